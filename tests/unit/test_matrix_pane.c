/* test_matrix_pane.c - a table that is walked through in both directions: what is current,
 * what stays on the screen, what outlives another day. */
#include "fixture.h"

#include "matrix_pane.h"

#define P(id, by, on, day, stance)                                                 \
	"- {id: " id ", by: " by ", on: " on ", date: 2023-" day ", stance: " stance  \
	", text: " id ", references: daily}\n"

static const char base[] =
	"=== picket.yaml\n"
	"{title: T, languages: [en]}\n"
	"=== parties/all.yaml\n"
	"- {id: union, name: Union, type: group, side: labour}\n"
	"- {id: studios, name: Studios, type: group, side: management}\n"
	"- {id: crew, name: Crew, type: group, side: labour}\n"
	"- {id: guests, name: Guests, type: group}\n"
	"- {id: paper, name: Paper, type: group}\n"
	"=== disputes/strike.yaml\n"
	"{id: strike, title: Strike, from: 2023, status: strike,\n"
	" parties: [{party: union}, {party: studios}, {party: crew}, {party: guests}]}\n"
	"=== issues/all.yaml\n"
	"- {id: pay, title: Pay for those who play at night and on Sundays, question: Who?,\n"
	"   dispute: strike}\n"
	"- {id: scans, title: Scans, question: Who?, dispute: strike}\n"
	"- {id: rest, title: Rest, question: When?, dispute: strike}\n"
	"- {id: late, title: Late, question: When?, dispute: strike}\n"
	"=== sources/all.yaml\n"
	"- {id: daily, title: Daily, type: report, issued: 2023-01-01, reliability: press,\n"
	"   seen: whole}\n"
	"=== positions/all.yaml\n"
	P("a", "union", "pay", "02-01", "demand")
	P("b", "studios", "pay", "02-02", "reject")
	P("c", "union", "scans", "03-01", "claim")
	P("d", "union", "scans", "03-02", "warn")
	P("e", "crew", "rest", "04-01", "support")
	P("f", "paper", "late", "12-01", "claim");

struct table {
	struct fixture fixture;
	struct pane *pane;
	struct frame frame;
};

static int setup(void **state)
{
	struct table *table = mem_zero(sizeof(*table));

	fixture_open_text(&table->fixture, base);
	frame_init(&table->frame);
	*state = table;
	return 0;
}

static int teardown(void **state)
{
	struct table *table = *state;

	frame_done(&table->frame);
	fixture_close(&table->fixture);
	free(table);
	return 0;
}

static void fill(struct table *table, int month, int day)
{
	struct reading reading = table->fixture.reading;

	reading.day = date_day(2023, month, day);
	assert_true(matrix_pane_fill(table->pane, &reading, fixture_find(&table->fixture, "strike"),
				     &table->fixture.error));
}

static void open_table(struct table *table, int width, int height)
{
	table->pane = matrix_pane_new();
	pane_place(table->pane, (struct rect){0, 0, width, height});
	fill(table, 12, 31);
}

static void act(struct table *table, enum action action, int times)
{
	for (int i = 0; i < times; i++)
		table->pane->class->act(table->pane, action);
}

/* The id of what the current cell is about. */
static void assert_entry(struct table *table, const char *id)
{
	assert_int_equal(matrix_pane_entry(table->pane), fixture_find(&table->fixture, id));
}

static void assert_frame(struct table *table, const char *text)
{
	struct rect rect = table->pane->rect;
	struct str out;

	frame_resize(&table->frame, rect.width, rect.height);
	table->pane->class->draw(table->pane, &table->frame, true);
	str_init(&out);
	frame_print(&table->frame, &out);
	assert_string_equal(out.data, text);
	str_done(&out);
}

static void a_cell_is_about_its_only_position_or_its_issue(void **state)
{
	struct table *table = *state;

	open_table(table, 80, 24);
	assert_entry(table, "a");
	act(table, ACTION_CELL_RIGHT, 1);
	assert_entry(table, "b");
	act(table, ACTION_CELL_RIGHT, 1);
	assert_entry(table, "pay");
	act(table, ACTION_CELL_LEFT, 2);
	act(table, ACTION_DOWN, 1);
	assert_entry(table, "scans");
	pane_free(table->pane);
}

