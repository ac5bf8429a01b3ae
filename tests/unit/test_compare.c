/* test_compare.c - where two parties meet, where they differ, and since when. */
#include "fixture.h"

#include "compare_page.h"
#include "step.h"

#define P(id, by, on, day, stance, rest)                                                \
	"- {id: " id ", by: " by ", on: " on ", date: 2023-" day ", stance: " stance       \
	", text: " id ", references: daily, " rest "}\n"
#define ISSUE(id) "- {id: " id ", title: " id ", question: \"" id "?\", dispute: strike}\n"

/* Names of positions: the issue, and a number. */
static const char base[] =
	"=== picket.yaml\n"
	"{title: T, languages: [en]}\n"
	"=== parties/all.yaml\n"
	"- {id: union, name: Union, type: group, side: labour}\n"
	"- {id: local, name: Local, type: group, parent: union}\n"
	"- {id: studios, name: Studios, type: group, side: management}\n"
	"- {id: ann, name: Ann, type: person, memberships: [{in: union, from: 2023-03}]}\n"
	"- {id: paper, name: Paper, type: group, side: third}\n"
	"=== disputes/strike.yaml\n"
	"- {id: strike, title: Strike, from: 2023, status: strike,\n"
	"   parties: [{party: union}, {party: studios}, {party: paper}]}\n"
	"=== issues/all.yaml\n"
	ISSUE("joint") ISSUE("accepted") ISSUE("denied") ISSUE("apart") ISSUE("alone")
	ISSUE("early") ISSUE("third")
	"=== sources/all.yaml\n"
	"- {id: daily, title: Daily, type: report, issued: 2023-01-01, reliability: press,\n"
	"   seen: whole}\n"
	"=== positions/all.yaml\n"
	P("joint-1", "[union, studios]", "joint", "05-01", "agree", "")
	P("accepted-1", "local", "accepted", "05-01", "demand", "")
	P("accepted-2", "studios", "accepted", "05-09", "accept", "replies_to: accepted-1")
	P("denied-1", "union", "denied", "05-02", "claim", "")
	P("denied-2", "studios", "denied", "05-03", "deny", "replies_to: denied-1")
	P("denied-3", "studios", "denied", "05-04", "reject", "replies_to: denied-1")
	P("denied-4", "union", "denied", "08-01", "claim", "supersedes: denied-1")
	P("apart-1", "union", "apart", "05-01", "support", "")
	P("apart-2", "studios", "apart", "05-02", "support", "")
	P("alone-1", "ann", "alone", "05-01", "warn", "")
	P("early-1", "ann", "early", "02-01", "warn", "")
	P("third-1", "[union, paper]", "third", "05-01", "agree", "");

static int setup(void **state)
{
	return fixture_setup_text(state, base);
}

static struct compare *open_compare(struct fixture *fixture, int month, int day)
{
	struct reading reading = fixture->reading;
	struct compare *compare;

	reading.day = date_day(2023, month, day);
	compare = compare_new(&reading, fixture_find(fixture, "union"),
			      fixture_find(fixture, "studios"), &fixture->error);
	assert_non_null(compare);
	return compare;
}

static void add_since(const char *label, int32_t day, struct str *out)
{
	if (day == DATE_DAY_MAX)
		return;
	str_format(out, " %s ", label);
	date_print_day(day, out);
}

/* "joint meet 2023-05-01: 1 0 0": the issue, and how many both, the first, the second
 * hold. */
static void print_compare(struct fixture *fixture, int month, int day, struct str *out)
{
	struct compare *compare = open_compare(fixture, month, day);

	str_clear(out);
	for (size_t i = 0; i < compare_count(compare); i++) {
		const struct compare_issue *issue = compare_issue(compare, i);

		str_add(out, issue->head.id);
		add_since("meet", issue->meet, out);
		add_since("differ", issue->differ, out);
		str_format(out, ": %zu %zu %zu\n", issue->shared_count, issue->held_count[0],
			   issue->held_count[1]);
	}
	compare_free(compare);
}

static void two_meet_in_what_they_agreed_and_differ_in_what_they_deny(void **state)
{
	struct str out;

	str_init(&out);
	print_compare(*state, 7, 31, &out);
	assert_text(&out, "accepted meet 2023-05-09: 0 1 1\n"
			  "apart: 0 1 1\n"
			  "joint meet 2023-05-01: 1 0 0\n"
			  "denied differ 2023-05-03: 0 1 2\n"
			  "alone: 0 1 0\n"
			  "third: 0 1 0\n");
	str_done(&out);
}

static void a_denial_of_what_is_no_longer_held_is_no_difference(void **state)
{
	struct str out;

	str_init(&out);
	print_compare(*state, 8, 1, &out);
	assert_non_null(strstr(out.data, "denied: 0 1 2\n"));
	str_done(&out);
}

