/* test_language.c - the content's language: asked for, by the environment, or the
 * base's first. */
#include "testing.h"

#include "language.h"

#include <stdlib.h>

static const struct base base = {
	.languages = {{"en", 2}, {"de", 2}, {"pt-BR", 5}},
	.language_count = 3,
};

static int start(void **state)
{
	(void)state;
	unsetenv("LANGUAGE");
	unsetenv("LC_MESSAGES");
	unsetenv("LANG");
	setenv("LC_ALL", "C.UTF-8", 1);
	return 0;
}

static void assert_chosen(const char *asked, const char *expected)
{
	struct error error = {0};
	struct slice language;

	assert_true(language_choose(&base, asked, &language, &error));
	assert_true(slice_is(language, expected));
}

static void what_is_asked_for_goes_first(void **state)
{
	(void)state;
	setenv("LANGUAGE", "en", 1);
	assert_chosen("de", "de");
	assert_chosen("de_AT.UTF-8@euro", "de");
	assert_chosen("DE-ch", "de");
	assert_chosen("pt_BR", "pt-BR");
	assert_chosen("pt", "pt-BR");
}

static void what_the_base_lacks_is_an_error(void **state)
{
	struct error error = {0};
	struct slice language;

	(void)state;
	assert_false(language_choose(&base, "fr", &language, &error));
	assert_int_equal(error.code, ERROR_USAGE);
	assert_string_equal(error.message,
			    "the content is not in the language 'fr'; it is in: en, de, pt-BR");
	assert_false(language_choose(&base, "", &language, NULL));
	assert_false(language_choose(&base, "d", &language, NULL));
	assert_false(language_choose(&base, "deu", &language, NULL));
}

static void the_environment_comes_in_the_order_of_gettext(void **state)
{
	(void)state;
	setenv("LANG", "pt_BR.UTF-8", 1);
	unsetenv("LC_ALL");
	assert_chosen(NULL, "pt-BR");
	setenv("LC_MESSAGES", "de_DE.UTF-8", 1);
	assert_chosen(NULL, "de");
	setenv("LC_ALL", "en_GB", 1);
	assert_chosen(NULL, "en");
	setenv("LANGUAGE", "fr:de:en", 1);
	assert_chosen(NULL, "de");
	setenv("LANGUAGE", "fr::", 1);
	assert_chosen(NULL, "en");
}

static void the_locale_c_takes_the_first(void **state)
{
	(void)state;
	setenv("LANGUAGE", "de", 1);
	setenv("LC_ALL", "C", 1);
	assert_chosen(NULL, "en");
	setenv("LC_ALL", "POSIX", 1);
	assert_chosen(NULL, "en");
	setenv("LC_ALL", "", 1);
	assert_chosen(NULL, "en");
}

static void an_unknown_environment_takes_the_first(void **state)
{
	(void)state;
	setenv("LANGUAGE", "fr", 1);
	setenv("LC_ALL", "pl_PL", 1);
	assert_chosen(NULL, "en");
}

#define TEST(name) cmocka_unit_test_setup(name, start)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_asked_for_goes_first),
		TEST(what_the_base_lacks_is_an_error),
		TEST(the_environment_comes_in_the_order_of_gettext),
		TEST(the_locale_c_takes_the_first),
		TEST(an_unknown_environment_takes_the_first),
	};

	return cmocka_run_group_tests_name("language", tests, NULL, NULL);
}
