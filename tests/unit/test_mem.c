/* test_mem.c - running out of memory ends the program; arenas give blocks. */
#include "testing.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Runs body in a child; says how it ended and what it wrote to stderr. */
static int run_child(void (*body)(void), char *said, size_t size)
{
	int ends[2];
	int status;
	pid_t child;
	ssize_t len;

	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (child == 0) {
		dup2(ends[1], STDERR_FILENO);
		body();
		_exit(0);
	}
	close(ends[1]);
	assert_int_equal(waitpid(child, &status, 0), child);
	len = read(ends[0], said, size - 1);
	said[len > 0 ? len : 0] = '\0';
	close(ends[0]);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void say_hook(void)
{
	if (write(STDERR_FILENO, "hook\n", 5) != 5)
		_exit(99);
}

static void fail_with_hook(void)
{
	mem_at_failure(say_hook);
	mem_fail();
}

static void fail_without_hook(void)
{
	mem_at_failure(say_hook);
	mem_at_failure(NULL);
	mem_fail();
}

static void fail_inside_hook(void)
{
	mem_at_failure(mem_fail);
	mem_fail();
}

/* The optimizer must not see that the product cannot be had. */
static volatile size_t huge = SIZE_MAX / 2;

static void ask_for_too_many(void)
{
	void *block = mem_resize(NULL, huge, 3);

	free(block);
}

static void ask_for_too_long_a_copy(void)
{
	char *copy = mem_copy("", huge * 2 + 1);

	free(copy);
}

static void the_terminal_is_restored_before_the_message(void **state)
{
	char said[128];

	(void)state;
	assert_int_equal(run_child(fail_with_hook, said, sizeof(said)), 4);
	assert_string_equal(said, "hook\npicket: out of memory\n");
}

static void a_hook_can_be_taken_back(void **state)
{
	char said[128];

	(void)state;
	assert_int_equal(run_child(fail_without_hook, said, sizeof(said)), 4);
	assert_string_equal(said, "picket: out of memory\n");
}

static void a_hook_that_runs_out_of_memory_itself_ends_too(void **state)
{
	char said[128];

	(void)state;
	assert_int_equal(run_child(fail_inside_hook, said, sizeof(said)), 4);
	assert_string_equal(said, "picket: out of memory\n");
}

static void an_overflowing_size_is_out_of_memory(void **state)
{
	char said[128];

	(void)state;
	assert_int_equal(run_child(ask_for_too_many, said, sizeof(said)), 4);
	assert_int_equal(run_child(ask_for_too_long_a_copy, said, sizeof(said)), 4);
}

static void no_bytes_are_a_block_too(void **state)
{
	void *zero = mem_zero(0);
	void *none = mem_resize(NULL, 0, 8);

	(void)state;
	assert_non_null(zero);
	assert_non_null(none);
	free(zero);
	free(none);
}

static void a_copy_ends_in_nul_and_keeps_inner_ones(void **state)
{
	char *copy = mem_copy("a\0bcd", 3);

	(void)state;
	assert_memory_equal(copy, "a\0b", 4);
	free(copy);
}

/* --- arenas --------------------------------------------------------------- */

static void check_block(const unsigned char *block, size_t size)
{
	assert_int_equal((uintptr_t)block % _Alignof(max_align_t), 0);
	for (size_t i = 0; i < size; i++)
		assert_int_equal(block[i], 0);
}

static void arena_blocks_are_zeroed_aligned_and_apart(void **state)
{
	struct arena arena;
	unsigned char *blocks[400];

	(void)state;
	arena_init(&arena);
	for (size_t i = 0; i < COUNT_OF(blocks); i++) {
		char *odd = arena_copy(&arena, "xyz", i % 4);

		assert_int_equal(strlen(odd), i % 4);
		blocks[i] = arena_zero(&arena, i);
		check_block(blocks[i], i);
		memset(blocks[i], (int)i & 0xFF, i);
	}
	for (size_t i = 0; i < COUNT_OF(blocks); i++)
		for (size_t j = 0; j < i; j++)
			assert_int_equal(blocks[i][j], i & 0xFF);
	arena_done(&arena);
}

static void a_block_larger_than_any_before_fits(void **state)
{
	struct arena arena;
	unsigned char *block;

	(void)state;
	arena_init(&arena);
	assert_non_null(arena_zero(&arena, 1));
	block = arena_zero(&arena, 5000000);
	check_block(block, 5000000);
	arena_done(&arena);
}

static void an_arena_can_be_used_again(void **state)
{
	struct arena arena;

	(void)state;
	arena_init(&arena);
	memset(arena_zero(&arena, 100), 'x', 100);
	arena_done(&arena);
	check_block(arena_zero(&arena, 100), 100);
	arena_done(&arena);
	arena_done(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_terminal_is_restored_before_the_message),
		cmocka_unit_test(a_hook_can_be_taken_back),
		cmocka_unit_test(a_hook_that_runs_out_of_memory_itself_ends_too),
		cmocka_unit_test(an_overflowing_size_is_out_of_memory),
		cmocka_unit_test(no_bytes_are_a_block_too),
		cmocka_unit_test(a_copy_ends_in_nul_and_keeps_inner_ones),
		cmocka_unit_test(arena_blocks_are_zeroed_aligned_and_apart),
		cmocka_unit_test(a_block_larger_than_any_before_fits),
		cmocka_unit_test(an_arena_can_be_used_again),
	};

	return cmocka_run_group_tests_name("mem", tests, NULL, NULL);
}
