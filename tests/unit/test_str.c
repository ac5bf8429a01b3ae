/* test_str.c - slices look, buffers own, and the distance has a limit. */
#include "testing.h"

#include "str.h"

#include <stdlib.h>
#include <string.h>

static void a_part_is_clipped_to_its_slice(void **state)
{
	struct slice text = SLICE("picket");

	(void)state;
	assert_true(slice_is(slice_part(text, 1, 3), "ick"));
	assert_true(slice_is(slice_part(text, 4, SIZE_MAX), "et"));
	assert_true(slice_is(slice_part(text, 6, 1), ""));
	assert_true(slice_is(slice_part(text, SIZE_MAX, SIZE_MAX), ""));
}

static void null_is_the_empty_slice(void **state)
{
	struct slice null = {NULL, 0};

	(void)state;
	assert_int_equal(slice_of(NULL).len, 0);
	assert_true(slice_equal(slice_of(NULL), null));
	assert_int_equal(slice_part(null, 3, 3).len, 0);
	assert_int_equal(slice_trim(null).len, 0);
	assert_int_equal(slice_find(null, 0, 'x'), 0);
	assert_int_equal(slice_compare(null, SLICE("")), 0);
}

static void trimming_takes_white_space_at_both_ends_only(void **state)
{
	(void)state;
	assert_true(slice_is(slice_trim(SLICE(" \t\r\n a b \v\f")), "a b"));
	assert_true(slice_is(slice_trim(SLICE(" \n ")), ""));
	assert_true(slice_is(slice_trim(SLICE("\xC2\xA0x")), "\xC2\xA0x"));
}

static void slices_with_nul_are_compared_to_their_end(void **state)
{
	(void)state;
	assert_false(slice_equal(SLICE("a\0b"), SLICE("a\0c")));
	assert_false(slice_is(SLICE("a\0b"), "a"));
	assert_int_equal(slice_find(SLICE("a\0b"), 0, 'b'), 2);
}

static void a_slice_starts_with_itself_and_its_prefixes(void **state)
{
	(void)state;
	assert_true(slice_starts(SLICE("kind:party"), "kind:"));
	assert_true(slice_starts(SLICE("kind"), "kind"));
	assert_true(slice_starts(SLICE("kind"), ""));
	assert_false(slice_starts(SLICE("kin"), "kind"));
}

static void order_is_bytewise_and_a_prefix_comes_first(void **state)
{
	(void)state;
	assert_true(slice_compare(SLICE("ab"), SLICE("abc")) < 0);
	assert_true(slice_compare(SLICE("abc"), SLICE("ab")) > 0);
	assert_true(slice_compare(SLICE("b"), SLICE("abc")) > 0);
	assert_true(slice_compare(SLICE("z"), SLICE("\xC3\xA4")) < 0);
	assert_int_equal(slice_compare(SLICE("ab"), SLICE("ab")), 0);
}

static void a_byte_is_found_from_where_one_looks(void **state)
{
	(void)state;
	assert_int_equal(slice_find(SLICE("a/b/c"), 0, '/'), 1);
	assert_int_equal(slice_find(SLICE("a/b/c"), 2, '/'), 3);
	assert_int_equal(slice_find(SLICE("a/b/c"), 4, '/'), 5);
	assert_int_equal(slice_find(SLICE("a/b/c"), 99, '/'), 5);
}

/* --- distance ------------------------------------------------------------- */

static void the_distance_counts_single_edits(void **state)
{
	(void)state;
	assert_int_equal(slice_distance(SLICE("stance"), SLICE("stance"), 3), 0);
	assert_int_equal(slice_distance(SLICE("stnace"), SLICE("stance"), 3), 2);
	assert_int_equal(slice_distance(SLICE("stanc"), SLICE("stance"), 3), 1);
	assert_int_equal(slice_distance(SLICE("stance"), SLICE("distance"), 3), 2);
	assert_int_equal(slice_distance(SLICE("kitten"), SLICE("sitting"), 3), 3);
	assert_int_equal(slice_distance(SLICE(""), SLICE("abc"), 3), 3);
	assert_int_equal(slice_distance(SLICE(""), SLICE(""), 0), 0);
}

