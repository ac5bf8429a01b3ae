/* search.c - owns the running of queries. With kb.c the only reader of the index.
 *
 * The order of a full-text table's rowids is the order of importance, so hits
 * come best first and the reading stops when enough are held. */
#include "search.h"

#include "db.h"
#include "i18n.h"
#include "utf8.h"

#include <stdlib.h>

/* How far a better spelling may be from what was typed, and how many words of
 * the vocabulary are looked at for it. */
#define SUGGEST_DISTANCE 2
#define SUGGEST_CANDIDATES 20000

struct search {
	struct kb *kb;
	struct query *query;
	struct slice text;          /* as it was typed */
	struct arena arena;
	uint32_t hits[SEARCH_HITS];
	size_t count;
	size_t in_titles;           /* the first hits, in ascending order */
	size_t kinds[KIND_COUNT];
	bool more;
};

/* --- vocabulary ------------------------------------------------------------------- */

static bool is_known(void *context, struct slice term, bool prefix)
{
	struct search *search = context;
	struct db_statement *statement = db_prepare(
		kb_db(search->kb),
		prefix ? "SELECT 1 FROM vocabulary WHERE term >= ?1 AND term < ?1 || char(1114111)"
			 " LIMIT 1"
		       : "SELECT 1 FROM vocabulary WHERE term = ?1",
		NULL);
	bool known = false;

	if (statement) {
		db_bind_text(statement, 1, term);
		known = db_step(statement, NULL);
	}
	db_free(statement);
	return known;
}

/* --- running ---------------------------------------------------------------------- */

static bool is_title_hit(const struct search *search, uint32_t rowid)
{
	size_t low = 0, high = search->in_titles;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (search->hits[middle] < rowid)
			low = middle + 1;
		else
			high = middle;
	}
	return low < search->in_titles && search->hits[low] == rowid;
}

static void add_hit(struct search *search, uint32_t rowid, int64_t kind)
{
	if (is_title_hit(search, rowid))
		return;
	if (search->count == SEARCH_HITS) {
		search->more = true;
		return;
	}
	search->hits[search->count++] = rowid;
	if (kind >= 0 && kind < KIND_COUNT)
		search->kinds[kind]++;
}

static bool run_table(struct search *search, const char *sql, struct slice expression,
		      struct error *error)
{
	struct db_statement *statement = db_prepare(kb_db(search->kb), sql, error);
	struct error own = {0};

	if (!statement)
		return false;
	db_bind_text(statement, 1, expression);
	while (!search->more && db_step(statement, &own))
		add_hit(search, (uint32_t)db_int(statement, 0), db_int(statement, 1));
	db_free(statement);
	return own.code == ERROR_NONE || error_set(error, own.code, "%s", own.message);
}

#define HITS_OF(table)                                                                 \
	"SELECT rowid, (SELECT kind FROM entry WHERE rank = " table ".rowid) FROM "    \
	table " WHERE " table " MATCH ? ORDER BY rowid"

/* A title that lacks what must not occur says nothing of the text, so a query
 * with such words asks the texts alone. The texts hold the titles too. */
static bool run(struct search *search, struct error *error)
{
	struct str expression;
	bool done = true;

	if (query_is_empty(search->query))
		return true;
	str_init(&expression);
	query_fts(search->query, is_known, search, &expression);
	if (!query_is_negative(search->query)) {
		done = run_table(search, HITS_OF("title_index"), str_slice(&expression), error);
		search->in_titles = search->count;
	}
	if (done && !search->more)
		done = run_table(search, HITS_OF("text_index"), str_slice(&expression), error);
	str_done(&expression);
	return done;
}

struct search *search_run(struct kb *kb, struct slice text, struct error *error)
{
	struct query *query = query_parse(text, error);
	struct search *search;

	if (!query)
		return NULL;
	search = mem_zero(sizeof(*search));
	search->kb = kb;
	search->query = query;
	arena_init(&search->arena);
	search->text = (struct slice){arena_copy(&search->arena, text.data, text.len), text.len};
	if (run(search, error))
		return search;
	search_free(search);
	return NULL;
}

void search_free(struct search *search)
{
	if (!search)
		return;
	query_free(search->query);
	arena_done(&search->arena);
	free(search);
}

const struct query *search_query(const struct search *search)
{
	return search->query;
}

size_t search_count(const struct search *search)
{
	return search->count;
}

bool search_has_more(const struct search *search)
{
	return search->more;
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
		if (!words[i].term.len || is_known(search, words[i].term, words[i].prefix))
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
