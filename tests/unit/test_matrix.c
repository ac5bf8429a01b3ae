/* test_matrix.c - issues by parties: who counts for whom, what is held on a day, and how
 * that stands on a page. */
#include "fixture.h"

#include "matrix_page.h"
#include "step.h"

#define P(id, by, on, day, stance, rest)                                                \
	"- {id: " id ", by: " by ", on: " on ", date: 2023-" day ", stance: " stance       \
	", text: " id ", references: daily, " rest "}\n"

static const char base[] =
	"=== picket.yaml\n"
	"{title: T, languages: [en]}\n"
	"=== parties/all.yaml\n"
	"- {id: union, name: Players' Union, short: Union, type: group, side: labour}\n"
	"- {id: local, name: Local, type: group, parent: union}\n"
	"- {id: studios, name: Studios, type: group, side: management}\n"
	"- {id: ann, name: Ann, type: person, memberships: [{in: union, from: 2023-03, to: 2023-06}]}\n"
	"- {id: paper, name: Paper, type: group}\n"
	"=== disputes/strike.yaml\n"
	"- {id: strike, title: Strike, from: 2023, status: strike,\n"
	"   parties: [{party: union}, {party: studios}, {group: Extras}]}\n"
	"- {id: quiet, title: Quiet, from: 2023, status: open, parties: [{party: union},\n"
	"   {party: studios}]}\n"
	"=== issues/all.yaml\n"
	"- {id: pay, title: Pay for those who play at night, question: Who pays?, dispute: strike}\n"
	"- {id: scans, title: Scans, question: Who scans?, dispute: strike}\n"
	"- {id: late, title: Late, question: When?, dispute: strike}\n"
	"=== sources/all.yaml\n"
	"- {id: daily, title: Daily, type: report, issued: 2023-01-01, reliability: press,\n"
	"   seen: whole}\n"
	"=== positions/all.yaml\n"
	P("a", "union", "pay", "02-01", "demand", "")
	P("b", "studios", "pay", "02-02", "reject", "replies_to: a")
	P("c", "local", "pay", "02-03", "support", "")
	P("d", "ann", "pay", "02-28", "claim", "")
	P("e", "ann", "pay", "05-01", "claim", "")
	P("f", "ann", "pay", "07-01", "warn", "")
	P("g", "[union, studios]", "pay", "09-01", "agree", "supersedes: [a, b]")
	P("h", "studios", "scans", "01-05", "claim", "")
	P("i", "union", "scans", "01-06", "deny", "replies_to: h")
	P("j", "paper", "late", "12-01", "claim", "retracted: 2023-12-05");

static int setup(void **state)
{
	return fixture_setup_text(state, base);
}

static struct matrix *open_matrix(struct fixture *fixture, int year, int month, int day)
{
	struct reading reading = fixture->reading;
	struct matrix *matrix;

	reading.day = date_day(year, month, day);
	matrix = matrix_new(&reading, fixture_find(fixture, "strike"), false,
			    &fixture->error);
	assert_non_null(matrix);
	return matrix;
}

/* The ids of what a cell holds. */
static void assert_cell(struct matrix *matrix, size_t row, size_t column, const char *ids)
{
	const struct matrix_cell *cells = matrix_cells(matrix, row, NULL);
	struct str out;

	str_init(&out);
	str_add_text(&out, "");
	assert_non_null(cells);
	for (size_t i = 0; i < cells[column].count; i++)
		str_format(&out, "%.*s", SLICE_ARGS(cells[column].held[i]->head.id));
	assert_string_equal(out.data ? out.data : "", ids);
	str_done(&out);
}

static void rows_are_issues_and_columns_parties(void **state)
{
	struct matrix *matrix = open_matrix(*state, 2023, 12, 31);

	assert_int_equal(matrix_rows(matrix), 3);
	assert_int_equal(matrix_columns(matrix), 3);
	assert_true(slice_is(matrix_issue(matrix, 0, NULL)->id, "scans"));
	assert_true(slice_is(matrix_issue(matrix, 1, NULL)->id, "pay"));
	assert_true(slice_is(matrix_issue(matrix, 2, NULL)->id, "late"));
	assert_true(slice_is(matrix_name(matrix, 0), "Union"));
	assert_true(slice_is(matrix_name(matrix, 1), "Studios"));
	assert_true(slice_is(matrix_name(matrix, 2), "Others"));
	assert_null(matrix_party(matrix, 2));
	matrix_free(matrix);
}