static void the_cell_stops_at_the_edges(void **state)
{
	struct table *table = *state;

	open_table(table, 80, 24);
	act(table, ACTION_CELL_LEFT, 3);
	act(table, ACTION_UP, 3);
	assert_entry(table, "a");
	act(table, ACTION_CELL_RIGHT, 9);
	act(table, ACTION_BOTTOM, 1);
	assert_entry(table, "f");
	assert_int_equal(matrix_pane_party(table->pane), 0);
	assert_int_equal(table->pane->class->act(table->pane, ACTION_DOWN) & THEN_DETAIL, 0);
	assert_int_equal(table->pane->class->act(table->pane, ACTION_OPEN), THEN_NOTHING);
	pane_free(table->pane);
}

static void names_and_issues_stay_while_it_scrolls(void **state)
{
	struct table *table = *state;

	open_table(table, 42, 5);
	assert_frame(table,
		     " Strike        Union       Studios       \u203a\n"
		     " Pay for      >demand      rejection\n"
		     " thos\u2026 \u00b7 open  2023-02-01  2023-02-02\n"
		     " Scans \u00b7 open  warning +1  \u2013\n"
		     "               2023-03-02\n");
	act(table, ACTION_DOWN, 2);
	act(table, ACTION_CELL_RIGHT, 2);
	assert_frame(table,
		     " Strike      \u2039 Studios     Crew          \u203a\n"
		     " Scans \u00b7 open  \u2013           \u2013\n"
		     "\n"
		     " Rest \u00b7 open   \u2013          >support\n"
		     "                           2023-04-01\n");
	assert_int_equal(table->frame.cursor_x, 27);
	assert_int_equal(table->frame.cursor_y, 3);
	pane_free(table->pane);
}

static void where_all_have_room_an_empty_line_parts_the_rows(void **state)
{
	struct table *table = *state;

	open_table(table, 80, 13);
	assert_frame(table,
		     " Strike                           Union       Studios     Crew        Others\n"
		     " Pay for those who play at night >demand      rejection   \u2013           \u2013\n"
		     " and on Sundays \u00b7 open            2023-02-01  2023-02-02\n"
		     "\n"
		     " Scans \u00b7 open                     warning +1  \u2013           \u2013           \u2013\n"
		     "                                  2023-03-02\n"
		     "\n"
		     " Rest \u00b7 open                      \u2013           \u2013           support     \u2013\n"
		     "                                                          2023-04-01\n"
		     "\n"
		     " Late \u00b7 open                      \u2013           \u2013           \u2013           claim\n"
		     "                                                                      2023-12-01\n"
		     "\n");
	pane_free(table->pane);
}

static void the_cell_outlives_days_without_its_issue(void **state)
{
	struct table *table = *state;

	open_table(table, 80, 24);
	act(table, ACTION_DOWN, 2);
	act(table, ACTION_CELL_RIGHT, 2);
	assert_entry(table, "e");
	/* Who had said nothing by then has no column. */
	fill(table, 2, 20);
	assert_entry(table, "b");
	fill(table, 1, 1);
	assert_int_equal(matrix_pane_entry(table->pane), 0);
	fill(table, 5, 1);
	assert_entry(table, "e");
	pane_free(table->pane);
}

static void a_place_leads_back_to_the_same_part_of_the_table(void **state)
{
	struct table *table = *state, other = *table;
	struct matrix_place place;
	struct str before;

	open_table(table, 42, 5);
	act(table, ACTION_BOTTOM, 1);
	act(table, ACTION_UP, 1);
	act(table, ACTION_CELL_RIGHT, 4);
	act(table, ACTION_CELL_LEFT, 1);
	frame_resize(&table->frame, 42, 5);
	table->pane->class->draw(table->pane, &table->frame, true);
	str_init(&before);
	frame_print(&table->frame, &before);
	place = matrix_pane_place(table->pane);
	other.pane = matrix_pane_new();
	matrix_pane_restore(other.pane, &place);
	pane_place(other.pane, (struct rect){0, 0, 42, 5});
	fill(&other, 12, 31);
	frame_init(&other.frame);
	assert_frame(&other, before.data);
	frame_done(&other.frame);
	pane_free(other.pane);
	pane_free(table->pane);
	str_done(&before);
}

