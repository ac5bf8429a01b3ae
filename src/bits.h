/* bits.h - a set of small numbers, and how many of them lie below any other.
 *
 * A bit a number, and a count a block: the n-th member, and the place of a member
 * among all, are found without walking through the set. Owns its memory. */
#ifndef PICKET_BITS_H
#define PICKET_BITS_H

#include "base.h"

struct bits {
	uint64_t *words;
	size_t *before;   /* members in front of each word; after bits_count() */
	size_t size;      /* members are smaller than this */
	size_t count;     /* after bits_count() */
};

/* An empty set of numbers below size. */
void bits_init(struct bits *bits, size_t size);
void bits_done(struct bits *bits);

/* Numbers that are too large are left out. */
void bits_set(struct bits *bits, size_t member);
bool bits_has(const struct bits *bits, size_t member);

/* Counts the members; once all are set, and before what follows. */
void bits_count(struct bits *bits);

/* The n-th member, from 0; SIZE_MAX where there are not so many. */
size_t bits_nth(const struct bits *bits, size_t n);

/* How many members are smaller. */
size_t bits_below(const struct bits *bits, size_t number);

#endif
