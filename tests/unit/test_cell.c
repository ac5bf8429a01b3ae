/* test_cell.c - what is drawn stays inside, stays whole and stays harmless. */
#include "testing.h"

#include "cell.h"
#include "utf8.h"

/* Fails unless the frame prints as expected, and its cells hold together. */
static void assert_frame(struct frame *frame, const char *expected)
{
	struct str out;

	str_init(&out);
	frame_print(frame, &out);
	assert_text(&out, expected);
	str_done(&out);
	for (int y = 0; y < frame->height; y++)
		for (int x = 0; x < frame->width; x++) {
			struct cell *cell = frame_cell(frame, x, y);
			struct slice bytes = {cell->bytes, cell->len};

			assert_true(cell->role < ROLE_COUNT);
			if (cell->width == 2)
				assert_int_equal(frame_cell(frame, x + 1, y)->width, 0);
			if (cell->width == 0)
				assert_int_equal(frame_cell(frame, x - 1, y)->width, 2);
			if (cell->len > 0)
				assert_int_equal(utf8_width(bytes), cell->width);
		}
}

static int write_text(struct frame *frame, int x, int y, int width, const char *text)
{
	return frame_text(frame, x, y, width, ROLE_TEXT, slice_of(text));
}

static void a_new_frame_is_blank(void **state)
{
	struct frame frame;

	(void)state;
	frame_init(&frame);
	assert_frame(&frame, "");
	frame_resize(&frame, 3, 2);
	assert_frame(&frame, "\n\n");
	assert_null(frame_cell(&frame, 3, 0));
	assert_null(frame_cell(&frame, 0, 2));
	assert_null(frame_cell(&frame, -1, 0));
	frame_done(&frame);
}

static void sizes_are_clamped(void **state)
{
	struct frame frame;

	(void)state;
	frame_init(&frame);
	frame_resize(&frame, 20000, 20000);
	assert_int_equal(frame.width, FRAME_WIDTH);
	assert_int_equal(frame.height, FRAME_HEIGHT);
	frame_resize(&frame, -5, 65535);
	assert_int_equal(frame.width, 0);
	assert_null(frame_cell(&frame, 0, 0));
	assert_int_equal(write_text(&frame, 0, 0, 10, "lost"), 0);
	frame_resize(&frame, 1, 1);
	assert_int_equal(write_text(&frame, 0, 0, 10, "日"), 1);
	assert_frame(&frame, "\n");
	frame_done(&frame);
}

static void text_is_clipped_at_all_sides(void **state)
{
	struct frame frame;

	(void)state;
	frame_init(&frame);
	frame_resize(&frame, 5, 2);
	assert_int_equal(write_text(&frame, 0, 0, 100, "abcdefgh"), 5);
	assert_int_equal(write_text(&frame, 3, 1, 100, "xyz"), 2);
	assert_int_equal(write_text(&frame, -2, 1, 4, "0123456"), 4);
	assert_int_equal(write_text(&frame, 0, 2, 5, "below"), 0);
	assert_int_equal(write_text(&frame, 0, -1, 5, "above"), 0);
	assert_int_equal(write_text(&frame, 9, 0, 5, "right"), 0);
	assert_int_equal(write_text(&frame, 0, 0, 0, "nothing"), 0);
	assert_int_equal(write_text(&frame, 0, 0, -3, "nothing"), 0);
	assert_int_equal(write_text(&frame, INT32_MAX, 0, INT32_MAX, "far"), 0);
	assert_int_equal(write_text(&frame, 1, 0, INT32_MAX, "B"), 1);
	assert_frame(&frame, "aBcde\n23 xy\n");
	frame_done(&frame);
}

