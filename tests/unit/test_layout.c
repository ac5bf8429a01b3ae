/* test_layout.c - every size is divided without rest and without overlap. */
#include "testing.h"

#include "layout.h"

static struct layout layout_of(int width, int height, enum layout_split split)
{
	struct layout layout;

	layout_make(&layout, width, height, split);
	return layout;
}

static bool lies_within(struct rect rect, int width, int height)
{
	return rect.width >= 0 && rect.height >= 0 && rect.x >= 0 && rect.y >= 0 &&
	       rect.x + rect.width <= width && rect.y + rect.height <= height;
}

static void assert_whole(const struct layout *layout, int width, int height)
{
	const struct rect *rects = (const struct rect *)layout;

	assert_int_equal(layout->tabs.height + layout->body.height + layout->status.height +
				 layout->bottom.height,
			 height);
	for (size_t i = 0; i < offsetof(struct layout, single) / sizeof(*rects); i++)
		assert_true(lies_within(rects[i], width, height));
	if (layout->single)
		return;
	assert_int_equal(layout->border.x ? layout->list.width + layout->border.width +
						    layout->detail.width
					  : layout->list.height + layout->border.height +
						    layout->detail.height,
			 layout->border.x ? layout->body.width : layout->body.height);
}

static void every_size_is_divided_without_rest(void **state)
{
	(void)state;
	for (int split = 0; split <= LAYOUT_TABLE; split++)
		for (int width = 0; width <= 220; width++)
			for (int height = 0; height <= 60; height++) {
				struct layout layout =
					layout_of(width, height, (enum layout_split)split);

				assert_whole(&layout, width, height);
			}
}

static void more_than_a_frame_holds_is_not_used(void **state)
{
	struct layout layout = layout_of(65535, 65535, LAYOUT_BY_WIDTH);

	(void)state;
	assert_whole(&layout, FRAME_WIDTH, FRAME_HEIGHT);
	layout = layout_of(-3, -7, LAYOUT_BELOW);
	assert_whole(&layout, 0, 0);
}

static void from_72_columns_on_the_panes_are_side_by_side(void **state)
{
	struct layout narrow = layout_of(71, 24, LAYOUT_BY_WIDTH);
	struct layout wide = layout_of(72, 24, LAYOUT_BY_WIDTH);

	(void)state;
	assert_true(narrow.single);
	assert_false(wide.single);
	assert_int_equal(wide.list.y, wide.detail.y);
	assert_true(wide.detail.width >= 40);
}

static void a_split_that_was_asked_for_is_made_where_it_fits(void **state)
{
	(void)state;
	assert_false(layout_of(60, 24, LAYOUT_BESIDE).single);
	assert_true(layout_of(30, 24, LAYOUT_BESIDE).single);
	assert_false(layout_of(30, 24, LAYOUT_BELOW).single);
	assert_true(layout_of(200, 8, LAYOUT_BELOW).single);
}

static void below_stands_below(void **state)
{
	struct layout layout = layout_of(80, 24, LAYOUT_BELOW);

	(void)state;
	assert_int_equal(layout.list.width, 80);
	assert_int_equal(layout.border.y, layout.list.y + layout.list.height);
	assert_int_equal(layout.detail.y, layout.border.y + 1);
}

static void a_table_has_all_the_width_and_most_of_the_height(void **state)
{
	struct layout layout = layout_of(160, 50, LAYOUT_TABLE);

	(void)state;
	assert_int_equal(layout.list.width, 160);
	assert_true(layout.list.height > layout.detail.height);
	assert_false(layout_of(40, 24, LAYOUT_TABLE).single);
	assert_true(layout_of(160, 12, LAYOUT_TABLE).single);
}

static void the_body_is_the_last_to_go(void **state)
{
	(void)state;
	for (int height = 1; height < 10; height++)
		assert_true(layout_of(10, height, LAYOUT_BY_WIDTH).body.height > 0);
	assert_int_equal(layout_of(10, 2, LAYOUT_BY_WIDTH).bottom.height, 1);
	assert_int_equal(layout_of(10, 2, LAYOUT_BY_WIDTH).tabs.height, 0);
	assert_int_equal(layout_of(10, 3, LAYOUT_BY_WIDTH).tabs.height, 1);
	assert_int_equal(layout_of(10, 4, LAYOUT_BY_WIDTH).status.height, 1);
}

static void what_a_wide_detail_does_not_need_is_the_lists(void **state)
{
	struct layout layout = layout_of(300, 50, LAYOUT_BY_WIDTH);

	(void)state;
	assert_true(layout.detail.width < 100);
	assert_true(layout.list.width > 200);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_size_is_divided_without_rest),
		cmocka_unit_test(more_than_a_frame_holds_is_not_used),
		cmocka_unit_test(from_72_columns_on_the_panes_are_side_by_side),
		cmocka_unit_test(a_split_that_was_asked_for_is_made_where_it_fits),
		cmocka_unit_test(below_stands_below),
		cmocka_unit_test(a_table_has_all_the_width_and_most_of_the_height),
		cmocka_unit_test(the_body_is_the_last_to_go),
		cmocka_unit_test(what_a_wide_detail_does_not_need_is_the_lists),
	};

	return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
