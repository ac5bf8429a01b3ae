/* complete.h - how a query that is being typed may go on: names of filters, and
 * their values, from the table or from the base. */
#ifndef PICKET_COMPLETE_H
#define PICKET_COMPLETE_H

#include "kb.h"

/* Choices that are looked for; there may be more. */
#define COMPLETE_MOST 40

struct completion {
	bool of_filter;           /* values of a filter, not names of filters */
	size_t from;              /* what is replaced: bytes of the text, to its end */
	size_t count;             /* choices, COMPLETE_MOST at most */
	struct str common;        /* what all of them begin with; of a single one all */
	struct str choices;       /* for people: a space between, the first ones first */
};

void completion_init(struct completion *completion);
void completion_done(struct completion *completion);

/* Completes the end of text. */
void complete_query(struct kb *kb, struct slice text, struct completion *out);

#endif
