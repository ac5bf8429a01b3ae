/* search.c - owns the running of queries. With kb.c the only reader of the index.
 *
 * Streams give entries in order of importance, so hits come best first. Titles are
 * asked before texts; texts hold the titles, too, so that they alone are counted. */
#include "search.h"

#include "db.h"
#include "i18n.h"
#include "schema.h"
#include "stream.h"
#include "utf8.h"

#include <stdlib.h>

/* How far a better spelling may be from what was typed, and how many words of
 * the vocabulary are looked at for it. */
#define SUGGEST_DISTANCE 2
#define SUGGEST_CANDIDATES 20000

/* Ids that one name in a filter may stand for. */
#define NAMED_MOST 32

/* Steps (stream.h) that a person does not notice, about two milliseconds, and hits
 * that fill any screen. */
#define QUICK_STEPS 6000
#define QUICK_HITS 100

/* What it costs, in steps, to come to facts that lie elsewhere. */
#define COST_BLOCK 8

/* A prefix that occurs in more texts than that would take seconds, and memory. */
#define WIDEST 30000

struct search {
	struct kb *kb;
	struct query *query;
	struct slice text;          /* as it was typed */
	struct arena arena;
	uint32_t hits[SEARCH_HITS];
	size_t count;
	size_t named;               /* hits that the text is the id of: one at most */
	size_t in_titles;           /* hits up to here are of titles, in ascending order */
	size_t kinds[KIND_COUNT];   /* of all that was found, */
	size_t total;
	bool whole;                 /* which is everything */
	size_t most;                /* hits to hold */
	struct slice revision;      /* of the index */
};

/* --- names in filters ------------------------------------------------------------- */

static void find_ids(void *kb, enum kind kind, struct slice name, bool prefix,
		     query_add_id *add, void *adding)
{
	struct kb_name names[NAMED_MOST];
	struct arena arena;
	size_t count;

	arena_init(&arena);
	count = kb_names(kb, kind, name, prefix, &arena, names, NAMED_MOST);
	for (size_t i = 0; i < count; i++)
		add(adding, names[i].id);
	arena_done(&arena);
}

/* --- running ---------------------------------------------------------------------- */

static bool is_title_hit(const struct search *search, uint32_t rowid)
{
	size_t low = search->named, high = search->in_titles;

	if (search->named && search->hits[0] == rowid)
		return true;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (search->hits[middle] < rowid)
			low = middle + 1;
		else
			high = middle;
	}
	return low < search->in_titles && search->hits[low] == rowid;
}

static void add_hit(struct search *search, uint32_t rowid)
{
	if (search->count < search->most && !is_title_hit(search, rowid))
		search->hits[search->count++] = rowid;
}

/* Takes what the stream has and what was there by the day; counts it, if it is not
 * of titles alone. */
static bool take_all(struct search *search, struct stream_context *context, bool titles)
{
	struct stream *stream = stream_open(context, search->query->root, titles);
	uint32_t rowid = 0, block = 0;
	struct facts facts;

	while (stream && (rowid = stream_next(stream, rowid + 1)) > 0) {
		if (rowid / SCHEMA_FACTS != block && !stream_spend(context, COST_BLOCK))
			break;
		block = rowid / SCHEMA_FACTS;
		if (!kb_facts(search->kb, rowid, &facts) || facts.from > context->reading->day)
			continue;
		add_hit(search, rowid);
		if (titles && search->count == search->most)
			break;
		if (titles)
			continue;
		search->kinds[facts.kind]++;
		search->total++;
		/* Not all will be found: then there is no need to count further. */
		if (context->cut && search->count == search->most)
			break;
	}
	stream_close(stream);
	return stream && context->error->code == ERROR_NONE;
}

/* Who types an id wants that entry before all others. */
static void take_named(struct search *search, const struct reading *reading)
{
	uint32_t rowid = kb_find(search->kb, slice_trim(search->text));

	if (!rowid || !kb_has_begun(reading, rowid))
		return;
	add_hit(search, rowid);
	search->named = search->in_titles = search->count;
}

static bool has_terms(const struct query_node *node)
{
	if (node->type == QUERY_TERM)
		return true;
	for (const struct query_node *part = node->first; part; part = part->next)
		if (part->type != QUERY_NOT && has_terms(part))
			return true;
	return false;
}

/* Counts at least what is held, where the texts were not gone through. */
static void count_held(struct search *search)
{
	struct facts facts;

	if (search->total >= search->count)
		return;
	for (int i = 0; i < KIND_COUNT; i++)
		search->kinds[i] = 0;
	for (size_t i = 0; i < search->count; i++)
		if (kb_facts(search->kb, search->hits[i], &facts))
			search->kinds[facts.kind]++;
	search->total = search->count;
}

static bool run(struct search *search, const struct reading *reading, bool quick,
		struct error *error)
{
	struct error own = {0};
	struct stream_context context = {
		.reading = reading,
		.budget = quick ? QUICK_STEPS : SIZE_MAX,
		.widest = quick ? STREAM_NARROW : WIDEST,
		.error = &own,
	};
	bool done = true;

	search->whole = true;
	search->most = quick ? QUICK_HITS : SEARCH_HITS;
	if (query_is_empty(search->query))
		return true;
	take_named(search, reading);
	arena_init(&context.arena);
	if (has_terms(search->query->root)) {
		done = take_all(search, &context, true);
		search->in_titles = search->count;
	}
	done = done && take_all(search, &context, false);
	search->whole = !context.cut && (search->most == SEARCH_HITS ||
					 search->total <= search->most);
	count_held(search);
	arena_done(&context.arena);
	return done || error_set(error, own.code, "%s", own.message);
}

