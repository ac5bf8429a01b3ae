/* query_filter.c - owns the reading of a filter's values. Knows no index.
 *
 * The value that a query ends in is still being typed: it stands for all that
 * begin so, and what is no date yet does not narrow. */
#include "query_part.h"

#include "i18n.h"
#include "nearest.h"
#include "utf8.h"

#include <string.h>

struct reader {
	struct query *query;
	struct query_node *node;
	struct error *error;
	size_t at;
	struct query_value *last;
};

static struct query_value *add_value(struct reader *reader, struct slice text, bool prefix)
{
	struct arena *arena = &reader->query->arena;
	struct query_value *value = arena_zero(arena, sizeof(*value));

	*value = (struct query_value){
		.text = {arena_copy(arena, text.data, text.len), text.len},
		.prefix = prefix,
	};
	if (reader->last)
		reader->last->next = value;
	else
		reader->node->values = value;
	reader->last = value;
	return value;
}

/* --- closed lists -------------------------------------------------------------- */

struct match {
	struct reader *reader;
	struct slice typed;       /* folded */
	struct nearest nearest;
	bool prefix;              /* what begins like it counts */
	bool count_only;
	size_t found;
};

static bool is_like(const struct match *match, const char *text)
{
	struct str folded;
	struct slice begin;
	bool is;

	str_init(&folded);
	utf8_fold(&folded, slice_of(text));
	begin = match->prefix ? slice_part(str_slice(&folded), 0, match->typed.len)
			      : str_slice(&folded);
	is = slice_equal(begin, match->typed);
	str_done(&folded);
	return is;
}

static void try_word(void *context, const char *word, const char *label)
{
	struct match *match = context;

	nearest_try(&match->nearest, word);
	if (!is_like(match, word) && !is_like(match, _(label)))
		return;
	match->found++;
	if (!match->count_only)
		add_value(match->reader, slice_of(word), false);
}

/* A beginning will do where it is the only one, or where it may still grow. */
static void try_beginnings(struct match *match, enum filter filter, bool open)
{
	match->prefix = true;
	match->count_only = true;
	filter_words(filter, try_word, match);
	match->count_only = false;
	if (match->found != 1 && !open)
		match->found = 0;
	else if (match->found)
		filter_words(filter, try_word, match);
}

static bool read_word(struct reader *reader, struct slice text, size_t from, bool open)
{
	struct match match = {.reader = reader};
	enum filter filter = reader->node->filter;
	struct str folded;

	str_init(&folded);
	utf8_fold(&folded, text);
	match.typed = str_slice(&folded);
	nearest_init(&match.nearest, match.typed);
	filter_words(filter, try_word, &match);
	if (!match.found)
		try_beginnings(&match, filter, open);
	if (!match.found && match.nearest.word)
		query_fail(reader->query, from, reader->error,
			   _("%s: has no “%.*s”; “%s” is the nearest"), filter_table[filter].name,
			   SLICE_ARGS(text), match.nearest.word);
	else if (!match.found)
		query_fail(reader->query, from, reader->error,
			   _("%s: has no “%.*s”; Tab shows what there is"),
			   filter_table[filter].name, SLICE_ARGS(text));
	str_done(&folded);
	return match.found > 0;
}

/* --- dates ---------------------------------------------------------------------- */

/* The date that text is, or, while it is typed, begins with; false where it is none. */
static bool read_date(struct slice text, bool open, struct date *date, struct error *error)
{
	for (size_t len = text.len; open && len > 0; len--)
		if (date_parse(slice_part(text, 0, len), date, NULL))
			return true;
	return date_parse(text, date, error);
}

/* One end of a range; nothing is no end. */
static bool read_end(struct slice text, bool open, struct date *date, struct error *error)
{
	*date = (struct date){0};
	return !text.len || read_date(text, open, date, error);
}

static void set_days(struct query_value *value, enum filter filter, const struct date *from,
		     const struct date *to)
{
	value->first = date_is_set(from) ? date_first(from) : INT32_MIN;
	value->last = date_is_set(to) ? date_last(to) : DATE_DAY_MAX;
	if (filter == FILTER_BEFORE)
		value->last = value->first;
	if (filter == FILTER_AFTER)
		value->first = date_last(from);
}

