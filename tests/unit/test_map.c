/* test_map.c - a map finds every key and remembers the order of insertion. */
#include "testing.h"

#include "map.h"
#include "mem.h"

#include <stdio.h>
#include <string.h>

static int values[4];

static void an_empty_map_finds_nothing(void **state)
{
	struct map map;

	(void)state;
	map_init(&map);
	assert_null(map_find(&map, SLICE("a")));
	map_done(&map);
}

static void the_first_value_of_a_key_stays(void **state)
{
	struct map map;

	(void)state;
	map_init(&map);
	assert_ptr_equal(map_add(&map, SLICE("a"), &values[0]), &values[0]);
	assert_ptr_equal(map_add(&map, SLICE("a"), &values[1]), &values[0]);
	assert_ptr_equal(map_find(&map, SLICE("a")), &values[0]);
	assert_int_equal(map.count, 1);
	map_done(&map);
}

static void keys_are_bytes_with_a_length(void **state)
{
	struct map map;

	(void)state;
	map_init(&map);
	map_add(&map, SLICE(""), &values[0]);
	map_add(&map, SLICE("a"), &values[1]);
	map_add(&map, SLICE("a\0"), &values[2]);
	map_add(&map, SLICE("a\0b"), &values[3]);
	assert_ptr_equal(map_find(&map, SLICE("")), &values[0]);
	assert_ptr_equal(map_find(&map, SLICE("a")), &values[1]);
	assert_ptr_equal(map_find(&map, SLICE("a\0")), &values[2]);
	assert_ptr_equal(map_find(&map, SLICE("a\0b")), &values[3]);
	assert_null(map_find(&map, SLICE("a\0c")));
	map_done(&map);
}

/* Ids that differ in their last characters only, as those of editors do. */
static struct slice make_key(struct arena *arena, size_t i)
{
	char text[32];
	int len = snprintf(text, sizeof(text), "event-2023-%07zu", i);

	return (struct slice){arena_copy(arena, text, (size_t)len), (size_t)len};
}

static void a_map_of_many_keeps_all_in_order(void **state)
{
	const size_t count = 300000;
	struct arena arena;
	struct map map;

	(void)state;
	arena_init(&arena);
	map_init(&map);
	for (size_t i = 0; i < count; i++) {
		struct slice key = make_key(&arena, i);

		map_add(&map, key, (char *)key.data + 1);
	}
	assert_int_equal(map.count, count);
	for (size_t i = 0; i < count; i++) {
		struct slice key = make_key(&arena, i);

		assert_true(slice_equal(map.items[i].key, key));
		assert_ptr_equal(map_find(&map, key), map.items[i].key.data + 1);
	}
	assert_null(map_find(&map, make_key(&arena, count)));
	map_done(&map);
	arena_done(&arena);
}

/* How far from one another taken slots lie says how well keys are spread. */
static void similar_keys_do_not_crowd(void **state)
{
	struct arena arena;
	struct map map;
	size_t run = 0;
	size_t longest = 0;

	(void)state;
	arena_init(&arena);
	map_init(&map);
	for (size_t i = 0; i < 100000; i++)
		map_add(&map, make_key(&arena, i), &values[0]);
	for (size_t i = 0; i < map.slot_count; i++) {
		run = map.slots[i] ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	assert_in_range(longest, 1, 100);
	map_done(&map);
	arena_done(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_map_finds_nothing),
		cmocka_unit_test(the_first_value_of_a_key_stays),
		cmocka_unit_test(keys_are_bytes_with_a_length),
		cmocka_unit_test(a_map_of_many_keeps_all_in_order),
		cmocka_unit_test(similar_keys_do_not_crowd),
	};

	return cmocka_run_group_tests_name("map", tests, NULL, NULL);
}
