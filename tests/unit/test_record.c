/* test_record.c - a record gives out its fields, links, dates and a title. */
#include "content.h"

#include "utf8.h"

/* Loads content beside the sound records and finds the one called x. */
static const struct record *load_x(struct content *content, const char *text)
{
	content_begin(content);
	content_add(content, CONTENT_SOUND);
	content_add(content, text);
	content_load(content);
	return records_any(&content->records, SLICE("x"));
}

#define POSITION(text)                                                                 \
	"=== positions/x.yaml\n{by: union, on: pay, date: 2023, stance: claim, references: paper,\n" \
	"  text: \"" text "\"}\n"

static void assert_title(const char *content, const char *title)
{
	struct content base;
	struct str out;
	bool missing = true;

	str_init(&out);
	record_title(load_x(&base, content), SLICE("en"), &missing, &out);
	assert_false(missing);
	assert_text(&out, title);
	str_done(&out);
	content_end(&base);
}

static void the_title_of_a_position_is_its_first_sentence(void **state)
{
	(void)state;
	assert_title("=== parties/x.yaml\n{name: Xavier, type: person}\n", "Xavier");
	assert_title("=== issues/x.yaml\n{title: Why, question: Why?, dispute: strike}\n", "Why");
	assert_title(POSITION("One thing. Another."), "One thing");
	assert_title(POSITION("Who pays? Nobody."), "Who pays?");
	assert_title(POSITION("No stop at all"), "No stop at all");
	assert_title(POSITION("They said \\\"no.\\\" Then left."), "They said \"no.\"");
}

static void abbreviations_and_numbers_end_no_sentence(void **state)
{
	(void)state;
	assert_title(POSITION("The U.S. Senate met Mr. Smith on the 4. of May. Then?"),
		     "The U.S. Senate met Mr. Smith on the 4. of May");
	assert_title(POSITION("It costs 3.5 per cent. Or more."), "It costs 3.5 per cent");
	assert_title(POSITION("As of e.g. now and on. Or more."), "As of e.g. now and on");
}

static void mentions_in_a_title_are_their_words(void **state)
{
	(void)state;
	assert_title(POSITION("The [[union]] and [[studios|those studios]] met [twice]. So."),
		     "The union and those studios met [twice]");
}

static void a_long_title_is_cut_at_a_word(void **state)
{
	struct content base;
	struct str out;

	(void)state;
	str_init(&out);
	record_title(load_x(&base, POSITION("aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa "
					    "aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaa bb cc.")),
		     SLICE("en"), NULL, &out);
	assert_true(utf8_width(str_slice(&out)) <= 100);
	assert_text(&out, "aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa "
			  "aaaaaaaaa aaaaaaaaa aaaaaaaa\xe2\x80\xa6");
	str_done(&out);
	content_end(&base);
}

static void a_text_falls_back_to_the_base_language(void **state)
{
	struct content base;
	bool missing = false;

	(void)state;
	const struct record *record = load_x(
		&base, "=== picket.yaml\n{title: T, languages: [en, de]}\n"
		       "=== issues/x.yaml\n"
		       "{title: {de: D, en: E}, question: Only English?, dispute: strike}\n");
	const struct value *title = value_find(&record->root, FIELD_TITLE);
	assert_true(slice_is(value_localised(title, SLICE("de"), &missing), "D"));
	assert_false(missing);
	assert_true(slice_is(value_localised(title, SLICE("fr"), &missing), "E"));
	assert_true(missing);
	const struct value *question = value_find(&record->root, FIELD_QUESTION);
	assert_true(slice_is(value_localised(question, SLICE("de"), &missing), "Only English?"));
	assert_true(missing);
	value_localised(question, SLICE("en"), &missing);
	assert_false(missing);
	content_end(&base);
}