struct search *search_run(const struct reading *reading, struct slice text,
			  enum search_effort effort, struct error *error)
{
	struct query *query = query_parse(text, effort != SEARCH_WHOLE, error);
	struct search *search;

	if (!query)
		return NULL;
	search = mem_zero(sizeof(*search));
	search->kb = reading->kb;
	search->query = query;
	arena_init(&search->arena);
	search->revision = kb_revision(reading->kb);
	search->revision.data =
		arena_copy(&search->arena, search->revision.data, search->revision.len);
	search->text = (struct slice){arena_copy(&search->arena, text.data, text.len), text.len};
	if (query_resolve(query, find_ids, reading->kb, error) &&
	    run(search, reading, effort == SEARCH_QUICK, error))
		return search;
	search_free(search);
	return NULL;
}

bool search_check(const struct reading *reading, struct slice text, bool typing,
		  struct error *error)
{
	struct query *query = query_parse(text, typing, error);
	bool sound = query && query_resolve(query, find_ids, reading->kb, error);

	query_free(query);
	return sound;
}

static bool fill_set(struct query *query, const struct reading *reading, struct bits *out,
		     struct error *error)
{
	struct error own = {0};
	struct stream_context context = {.reading = reading, .budget = SIZE_MAX,
					 .widest = WIDEST, .error = &own};
	struct stream *stream = NULL;
	uint32_t rowid = 0;

	arena_init(&context.arena);
	if (!query_is_empty(query))
		stream = stream_open(&context, query->root, false);
	while (stream && (rowid = stream_next(stream, rowid + 1)) > 0)
		if (kb_has_begun(reading, rowid))
			bits_set(out, rowid);
	stream_close(stream);
	arena_done(&context.arena);
	return own.code == ERROR_NONE || error_set(error, own.code, "%s", own.message);
}

bool search_set(const struct reading *reading, struct slice text, struct bits *out,
		struct error *error)
{
	struct query *query = query_parse(text, true, error);
	bool done;

	if (!query)
		return false;
	bits_init(out, kb_entry_count(reading->kb) + 1);
	done = query_resolve(query, find_ids, reading->kb, error) &&
	       fill_set(query, reading, out, error);
	query_free(query);
	if (!done)
		bits_done(out);
	return done;
}

void search_free(struct search *search)
{
	if (!search)
		return;
	query_free(search->query);
	arena_done(&search->arena);
	free(search);
}

bool search_adopt(struct search *search, struct kb *kb)
{
	if (!slice_equal(search->revision, kb_revision(kb)))
		return false;
	search->kb = kb;
	return true;
}

const struct query *search_query(const struct search *search)
{
	return search->query;
}

size_t search_count(const struct search *search)
{
	return search->count;
}

size_t search_total(const struct search *search)
{
	return search->total;
}

bool search_is_whole(const struct search *search)
{
	return search->whole;
}

uint32_t search_hit(const struct search *search, size_t index)
{
	return index < search->count ? search->hits[index] : 0;
}

size_t search_kind_count(const struct search *search, enum kind kind)
{
	return search->kinds[kind];
}

/* --- a better spelling --------------------------------------------------------------- */

/* The first code point of term, as bytes: candidates begin with the same one. */
static struct slice initial(struct slice term)
{
	uint32_t code;

	return slice_part(term, 0, utf8_decode(term, &code));
}

/* Appends the nearest term of the vocabulary; among equals the most frequent. */
static bool nearest_term(struct search *search, struct slice term, struct str *out)
{
	struct db_statement *statement = db_prepare(
		kb_db(search->kb), "SELECT term, entries FROM vocabulary WHERE term >= ?1 AND "
				   "term < ?1 || char(1114111) LIMIT ?2", NULL);
	size_t best = SUGGEST_DISTANCE + 1;
	int64_t best_entries = 0;

	if (!statement)
		return false;
	db_bind_text(statement, 1, initial(term));
	db_bind_int(statement, 2, SUGGEST_CANDIDATES);
	while (db_step(statement, NULL)) {
		size_t distance = slice_distance(db_text(statement, 0), term, SUGGEST_DISTANCE);
		int64_t entries = db_int(statement, 1);

		if (distance > best || (distance == best && entries <= best_entries) ||
		    distance > SUGGEST_DISTANCE)
			continue;
		best = distance;
		best_entries = entries;
		str_clear(out);
		str_add(out, db_text(statement, 0));
	}
	db_free(statement);
	return best <= SUGGEST_DISTANCE;
}

bool search_suggest(struct search *search, struct str *out)
{
	size_t count, at = 0;
	const struct query_word *words = query_words(search->query, &count);
	bool better = false;
	struct str term;

	str_init(&term);
	for (size_t i = 0; i < count; i++) {
		if (!words[i].term.len ||
		    stream_knows(search->kb, words[i].term, words[i].prefix))
			continue;
		if (!nearest_term(search, words[i].term, &term))
			continue;
		str_add(out, slice_part(search->text, at, words[i].offset - at));
		str_add(out, str_slice(&term));
		at = words[i].offset + words[i].len;
		better = true;
	}
	if (better)
		str_add(out, slice_part(search->text, at, SIZE_MAX));
	str_done(&term);
	return better;
}

bool search_unknown_filter(const struct search *search, struct slice *name)
{
	size_t count;
	const struct query_word *words = query_words(search->query, &count);

	for (size_t i = 0; i < count; i++) {
		struct slice word = slice_part(search->text, words[i].offset, words[i].len);
		size_t colon = slice_find(word, 0, ':');

		*name = slice_part(word, 0, colon);
		if (colon > 0 && colon + 1 < word.len && word.data[colon + 1] != '/')
			return true;
	}
	return false;
}