static void a_cell_has_what_is_held_newest_first(void **state)
{
	struct matrix *matrix = open_matrix(*state, 2023, 12, 31);

	assert_cell(matrix, 1, 0, "gec");
	assert_cell(matrix, 1, 1, "g");
	assert_cell(matrix, 1, 2, "fd");
	assert_cell(matrix, 0, 0, "i");
	assert_cell(matrix, 2, 2, "");
	matrix_free(matrix);
}

static void as_of_a_day_later_rows_and_stances_are_not_there(void **state)
{
	struct matrix *matrix = open_matrix(*state, 2023, 2, 1);

	assert_int_equal(matrix_rows(matrix), 2);
	assert_cell(matrix, 1, 0, "a");
	assert_cell(matrix, 1, 1, "");
	matrix_free(matrix);
	matrix = open_matrix(*state, 2023, 8, 31);
	assert_cell(matrix, 1, 0, "eca");
	assert_cell(matrix, 1, 1, "b");
	matrix_free(matrix);
	matrix = open_matrix(*state, 2023, 12, 4);
	assert_cell(matrix, 2, 2, "j");
	matrix_free(matrix);
	matrix = open_matrix(*state, 2022, 12, 31);
	assert_int_equal(matrix_rows(matrix), 0);
	matrix_free(matrix);
}

static void assert_page(struct fixture *fixture, int width, const char *text)
{
	struct matrix *matrix = open_matrix(fixture, 2023, 8, 31);
	struct rich rich;
	struct str out;

	rich_init(&rich);
	str_init(&out);
	assert_true(matrix_page(matrix, width, &rich, &fixture->error));
	rich_print(&rich, &out);
	assert_string_equal(out.data, text);
	str_done(&out);
	rich_done(&rich);
	matrix_free(matrix);
}

static void a_page_is_as_wide_as_it_may_be(void **state)
{
	assert_page(*state, 70,
		    "Strike \u00b7 strike (as of 2023-08-31)\n"
		    "\n"
		    "                                    Union       Studios     Others\n"
		    "\n"
		    "Scans \u00b7 open                        denial      claim*      \u2013\n"
		    "                                    2023-01-06  2023-01-05\n"
		    "\n"
		    "Pay for those who play at night \u00b7   claim +2    rejection   warning +1\n"
		    "open                                2023-05-01  2023-02-02  2023-07-01\n"
		    "\n"
		    "* contested\n");
}

static void what_does_not_fit_stands_in_another_block(void **state)
{
	assert_page(*state, 40,
		    "Strike \u00b7 strike (as of 2023-08-31)\n"
		    "\n"
		    "                              Union\n"
		    "\n"
		    "Scans \u00b7 open                  denial\n"
		    "                              2023-01-06\n"
		    "\n"
		    "Pay for those who play at     claim +2\n"
		    "night \u00b7 open                  2023-05-01\n"
		    "\n"
		    "                              Studios\n"
		    "\n"
		    "Scans \u00b7 open                  claim*\n"
		    "                              2023-01-05\n"
		    "\n"
		    "Pay for those who play at     rejection\n"
		    "night \u00b7 open                  2023-02-02\n"
		    "\n"
		    "                              Others\n"
		    "\n"
		    "Scans \u00b7 open                  \u2013\n"
		    "\n"
		    "Pay for those who play at     warning +1\n"
		    "night \u00b7 open                  2023-07-01\n"
		    "\n"
		    "* contested\n");
}

