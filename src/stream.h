/* stream.h - the entries that a query matches, one by one in order of rank.
 *
 * What full-text search knows (words, and the facets of filters) is asked of it in
 * as few questions as possible; days, marks and statuses are tested on what it
 * finds. A stream holds no hits: its memory does not depend on how many there are. */
#ifndef PICKET_STREAM_H
#define PICKET_STREAM_H

#include "kb.h"
#include "query_part.h"

/* What all streams of one search share. Owned by who runs the search. */
struct stream_context {
	const struct reading *reading;
	struct arena arena;
	size_t budget;                 /* steps that may still be taken */
	uint64_t widest;               /* entries that a prefix may occur in before its
	                                * terms are too many to be gathered */
	bool is_width_known, is_wide;  /* of the prefix that the query ends in */
	bool cut;                      /* the budget ran out, or a prefix was too wide:
	                                * there may be more */
	struct error *error;
};

/* A prefix of fewer texts than that is gathered in no time. */
#define STREAM_NARROW 3000

/* Takes steps off the budget; false, and cut, where they are not left, or where
 * somebody wants the search to stop. */
bool stream_spend(struct stream_context *context, size_t steps);

struct stream;

/* The entries that node matches: in their texts, or, with titles, those whose title
 * has the words that node wants. Null on failure. */
struct stream *stream_open(struct stream_context *context, const struct query_node *node,
			   bool titles);
void stream_close(struct stream *stream);

/* The first entry from rank `from` on (1 at least), or 0. from must not go back. */
uint32_t stream_next(struct stream *stream, uint32_t from);

/* Whether the base has a term of its texts; a query_knows for a struct kb. */
bool stream_knows(void *kb, struct slice term, bool prefix);

#endif
