/* test_scroll.c - what is selected stays on the screen, whatever its size. */
#include "testing.h"

#include "scroll.h"

static struct scroll scroll_of(size_t count, size_t height)
{
	struct scroll scroll = {0};

	scroll_fit(&scroll, count, height);
	return scroll;
}

static void assert_sound(const struct scroll *scroll)
{
	size_t height = scroll->height ? scroll->height : 1;

	assert_true(scroll->selected < scroll->count || (!scroll->count && !scroll->selected));
	assert_true(scroll->top <= scroll->selected);
	assert_true(scroll->selected < scroll->top + height);
}

static void act(struct scroll *scroll, enum action action, int times)
{
	for (int i = 0; i < times; i++)
		assert_true(scroll_act(scroll, action));
	assert_sound(scroll);
}

static void nothing_to_scroll_is_no_trouble(void **state)
{
	struct scroll scroll = scroll_of(0, 10);

	(void)state;
	for (int action = ACTION_NONE + 1; action < ACTION_COUNT; action++)
		scroll_act(&scroll, (enum action)action);
	assert_sound(&scroll);
	assert_int_equal(scroll.top, 0);
	assert_int_equal(scroll_visible(&scroll), 0);
	assert_false(scroll_has_more(&scroll));
}

static void the_selection_stops_at_both_ends(void **state)
{
	struct scroll scroll = scroll_of(5, 3);

	(void)state;
	act(&scroll, ACTION_UP, 3);
	assert_int_equal(scroll.selected, 0);
	act(&scroll, ACTION_DOWN, 9);
	assert_int_equal(scroll.selected, 4);
	assert_int_equal(scroll.top, 2);
}

static void moving_inside_the_screen_scrolls_nothing(void **state)
{
	struct scroll scroll = scroll_of(100, 10);

	(void)state;
	act(&scroll, ACTION_DOWN, 9);
	assert_int_equal(scroll.top, 0);
}

static void at_the_edge_a_quarter_of_a_screen_comes_into_sight(void **state)
{
	struct scroll scroll = scroll_of(100, 12);

	(void)state;
	act(&scroll, ACTION_DOWN, 12);
	assert_int_equal(scroll.selected, 12);
	assert_int_equal(scroll.top, 3);
	act(&scroll, ACTION_UP, 10);
	assert_int_equal(scroll.selected, 2);
	assert_int_equal(scroll.top, 0);
}

static void a_page_moves_selection_and_screen_alike(void **state)
{
	struct scroll scroll = scroll_of(100, 10);

	(void)state;
	act(&scroll, ACTION_DOWN, 4);
	act(&scroll, ACTION_PAGE_DOWN, 2);
	assert_int_equal(scroll.selected, 22);
	assert_int_equal(scroll.top, 18);
	act(&scroll, ACTION_PAGE_UP, 2);
	assert_int_equal(scroll.selected, 4);
	assert_int_equal(scroll.top, 0);
}

static void the_last_screen_is_full(void **state)
{
	struct scroll scroll = scroll_of(100, 10);

	(void)state;
	act(&scroll, ACTION_BOTTOM, 1);
	assert_int_equal(scroll.selected, 99);
	assert_int_equal(scroll.top, 90);
	act(&scroll, ACTION_TOP, 1);
	assert_int_equal(scroll.top, 0);
}

static void a_screen_made_tiny_and_large_again_shows_the_same(void **state)
{
	struct scroll scroll = scroll_of(100, 20);

	(void)state;
	act(&scroll, ACTION_DOWN, 30);
	for (size_t height = 20; height > 0; height--) {
		struct scroll before = scroll;

		scroll_fit(&scroll, 100, height - 1);
		assert_sound(&scroll);
		assert_int_equal(scroll.selected, 30);
		scroll_fit(&scroll, 100, 20);
		assert_int_equal(scroll.top, before.top);
	}
}

static void fewer_rows_keep_as_much_as_there_is(void **state)
{
	struct scroll scroll = scroll_of(100, 10);

	(void)state;
	act(&scroll, ACTION_BOTTOM, 1);
	scroll_fit(&scroll, 4, 10);
	assert_sound(&scroll);
	assert_int_equal(scroll.selected, 3);
	assert_int_equal(scroll.top, 0);
	scroll_fit(&scroll, 0, 10);
	assert_sound(&scroll);
}

static void a_place_comes_back_with_what_was_above_it(void **state)
{
	struct scroll scroll = scroll_of(100, 10);

	(void)state;
	scroll_restore(&scroll, 50, 7);
	assert_int_equal(scroll.top, 43);
	scroll_restore(&scroll, 99, 2);
	assert_int_equal(scroll.top, 90);
	scroll_restore(&scroll, 1, 7);
	assert_int_equal(scroll.top, 0);
	scroll_restore(&scroll, SIZE_MAX, SIZE_MAX);
	assert_sound(&scroll);
}

static void text_without_selection_rolls(void **state)
{
	struct scroll scroll = scroll_of(30, 10);

	(void)state;
	assert_true(scroll_act_rolling(&scroll, ACTION_DOWN));
	assert_int_equal(scroll.top, 1);
	assert_true(scroll_act_rolling(&scroll, ACTION_PAGE_DOWN));
	assert_int_equal(scroll.top, 10);
	assert_true(scroll_has_more(&scroll));
	assert_true(scroll_act_rolling(&scroll, ACTION_BOTTOM));
	assert_int_equal(scroll.top, 20);
	assert_false(scroll_has_more(&scroll));
	assert_false(scroll_act_rolling(&scroll, ACTION_QUIT));
}

static void any_walk_at_any_size_is_sound(void **state)
{
	static const enum action moves[] = {
		ACTION_DOWN, ACTION_UP, ACTION_PAGE_DOWN, ACTION_HALF_UP, ACTION_HALF_DOWN,
		ACTION_PAGE_UP, ACTION_BOTTOM, ACTION_UP, ACTION_TOP, ACTION_DOWN,
	};
	struct scroll scroll = scroll_of(7, 3);
	unsigned seed = 1;

	(void)state;
	for (int i = 0; i < 5000; i++) {
		seed = seed * 1103515245 + 12345;
		act(&scroll, moves[(seed >> 16) % COUNT_OF(moves)], 1);
		if (i % 7 == 0)
			scroll_fit(&scroll, (seed >> 20) % 40, (seed >> 18) % 9);
		assert_sound(&scroll);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_to_scroll_is_no_trouble),
		cmocka_unit_test(the_selection_stops_at_both_ends),
		cmocka_unit_test(moving_inside_the_screen_scrolls_nothing),
		cmocka_unit_test(at_the_edge_a_quarter_of_a_screen_comes_into_sight),
		cmocka_unit_test(a_page_moves_selection_and_screen_alike),
		cmocka_unit_test(the_last_screen_is_full),
		cmocka_unit_test(a_screen_made_tiny_and_large_again_shows_the_same),
		cmocka_unit_test(fewer_rows_keep_as_much_as_there_is),
		cmocka_unit_test(a_place_comes_back_with_what_was_above_it),
		cmocka_unit_test(text_without_selection_rolls),
		cmocka_unit_test(any_walk_at_any_size_is_sound),
	};

	return cmocka_run_group_tests_name("scroll", tests, NULL, NULL);
}
