/* test_query.c - the query language: what is accepted, what FTS5 gets of it,
 * what is marked, and what people are told. */
#include "query.h"

#include "testing.h"

/* A base that knows these terms and nothing else. */
static const char *const known_terms[] = {"uber", "ueberall", "strasse", "straße", "scan",
					  "kunstler", "blue", "blur"};

static bool knows(void *context, struct slice term, bool prefix)
{
	(void)context;
	for (size_t i = 0; i < COUNT_OF(known_terms); i++) {
		struct slice known = slice_of(known_terms[i]);

		if (slice_equal(known, term) ||
		    (prefix && slice_equal(slice_part(known, 0, term.len), term)))
			return true;
	}
	return false;
}

/* The FTS5 expression of text, or the message where it does not parse. */
static void expect(const char *text, const char *expected)
{
	struct error error = {0};
	struct query *query = query_parse(slice_of(text), true, &error);
	struct str out;

	str_init(&out);
	if (query)
		query_fts(query, knows, NULL, &out);
	else
		str_add_text(&out, error.message);
	assert_string_equal(out.len ? out.data : "", expected);
	str_done(&out);
	query_free(query);
}

static void the_last_word_is_a_prefix(void **state)
{
	(void)state;
	expect("digital rep", "(((\"digital\") AND (\"rep\"*)))");
	expect("digital rep ", "(((\"digital\") AND (\"rep\")))");
}

static void words_with_hyphens_stay_together(void **state)
{
	(void)state;
	expect("sag-aftra ", "(((\"sag-aftra\")))");
}

static void a_phrase_is_kept_and_an_open_one_closes(void **state)
{
	(void)state;
	expect("\"last offer\"", "(((\"last offer\")))");
	expect("\"last off", "(((\"last off\"*)))");
}

static void or_binds_closer_than_and(void **state)
{
	(void)state;
	expect("a OR b c ", "(((((\"a\") OR (\"b\"))) AND (\"c\")))");
	expect("(a b) OR c ", "(((((((\"a\") AND (\"b\"))) OR (\"c\")))))");
}

static void an_or_at_the_end_waits_for_more(void **state)
{
	(void)state;
	expect("scan OR", "(((\"scan\")))");
	expect("OR scan ", "(((\"OR\") AND (\"scan\")))");
}

static void excluded_words_follow_not(void **state)
{
	(void)state;
	expect("scan -extras ", "(((\"scan\")) NOT ((\"extras\")))");
	expect("-extras scan ", "(((\"scan\")) NOT ((\"extras\")))");
}

static void only_excluded_words_are_refused(void **state)
{
	(void)state;
	expect("-scan", "column 1: beside what must not occur, say what must: strike -war");
	expect("a (-scan)", "column 3: beside what must not occur, say what must: strike -war");
	expect("a OR -b ", "column 6: what has a minus sign can't stand beside OR");
}

static void parentheses_must_match(void **state)
{
	(void)state;
	expect("ü (a b", "column 3: this parenthesis is not closed");
	expect("a) b", "column 2: this parenthesis was not opened");
}

static void nesting_has_an_end(void **state)
{
	struct str text;
	struct error error = {0};

	(void)state;
	str_init(&text);
	for (int i = 0; i < 500; i++)
		str_add_char(&text, '(');
	assert_null(query_parse(str_slice(&text), true, &error));
	assert_string_equal(error.message, "column 17: too many parentheses");
	str_done(&text);
}

static void length_and_words_have_an_end(void **state)
{
	struct str text;
	struct error error = {0}, other = {0};

	(void)state;
	str_init(&text);
	for (int i = 0; i <= QUERY_WORDS; i++)
		str_add_text(&text, "a ");
	assert_null(query_parse(str_slice(&text), true, &error));
	assert_string_equal(error.message, "column 129: too many words");
	while (text.len <= QUERY_BYTES)
		str_add_char(&text, 'a');
	assert_null(query_parse(str_slice(&text), true, &other));
	assert_string_equal(other.message, "the query is longer than 1024 bytes");
	str_done(&text);
}

