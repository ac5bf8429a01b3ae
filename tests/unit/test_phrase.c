/* test_phrase.c - words side by side are found as full-text search finds them. */
#include "testing.h"

#include "phrase.h"

static bool finds(const char *typed, bool prefix, const char *text)
{
	struct arena arena;
	bool is;

	arena_init(&arena);
	is = phrase_is_in(phrase_new(&arena, slice_of(typed), prefix), slice_of(text));
	arena_done(&arena);
	return is;
}

static void whole_words_are_found_side_by_side(void **state)
{
	(void)state;
	assert_true(finds("last offer", false, "The LAST, offer."));
	assert_false(finds("last offer", false, "last best offer"));
	assert_false(finds("last off", false, "last offer"));
	assert_false(finds("ast", false, "last"));
}

static void the_last_may_be_a_beginning(void **state)
{
	(void)state;
	assert_true(finds("last off", true, "the last offer"));
	assert_true(finds("o", true, "the last offer"));
	assert_false(finds("la off", true, "last offer"));
}

static void spellings_are_the_same(void **state)
{
	(void)state;
	assert_true(finds("strasse", false, "Die Straße"));
	assert_true(finds("fur", false, "für"));
	assert_true(finds("uebe", true, "Übereinkunft"));
}

static void the_last_word_of_each_spelling_is_told(void **state)
{
	struct arena arena;
	struct phrase *phrase;

	(void)state;
	arena_init(&arena);
	phrase = phrase_new(&arena, SLICE("An der Stra\xc3\x9f"), true);
	assert_int_equal(phrase_count(phrase), 2);
	assert_true(slice_is(phrase_last(phrase, 0), "straß"));
	assert_true(slice_is(phrase_last(phrase, 1), "strass"));
	phrase = phrase_new(&arena, SLICE("..."), true);
	assert_int_equal(phrase_count(phrase), 0);
	assert_false(phrase_is_in(phrase, SLICE("a ... b")));
	arena_done(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_words_are_found_side_by_side),
		cmocka_unit_test(the_last_may_be_a_beginning),
		cmocka_unit_test(spellings_are_the_same),
		cmocka_unit_test(the_last_word_of_each_spelling_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
