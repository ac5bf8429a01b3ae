/* test_search.c - what is found, in which order, and what is said where nothing is. */
#include "fixture.h"

#include "rows.h"
#include "search.h"

#include <sqlite3.h>

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

static void an_id_comes_before_all(void **state)
{
	struct fixture names;
	struct search *search;

	(void)state;
	fixture_open_text(&names, "=== picket.yaml\ntitle: T\nlanguages: [en]\n"
				  "=== parties/all.yaml\n"
				  "- {id: best, name: Other, type: group, side: third}\n"
				  "- {id: x, name: The Best, type: group, side: third}\n");
	search = search_run(&names.reading, SLICE(" best "), SEARCH_WHOLE, NULL);
	assert_int_equal(search_count(search), 2);
	assert_int_equal(search_hit(search, 0), fixture_find(&names, "best"));
	search_free(search);
	fixture_close(&names);
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

/* A base with more entries than a search holds, and a prefix that more texts have a
 * word with than are gathered at a key. */
#define LARGE 3200

static void open_large(struct fixture *large)
{
	struct str text;

	str_init(&text);
	str_add_text(&text, "=== picket.yaml\ntitle: T\nlanguages: [en]\n");
	for (int i = 0; i < LARGE; i++) {
		if (i % 500 == 0)
			str_format(&text, "=== parties/%d.yaml\n", i);
		str_format(&text,
			   "- {id: p%d, name: Same, type: group, side: third, summary: The %s.}\n",
			   i, i % 3 ? "wide world" : "world wide Straße");
	}
	fixture_open_text(large, text.data);
	str_done(&text);
}

static void a_search_holds_no_more_than_it_says(void **state)
{
	struct fixture large;
	struct search *search;

	(void)state;
	open_large(&large);
	search = search_run(&large.reading, SLICE("same"), SEARCH_WHOLE, NULL);
	assert_int_equal(search_count(search), SEARCH_HITS);
	assert_true(search_is_whole(search));
	assert_int_equal(search_total(search), LARGE);
	assert_int_equal(search_hit(search, SEARCH_HITS), 0);
	search_free(search);
	fixture_close(&large);
}

/* A prefix that is too wide is tested on the texts, which must find the same. */
static void a_wide_prefix_finds_at_once_what_comes_first(void **state)
{
	static const char *const texts[] = {"w", "p", "the w", "\"world w", "\"wide world", "strasse w"};
	struct fixture large;

	(void)state;
	open_large(&large);
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		struct search *quick = search_run(&large.reading, slice_of(texts[i]), SEARCH_QUICK,
						  NULL);
		struct search *whole = search_run(&large.reading, slice_of(texts[i]), SEARCH_WHOLE,
						  NULL);

		assert_false(search_is_whole(quick));
		assert_true(search_count(quick) > 5);
		for (size_t j = 0; j < search_count(quick); j++)
			assert_int_equal(search_hit(quick, j), search_hit(whole, j));
		search_free(quick);
		search_free(whole);
	}
	fixture_close(&large);
}

static void filters_narrow(void **state)
{
	(void)state;
	assert_found("stance:demand ", "demand");
	assert_found("kind:position -stance:demand ", "deal refusal");
	assert_found("kind:use,event ", "walkout scan");
	assert_found("pay stance:reject ", "refusal");
	assert_found("(stance:reject OR kind:use) ", "refusal scan");
	assert_found("technique:body-scan stage:casting ", "scan");
	assert_found("source:letter kind:position ", "demand");
	assert_found("source:press stance:reject ", "refusal");
	assert_found("lang:de kind:use ", "scan");
	assert_found("has:quote ", "demand");
	assert_found("has:reply ", "demand");
	assert_found("has:translation kind:dispute ", "strike");
}

static void a_party_is_named_as_people_name_it(void **state)
{
	(void)state;
	assert_found("party:union kind:position ", "demand deal");
	assert_found("party:\"the union\" kind:position ", "demand deal");
	assert_found("party:\"THE STUDIOS\" kind:position ", "deal refusal");
	assert_found("party:company kind:party ", "company");
	assert_found("party:speaker kind:position ", "demand");
	assert_found("party:old-critic ", "critic");
}

static void an_issue_and_a_dispute_hold_what_belongs_to_them(void **state)
{
	(void)state;
	assert_found("issue:pay -kind:issue ", "demand deal refusal scan");
	assert_found("dispute:strike ", "pay strike demand deal refusal walkout scan");
}

static void dates_are_compared_as_precisely_as_they_are(void **state)
{
	(void)state;
	assert_found("date:2023-05 kind:position ", "demand refusal");
	assert_found("date:2023-05-04..2023-08 kind:position ", "refusal");
	assert_found("date:..2023-05-03 kind:position ", "demand");
	assert_found("date:2023-07 kind:use ", "scan");
	assert_found("before:2023-07 kind:use ", "");
	assert_found("after:2022 kind:use ", "scan");
	assert_found("after:2023-05-04 kind:position ", "deal");
}

