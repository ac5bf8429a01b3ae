/* test_strip.c - the line over a timeline that says when how much happened. */
#include "testing.h"

#include "date.h"
#include "strip.h"

static void assert_line(const struct strip *strip, int32_t day, int width, const char *expected)
{
	struct rich rich;
	struct str out;

	rich_init(&rich);
	str_init(&out);
	strip_line(strip, day, width, &rich);
	rich_print(&rich, &out);
	assert_string_equal(out.data, expected);
	str_done(&out);
	rich_done(&rich);
}

/* Eight months of 2023 in which 1, 2, … 8 things happened. */
static void fill(struct strip *strip)
{
	strip_init(strip);
	for (int month = 1; month <= 8; month++)
		for (int i = 0; i < month; i++)
			strip_add(strip, date_day(2023, month, 1 + i), 1);
}

static void every_month_has_a_bar_and_the_present_one_a_mark(void **state)
{
	struct strip strip;

	(void)state;
	fill(&strip);
	assert_line(&strip, date_day(2023, 3, 31), 80, "2023 ▁▂┃▄▅▆▇█ 2023\n");
	assert_line(&strip, date_day(2023, 8, 1), 80, "2023 ▁▂▃▄▅▆▇┃ 2023\n");
	strip_done(&strip);
}

static void a_day_outside_is_at_the_end_that_is_nearer(void **state)
{
	struct strip strip;

	(void)state;
	fill(&strip);
	assert_line(&strip, INT32_MIN, 80, "2023 ┃▂▃▄▅▆▇█ 2023\n");
	assert_line(&strip, DATE_DAY_MAX, 80, "2023 ▁▂▃▄▅▆▇┃ 2023\n");
	strip_done(&strip);
}

static void months_share_columns_where_there_are_few(void **state)
{
	struct strip strip;

	(void)state;
	fill(&strip);
	assert_line(&strip, date_day(2023, 1, 1), 14, "2023 ┃▄▆█ 2023\n");
	assert_line(&strip, date_day(2023, 4, 1), 11, "2023 ┃ 2023\n");
	assert_line(&strip, date_day(2023, 4, 1), 10, "\n");
	assert_line(&strip, date_day(2023, 4, 1), 0, "\n");
	strip_done(&strip);
}

static void months_without_anything_take_no_room(void **state)
{
	struct strip strip;

	(void)state;
	strip_init(&strip);
	strip_add(&strip, date_day(1960, 1, 16), 3);
	strip_add(&strip, date_day(2023, 5, 2), 30);
	assert_line(&strip, date_day(1999, 1, 1), 80, "1960 ┃█ 2023\n");
	assert_line(&strip, date_day(2023, 5, 2), 80, "1960 ▁┃ 2023\n");
	strip_done(&strip);
}

static void months_may_come_from_the_latest_on(void **state)
{
	struct strip strip;

	(void)state;
	strip_init(&strip);
	strip_add(&strip, date_day(2023, 7, 31), 1);
	strip_add(&strip, date_day(2023, 7, 1), 1);
	strip_add(&strip, date_day(2023, 5, 1), 1);
	strip_add(&strip, date_day(2022, 5, 1), 1);
	strip_turn(&strip);
	assert_int_equal(strip.months.count, 3);
	assert_line(&strip, date_day(2022, 5, 1), 80, "2022 ┃▄█ 2023\n");
	strip_done(&strip);
}

static void where_nothing_happened_there_is_nothing(void **state)
{
	struct strip strip;

	(void)state;
	strip_init(&strip);
	strip_turn(&strip);
	assert_line(&strip, 0, 80, "\n");
	strip_done(&strip);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_month_has_a_bar_and_the_present_one_a_mark),
		cmocka_unit_test(a_day_outside_is_at_the_end_that_is_nearer),
		cmocka_unit_test(months_share_columns_where_there_are_few),
		cmocka_unit_test(months_without_anything_take_no_room),
		cmocka_unit_test(months_may_come_from_the_latest_on),
		cmocka_unit_test(where_nothing_happened_there_is_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
