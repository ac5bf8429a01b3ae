/* test_date.c - partial dates are read, compared by their span, and printed no
 * more precisely than they are. */
#include "testing.h"

#include "date.h"

#include <stdlib.h>
#include <string.h>

static struct date read_good(const char *text)
{
	struct date date;
	struct error error = {0};

	if (!date_parse(slice_of(text), &date, &error))
		fail_msg("%s", error.message);
	return date;
}

/* Fails unless text is refused with just this message. */
static void assert_refused(const char *text, const char *message)
{
	struct date date;
	struct error error = {0};

	assert_false(date_parse(slice_of(text), &date, &error));
	assert_int_equal(error.code, ERROR_CONTENT);
	assert_string_equal(error.message, message);
	assert_false(date_is_set(&date));
}

static void assert_no_date(const char *text)
{
	struct str message;

	str_init(&message);
	str_format(&message,
		   "'%s' is no date; a date is YYYY, YYYY-MM or YYYY-MM-DD, "
		   "with ?, ~ or %%, or an interval a/b or a/..",
		   text);
	assert_refused(text, message.data);
	str_done(&message);
}

/* --- reading -------------------------------------------------------------- */

static void what_was_read_is_written_as_it_was(void **state)
{
	static const char *const texts[] = {
		"2023", "2023-05", "2023-05-02", "2023?", "2023-05~", "2023-05-02%",
		"0001-01-01", "9999-12-31", "2023/2024", "2023-05/2023-05-02",
		"2023~/2024?", "2023/..", "2023-05-02%/..",
	};
	struct str out;

	(void)state;
	str_init(&out);
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		struct date date = read_good(texts[i]);

		assert_true(date_is_set(&date));
		date_edtf(&date, &out);
		assert_text(&out, texts[i]);
	}
	str_done(&out);
}

