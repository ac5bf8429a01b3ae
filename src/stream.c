/* stream.c - owns how a query is answered. Knows no screen and keeps no hits.
 *
 * A tree of streams follows the tree of the query. Parts that one full-text table
 * can answer together become one MATCH; parts of an "all of" that are left advance
 * by turns to each other's next entry (a leapfrog join: Veldhuizen, Leapfrog
 * Triejoin, 2014); what can't be enumerated is tested. */
#include "stream.h"

#include "db.h"
#include "phrase.h"
#include "word.h"

#include <stdlib.h>

/* Rows that are stepped over before a table is asked anew from further on. */
#define STEPS_BEFORE_SEEK 48

/* What it costs, in steps, to read an entry, and to ask a table. */
#define COST_ENTRY 128
#define COST_SEEK 64

enum stream_type { STREAM_TEXT, STREAM_EVERY, STREAM_ALL, STREAM_ANY };

enum test_type {
	TEST_DATE, TEST_MARK, TEST_STATUS, TEST_REPLY,   /* of a filter */
	TEST_WORD,                                       /* a prefix that is too wide */
	TEST_NOT                                         /* not in `inner` */
};

struct test {
	enum test_type type;
	const struct query_node *node;
	struct phrase *phrase;           /* TEST_WORD */
	struct stream *inner;            /* TEST_NOT */
};

struct stream {
	enum stream_type type;
	struct stream_context *context;
	struct db_statement *statement;   /* STREAM_TEXT */
	bool asked;                       /* and it has been bound */
	uint32_t at;                      /* the entry last found; 0: none yet */
	bool ended;
	VEC(struct stream *) parts;
	VEC(struct test) tests;           /* what is found has to pass all */
};

bool stream_spend(struct stream_context *context, size_t steps)
{
	if (context->budget >= steps && !kb_is_interrupted(context->reading->kb)) {
		context->budget -= steps;
		return true;
	}
	context->budget = 0;
	context->cut = true;
	return false;
}

/* --- which table answers a part --------------------------------------------------- */

enum table { TABLE_TEXT, TABLE_TITLE, TABLE_NONE, TABLE_MIXED };

static bool is_prefix_wide(struct stream_context *context, struct slice text)
{
	uint64_t entries = 0;
	struct arena arena;
	struct phrase *phrase;

	arena_init(&arena);
	phrase = phrase_new(&arena, text, true);
	for (size_t i = 0; i < phrase_count(phrase) && entries <= context->widest; i++)
		entries += kb_term_entries(context->reading->kb, phrase_last(phrase, i), true,
					   context->widest);
	arena_done(&arena);
	return entries > context->widest;
}

/* Whether a term ends in a prefix that too many texts have a word with. There is but
 * one prefix in a query, the last word. */
static bool is_too_wide(struct stream_context *context, const struct query_node *term)
{
	if (!term->prefix)
		return false;
	if (!context->is_width_known)
		context->is_wide = is_prefix_wide(context, term->text);
	context->is_width_known = true;
	return context->is_wide;
}

/* has:reply is a fact of today; of an earlier day it has to be looked at. */
static bool asks_for_reply(const struct stream_context *context, const struct query_node *filter)
{
	if (filter->filter != FILTER_HAS || context->reading->day >= date_today())
		return false;
	for (const struct query_value *value = filter->values; value; value = value->next)
		if (slice_is(value->text, FACET_REPLY))
			return true;
	return false;
}

static enum table table_of(struct stream_context *context, const struct query_node *node,
			   bool titles);

static enum table table_of_parts(struct stream_context *context, const struct query_node *node,
				 bool titles)
{
	enum table table = table_of(context, node->first, titles);

	for (const struct query_node *part = node->first->next; part; part = part->next)
		if (table_of(context, part, titles) != table)
			return TABLE_MIXED;
	return table == TABLE_NONE ? TABLE_MIXED : table;
}