static void an_issue_a_position_or_a_party_is_gone_to(void **state)
{
	struct table *table = *state;
	struct fixture *fixture = &table->fixture;

	open_table(table, 80, 24);
	matrix_pane_choose(table->pane, fixture_find(fixture, "rest"), fixture_find(fixture, "e"));
	assert_entry(table, "e");
	matrix_pane_choose(table->pane, fixture_find(fixture, "pay"), fixture_find(fixture, "pay"));
	assert_int_equal(matrix_pane_party(table->pane), fixture_find(fixture, "crew"));
	matrix_pane_choose(table->pane, 0, fixture_find(fixture, "studios"));
	assert_entry(table, "b");
	pane_free(table->pane);
}

static void a_cell_is_pointed_at(void **state)
{
	struct table *table = *state;

	open_table(table, 42, 5);
	assert_frame(table,
		     " Strike        Union       Studios       \u203a\n"
		     " Pay for      >demand      rejection\n"
		     " thos\u2026 \u00b7 open  2023-02-01  2023-02-02\n"
		     " Scans \u00b7 open  warning +1  \u2013\n"
		     "               2023-03-02\n");
	assert_int_equal(matrix_pane_point(table->pane, 27, 2), MATRIX_POINT_OTHER);
	assert_entry(table, "b");
	assert_int_equal(matrix_pane_point(table->pane, 27, 1), MATRIX_POINT_SAME);
	assert_int_equal(matrix_pane_point(table->pane, 27, 0), MATRIX_POINT_NOTHING);
	/* An issue keeps the party. */
	assert_int_equal(matrix_pane_point(table->pane, 1, 4), MATRIX_POINT_OTHER);
	assert_int_equal(matrix_pane_party(table->pane),
			 fixture_find(&table->fixture, "studios"));
	pane_free(table->pane);
}

static void any_size_keeps_the_cursor_and_the_rest_inside(void **state)
{
	struct table *table = *state;

	open_table(table, 80, 24);
	act(table, ACTION_DOWN, 2);
	act(table, ACTION_CELL_RIGHT, 3);
	frame_resize(&table->frame, 130, 40);
	for (int width = 0; width < 120; width++)
		for (int height = 0; height < 20; height++) {
			frame_clear(&table->frame);
			pane_place(table->pane, (struct rect){2, 3, width, height});
			table->frame.cursor_x = 2;
			table->frame.cursor_y = 3;
			table->pane->class->draw(table->pane, &table->frame, true);
			assert_in_range(table->frame.cursor_x, 2, 2 + (width ? width - 1 : 0));
			assert_in_range(table->frame.cursor_y, 3, 3 + (height ? height - 1 : 0));
			for (int y = 0; y < 40; y++) {
				assert_int_equal(frame_cell(&table->frame, 1, y)->len, 0);
				assert_int_equal(frame_cell(&table->frame, 2 + width, y)->len, 0);
			}
			for (int x = 0; x < 130; x++)
				assert_int_equal(frame_cell(&table->frame, x, 3 + height)->len, 0);
		}
	pane_free(table->pane);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_cell_is_about_its_only_position_or_its_issue),
		cmocka_unit_test(the_cell_stops_at_the_edges),
		cmocka_unit_test(names_and_issues_stay_while_it_scrolls),
		cmocka_unit_test(where_all_have_room_an_empty_line_parts_the_rows),
		cmocka_unit_test(the_cell_outlives_days_without_its_issue),
		cmocka_unit_test(a_place_leads_back_to_the_same_part_of_the_table),
		cmocka_unit_test(an_issue_a_position_or_a_party_is_gone_to),
		cmocka_unit_test(a_cell_is_pointed_at),
		cmocka_unit_test(any_size_keeps_the_cursor_and_the_rest_inside),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