static void a_word_gives_way_to_the_count_behind_it(void **state)
{
	struct fixture *fixture = *state;
	struct matrix *matrix = open_matrix(fixture, 2023, 12, 31);
	size_t row = matrix_row_of(matrix, fixture_find(fixture, "pay"));
	const struct matrix_cell *cells = matrix_cells(matrix, row, &fixture->error);
	struct rich rich;
	struct str out;

	rich_init(&rich);
	str_init(&out);
	rich_line(&rich, 0, 0);
	assert_int_equal(matrix_column_of(matrix, fixture_find(fixture, "ann")), MATRIX_NONE);
	assert_int_equal(matrix_cell_width(&cells[0]), 12);
	assert_int_equal(matrix_add_cell(&cells[0], 0, 9, &rich), 9);
	rich_print(&rich, &out);
	assert_text(&out, "agree\u2026 +2\n");
	str_done(&out);
	rich_done(&rich);
	matrix_free(matrix);
}

static void who_holds_nothing_has_no_column(void **state)
{
	struct matrix *matrix = open_matrix(*state, 2023, 1, 5);

	assert_int_equal(matrix_columns(matrix), 1);
	assert_true(slice_is(matrix_name(matrix, 0), "Studios"));
	assert_cell(matrix, 0, 0, "h");
	assert_int_equal(matrix_column_of(matrix, fixture_find(*state, "studios")), 0);
	assert_true(matrix_column_of(matrix, fixture_find(*state, "union")) == MATRIX_NONE);
	matrix_free(matrix);
	matrix = open_matrix(*state, 2023, 1, 4);
	assert_int_equal(matrix_columns(matrix), 3);
	matrix_free(matrix);
}

/* Where the day steps to, as month and day. */
static void assert_step(struct fixture *fixture, int month, int day, bool forward, int to)
{
	struct reading reading = fixture->reading;
	int32_t found;

	reading.day = date_day(2023, month, day);
	assert_int_equal(step_dispute(&reading, fixture_find(fixture, "strike"), forward, &found),
			 to != 0);
	if (to)
		assert_int_equal(found, date_day(2023, to / 100, to % 100));
}

static void days_on_which_the_dispute_changes_are_stepped_to(void **state)
{
	struct fixture *fixture = *state;

	assert_step(fixture, 2, 3, true, 228);
	assert_step(fixture, 2, 28, true, 501);
	assert_step(fixture, 7, 1, true, 901);
	/* A statement is there, and is taken back. */
	assert_step(fixture, 9, 1, true, 1201);
	assert_step(fixture, 12, 1, true, 1205);
	assert_step(fixture, 12, 5, true, 0);
	assert_step(fixture, 12, 31, false, 1205);
	assert_step(fixture, 2, 1, false, 106);
	assert_step(fixture, 1, 1, false, 0);
}

static void cells_that_changed_are_marked(void **state)
{
	struct matrix *matrix = open_matrix(*state, 2023, 9, 1);

	assert_true(matrix_mark(matrix, date_day(2023, 8, 31), NULL));
	assert_false(matrix_cells(matrix, 0, NULL)[0].changed);
	assert_true(matrix_cells(matrix, 1, NULL)[0].changed);
	assert_true(matrix_cells(matrix, 1, NULL)[1].changed);
	assert_false(matrix_cells(matrix, 1, NULL)[2].changed);
	/* The issue was not there, nor had others a column. */
	assert_true(matrix_mark(matrix, date_day(2023, 1, 5), NULL));
	assert_false(matrix_cells(matrix, 0, NULL)[2].changed);
	assert_true(matrix_cells(matrix, 1, NULL)[2].changed);
	matrix_free(matrix);
}

static void a_dispute_without_issues_is_but_its_title(void **state)
{
	struct fixture *fixture = *state;
	struct matrix *matrix = matrix_new(&fixture->reading, fixture_find(fixture, "quiet"), false,
					   &fixture->error);
	struct rich rich;
	struct str out;

	rich_init(&rich);
	str_init(&out);
	assert_true(matrix_page(matrix, 80, &rich, &fixture->error));
	rich_print(&rich, &out);
	assert_text(&out, "Quiet \u00b7 open\n");
	str_done(&out);
	rich_done(&rich);
	matrix_free(matrix);
}

#define BOTH "parties: [{party: union}, {party: studios}]"