static enum table table_of(struct stream_context *context, const struct query_node *node,
			   bool titles)
{
	switch (node->type) {
	case QUERY_TERM:
		if (titles)
			return TABLE_TITLE;
		return is_too_wide(context, node) ? TABLE_NONE : TABLE_TEXT;
	case QUERY_FILTER:
		if (filter_table[node->filter].facet == FACET_COUNT)
			return TABLE_NONE;
		return node->filter == FILTER_STATUS || asks_for_reply(context, node)
			       ? TABLE_MIXED : TABLE_TEXT;
	case QUERY_NOT:
		/* What must not occur must not occur anywhere. */
		return table_of(context, node->first, false);
	default:
		return table_of_parts(context, node, titles);
	}
}

/* --- opening -------------------------------------------------------------------------- */

static struct stream *stream_new(struct stream_context *context, enum stream_type type)
{
	struct stream *stream = mem_zero(sizeof(*stream));

	stream->type = type;
	stream->context = context;
	return stream;
}

void stream_close(struct stream *stream)
{
	if (!stream)
		return;
	for (size_t i = 0; i < stream->parts.count; i++)
		stream_close(stream->parts.items[i]);
	for (size_t i = 0; i < stream->tests.count; i++)
		stream_close(stream->tests.items[i].inner);
	vec_done(&stream->parts);
	vec_done(&stream->tests);
	db_free(stream->statement);
	free(stream);
}

bool stream_knows(void *kb, struct slice term, bool prefix)
{
	return kb_term_entries(kb, term, prefix, 0) > 0;
}

#define MATCHES_OF(table)                                                              \
	"SELECT rowid FROM " table " WHERE " table " MATCH ?1 AND rowid >= ?2 ORDER BY rowid"

/* What one table can answer on its own. */
static struct stream *open_text(struct stream_context *context, const struct query_node *node,
				bool titles)
{
	struct kb *kb = context->reading->kb;
	struct stream *stream = stream_new(context, STREAM_TEXT);
	struct str match;

	str_init(&match);
	query_node_fts(node, stream_knows, kb, &match);
	stream->statement = db_prepare(
		kb_db(kb), titles ? MATCHES_OF("title_index") : MATCHES_OF("text_index"),
		context->error);
	if (stream->statement)
		db_bind_text(stream->statement, 1,
			     (struct slice){arena_copy(&context->arena, match.data, match.len),
					    match.len});
	str_done(&match);
	if (stream->statement)
		return stream;
	stream_close(stream);
	return NULL;
}

static void add_test(struct stream *stream, enum test_type type, const struct query_node *node)
{
	struct test test = {.type = type, .node = node};

	if (type == TEST_WORD)
		test.phrase = phrase_new(&stream->context->arena, node->text, node->prefix);
	vec_push(&stream->tests, test);
}

static bool add_part(struct stream *stream, struct stream *part)
{
	if (part)
		vec_push(&stream->parts, part);
	return part != NULL;
}

/* A copy of node without what stands behind it. */
static struct query_node *alone(struct stream_context *context, const struct query_node *node)
{
	struct query_node *copy = arena_zero(&context->arena, sizeof(*copy));

	*copy = *node;
	copy->next = NULL;
	return copy;
}

/* An answer is tested; what else an entry may have are facets: each value by itself. */
static struct stream *open_has(struct stream_context *context, const struct query_node *node)
{
	struct stream *any = stream_new(context, STREAM_ANY);

	for (const struct query_value *value = node->values; value; value = value->next) {
		struct query_node *one = alone(context, node);

		one->values = arena_zero(&context->arena, sizeof(*one->values));
		*one->values = *value;
		one->values->next = NULL;
		if (!add_part(any, stream_open(context, one, false))) {
			stream_close(any);
			return NULL;
		}
	}
	return any;
}

/* Of words side by side all but the last, which is too wide a prefix. */
static bool add_complete_words(struct stream *all, const struct query_node *term)
{
	struct query_node *words = alone(all->context, term);

	while (words->text.len && words->text.data[words->text.len - 1] != ' ')
		words->text.len--;
	words->text = slice_trim(words->text);
	words->prefix = false;
	return !words->text.len || add_part(all, open_text(all->context, words, false));
}

