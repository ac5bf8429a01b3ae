/* heap.h - memory for work that gathers much and gives it back as a whole.
 *
 * Looking at random into hundreds of megabytes costs more in finding the page than
 * in reading it, unless pages are large, and malloc() asks for none. Blocks come in
 * sizes of which seven lie between a power of two and the next; a freed one waits
 * for the next of its size ("segregated fits": Wilson, Johnstone, Neely and Boles,
 * Dynamic Storage Allocation, 1995). A heap is used by one thread at a time. */
#ifndef PICKET_HEAP_H
#define PICKET_HEAP_H

#include "base.h"

struct heap;

struct heap *heap_new(void) ATTR_NODISCARD;

/* Gives all pages back, unless blocks are still in use: then they stay for good.
 * Null is fine. */
void heap_free(struct heap *heap);

/* A block of at least size bytes, at most 1 GiB, aligned for 8. */
void *heap_take(struct heap *heap, size_t size) ATTR_NODISCARD;

/* block is one of this heap's. */
void heap_give(struct heap *heap, void *block);
bool heap_owns(const struct heap *heap, const void *block);
size_t heap_size(const void *block);

/* What heap_size() will say of a block of size bytes. */
size_t heap_round(size_t size);

#endif
