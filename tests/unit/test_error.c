/* test_error.c - the first error wins and its message is whole characters. */
#include "testing.h"

#include "error.h"
#include "utf8.h"

#include <errno.h>
#include <string.h>

static void the_first_error_wins(void **state)
{
	struct error error = {0};

	(void)state;
	assert_false(error_set(&error, ERROR_INDEX, "first %d", 1));
	assert_false(error_set(&error, ERROR_USAGE, "second"));
	errno = ENOENT;
	assert_false(error_system(&error, "third"));
	assert_int_equal(error.code, ERROR_INDEX);
	assert_string_equal(error.message, "first 1");
}

static void nobody_has_to_ask_for_the_error(void **state)
{
	(void)state;
	assert_false(error_set(NULL, ERROR_INDEX, "unheard"));
	assert_false(error_system(NULL, "unheard"));
}

static void a_system_error_says_what_the_system_said(void **state)
{
	struct error error = {0};

	(void)state;
	errno = ENOENT;
	assert_false(error_system(&error, "cannot open '%s'", "x"));
	assert_int_equal(error.code, ERROR_SYSTEM);
	assert_true(strncmp(error.message, "cannot open 'x': ", 17) == 0);
	assert_string_equal(error.message + 17, strerror(ENOENT));
}

/* Every offset at which a character of 2, 3 or 4 bytes can meet the end. */
static void a_long_message_is_cut_between_characters(void **state)
{
	static const char *const characters[] = {"ä", "€", "😀"};

	(void)state;
	for (size_t c = 0; c < 3; c++)
		for (int pad = 0; pad < 4; pad++) {
			struct error error = {0};
			struct str text;
			size_t room = sizeof(error.message);

			str_init(&text);
			str_format(&text, "%.*s", pad, "abc");
			while (text.len < 600)
				str_add_text(&text, characters[c]);
			error_set(&error, ERROR_CONTENT, "%s", text.data);
			assert_true(utf8_valid(slice_of(error.message), NULL));
			assert_true(strlen(error.message) + 2 * strlen(characters[c]) >= room);
			assert_memory_equal(error.message, text.data, strlen(error.message));
			str_done(&text);
		}
}

static void a_message_that_just_fits_is_whole(void **state)
{
	struct error error = {0};

	(void)state;
	error_set(&error, ERROR_CONTENT, "%0509dä", 7);
	assert_int_equal(strlen(error.message), 511);
	assert_string_equal(error.message + 508, "7ä");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_error_wins),
		cmocka_unit_test(nobody_has_to_ask_for_the_error),
		cmocka_unit_test(a_system_error_says_what_the_system_said),
		cmocka_unit_test(a_long_message_is_cut_between_characters),
		cmocka_unit_test(a_message_that_just_fits_is_whole),
	};

	return cmocka_run_group_tests_name("error", tests, NULL, NULL);
}
