/* bits.c - owns sets of bits with counts (rank and select: Jacobson, Space-efficient
 * static trees and graphs, 1989). Knows nothing of what the numbers mean. */
#include "bits.h"

#include "mem.h"

#include <stdlib.h>

#define WORD_BITS 64

static size_t word_count(const struct bits *bits)
{
	return bits->size / WORD_BITS + 1;
}

void bits_init(struct bits *bits, size_t size)
{
	*bits = (struct bits){.size = size};
	bits->words = mem_zero(word_count(bits) * sizeof(*bits->words));
}

void bits_done(struct bits *bits)
{
	free(bits->words);
	free(bits->before);
	*bits = (struct bits){0};
}

void bits_set(struct bits *bits, size_t member)
{
	if (member < bits->size)
		bits->words[member / WORD_BITS] |= (uint64_t)1 << member % WORD_BITS;
}

bool bits_has(const struct bits *bits, size_t member)
{
	return member < bits->size &&
	       bits->words[member / WORD_BITS] >> member % WORD_BITS & 1;
}

void bits_count(struct bits *bits)
{
	bits->before = mem_resize(bits->before, word_count(bits), sizeof(*bits->before));
	bits->count = 0;
	for (size_t i = 0; i < word_count(bits); i++) {
		bits->before[i] = bits->count;
		bits->count += (size_t)__builtin_popcountll(bits->words[i]);
	}
}

size_t bits_nth(const struct bits *bits, size_t n)
{
	size_t low = 0, high = word_count(bits);
	uint64_t word;

	if (n >= bits->count)
		return SIZE_MAX;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (bits->before[middle] <= n)
			low = middle;
		else
			high = middle;
	}
	word = bits->words[low];
	for (n -= bits->before[low]; n > 0; n--)
		word &= word - 1;
	return low * WORD_BITS + (size_t)__builtin_ctzll(word);
}

size_t bits_below(const struct bits *bits, size_t number)
{
	size_t at = (number < bits->size ? number : bits->size);
	uint64_t mask = ((uint64_t)1 << at % WORD_BITS) - 1;

	return bits->before[at / WORD_BITS] +
	       (size_t)__builtin_popcountll(bits->words[at / WORD_BITS] & mask);
}
