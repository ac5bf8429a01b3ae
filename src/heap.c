/* heap.c - owns regions of large pages and the blocks in them. Knows nothing of
 * who asks. */
#include "heap.h"

#include "mem.h"

#include <stdlib.h>

#define REGIONS 32
#define REGION_LARGEST ((size_t)1 << 28)

/* Up to 2 * EVEN bytes blocks come in even steps, above in STEPS to a doubling. */
#define STEP_BITS 3
#define STEPS ((size_t)1 << STEP_BITS)
#define EVEN ((size_t)128)
#define BLOCK_BITS 30
#define CLASSES ((BLOCK_BITS + 3 - STEP_BITS) * STEPS)

/* Stands before each block. */
struct head {
	uint32_t size;     /* with this head */
	uint32_t class;
};

struct gap {
	struct gap *next;
};

struct region {
	char *start;
	size_t size, used;
};

struct heap {
	struct region regions[REGIONS];
	size_t count, blocks;
	struct gap *gaps[CLASSES];
};

/* The block for size bytes, by the number of its last byte: all blocks between two
 * powers of two differ by the same step. */
static struct head fit(size_t size)
{
	size_t last = size + sizeof(struct head) - 1;
	size_t highest = 8 * sizeof(last) - 1 - (size_t)__builtin_clzl(last | EVEN);
	size_t step = highest - STEP_BITS;

	return (struct head){(uint32_t)(((last >> step) + 1) << step),
			     (uint32_t)(step * STEPS + (last >> step))};
}

struct heap *heap_new(void)
{
	return mem_zero(sizeof(struct heap));
}

void heap_free(struct heap *heap)
{
	if (!heap || heap->blocks)
		return;
	for (size_t i = 0; i < heap->count; i++)
		mem_give_pages(heap->regions[i].start, heap->regions[i].size);
	free(heap);
}

/* Each region is twice as large as the one before. */
static size_t next_size(const struct heap *heap, size_t wanted)
{
	size_t size = heap->count ? heap->regions[heap->count - 1].size * 2 : MEM_LARGE_PAGE;

	if (size > REGION_LARGEST)
		size = REGION_LARGEST;
	while (size < wanted)
		size *= 2;
	return size;
}

static struct region *add_region(struct heap *heap, size_t wanted)
{
	struct region *region = &heap->regions[heap->count];
	size_t size = next_size(heap, wanted);

	if (heap->count == REGIONS)
		mem_fail();
	*region = (struct region){.start = mem_pages(size), .size = size};
	heap->count++;
	return region;
}

static void *cut(struct heap *heap, struct head head)
{
	struct region *region = heap->count ? &heap->regions[heap->count - 1] : NULL;
	struct head *block;

	if (!region || head.size > region->size - region->used)
		region = add_region(heap, head.size);
	block = (struct head *)(void *)(region->start + region->used);
	region->used += head.size;
	*block = head;
	return block + 1;
}

void *heap_take(struct heap *heap, size_t size)
{
	struct head head;
	void *block;

	if (size > (size_t)1 << BLOCK_BITS)
		mem_fail();
	head = fit(size);
	block = heap->gaps[head.class];
	if (block)
		heap->gaps[head.class] = heap->gaps[head.class]->next;
	else
		block = cut(heap, head);
	heap->blocks++;
	return block;
}

static const struct head *head_of(const void *block)
{
	return (const struct head *)block - 1;
}

void heap_give(struct heap *heap, void *block)
{
	struct gap *gap = block, **gaps = &heap->gaps[head_of(block)->class];

	gap->next = *gaps;
	*gaps = gap;
	heap->blocks--;
}

bool heap_owns(const struct heap *heap, const void *block)
{
	for (size_t i = heap->count; i-- > 0;) {
		const struct region *region = &heap->regions[i];

		if ((const char *)block >= region->start &&
		    (const char *)block < region->start + region->size)
			return true;
	}
	return false;
}

size_t heap_size(const void *block)
{
	return head_of(block)->size - sizeof(struct head);
}

size_t heap_round(size_t size)
{
	return fit(size).size - sizeof(struct head);
}
