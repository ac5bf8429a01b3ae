/* finder.h - answers searches that take long, beside the screen.
 *
 * A thread with an index of its own. There is one question at a time: a new one
 * takes the place of the one before, whose answer nobody sees. */
#ifndef PICKET_FINDER_H
#define PICKET_FINDER_H

#include "search.h"

struct finder;

struct finder *finder_new(void);

/* Stops what goes on. Null is fine. */
void finder_free(struct finder *finder);

/* Asks the index at path for all that text finds as of a day. */
void finder_ask(struct finder *finder, const char *path, int32_t day, struct slice text);

/* Takes the question back. */
void finder_forget(struct finder *finder);

/* Whether an answer is still to come. */
bool finder_is_busy(struct finder *finder);

/* The answer, for the caller to free, and of the index that kb is; null where there
 * is none (yet). */
struct search *finder_take(struct finder *finder, struct kb *kb);

#endif
