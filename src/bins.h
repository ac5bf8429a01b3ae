/* bins.h - how much of what is shown happened when under each heading of a timeline, as
 * struct heading has it for all of the list.
 *
 * Worked out in the pass that chooses the rows, so that a heading of it is one look-up.
 * Owns what it counts; asks nobody. */
#ifndef PICKET_BINS_H
#define PICKET_BINS_H

#include "list.h"

struct bins {
	VEC(struct bins_heading {
		size_t row;
		uint32_t counts[HEADING_BINS];
	}) items;                       /* the last one first */
	uint32_t run[HEADING_BINS];     /* since the last heading */
	int32_t day;                    /* that was counted last: many entries share one, */
	unsigned bin;                   /* and its bin */
};

void bins_init(struct bins *bins);
void bins_done(struct bins *bins);

/* Rows are handed in from the last to the first: what began on a day, and the heading
 * under which all of it since the last heading stands. */
void bins_take(struct bins *bins, enum list list, int32_t day);
void bins_end(struct bins *bins, size_t row);

/* The HEADING_BINS counts of a heading, or null. */
const uint32_t *bins_find(const struct bins *bins, size_t row);

#endif
