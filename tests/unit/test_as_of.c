/* test_as_of.c - each mark on the days around its own, and documents that say nothing
 * of what came later. */
#include "fixture.h"

#include "doc.h"
#include "weight.h"

static const char base[] =
	"=== picket.yaml\n"
	"{title: T, languages: [en]}\n"
	"=== parties/all.yaml\n"
	"- {id: union, name: Union, type: organization, side: labour,\n"
	"   classification: union}\n"
	"- {id: studios, name: Studios, type: organization, side: management,\n"
	"   classification: company}\n"
	"- {id: ann, name: Ann, type: person,\n"
	"   memberships: [{in: union, from: 2021, to: 2023-06}, {in: studios, from: 2023-09}]}\n"
	"- {id: bob, name: Bob, type: person}\n"
	"=== disputes/strike.yaml\n"
	"{id: strike, title: Strike, from: 2023-05-02, to: 2023-11-09, status: strike,\n"
	" parties: [{party: union}, {party: studios}], outcome: A contract.}\n"
	"=== disputes/quarrel.yaml\n"
	"{id: quarrel, title: Quarrel, from: 2023-05-02, status: open,\n"
	" parties: [{party: ann}, {party: bob}], outcome: So far nothing.,\n"
	" agreement: ruling}\n"
	"=== issues/all.yaml\n"
	"- {id: pay, title: Pay, question: Who pays?, dispute: strike, resolution: agreed,\n"
	"   resolved_by: deal}\n"
	"- {id: scans, title: Scans, question: Who scans?, dispute: strike}\n"
	"=== sources/all.yaml\n"
	"- {id: daily, title: Daily, type: report, issued: 2023-06-01, reliability: press,\n"
	"   seen: whole}\n"
	"- {id: weekly, title: Weekly, type: report, issued: 2023-06-09, reliability: press,\n"
	"   seen: whole}\n"
	"- {id: ruling, title: Ruling, type: report, issued: 2023-08, reliability: official,\n"
	"   seen: whole}\n"
	"=== positions/all.yaml\n"
	"- {id: demand, by: union, on: pay, date: 2023-06-01, stance: demand, text: More.,\n"
	"   references: daily}\n"
	"- {id: answer, by: studios, on: pay, date: 2023-06-05, stance: reject, text: No.,\n"
	"   replies_to: demand, references: weekly}\n"
	"- {id: taken-back, by: union, on: pay, date: 2023-06-01, stance: warn, text: Soon.,\n"
	"   retracted: 2023-06-20, references: daily}\n"
	"- {id: deal, by: [union, studios], on: pay, date: 2023-11-08, stance: agree, text: Half.,\n"
	"   supersedes: demand, references: ruling}\n"
	"- {id: better-deal, by: [union, studios], on: pay, date: 2023-12-01, stance: agree,\n"
	"   text: All., supersedes: deal, references: ruling}\n"
	"- {id: claim, by: union, on: scans, date: 2023-06-01, stance: claim, text: They scan.,\n"
	"   references: [daily, weekly, ruling], confirmed_by: ruling}\n"
	"- {id: denial, by: studios, on: scans, date: 2023-06-05, stance: deny, text: We do not.,\n"
	"   replies_to: claim, references: weekly}\n"
	"=== events/walkout.yaml\n"
	"{id: walkout, title: Walkout, type: strike, date: 2023-05-02/2023-11-09, actors: union,\n"
	" result: They won., references: [daily, ruling]}\n";

static int setup(void **state)
{
	return fixture_setup_text(state, base);
}

static int32_t read_day(const char *text)
{
	int32_t day = 0;

	assert_true(date_as_of(slice_of(text), &day, NULL));
	return day;
}

static bool has_mark(struct fixture *fixture, const char *id, enum mark mark, int32_t day)
{
	struct reading reading = fixture->reading;
	struct head head;

	reading.day = day;
	assert_true(kb_head(&reading, fixture_find(fixture, id), &fixture->arena, &head,
			    &fixture->error));
	return head.marks & (1u << mark);
}