static void nothing_to_find_is_an_empty_query(void **state)
{
	static const char *const empty[] = {"", "   ", "-", "--", "\"\"", "()", "*", "...", "\"", "- -"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(empty); i++) {
		struct query *query = query_parse(slice_of(empty[i]), true, NULL);

		assert_non_null(query);
		assert_true(query_is_empty(query));
		query_free(query);
	}
}

static void a_nul_is_a_blank(void **state)
{
	struct query *query = query_parse((struct slice){"a\0b", 3}, true, NULL);
	struct str out;

	(void)state;
	assert_non_null(query);
	str_init(&out);
	query_fts(query, knows, NULL, &out);
	assert_text(&out, "(((\"a\") AND (\"b\"*)))");
	str_done(&out);
	query_free(query);
}

static void the_syntax_of_fts5_does_not_get_through(void **state)
{
	(void)state;
	expect("a* NEAR(b) title:c ^d ", "(((\"a*\") AND (\"NEAR\") AND (((\"b\"))) AND "
					 "(\"title:c\") AND (\"^d\")))");
}

/* What U+E000 and U+E001 look like in the expressions below. */
#define SIGN "\xee\x80\x80"
#define DASH "\xee\x80\x81"

static void a_filter_becomes_words_of_its_facet(void **state)
{
	(void)state;
	expect("stance:demand ", "(((\"" SIGN "sdemand\")))");
	expect("stance:Demand,claim -kind:events ",
	       "(((\"" SIGN "sdemand\" OR \"" SIGN "sclaim\")) NOT ((\"" SIGN "kevent\")))");
	expect("tag:face-scan ", "(((\"" SIGN "wface" DASH "scan\")))");
	expect("source:\"the verge\"", "(((\"" SIGN "rthe\xee\x80\x84verge\")))");
}

static void quotes_make_a_filter_a_phrase(void **state)
{
	(void)state;
	expect("\"stance:demand\"", "(((\"stance:demand\")))");
}

static void filters_behind_the_last_word_leave_it_one(void **state)
{
	(void)state;
	expect("digital rep kind:use", "(((\"digital\") AND (\"rep\"*) AND (\"" SIGN "kuse\")))");
	expect("rep  kind:\"use\"", "(((\"rep\"*) AND (\"" SIGN "kuse\")))");
	expect("rep kind:use ", "(((\"rep\") AND (\"" SIGN "kuse\")))");
	expect("rep kind:use big ", "(((\"rep\") AND (\"" SIGN "kuse\") AND (\"big\")))");
}

static void a_value_that_is_still_typed_stands_for_all_that_begin_so(void **state)
{
	(void)state;
	expect("stance:a", "(((\"" SIGN "saccept\" OR \"" SIGN "sagree\")))");
	expect("tag:fac", "(((\"" SIGN "wfac\"*)))");
	expect("scan stance:", "(((\"scan\"*)))");
	expect("scan date:20", "(((\"scan\"*)))");
}

static void a_value_that_there_is_not_is_named(void **state)
{
	(void)state;
	expect("scan stance:demnad ",
	       "column 13: stance: has no \u201cdemnad\u201d; \u201cdemand\u201d is the nearest");
	expect("kind:xyz ", "column 6: kind: has no \u201cxyz\u201d; Tab shows what there is");
	expect("stance: scan", "column 8: say a value behind \u201cstance:\u201d");
	expect("stance:claim, scan", "column 14: say a value behind \u201cstance:\u201d");
}

static void a_date_that_is_none_is_explained(void **state)
{
	struct error error = {0};

	(void)state;
	assert_null(query_parse(SLICE("date:2023-13 "), true, &error));
	assert_true(slice_starts(slice_of(error.message), "column 6: "));
	error = (struct error){0};
	assert_null(query_parse(SLICE("before:2023..2024 "), true, &error));
	assert_true(slice_starts(slice_of(error.message), "column 8: "));
}

