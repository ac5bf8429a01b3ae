/* mem.h - memory: allocate or stop, and arenas.
 *
 * Nothing here returns null: when memory runs out the program says so and
 * stops with the exit status 4, after the hook that restores the terminal has
 * run. What mem_* returns is the caller's and goes back with free(); what
 * arena_* returns belongs to the arena and dies with it. */
#ifndef PICKET_MEM_H
#define PICKET_MEM_H

#include "base.h"

/* A zeroed block of size bytes; size 0 gives a valid pointer. */
void *mem_zero(size_t size) ATTR_NODISCARD;

/* Resizes block (or allocates, where it is null) to count elements of size
 * bytes each; an overflow of the product counts as out of memory. */
void *mem_resize(void *block, size_t count, size_t size) ATTR_NODISCARD;

/* A copy of len bytes of text with a NUL behind it. */
char *mem_copy(const char *text, size_t len) ATTR_NODISCARD;

/* Zeroed memory for much that is looked up at random: in large pages, where the system
 * has them, finding one costs next to nothing. size is a multiple of MEM_LARGE_PAGE;
 * it goes back with mem_give_pages(). */
#define MEM_LARGE_PAGE ((size_t)2 << 20)
void *mem_pages(size_t size) ATTR_NODISCARD;
void mem_give_pages(void *pages, size_t size);

/* Has the allocator take size bytes from the system at once, in one call instead of a
 * fault for each page, for what will use as much anyway. From then on blocks of less
 * than MEM_LARGE_PAGE come from its heap. Does nothing where that can't be had. */
void mem_prepare(size_t size);

/* Runs hook before the out-of-memory message; null takes it back. */
void mem_at_failure(void (*hook)(void));

/* Ends the program because memory ran out. */
ATTR_NORETURN void mem_fail(void);

/* Many small allocations that are freed together. */
struct arena {
	struct arena_block *last;
};

void arena_init(struct arena *arena);

/* Frees everything that came from the arena; it can be used again. */
void arena_done(struct arena *arena);

/* The same, but keeps the newest block, for an arena that is filled again. */
void arena_clear(struct arena *arena);

/* Moves all that is in `from`, which is empty then, to arena. */
void arena_join(struct arena *arena, struct arena *from);

/* A zeroed block, aligned for any type. */
void *arena_zero(struct arena *arena, size_t size) ATTR_NODISCARD;

/* A copy of len bytes of text with a NUL behind it. */
char *arena_copy(struct arena *arena, const char *text, size_t len) ATTR_NODISCARD;

#endif
