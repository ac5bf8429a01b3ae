/* record.c - looks into records: fields, links, titles, dates.
 *
 * Must not know where a record comes from, nor any other record. */
#include "record.h"

#include "utf8.h"

/* --- values ------------------------------------------------------------- */

static bool value_is(const struct value *value, enum field_name name)
{
	return value->field && value->field->name == name;
}

const struct value *value_find(const struct value *parent, enum field_name name)
{
	for (size_t i = 0; i < parent->count; i++)
		if (value_is(&parent->items[i], name))
			return &parent->items[i];
	return NULL;
}

const struct value *value_next(const struct value *parent, const struct value *value)
{
	const struct value *next = value + 1;

	if (next >= parent->items + parent->count || !value_is(next, value->field->name))
		return NULL;
	return next;
}

struct slice value_text(const struct value *parent, enum field_name name)
{
	const struct value *value = value_find(parent, name);

	return value ? value->text : (struct slice){0};
}

struct slice value_localised(const struct value *value, struct slice language, bool *missing)
{
	bool fell_back = value->language.len > 0 && !slice_equal(value->language, language);
	struct slice text = value->text;

	for (size_t i = 0; i < value->count; i++)
		if (slice_equal(value->items[i].language, language)) {
			if (missing)
				*missing = false;
			return value->items[i].text;
		}
	if (missing)
		*missing = fell_back || value->count > 0;
	return text;
}

/* --- dates and places --------------------------------------------------- */

const struct date *record_date(const struct record *record)
{
	static const enum field_name of_kind[KIND_COUNT] = {
		[KIND_PARTY] = FIELD_FOUNDED,  [KIND_DISPUTE] = FIELD_FROM,
		[KIND_ISSUE] = FIELD_COUNT,    [KIND_POSITION] = FIELD_DATE,
		[KIND_EVENT] = FIELD_DATE,     [KIND_USE] = FIELD_DATE,
		[KIND_SOURCE] = FIELD_ISSUED,
	};
	const struct value *value = value_find(&record->root, of_kind[record->kind]);

	return value && date_is_set(&value->date) ? &value->date : NULL;
}

struct place record_place(const struct record *record, const struct value *value)
{
	if (!value || !value->line)
		value = &record->root;
	return (struct place){record->file, value->line, value->column};
}

/* --- links -------------------------------------------------------------- */

struct mention {
	struct slice id;
	struct slice words;   /* what is shown: the id, unless words were given */
	size_t start;         /* offset of its first bracket, */
	size_t end;           /* and behind its last */
};

/* Finds the next [[id]] or [[id|words]] of text at or behind from. */
static bool mention_next(struct slice text, size_t from, struct mention *mention)
{
	for (size_t at = slice_find(text, from, '['); at + 1 < text.len;
	     at = slice_find(text, at + 1, '[')) {
		if (text.data[at + 1] != '[')
			continue;
		size_t close = slice_find(text, at + 2, ']');
		if (close + 1 >= text.len || text.data[close + 1] != ']')
			continue;
		struct slice inside = slice_part(text, at + 2, close - at - 2);
		size_t bar = slice_find(inside, 0, '|');
		mention->id = slice_trim(slice_part(inside, 0, bar));
		mention->words = bar < inside.len
					 ? slice_trim(slice_part(inside, bar + 1, inside.len))
					 : mention->id;
		mention->start = at;
		mention->end = close + 2;
		return true;
	}
	return false;
}

struct walk {
	record_visit *visit;
	void *context;
};

static void walk_mentions(const struct walk *walk, const struct value *value)
{
	struct mention mention = {0};

	while (mention_next(value->text, mention.end, &mention))
		walk->visit(walk->context, FIELD_COUNT, mention.id, value);
}

static enum field_name relation_of(const struct value *value, enum field_name relation)
{
	if (value->field->name == FIELD_REFERENCES || relation == FIELD_COUNT)
		return value->field->name;
	return relation;
}

/* Maps within maps end with the shapes, so the recursion does too. */
static void walk_items(const struct walk *walk, const struct value *parent,
		       enum field_name outer)
{
	for (size_t i = 0; i < parent->count; i++) {
		const struct value *value = &parent->items[i];
		if (!value->field)
			continue;
		enum field_name relation = relation_of(value, outer);
		if (value->count)
			walk_items(walk, value, relation);
		else if (value->field->type == TYPE_LINK)
			walk->visit(walk->context, relation, value->text, value);
		else if (value->field->type == TYPE_PROSE)
			walk_mentions(walk, value);
	}
}

