/* test_form.c - ids and codes are told from what only looks like them. */
#include "testing.h"

#include "form.h"

static void ids_and_languages_have_a_form(void **state)
{
	static const char *const ids[] = {"a", "0", "sag-aftra.2_x"};
	static const char *const no_ids[] = {"", "-a", ".a", "A", "a b", "a/b", "\xc3\xa4"};
	static const char *const languages[] = {"en", "de", "pt-BR", "zh-Hant-TW", "gsw"};
	static const char *const no_languages[] = {"", "e", "EN", "english", "en-", "en--x", "e-n"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(ids); i++)
		assert_true(form_is_id(slice_of(ids[i])));
	for (size_t i = 0; i < COUNT_OF(no_ids); i++)
		assert_false(form_is_id(slice_of(no_ids[i])));
	for (size_t i = 0; i < COUNT_OF(languages); i++)
		assert_true(form_is_language(slice_of(languages[i])));
	for (size_t i = 0; i < COUNT_OF(no_languages); i++)
		assert_false(form_is_language(slice_of(no_languages[i])));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids_and_languages_have_a_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
