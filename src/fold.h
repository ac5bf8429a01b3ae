/* fold.h - rows of a list of which one stands for several that follow each other: what
 * is over, unless something that is not stands under it. Owns what it finds; asks
 * nobody. */
#ifndef PICKET_FOLD_H
#define PICKET_FOLD_H

#include "list.h"

/* What one row stands for, as rows of the list. */
struct fold {
	size_t first, last;
	size_t count;      /* of those between them that are there; 1: no fold */
};

struct folds {
	VEC(struct fold) items;   /* the last one first */
	struct fold run;          /* that goes on; without a count there is none */
	unsigned below;           /* depth of the last row seen that is not over */
};

void folds_init(struct folds *folds);
void folds_done(struct folds *folds);

/* Rows that are there are handed in from the last to the first: true where the row is
 * over by the day, so that it belongs to a run. */
bool folds_take(struct folds *folds, size_t index, const struct list_row *row, int32_t day);

/* Ends the run; the row that stands for it, or SIZE_MAX where there is none. */
size_t folds_end_run(struct folds *folds);

/* What a row of the list is folded in, or null. */
const struct fold *folds_find(const struct folds *folds, size_t index);

#endif
