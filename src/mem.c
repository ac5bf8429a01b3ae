/* mem.c - owns the only calls of the allocator that may fail, and the arenas.
 * Knows neither the terminal (the hook does) nor who asks. */
#include "mem.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define EXIT_STATUS_SYSTEM 4

#define ARENA_FIRST 1024
#define ARENA_LARGEST MEM_LARGE_PAGE

/* The bytes of a block follow it; blocks are a chain, the newest first. */
struct arena_block {
	struct arena_block *before;
	size_t used;
	size_t size;         /* with this head */
	max_align_t bytes[];
};

static void (*at_failure)(void);

void mem_at_failure(void (*hook)(void))
{
	at_failure = hook;
}

/* Takes no memory: neither stdio nor gettext has a part in it. */
void mem_fail(void)
{
	static const char message[] = "picket: out of memory\n";
	void (*hook)(void) = at_failure;

	at_failure = NULL;
	if (hook)
		hook();
	/* A lost message changes nothing: the exit status says it too. */
	if (write(STDERR_FILENO, message, sizeof(message) - 1) < 0)
		_exit(EXIT_STATUS_SYSTEM);
	_exit(EXIT_STATUS_SYSTEM);
}

void *mem_zero(size_t size)
{
	void *block = calloc(1, size ? size : 1);

	if (!block)
		mem_fail();
	return block;
}

void *mem_resize(void *block, size_t count, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes))
		mem_fail();
	block = realloc(block, bytes ? bytes : 1);
	if (!block)
		mem_fail();
	return block;
}

char *mem_copy(const char *text, size_t len)
{
	char *copy;

	if (len == SIZE_MAX)
		mem_fail();
	copy = mem_resize(NULL, len + 1, 1);
	if (len)
		memcpy(copy, text, len);
	copy[len] = '\0';
	return copy;
}

/* A mapping begins anywhere, so more is asked for and what is too much given back. */
void *mem_pages(size_t size)
{
	char *start = mmap(NULL, size + MEM_LARGE_PAGE, PROT_READ | PROT_WRITE,
			   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	size_t before = -(uintptr_t)start & (MEM_LARGE_PAGE - 1);

	if (start == MAP_FAILED)
		mem_fail();
	if (before)
		munmap(start, before);
	munmap(start + before + size, MEM_LARGE_PAGE - before);
#ifdef MADV_HUGEPAGE
	madvise(start + before, size, MADV_HUGEPAGE);
#endif
	return start + before;
}

void mem_give_pages(void *pages, size_t size)
{
	munmap(pages, size);
}

/* malloc() would raise both limits itself, to what it was seen to give back. */
void mem_prepare(size_t size)
{
#if defined(__GLIBC__) && defined(MADV_POPULATE_WRITE)
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	char *block;
	size_t before;

	mallopt(M_MMAP_THRESHOLD, (int)MEM_LARGE_PAGE);
	mallopt(M_TRIM_THRESHOLD, 2 * (int)MEM_LARGE_PAGE);
	block = mem_resize(NULL, size, 1);
	before = -(uintptr_t)block & (page - 1);
	if (size > before)
		madvise(block + before, (size - before) & ~(page - 1), MADV_POPULATE_WRITE);
	free(block);
#else
	(void)size;
#endif
}

/* --- arenas --------------------------------------------------------------- */

void arena_init(struct arena *arena)
{
	arena->last = NULL;
}

/* A large block has pages to itself. */
static bool has_pages(size_t size)
{
	return size % MEM_LARGE_PAGE == 0;
}

static void free_block(struct arena_block *block)
{
	if (has_pages(block->size))
		mem_give_pages(block, block->size);
	else
		free(block);
}

void arena_done(struct arena *arena)
{
	while (arena->last) {
		struct arena_block *block = arena->last;

		arena->last = block->before;
		free_block(block);
	}
}

void arena_clear(struct arena *arena)
{
	struct arena_block *block = arena->last;
	struct arena before = {block ? block->before : NULL};

	arena_done(&before);
	if (!block)
		return;
	memset(block->bytes, 0, block->used);
	block->before = NULL;
	block->used = 0;
}

/* Behind the oldest block, so that the newest goes on to be filled. */
void arena_join(struct arena *arena, struct arena *from)
{
	struct arena_block **end = &arena->last;

	while (*end)
		end = &(*end)->before;
	*end = from->last;
	from->last = NULL;
}

/* Each block is twice as large as the one before, so that a load of any size
 * costs few of them. */
static size_t next_size(const struct arena_block *last, size_t wanted)
{
	size_t size = last ? last->size * 2 : ARENA_FIRST;

	if (size > ARENA_LARGEST)
		size = ARENA_LARGEST;
	return size < wanted ? wanted : size;
}

static void add_block(struct arena *arena, size_t wanted)
{
	struct arena_block *block;
	size_t size;

	if (wanted > SIZE_MAX - sizeof(*block))
		mem_fail();
	size = next_size(arena->last, sizeof(*block) + wanted);
	block = has_pages(size) ? mem_pages(size) : mem_zero(size);
	block->before = arena->last;
	block->size = size;
	arena->last = block;
}

/* Blocks start zeroed and no byte is given out twice, so that what comes from
 * here is zeroed without a second pass. */
static void *take(struct arena *arena, size_t size, size_t align)
{
	struct arena_block *block = arena->last;
	size_t start = block ? (block->used + align - 1) & ~(align - 1) : 0;
	size_t room = block ? block->size - sizeof(*block) : 0;

	if (start > room || size > room - start) {
		add_block(arena, size);
		block = arena->last;
		start = 0;
	}
	block->used = start + size;
	return (char *)block->bytes + start;
}

void *arena_zero(struct arena *arena, size_t size)
{
	return take(arena, size ? size : 1, _Alignof(max_align_t));
}

char *arena_copy(struct arena *arena, const char *text, size_t len)
{
	char *copy;

	if (len == SIZE_MAX)
		mem_fail();
	copy = take(arena, len + 1, 1);
	if (len)
		memcpy(copy, text, len);
	return copy;
}