/* Tests and enumerates one part that no table can answer on its own. */
static bool add_other(struct stream *all, const struct query_node *node, bool titles)
{
	struct stream_context *context = all->context;
	struct test exclusion = {.type = TEST_NOT};

	switch (node->type) {
	case QUERY_NOT:
		exclusion.inner = stream_open(context, node->first, false);
		if (exclusion.inner)
			vec_push(&all->tests, exclusion);
		return exclusion.inner != NULL;
	case QUERY_TERM:
		context->cut = true;
		add_test(all, TEST_WORD, node);
		return add_complete_words(all, node);
	case QUERY_FILTER:
		if (node->filter == FILTER_HAS && node->values->next)
			return add_part(all, open_has(context, node));
		if (node->filter == FILTER_IS)
			add_test(all, TEST_MARK, node);
		else if (node->filter == FILTER_STATUS)
			add_test(all, TEST_STATUS, node);
		else if (node->filter == FILTER_HAS)
			add_test(all, TEST_REPLY, node);
		else
			add_test(all, TEST_DATE, node);
		return filter_table[node->filter].facet == FACET_COUNT ||
		       add_part(all, open_text(context, alone(context, node), false));
	default:
		return add_part(all, stream_open(context, node, titles));
	}
}

/* Gathers the parts that each table can answer, and asks it once. */
struct group {
	struct query_node *node;   /* null: nothing yet */
	bool finds;                /* something in it is wanted */
};

static void add_to_group(struct stream_context *context, struct group *group,
			 const struct query_node *part)
{
	struct query_node *copy = alone(context, part);

	if (!group->node) {
		group->node = arena_zero(&context->arena, sizeof(*group->node));
		group->node->type = QUERY_ALL;
		group->node->first = copy;
	} else {
		group->node->last->next = copy;
	}
	group->node->last = copy;
	group->finds |= part->type != QUERY_NOT;
}

static bool add_parts(struct stream *all, const struct query_node *node, bool titles)
{
	struct stream_context *context = all->context;
	struct group groups[2] = {{0}};   /* by enum table */

	for (const struct query_node *part = node->first; part; part = part->next) {
		enum table table = table_of(context, part, titles);

		if (part->type != QUERY_NOT && table <= TABLE_TITLE)
			add_to_group(context, &groups[table], part);
		else if (part->type != QUERY_NOT && !add_other(all, part, titles))
			return false;
	}
	for (const struct query_node *part = node->first; part; part = part->next) {
		if (part->type != QUERY_NOT)
			continue;
		if (table_of(context, part, titles) == TABLE_TEXT && groups[TABLE_TEXT].finds)
			add_to_group(context, &groups[TABLE_TEXT], part);
		else if (!add_other(all, part, titles))
			return false;
	}
	for (int table = TABLE_TEXT; table <= TABLE_TITLE; table++)
		if (groups[table].node &&
		    !add_part(all, open_text(context, groups[table].node, table == TABLE_TITLE)))
			return false;
	return true;
}

static struct stream *open_all(struct stream_context *context, const struct query_node *node,
			       bool titles)
{
	struct stream *all = stream_new(context, STREAM_ALL);

	if (!add_parts(all, node, titles)) {
		stream_close(all);
		return NULL;
	}
	if (!all->parts.count)
		all->type = STREAM_EVERY;
	return all;
}

static struct stream *open_any(struct stream_context *context, const struct query_node *node,
			       bool titles)
{
	struct stream *any = stream_new(context, STREAM_ANY);

	for (const struct query_node *part = node->first; part; part = part->next)
		if (!add_part(any, stream_open(context, part, titles))) {
			stream_close(any);
			return NULL;
		}
	return any;
}

struct stream *stream_open(struct stream_context *context, const struct query_node *node,
			   bool titles)
{
	struct query_node *whole;
	enum table table = table_of(context, node, titles);

	if (table <= TABLE_TITLE)
		return open_text(context, alone(context, node), table == TABLE_TITLE);
	if (node->type == QUERY_ANY)
		return open_any(context, node, titles);
	if (node->type == QUERY_ALL)
		return open_all(context, node, titles);
	whole = arena_zero(&context->arena, sizeof(*whole));
	whole->type = QUERY_ALL;
	whole->first = whole->last = alone(context, node);
	return open_all(context, whole, titles);
}

/* --- testing ------------------------------------------------------------------------------ */