static void every_mark_holds_on_its_days_and_no_others(void **state)
{
	static const struct {
		const char *id;
		enum mark mark;
		const char *first;
		const char *last;   /* null: for good */
	} rows[] = {
		{"demand", MARK_SUPERSEDED, "2023-11-08", NULL},
		{"deal", MARK_SUPERSEDED, "2023-12-01", NULL},
		{"taken-back", MARK_RETRACTED, "2023-06-20", NULL},
		{"deal", MARK_AGREED, "2023-11-08", "2023-11-30"},
		{"better-deal", MARK_AGREED, "2023-12-01", NULL},
		{"claim", MARK_CONTESTED, "2023-06-05", "2023-07-31"},
		{"demand", MARK_UNANSWERED, "2023-06-01", "2023-06-04"},
		{"claim", MARK_UNANSWERED, "2023-06-01", "2023-06-04"},
		{"claim", MARK_SINGLE_SOURCE, "2023-06-01", "2023-06-08"},
		{"claim", MARK_REPORTED_ONLY, "2023-06-01", "2023-07-31"},
		{"walkout", MARK_SINGLE_SOURCE, "2023-06-01", "2023-07-31"},
		{"scans", MARK_ONE_SIDED, "2023-06-01", "2023-06-04"},
	};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		int32_t first = read_day(rows[i].first);

		assert_false(has_mark(*state, rows[i].id, rows[i].mark, first - 1));
		assert_true(has_mark(*state, rows[i].id, rows[i].mark, first));
		if (!rows[i].last)
			continue;
		assert_true(has_mark(*state, rows[i].id, rows[i].mark, read_day(rows[i].last)));
		assert_false(has_mark(*state, rows[i].id, rows[i].mark,
				      read_day(rows[i].last) + 1));
	}
}

static void assert_says(struct fixture *fixture, const char *id, const char *part, bool says)
{
	struct rich rich;
	struct str out;

	rich_init(&rich);
	str_init(&out);
	assert_true(doc_build(&fixture->reading, fixture_find(fixture, id), &rich,
			      &fixture->error));
	rich_print(&rich, &out);
	if (!strstr(out.data, part) == says)
		fail_msg("'%s' %s in:\n%s", part, says ? "is not" : "is", out.data);
	str_done(&out);
	rich_done(&rich);
}

static void evidence_is_what_was_out(void **state)
{
	struct fixture *fixture = *state;

	fixture->reading.day = read_day("2023-06-08");
	assert_says(fixture, "claim", "Evidence (1)\n  Daily", true);
	assert_says(fixture, "claim", "Confirmed by", false);
	fixture->reading.day = read_day("2023-08");
	assert_says(fixture, "claim", "Evidence (3)\n", true);
	assert_says(fixture, "claim", "Confirmed by (1)\n", true);
}

static void members_are_those_of_the_day(void **state)
{
	struct fixture *fixture = *state;

	fixture->reading.day = read_day("2020");
	assert_says(fixture, "union", "Ann", false);
	assert_says(fixture, "ann", "Member of", false);
	fixture->reading.day = read_day("2022");
	assert_says(fixture, "union", "\nMembers (1)\n  Ann (since 2021)\n", true);
	assert_says(fixture, "studios", "Ann", false);
	fixture->reading.day = read_day("2023-06");
	assert_says(fixture, "union", "\nMembers (1)\n  Ann (2021 to 2023-06)\n", true);
	fixture->reading.day = read_day("2023-09");
	assert_says(fixture, "union", "\nFormer members (1)\n  Ann (2021 to 2023-06)\n", true);
	assert_says(fixture, "studios", "\nMembers (1)\n  Ann (since 2023-09)\n", true);
}

static void what_goes_on_has_no_end_and_no_result(void **state)
{
	struct fixture *fixture = *state;

	fixture->reading.day = read_day("2023-11-08");
	assert_says(fixture, "walkout", "since 2023-05-02\n", true);
	assert_says(fixture, "walkout", "They won", false);
	assert_says(fixture, "strike", "A contract", false);
	fixture->reading.day = read_day("2023-11-09");
	assert_says(fixture, "walkout", "2023-05-02 to 2023-11-09\n", true);
	assert_says(fixture, "walkout", "They won", true);
	assert_says(fixture, "strike", "A contract", true);
}

