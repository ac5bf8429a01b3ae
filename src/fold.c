/* fold.c - owns which rows stand for several. Knows no index and no screen. */
#include "fold.h"

void folds_init(struct folds *folds)
{
	*folds = (struct folds){0};
}

void folds_done(struct folds *folds)
{
	vec_done(&folds->items);
}

/* A row at a smaller depth than one seen before it stands above that one. */
bool folds_take(struct folds *folds, size_t index, const struct list_row *row, int32_t day)
{
	if (row->until > day || row->depth < folds->below) {
		folds->below = row->depth;
		return false;
	}
	if (!folds->run.count++)
		folds->run.last = index;
	folds->run.first = index;
	return true;
}

size_t folds_end_run(struct folds *folds)
{
	struct fold run = folds->run;

	folds->run = (struct fold){0};
	if (run.count > 1)
		vec_push(&folds->items, run);
	return run.count ? run.first : SIZE_MAX;
}

const struct fold *folds_find(const struct folds *folds, size_t index)
{
	size_t low = 0, high = folds->items.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (folds->items.items[middle].first > index)
			low = middle + 1;
		else
			high = middle;
	}
	return low < folds->items.count && index <= folds->items.items[low].last
		       ? &folds->items.items[low]
		       : NULL;
}