static void what_is_no_date_is_refused(void **state)
{
	static const char *const texts[] = {
		"", "23", "202", "20233", "2023-", "2023-5", "2023-13", "2023-00",
		"2023-05-", "2023-05-00", "2023-05-2", "2023-05-022", "2023/", "/2023",
		"../2023", "2023/.", "2023/...", "2023/2024/2025", "2023??", "2023?~",
		"?2023", "2023 ", " 2023", "-2023", "+2023", "0000", "2023.05.02",
		"2023-05-02T10:00", "May 2023", "unknown", "2023-05-02-01", "2023/../..",
		"20२3",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		assert_no_date(texts[i]);
}

static void a_text_with_nul_is_no_date(void **state)
{
	struct date date;

	(void)state;
	assert_false(date_parse(SLICE("2023\0"), &date, NULL));
	assert_false(date_parse(SLICE("2023-05\0-02"), &date, NULL));
}

static void a_day_beyond_the_month_is_refused(void **state)
{
	(void)state;
	assert_refused("2023-02-30", "'2023-02-30' is no date; 2023-02 has 28 days");
	assert_refused("2023-04-31", "'2023-04-31' is no date; 2023-04 has 30 days");
	assert_refused("2023-01-99", "'2023-01-99' is no date; 2023-01 has 31 days");
	assert_refused("2020/2023-02-29", "'2020/2023-02-29' is no date; 2023-02 has 28 days");
	assert_refused("1900-02-29", "'1900-02-29' is no date; 1900-02 has 28 days");
	read_good("2024-02-29");
	read_good("2000-02-29");
}

static void an_interval_that_ends_before_it_begins_is_refused(void **state)
{
	(void)state;
	assert_refused("2023/2022", "'2023/2022' ends before it begins; "
				    "an interval a/b has the earlier date first");
	assert_refused("2023-05-02/2023-05-01", "'2023-05-02/2023-05-01' ends before it begins; "
						"an interval a/b has the earlier date first");
	read_good("2023-05-02/2023-05-02");
	read_good("2023-05-02/2023");
}

static void a_long_text_is_cut_in_the_message(void **state)
{
	struct date date;
	struct error error = {0};
	struct str text;

	(void)state;
	str_init(&text);
	for (int i = 0; i < 1000; i++)
		str_add_text(&text, "ä");
	assert_false(date_parse(str_slice(&text), &date, &error));
	assert_non_null(strstr(error.message, "an interval a/b"));
	str_done(&text);
}

/* --- comparing ------------------------------------------------------------ */

static void assert_span(const char *text, const char *first, const char *last)
{
	struct date date = read_good(text);
	struct str out;

	str_init(&out);
	date_print_day(date_first(&date), &out);
	assert_text(&out, first);
	date_print_day(date_last(&date), &out);
	assert_text(&out, last);
	str_done(&out);
}

static void a_partial_date_spans_all_days_it_can_mean(void **state)
{
	(void)state;
	assert_span("2023", "2023-01-01", "2023-12-31");
	assert_span("2023-02", "2023-02-01", "2023-02-28");
	assert_span("2024-02~", "2024-02-01", "2024-02-29");
	assert_span("2023-05-02?", "2023-05-02", "2023-05-02");
	assert_span("2022-11/2023", "2022-11-01", "2023-12-31");
}

static void an_open_interval_has_no_last_day(void **state)
{
	struct date date = read_good("2023-05/..");

	(void)state;
	assert_int_equal(date_last(&date), DATE_DAY_MAX);
	assert_int_equal(date_first(&date), date_day(2023, 5, 1));
}

static bool earlier(const char *a, const char *b)
{
	struct date first = read_good(a);
	struct date second = read_good(b);

	return date_earlier(&first, &second);
}

static void as_of_means_the_last_day(void **state)
{
	static const struct {
		const char *text;
		const char *day;
	} rows[] = {{"2023-08-11", "2023-08-11"}, {"2024-02", "2024-02-29"}, {"2023", "2023-12-31"},
		    {"2023-08~", "2023-08-31"},   {"2023-05/2023-07", "2023-07-31"}};
	struct error error = {0};
	struct str out;
	int32_t day;

	(void)state;
	str_init(&out);
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		assert_true(date_as_of(slice_of(rows[i].text), &day, &error));
		date_print_day(day, &out);
		assert_text(&out, rows[i].day);
	}
	str_done(&out);
	assert_false(date_as_of(SLICE("2023/.."), &day, &error));
	assert_string_equal(error.message, "'2023/..' has no last day");
	error = (struct error){0};
	assert_false(date_as_of(SLICE("2023-13"), &day, &error));
	assert_non_null(strstr(error.message, "'2023-13' is no date"));
}

static void earlier_means_certainly_earlier(void **state)
{
	(void)state;
	assert_true(earlier("2022", "2023"));
	assert_true(earlier("2023-05-01", "2023-05-02"));
	assert_false(earlier("2023", "2023-12-31"));
	assert_false(earlier("2023-05", "2023-05"));
	assert_false(earlier("2023", "2022"));
	assert_false(earlier("2020/..", "9999"));
}

static void day_numbers_count_from_1970_without_a_gap(void **state)
{
	int32_t expected = date_day(1, 1, 1);
	int year;
	int month;
	int day;

	(void)state;
	assert_int_equal(date_day(1970, 1, 1), 0);
	assert_int_equal(date_day(2000, 3, 1), 11017);
	assert_int_equal(expected, -719162);
	for (year = 1; year <= 9999; year++)
		for (month = 1; month <= 12; month++) {
			int32_t first = date_day(year, month, 1);
			int32_t next = month < 12 ? date_day(year, month + 1, 1)
						  : date_day(year + 1, 1, 1);

			assert_int_equal(first, expected);
			assert_in_range(next - first, 28, 31);
			expected = next;
		}
	for (int32_t number = -719162; number < 2932896; number++) {
		date_civil(number, &year, &month, &day);
		if (date_day(year, month, day) != number)
			fail_msg("day %d comes back as another", number);
	}
}

static void the_farthest_days_can_be_printed(void **state)
{
	struct str out;

	(void)state;
	str_init(&out);
	date_print_day(DATE_DAY_MAX, &out);
	assert_text(&out, "5881580-07-11");
	date_print_day(INT32_MIN, &out);
	assert_text(&out, "-5877641-06-23");
	str_done(&out);
}

