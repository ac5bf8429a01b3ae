/* test_conform.c - fields are read by the tables: each type takes what it should
 * and says of the rest what is wrong. */
#include "content.h"

#include "conform.h"

struct row {
	const char *content;
	const char *messages;
};

static void assert_rows(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		assert_content(rows[i].content, false, rows[i].messages);
}

/* A source with one more field, on line 6. */
#define SOURCE(field)                                                                  \
	"=== sources/x.yaml\n"                                                         \
	"title: X\ntype: report\nissued: 2023\nreliability: press\nseen: whole\n" field "\n"
#define AT "sources/x.yaml:6:"

/* A position, likewise. */
#define POSITION(field)                                                                \
	"=== positions/x.yaml\n"                                                       \
	"by: union\non: pay\ndate: 2023\nstance: claim\nreferences: paper\n" field "\n"

static void sound_records_have_no_findings(void **state)
{
	(void)state;
	assert_content("", false, "");
	assert_content(SOURCE("language: pt-BR"), false, "");
}

#define KNOWN_OF_SOURCE                                                                \
	"there are: id, title, also, author, publisher, container-title, issued, type, " \
	"title_status, language, page, URL, DOI, accessed, reliability, voice, seen, via, " \
	"summary, body, note, related, flags, tags, references, former_ids\n"

