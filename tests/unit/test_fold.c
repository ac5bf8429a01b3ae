/* test_fold.c - which rows of a thread one row stands for. */
#include "testing.h"

#include "date.h"
#include "fold.h"

#include <stdio.h>

#define NEVER DATE_DAY_MAX

struct given {
	unsigned depth;
	int32_t until;
};

/* Hands in rows as they stand and writes what is shown: "0 2+3" for row 0, and row 2
 * for three. */
static void fold(const struct given *rows, size_t count, char out[64])
{
	struct folds folds;
	size_t shown[16], at = 0, len = 0;

	folds_init(&folds);
	for (size_t i = count; i-- > 0;) {
		struct list_row row = {.rowid = 1, .depth = rows[i].depth, .until = rows[i].until};
		size_t first;

		if (folds_take(&folds, i, &row, 10))
			continue;
		first = folds_end_run(&folds);
		if (first != SIZE_MAX)
			shown[at++] = first;
		shown[at++] = i;
	}
	if (folds.run.count)
		shown[at++] = folds_end_run(&folds);
	out[0] = '\0';
	while (at-- > 0) {
		const struct fold *found = folds_find(&folds, shown[at]);

		len += (size_t)snprintf(out + len, 64 - len, len ? " %zu" : "%zu", shown[at]);
		if (found)
			len += (size_t)snprintf(out + len, 64 - len, "+%zu", found->count);
	}
	folds_done(&folds);
}

static void assert_shown(const struct given *rows, size_t count, const char *text)
{
	char out[64];

	fold(rows, count, out);
	assert_string_equal(out, text);
}

#define SHOWN(text, ...) \
	assert_shown((struct given[]){__VA_ARGS__}, \
		     sizeof((struct given[]){__VA_ARGS__}) / sizeof(struct given), text)

static void one_row_stands_for_those_over_that_follow_each_other(void **state)
{
	(void)state;
	SHOWN("0 1+3 4", {1, NEVER}, {2, 5}, {2, 6}, {3, 10}, {2, NEVER});
	SHOWN("0+2", {2, 5}, {2, 6});
	SHOWN("0+2 2 3+2", {2, 5}, {2, 6}, {2, NEVER}, {2, 1}, {2, 2});
}

static void one_alone_is_itself(void **state)
{
	(void)state;
	SHOWN("0 1 2", {1, NEVER}, {2, 5}, {2, NEVER});
}

static void what_is_not_over_by_the_day_is_not_folded(void **state)
{
	(void)state;
	SHOWN("0 1 2", {2, 5}, {2, 11}, {2, 5});
}

static void what_stands_above_something_held_keeps_its_row(void **state)
{
	(void)state;
	SHOWN("0 1 2 3", {1, NEVER}, {2, 5}, {3, 5}, {4, NEVER});
	SHOWN("0 1+2 3 4", {1, NEVER}, {2, 5}, {3, 5}, {2, 5}, {3, NEVER});
}

static void the_threads_of_two_issues_stay_apart(void **state)
{
	(void)state;
	SHOWN("0 1+2 3 4+2", {1, NEVER}, {2, 5}, {2, 5}, {1, NEVER}, {2, 5}, {2, 5});
}

static void what_is_folded_is_found_in_its_fold(void **state)
{
	struct folds folds;
	struct list_row over = {.rowid = 1, .depth = 2, .until = 0};

	(void)state;
	folds_init(&folds);
	assert_null(folds_find(&folds, 0));
	for (size_t i = 9; i-- > 6;)
		assert_true(folds_take(&folds, i, &over, 10));
	assert_int_equal(folds_end_run(&folds), 6);
	assert_int_equal(folds_end_run(&folds), SIZE_MAX);
	assert_null(folds_find(&folds, 5));
	assert_null(folds_find(&folds, 9));
	for (size_t i = 6; i < 9; i++)
		assert_int_equal(folds_find(&folds, i)->first, 6);
	folds_done(&folds);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_row_stands_for_those_over_that_follow_each_other),
		cmocka_unit_test(one_alone_is_itself),
		cmocka_unit_test(what_is_not_over_by_the_day_is_not_folded),
		cmocka_unit_test(what_stands_above_something_held_keeps_its_row),
		cmocka_unit_test(the_threads_of_two_issues_stay_apart),
		cmocka_unit_test(what_is_folded_is_found_in_its_fold),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
