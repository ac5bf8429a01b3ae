/* test_json.c - whatever goes in, valid JSON on one line comes out. */
#include "testing.h"

#include "json.h"

#include <string.h>

static struct str text;
static struct json json;

static int start(void **state)
{
	(void)state;
	str_init(&text);
	json_init(&json, &text, false);
	return 0;
}

static int end(void **state)
{
	(void)state;
	str_done(&text);
	return 0;
}

static void commas_stand_between_values_only(void **state)
{
	(void)state;
	json_open(&json, '{');
	json_key(&json, "empty");
	json_open(&json, '[');
	json_close(&json, ']');
	json_key(&json, "list");
	json_open(&json, '[');
	json_count(&json, 1);
	json_open(&json, '{');
	json_close(&json, '}');
	json_bool(&json, true);
	json_close(&json, ']');
	json_key(&json, "no");
	json_bool(&json, false);
	json_close(&json, '}');
	assert_string_equal(text.data, "{\"empty\":[],\"list\":[1,{},true],\"no\":false}");
}

static void quotes_and_line_ends_are_escaped(void **state)
{
	(void)state;
	json_text(&json, SLICE("a \"b\" \\ c\nd"));
	assert_string_equal(text.data, "\"a \\\"b\\\" \\\\ c\\nd\"");
}

static void control_characters_never_come_out(void **state)
{
	static const char nasty[] = "\0\001\033]0;x\007\r\t\177\302\233\342\200\256";

	(void)state;
	json_text(&json, (struct slice){nasty, sizeof(nasty) - 1});
	for (size_t i = 0; i < text.len; i++)
		assert_in_range(text.data[i], 0x20, 0x7E);
	assert_non_null(strstr(text.data, "<U+202E>"));
}

static void bytes_that_are_no_text_become_visible(void **state)
{
	(void)state;
	json_text(&json, SLICE("a\xFFz"));
	assert_string_equal(text.data, "\"a<0xFF>z\"");
}

static void a_text_keeps_its_letters(void **state)
{
	(void)state;
	json_text(&json, SLICE("Straße €"));
	assert_string_equal(text.data, "\"Straße €\"");
}

static void a_locale_without_the_letters_gets_their_numbers(void **state)
{
	(void)state;
	json.ascii = true;
	json_text(&json, SLICE("ß€\xF0\x9F\x8E\xAC"));
	assert_string_equal(text.data, "\"\\u00df\\u20ac\\ud83c\\udfac\"");
}

static void a_number_stays_as_it_was_written(void **state)
{
	static const char *const good[] = {"0", "12", "78.33", "-1.50", "0.5", "100"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(good); i++) {
		str_clear(&text);
		json_init(&json, &text, false);
		json_number(&json, slice_of(good[i]));
		assert_string_equal(text.data, good[i]);
	}
}

static void what_is_no_number_becomes_a_text(void **state)
{
	static const char *const bad[] = {"", "-", ".5", "5.", "012", "1e3", "1,5", "0x1", "1 "};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		str_clear(&text);
		json_init(&json, &text, false);
		json_number(&json, slice_of(bad[i]));
		assert_int_equal(text.data[0], '"');
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(commas_stand_between_values_only),
		TEST(quotes_and_line_ends_are_escaped),
		TEST(control_characters_never_come_out),
		TEST(bytes_that_are_no_text_become_visible),
		TEST(a_text_keeps_its_letters),
		TEST(a_locale_without_the_letters_gets_their_numbers),
		TEST(a_number_stays_as_it_was_written),
		TEST(what_is_no_number_becomes_a_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