static void unknown_keys_name_the_nearest(void **state)
{
	static const struct row rows[] = {
		{SOURCE("isued: 2023"),
		 AT "1: error: unknown key 'isued' in source 'x'; did you mean 'issued'?\n"},
		{SOURCE("colour: red"), AT "1: error: unknown key 'colour' in source 'x'; "
					   KNOWN_OF_SOURCE},
		{POSITION("text: {en: T}\nabout: scan\nconfirmed_by: {sorce: paper, source: paper}"),
		 "positions/x.yaml:8:16: error: unknown key 'sorce' in position 'x'; did you mean "
		 "'source'?\n"},
		{SOURCE("<<: {page: 1}"), AT "1: error: unknown key '<<' in source 'x'; "
					    KNOWN_OF_SOURCE},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void unknown_words_name_the_nearest_or_all(void **state)
{
	static const struct row rows[] = {
		{SOURCE("title_status: as-print"),
		 AT "15: error: unknown word 'as-print' for 'title_status'; did you mean "
		    "'as-printed'?\n"},
		{SOURCE("title_status: good"),
		 AT "15: error: unknown word 'good' for 'title_status'; known are as-printed, "
		    "descriptive\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void required_fields_must_be_there_and_filled(void **state)
{
	static const struct row rows[] = {
		{"=== sources/x.yaml\ntype: report\nissued: 2023\nreliability: press\nseen: whole\n",
		 "sources/x.yaml:1:1: error: source 'x' has no 'title', which is required\n"},
		{"=== sources/x.yaml\n{title: '', type: report, issued: 2023, reliability: press, seen: "
		 "whole}\n",
		 "sources/x.yaml:1:1: error: source 'x' has no 'title', which is required\n"
		 "sources/x.yaml:1:9: warning: 'title' of source 'x' is empty; fill it in or take it "
		 "out\n"},
		{SOURCE("note:"),
		 AT "6: warning: 'note' of source 'x' is empty; fill it in or take it out\n"},
		{SOURCE("tags: []"),
		 AT "7: warning: 'tags' of source 'x' is empty; fill it in or take it out\n"},
		{POSITION("text: T\nconfirmed_by: {locator: p. 3}"),
		 "positions/x.yaml:7:15: error: a reference in position 'x' has no 'source', which is required\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void what_yaml_refused_is_not_said_to_be_missing(void **state)
{
	static const struct row rows[] = {
		{"=== sources/x.yaml\n{title: &a X, type: report, issued: 2023, reliability: press, "
		 "seen: *a}\n",
		 "sources/x.yaml:1:9: error: the anchor '&a' is not allowed; write the text out\n"
		 "sources/x.yaml:1:69: error: the alias '*a' is not allowed; write the text out, or "
		 "quote it\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void dates_are_dates(void **state)
{
	static const struct row rows[] = {
		{SOURCE("accessed: 2023-02-30"),
		 AT "11: error: 'accessed': '2023-02-30' is no date; 2023-02 has 28 days\n"},
		{SOURCE("accessed: unknown"),
		 AT "11: error: 'accessed': 'unknown' is no date; a date is YYYY, YYYY-MM or "
		    "YYYY-MM-DD, with ?, ~ or %, or an interval a/b or a/..\n"},
		{"=== sources/x.yaml\n{title: X, type: report, issued: unknown, reliability: press, "
		 "seen: whole}\n",
		 ""},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void addresses_and_codes_are_what_they_say(void **state)
{
	static const struct row rows[] = {
		{SOURCE("URL: https://example.org/a"), ""},
		{SOURCE("URL: javascript:alert(1)"),
		 AT "6: error: 'javascript:alert(1)' in 'URL' is no address; one begins with "
		    "https://, http:// or mailto:\n"},
		{SOURCE("URL: https://example.org/a b"),
		 AT "6: error: 'https://example.org/a b' in 'URL' is no address; one begins with "
		    "https://, http:// or mailto:\n"},
		{SOURCE("language: english"),
		 AT "11: error: 'english' in 'language' is no language code; one looks like en or "
		    "pt-BR\n"},
		{SOURCE("tags: [ok, two words]"),
		 AT "12: error: 'two words' in 'tags' is no single word; join words with '-'\n"},
		{SOURCE("voice: The_Union"),
		 AT "8: error: 'The_Union' in 'voice' is no id; an id has a-z, 0-9, '.', '_' and "
		    "'-', begins with a letter or digit and has at most 64 characters\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

#define BALLOT(ballot)                                                                 \
	"=== events/x.yaml\n"                                                          \
	"{title: X, type: ballot, date: 2023, actors: union, references: paper,\n"     \
	" ballot: " ballot "}\n"

static void percentages_and_numbers_are_numbers(void **state)
{
	static const struct row rows[] = {
		{BALLOT("{yes: 78.33, no: 21.67, turnout: 100, votes: {yes: 8435, no: 0}}"), ""},
		{BALLOT("{yes: 100.00, no: 0}"), ""},
		{BALLOT("{yes: 100.1}"), "events/x.yaml:2:16: error: '100.1' in 'yes' is no percentage; "
					 "one is a number from 0 to 100, like 78.33\n"},
		{BALLOT("{yes: \"78,33\"}"),
		 "events/x.yaml:2:16: error: '78,33' in 'yes' is no percentage; one is a number from "
		 "0 to 100, like 78.33\n"},
		{BALLOT("{votes: {yes: 8.435}}"),
		 "events/x.yaml:2:24: error: '8.435' in 'yes' is no whole number; one has digits "
		 "only\n"},
		{BALLOT("won"),
		 "events/x.yaml:2:10: error: 'ballot' is a map of fields, not a text\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void lists_and_maps_stand_where_they_may(void **state)
{
	static const struct row rows[] = {
		{SOURCE("page: [1, 2]"), AT "7: error: 'page' of source 'x' takes one value, not a "
					    "list\n"},
		{SOURCE("page: {a: b}"), AT "7: error: 'page' is one value, not a map\n"},
		{SOURCE("also: [[a], b]"), AT "8: error: a list stands in a list in 'also'; write one "
					      "list\n"},
		{SOURCE("note: {en: [a]}"), AT "12: error: a language in 'note' has one text, not a "
					      "list or map\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void texts_have_a_width_a_size_and_quotes_a_length(void **state)
{
	static const struct row rows[] = {
		{"=== parties/x.yaml\n{name: X, type: person, short: Seventeen columns}\n",
		 "parties/x.yaml:1:32: error: 'short' is 17 columns wide; at most 16 fit\n"},
		{"=== parties/x.yaml\n{name: X, type: person, short: Sixteen columns!}\n", ""},
		{POSITION("text: T\nconfirmed_by: {source: paper, quote: "
			  "a b c d e f g h i j k l m n o p q r s t u v w x y z}"),
		 "positions/x.yaml:7:38: error: the quote has 26 words; at most 25 may be quoted\n"},
		{POSITION("text: T\nconfirmed_by: {source: paper, quote: "
			  "a b c d e f g h i j k l m n o p q r s t u v w x y}"),
		 ""},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void a_list_has_at_most_256_items(void **state)
{
	struct str text;

	(void)state;
	str_init(&text);
	str_add_text(&text, SOURCE("also:"));
	for (int i = 0; i < LOAD_LIST; i++)
		str_format(&text, "- n%d\n", i);
	assert_content(text.data, false, "");
	str_add_text(&text, "- more\n");
	assert_content(text.data, false,
		       "sources/x.yaml:7:1: error: 'also' of source 'x' has 257 items; at most 256 "
		       "are kept\n");
	str_done(&text);
}

static void a_text_has_at_most_256_kib(void **state)
{
	struct str text;

	(void)state;
	str_init(&text);
	str_add_text(&text, "=== sources/x.yaml\n"
			    "title: X\ntype: report\nissued: 2023\nreliability: press\nseen: whole\n"
			    "body: ");
	for (int i = 0; i <= LOAD_BODY; i++)
		str_add_char(&text, 'x');
	str_add_char(&text, '\n');
	assert_content(text.data, false,
		       AT "7: error: 'body' has 262145 bytes; at most 262144 are kept\n");
	str_done(&text);
}

#define TWO_LANGUAGES "=== picket.yaml\n{title: {en: T, de: T}, languages: [en, de]}\n"

static void translations_are_those_of_the_base(void **state)
{
	static const struct row rows[] = {
		{SOURCE("note: {en: N, fr: M}"), AT "15: error: unknown language 'fr' in 'note'; "
						  "picket.yaml names en\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

/* Only what is said of the file x, for the sound records are in English only. */
static void assert_two_languages(const char *content, const char *message)
{
	struct content base;

	content_begin(&base);
	content_add(&base, CONTENT_SOUND TWO_LANGUAGES);
	content_add(&base, content);
	content_load(&base);
	char *found = strstr(base.messages.data, "sources/x.yaml");
	char *behind = strstr(base.messages.data, "uses/");
	if (behind)
		*behind = '\0';
	assert_string_equal(found ? found : "", message);
	content_end(&base);
}

static void a_missing_translation_is_a_warning(void **state)
{
	(void)state;
	assert_two_languages(SOURCE("note: {de: D, en: E}"), "");
	assert_two_languages(SOURCE("note: E"),
			     AT "7: warning: 'note' of source 'x' lacks a translation: de\n");
	assert_two_languages(SOURCE("note: {de: D}"),
			     AT "7: warning: 'note' of source 'x' lacks a translation: en\n");
	assert_two_languages(SOURCE("note: {en: E, de: }"),
			     AT "7: warning: 'note' of source 'x' lacks a translation: de\n");
}

static void hidden_characters_are_shown_and_reported(void **state)
{
	struct content content;

	(void)state;
	content_begin(&content);
	content_add(&content, CONTENT_SOUND SOURCE("note: \"a\\e[2Jb\\u202ec\""));
	content_load(&content);
	assert_string_equal(content.messages.data,
			    AT "7: warning: 'note' holds a hidden character, shown to readers as "
			       "<U+001B>; remove it\n");
	struct record *record = records_find(&content.records, SLICE("x"));
	struct slice note = value_text(&record->root, FIELD_NOTE);
	assert_true(slice_is(note, "a<U+001B>[2Jb<U+202E>c"));
	content_end(&content);
}

static void values_stand_in_the_order_of_the_table(void **state)
{
	struct content content;

	(void)state;
	content_begin(&content);
	content_add(&content, CONTENT_SOUND TWO_LANGUAGES
		    "=== sources/x.yaml\n"
		    "{seen: whole, reliability: press, note: {de: D, en: E}, author: [Ann, Bob],\n"
		    " title: '  X  ', id: x, issued: 2023, type: report}\n");
	content_load(&content);
	const struct value *root = &records_find(&content.records, SLICE("x"))->root;
	assert_int_equal(root->items[0].field->name, FIELD_TITLE);
	assert_true(slice_is(root->items[0].text, "X"));
	assert_int_equal(root->items[1].field->name, FIELD_AUTHOR);
	assert_int_equal(root->items[2].field->name, FIELD_AUTHOR);
	assert_true(slice_is(value_text(&root->items[2], FIELD_LITERAL), "Bob"));
	const struct value *note = value_find(root, FIELD_NOTE);
	assert_int_equal(note->count, 2);
	assert_true(slice_is(note->text, "E"));
	assert_true(slice_is(note->items[1].language, "de"));
	content_end(&content);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sound_records_have_no_findings),
		cmocka_unit_test(unknown_keys_name_the_nearest),
		cmocka_unit_test(unknown_words_name_the_nearest_or_all),
		cmocka_unit_test(required_fields_must_be_there_and_filled),
		cmocka_unit_test(what_yaml_refused_is_not_said_to_be_missing),
		cmocka_unit_test(dates_are_dates),
		cmocka_unit_test(addresses_and_codes_are_what_they_say),
		cmocka_unit_test(percentages_and_numbers_are_numbers),
		cmocka_unit_test(lists_and_maps_stand_where_they_may),
		cmocka_unit_test(texts_have_a_width_a_size_and_quotes_a_length),
		cmocka_unit_test(a_list_has_at_most_256_items),
		cmocka_unit_test(a_text_has_at_most_256_kib),
		cmocka_unit_test(translations_are_those_of_the_base),
		cmocka_unit_test(a_missing_translation_is_a_warning),
		cmocka_unit_test(hidden_characters_are_shown_and_reported),
		cmocka_unit_test(values_stand_in_the_order_of_the_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
