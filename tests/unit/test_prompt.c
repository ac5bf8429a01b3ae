/* test_prompt.c - a line is edited by clusters and earlier ones come back. */
#include "testing.h"

#include "prompt.h"
#include "utf8.h"

#include <stdio.h>

static int set_up(void **state)
{
	struct prompt *prompt = mem_zero(sizeof(*prompt));

	prompt_init(prompt);
	prompt_begin(prompt);
	*state = prompt;
	return 0;
}

static int tear_down(void **state)
{
	prompt_done(*state);
	free(*state);
	return 0;
}

static void type(struct prompt *prompt, const char *text)
{
	struct slice rest = slice_of(text);

	while (rest.len) {
		uint32_t code;
		size_t len = utf8_decode(rest, &code);

		prompt_type(prompt, code);
		rest = slice_part(rest, len, rest.len);
	}
}

static void enter(struct prompt *prompt, const char *text)
{
	prompt_begin(prompt);
	type(prompt, text);
	prompt_remember(prompt);
}

static void assert_line(const struct prompt *prompt, const char *text)
{
	assert_string_equal(prompt->text.data, text);
	assert_true(prompt->cursor <= prompt->text.len);
}

static void what_is_typed_goes_in_at_the_cursor(void **state)
{
	struct prompt *prompt = *state;

	type(prompt, "dgital");
	prompt_act(prompt, ACTION_LINE_START);
	prompt_act(prompt, ACTION_RIGHT);
	type(prompt, "i");
	assert_line(prompt, "digital");
	prompt_act(prompt, ACTION_LINE_END);
	type(prompt, " ü");
	assert_line(prompt, "digital ü");
}

static void keys_that_are_no_characters_type_nothing(void **state)
{
	struct prompt *prompt = *state;

	assert_false(prompt_type(prompt, INPUT_F1));
	assert_false(prompt_type(prompt, INPUT_ALT | 'x'));
	assert_false(prompt_type(prompt, INPUT_CTRL | 'x'));
	assert_false(prompt_type(prompt, '\033'));
	assert_false(prompt_type(prompt, 0x7F));
	assert_false(prompt_type(prompt, 0x9B));
	assert_false(prompt_type(prompt, 0x202E));
	assert_line(prompt, "");
}

static void a_character_with_its_marks_goes_at_once(void **state)
{
	struct prompt *prompt = *state;

	type(prompt, "ae\xCC\x81");
	assert_true(prompt_act(prompt, ACTION_ERASE));
	assert_line(prompt, "a");
	assert_true(prompt_act(prompt, ACTION_ERASE));
	assert_false(prompt_act(prompt, ACTION_ERASE));
	assert_line(prompt, "");
}

static void deleting_forwards_stops_at_the_end(void **state)
{
	struct prompt *prompt = *state;

	type(prompt, "äb");
	prompt_act(prompt, ACTION_LINE_START);
	assert_true(prompt_act(prompt, ACTION_ERASE_NEXT));
	assert_true(prompt_act(prompt, ACTION_ERASE_NEXT));
	assert_false(prompt_act(prompt, ACTION_ERASE_NEXT));
	assert_line(prompt, "");
}

static void a_word_goes_with_the_spaces_behind_it(void **state)
{
	struct prompt *prompt = *state;

	type(prompt, "digital  replica  ");
	prompt_act(prompt, ACTION_ERASE_WORD);
	assert_line(prompt, "digital  ");
	prompt_act(prompt, ACTION_ERASE_WORD);
	assert_line(prompt, "");
	assert_false(prompt_act(prompt, ACTION_ERASE_WORD));
}

static void all_before_the_cursor_goes(void **state)
{
	struct prompt *prompt = *state;

	type(prompt, "abc");
	prompt_act(prompt, ACTION_LEFT);
	prompt_act(prompt, ACTION_ERASE_LINE);
	assert_line(prompt, "c");
	assert_int_equal(prompt->cursor, 0);
}

static void earlier_lines_come_back_and_the_draft_too(void **state)
{
	struct prompt *prompt = *state;

	enter(prompt, "one");
	enter(prompt, "two");
	enter(prompt, "two");
	enter(prompt, "  ");
	prompt_begin(prompt);
	type(prompt, "dra");
	assert_true(prompt_act(prompt, ACTION_OLDER));
	assert_line(prompt, "two");
	assert_true(prompt_act(prompt, ACTION_OLDER));
	assert_line(prompt, "one");
	assert_false(prompt_act(prompt, ACTION_OLDER));
	assert_true(prompt_act(prompt, ACTION_NEWER));
	assert_true(prompt_act(prompt, ACTION_NEWER));
	assert_line(prompt, "dra");
	assert_false(prompt_act(prompt, ACTION_NEWER));
}

static void the_oldest_of_too_many_lines_is_forgotten(void **state)
{
	struct prompt *prompt = *state;
	char line[16];

	for (int i = 0; i < PROMPT_HISTORY + 5; i++) {
		snprintf(line, sizeof(line), "line %d", i);
		enter(prompt, line);
	}
	assert_int_equal(prompt->history.count, PROMPT_HISTORY);
	assert_string_equal(prompt->history.items[0], "line 5");
}

static void a_line_has_a_limit(void **state)
{
	struct prompt *prompt = *state;

	for (int i = 0; i < PROMPT_BYTES + 10; i++)
		prompt_type(prompt, 'x');
	assert_int_equal(prompt->text.len, PROMPT_BYTES);
}

static void the_cursor_is_always_in_view(void **state)
{
	struct prompt *prompt = *state;
	int column;

	type(prompt, "abcdefghij");
	assert_true(slice_is(prompt_view(prompt, 20, &column), "abcdefghij"));
	assert_int_equal(column, 10);
	assert_true(slice_is(prompt_view(prompt, 5, &column), "ghij"));
	assert_int_equal(column, 4);
	prompt_act(prompt, ACTION_LINE_START);
	assert_true(slice_is(prompt_view(prompt, 5, &column), "abcde"));
	assert_int_equal(column, 0);
	for (int width = -1; width < 12; width++) {
		prompt_view(prompt, width, &column);
		assert_true(column >= 0 && (column < width || column == 0));
	}
}

static void wide_characters_count_as_two_columns(void **state)
{
	struct prompt *prompt = *state;
	int column;

	type(prompt, "日本語");
	assert_true(slice_is(prompt_view(prompt, 5, &column), "本語"));
	assert_int_equal(column, 4);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_typed_goes_in_at_the_cursor),
		TEST(keys_that_are_no_characters_type_nothing),
		TEST(a_character_with_its_marks_goes_at_once),
		TEST(deleting_forwards_stops_at_the_end),
		TEST(a_word_goes_with_the_spaces_behind_it),
		TEST(all_before_the_cursor_goes),
		TEST(earlier_lines_come_back_and_the_draft_too),
		TEST(the_oldest_of_too_many_lines_is_forgotten),
		TEST(a_line_has_a_limit),
		TEST(the_cursor_is_always_in_view),
		TEST(wide_characters_count_as_two_columns),
	};

	return cmocka_run_group_tests_name("prompt", tests, NULL, NULL);
}
