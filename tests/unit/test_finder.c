/* test_finder.c - searching in the background: the last question is answered. */
#include "fixture.h"

#include "finder.h"

#include <time.h>

#define PATIENCE 10000   /* milliseconds */

static struct search *wait_for(struct finder *finder, struct kb *kb)
{
	static const struct timespec moment = {.tv_nsec = 1000000};
	struct search *answer = NULL;

	for (int i = 0; !answer && i < PATIENCE && finder_is_busy(finder); i++) {
		answer = finder_take(finder, kb);
		if (!answer)
			nanosleep(&moment, NULL);
	}
	return answer;
}

static void a_question_is_answered(void **state)
{
	struct fixture *fixture = *state;
	struct finder *finder = finder_new();
	struct search *answer;

	assert_false(finder_is_busy(finder));
	finder_ask(finder, fixture->path, fixture->reading.day, SLICE("scan"));
	assert_true(finder_is_busy(finder));
	answer = wait_for(finder, fixture->kb);
	assert_non_null(answer);
	assert_true(search_is_whole(answer));
	assert_true(search_count(answer) > 0);
	assert_false(finder_is_busy(finder));
	search_free(answer);
	finder_free(finder);
}

static void the_last_question_is_the_one_that_is_answered(void **state)
{
	struct fixture *fixture = *state;
	struct finder *finder = finder_new();
	struct search *answer;

	for (int i = 0; i < 50; i++)
		finder_ask(finder, fixture->path, fixture->reading.day, SLICE("scan"));
	finder_ask(finder, fixture->path, date_day(2023, 6, 15), SLICE("kind:position"));
	answer = wait_for(finder, fixture->kb);
	assert_non_null(answer);
	assert_int_equal(search_total(answer), 1);
	search_free(answer);
	finder_free(finder);
}

static void what_is_taken_back_is_not_answered(void **state)
{
	struct fixture *fixture = *state;
	struct finder *finder = finder_new();

	finder_ask(finder, fixture->path, fixture->reading.day, SLICE("scan"));
	finder_forget(finder);
	assert_false(finder_is_busy(finder));
	assert_null(finder_take(finder, fixture->kb));
	finder_free(finder);
}

/* Also when it is already being answered. */
static void what_is_taken_back_late_is_not_answered(void **state)
{
	static const struct timespec moment = {.tv_nsec = 300000};
	struct fixture *fixture = *state;
	struct finder *finder = finder_new();

	for (int i = 0; i < 200; i++) {
		finder_ask(finder, fixture->path, fixture->reading.day, SLICE("scan"));
		if (i % 2)
			nanosleep(&moment, NULL);
		finder_forget(finder);
		nanosleep(&moment, NULL);
		assert_false(finder_is_busy(finder));
		assert_null(finder_take(finder, fixture->kb));
	}
	finder_free(finder);
}

static void without_an_index_there_is_no_answer_and_no_end_of_waiting(void **state)
{
	struct fixture *fixture = *state;
	struct finder *finder = finder_new();

	finder_ask(finder, "/nowhere/index.db", fixture->reading.day, SLICE("scan"));
	assert_null(wait_for(finder, fixture->kb));
	assert_false(finder_is_busy(finder));
	finder_free(finder);
}

static void an_answer_from_another_index_is_dropped(void **state)
{
	struct fixture *fixture = *state;
	struct fixture other;
	struct finder *finder = finder_new();

	fixture_open_text(&other, FIXTURE_THREAD);
	finder_ask(finder, other.path, other.reading.day, SLICE("pay"));
	assert_null(wait_for(finder, fixture->kb));
	finder_free(finder);
	fixture_close(&other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_question_is_answered),
		cmocka_unit_test(the_last_question_is_the_one_that_is_answered),
		cmocka_unit_test(what_is_taken_back_is_not_answered),
		cmocka_unit_test(what_is_taken_back_late_is_not_answered),
		cmocka_unit_test(without_an_index_there_is_no_answer_and_no_end_of_waiting),
		cmocka_unit_test(an_answer_from_another_index_is_dropped),
	};

	return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