/* --- for people ----------------------------------------------------------- */

static void a_date_is_printed_as_precise_as_it_is(void **state)
{
	static const char *const cases[][2] = {
		{"2023", "2023"},
		{"2023-07-13", "2023-07-13"},
		{"2023-08~", "c. 2023-08"},
		{"2023-08?", "2023-08 (?)"},
		{"2023-08%", "c. 2023-08 (?)"},
		{"2023-07-14/2023-11-09", "2023-07-14 to 2023-11-09"},
		{"2023~/2024?", "c. 2023 to 2024 (?)"},
		{"2023-05-02/..", "since 2023-05-02"},
		{"2023-05~/..", "since c. 2023-05"},
	};
	struct str out;

	(void)state;
	str_init(&out);
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct date date = read_good(cases[i][0]);

		date_print(&date, &out);
		assert_text(&out, cases[i][1]);
	}
	str_done(&out);
}

static void no_date_prints_as_nothing(void **state)
{
	struct date date = {0};
	struct str out;

	(void)state;
	str_init(&out);
	date_print(&date, &out);
	date_edtf(&date, &out);
	assert_text(&out, "");
	str_done(&out);
}

static void a_day_and_a_month_are_named_and_the_rest_left_alone(void **state)
{
	struct str out;

	(void)state;
	str_init(&out);
	date_print_words(SLICE("2023-07"), &out);
	assert_text(&out, "July 2023");
	date_print_words(SLICE("2023-12"), &out);
	assert_text(&out, "December 2023");
	date_print_words(SLICE("2023"), &out);
	assert_text(&out, "2023");
	date_print_words(SLICE("2023-13"), &out);
	assert_text(&out, "2023-13");
	date_print_words(SLICE("2023-07-13"), &out);
	assert_text(&out, "13 July 2023");
	date_print_words(SLICE("strikes"), &out);
	assert_text(&out, "strikes");
	str_done(&out);
}

/* --- today ---------------------------------------------------------------- */

static void the_environment_says_what_day_it_is(void **state)
{
	(void)state;
	setenv("PICKET_NOW", "2023-11-09", 1);
	assert_int_equal(date_today(), date_day(2023, 11, 9));
	unsetenv("PICKET_NOW");
}

static void a_senseless_day_in_the_environment_is_ignored(void **state)
{
	static const char *const senseless[] = {"", "yesterday", "2023-02-30", "2023-11-09x",
						"2023", "2023-11-09?"};
	int32_t today;

	(void)state;
	unsetenv("PICKET_NOW");
	today = date_today();
	assert_in_range(today, date_day(2024, 1, 1), date_day(9999, 1, 1));
	for (size_t i = 0; i < COUNT_OF(senseless); i++) {
		setenv("PICKET_NOW", senseless[i], 1);
		assert_in_range(date_today() - today, 0, 1);
	}
	unsetenv("PICKET_NOW");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_read_is_written_as_it_was),
		cmocka_unit_test(what_is_no_date_is_refused),
		cmocka_unit_test(a_text_with_nul_is_no_date),
		cmocka_unit_test(a_day_beyond_the_month_is_refused),
		cmocka_unit_test(an_interval_that_ends_before_it_begins_is_refused),
		cmocka_unit_test(a_long_text_is_cut_in_the_message),
		cmocka_unit_test(a_partial_date_spans_all_days_it_can_mean),
		cmocka_unit_test(an_open_interval_has_no_last_day),
		cmocka_unit_test(as_of_means_the_last_day),
		cmocka_unit_test(earlier_means_certainly_earlier),
		cmocka_unit_test(day_numbers_count_from_1970_without_a_gap),
		cmocka_unit_test(the_farthest_days_can_be_printed),
		cmocka_unit_test(a_date_is_printed_as_precise_as_it_is),
		cmocka_unit_test(no_date_prints_as_nothing),
		cmocka_unit_test(a_day_and_a_month_are_named_and_the_rest_left_alone),
		cmocka_unit_test(the_environment_says_what_day_it_is),
		cmocka_unit_test(a_senseless_day_in_the_environment_is_ignored),
	};

	return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
