/* test_heap.c - blocks are large enough, apart from each other, and used again. */
#include "testing.h"

#include "heap.h"

#include <string.h>

#define BLOCKS 3000

/* Sizes from nothing to more than a region begins with. */
static size_t size_of(size_t number)
{
	return number % 100 == 99 ? number * 1500 : number * number % 5000;
}

static void blocks_keep_what_is_written(void **state)
{
	struct heap *heap = heap_new();
	unsigned char *blocks[BLOCKS];

	(void)state;
	for (size_t i = 0; i < BLOCKS; i++) {
		blocks[i] = heap_take(heap, size_of(i));
		assert_int_equal((uintptr_t)blocks[i] % 8, 0);
		assert_true(heap_size(blocks[i]) >= size_of(i));
		memset(blocks[i], (int)(i % 251), heap_size(blocks[i]));
	}
	for (size_t i = 0; i < BLOCKS; i++) {
		for (size_t j = 0; j < heap_size(blocks[i]); j++)
			assert_int_equal(blocks[i][j], i % 251);
		heap_give(heap, blocks[i]);
	}
	heap_free(heap);
}

/* A block says how large it will be before it is taken, and at most an eighth more
 * than asked, its head aside. */
static void sizes_are_near_what_is_asked(void **state)
{
	struct heap *heap = heap_new();

	(void)state;
	for (size_t size = 0; size < 300000; size += 1 + size / 50) {
		void *block = heap_take(heap, size);

		assert_int_equal(heap_size(block), heap_round(size));
		assert_true(heap_size(block) <= size + (size + 8) / 8 + 16);
		heap_give(heap, block);
	}
	heap_free(heap);
}

static void a_block_given_back_is_taken_again(void **state)
{
	struct heap *heap = heap_new();
	void *first = heap_take(heap, 1000), *second = heap_take(heap, 1000);

	(void)state;
	heap_give(heap, first);
	heap_give(heap, second);
	assert_ptr_equal(heap_take(heap, 1000), second);
	assert_ptr_equal(heap_take(heap, 1000), first);
	heap_give(heap, first);
	heap_give(heap, second);
	heap_free(heap);
}

static void a_heap_knows_its_blocks(void **state)
{
	struct heap *heap = heap_new(), *other = heap_new();
	char *small = heap_take(heap, 1), *large = heap_take(heap, 20000000);
	char elsewhere;

	(void)state;
	assert_true(heap_owns(heap, small));
	assert_true(heap_owns(heap, large));
	assert_false(heap_owns(other, small));
	assert_false(heap_owns(heap, &elsewhere));
	heap_give(heap, small);
	heap_give(heap, large);
	heap_free(heap);
	heap_free(other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_keep_what_is_written),
		cmocka_unit_test(sizes_are_near_what_is_asked),
		cmocka_unit_test(a_block_given_back_is_taken_again),
		cmocka_unit_test(a_heap_knows_its_blocks),
	};

	return cmocka_run_group_tests_name("heap", tests, NULL, NULL);
}
