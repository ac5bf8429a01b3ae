/* test_hints.c - a letter or two picks exactly one of many places. */
#include "testing.h"

#include "hints.h"

static void every_label_picks_its_place(void **state)
{
	static const size_t counts[] = {1, 2, 26, 27, 100, HINTS_MOST};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(counts); i++)
		for (size_t wanted = 0; wanted < counts[i]; wanted++) {
			struct hints hints;
			char label[3];
			size_t index = SIZE_MAX;
			enum hints_answer answer = HINTS_MORE;

			hints_begin(&hints, counts[i]);
			hints_label(&hints, wanted, label);
			for (const char *c = label; *c && answer == HINTS_MORE; c++)
				answer = hints_type(&hints, (input_key)*c, &index);
			assert_int_equal(answer, HINTS_CHOSEN);
			assert_int_equal(index, wanted);
		}
}

static void labels_are_as_short_as_can_be(void **state)
{
	struct hints hints;

	(void)state;
	hints_begin(&hints, 0);
	assert_int_equal(hints_len(&hints), 0);
	hints_begin(&hints, 26);
	assert_int_equal(hints_len(&hints), 1);
	hints_begin(&hints, 27);
	assert_int_equal(hints_len(&hints), 2);
	hints_begin(&hints, 100000);
	assert_int_equal(hints.count, HINTS_MOST);
}

static void a_letter_of_no_label_is_unknown(void **state)
{
	struct hints hints;
	size_t index;

	(void)state;
	hints_begin(&hints, 3);
	assert_int_equal(hints_type(&hints, 'm', &index), HINTS_UNKNOWN);
	hints_begin(&hints, 3);
	assert_int_equal(hints_type(&hints, INPUT_ENTER, &index), HINTS_UNKNOWN);
}

static void the_first_letter_leaves_those_that_go_on(void **state)
{
	struct hints hints;
	size_t index, left = 0;

	(void)state;
	hints_begin(&hints, 60);
	assert_int_equal(hints_type(&hints, 'a', &index), HINTS_MORE);
	for (size_t i = 0; i < hints.count; i++)
		left += hints_allow(&hints, i);
	assert_int_equal(left, 26);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_label_picks_its_place),
		cmocka_unit_test(labels_are_as_short_as_can_be),
		cmocka_unit_test(a_letter_of_no_label_is_unknown),
		cmocka_unit_test(the_first_letter_leaves_those_that_go_on),
	};

	return cmocka_run_group_tests_name("hints", tests, NULL, NULL);
}
