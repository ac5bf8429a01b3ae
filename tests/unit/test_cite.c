/* test_cite.c - a citation says who, when, on what evidence, and which base. */
#include "fixture.h"

#include "cite.h"

/* Fails unless the citation of id is text and behind it the base's line. */
static void assert_cited(struct fixture *fixture, const char *id, const char *text,
			 const char *base, const char *day)
{
	struct str out, expected;

	str_init(&out);
	str_init(&expected);
	str_add_text(&expected, text);
	if (base)
		str_format(&expected, "%s, %s, revision %.*s, as of %s\n", base, id,
			   SLICE_ARGS(kb_revision(fixture->kb)), day);
	assert_true(cite_entry(&fixture->reading, fixture_find(fixture, id), &out, NULL));
	assert_string_equal(out.data, expected.data);
	str_done(&expected);
	str_done(&out);
}

static void a_position_is_cited_with_all_its_evidence(void **state)
{
	assert_cited(*state, "scan-claim",
		     "Union (Ann Ode), claim, 2023-07-13: One day of pay for good [contested]\n"
		     "They scan for a day's pay. Then they keep it.\n"
		     "Against it: Studios, denial, 2023-07-14: Only for one film, see scanning\n"
		     "Union statement. Union, 2023-07-13.\n"
		     "Ibsen, Bo: Players walk out. Daily, 2023-07-14, para 3. "
		     "https://example.org/walk (accessed 2023-12-01) [account imprecise]\n",
		     "A strike", "2024-01-01");
}

static void an_issue_is_cited_by_its_question(void **state)
{
	assert_cited(*state, "scans", "Scans, agreed\nMay bodies be scanned?\n", "A strike",
		     "2024-01-01");
}

static void a_source_is_cited_as_a_reference_alone(void **state)
{
	assert_cited(*state, "daily",
		     "Ibsen, Bo: Players walk out. Daily, 2023-07-14. "
		     "https://example.org/walk (accessed 2023-12-01)\n",
		     NULL, NULL);
}

static void the_day_decides_on_marks_and_resolution(void **state)
{
	struct fixture *fixture = *state;

	fixture->reading.day = date_day(2023, 7, 13);
	/* Denied on the day after. */
	assert_cited(fixture, "scan-claim",
		     "Union (Ann Ode), claim, 2023-07-13: One day of pay for good [unanswered] "
		     "[single source]\n"
		     "They scan for a day's pay. Then they keep it.\n"
		     "Union statement. Union, 2023-07-13.\n",
		     "A strike", "2023-07-13");
	assert_cited(fixture, "no-scans",
		     "Union, demand, 2023-06-01 [unanswered] [single source]\n"
		     "No scans at all.\n"
		     "Union statement. Union, 2023-07-13.\n",
		     "A strike", "2023-07-13");
	assert_cited(fixture, "scans", "Scans, open [one-sided]\nMay bodies be scanned?\n",
		     "A strike", "2023-07-13");
	/* Before its source was published. */
	fixture->reading.day = date_day(2023, 7, 12);
	assert_cited(fixture, "no-scans",
		     "Union, demand, 2023-06-01 [unanswered]\n"
		     "No scans at all.\n"
		     "(What this rests on was published later.)\n",
		     "A strike", "2023-07-12");
	fixture->reading.day = date_today();
}

static void what_is_not_translated_says_its_language(void **state)
{
	struct fixture *fixture = *state;

	fixture->reading.language = SLICE("de");
	assert_cited(fixture, "no-scans",
		     "Union, demand, 2023-06-01 [superseded] [single source]\n"
		     "No scans at all. [en]\n"
		     "Union statement. Union, 2023-07-13.\n",
		     "Ein Streik", "2024-01-01");
	fixture->reading.language = SLICE("en");
}

static const struct fixture_file books[] = {
	{"picket.yaml", "{title: T, languages: [en]}\n"},
	{"parties/a.yaml", "{id: a, name: A, type: group, references: [b1, b2]}\n"},
	{"sources/all.yaml",
	 "- {id: b1, title: Is it?, type: book, author: [{family: Ode, given: Ann},\n"
	 "   {literal: The Guild}], container-title: Annals, publisher: Press, page: 3-9,\n"
	 "   issued: unknown, DOI: 10.1000/1, reliability: analysis, seen: whole}\n"
	 "- {id: b2, title: Untitled, type: webpage, issued: 2023~, reliability: copy,\n"
	 "   seen: quoted, via: copies.example.org}\n"},
};

static void a_reference_has_what_is_known_of_the_source(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_open(&fixture, books, COUNT_OF(books));
	assert_cited(&fixture, "b1",
		     "Ode, Ann; The Guild: Is it? Annals, Press, undated, p. 3-9. "
		     "https://doi.org/10.1000/1\n", NULL, NULL);
	assert_cited(&fixture, "b2", "Untitled. c. 2023. (copy read at copies.example.org) "
		     "(known from quotation)\n", NULL, NULL);
	fixture_close(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_position_is_cited_with_all_its_evidence),
		cmocka_unit_test(an_issue_is_cited_by_its_question),
		cmocka_unit_test(a_source_is_cited_as_a_reference_alone),
		cmocka_unit_test(the_day_decides_on_marks_and_resolution),
		cmocka_unit_test(what_is_not_translated_says_its_language),
		cmocka_unit_test(a_reference_has_what_is_known_of_the_source),
	};

	return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