static const char parts_base[] =
	"=== picket.yaml\n"
	"{title: T, languages: [en]}\n"
	"=== parties/all.yaml\n"
	"- {id: union, name: Union, type: group, side: labour}\n"
	"- {id: studios, name: Studios, type: group, side: management}\n"
	"=== disputes/all.yaml\n"
	"- {id: round, title: Round, from: 2023, status: strike, " BOTH "}\n"
	"- {id: actors, title: Actors, from: 2023-02, status: strike, " BOTH ",\n"
	"   part_of: round}\n"
	"- {id: extras, title: Extras, from: 2023-03, status: open, " BOTH ",\n"
	"   part_of: actors}\n"
	"- {id: writers, title: Writers, from: 2023-01, status: open, " BOTH ",\n"
	"   part_of: round}\n"
	"- {id: empty, title: Empty, from: 2023-01, status: open, " BOTH ",\n"
	"   part_of: round}\n"
	"=== issues/all.yaml\n"
	"- {id: pay, title: Pay, question: Who pays?, dispute: [round, actors]}\n"
	"- {id: rest, title: Rest, question: When?, dispute: writers}\n"
	"- {id: scans, title: Scans, question: Who?, dispute: extras}\n"
	"=== sources/all.yaml\n"
	"- {id: daily, title: Daily, type: report, issued: 2023-01-01, reliability: press,\n"
	"   seen: whole}\n"
	"=== positions/all.yaml\n"
	P("a", "union", "pay", "04-01", "demand", "")
	P("b", "union", "rest", "04-02", "demand", "")
	P("c", "union", "scans", "04-03", "demand", "");

static void parts_follow_with_what_they_have_of_their_own(void **state)
{
	struct fixture fixture;
	struct matrix *matrix;
	struct rich rich;
	struct str out;

	(void)state;
	fixture_open_text(&fixture, parts_base);
	matrix = matrix_new(&fixture.reading, fixture_find(&fixture, "round"), true, &fixture.error);
	assert_non_null(matrix);
	rich_init(&rich);
	str_init(&out);
	assert_true(matrix_page(matrix, 60, &rich, &fixture.error));
	rich_print(&rich, &out);
	assert_text(&out, "Round \u00b7 strike\n"
			  "\n"
			  "                                              Union\n"
			  "\n"
			  "Pay \u00b7 open                                    demand\n"
			  "                                              2023-04-01\n"
			  "\n"
			  "Writers \u00b7 open\n"
			  "\n"
			  "Rest \u00b7 open                                   demand\n"
			  "                                              2023-04-02\n"
			  "\n"
			  "Actors \u00b7 strike\n"
			  "\n"
			  "Extras \u00b7 open\n"
			  "\n"
			  "Scans \u00b7 open                                  demand\n"
			  "                                              2023-04-03\n");
	assert_int_equal(matrix_issues(matrix, matrix_rows(matrix)), 3);
	assert_true(slice_is(matrix_part(matrix, 5, NULL)->id, "extras"));
	assert_true(slice_is(matrix_part(matrix, 0, NULL)->id, "round"));
	str_done(&out);
	rich_done(&rich);
	matrix_free(matrix);
	fixture_close(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_are_issues_and_columns_parties),
		cmocka_unit_test(a_cell_has_what_is_held_newest_first),
		cmocka_unit_test(as_of_a_day_later_rows_and_stances_are_not_there),
		cmocka_unit_test(a_page_is_as_wide_as_it_may_be),
		cmocka_unit_test(what_does_not_fit_stands_in_another_block),
		cmocka_unit_test(a_word_gives_way_to_the_count_behind_it),
		cmocka_unit_test(parts_follow_with_what_they_have_of_their_own),
		cmocka_unit_test(days_on_which_the_dispute_changes_are_stepped_to),
		cmocka_unit_test(cells_that_changed_are_marked),
		cmocka_unit_test(who_holds_nothing_has_no_column),
		cmocka_unit_test(a_dispute_without_issues_is_but_its_title),
	};

	return cmocka_run_group_tests(tests, setup, fixture_teardown);
}
