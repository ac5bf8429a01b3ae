/* bins.c - owns counts by heading. Knows neither rows nor what a bar looks like. */
#include "bins.h"

#include "date.h"

#include <string.h>

void bins_init(struct bins *bins)
{
	*bins = (struct bins){.day = INT32_MIN};
}

void bins_done(struct bins *bins)
{
	vec_done(&bins->items);
}

static unsigned bin_of_day(enum list list, int32_t day)
{
	int year, month, dom;

	/* Whatever an index says, it has a month. */
	if (day < date_day(1, 1, 1))
		day = date_day(1, 1, 1);
	date_civil(day, &year, &month, &dom);
	return list_bin(list, (unsigned)month, (unsigned)dom);
}

void bins_take(struct bins *bins, enum list list, int32_t day)
{
	if (day != bins->day) {
		bins->day = day;
		bins->bin = bin_of_day(list, day);
	}
	bins->run[bins->bin]++;
}

void bins_end(struct bins *bins, size_t row)
{
	struct bins_heading heading = {.row = row};

	memcpy(heading.counts, bins->run, sizeof(heading.counts));
	memset(bins->run, 0, sizeof(bins->run));
	vec_push(&bins->items, heading);
}

const uint32_t *bins_find(const struct bins *bins, size_t row)
{
	size_t low = 0, high = bins->items.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (bins->items.items[middle].row > row)
			low = middle + 1;
		else
			high = middle;
	}
	return low < bins->items.count && bins->items.items[low].row == row
		       ? bins->items.items[low].counts
		       : NULL;
}
