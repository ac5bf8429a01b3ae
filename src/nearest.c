/* nearest.c - owns what counts as a likely misspelling. Knows no lists of words. */
#include "nearest.h"

void nearest_init(struct nearest *nearest, struct slice wanted)
{
	*nearest = (struct nearest){.wanted = wanted, .distance = 1 + wanted.len / 4};
}

void nearest_try(struct nearest *nearest, const char *word)
{
	size_t distance = slice_distance(nearest->wanted, slice_of(word), nearest->distance);

	if (distance > nearest->distance || (nearest->word && distance == nearest->distance))
		return;
	nearest->word = word;
	nearest->distance = distance;
}