static void what_the_program_says_depends_on_the_day(void **state)
{
	(void)state;
	assert_found("is:superseded ", "demand");
	assert_found("is:held ", "deal refusal");
	assert_found("status:settled ", "strike");
	assert_found("status:strike ", "");
	base.reading.day = date_day(2023, 5, 3);
	assert_found("is:held ", "demand");
	assert_found("is:unanswered ", "demand");
	assert_found("has:reply ", "");
	assert_found("has:reply,note ", "");
	assert_found("has:quote,reply ", "demand");
	assert_found("status:strike ", "strike");
	assert_found("-is:held kind:position,event ", "walkout");
	base.reading.day = date_today();
}

static void a_name_that_nothing_has_is_an_error(void **state)
{
	struct error error = {0};
	struct search *search;

	(void)state;
	assert_null(search_run(&base.reading, SLICE("party:nobody x"), SEARCH_WHOLE, &error));
	assert_int_equal(error.code, ERROR_USAGE);
	assert_true(slice_starts(slice_of(error.message), "column 7: "));
	error = (struct error){0};
	assert_null(search_run(&base.reading, SLICE("party:un"), SEARCH_WHOLE, &error));
	search = search_run(&base.reading, SLICE("party:un"), SEARCH_REST, NULL);
	assert_int_equal(search_count(search), 6);
	search_free(search);
}

static void what_facet_words_begin_with_is_a_blank(void **state)
{
	(void)state;
	assert_found("\xee\x80\x80kissue", "");
	assert_found("pay\xee\x80\x80 ", "pay demand refusal");
}

/* An index may be anybody's: it is refused, or read without harm and to an end. */
static void an_index_that_lies_does_no_harm(void **state)
{
	static const char *const lies[] = {
		"UPDATE kind SET entries = 0",
		"UPDATE kind SET entries = 1000000000000",
		"UPDATE list_size SET rows = 3",
		"UPDATE list_size SET rows = 1000000000000",
		"INSERT INTO text_index(rowid, text) VALUES(4294967295, 'pay')",
		"INSERT INTO text_index(rowid, text) VALUES(-1, 'pay')",
		"UPDATE heading SET entries = 0",
		"UPDATE list SET rows = zeroblob(4000)",
		"DELETE FROM facts",
		"UPDATE facts SET entries = randomblob(2048)",
	};
	struct fixture liar;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(lies); i++) {
		struct reading reading = {.language = SLICE("en"), .day = date_day(2023, 5, 4)};
		sqlite3 *handle;
		struct bits set;

		fixture_open_text(&liar, FIXTURE_THREAD);
		kb_close(liar.kb);
		assert_int_equal(sqlite3_open(liar.path, &handle), SQLITE_OK);
		assert_int_equal(sqlite3_exec(handle, lies[i], NULL, NULL, NULL), SQLITE_OK);
		sqlite3_close(handle);
		liar.kb = reading.kb = kb_open(liar.path, NULL);
		if (liar.kb) {
			search_free(search_run(&reading, SLICE("pay "), SEARCH_WHOLE, NULL));
			if (search_set(&reading, SLICE("kind:position,issue "), &set, NULL))
				bits_done(&set);
			for (int list = 0; list < LIST_COUNT; list++)
				rows_free(rows_of_list(&reading, (enum list)list, NULL));
		}
		fixture_close(&liar);
	}
}

static void a_set_has_all_that_is_found(void **state)
{
	struct bits set;

	(void)state;
	assert_true(search_set(&base.reading, SLICE("stance:demand,reject "), &set, NULL));
	assert_true(bits_has(&set, fixture_find(&base, "demand")));
	assert_false(bits_has(&set, fixture_find(&base, "deal")));
	bits_done(&set);
	assert_false(search_set(&base.reading, SLICE("a) "), &set, NULL));
}

static void a_quick_search_finds_the_same_in_a_small_base(void **state)
{
	static const char *const texts[] = {"p", "pay", "the s", "\"we p", "stra", "ue", "extras"};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		struct search *quick = search_run(&base.reading, slice_of(texts[i]), SEARCH_QUICK,
						  NULL);
		struct search *whole = search_run(&base.reading, slice_of(texts[i]), SEARCH_WHOLE,
						  NULL);

		assert_true(search_is_whole(quick));
		assert_int_equal(search_count(quick), search_count(whole));
		for (size_t j = 0; j < search_count(whole); j++)
			assert_int_equal(search_hit(quick, j), search_hit(whole, j));
		search_free(quick);
		search_free(whole);
	}
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
		cmocka_unit_test(an_id_comes_before_all),
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
		cmocka_unit_test(a_wide_prefix_finds_at_once_what_comes_first),
		cmocka_unit_test(filters_narrow),
		cmocka_unit_test(a_party_is_named_as_people_name_it),
		cmocka_unit_test(an_issue_and_a_dispute_hold_what_belongs_to_them),
		cmocka_unit_test(dates_are_compared_as_precisely_as_they_are),
		cmocka_unit_test(what_the_program_says_depends_on_the_day),
		cmocka_unit_test(a_name_that_nothing_has_is_an_error),
		cmocka_unit_test(what_facet_words_begin_with_is_a_blank),
		cmocka_unit_test(an_index_that_lies_does_no_harm),
		cmocka_unit_test(a_set_has_all_that_is_found),
		cmocka_unit_test(a_quick_search_finds_the_same_in_a_small_base),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