void record_links(const struct record *record, record_visit *visit, void *context)
{
	struct walk walk = {visit, context};

	walk_items(&walk, &record->root, FIELD_COUNT);
}

/* --- titles ------------------------------------------------------------- */

#define TITLE_COLUMNS 100

/* Whether the full stop at offset `at` belongs to an abbreviation or a number. */
static bool is_abbreviation(struct slice text, size_t at)
{
	static const char *const known[] = {"Mr",  "Mrs", "Ms", "Dr", "Prof", "St",   "No",
					    "Nr",  "Inc", "vs", "v",  "Art",  "Abs",  "Sec",
					    "bzw", "ca",  "cf", "Jr", "Sr",   "Corp", "Co"};
	size_t from = at;

	while (from > 0 && text.data[from - 1] != ' ' && text.data[from - 1] != '\n' &&
	       text.data[from - 1] != '.' && text.data[from - 1] != '(')
		from--;
	struct slice word = slice_part(text, from, at - from);
	if (word.len <= 1 || (word.data[word.len - 1] >= '0' && word.data[word.len - 1] <= '9' &&
			      word.len <= 2))
		return true;
	for (size_t i = 0; i < COUNT_OF(known); i++)
		if (slice_is(word, known[i]))
			return true;
	return false;
}

/* Skips closing quotes and brackets. */
static size_t skip_closing(struct slice text, size_t at)
{
	static const char *const closing[] = {"\"",     "'",      ")",      "\u201d",
					      "\u2019", "\u201c", "\u00bb", "\u00ab"};

	for (size_t i = 0; i < COUNT_OF(closing); i++)
		if (slice_starts(slice_part(text, at, text.len), closing[i]))
			return skip_closing(text, at + slice_of(closing[i]).len);
	return at;
}

static struct slice first_sentence(struct slice text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.data[i];
		if (c == '\n' && i + 1 < text.len && text.data[i + 1] == '\n')
			return slice_part(text, 0, i);
		if (c != '.' && c != '?' && c != '!')
			continue;
		size_t end = skip_closing(text, i + 1);
		bool ends = end >= text.len || text.data[end] == ' ' || text.data[end] == '\n';
		bool goes_on = end + 1 < text.len && text.data[end + 1] >= 'a' &&
			       text.data[end + 1] <= 'z';
		if (ends && !goes_on && (c != '.' || end >= text.len || !is_abbreviation(text, i)))
			return slice_part(text, 0, end);
	}
	return text;
}

/* Appends text on one line, mentions as their words, without a last full stop. */
static void add_plain(struct str *out, struct slice text)
{
	struct mention mention = {0};
	size_t start = out->len;

	for (size_t at = 0; at < text.len;) {
		bool found = mention_next(text, at, &mention);
		size_t stop = found ? mention.start : text.len;
		str_add(out, slice_part(text, at, stop - at));
		if (found)
			str_add(out, mention.words);
		at = found ? mention.end : text.len;
	}
	for (size_t i = start; i < out->len; i++)
		if (out->data[i] == '\n')
			out->data[i] = ' ';
	if (out->len > start && out->data[out->len - 1] == '.')
		out->data[--out->len] = '\0';
}

/* Appends text cut at a word to TITLE_COLUMNS. */
static void add_cut(struct str *out, struct slice text)
{
	if (utf8_width(text) <= TITLE_COLUMNS) {
		str_add(out, text);
		return;
	}
	struct slice cut = utf8_cut(text, TITLE_COLUMNS - 1);
	size_t end = cut.len;
	while (end > 0 && text.data[end] != ' ')
		end--;
	str_add(out, slice_trim(end ? slice_part(text, 0, end) : cut));
	str_add_text(out, "\u2026");
}

void record_title(const struct record *record, struct slice language, bool *missing,
		  struct str *out)
{
	const struct value *value = value_find(&record->root, FIELD_TITLE);
	struct str plain;

	if (missing)
		*missing = false;
	if (!value)
		value = value_find(&record->root, FIELD_NAME);
	if (value) {
		str_add(out, value_localised(value, language, missing));
		return;
	}
	value = value_find(&record->root, FIELD_TEXT);
	if (!value)
		return;
	str_init(&plain);
	add_plain(&plain, first_sentence(value_localised(value, language, missing)));
	add_cut(out, str_slice(&plain));
	str_done(&plain);
}

struct slice record_short_name(const struct record *party)
{
	struct slice name = value_text(&party->root, FIELD_SHORT);

	return name.len ? name : value_text(&party->root, FIELD_NAME);
}