static void a_distance_beyond_the_limit_is_the_limit_and_one(void **state)
{
	(void)state;
	assert_int_equal(slice_distance(SLICE("kitten"), SLICE("sitting"), 2), 3);
	assert_int_equal(slice_distance(SLICE("a"), SLICE("b"), 0), 1);
	assert_int_equal(slice_distance(SLICE("a"), SLICE("abcdef"), 2), 3);
	assert_int_equal(slice_distance(SLICE("abcdef"), SLICE("uvwxyz"), 4), 5);
}

static size_t least_of(size_t a, size_t b, size_t c)
{
	size_t least = a < b ? a : b;

	return least < c ? least : c;
}

/* The textbook's recursion: slow and plainly right. */
static size_t plain_distance(struct slice a, struct slice b)
{
	struct slice rest_a = slice_part(a, 1, a.len);
	struct slice rest_b = slice_part(b, 1, b.len);

	if (!a.len || !b.len)
		return a.len + b.len;
	return least_of(plain_distance(rest_a, b) + 1, plain_distance(a, rest_b) + 1,
			plain_distance(rest_a, rest_b) + (a.data[0] != b.data[0]));
}

static struct slice random_word(char *bytes, unsigned *seed)
{
	size_t len = (size_t)rand_r(seed) % 7;

	for (size_t i = 0; i < len; i++)
		bytes[i] = (char)('a' + rand_r(seed) % 3);
	return (struct slice){bytes, len};
}

static void the_band_finds_what_the_whole_table_finds(void **state)
{
	unsigned seed = 1;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		char bytes[2][8];
		struct slice a = random_word(bytes[0], &seed);
		struct slice b = random_word(bytes[1], &seed);
		size_t limit = (size_t)rand_r(&seed) % 8;
		size_t distance = plain_distance(a, b);

		if (distance > limit)
			assert_true(slice_distance(a, b, limit) > limit);
		else
			assert_int_equal(slice_distance(a, b, limit), distance);
	}
}

static void an_endless_limit_does_no_harm(void **state)
{
	(void)state;
	assert_int_equal(slice_distance(SLICE("abc"), SLICE("xyz"), SIZE_MAX), 3);
}

/* --- buffers -------------------------------------------------------------- */

static void a_buffer_ends_in_nul_at_any_length(void **state)
{
	struct str str;

	(void)state;
	str_init(&str);
	assert_text(&str, "");
	for (size_t i = 0; i < 1000; i++) {
		str_add_char(&str, (char)('a' + i % 26));
		assert_int_equal(str.len, i + 1);
		assert_int_equal(str.data[i + 1], '\0');
	}
	for (size_t i = 0; i < 1000; i++)
		assert_int_equal(str.data[i], 'a' + i % 26);
	str_done(&str);
}

static void a_formatted_text_longer_than_the_buffer_is_whole(void **state)
{
	struct str str;

	(void)state;
	str_init(&str);
	str_add_text(&str, "<");
	str_format(&str, "%0500d|%s", 7, "end");
	assert_int_equal(str.len, 1 + 500 + 4);
	assert_string_equal(str.data + 498, "007|end");
	str_done(&str);
}

static void what_is_added_may_hold_nul(void **state)
{
	struct str str;

	(void)state;
	str_init(&str);
	str_add(&str, SLICE("a\0b"));
	assert_true(slice_equal(str_slice(&str), SLICE("a\0b")));
	str_clear(&str);
	assert_text(&str, "");
	str_done(&str);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_part_is_clipped_to_its_slice),
		cmocka_unit_test(null_is_the_empty_slice),
		cmocka_unit_test(trimming_takes_white_space_at_both_ends_only),
		cmocka_unit_test(slices_with_nul_are_compared_to_their_end),
		cmocka_unit_test(a_slice_starts_with_itself_and_its_prefixes),
		cmocka_unit_test(order_is_bytewise_and_a_prefix_comes_first),
		cmocka_unit_test(a_byte_is_found_from_where_one_looks),
		cmocka_unit_test(the_distance_counts_single_edits),
		cmocka_unit_test(a_distance_beyond_the_limit_is_the_limit_and_one),
		cmocka_unit_test(the_band_finds_what_the_whole_table_finds),
		cmocka_unit_test(an_endless_limit_does_no_harm),
		cmocka_unit_test(a_buffer_ends_in_nul_at_any_length),
		cmocka_unit_test(a_formatted_text_longer_than_the_buffer_is_whole),
		cmocka_unit_test(what_is_added_may_hold_nul),
	};

	return cmocka_run_group_tests_name("str", tests, NULL, NULL);
}