static void a_wide_cluster_fills_two_cells_or_none(void **state)
{
	struct frame frame;

	(void)state;
	frame_init(&frame);
	frame_resize(&frame, 6, 1);
	assert_int_equal(write_text(&frame, 0, 0, 6, "日本語"), 6);
	assert_frame(&frame, "日本語\n");
	assert_int_equal(write_text(&frame, 0, 0, 3, "日本"), 3);
	assert_frame(&frame, "日  語\n");
	assert_int_equal(write_text(&frame, -1, 0, 6, "日本"), 4);
	assert_frame(&frame, " 本 語\n");
	frame_done(&frame);
}

static void writing_over_half_of_a_wide_cluster_blanks_the_rest(void **state)
{
	struct frame frame;

	(void)state;
	frame_init(&frame);
	frame_resize(&frame, 6, 1);
	write_text(&frame, 0, 0, 6, "日本語");
	write_text(&frame, 1, 0, 1, "x");
	assert_frame(&frame, " x本語\n");
	write_text(&frame, 4, 0, 1, "y");
	assert_frame(&frame, " x本y\n");
	write_text(&frame, 1, 0, 2, "中");
	assert_frame(&frame, " 中 y\n");
	frame_blank(&frame, (struct rect){2, 0, 1, 1});
	assert_frame(&frame, "    y\n");
	frame_done(&frame);
}

static void marks_join_their_base_and_are_limited(void **state)
{
	struct frame frame;

	(void)state;
	frame_init(&frame);
	frame_resize(&frame, 40, 1);
	assert_int_equal(write_text(&frame, 0, 0, 40, "e\u0301x"), 2);
	assert_int_equal(frame_cell(&frame, 0, 0)->len, 3);
	assert_int_equal(write_text(&frame, 0, 0, 40,
				    "\U0001E800\U0001E8D0\U0001E8D0\U0001E8D0\U0001E8D0\U0001E8D0"),
			 1 + 9);
	assert_int_equal(frame_cell(&frame, 0, 0)->len, CELL_BYTES);
	frame_clear(&frame);
	write_text(&frame, 0, 0, 40, "\u0301a");
	assert_frame(&frame, "<U+0301>a\n");
	frame_done(&frame);
}

static void what_commands_a_terminal_becomes_visible(void **state)
{
	struct frame frame;

	(void)state;
	frame_init(&frame);
	frame_resize(&frame, 40, 1);
	write_text(&frame, 0, 0, 40, "a\033[2J\tb\u202E\x9B");
	assert_frame(&frame, "a<U+001B>[2J b<U+202E><0x9B>\n");
	frame_done(&frame);
}

static void blanking_clips(void **state)
{
	struct frame frame;

	(void)state;
	frame_init(&frame);
	frame_resize(&frame, 4, 3);
	for (int y = 0; y < 3; y++)
		write_text(&frame, 0, y, 4, "####");
	frame_blank(&frame, (struct rect){-2, 1, 3, 1});
	frame_blank(&frame, (struct rect){3, -1, INT32_MAX, 2});
	frame_blank(&frame, (struct rect){0, 2, -1, 5});
	frame_blank(&frame, (struct rect){INT32_MAX, INT32_MAX, INT32_MAX, INT32_MAX});
	assert_frame(&frame, "###\n ###\n####\n");
	frame_blank(&frame, (struct rect){0, 0, INT32_MAX, INT32_MAX});
	assert_frame(&frame, "\n\n\n");
	frame_done(&frame);
}

static void a_line_is_opened_as_far_as_it_goes(void **state)
{
	struct frame frame;

	(void)state;
	frame_init(&frame);
	frame_resize(&frame, 7, 1);
	write_text(&frame, 0, 0, 7, "ab日本x");
	frame_open(&frame, (struct rect){1, 0, 5, 1}, 1);
	assert_frame(&frame, "a b日 x\n");
	frame_open(&frame, (struct rect){2, 0, 5, 1}, 9);
	assert_frame(&frame, "a\n");
	frame_open(&frame, (struct rect){7, 0, 5, 1}, 1);
	frame_open(&frame, (struct rect){0, 1, 5, 1}, 1);
	assert_frame(&frame, "a\n");
	frame_done(&frame);
}

