/* test_key.c - every key has one name, and every name one key. */
#include "testing.h"

#include "key.h"

static input_key key(const char *name)
{
	return key_of_name(slice_of(name));
}

static void assert_name(input_key code, const char *name)
{
	struct str out;

	str_init(&out);
	key_print(code, &out);
	assert_text(&out, name);
	str_done(&out);
}

static void characters_are_named_by_themselves(void **state)
{
	(void)state;
	assert_int_equal(key("a"), 'a');
	assert_int_equal(key("A"), 'A');
	assert_int_equal(key("-"), '-');
	assert_int_equal(key("ä"), 0xE4);
	assert_int_equal(key("日"), 0x65E5);
	assert_name('/', "/");
	assert_name(0xE4, "ä");
}

static void a_space_has_a_name(void **state)
{
	(void)state;
	assert_int_equal(key("Space"), ' ');
	assert_int_equal(key("Alt-Space"), INPUT_ALT | ' ');
	assert_int_equal(key(" "), INPUT_NONE);
	assert_name(' ', "Space");
	assert_name(INPUT_CTRL | ' ', "Ctrl-Space");
}

static void special_keys_go_there_and_back(void **state)
{
	struct str name;

	(void)state;
	str_init(&name);
	for (input_key code = INPUT_NONE + 1; code < INPUT_SPACE_NAME; code++) {
		for (int i = 0; i < 4; i++) {
			input_key with = code | (i & 1 ? INPUT_ALT : 0) | (i & 2 ? INPUT_CTRL : 0);

			str_clear(&name);
			key_print(with, &name);
			assert_int_equal(key_of_name(str_slice(&name)), with);
		}
	}
	str_done(&name);
	assert_int_equal(key("PageDown"), INPUT_PAGE_DOWN);
	assert_int_equal(key("F12"), INPUT_F12);
}

static void modifiers_are_added(void **state)
{
	(void)state;
	assert_int_equal(key("Ctrl-l"), INPUT_CTRL | 'l');
	assert_int_equal(key("Ctrl-L"), INPUT_CTRL | 'l');
	assert_int_equal(key("Alt-L"), INPUT_ALT | 'L');
	assert_int_equal(key("Alt-Left"), INPUT_ALT | INPUT_LEFT);
	assert_int_equal(key("Ctrl-Alt-x"), INPUT_CTRL | INPUT_ALT | 'x');
	assert_int_equal(key("Ctrl--"), INPUT_CTRL | '-');
	assert_name(INPUT_CTRL | INPUT_ALT | 'x', "Ctrl-Alt-x");
}

static void what_names_no_key_is_none(void **state)
{
	static const char *const wrong[] = {
		"", "ab", "enter", "Ctrl-", "Alt-", "Ctrl-Foo", "F13", "Alt-Ctrl-x", "\t",
		"\033", "\xFF", "\u202E", "\u0301", "\u200B",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(wrong); i++)
		assert_int_equal(key(wrong[i]), INPUT_NONE);
}

static void names_of_what_is_no_key_are_harmless(void **state)
{
	(void)state;
	assert_name(0x1B, "<U+001B>");
	assert_name(0x202E, "<U+202E>");
	assert_name(0xD800, "");
	assert_name(INPUT_NONE, "");
	assert_name(INPUT_END_OF_KEYS, "");
	assert_name(0xFFFFFF, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(characters_are_named_by_themselves),
		cmocka_unit_test(a_space_has_a_name),
		cmocka_unit_test(special_keys_go_there_and_back),
		cmocka_unit_test(modifiers_are_added),
		cmocka_unit_test(what_names_no_key_is_none),
		cmocka_unit_test(names_of_what_is_no_key_are_harmless),
	};

	return cmocka_run_group_tests_name("key", tests, NULL, NULL);
}
