/* test_nearest.c - a misspelling is told from another word. */
#include "testing.h"

#include "nearest.h"

static const char *best_of(const char *wanted)
{
	static const char *const words[] = {"search", "show", "list", "path", "lint"};
	struct nearest nearest;

	nearest_init(&nearest, slice_of(wanted));
	for (size_t i = 0; i < COUNT_OF(words); i++)
		nearest_try(&nearest, words[i]);
	return nearest.word;
}

static void a_misspelling_finds_its_word(void **state)
{
	(void)state;
	assert_string_equal(best_of("serach"), "search");
	assert_string_equal(best_of("shwo"), "show");
	assert_string_equal(best_of("pth"), "path");
}

static void the_first_of_equals_wins(void **state)
{
	(void)state;
	assert_string_equal(best_of("lixt"), "list");
}

static void another_word_finds_none(void **state)
{
	(void)state;
	assert_null(best_of("timeline"));
	assert_null(best_of("x"));
	assert_null(best_of(""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_misspelling_finds_its_word),
		cmocka_unit_test(the_first_of_equals_wins),
		cmocka_unit_test(another_word_finds_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
