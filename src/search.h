/* search.h - runs a query: hits in titles first, then in texts, each in order
 * of importance. Holds at most SEARCH_HITS hits, whatever the base's size. */
#ifndef PICKET_SEARCH_H
#define PICKET_SEARCH_H

#include "bits.h"
#include "kb.h"
#include "query.h"

#define SEARCH_HITS 1000

struct search;

/* How long a search may take. */
enum search_effort {
	SEARCH_QUICK,   /* while text is typed, as long as nobody notices: what was
	                 * found may not be all */
	SEARCH_REST,    /* while text is typed, as long as it takes */
	SEARCH_WHOLE    /* the same for a text that is complete */
};

/* Runs text as of the reading's day; the reading's kb must outlive the search. Null
 * where text does not parse (ERROR_USAGE, says where) or the index fails. */
struct search *search_run(const struct reading *reading, struct slice text,
			  enum search_effort effort, struct error *error);
void search_free(struct search *search);

/* Gives the search to another kb of the same index; false where it is not the same. */
bool search_adopt(struct search *search, struct kb *kb);

/* Every entry that text, which may still be typed, finds as of the reading's day, as a set of rowids, for the
 * caller to be done with. Fails as search_run() does. */
bool search_set(const struct reading *reading, struct slice text, struct bits *out,
		struct error *error);

/* Whether a text, which may still be typed, can be run; runs nothing. */
bool search_check(const struct reading *reading, struct slice text, bool typing,
		  struct error *error);

const struct query *search_query(const struct search *search);

/* Hits held. */
size_t search_count(const struct search *search);
uint32_t search_hit(const struct search *search, size_t index);

/* All that was found, held or not, and of one kind; and whether that is everything
 * there is. */
size_t search_total(const struct search *search);
bool search_is_whole(const struct search *search);
size_t search_kind_count(const struct search *search, enum kind kind);

/* Where nothing was found: appends the query with its unknown words replaced
 * by the nearest known ones; false where there is no better spelling. */
bool search_suggest(struct search *search, struct str *out);

/* Whether a word of the query looks like a filter, "by:amptp", and is none: then its name.
 * An address is none. */
bool search_unknown_filter(const struct search *search, struct slice *name);

#endif
