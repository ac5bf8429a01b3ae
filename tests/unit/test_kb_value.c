/* test_kb_value.c - JSON of an index becomes values by the field tables, and
 * whatever else stands there becomes nothing. */
#include "testing.h"

#include "kb_value.h"

static struct arena arena;

static int begin(void **state)
{
	(void)state;
	arena_init(&arena);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_done(&arena);
	return 0;
}

static bool read_position(const char *json, struct value *root)
{
	return kb_value_read(slice_of(json), kind_shapes[KIND_POSITION], &arena, root);
}

static void texts_lists_and_maps_come_back(void **state)
{
	struct value root;

	(void)state;
	assert_true(read_position(" {\"stance\" : \"claim\", \"by\": [\"a\", \"b\"], "
				  "\"text\": {\"en\": \"One.\", \"de\": \"Eins.\"}, "
				  "\"date\":\"2023-07\",\"references\":[{\"source\":\"s\"}]} ", &root));
	assert_true(slice_is(value_text(&root, FIELD_STANCE), "claim"));
	assert_true(slice_is(value_next(&root, value_find(&root, FIELD_BY))->text, "b"));
	assert_true(slice_is(value_localised(value_find(&root, FIELD_TEXT), SLICE("de"), NULL),
			     "Eins."));
	assert_int_equal(value_find(&root, FIELD_DATE)->date.from.month, 7);
	assert_true(slice_is(value_text(value_find(&root, FIELD_REFERENCES), FIELD_SOURCE), "s"));
}

static void escapes_are_read_and_made_harmless(void **state)
{
	struct value root;

	(void)state;
	assert_true(read_position("{\"text\":\"a\\\"\\\\\\/\\n\\u00e4\\ud83d\\ude00\"}", &root));
	assert_true(slice_is(value_text(&root, FIELD_TEXT), "a\"\\/\nä\U0001f600"));
	assert_true(read_position("{\"text\":\"\\u001b[2J\\ud800\"}", &root));
	assert_null(memchr(value_text(&root, FIELD_TEXT).data, 27,
			   value_text(&root, FIELD_TEXT).len));
}

static void numbers_stay_as_they_are_written(void **state)
{
	struct value root;

	(void)state;
	assert_true(kb_value_read(SLICE("{\"ballot\":{\"yes\":97.90}}"), kind_shapes[KIND_EVENT],
				  &arena, &root));
	assert_true(slice_is(value_text(value_find(&root, FIELD_BALLOT), FIELD_YES), "97.90"));
}

static void what_no_field_is_for_is_left_out(void **state)
{
	struct value root;

	(void)state;
	assert_true(read_position("{\"x\":{\"y\":[1,{\"z\":\"}\"}]},\"stance\":\"deny\","
				  "\"date\":{\"a\":1}}", &root));
	assert_true(slice_is(value_text(&root, FIELD_STANCE), "deny"));
}

static void what_is_not_json_is_refused(void **state)
{
	static const char *const bad[] = {
		"", "{", "[]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{\"a\":1}x", "{\"a\":\"",
		"{\"a\":\"\\", "{\"a\":\"\\u12", "{\"a\":\"\\x\"}", "{\"by\":[\"a\"", "{\"by\":[,]}",
		"{\"text\":{\"en\":\"a\"", "{a:1}", "{\"a\":1 \"b\":2}",
	};
	struct value root;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		if (read_position(bad[i], &root))
			fail_msg("%s was read", bad[i]);
		assert_int_equal(root.count, 0);
	}
}

static void nesting_has_an_end(void **state)
{
	struct value root;
	struct str text;

	(void)state;
	str_init(&text);
	str_add_text(&text, "{\"x\":");
	for (int i = 0; i < 100000; i++)
		str_add_char(&text, '[');
	assert_false(kb_value_read(str_slice(&text), kind_shapes[KIND_POSITION], &arena, &root));
	str_done(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_lists_and_maps_come_back),
		cmocka_unit_test(escapes_are_read_and_made_harmless),
		cmocka_unit_test(numbers_stay_as_they_are_written),
		cmocka_unit_test(what_no_field_is_for_is_left_out),
		cmocka_unit_test(what_is_not_json_is_refused),
		cmocka_unit_test(nesting_has_an_end),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
