/* query.h - what people type, as a tree; and the tree as safe FTS5.
 *
 *   query  = { term }                        terms are ANDed
 *   term   = [ "-" ] ( word | phrase | filter | "(" query ")" ) { "OR" term }
 *   filter = name ":" value { "," value }    see filter.h
 *   value  = word | phrase | date | [ date ] ".." [ date ]
 *
 * Pure: knows no database. FTS5's own syntax never gets through: every word is
 * quoted. The last word, unless something but filters follows it, is a prefix. A
 * quotation mark that is still open closes at the end, as it does while people type. */
#ifndef PICKET_QUERY_H
#define PICKET_QUERY_H

#include "error.h"
#include "kind.h"
#include "vec.h"

#define QUERY_BYTES 1024
#define QUERY_WORDS 64

struct query;

/* Parses text; fails with ERROR_USAGE, the column and what was expected. An
 * empty text is a query that finds nothing. The query owns its copies. While it
 * is being typed, a value that a filter ends in may still grow, and what is no date
 * yet does not narrow; else both are errors. */
struct query *query_parse(struct slice text, bool typing, struct error *error);
void query_free(struct query *query);

bool query_is_empty(const struct query *query);

/* Calls add for each id that a value of a filter names, among the entries of a kind:
 * an id, a name, a short name, or what begins so. */
typedef void query_add_id(void *adding, struct slice id);
typedef void query_find_ids(void *context, enum kind kind, struct slice name, bool prefix,
			    query_add_id *add, void *adding);

/* Replaces the names in filters by ids; fails with ERROR_USAGE where a name that is
 * not still being typed names nothing. Once, and before the query is run. */
bool query_resolve(struct query *query, query_find_ids *find, void *context,
		   struct error *error);

/* Whether a folded term, or one that begins so, occurs in the base. */
typedef bool query_knows(void *context, struct slice term, bool prefix);

/* Appends the query as an FTS5 expression (for MATCH). Spelling variants (ß and
 * ss, ü and ue) are added where knows() says that the base has them. */
void query_fts(const struct query *query, query_knows *knows, void *context,
	       struct str *out);

/* Whether the query looks for word, as part of what it wants to find. Case,
 * diacritics, ß and ss, ü and ue are the same. */
bool query_matches_word(const struct query *query, struct slice word);

/* A word of the query as it was typed, for a better spelling. */
struct query_word {
	size_t offset, len;    /* bytes, in the text that was parsed */
	struct slice term;     /* folded; empty where it is several terms */
	bool prefix;
};
const struct query_word *query_words(const struct query *query, size_t *count);

#endif