static bool read_dates(struct reader *reader, struct slice text, size_t from, bool open)
{
	struct slice dots = {memmem(text.data, text.len, "..", 2), 2};
	struct slice left = dots.data ? slice_part(text, 0, (size_t)(dots.data - text.data)) : text;
	struct slice right = dots.data ? slice_part(text, left.len + 2, SIZE_MAX) : text;
	struct error error = {0};
	struct date begin, end;

	if (dots.data && (reader->node->filter != FILTER_DATE ||
			  (left.len && left.data[left.len - 1] == '/'))) {
		left = right = text;
		dots.data = NULL;
	}
	if (read_end(left, open && !dots.data, &begin, &error) &&
	    read_end(right, open, &end, &error)) {
		if (dots.data && left.len && right.len && date_last(&end) < date_first(&begin))
			return query_fail(reader->query, from, reader->error,
					  _("the range runs backwards; it is from..to"));
		set_days(add_value(reader, text, false), reader->node->filter, &begin, &end);
		return true;
	}
	/* "date:20" is on its way to being one. */
	if (open && text.len < 4 + (dots.data ? left.len + 2 : 0))
		return true;
	return query_fail(reader->query, from, reader->error, "%s", error.message);
}

/* --- any ------------------------------------------------------------------------- */

/* The text up to what ends a value; a phrase without its quotation marks. */
static struct slice take_text(struct reader *reader)
{
	struct slice text = reader->query->text;
	size_t from = reader->at, end;

	if (from < text.len && text.data[from] == '"') {
		end = slice_find(text, from + 1, '"');
		reader->at = end < text.len ? end + 1 : end;
		return slice_part(text, from + 1, end - from - 1);
	}
	while (reader->at < text.len && !strchr(" ,()\"", text.data[reader->at]))
		reader->at++;
	return slice_part(text, from, reader->at - from);
}

static bool read_value(struct reader *reader)
{
	size_t from = reader->at;
	struct slice text = take_text(reader);
	bool open = reader->query->typing && reader->at == reader->query->text.len &&
		    (from == reader->at || reader->query->text.data[reader->at - 1] != '"');

	if (!text.len)
		return open || query_fail(reader->query, from, reader->error,
					  _("say a value behind “%s:”"),
					  filter_table[reader->node->filter].name);
	switch (filter_table[reader->node->filter].values) {
	case FILTER_WORDS:
		return read_word(reader, text, from, open);
	case FILTER_DATES:
		return read_dates(reader, text, from, open);
	default:
		add_value(reader, text, open)->offset = from;
		return true;
	}
}

struct query_node *query_filter(struct query *query, enum filter filter, size_t *at,
				struct error *error)
{
	struct reader reader = {.query = query, .error = error, .at = *at};
	bool more;

	reader.node = arena_zero(&query->arena, sizeof(*reader.node));
	reader.node->type = QUERY_FILTER;
	reader.node->filter = filter;
	do {
		if (!read_value(&reader))
			return NULL;
		more = reader.at < query->text.len && query->text.data[reader.at] == ',';
		reader.at += more;
	} while (more);
	*at = reader.at;
	if (!reader.node->values)
		return NULL;
	if (filter_table[filter].values == FILTER_NAMES)
		vec_push(&query->named, reader.node);
	return reader.node;
}

/* --- names of entries -------------------------------------------------------------- */

static void add_id(void *adding, struct slice id)
{
	struct reader *reader = adding;

	add_value(reader, id, false);
}

/* Puts the ids in place of the names; names that still grow may yet fit one. */
static bool resolve_node(struct query *query, struct query_node *node, query_find_ids *find,
			 void *context, struct error *error)
{
	struct reader reader = {.query = query, .node = node, .error = error};
	enum kind kind = filter_table[node->filter].kind;
	struct query_value *names = node->values;

	node->values = NULL;
	for (const struct query_value *name = names; name; name = name->next) {
		const struct query_value *before = reader.last;

		find(context, kind, name->text, false, add_id, &reader);
		if (reader.last == before && name->prefix)
			find(context, kind, name->text, true, add_id, &reader);
		if (reader.last == before && !name->prefix)
			return query_fail(query, name->offset, error,
					  _("%s: names nothing called “%.*s”"),
					  filter_table[node->filter].name, SLICE_ARGS(name->text));
	}
	return true;
}

bool query_resolve(struct query *query, query_find_ids *find, void *context,
		   struct error *error)
{
	for (size_t i = 0; i < query->named.count; i++)
		if (!resolve_node(query, query->named.items[i], find, context, error))
			return false;
	return true;
}