static void fail_complete(const char *text, const char *message)
{
	struct error error = {0};

	assert_null(query_parse(slice_of(text), false, &error));
	assert_string_equal(error.message, message);
}

static void what_is_complete_has_to_be_right(void **state)
{
	struct query *query = query_parse(SLICE("scan stance:dem"), false, NULL);

	(void)state;
	assert_non_null(query);
	query_free(query);
	fail_complete("stance:a", "column 8: stance: has no \u201ca\u201d; Tab shows what there is");
	fail_complete("scan stance:", "column 13: say a value behind \u201cstance:\u201d");
	fail_complete("date:2024..2023", "column 6: the range runs backwards; it is from..to");
	fail_complete("date:2023-02-30", "column 6: '2023-02-30' is no date; 2023-02 has 28 days");
}

static void the_name_of_a_filter_is_corrected(void **state)
{
	(void)state;
	expect("stanse:demand", "column 1: there is no filter \u201cstanse\u201d; "
				"\u201cstance\u201d is the nearest");
	expect("scan parti:x", "column 6: there is no filter \u201cparti\u201d; "
			       "\u201cparty\u201d is the nearest");
	expect("https://x ", "(((\"https://x\")))");
}

static void spellings_that_the_base_has_are_added(void **state)
{
	(void)state;
	expect("strasse ", "(((\"strasse\" OR \"straße\")))");
	expect("straße ", "(((\"straße\" OR \"strasse\")))");
	expect("ueber ", "(((\"ueber\" OR \"über\")))");
	expect("künstler ", "(((\"künstler\")))");
}

static void a_word_that_is_known_is_not_bent(void **state)
{
	(void)state;
	expect("blue", "(((\"blue\"*)))");
}

static bool marks(const char *text, const char *word)
{
	struct query *query = query_parse(slice_of(text), true, NULL);
	bool matches = query_matches_word(query, slice_of(word));

	query_free(query);
	return matches;
}

static void words_that_are_looked_for_are_marked(void **state)
{
	(void)state;
	assert_true(marks("scan", "Scans"));
	assert_false(marks("scan ", "Scans"));
	assert_true(marks("SAG-AFTRA ", "aftra"));
	assert_true(marks("fur ", "für"));
	assert_true(marks("ueber ", "Über"));
	assert_true(marks("strasse ", "Straße"));
	assert_false(marks("scan -extras ", "extras"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_last_word_is_a_prefix),
		cmocka_unit_test(words_with_hyphens_stay_together),
		cmocka_unit_test(a_phrase_is_kept_and_an_open_one_closes),
		cmocka_unit_test(or_binds_closer_than_and),
		cmocka_unit_test(an_or_at_the_end_waits_for_more),
		cmocka_unit_test(excluded_words_follow_not),
		cmocka_unit_test(only_excluded_words_are_refused),
		cmocka_unit_test(parentheses_must_match),
		cmocka_unit_test(nesting_has_an_end),
		cmocka_unit_test(length_and_words_have_an_end),
		cmocka_unit_test(nothing_to_find_is_an_empty_query),
		cmocka_unit_test(a_nul_is_a_blank),
		cmocka_unit_test(the_syntax_of_fts5_does_not_get_through),
		cmocka_unit_test(a_filter_becomes_words_of_its_facet),
		cmocka_unit_test(quotes_make_a_filter_a_phrase),
		cmocka_unit_test(filters_behind_the_last_word_leave_it_one),
		cmocka_unit_test(a_value_that_is_still_typed_stands_for_all_that_begin_so),
		cmocka_unit_test(a_value_that_there_is_not_is_named),
		cmocka_unit_test(a_date_that_is_none_is_explained),
		cmocka_unit_test(what_is_complete_has_to_be_right),
		cmocka_unit_test(the_name_of_a_filter_is_corrected),
		cmocka_unit_test(spellings_that_the_base_has_are_added),
		cmocka_unit_test(a_word_that_is_known_is_not_bent),
		cmocka_unit_test(words_that_are_looked_for_are_marked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
