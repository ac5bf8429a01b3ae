/* strip.h - how much happened over the whole of a timeline, in one line.
 *
 * From left to right the months in which anything happened: those in which nothing did
 * take no room, so that a late strike is not pressed into the last column by an early
 * one. Owns its months. */
#ifndef PICKET_STRIP_H
#define PICKET_STRIP_H

#include "rich.h"

struct strip {
	VEC(struct strip_month {
		int32_t day;      /* its first */
		uint32_t count;   /* what happened in it */
	}) months;
};

void strip_init(struct strip *strip);
void strip_done(struct strip *strip);

/* Counts what happened on a day; days come in order, from either end. */
void strip_add(struct strip *strip, int32_t day, uint32_t count);

/* Puts months that came from the latest on into their order. */
void strip_turn(struct strip *strip);

/* Appends a line for `width` columns to out: the first year, a bar a column for the
 * busiest of its months, measured by the busiest of all, and the last year. The column
 * of `day` has a mark in place of its bar. */
void strip_line(const struct strip *strip, int32_t day, int width, struct rich *out);

#endif
