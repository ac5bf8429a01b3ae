/* test_nav.c - back leads to where one was, and forward there again. */
#include "testing.h"

#include "nav.h"

#include <stdio.h>

static struct visit visit_of(const char *shown, unsigned link)
{
	struct visit visit;

	visit_init(&visit);
	str_add_text(&visit.shown, shown);
	visit.link = link;
	return visit;
}

/* Leaves the place called from, to stand at the one called to. */
static void go(struct nav *nav, struct visit *here, const char *to)
{
	nav_leave(nav, here);
	str_add_text(&here->shown, to);
}

static void back_leads_through_all_places_in_turn(void **state)
{
	struct nav nav;
	struct visit here = visit_of("dispute", 0);

	(void)state;
	nav_init(&nav);
	go(&nav, &here, "issue");
	go(&nav, &here, "claim");
	assert_true(nav_back(&nav, &here));
	assert_string_equal(here.shown.data, "issue");
	assert_true(nav_back(&nav, &here));
	assert_string_equal(here.shown.data, "dispute");
	assert_false(nav_back(&nav, &here));
	assert_string_equal(here.shown.data, "dispute");
	visit_done(&here);
	nav_done(&nav);
}

static void forward_undoes_back(void **state)
{
	struct nav nav;
	struct visit here = visit_of("one", 3);

	(void)state;
	nav_init(&nav);
	go(&nav, &here, "two");
	assert_false(nav_forward(&nav, &here));
	assert_true(nav_back(&nav, &here));
	assert_int_equal(here.link, 3);
	assert_true(nav_forward(&nav, &here));
	assert_string_equal(here.shown.data, "two");
	assert_int_equal(here.link, 0);
	visit_done(&here);
	nav_done(&nav);
}

static void going_elsewhere_forgets_what_was_forward(void **state)
{
	struct nav nav;
	struct visit here = visit_of("one", 0);

	(void)state;
	nav_init(&nav);
	go(&nav, &here, "two");
	nav_back(&nav, &here);
	go(&nav, &here, "three");
	assert_false(nav_forward(&nav, &here));
	assert_true(nav_back(&nav, &here));
	assert_string_equal(here.shown.data, "one");
	visit_done(&here);
	nav_done(&nav);
}

static void a_place_is_not_kept_twice(void **state)
{
	struct nav nav;
	struct visit here = visit_of("one", 0);
	struct visit same = visit_of("one", 0);

	(void)state;
	nav_init(&nav);
	nav_leave(&nav, &here);
	nav_leave(&nav, &same);
	assert_int_equal(nav.back.count, 1);
	str_add_text(&here.shown, "two");
	assert_true(nav_back(&nav, &here));
	assert_string_equal(here.shown.data, "one");
	assert_false(nav_back(&nav, &here));
	visit_done(&same);
	visit_done(&here);
	nav_done(&nav);
}

static void back_never_leads_to_where_one_is(void **state)
{
	struct nav nav;
	struct visit here = visit_of("list", 0);

	(void)state;
	nav_init(&nav);
	go(&nav, &here, "detail");
	/* By another way than back one is where one began. */
	visit_done(&here);
	here = visit_of("list", 0);
	assert_false(nav_back(&nav, &here));
	assert_string_equal(here.shown.data, "list");
	visit_done(&here);
	nav_done(&nav);
}

static void the_oldest_of_too_many_places_is_forgotten(void **state)
{
	struct nav nav;
	struct visit here = visit_of("", 0);
	char name[16];
	int steps = 0;

	(void)state;
	nav_init(&nav);
	for (int i = 0; i < NAV_MOST + 20; i++) {
		snprintf(name, sizeof(name), "place %d", i);
		go(&nav, &here, name);
	}
	while (nav_back(&nav, &here))
		steps++;
	assert_int_equal(steps, NAV_MOST);
	visit_done(&here);
	nav_done(&nav);
}

static void places_differ_in_all_that_is_seen(void **state)
{
	struct visit a = visit_of("one", 0), b = visit_of("one", 0);

	(void)state;
	assert_true(visit_equal(&a, &b));
	b.above = 1;
	assert_false(visit_equal(&a, &b));
	b.above = 0;
	b.in_detail = true;
	assert_false(visit_equal(&a, &b));
	b.in_detail = false;
	str_add_text(&b.query, "scan");
	assert_false(visit_equal(&a, &b));
	visit_done(&a);
	visit_done(&b);
}

static void a_comparison_and_a_matrix_are_places_of_their_own(void **state)
{
	struct nav nav;
	struct visit here = visit_of("union", 0);

	(void)state;
	nav_init(&nav);
	go(&nav, &here, "union");
	str_add_text(&here.other, "studios");
	go(&nav, &here, "union");
	str_add_text(&here.dispute, "strike");
	assert_true(nav_back(&nav, &here));
	assert_string_equal(here.other.data, "studios");
	assert_int_equal(here.dispute.len, 0);
	assert_true(nav_back(&nav, &here));
	assert_int_equal(here.other.len, 0);
	assert_true(nav_forward(&nav, &here));
	assert_true(nav_forward(&nav, &here));
	assert_string_equal(here.dispute.data, "strike");
	visit_done(&here);
	nav_done(&nav);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_comparison_and_a_matrix_are_places_of_their_own),
		cmocka_unit_test(back_leads_through_all_places_in_turn),
		cmocka_unit_test(forward_undoes_back),
		cmocka_unit_test(going_elsewhere_forgets_what_was_forward),
		cmocka_unit_test(a_place_is_not_kept_twice),
		cmocka_unit_test(back_never_leads_to_where_one_is),
		cmocka_unit_test(the_oldest_of_too_many_places_is_forgotten),
		cmocka_unit_test(places_differ_in_all_that_is_seen),
	};

	return cmocka_run_group_tests_name("nav", tests, NULL, NULL);
}
