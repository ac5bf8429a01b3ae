/* complete.c - owns what a query may go on with. Knows no prompt. */
#include "complete.h"

#include "filter.h"
#include "i18n.h"
#include "utf8.h"

#include <string.h>

struct collector {
	struct completion *out;
	struct slice typed;      /* what the choices have to begin with, */
	struct str folded;       /* and folded */
	struct str last;         /* the choice before, to leave out what is equal */
};

void completion_init(struct completion *completion)
{
	*completion = (struct completion){0};
	str_init(&completion->common);
	str_init(&completion->choices);
}

void completion_done(struct completion *completion)
{
	str_done(&completion->common);
	str_done(&completion->choices);
}

/* --- choices --------------------------------------------------------------------- */

static bool begins_like(const struct collector *collector, struct slice text)
{
	struct str folded;
	bool begins;

	str_init(&folded);
	utf8_fold(&folded, text);
	begins = slice_equal(slice_part(str_slice(&folded), 0, collector->folded.len),
			     str_slice(&collector->folded));
	str_done(&folded);
	return begins;
}

/* Cuts common to what choice begins with, too, at a whole character. */
static void cut_common(struct str *common, struct slice choice)
{
	struct slice text = str_slice(common);
	size_t same = 0;
	uint32_t code;

	while (same < text.len) {
		size_t len = utf8_decode(slice_part(text, same, SIZE_MAX), &code);

		if (!len || !slice_equal(slice_part(text, same, len), slice_part(choice, same, len)))
			break;
		same += len;
	}
	common->len = same;
	common->data[same] = '\0';
}

static void add(struct collector *collector, struct slice text)
{
	struct completion *out = collector->out;
	bool quoted = slice_find(text, 0, ' ') < text.len || slice_find(text, 0, ',') < text.len;
	struct str choice;

	if (out->count == COMPLETE_MOST)
		return;
	str_init(&choice);
	str_format(&choice, quoted ? "\"%.*s\"" : "%.*s", SLICE_ARGS(text));
	if (out->count && slice_equal(str_slice(&choice), str_slice(&collector->last))) {
		str_done(&choice);
		return;
	}
	if (out->count++)
		str_add_char(&out->choices, ' ');
	str_add(&out->choices, str_slice(&choice));
	if (out->count == 1)
		str_add(&out->common, str_slice(&choice));
	else
		cut_common(&out->common, str_slice(&choice));
	str_done(&collector->last);
	collector->last = choice;
}

static void try_word(void *context, const char *word, const char *label)
{
	struct collector *collector = context;

	if (begins_like(collector, slice_of(word)) || begins_like(collector, slice_of(_(label))))
		add(collector, slice_of(word));
}

static void add_names(struct kb *kb, enum kind kind, struct collector *collector)
{
	struct kb_name names[COMPLETE_MOST];
	struct arena arena;
	size_t count;

	arena_init(&arena);
	count = kb_names(kb, kind, collector->typed, true, &arena, names, COMPLETE_MOST);
	for (size_t i = 0; i < count; i++)
		add(collector, names[i].shown);
	arena_done(&arena);
}

static void try_term(void *context, struct slice term)
{
	struct str value;

	str_init(&value);
	facet_value(term, &value);
	add(context, str_slice(&value));
	str_done(&value);
}

static void add_terms(struct kb *kb, enum facet facet, struct collector *collector)
{
	struct str prefix;

	str_init(&prefix);
	facet_word(facet, collector->typed, &prefix);
	kb_terms(kb, str_slice(&prefix), COMPLETE_MOST, try_term, collector);
	str_done(&prefix);
}

static void add_values(struct kb *kb, enum filter filter, struct collector *collector)
{
	switch (filter_table[filter].values) {
	case FILTER_WORDS: filter_words(filter, try_word, collector); break;
	case FILTER_NAMES: add_names(kb, filter_table[filter].kind, collector); break;
	case FILTER_FREE: add_terms(kb, filter_table[filter].facet, collector); break;
	default: break;
	}
}

static void add_filters(struct collector *collector)
{
	for (int i = 0; i < FILTER_COUNT; i++) {
		struct str name;

		str_init(&name);
		str_format(&name, "%s:", filter_table[i].name);
		if (begins_like(collector, str_slice(&name)))
			add(collector, str_slice(&name));
		str_done(&name);
	}
}

/* --- what is being typed ------------------------------------------------------------ */

/* Where the last term of text begins; what stands in quotation marks is one. */
static size_t last_term(struct slice text)
{
	size_t from = 0;
	bool quoted = false;

	for (size_t i = 0; i < text.len; i++) {
		quoted ^= text.data[i] == '"';
		if (!quoted && strchr(" (", text.data[i]))
			from = i + 1;
	}
	return from + (from < text.len && text.data[from] == '-');
}

/* Where the last value of a filter begins, behind its colon or a comma. */
static size_t last_value(struct slice text, size_t from)
{
	bool quoted = false;

	for (size_t i = from; i < text.len; i++) {
		quoted ^= text.data[i] == '"';
		if (!quoted && text.data[i] == ',')
			from = i + 1;
	}
	return from;
}

void complete_query(struct kb *kb, struct slice text, struct completion *out)
{
	size_t from = last_term(text), colon = slice_find(text, from, ':');
	enum filter filter = colon < text.len
				     ? filter_of_name(slice_part(text, from, colon - from))
				     : FILTER_COUNT;
	struct collector collector = {.out = out};

	str_init(&collector.folded);
	str_init(&collector.last);
	out->of_filter = filter != FILTER_COUNT;
	out->from = out->of_filter ? last_value(text, colon + 1) : from;
	collector.typed = slice_part(text, out->from, SIZE_MAX);
	if (collector.typed.len && *collector.typed.data == '"')
		collector.typed = slice_part(collector.typed, 1, SIZE_MAX);
	utf8_fold(&collector.folded, collector.typed);
	if (filter != FILTER_COUNT)
		add_values(kb, filter, &collector);
	else
		add_filters(&collector);
	if (out->count == 1 && filter != FILTER_COUNT)
		str_add_char(&out->common, ' ');
	if (out->count > 1 && out->common.len < text.len - out->from) {
		str_clear(&out->common);
		str_add(&out->common, slice_part(text, out->from, SIZE_MAX));
	}
	str_done(&collector.last);
	str_done(&collector.folded);
}