static void a_text_in_its_own_language_misses_nothing(void **state)
{
	struct content base;
	bool missing = true;

	(void)state;
	const struct record *record = load_x(&base, "=== parties/x.yaml\n{name: X, type: person}\n");
	value_localised(value_find(&record->root, FIELD_NAME), SLICE("de"), &missing);
	assert_false(missing);
	content_end(&base);
}

static void several_values_follow_each_other(void **state)
{
	struct content base;
	size_t count = 0;

	(void)state;
	const struct record *record = load_x(
		&base, "=== parties/x.yaml\n{also: [a, b, c], name: X, type: person, tags: t}\n");
	for (VALUES(also, &record->root, FIELD_ALSO))
		count++;
	assert_int_equal(count, 3);
	assert_null(value_find(&record->root, FIELD_TITLE));
	assert_int_equal(value_text(&record->root, FIELD_TITLE).len, 0);
	content_end(&base);
}

static void each_kind_has_its_date(void **state)
{
	static const struct {
		const char *id;
		int year;
	} rows[] = {{"union", 1990}, {"strike", 2023}, {"pay", 0}, {"demand", 2023},
		    {"walkout", 2023}, {"scan", 2023}, {"paper", 2023}, {"studios", 0}};
	struct content base;

	(void)state;
	load_x(&base, "");
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		const struct record *record = records_find(&base.records, slice_of(rows[i].id));
		const struct date *date = record_date(record);
		assert_int_equal(date ? date->from.year : 0, rows[i].year);
	}
	content_end(&base);
}

static void visit(void *context, enum field_name relation, struct slice target,
		  const struct value *value)
{
	assert_true(value->line > 0);
	str_format(context, "%s>%.*s ", relation == FIELD_COUNT ? "mention" : field_names[relation],
		   SLICE_ARGS(target));
}

static void links_are_told_with_the_field_of_the_record(void **state)
{
	struct content base;
	struct str out;

	(void)state;
	str_init(&out);
	const struct record *record = load_x(
		&base, "=== positions/x.yaml\n"
		       "{by: [union, studios], on: pay, date: 2023, stance: claim,\n"
		       " text: 'Of [[a]] and [[b|c]], not [[d or [e].',\n"
		       " confirmed_by: {source: s1, note: 'see [[f]]'},\n"
		       " related: {to: g, references: [s2]},\n"
		       " references: [s3, {source: s4}]}\n");
	record_links(record, visit, &out);
	assert_text(&out, "mention>a mention>b by>union by>studios on>pay confirmed_by>s1 mention>f "
			  "related>g references>s2 references>s3 references>s4 ");
	record = records_find(&base.records, SLICE("speaker"));
	record_links(record, visit, &out);
	assert_text(&out, "memberships>union ");
	str_done(&out);
	content_end(&base);
}

static void a_place_is_that_of_the_value_or_the_record(void **state)
{
	struct content base;

	(void)state;
	const struct record *record = load_x(&base, POSITION("T."));
	struct place place = record_place(record, NULL);
	assert_string_equal(place.file, "positions/x.yaml");
	assert_int_equal(place.line, 1);
	place = record_place(record, value_find(&record->root, FIELD_TEXT));
	assert_int_equal(place.line, 2);
	assert_int_equal(place.column, 9);
	content_end(&base);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_title_of_a_position_is_its_first_sentence),
		cmocka_unit_test(abbreviations_and_numbers_end_no_sentence),
		cmocka_unit_test(mentions_in_a_title_are_their_words),
		cmocka_unit_test(a_long_title_is_cut_at_a_word),
		cmocka_unit_test(a_text_falls_back_to_the_base_language),
		cmocka_unit_test(a_text_in_its_own_language_misses_nothing),
		cmocka_unit_test(several_values_follow_each_other),
		cmocka_unit_test(each_kind_has_its_date),
		cmocka_unit_test(links_are_told_with_the_field_of_the_record),
		cmocka_unit_test(a_place_is_that_of_the_value_or_the_record),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
