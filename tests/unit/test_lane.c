/* test_lane.c - on which sides those stand who say or do something. */
#include "fixture.h"

#define LANES                                                                              \
	"=== picket.yaml\n{title: Test, languages: [en]}\n"                            \
	"=== parties/all.yaml\n"                                                       \
	"- {id: union, name: Union, type: organization, classification: union, side: labour}\n" \
	"- {id: studios, name: Studios, type: organization, classification: company,\n" \
	"   side: management}\n"                                                       \
	"- {id: maker, name: Maker, type: organization, classification: vendor, side: vendor}\n" \
	"- {id: nobody, name: Nobody, type: organization, classification: other}\n"    \
	"- {id: speaker, name: Speaker, type: person,\n"                               \
	"   memberships: [{in: union, from: 2020, to: 2022}, {in: studios, from: 2023}]}\n" \
	"=== disputes/all.yaml\n"                                                      \
	"- {id: strike, title: Strike, from: 2020, status: [{status: open}],\n"        \
	"   parties: [union, studios]}\n"                                              \
	"- {id: suit, title: Suit, from: 2020, status: [{status: open}],\n"            \
	"   parties: [studios, {party: maker, side: management}]}\n"                   \
	"=== issues/all.yaml\n"                                                        \
	"- {id: pay, title: Pay, dispute: strike, question: Who?}\n"                   \
	"- {id: copies, title: Copies, dispute: suit, question: May they?}\n"          \
	"=== sources/all.yaml\n"                                                       \
	"- {id: paper, title: A paper, type: report, issued: 2020-01-01, publisher: Press,\n" \
	"   reliability: press, seen: whole}\n"                                        \
	"=== positions/all.yaml\n"                                                     \
	"- {id: demand, by: union, on: pay, date: 2021, stance: demand, text: Pay.,\n" \
	"   references: paper}\n"                                                      \
	"- {id: deal, by: [union, studios], on: pay, date: 2021, stance: agree, text: Yes.,\n" \
	"   references: paper}\n"                                                      \
	"- {id: early, by: speaker, on: pay, date: 2021, stance: demand, text: More.,\n" \
	"   references: paper}\n"                                                      \
	"- {id: late, by: speaker, on: pay, date: 2024, stance: reject, text: Less.,\n" \
	"   references: paper}\n"                                                      \
	"- {id: in-suit, by: maker, on: copies, date: 2021, stance: claim, text: We may.,\n" \
	"   references: paper}\n"                                                      \
	"- {id: in-strike, by: maker, on: pay, date: 2021, stance: claim, text: So what.,\n" \
	"   references: paper}\n"                                                      \
	"- {id: no-side, by: nobody, on: pay, date: 2021, stance: claim, text: Ah.,\n" \
	"   references: paper}\n"                                                      \
	"=== events/all.yaml\n"                                                        \
	"- {id: walkout, title: Walkout, type: strike, date: 2021, actors: [{party: union}],\n" \
	"   disputes: strike, references: paper}\n"                                    \
	"- {id: storm, title: Storm, type: report, date: 2021, actors: [{party: nobody}],\n"    \
	"   references: paper}\n"

static unsigned lanes_of(struct fixture *fixture, const char *id)
{
	struct facts facts;

	assert_true(kb_facts(fixture->kb, fixture_find(fixture, id), &facts));
	return facts.lanes;
}

static void who_speaks_gives_the_lane(void **state)
{
	assert_int_equal(lanes_of(*state, "demand"), 1u << LANE_LABOUR);
	assert_int_equal(lanes_of(*state, "walkout"), 1u << LANE_LABOUR);
	assert_int_equal(lanes_of(*state, "in-strike"), 1u << LANE_OTHERS);
}

static void what_is_common_is_in_both(void **state)
{
	assert_int_equal(lanes_of(*state, "deal"), 1u << LANE_LABOUR | 1u << LANE_MANAGEMENT);
}

static void a_person_counts_for_whom_they_belong_to_that_day(void **state)
{
	assert_int_equal(lanes_of(*state, "early"), 1u << LANE_LABOUR);
	assert_int_equal(lanes_of(*state, "late"), 1u << LANE_MANAGEMENT);
}

static void a_dispute_may_say_another_side(void **state)
{
	assert_int_equal(lanes_of(*state, "in-suit"), 1u << LANE_MANAGEMENT);
}

static void nobody_has_no_lane(void **state)
{
	assert_int_equal(lanes_of(*state, "storm"), 0);
	assert_int_equal(lanes_of(*state, "no-side"), 0);
	assert_int_equal(lanes_of(*state, "union"), 0);
}

static int setup(void **state)
{
	struct fixture *fixture = mem_zero(sizeof(*fixture));

	fixture_open_text(fixture, LANES);
	*state = fixture;
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_speaks_gives_the_lane),
		cmocka_unit_test(what_is_common_is_in_both),
		cmocka_unit_test(a_person_counts_for_whom_they_belong_to_that_day),
		cmocka_unit_test(a_dispute_may_say_another_side),
		cmocka_unit_test(nobody_has_no_lane),
	};

	return cmocka_run_group_tests(tests, setup, fixture_teardown);
}
