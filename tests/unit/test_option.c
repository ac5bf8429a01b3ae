/* test_option.c - the command line is read by the table, and mistakes are named. */
#include "testing.h"

#include "option.h"

#include <stdlib.h>

#define ARGUMENTS 8

static struct options options;
static struct error error;

/* Reads words, a null behind the last, as a command line. */
static bool read_line(const char *const words[ARGUMENTS])
{
	char *argv[ARGUMENTS + 2] = {(char[]){"picket"}};
	int argc = 1;

	error = (struct error){0};
	for (; argc <= ARGUMENTS && words[argc - 1]; argc++)
		argv[argc] = (char *)(uintptr_t)words[argc - 1];
	options_done(&options);
	return options_read(argc, argv, &options, &error);
}

#define READ(...) read_line((const char *const[ARGUMENTS + 1]){__VA_ARGS__})

static int end(void **state)
{
	(void)state;
	options_done(&options);
	return 0;
}

static void assert_refused(bool read, const char *message)
{
	assert_false(read);
	assert_int_equal(error.code, ERROR_USAGE);
	assert_string_equal(error.message, message);
}

static void options_stand_anywhere(void **state)
{
	(void)state;
	assert_true(READ("--kb", "a", "search", "-f", "json", "two", "--lang=de", "words"));
	assert_string_equal(options.values[OPTION_KB], "a");
	assert_string_equal(options.values[OPTION_LANG], "de");
	assert_int_equal(options.format, OPTION_FORMAT_JSON);
	assert_int_equal(options.operands.count, 3);
	assert_string_equal(options.operands.items[2], "words");
}

static void posix_order_changes_nothing(void **state)
{
	(void)state;
	setenv("POSIXLY_CORRECT", "1", 1);
	assert_true(READ("list", "parties", "--format", "json"));
	unsetenv("POSIXLY_CORRECT");
	assert_int_equal(options.format, OPTION_FORMAT_JSON);
	assert_int_equal(options.operands.count, 2);
}

static void all_behind_two_dashes_is_operand(void **state)
{
	(void)state;
	assert_true(READ("search", "--", "scan", "-virtual", "--help"));
	assert_int_equal(options.operands.count, 4);
	assert_string_equal(options.operands.items[3], "--help");
	assert_null(options.values[OPTION_HELP]);
}

static void nothing_given_is_the_default(void **state)
{
	(void)state;
	assert_true(READ(NULL));
	for (int i = 0; i < OPTION_COUNT; i++)
		assert_null(options.values[i]);
	assert_int_equal(options.format, OPTION_FORMAT_TEXT);
	assert_int_equal(options.color, OPTION_COLOR_AUTO);
	assert_int_equal(options.width, 80);
	assert_int_equal(options.height, 24);
	assert_int_equal(options.operands.count, 0);
}

static void a_size_is_columns_and_lines(void **state)
{
	static const char *const bad[] = {"",     "80",   "80x",   "x24",     "80x24 ", "0x24",
					  "80x0", "-1x5", "80*24", "1000x24", "80x24x1"};

	(void)state;
	assert_true(READ("--script", "-", "--size", "200x50"));
	assert_int_equal(options.width, 200);
	assert_int_equal(options.height, 50);
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		assert_false(READ("--script", "-", "--size", bad[i]));
		assert_int_equal(error.code, ERROR_USAGE);
	}
	assert_refused(READ("--size", "80x24"), "'--size' is for '--script' only");
}

static void unknown_options_name_the_nearest(void **state)
{
	(void)state;
	assert_refused(READ("--fromat=json"),
		       "there is no option '--fromat'; did you mean '--format'?");
	assert_refused(READ("--zzzzzzzz"), "there is no option '--zzzzzzzz'");
	assert_refused(READ("-x"), "there is no option '-x'");
}

static void unknown_words_name_the_nearest(void **state)
{
	(void)state;
	assert_refused(READ("--format", "jsn"), "'--format' can't be 'jsn'; did you mean 'json'?");
	assert_refused(READ("--color=sometimes"),
		       "'--color' can't be 'sometimes'; it is one of: auto, always, never");
}

static void arguments_are_neither_missing_nor_spare(void **state)
{
	(void)state;
	assert_refused(READ("list", "--kb"), "'--kb' needs an argument");
	assert_refused(READ("-k"), "'--kb' needs an argument");
	assert_refused(READ("--help=me"), "'--help' takes no argument");
}

static void the_last_of_repeats_counts(void **state)
{
	(void)state;
	assert_true(READ("--format", "json", "--format", "text"));
	assert_int_equal(options.format, OPTION_FORMAT_TEXT);
}

static void an_option_belongs_to_its_commands(void **state)
{
	(void)state;
	assert_true(READ("build", "--output", "x"));
	assert_true(options_check(&options, COMMAND_BUILD, "build", &error));
	assert_refused(options_check(&options, COMMAND_LIST, "list", &error),
		       "'list' does not take '--output'");
	error = (struct error){0};
	assert_refused(options_check(&options, COMMAND_SCREEN, NULL, &error),
		       "'--output' needs a command");
}

static void every_row_of_the_table_is_whole(void **state)
{
	(void)state;
	for (int i = 0; i < OPTION_COUNT; i++) {
		const struct option_info *option = &option_table[i];

		assert_non_null(option->name);
		assert_non_null(option->help);
		assert_true(option->commands && !(option->commands & ~COMMAND_ALL));
		assert_false(option->argument && option->words);
		for (int j = 0; j < i; j++) {
			assert_string_not_equal(option->name, option_table[j].name);
			assert_true(!option->letter || option->letter != option_table[j].letter);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(options_stand_anywhere),
		cmocka_unit_test(posix_order_changes_nothing),
		cmocka_unit_test(all_behind_two_dashes_is_operand),
		cmocka_unit_test(nothing_given_is_the_default),
		cmocka_unit_test(a_size_is_columns_and_lines),
		cmocka_unit_test(unknown_options_name_the_nearest),
		cmocka_unit_test(unknown_words_name_the_nearest),
		cmocka_unit_test(arguments_are_neither_missing_nor_spare),
		cmocka_unit_test(the_last_of_repeats_counts),
		cmocka_unit_test(an_option_belongs_to_its_commands),
		cmocka_unit_test(every_row_of_the_table_is_whole),
	};

	return cmocka_run_group_tests_name("option", tests, NULL, end);
}
