/* stream.c - owns how a query is answered. Knows no screen and keeps no hits.
 *
 * A tree of streams follows the tree of the query. Parts that one full-text table
 * can answer together become one MATCH; parts of an "all of" that are left advance
 * by turns to each other's next entry (a leapfrog join: Veldhuizen, Leapfrog
 * Triejoin, 2014); what can't be enumerated is tested (stream_pass.c). */
#include "stream.h"

#include "db.h"
#include "phrase.h"
#include "stream_part.h"

#include <stdlib.h>

/* Rows that are stepped over before a table is asked anew from further on. */
#define STEPS_BEFORE_SEEK 48

/* What it costs, in steps, to ask a table. */
#define COST_SEEK 64

enum stream_type { STREAM_TEXT, STREAM_EVERY, STREAM_ALL, STREAM_ANY };

struct stream {
	enum stream_type type;
	struct stream_context *context;
	struct db_statement *statement;   /* STREAM_TEXT */
	bool asked;                       /* and it has been bound */
	uint32_t at;                      /* the entry last found; 0: none yet */
	bool ended;
	VEC(struct stream *) parts;
	VEC(struct stream_test) tests;           /* what is found has to pass all */
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

static void add_test(struct stream *stream, enum stream_test_type type,
		     const struct query_node *node)
{
	struct stream_test test = {.type = type, .node = node};

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
	struct stream_test exclusion = {.type = TEST_NOT};

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

static bool passes(struct stream *stream, uint32_t rowid)
{
	for (size_t i = 0; i < stream->tests.count; i++)
		if (!stream_passes(stream->context, &stream->tests.items[i], rowid))
			return false;
	return true;
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
