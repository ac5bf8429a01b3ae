/* test_usage.c - help and manual say what the tables say, no less and no more. */
#include "testing.h"

#include "filter.h"
#include "usage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- help ------------------------------------------------------------------ */

static void print_help(enum command command, struct str *out)
{
	struct rich rich;

	rich_init(&rich);
	usage_add(command, &rich);
	str_clear(out);
	rich_print(&rich, out);
	rich_done(&rich);
}

static void the_help_of_the_program_has_every_row(void **state)
{
	struct str help;

	(void)state;
	str_init(&help);
	print_help(COMMAND_SCREEN, &help);
	for (int i = 0; i < COMMAND_COUNT; i++)
		if (command_table[i].name)
			assert_non_null(strstr(help.data, command_table[i].help));
	for (int i = 0; i < OPTION_COUNT; i++)
		assert_non_null(strstr(help.data, option_table[i].help));
	str_done(&help);
}

static void the_help_of_a_command_has_its_options_only(void **state)
{
	struct str help;
	struct str typed;

	(void)state;
	str_init(&help);
	str_init(&typed);
	for (int i = COMMAND_SCREEN + 1; i < COMMAND_COUNT; i++) {
		print_help((enum command)i, &help);
		assert_non_null(strstr(help.data, command_table[i].name));
		for (int j = 0; j < OPTION_COUNT; j++) {
			bool taken = option_table[j].commands & COMMAND_BIT(i);

			str_clear(&typed);
			option_print(&option_table[j], &typed);
			assert_int_equal(strstr(help.data, typed.data) != NULL, taken);
		}
	}
	str_done(&typed);
	str_done(&help);
}

static void operands_are_counted(void **state)
{
	struct error error = {0};

	(void)state;
	assert_true(usage_check_operands(COMMAND_CHECK, 0, &error));
	assert_true(usage_check_operands(COMMAND_SHOW, 100, &error));
	assert_false(usage_check_operands(COMMAND_LIST, 0, &error));
	assert_string_equal(error.message, "'list' needs KIND");
	error = (struct error){0};
	assert_false(usage_check_operands(COMMAND_PATH, 1, &error));
	assert_string_equal(error.message, "'path' takes no argument");
	error = (struct error){0};
	assert_false(usage_check_operands(COMMAND_LIST, 2, &error));
	assert_string_equal(error.message, "'list' takes no more than 1 argument");
}

/* --- the manual ------------------------------------------------------------ */

/* Appends the lines of one section of a page that begin with start: ".It Fl". */
static void read_lines(const char *page, const char *section, const char *start,
		       struct str *out)
{
	const char *top = getenv("abs_top_srcdir");
	struct str path;
	char line[256];
	bool inside = false;
	FILE *file;

	str_init(&path);
	str_format(&path, "%s/doc/%s", top ? top : ".", page);
	file = fopen(path.data, "r");
	assert_non_null(file);
	while (fgets(line, sizeof(line), file)) {
		if (slice_starts(slice_of(line), ".Sh "))
			inside = slice_is(slice_trim(slice_of(line + 4)), section);
		else if (inside && slice_starts(slice_of(line), start))
			str_add_text(out, line);
	}
	fclose(file);
	str_done(&path);
}

/* "KIND", "[KB]" and "ID..." as the manual writes them. */
static void add_operands(const char *operands, struct str *out)
{
	struct slice text = slice_of(operands);
	bool optional = slice_starts(text, "[");
	size_t dots;

	if (optional)
		text = slice_part(text, 1, text.len - 2);
	dots = slice_find(text, 0, '.');
	str_format(out, "%s Ar %.*s%s", optional ? " Op" : "",
		   SLICE_ARGS(slice_part(text, 0, dots)), dots < text.len ? " ..." : "");
}

static void the_manual_has_every_command(void **state)
{
	struct str expected;
	struct str found;

	(void)state;
	str_init(&expected);
	str_init(&found);
	for (int i = COMMAND_SCREEN + 1; i < COMMAND_COUNT; i++) {
		str_format(&expected, ".It Ic %s", command_table[i].name);
		if (command_table[i].operands)
			add_operands(command_table[i].operands, &expected);
		str_add_char(&expected, '\n');
	}
	read_lines("picket.1", "COMMANDS", ".It Ic", &found);
	assert_string_equal(found.data, expected.data);
	str_done(&found);
	str_done(&expected);
}

static void add_option(const struct option_info *option, struct str *out)
{
	str_add_text(out, ".It");
	if (option->letter)
		str_format(out, " Fl %c ,", option->letter);
	str_format(out, " Fl -%s", option->name);
	if (option->argument)
		str_format(out, " Ar %s", option->argument);
	for (size_t i = 0; option->words && option->words[i]; i++)
		str_format(out, "%s %s", i ? " |" : " Cm", option->words[i]);
	str_add_char(out, '\n');
}

static void the_manual_has_every_option(void **state)
{
	struct str expected;
	struct str found;

	(void)state;
	str_init(&expected);
	str_init(&found);
	for (int i = 0; i < OPTION_COUNT; i++)
		add_option(&option_table[i], &expected);
	read_lines("picket.1", "OPTIONS", ".It Fl", &found);
	assert_string_equal(found.data, expected.data);
	str_done(&found);
	str_done(&expected);
}

/* The section on filters, while it is looked for their words. */
static void expect_word(void *context, const char *word, const char *label)
{
	const struct str *section = context;
	struct str spaced;

	(void)label;
	str_init(&spaced);
	str_format(&spaced, " %s ", word);
	if (!memmem(section->data, section->len, spaced.data, spaced.len))
		fail_msg("picket-query(7) lacks '%s'", word);
	str_done(&spaced);
}

static void the_manual_has_every_filter_and_its_words(void **state)
{
	struct str section, items;
	size_t at = 0;

	(void)state;
	str_init(&section);
	str_init(&items);
	read_lines("picket-query.7", "FILTERS", "", &section);
	read_lines("picket-query.7", "FILTERS", ".It Ic ", &items);
	for (size_t i = 0; i < section.len; i++)
		if (section.data[i] == '\n')
			section.data[i] = ' ';
	for (int i = 0; i < FILTER_COUNT; i++) {
		struct str item;

		str_init(&item);
		str_format(&item, ".It Ic %s : Ns Ar ", filter_table[i].name);
		if (!slice_starts(slice_part(str_slice(&items), at, SIZE_MAX), item.data))
			fail_msg("picket-query(7) lacks '%s' in its place", filter_table[i].name);
		at = slice_find(str_slice(&items), at, '\n') + 1;
		filter_words((enum filter)i, expect_word, &section);
		str_done(&item);
	}
	assert_int_equal(at, items.len);
	str_done(&items);
	str_done(&section);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_help_of_the_program_has_every_row),
		cmocka_unit_test(the_help_of_a_command_has_its_options_only),
		cmocka_unit_test(operands_are_counted),
		cmocka_unit_test(the_manual_has_every_command),
		cmocka_unit_test(the_manual_has_every_option),
		cmocka_unit_test(the_manual_has_every_filter_and_its_words),
	};

	return cmocka_run_group_tests_name("usage", tests, NULL, NULL);
}