static bool is_on(const struct query_node *filter, const struct facts *facts)
{
	for (const struct query_value *value = filter->values; value; value = value->next) {
		bool on;

		if (facts->last < facts->first)
			return false;
		if (filter->filter == FILTER_BEFORE)
			on = facts->last < value->last;
		else if (filter->filter == FILTER_AFTER)
			on = facts->first > value->first;
		else
			on = facts->first <= value->last && facts->last >= value->first;
		if (on)
			return true;
	}
	return false;
}

#define MARKS_ENDED (1u << MARK_SUPERSEDED | 1u << MARK_RETRACTED)

/* The marks on which the filter depends. */
static unsigned marks_asked(const struct query_node *filter)
{
	unsigned marks = 0;

	for (const struct query_value *value = filter->values; value; value = value->next) {
		enum mark mark = filter_mark(value->text);

		marks |= mark == MARK_COUNT ? MARKS_ENDED : 1u << mark;
	}
	return marks;
}

/* The facts say which marks an entry ever has; only those may hold on the day. */
static bool is_marked(struct stream_context *context, uint32_t rowid,
		      const struct query_node *filter, const struct facts *facts)
{
	unsigned marks = facts->marks & marks_asked(filter);

	if (marks && !stream_spend(context, COST_ENTRY / 8))
		return false;
	if (marks)
		marks = kb_marks(context->reading, rowid);
	for (const struct query_value *value = filter->values; value; value = value->next) {
		enum mark mark = filter_mark(value->text);

		if (mark == MARK_COUNT ? facts->kind == KIND_POSITION && !(marks & MARKS_ENDED)
				       : marks & 1u << mark)
			return true;
	}
	return false;
}

static bool has_value(const struct query_node *filter, struct slice word)
{
	for (const struct query_value *value = filter->values; value; value = value->next)
		if (slice_equal(value->text, word))
			return true;
	return false;
}

static bool was_answered(struct stream_context *context, const struct entry *entry)
{
	for (size_t i = 0; i < entry->back_count; i++)
		if (entry->back[i].relation == FIELD_REPLIES_TO &&
		    kb_has_begun(context->reading, entry->back[i].rowid))
			return true;
	return false;
}

static bool is_searched(const struct value *value)
{
	return value->field && value->field->flags & (FIELD_TITLE_INDEX | FIELD_TEXT_INDEX);
}

static bool has_phrase(const struct value *value, const struct phrase *phrase)
{
	if (is_searched(value) && !value->count && phrase_is_in(phrase, value->text))
		return true;
	for (size_t i = 0; i < value->count; i++)
		if (has_phrase(&value->items[i], phrase))
			return true;
	return false;
}

static bool passes_entry(struct stream_context *context, uint32_t rowid, struct arena *arena)
{
	struct entry entry;

	return kb_entry(context->reading->kb, rowid, arena, &entry, context->error) &&
	       was_answered(context, &entry);
}

/* Who speaks or acts: the index has their names in the entry's text. */
static bool has_speaker(struct stream_context *context, const struct value *value,
			const struct phrase *phrase, struct arena *arena)
{
	struct head head;
	uint32_t rowid = value->count ? 0 : kb_find(context->reading->kb, value->text);

	for (size_t i = 0; i < value->count; i++)
		if (value->items[i].field->name == FIELD_PARTY)
			rowid = kb_find(context->reading->kb, value->items[i].text);
	return rowid && kb_head(context->reading, rowid, arena, &head, NULL) &&
	       phrase_is_in(phrase, head.name);
}

/* What columns.c gives to be searched of a record. */
static bool record_has(struct stream_context *context, const struct record *record,
		       const struct phrase *phrase, struct arena *arena)
{
	static const enum field_name speakers[] = {FIELD_BY, FIELD_VOICE, FIELD_ACTORS};

	if (has_phrase(&record->root, phrase) || phrase_is_in(phrase, record->id))
		return true;
	for (size_t i = 0; i < COUNT_OF(speakers); i++)
		for (VALUES(v, &record->root, speakers[i]))
			if (has_speaker(context, v, phrase, arena))
				return true;
	return false;
}

