/* nearest.h - the known word that somebody may have meant. Copies nothing. */
#ifndef PICKET_NEAREST_H
#define PICKET_NEAREST_H

#include "str.h"

struct nearest {
	struct slice wanted;   /* what was written */
	const char *word;      /* the nearest so far, or null */
	size_t distance;       /* what a better one must not exceed */
};

/* Only words at a distance of one, and one more for each four letters, count: two
 * letters in the wrong order are a distance of two. */
void nearest_init(struct nearest *nearest, struct slice wanted);
void nearest_try(struct nearest *nearest, const char *word);

#endif