static void the_outcome_of_what_goes_on_is_of_today(void **state)
{
	struct fixture *fixture = *state;

	fixture->reading.day = date_today();
	assert_says(fixture, "quarrel", "So far nothing", true);
	fixture->reading.day--;
	assert_says(fixture, "quarrel", "So far nothing", false);
}

static void an_agreement_is_there_when_its_source_is(void **state)
{
	struct fixture *fixture = *state;

	fixture->reading.day = read_day("2023-07");
	assert_says(fixture, "quarrel", "Agreement", false);
	fixture->reading.day = read_day("2023-08");
	assert_says(fixture, "quarrel", "Agreement", true);
}

static void an_issue_is_open_until_it_is_resolved(void **state)
{
	struct fixture *fixture = *state;

	fixture->reading.day = read_day("2023-11-07");
	assert_says(fixture, "pay", "Issue \u00b7 open\n", true);
	assert_says(fixture, "pay", "Resolved by", false);
	fixture->reading.day = read_day("2023-11-08");
	assert_says(fixture, "pay", "Issue \u00b7 agreed\n", true);
	assert_says(fixture, "pay", "Resolved by", true);
}

static void an_entry_begins_on_its_first_day(void **state)
{
	struct fixture *fixture = *state;
	static const struct {
		const char *id;
		const char *first;
	} rows[] = {{"strike", "2023-05-02"},  {"pay", "2023-06-01"},   {"demand", "2023-06-01"},
		    {"walkout", "2023-05-02"}, {"ruling", "2023-08-01"}};

	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		fixture->reading.day = read_day(rows[i].first) - 1;
		assert_false(kb_has_begun(&fixture->reading, fixture_find(fixture, rows[i].id)));
		fixture->reading.day++;
		assert_true(kb_has_begun(&fixture->reading, fixture_find(fixture, rows[i].id)));
	}
	fixture->reading.day = read_day("1900");
	assert_true(kb_has_begun(&fixture->reading, fixture_find(fixture, "ann")));
}

static uint32_t weigh(struct fixture *fixture, const char *id, const char *day)
{
	struct reading reading = fixture->reading;
	struct head head;

	reading.day = read_day(day);
	assert_true(kb_head(&reading, fixture_find(fixture, id), &fixture->arena, &head,
			    &fixture->error));
	return weight_of(&reading, &head);
}

/* To daily lead the walkout and three positions, to the strike its issues, to the union
 * Ann, the strike, the walkout and positions. */
static void links_count_from_their_day(void **state)
{
	assert_int_equal(weigh(*state, "daily", "2023-05-01"), 0);
	assert_int_equal(weigh(*state, "daily", "2023-05-02"), 1);
	assert_int_equal(weigh(*state, "daily", "2023-05-31"), 1);
	assert_int_equal(weigh(*state, "daily", "2023-06-01"), 4);
	assert_int_equal(weigh(*state, "daily", "2024"), 4);
	assert_int_equal(weigh(*state, "strike", "2023-05-31"), 0);
	assert_int_equal(weigh(*state, "strike", "2023-06-01"), 2);
	assert_int_equal(weigh(*state, "union", "2020"), 1);
	assert_int_equal(weigh(*state, "union", "2023-05-02"), 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_mark_holds_on_its_days_and_no_others),
		cmocka_unit_test(evidence_is_what_was_out),
		cmocka_unit_test(members_are_those_of_the_day),
		cmocka_unit_test(what_goes_on_has_no_end_and_no_result),
		cmocka_unit_test(the_outcome_of_what_goes_on_is_of_today),
		cmocka_unit_test(an_agreement_is_there_when_its_source_is),
		cmocka_unit_test(an_issue_is_open_until_it_is_resolved),
		cmocka_unit_test(an_entry_begins_on_its_first_day),
		cmocka_unit_test(links_count_from_their_day),
	};

	return cmocka_run_group_tests(tests, setup, fixture_teardown);
}