static void a_space_equals_what_was_never_written(void **state)
{
	struct frame a, b;

	(void)state;
	frame_init(&a);
	frame_init(&b);
	frame_resize(&a, 4, 1);
	frame_resize(&b, 4, 1);
	write_text(&a, 0, 0, 4, "  x ");
	write_text(&b, 2, 0, 4, "x");
	assert_true(frame_equal(&a, &b));
	b.cursor_x = 1;
	assert_false(frame_equal(&a, &b));
	b.cursor_x = 0;
	frame_cell(&b, 2, 0)->reverse = true;
	assert_false(frame_equal(&a, &b));
	frame_done(&a);
	frame_done(&b);
}

/* Writes a line of three runs, "one 二two", into width columns. */
static int write_line(struct frame *frame, int width)
{
	struct rich rich;
	int written;

	rich_init(&rich);
	rich_line(&rich, 0, 0);
	rich_add_text(&rich, ROLE_TITLE, "one ");
	rich_add_text(&rich, ROLE_DATE, "二");
	rich_add_text(&rich, ROLE_LINK, "two");
	frame_clear(frame);
	written = frame_line(frame, 0, 0, width, &rich.lines.items[0]);
	rich_done(&rich);
	return written;
}

static void a_line_that_is_cut_ends_in_an_ellipsis(void **state)
{
	struct frame frame;

	(void)state;
	frame_init(&frame);
	frame_resize(&frame, 9, 1);
	assert_int_equal(write_line(&frame, 20), 9);
	assert_frame(&frame, "one 二two\n");
	assert_int_equal(write_line(&frame, 8), 8);
	assert_frame(&frame, "one 二t…\n");
	assert_int_equal(write_line(&frame, 6), 5);
	assert_frame(&frame, "one …\n");
	assert_int_equal(frame_cell(&frame, 4, 0)->role, ROLE_DATE);
	assert_int_equal(write_line(&frame, 5), 5);
	assert_frame(&frame, "one …\n");
	assert_int_equal(write_line(&frame, 1), 1);
	assert_frame(&frame, "…\n");
	assert_int_equal(write_line(&frame, 0), 0);
	assert_frame(&frame, "\n");
	frame_done(&frame);
}

static void roles_print_as_letters_with_their_names(void **state)
{
	struct frame frame;
	struct str out;

	(void)state;
	frame_init(&frame);
	str_init(&out);
	frame_resize(&frame, 8, 2);
	frame_text(&frame, 1, 0, 7, ROLE_TITLE, SLICE("日x"));
	frame_text(&frame, 0, 1, 7, ROLE_HEADING, SLICE("ab"));
	frame_cell(&frame, 1, 1)->reverse = true;
	frame_cell(&frame, 2, 1)->reverse = true;
	frame_print_roles(&frame, &out);
	assert_text(&out, ".aaa\nbB=\na title\nb heading\n");
	str_done(&out);
	frame_done(&frame);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_frame_is_blank),
		cmocka_unit_test(sizes_are_clamped),
		cmocka_unit_test(text_is_clipped_at_all_sides),
		cmocka_unit_test(a_wide_cluster_fills_two_cells_or_none),
		cmocka_unit_test(writing_over_half_of_a_wide_cluster_blanks_the_rest),
		cmocka_unit_test(marks_join_their_base_and_are_limited),
		cmocka_unit_test(what_commands_a_terminal_becomes_visible),
		cmocka_unit_test(blanking_clips),
		cmocka_unit_test(a_line_is_opened_as_far_as_it_goes),
		cmocka_unit_test(a_space_equals_what_was_never_written),
		cmocka_unit_test(a_line_that_is_cut_ends_in_an_ellipsis),
		cmocka_unit_test(roles_print_as_letters_with_their_names),
	};

	return cmocka_run_group_tests_name("cell", tests, NULL, NULL);
}
