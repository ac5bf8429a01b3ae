/* test_search.c - what is found, in which order, and what is said where nothing is. */
#include "fixture.h"

#include "search.h"

static struct fixture base;

/* Fails unless text finds exactly these ids, in this order. */
static void assert_found(const char *text, const char *expected)
{
	struct search *search = search_run(&base.reading, slice_of(text), SEARCH_WHOLE, NULL);
	struct str found;

	assert_non_null(search);
	str_init(&found);
	str_add_text(&found, "");
	for (size_t i = 0; i < search_count(search); i++) {
		struct head head;

		assert_true(kb_head(&base.reading, search_hit(search, i), &base.arena, &head,
				    NULL));
		str_format(&found, "%s%.*s", i ? " " : "", SLICE_ARGS(head.id));
	}
	assert_string_equal(found.len ? found.data : "", expected);
	str_done(&found);
	search_free(search);
}

static void titles_come_first(void **state)
{
	(void)state;
	assert_found("pay ", "pay demand refusal");
	assert_found("extras", "demand scan");
}

static void both_languages_are_searched(void **state)
{
	(void)state;
	assert_found("aufnahme", "scan");
	assert_found("zahlt", "pay");
	assert_found("einig", "deal");
}

static void words_may_stand_in_title_and_text(void **state)
{
	(void)state;
	assert_found("ausstand union", "walkout");
	assert_found("walkout strike", "");
}

static void the_names_of_who_speaks_are_searched(void **state)
{
	(void)state;
	assert_found("studios enough", "refusal");
	assert_found("speaker extras", "demand");
}

static void ids_are_searched(void **state)
{
	(void)state;
	assert_found("refusal", "refusal");
}

static void spellings_meet(void **state)
{
	(void)state;
	assert_found("strasse", "demand");
	assert_found("STRASSE", "demand");
	assert_found("straße", "demand");
	assert_found("fur", "demand");
	assert_found("fuer", "demand");
}

static void excluded_words_exclude_by_text_too(void **state)
{
	(void)state;
	assert_found("pay -enough", "pay demand");
	assert_found("pay -wer", "demand refusal");
}

static void quotes_are_searched(void **state)
{
	(void)state;
	assert_found("\"every day\"", "demand");
}

static void hits_are_counted_by_kind(void **state)
{
	struct search *search = search_run(&base.reading, SLICE("pay "), SEARCH_WHOLE, NULL);

	(void)state;
	assert_int_equal(search_kind_count(search, KIND_POSITION), 2);
	assert_int_equal(search_kind_count(search, KIND_ISSUE), 1);
	assert_int_equal(search_kind_count(search, KIND_SOURCE), 0);
	assert_true(search_is_whole(search));
	assert_int_equal(search_total(search), 3);
	search_free(search);
}

static void the_nearest_spelling_is_offered(void **state)
{
	struct search *search = search_run(&base.reading, SLICE("the wakout now "), SEARCH_WHOLE, NULL);
	struct str better;

	(void)state;
	str_init(&better);
	assert_int_equal(search_count(search), 0);
	assert_true(search_suggest(search, &better));
	assert_true(slice_starts(str_slice(&better), "the walkout "));
	str_done(&better);
	search_free(search);
}

static void no_spelling_is_offered_for_what_is_far_from_any(void **state)
{
	struct search *search = search_run(&base.reading, SLICE("xyzzyx "), SEARCH_WHOLE, NULL);
	struct str better;

	(void)state;
	str_init(&better);
	assert_false(search_suggest(search, &better));
	assert_int_equal(better.len, 0);
	str_done(&better);
	search_free(search);
}

static void nothing_that_is_typed_reaches_sqlite(void **state)
{
	static const char *const typed[] = {"\"", "a\"b", "*", "NEAR(a b)", "a AND", "^x", "{a}:b",
					    "a:b", "'", "\\", "%", "a + b", "- a", "\xff", "()()",
					    "\"\" \"\"", "a OR OR b", "OR", "NOT", "a NOT b"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(typed); i++) {
		struct error error = {0};
		struct search *search = search_run(&base.reading, slice_of(typed[i]), SEARCH_WHOLE, &error);

		assert_true(search || error.code == ERROR_USAGE);
		search_free(search);
	}
}

/* A base with more entries than a search holds. */
static void a_search_holds_no_more_than_it_says(void **state)
{
	struct fixture large;
	struct search *search;
	struct str text;

	(void)state;
	str_init(&text);
	str_add_text(&text, "=== picket.yaml\ntitle: T\nlanguages: [en]\n");
	for (int i = 0; i < SEARCH_HITS + 5; i++) {
		if (i % 500 == 0)
			str_format(&text, "=== parties/%d.yaml\n", i);
		str_format(&text, "- {id: p%d%s, name: Same, type: group, side: third}\n", i,
			   i % 2 ? "odd" : "even");
	}
	content_begin(&large.content);
	content_add(&large.content, text.data);
	content_load(&large.content);
	snprintf(large.path, sizeof(large.path), "%s/i", large.content.folder);
	assert_true(index_build(&large.content.records, large.path, NULL, NULL, NULL));
	large.kb = kb_open(large.path, NULL);
	large.reading = (struct reading){large.kb, SLICE("en"), date_today()};
	search = search_run(&large.reading, SLICE("same"), SEARCH_WHOLE, NULL);
	assert_int_equal(search_count(search), SEARCH_HITS);
	assert_true(search_is_whole(search));
	assert_int_equal(search_total(search), SEARCH_HITS + 5);
	assert_int_equal(search_hit(search, SEARCH_HITS), 0);
	search_free(search);
	kb_close(large.kb);
	content_end(&large.content);
	str_done(&text);
}

static int begin(void **state)
{
	(void)state;
	fixture_open_text(&base, FIXTURE_THREAD);
	return 0;
}

static int end(void **state)
{
	(void)state;
	fixture_close(&base);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(titles_come_first),
		cmocka_unit_test(both_languages_are_searched),
		cmocka_unit_test(words_may_stand_in_title_and_text),
		cmocka_unit_test(the_names_of_who_speaks_are_searched),
		cmocka_unit_test(ids_are_searched),
		cmocka_unit_test(spellings_meet),
		cmocka_unit_test(excluded_words_exclude_by_text_too),
		cmocka_unit_test(quotes_are_searched),
		cmocka_unit_test(hits_are_counted_by_kind),
		cmocka_unit_test(the_nearest_spelling_is_offered),
		cmocka_unit_test(no_spelling_is_offered_for_what_is_far_from_any),
		cmocka_unit_test(nothing_that_is_typed_reaches_sqlite),
		cmocka_unit_test(a_search_holds_no_more_than_it_says),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
