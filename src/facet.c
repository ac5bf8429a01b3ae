/* facet.c - owns the spelling of facet words and which of them an entry has.
 *
 * A word is U+E000, the facet's letter, and the value, in which what would end a
 * word for the tokenizer is replaced by another character of private use. */
#include "facet.h"

#include "utf8.h"

#include <string.h>

#define SIGN 0xe000
#define STAND_IN 0xe001   /* for '-', the next two for '.' and '_', then any other */

static const char separators[] = "-._";

/* How many bytes at the beginning of text are letters and digits of ASCII. */
static size_t word_len(struct slice text)
{
	size_t len = 0;

	while (len < text.len && ((text.data[len] >= 'a' && text.data[len] <= 'z') ||
				  (text.data[len] >= '0' && text.data[len] <= '9')))
		len++;
	return len;
}

void facet_word(enum facet facet, struct slice value, struct str *out)
{
	static const char letters[FACET_COUNT] = {
#define FACET_LETTER(name, letter) [FACET_##name] = letter,
		FACETS(FACET_LETTER)
#undef FACET_LETTER
	};
	struct str folded;
	uint32_t code;

	str_init(&folded);
	utf8_fold(&folded, value);
	utf8_encode(out, SIGN);
	str_add_char(out, letters[facet]);
	for (size_t at = 0, len; at < folded.len; at += len) {
		struct slice rest = slice_part(str_slice(&folded), at, SIZE_MAX);
		const char *separator;

		len = word_len(rest);
		str_add(out, slice_part(rest, 0, len));
		if (len)
			continue;
		len = utf8_decode(rest, &code);
		if (!len)
			break;
		separator = strchr(separators, *rest.data);
		if (separator)
			code = STAND_IN + (uint32_t)(separator - separators);
		else if (!utf8_is_word(code))
			code = STAND_IN + sizeof(separators) - 1;
		utf8_encode(out, code);
	}
	str_done(&folded);
}

void facet_value(struct slice word, struct str *out)
{
	uint32_t code;

	/* The sign, and the facet's letter. */
	word = slice_part(word, utf8_decode(word, &code) + 1, SIZE_MAX);
	for (size_t at = 0, len; at < word.len; at += len) {
		struct slice rest = slice_part(word, at, SIZE_MAX);

		len = utf8_decode(rest, &code);
		if (!len)
			break;
		if (code >= STAND_IN && code < STAND_IN + sizeof(separators))
			str_add_char(out, code == STAND_IN + sizeof(separators) - 1
						  ? ' ' : separators[code - STAND_IN]);
		else
			str_add(out, slice_part(rest, 0, len));
	}
}

/* --- of an entry ------------------------------------------------------------- */

/* Which relations lead to what a facet is about: directly, and from there on. */
struct path {
	enum facet facet;
	enum field_name relation;   /* of the entry's own links */
	unsigned kinds;             /* of what they lead to */
};

static const struct path paths[] = {
	{FACET_PARTY, FIELD_BY, KIND_BIT(KIND_PARTY)},
	{FACET_PARTY, FIELD_VOICE, KIND_BIT(KIND_PARTY)},
	{FACET_PARTY, FIELD_ACTORS, KIND_BIT(KIND_PARTY)},
	{FACET_PARTY, FIELD_PARTIES, KIND_BIT(KIND_PARTY)},
	{FACET_PARTY, FIELD_AFFECTS, KIND_BIT(KIND_PARTY)},
	{FACET_PARTY, FIELD_MEMBERSHIPS, KIND_BIT(KIND_PARTY)},
	{FACET_PARTY, FIELD_PARENT, KIND_BIT(KIND_PARTY)},
	{FACET_ISSUE, FIELD_ON, KIND_BIT(KIND_ISSUE)},
	{FACET_ISSUE, FIELD_RAISES, KIND_BIT(KIND_ISSUE)},
	{FACET_ISSUE, FIELD_PART_OF, KIND_BIT(KIND_ISSUE)},
	{FACET_DISPUTE, FIELD_DISPUTE, KIND_BIT(KIND_DISPUTE)},
	{FACET_DISPUTE, FIELD_DISPUTES, KIND_BIT(KIND_DISPUTE)},
	{FACET_DISPUTE, FIELD_PART_OF, KIND_BIT(KIND_DISPUTE)},
	{FACET_SOURCE, FIELD_REFERENCES, KIND_BIT(KIND_SOURCE)},
	{FACET_SOURCE, FIELD_CONFIRMED_BY, KIND_BIT(KIND_SOURCE)},
	{FACET_SOURCE, FIELD_AGREEMENT, KIND_BIT(KIND_SOURCE)},
};

/* From what was reached, one step on: what stands behind a party, and in which
 * dispute an issue is. */
static const struct path further[] = {
	{FACET_PARTY, FIELD_PARENT, KIND_BIT(KIND_PARTY)},
	{FACET_DISPUTE, FIELD_DISPUTE, KIND_BIT(KIND_DISPUTE)},
	{FACET_DISPUTE, FIELD_PART_OF, KIND_BIT(KIND_DISPUTE)},
};

static void add(enum facet facet, struct slice value, struct str *out)
{
	if (!value.len)
		return;
	str_add_char(out, ' ');
	facet_word(facet, value, out);
}

