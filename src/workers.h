/* workers.h - items worked on in several threads and taken in order.
 *
 * The only place that knows threads during a build. Items are worked on ahead of
 * those who take them, but never more than WORKERS_WINDOW of them wait, so that
 * memory is bounded: item i has the place i % WORKERS_WINDOW to itself from the
 * call of work() until all ends have taken it. */
#ifndef PICKET_WORKERS_H
#define PICKET_WORKERS_H

#include "base.h"

#define WORKERS_MOST 8
#define WORKERS_WINDOW 32

/* Who takes the items, one after the other; null where there is none. take() and
 * finish(), which follows the last item, return false to stop everybody. */
struct workers_end {
	bool (*take)(void *context, size_t item);
	bool (*finish)(void *context);   /* may be null */
};

struct workers_job {
	/* Called in any order, in several threads at once; worker is below WORKERS_MOST
	 * and says which of them this is. */
	void (*work)(void *context, size_t worker, size_t item);
	/* The first one is called in the caller's thread, the second in its own. */
	struct workers_end ends[2];
	void *context;
};

/* Works off all items. False where an end said so; then some were not taken. */
bool workers_run(const struct workers_job *job, size_t count);

#endif
