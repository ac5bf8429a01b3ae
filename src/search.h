/* search.h - runs a query: hits in titles first, then in texts, each in order
 * of importance. Holds at most SEARCH_HITS hits, whatever the base's size. */
#ifndef PICKET_SEARCH_H
#define PICKET_SEARCH_H

#include "kb.h"
#include "query.h"

#define SEARCH_HITS 1000

struct search;

/* Runs text against the index of kb, which must outlive the search. Null where
 * text does not parse (ERROR_USAGE, says where) or the index fails. */
struct search *search_run(struct kb *kb, struct slice text, struct error *error);
void search_free(struct search *search);

const struct query *search_query(const struct search *search);

/* Hits held, and whether there are more than that. */
size_t search_count(const struct search *search);
bool search_has_more(const struct search *search);
uint32_t search_hit(const struct search *search, size_t index);

/* Hits of one kind among those held. */
size_t search_kind_count(const struct search *search, enum kind kind);

/* Where nothing was found: appends the query with its unknown words replaced
 * by the nearest known ones; false where there is no better spelling. */
bool search_suggest(struct search *search, struct str *out);

#endif