/* Sources are also asked for by who published them. */
static void add_target(enum facet facet, const struct record *target, struct str *out)
{
	add(facet, target->id, out);
	if (facet == FACET_SOURCE)
		add(facet, value_text(&target->root, FIELD_PUBLISHER), out);
}

static void add_further(const struct graph_node *node, struct str *out)
{
	for (size_t i = 0; i < node->forward.count; i++) {
		const struct graph_link *link = &node->forward.items[i];

		for (size_t p = 0; p < COUNT_OF(further); p++)
			if (link->relation == further[p].relation &&
			    further[p].kinds & KIND_BIT(link->node->record->kind))
				add(further[p].facet, link->node->record->id, out);
	}
}

static void add_links(const struct graph_node *node, struct str *out)
{
	for (size_t i = 0; i < node->forward.count; i++) {
		const struct graph_link *link = &node->forward.items[i];

		for (size_t p = 0; p < COUNT_OF(paths); p++) {
			if (link->relation != paths[p].relation ||
			    !(paths[p].kinds & KIND_BIT(link->node->record->kind)))
				continue;
			add_target(paths[p].facet, link->node->record, out);
			add_further(link->node, out);
		}
	}
}

/* An entry is found under its own id, too. */
static void add_itself(const struct record *record, struct str *out)
{
	static const enum facet own[KIND_COUNT] = {
		[KIND_PARTY] = FACET_PARTY,       [KIND_DISPUTE] = FACET_DISPUTE,
		[KIND_ISSUE] = FACET_ISSUE,       [KIND_POSITION] = FACET_COUNT,
		[KIND_EVENT] = FACET_COUNT,       [KIND_USE] = FACET_COUNT,
		[KIND_SOURCE] = FACET_SOURCE,
	};

	add(FACET_KIND, slice_of(kind_table[record->kind].name), out);
	if (own[record->kind] != FACET_COUNT)
		add_target(own[record->kind], record, out);
}

/* Of a list of statuses all: which one holds depends on the day. */
static void add_words(const struct record *record, struct str *out)
{
	add(FACET_STANCE, value_text(&record->root, FIELD_STANCE), out);
	add(FACET_STAGE, value_text(&record->root, FIELD_STAGE), out);
	add(FACET_TECHNIQUE, value_text(&record->root, FIELD_TECHNIQUE), out);
	add(FACET_STATUS, value_text(&record->root, FIELD_RESOLUTION), out);
	if (record->kind == KIND_ISSUE)
		add(FACET_STATUS, SLICE("open"), out);
	for (VALUES(v, &record->root, FIELD_STATUS))
		add(FACET_STATUS, v->count ? value_text(v, FIELD_STATUS) : v->text, out);
	for (VALUES(v, &record->root, FIELD_TAGS))
		add(FACET_TAG, v->text, out);
}

/* Which of the base's languages some text of the value, and which all texts have. */
static void add_languages(const struct value *value, const struct base *base, unsigned *some,
			  unsigned *all)
{
	unsigned here = 0;

	for (size_t i = 0; i < value->count; i++)
		if (!value->items[i].language.len)
			add_languages(&value->items[i], base, some, all);
	if (!value->field || !(value->field->flags & FIELD_LOCALISED))
		return;
	for (size_t l = 0; l < base->language_count; l++) {
		if (!value->count && l == 0)
			here |= 1u;
		for (size_t i = 0; i < value->count; i++)
			if (slice_equal(value->items[i].language, base->languages[l]))
				here |= 1u << l;
	}
	*some |= here;
	*all &= here;
}

static void add_translations(const struct record *record, const struct base *base,
			     struct str *out)
{
	unsigned some = 0, every = (1u << base->language_count) - 1, all = every;
	struct slice own = value_text(&record->root, FIELD_LANGUAGE);

	add_languages(&record->root, base, &some, &all);
	add(FACET_LANG, own, out);
	for (size_t l = 0; l < base->language_count; l++)
		if (some & (1u << l) && !slice_equal(own, base->languages[l]))
			add(FACET_LANG, base->languages[l], out);
	if (some && all == every && base->language_count > 1)
		add(FACET_HAS, SLICE(FACET_TRANSLATION), out);
}

static bool has_quote(const struct record *record)
{
	for (VALUES(v, &record->root, FIELD_REFERENCES))
		if (value_text(v, FIELD_QUOTE).len)
			return true;
	return false;
}

static bool has_reply(const struct graph_node *node)
{
	for (size_t i = 0; i < node->back.count; i++)
		if (node->back.items[i].relation == FIELD_REPLIES_TO)
			return true;
	return false;
}

void facet_add_all(const struct graph_node *node, const struct base *base, struct str *out)
{
	const struct record *record = node->record;

	add_itself(record, out);
	add_links(node, out);
	add_words(record, out);
	add_translations(record, base, out);
	if (has_reply(node))
		add(FACET_HAS, SLICE(FACET_REPLY), out);
	if (has_quote(record))
		add(FACET_HAS, SLICE(FACET_QUOTE), out);
	if (value_find(&record->root, FIELD_NOTE))
		add(FACET_HAS, SLICE(FACET_NOTE), out);
}