static bool passes_record(struct stream_context *context, uint32_t rowid, struct arena *arena,
			  const struct test *test)
{
	struct record record;

	if (!kb_record(context->reading->kb, rowid, arena, &record, context->error))
		return false;
	return test->type == TEST_STATUS
		       ? has_value(test->node, word_on(context->reading, &record))
		       : record_has(context, &record, test->phrase, arena);
}

static bool passes_read(struct stream_context *context, uint32_t rowid, const struct test *test)
{
	struct arena arena;
	bool passes;

	if (!stream_spend(context, COST_ENTRY))
		return false;
	arena_init(&arena);
	passes = test->type == TEST_REPLY ? passes_entry(context, rowid, &arena)
					  : passes_record(context, rowid, &arena, test);
	arena_done(&arena);
	return passes;
}

static bool passes(struct stream *stream, uint32_t rowid)
{
	struct stream_context *context = stream->context;
	struct facts facts;

	for (size_t i = 0; i < stream->tests.count; i++) {
		const struct test *test = &stream->tests.items[i];
		bool pass;

		/* Where the budget ended there, nobody knows. */
		if (test->type == TEST_NOT)
			pass = stream_next(test->inner, rowid) != rowid && context->budget > 0;
		else if (test->type > TEST_MARK)
			pass = passes_read(context, rowid, test);
		else if (!kb_facts(context->reading->kb, rowid, &facts))
			pass = false;
		else
			pass = test->type == TEST_DATE
				       ? is_on(test->node, &facts)
				       : is_marked(context, rowid, test->node, &facts);
		if (!pass)
			return false;
	}
	return true;
}

/* --- stepping ------------------------------------------------------------------------------- */

static uint32_t end(struct stream *stream)
{
	stream->ended = true;
	return 0;
}

static bool ask_from(struct stream *stream, uint32_t from)
{
	db_reset(stream->statement);
	db_bind_int(stream->statement, 2, from);
	stream->asked = true;
	return stream_spend(stream->context, COST_SEEK);
}

static uint32_t next_in_text(struct stream *stream, uint32_t from)
{
	int64_t found;
	int steps = 0;

	if (!stream->asked && !ask_from(stream, from))
		return end(stream);
	while (stream->at < from) {
		if (steps++ == STEPS_BEFORE_SEEK && !ask_from(stream, from))
			return end(stream);
		if (!stream_spend(stream->context, 1) ||
		    !db_step(stream->statement, stream->context->error))
			return end(stream);
		found = db_int(stream->statement, 0);
		/* No index of ours, but not to be followed for ever. */
		if (found < 1 || (uint64_t)found > kb_entry_count(stream->context->reading->kb))
			return end(stream);
		stream->at = (uint32_t)found;
	}
	return stream->at;
}

/* The first entry from `from` on that all parts have. */
static uint32_t next_in_all(struct stream *stream, uint32_t from)
{
	size_t agreed = 0;

	for (size_t i = 0; agreed < stream->parts.count; i = (i + 1) % stream->parts.count) {
		uint32_t found = stream_next(stream->parts.items[i], from);

		if (!found)
			return 0;
		agreed = found == from ? agreed + 1 : 1;
		from = found;
	}
	return from;
}

static uint32_t next_in_any(struct stream *stream, uint32_t from)
{
	uint32_t first = 0;

	for (size_t i = 0; i < stream->parts.count; i++) {
		uint32_t found = stream_next(stream->parts.items[i], from);

		if (found && (!first || found < first))
			first = found;
	}
	return first;
}

static uint32_t next_candidate(struct stream *stream, uint32_t from)
{
	switch (stream->type) {
	case STREAM_TEXT: return next_in_text(stream, from);
	case STREAM_ALL: return next_in_all(stream, from);
	case STREAM_ANY: return next_in_any(stream, from);
	default:
		return from <= kb_entry_count(stream->context->reading->kb) &&
				       stream_spend(stream->context, 1)
			       ? from : 0;
	}
}

uint32_t stream_next(struct stream *stream, uint32_t from)
{
	if (stream->ended)
		return 0;
	if (stream->at >= from)
		return stream->at;
	for (;;) {
		uint32_t found = next_candidate(stream, from);

		if (!found)
			return end(stream);
		if (passes(stream, found))
			return stream->at = found;
		from = found + 1;
	}
}