static void as_of_a_day_nothing_later_counts(void **state)
{
	struct str out;

	str_init(&out);
	print_compare(*state, 5, 2, &out);
	assert_text(&out, "apart: 0 1 1\n"
			  "joint meet 2023-05-01: 1 0 0\n"
			  "accepted: 0 1 0\n"
			  "alone: 0 1 0\n"
			  "third: 0 1 0\n"
			  "denied: 0 1 0\n");
	print_compare(*state, 2, 1, &out);
	assert_null(strstr(out.data ? out.data : "", "early"));
	str_done(&out);
}

static void assert_page(struct fixture *fixture, size_t number, int width, const char *text)
{
	struct compare *compare = open_compare(fixture, 7, 31);
	struct rich rich;
	struct str out;

	rich_init(&rich);
	str_init(&out);
	compare_page_issue(compare, &fixture->reading, number, width, &rich);
	rich_print(&rich, &out);
	assert_string_equal(out.data, text);
	str_done(&out);
	rich_done(&rich);
	compare_free(compare);
}

static void the_two_stand_side_by_side(void **state)
{
	assert_page(*state, 0, 70,
		    "\n"
		    "accepted \u00b7 open\n"
		    "  a position in common since 2023-05-09\n"
		    "  Union                              Studios\n"
		    "  Local \u00b7 demand \u00b7 2023-05-01        acceptance \u00b7 2023-05-09\n"
		    "    accepted-1 [single source]         accepted-2 [agreed]\n"
		    "    [reported only]                    [single source]\n"
		    "                                       [reported only]\n");
	assert_page(*state, 3, 70,
		    "\n"
		    "denied \u00b7 open\n"
		    "  they differ since 2023-05-03\n"
		    "  Union                              Studios\n"
		    "  claim \u00b7 2023-05-02 denied-1        denial \u00b7 2023-05-03 denied-2\n"
		    "    [contested] [single source]        [single source]\n"
		    "    [reported only]                    [reported only]\n"
		    "                                     rejection \u00b7 2023-05-04 denied-3\n"
		    "                                       [single source]\n"
		    "                                       [reported only]\n");
}

static void in_a_narrow_page_they_stand_below_each_other(void **state)
{
	assert_page(*state, 1, 40,
		    "\n"
		    "apart \u00b7 open\n"
		    "  neither agrees with the other nor denies it\n"
		    "  Union\n"
		    "  support \u00b7 2023-05-01 apart-1\n"
		    "    [single source] [reported only]\n"
		    "  Studios\n"
		    "  support \u00b7 2023-05-02 apart-2\n"
		    "    [single source] [reported only]\n");
}

static void what_both_hold_is_said_once(void **state)
{
	assert_page(*state, 2, 70,
		    "\n"
		    "joint \u00b7 open\n"
		    "  a position in common since 2023-05-01\n"
		    "  Union + Studios \u00b7 agreement \u00b7 2023-05-01 joint-1 [agreed]\n"
		    "    [single source] [reported only]\n");
}

/* Where the day steps to; 0: nowhere. */
static void assert_step(struct fixture *fixture, int month, int day, bool forward, int to)
{
	struct reading reading = fixture->reading;
	const uint32_t parties[2] = {fixture_find(fixture, "union"),
				     fixture_find(fixture, "studios")};
	int32_t found;

	reading.day = date_day(2023, month, day);
	assert_int_equal(step_parties(&reading, parties, forward, &found), to != 0);
	if (to)
		assert_int_equal(found, date_day(2023, to / 100, to % 100));
}

/* Ann speaks in February, but belongs to the union from March on. */
static void days_on_which_the_two_change_are_stepped_to(void **state)
{
	struct fixture *fixture = *state;

	assert_step(fixture, 1, 1, true, 501);
	assert_step(fixture, 5, 9, true, 801);
	assert_step(fixture, 8, 1, true, 0);
	assert_step(fixture, 12, 1, false, 801);
	assert_step(fixture, 5, 1, false, 0);
}

static void what_is_new_since_a_day_is_marked(void **state)
{
	struct compare *compare = open_compare(*state, 8, 1);

	assert_true(compare_mark(compare, date_day(2023, 7, 31), NULL));
	for (size_t i = 0; i < compare_count(compare); i++) {
		const struct compare_issue *issue = compare_issue(compare, i);
		bool denied = slice_is(issue->head.id, "denied");

		assert_int_equal(issue->changed, denied);
		for (size_t j = 0; j < issue->held_count[0]; j++)
			assert_int_equal(compare_is_new(compare, issue->held[0][j]), denied);
	}
	compare_free(compare);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(two_meet_in_what_they_agreed_and_differ_in_what_they_deny),
		cmocka_unit_test(a_denial_of_what_is_no_longer_held_is_no_difference),
		cmocka_unit_test(as_of_a_day_nothing_later_counts),
		cmocka_unit_test(the_two_stand_side_by_side),
		cmocka_unit_test(in_a_narrow_page_they_stand_below_each_other),
		cmocka_unit_test(what_both_hold_is_said_once),
		cmocka_unit_test(days_on_which_the_two_change_are_stepped_to),
		cmocka_unit_test(what_is_new_since_a_day_is_marked),
	};

	return cmocka_run_group_tests(tests, setup, fixture_teardown);
}
