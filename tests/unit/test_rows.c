/* test_rows.c - rows of every list at several widths, on several days. */
#include "fixture.h"

#include "rows.h"
#include "utf8.h"

static void print_rows(struct rows *rows, int width, struct str *out)
{
	struct rich rich;
	struct error error = {0};

	rich_init(&rich);
	for (size_t i = 0; i < rows_count(rows); i++)
		if (!rows_line(rows, i, width, &rich, &error))
			fail_msg("%s", error.message);
	rich_print(&rich, out);
	rich_done(&rich);
}

/* Fails unless all rows of a list look like text. */
static void assert_list(struct fixture *fixture, enum list list, int width, const char *text)
{
	struct rows *rows = rows_of_list(&fixture->reading, list, NULL);
	struct str out;

	str_init(&out);
	str_add_text(&out, "");
	print_rows(rows, width, &out);
	assert_string_equal(out.data, text);
	str_done(&out);
	rows_free(rows);
}

static void the_timeline_stands_under_months_with_bars(void **state)
{
	assert_list(*state, LIST_TIMELINE, 60,
		    "May 2023  1   \u2581\n"
		    "05-10 \u25c6 Scanning \u00b7 prohibited [reported only]\n"
		    "June 2023  1  \u2581\n"
		    "06-01 \u25b8 Union demand No scans at all [superseded]\n"
		    "July 2023  3  \u2581 \u2582\n"
		    "07~   \u25cf Walkout [reported only]\n"
		    "07-13 \u25b8 Union claim One day of pay for good [contested]\n"
		    "07-14 \u25b8 Studios denial Only for one film, see scanning\n"
		    "November 2023  1   \u2581\n"
		    "11-08 \u25b8 Union + Studios agreement Consent and pay [agreed]\n");
}

static void people_stand_under_their_organisations(void **state)
{
	assert_list(*state, LIST_PARTIES, 60,
		    "\u25c7 Studios  Studio Alliance \u00b7 employers' association\n"
		    "\u25c7 Union  The Players' Union \u00b7 union\n"
		    "  \u25c7 Ann Ode (negotiator, since 2021)\n");
}

static void threads_stand_under_issues_under_disputes(void **state)
{
	assert_list(*state, LIST_DISPUTES, 72,
		    "\u25a0 The strike \u00b7 settled\n"
		    "  \u25a1 Scans \u00b7 agreed\n"
		    "    \u25b8 2023-06-01 Union demand No scans at all [superseded]\n"
		    "    \u25b8 2023-07-13 Union claim One day of pay for good [contested]\n"
		    "      \u25b8 2023-07-14 Studios denial Only for one film, see scanning\n"
		    "    \u25b8 2023-11-08 Union + Studios agreement Consent and pay [agreed]\n");
}

static void uses_stand_under_stages(void **state)
{
	assert_list(*state, LIST_USES, 60,
		    "Casting  1\n2023-05-10 \u25c6 Scanning \u00b7 prohibited [reported only]\n");
}

static void uses_stand_under_other_headings_too(void **state)
{
	assert_list(*state, LIST_USES_TECHNIQUE, 60,
		    "body scan  1\n"
		    "2023-05-10 \u25c6 Scanning \u00b7 prohibited [reported only]\n");
	assert_list(*state, LIST_USES_ACTOR, 60,
		    "Studios  1\n"
		    "2023-05-10 \u25c6 Scanning \u00b7 prohibited [reported only]\n");
	assert_list(*state, LIST_USES_CONSENT, 60,
		    "disputed  1\n"
		    "2023-05-10 \u25c6 Scanning \u00b7 prohibited [reported only]\n");
}

static void a_use_stands_under_the_status_of_the_day(void **state)
{
	struct fixture *fixture = *state;
	struct rows *rows;

	assert_list(fixture, LIST_USES_STATUS, 60,
		    "prohibited  1\n2023-05-10 \u25c6 Scanning \u00b7 prohibited [reported only]\n");
	fixture->reading.day = date_day(2023, 7, 13);
	assert_list(fixture, LIST_USES_STATUS, 60,
		    "proposed  1\n2023-05-10 \u25c6 Scanning \u00b7 proposed\n");
	fixture->reading.day = date_today();
	rows = rows_of_list(&fixture->reading, LIST_USES_STATUS, NULL);
	assert_int_equal(rows_find(rows, SLICE("scanning")), 1);
	assert_true(rows_find(rows, SLICE("union")) == SIZE_MAX);
	rows_free(rows);
}

static void the_timeline_stands_under_days_and_years(void **state)
{
	assert_list(*state, LIST_TIMELINE_DAY, 60,
		    "10 May 2023  1  \u2581\n"
		    "05-10 \u25c6 Scanning \u00b7 prohibited [reported only]\n"
		    "1 June 2023  1  \u2581\n"
		    "06-01 \u25b8 Union demand No scans at all [superseded]\n"
		    "July 2023  1  \u2581\n"
		    "07~   \u25cf Walkout [reported only]\n"
		    "13 July 2023  1  \u2581\n"
		    "07-13 \u25b8 Union claim One day of pay for good [contested]\n"
		    "14 July 2023  1  \u2581\n"
		    "07-14 \u25b8 Studios denial Only for one film, see scanning\n"
		    "8 November 2023  1  \u2581\n"
		    "11-08 \u25b8 Union + Studios agreement Consent and pay [agreed]\n");
	assert_list(*state, LIST_TIMELINE_YEAR, 60,
		    "2023  6      \u2581\u2581\u2583   \u2581\n"
		    "05-10 \u25c6 Scanning \u00b7 prohibited [reported only]\n"
		    "06-01 \u25b8 Union demand No scans at all [superseded]\n"
		    "07~   \u25cf Walkout [reported only]\n"
		    "07-13 \u25b8 Union claim One day of pay for good [contested]\n"
		    "07-14 \u25b8 Studios denial Only for one film, see scanning\n"
		    "11-08 \u25b8 Union + Studios agreement Consent and pay [agreed]\n");
}

static void parties_stand_under_what_they_are_and_by_activity(void **state)
{
	assert_list(*state, LIST_PARTIES_KIND, 60,
		    "union  1\n"
		    "\u25c7 Union  The Players' Union \u00b7 union\n"
		    "employers' association  1\n"
		    "\u25c7 Studios  Studio Alliance \u00b7 employers' association\n"
		    "person  1\n"
		    "\u25c7 Ann Ode (Speaker)\n");
	assert_list(*state, LIST_PARTIES_ACTIVITY, 60,
		    "   7  \u25c7 Union  The Players' Union \u00b7 union\n"
		    "   4  \u25c7 Studios  Studio Alliance \u00b7 employers' association\n"
		    "   1  \u25c7 Ann Ode (Speaker)\n");
}

static void sources_stand_under_years_and_publishers(void **state)
{
	assert_list(*state, LIST_SOURCES_DATE, 60,
		    "2023  2\n"
		    "   5  2023-07-14 Daily: Players walk out\n"
		    "   2  2023-07-13 Union: Union statement\n");
	assert_list(*state, LIST_SOURCES_PUBLISHER, 60,
		    "Daily  1\n"
		    "   5  2023-07-14 Players walk out\n"
		    "Union  1\n"
		    "   2  2023-07-13 Union statement\n");
}

static void sources_say_how_much_rests_on_them(void **state)
{
	assert_list(*state, LIST_SOURCES, 60,
		    "   5  2023-07-14 Daily: Players walk out\n"
		    "   2  2023-07-13 Union: Union statement\n");
}

static void columns_give_way_where_the_list_is_narrow(void **state)
{
	assert_list(*state, LIST_SOURCES, 40,
		    "   5  Daily: Players walk out\n   2  Union: Union statement\n");
	assert_list(*state, LIST_SOURCES, 20,
		    "Daily: Players walk out\nUnion: Union statement\n");
	assert_list(*state, LIST_USES, 40, "Casting  1\n2023-05 \u25c6 Scanning \u00b7 prohibited\n");
	assert_list(*state, LIST_USES, 20, "Casting  1\n\u25c6 Scanning\n");
}

/* The row, as far as it is seen in that width. */
static void assert_seen(struct rows *rows, size_t row, int width, const char *text)
{
	struct rich rich;
	struct str out;

	rich_init(&rich);
	str_init(&out);
	assert_true(rows_line(rows, row, width, &rich, NULL));
	rich_print(&rich, &out);
	out.data[utf8_cut(str_slice(&out), width).len] = '\0';
	assert_string_equal(out.data, text);
	str_done(&out);
	rich_done(&rich);
}

static void a_title_has_a_share_of_a_narrow_row(void **state)
{
	struct fixture *fixture = *state;
	struct rows *rows = rows_of_list(&fixture->reading, LIST_TIMELINE, NULL);

	assert_seen(rows, 9, 60, "11-08 \u25b8 Union + Studios agreement Consent and pay [agreed]\n");
	assert_seen(rows, 9, 48, "11-08 \u25b8 Union + Studios agreement Consent and pa");
	assert_seen(rows, 9, 41, "11-08 \u25b8 Union +1 agreement Consent and pa");
	assert_seen(rows, 9, 33, "11-08 \u25b8 Union +1 agreem\u2026 Consent ");
	assert_seen(rows, 9, 28, "11-08 \u25b8 Union +1 agree\u2026 Cons");
	rows_free(rows);
}

static void a_title_gives_way_to_a_grave_mark(void **state)
{
	struct fixture *fixture = *state;
	struct rows *rows = rows_of_list(&fixture->reading, LIST_DISPUTES, NULL);
	struct rich rich;
	struct str out;

	rich_init(&rich);
	str_init(&out);
	assert_true(rows_line(rows, 3, 63, &rich, NULL));
	assert_true(rows_line(rows, 3, 50, &rich, NULL));
	rich_print(&rich, &out);
	assert_string_equal(out.data,
			    "    \u25b8 2023-07-13 Union claim One day of pay for go\u2026 [contested]\n"
			    "    \u25b8 2023-07-13 Union claim* One day of pay for good\n");
	str_done(&out);
	rich_done(&rich);
	rows_free(rows);
}

static void as_of_a_day_later_rows_are_gone(void **state)
{
	struct fixture *fixture = *state;

	fixture->reading.day = date_day(2023, 7, 13);
	assert_list(fixture, LIST_TIMELINE, 60,
		    "May 2023  1   \u2581\n"
		    "05-10 \u25c6 Scanning \u00b7 proposed\n"
		    "June 2023  1  \u2581\n"
		    "06-01 \u25b8 Union demand No scans at all [unanswered]\n"
		    "July 2023  2  \u2581 \u2581\n"
		    "07~   \u25cf Walkout\n"
		    "07-13 \u25b8 Union claim One day of pay for good [unanswered]\n");
	assert_list(fixture, LIST_DISPUTES, 72,
		    "\u25a0 The strike \u00b7 strike\n"
		    "  \u25a1 Scans \u00b7 open [one-sided]\n"
		    "    \u25b8 2023-06-01 Union demand No scans at all [unanswered]\n"
		    "    \u25b8 2023-07-13 Union claim One day of pay for good [unanswered]\n");
	fixture->reading.day = date_day(2023, 5, 9);
	assert_list(fixture, LIST_USES, 60, "");
	assert_list(fixture, LIST_DISPUTES, 60, "\u25a0 The strike \u00b7 strike\n");
	fixture->reading.day = date_today();
}

static void a_row_is_found_again_by_the_id_in_it(void **state)
{
	struct fixture *fixture = *state;
	struct rows *rows = rows_of_list(&fixture->reading, LIST_TIMELINE, NULL);

	assert_int_equal(rows_find(rows, SLICE("no-scans")), 3);
	assert_int_equal(rows_entry(rows, 3), fixture_find(fixture, "no-scans"));
	assert_int_equal(rows_entry(rows, 0), 0);
	assert_int_equal(rows_entry(rows, 99), 0);
	assert_true(rows_find(rows, SLICE("union")) == SIZE_MAX);
	assert_true(rows_find(rows, SLICE("nobody")) == SIZE_MAX);
	rows_free(rows);
	fixture->reading.day = date_day(2023, 7, 13);
	rows = rows_of_list(&fixture->reading, LIST_DISPUTES, NULL);
	assert_int_equal(rows_find(rows, SLICE("scan-claim")), 3);
	assert_true(rows_find(rows, SLICE("deal")) == SIZE_MAX);
	rows_free(rows);
	fixture->reading.day = date_today();
}

static void hits_show_their_kind_and_mark_the_words(void **state)
{
	struct fixture *fixture = *state;
	struct search *search = search_run(&fixture->reading, SLICE("scan"), SEARCH_WHOLE, NULL);
	struct rows *rows = rows_of_search(&fixture->reading, search);
	size_t row = rows_find(rows, SLICE("no-scans"));
	struct rich rich;
	struct str out;

	assert_ptr_equal(rows_search(rows), search);
	assert_true(rows_count(rows) >= 4 && row < rows_count(rows));
	rich_init(&rich);
	str_init(&out);
	assert_true(rows_line(rows, row, 60, &rich, NULL));
	rich_print(&rich, &out);
	assert_string_equal(out.data, "\u25b8 2023-06-01 Union demand No scans at all [superseded]\n");
	for (size_t i = 0; i < rich.lines.items[0].runs.count; i++) {
		const struct run *run = &rich.lines.items[0].runs.items[i];

		assert_int_equal(run->role == ROLE_MATCH, slice_is(run->text, "scans"));
	}
	str_done(&out);
	rich_done(&rich);
	rows_free(rows);
}

/* Fails unless the hits of a search look like text. */
static void assert_hits(struct fixture *fixture, const char *query, const char *text)
{
	struct search *search = search_run(&fixture->reading, slice_of(query), SEARCH_WHOLE, NULL);
	struct rows *rows = rows_of_search(&fixture->reading, search);
	struct str out;

	str_init(&out);
	str_add_text(&out, "");
	print_rows(rows, 80, &out);
	assert_string_equal(out.data, text);
	str_done(&out);
	rows_free(rows);
}

static void a_hit_in_the_text_shows_the_words_around_it(void **state)
{
	struct fixture *fixture = *state;

	assert_hits(fixture, "keep",
		    "\u25b8 2023-07-13 Union claim* One day of pay for good  "
		    "\u2026a day's pay. Then they keep it.\n");
	assert_hits(fixture, "bodies", "\u25a1 Scans  May bodies be scanned?\n");
	fixture->reading.language = SLICE("de");
	assert_hits(fixture, "Lohns", "");
	assert_hits(fixture, "Zustimmung",
		    "\u25b8 2023-11-08 Union + Studios agreement Zustimmung und Lohn [agreed]\n");
	assert_hits(fixture, "consent",
		    "\u25b8 2023-11-08 Union + Studios agreement Zustimmung und Lohn  "
		    "Consent and pay.\n");
	fixture->reading.language = SLICE("en");
}

static void hits_later_than_the_day_are_gone(void **state)
{
	struct fixture *fixture = *state;

	fixture->reading.day = date_day(2023, 7, 13);
	assert_hits(fixture, "consent", "");
	assert_hits(fixture, "scans",
		    "\u25a1 Scans \u00b7 open [one-sided]\n"
		    "\u25b8 2023-06-01 Union demand No scans at all [unanswered]\n");
	fixture->reading.day = date_today();
}

static void headings_and_days_are_found_among_the_rows(void **state)
{
	struct fixture *fixture = *state;
	struct rows *rows = rows_of_list(&fixture->reading, LIST_TIMELINE, NULL);

	/* 0 May, 1 scanning, 2 June, 3 no-scans, 4 July, 5 to 7, 8 November, 9 deal */
	assert_int_equal(rows_heading(rows, 6, false), 4);
	assert_int_equal(rows_heading(rows, 4, false), 4);
	assert_int_equal(rows_heading(rows, 4, true), 8);
	assert_true(rows_heading(rows, 9, true) == SIZE_MAX);
	assert_true(rows_heading(rows, 10, false) == SIZE_MAX);
	assert_int_equal(rows_from(rows, date_day(2023, 6, 2)), 4);
	assert_int_equal(rows_from(rows, date_day(2023, 7, 13)), 6);
	assert_int_equal(rows_from(rows, date_day(2024, 1, 1)), 10);
	assert_int_equal(rows_from(rows, date_day(1960, 1, 1)), 0);
	rows_free(rows);
}

static void headings_of_what_is_left_are_found(void **state)
{
	struct fixture *fixture = *state;
	struct bits set;
	struct rows *rows;

	bits_init(&set, kb_entry_count(fixture->kb) + 1);
	bits_set(&set, fixture_find(fixture, "scanning"));
	bits_set(&set, fixture_find(fixture, "scan-denial"));
	bits_count(&set);
	rows = rows_of_list(&fixture->reading, LIST_TIMELINE, &set);
	bits_done(&set);
	/* 0 May, 1 scanning, 2 July, 3 scan-denial */
	assert_int_equal(rows_count(rows), 4);
	assert_int_equal(rows_heading(rows, 1, true), 2);
	assert_int_equal(rows_heading(rows, 3, false), 2);
	assert_true(rows_heading(rows, 3, true) == SIZE_MAX);
	assert_int_equal(rows_from(rows, date_day(2023, 6, 1)), 2);
	rows_free(rows);
}

static void assert_strip(struct rows *rows, size_t row, const char *expected)
{
	struct rich rich;
	struct str out;

	rich_init(&rich);
	str_init(&out);
	rows_strip(rows, row, 60, &rich);
	rich_print(&rich, &out);
	assert_string_equal(out.data, expected);
	str_done(&out);
	rich_done(&rich);
}

static void the_strip_counts_what_is_shown(void **state)
{
	struct fixture *fixture = *state;
	struct rows *rows = rows_of_list(&fixture->reading, LIST_TIMELINE_DAY, NULL);

	assert_strip(rows, 1, "2023 ┃▃█▃ 2023\n");
	assert_strip(rows, rows_count(rows) - 1, "2023 ▃▃█┃ 2023\n");
	rows_free(rows);
	fixture->reading.day = date_day(2023, 7, 12);
	rows = rows_of_list(&fixture->reading, LIST_TIMELINE, NULL);
	assert_true(rows_has_strip(rows));
	assert_strip(rows, 1, "2023 ┃██ 2023\n");
	rows_free(rows);
	fixture->reading.day = date_today();
	rows = rows_of_list(&fixture->reading, LIST_USES, NULL);
	assert_false(rows_has_strip(rows));
	rows_free(rows);
}

static void a_wide_timeline_has_a_column_a_side(void **state)
{
	struct fixture *fixture = *state;
	struct rows *rows = rows_of_list(&fixture->reading, LIST_TIMELINE, NULL);
	struct rich rich;
	struct str out;

	rich_init(&rich);
	str_init(&out);
	rows_use_lanes(rows, true);
	assert_false(rows_has_lanes(rows, ROWS_LANES_WIDTH - 1));
	assert_true(rows_has_lanes(rows, ROWS_LANES_WIDTH));
	rows_lanes(rows, ROWS_LANES_WIDTH, &rich);
	rich_print(&rich, &out);
	rich_done(&rich);
	print_rows(rows, ROWS_LANES_WIDTH, &out);
	assert_string_equal(out.data,
			    "        Labour                        Management                    Others\n"
			    "May 2023  1   \u2581\n"
			    "05-10 \u25c6                               Scanning [reported only]\n"
			    "June 2023  1  \u2581\n"
			    "06-01 \u25b8 Union demand No scans at all\n"
			    "July 2023  3  \u2581 \u2582\n"
			    "07~   \u25cf Walkout [reported only]\n"
			    "07-13 \u25b8 Union claim* One day of pay\u2026\n"
			    "07-14 \u25b8                               Studios denial Only for one\u2026\n"
			    "November 2023  1   \u2581\n"
			    "11-08 \u25b8 Union + Studios agreement Consent and pay [agreed]\n");
	str_clear(&out);
	print_rows(rows, 60, &out);
	assert_non_null(strstr(out.data, "\n06-01 \u25b8 Union demand No scans at all [superseded]\n"));
	str_done(&out);
	rows_free(rows);
}

static void other_lists_have_no_lanes(void **state)
{
	struct fixture *fixture = *state;
	struct rows *rows = rows_of_list(&fixture->reading, LIST_USES, NULL);

	rows_use_lanes(rows, true);
	assert_false(rows_has_lanes(rows, 200));
	rows_free(rows);
}

static void a_row_behind_the_last_one_is_empty(void **state)
{
	struct fixture *fixture = *state;
	struct rows *rows = rows_of_list(&fixture->reading, LIST_USES, NULL);
	struct rich rich;

	rich_init(&rich);
	assert_true(rows_line(rows, 7, 60, &rich, NULL));
	assert_int_equal(rich.lines.count, 1);
	assert_int_equal(rich.lines.items[0].runs.count, 0);
	rich_done(&rich);
	rows_free(rows);
}

static void no_width_is_too_small(void **state)
{
	struct fixture *fixture = *state;

	for (int list = 0; list < LIST_COUNT; list++)
		for (int width = 0; width < 100; width++) {
			struct rows *rows = rows_of_list(&fixture->reading, (enum list)list, NULL);
			struct str out;

			str_init(&out);
			print_rows(rows, width, &out);
			str_done(&out);
			rows_free(rows);
		}
}

/* Who disputes what; positions follow. */
#define STRIKE_BASE \
	"=== picket.yaml\n{title: T, languages: [en]}\n" \
	"=== parties/all.yaml\n" \
	"- {id: union, name: Union, type: group, side: labour}\n" \
	"- {id: studios, name: Studios, type: group, side: management}\n" \
	"=== disputes/strike.yaml\n" \
	"{id: strike, title: Strike, from: 2023, status: strike, parties: [union, studios]}\n" \
	"=== issues/pay.yaml\n{id: pay, title: Pay, question: Who pays?, dispute: strike}\n" \
	"=== sources/all.yaml\n" \
	"- {id: daily, title: Daily, type: report, issued: 2023-01-01, reliability: press,\n" \
	"   seen: whole}\n"

/* An offer is answered twice and replaced; what is held stands on its own. */
static const char thread_base[] =
	STRIKE_BASE
	"=== positions/all.yaml\n"
	"- {id: offer, by: studios, on: pay, date: 2023-02-01, stance: offer, text: A,\n"
	"   references: daily}\n"
	"- {id: no, by: union, on: pay, date: 2023-02-02, stance: reject, text: B,\n"
	"   replies_to: offer, retracted: 2023-03-01, references: daily}\n"
	"- {id: other, by: studios, on: pay, date: 2023-02-20, stance: offer, text: C,\n"
	"   supersedes: offer, references: daily}\n"
	"- {id: late, by: union, on: pay, date: 2023-05-01, stance: claim, text: D,\n"
	"   replies_to: no, references: daily}\n";

static struct rows *thread_rows(struct fixture *fixture, int month, bool unfolded)
{
	struct reading reading = fixture->reading;

	reading.day = date_day(2023, month, 1);
	reading.unfolded = unfolded;
	return rows_of_list(&reading, LIST_DISPUTES, NULL);
}

static void assert_thread(struct fixture *fixture, int month, bool unfolded, const char *text)
{
	struct rows *rows = thread_rows(fixture, month, unfolded);
	struct str out;

	str_init(&out);
	print_rows(rows, 60, &out);
	assert_string_equal(out.data, text);
	str_done(&out);
	rows_free(rows);
}

static void assert_narrowed(const struct reading *reading, const struct bits *set, enum list list,
			    const char *text)
{
	struct rows *rows = rows_of_list(reading, list, set);
	struct str out;

	str_init(&out);
	print_rows(rows, 60, &out);
	assert_string_equal(out.data, text);
	str_done(&out);
	rows_free(rows);
}

static void bars_are_of_what_is_shown(void **state)
{
	struct fixture *fixture = *state;
	struct reading reading = fixture->reading;
	struct bits set;

	bits_init(&set, kb_entry_count(fixture->kb) + 1);
	bits_set(&set, fixture_find(fixture, "scan-denial"));
	bits_set(&set, fixture_find(fixture, "deal"));
	bits_count(&set);
	assert_narrowed(&reading, &set, LIST_TIMELINE_YEAR,
			"2023  2        \u2581   \u2581\n"
			"07-14 \u25b8 Studios denial Only for one film, see scanning\n"
			"11-08 \u25b8 Union + Studios agreement Consent and pay [agreed]\n");
	bits_done(&set);
	reading.day = date_day(2023, 7, 1);
	assert_narrowed(&reading, NULL, LIST_TIMELINE_YEAR,
			"2023  3      \u2581\u2581\u2581\n"
			"05-10 \u25c6 Scanning \u00b7 proposed\n"
			"06-01 \u25b8 Union demand No scans at all [unanswered]\n"
			"07~   \u25cf Walkout\n");
}

/* How many entries the timeline has, and up to which of them a row reaches. */
static void assert_entries(const struct reading *reading, const struct bits *set, size_t entries,
			   size_t row, size_t up_to)
{
	struct rows *rows = rows_of_list(reading, LIST_TIMELINE, set);

	assert_int_equal(rows_entries(rows), entries);
	assert_int_equal(rows_entries_up_to(rows, row), up_to);
	assert_int_equal(rows_entries_up_to(rows, rows_count(rows) - 1), entries);
	rows_free(rows);
}

static void headings_are_no_entries(void **state)
{
	struct fixture *fixture = *state;
	struct reading reading = fixture->reading;
	struct bits set;

	/* May 2023 | Scanning | June | No scans | July | Walkout | One day … */
	assert_entries(&reading, NULL, 6, 0, 0);
	assert_entries(&reading, NULL, 6, 1, 1);
	assert_entries(&reading, NULL, 6, 6, 4);
	bits_init(&set, kb_entry_count(fixture->kb) + 1);
	bits_set(&set, fixture_find(fixture, "scan-denial"));
	bits_count(&set);
	assert_entries(&reading, &set, 1, 1, 1);
	bits_done(&set);
	reading.day = date_day(2023, 7, 13);
	assert_entries(&reading, NULL, 4, 4, 2);
}

static void what_is_over_on_the_day_is_one_row(void **state)
{
	struct fixture fixture;
	struct rows *rows;
	struct bits all;

	(void)state;
	fixture_open_text(&fixture, thread_base);
	assert_thread(&fixture, 4, false,
		      "\u25a0 Strike \u00b7 strike\n"
		      "  \u25a1 Pay \u00b7 open\n"
		      "    + 2 no longer held: Studios offer 2023-02-01, Union rejection 2023-02-02\n"
		      "    \u25b8 2023-02-20 Studios offer C [unanswered]\n");
	rows = thread_rows(&fixture, 4, false);
	assert_int_equal(rows_count(rows), 4);
	assert_int_equal(rows_find(rows, SLICE("no")), 2);
	assert_int_equal(rows_entry(rows, 2), fixture_find(&fixture, "offer"));
	assert_int_equal(rows_find(rows, SLICE("other")), 3);
	assert_int_equal(rows_find(rows, SLICE("late")), SIZE_MAX);
	rows_free(rows);
	rows = thread_rows(&fixture, 4, true);
	assert_int_equal(rows_count(rows), 5);
	rows_free(rows);
	/* Before the offer was taken back, and when an answer to it is held again. */
	rows = thread_rows(&fixture, 2, false);
	assert_int_equal(rows_count(rows), 3);
	rows_free(rows);
	rows = thread_rows(&fixture, 6, false);
	assert_int_equal(rows_count(rows), 6);
	rows_free(rows);
	/* What is looked for is there. */
	bits_init(&all, kb_entry_count(fixture.kb) + 1);
	bits_set(&all, fixture_find(&fixture, "offer"));
	bits_set(&all, fixture_find(&fixture, "no"));
	bits_count(&all);
	rows = rows_of_list(&fixture.reading, LIST_DISPUTES, &all);
	assert_int_equal(rows_count(rows), 4);
	rows_free(rows);
	bits_done(&all);
	fixture_close(&fixture);
}

static const char twice_base[] =
	"=== picket.yaml\n{title: T, languages: [en]}\n"
	"=== parties/all.yaml\n"
	"- {id: union, name: Union, type: group, side: labour}\n"
	"- {id: studios, name: Studios, type: group, side: management}\n"
	"=== disputes/strike.yaml\n"
	"{id: strike, title: Strike, from: 2023, status: strike, parties: [union, studios]}\n"
	"=== issues/all.yaml\n"
	"- {id: pay, title: Pay, question: Who pays?, dispute: strike}\n"
	"- {id: rest, title: Rest, question: Who rests?, dispute: strike}\n"
	"=== sources/all.yaml\n"
	"- {id: daily, title: Daily, type: report, issued: 2023-01-01, reliability: press,\n"
	"   seen: whole}\n"
	"=== positions/all.yaml\n"
	"- {id: a, by: studios, on: pay, date: 2023-02-01, stance: offer, text: A,\n"
	"   references: daily}\n"
	"- {id: b, by: studios, on: pay, date: 2023-02-02, stance: offer, text: B,\n"
	"   supersedes: a, retracted: 2023-02-03, references: daily}\n"
	"- {id: both, by: union, on: [pay, rest], date: 2023-02-04, stance: claim, text: C,\n"
	"   references: daily}\n"
	"- {id: over, by: union, on: rest, date: 2023-02-05, stance: claim, text: D,\n"
	"   retracted: 2023-02-06, references: daily}\n"
	"- {id: too, by: union, on: rest, date: 2023-02-05, stance: claim, text: E,\n"
	"   retracted: 2023-02-06, references: daily}\n";

/* Strike, Pay, (a, b,) both, Rest, both, (over, too) */
static void an_entry_that_stands_twice_keeps_its_place(void **state)
{
	struct fixture fixture;
	struct rows *rows;
	size_t place, folded;

	(void)state;
	fixture_open_text(&fixture, twice_base);
	rows = thread_rows(&fixture, 4, true);
	assert_int_equal(rows_count(rows), 9);
	place = rows_place(rows, 6);
	folded = rows_place(rows, 8);
	assert_int_equal(rows_entry(rows, 6), fixture_find(&fixture, "both"));
	assert_int_equal(rows_find(rows, SLICE("both")), 4);
	assert_int_equal(rows_find_at(rows, SLICE("both"), place), 6);
	rows_free(rows);
	rows = thread_rows(&fixture, 4, false);
	assert_int_equal(rows_count(rows), 7);
	assert_int_equal(rows_find(rows, SLICE("both")), 3);
	assert_int_equal(rows_find_at(rows, SLICE("both"), place), 5);
	assert_int_equal(rows_find_at(rows, SLICE("both"), folded), 3);
	assert_int_equal(rows_find_at(rows, SLICE("too"), folded), 6);
	assert_int_equal(rows_find_at(rows, SLICE("both"), SIZE_MAX), 3);
	rows_free(rows);
	fixture_close(&fixture);
}

/* The name stands before the title already; where the title goes on with it, it is part
 * of what is said. */
static const char named_base[] =
	STRIKE_BASE
	"=== positions/all.yaml\n"
	"- {id: a, by: studios, on: pay, date: 2023-02-01, stance: claim, title: 'Studios: we pay',\n"
	"   text: A, references: daily}\n"
	"- {id: b, by: union, on: pay, date: 2023-02-02, stance: deny, title: 'Union dues: paid',\n"
	"   text: B, references: daily}\n";

static void a_position_names_who_says_it_once(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_open_text(&fixture, named_base);
	assert_list(&fixture, LIST_TIMELINE, 60,
		    "February 2023  2  \u2582\n"
		    "02-01 \u25b8 Studios claim we pay [unanswered]\n"
		    "02-02 \u25b8 Union denial Union dues: paid [reported only]\n");
	fixture_close(&fixture);
}

/* Strike, Pay, (offer, no,) other, late */
static void a_row_tells_whether_it_changed_since_a_day(void **state)
{
	struct fixture fixture;
	struct rows *rows;

	(void)state;
	fixture_open_text(&fixture, thread_base);
	rows = thread_rows(&fixture, 3, true);
	assert_false(rows_changed(rows, 4));
	rows_compare(rows, date_day(2023, 2, 1));
	assert_false(rows_changed(rows, 1));
	assert_true(rows_changed(rows, 2));    /* the offer was held */
	assert_true(rows_changed(rows, 4));    /* the other one was not there */
	rows_compare(rows, date_day(2023, 2, 20));
	assert_false(rows_changed(rows, 2));
	assert_true(rows_changed(rows, 3));    /* retracted since */
	assert_false(rows_changed(rows, 4));
	assert_false(rows_changed(rows, 99));
	rows_free(rows);
	rows = thread_rows(&fixture, 3, false);
	rows_compare(rows, date_day(2023, 2, 20));
	assert_true(rows_changed(rows, 2));    /* the fold of both */
	rows_compare(rows, date_day(2023, 3, 1));
	assert_false(rows_changed(rows, 2));
	rows_free(rows);
	fixture_close(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_entry_that_stands_twice_keeps_its_place),
		cmocka_unit_test(a_position_names_who_says_it_once),
		cmocka_unit_test(a_row_tells_whether_it_changed_since_a_day),
		cmocka_unit_test(headings_are_no_entries),
		cmocka_unit_test(bars_are_of_what_is_shown),
		cmocka_unit_test(what_is_over_on_the_day_is_one_row),
		cmocka_unit_test(the_timeline_stands_under_months_with_bars),
		cmocka_unit_test(people_stand_under_their_organisations),
		cmocka_unit_test(threads_stand_under_issues_under_disputes),
		cmocka_unit_test(uses_stand_under_stages),
		cmocka_unit_test(uses_stand_under_other_headings_too),
		cmocka_unit_test(a_use_stands_under_the_status_of_the_day),
		cmocka_unit_test(the_timeline_stands_under_days_and_years),
		cmocka_unit_test(parties_stand_under_what_they_are_and_by_activity),
		cmocka_unit_test(sources_stand_under_years_and_publishers),
		cmocka_unit_test(sources_say_how_much_rests_on_them),
		cmocka_unit_test(columns_give_way_where_the_list_is_narrow),
		cmocka_unit_test(a_title_has_a_share_of_a_narrow_row),
		cmocka_unit_test(a_title_gives_way_to_a_grave_mark),
		cmocka_unit_test(as_of_a_day_later_rows_are_gone),
		cmocka_unit_test(a_row_is_found_again_by_the_id_in_it),
		cmocka_unit_test(hits_show_their_kind_and_mark_the_words),
		cmocka_unit_test(a_hit_in_the_text_shows_the_words_around_it),
		cmocka_unit_test(hits_later_than_the_day_are_gone),
		cmocka_unit_test(headings_and_days_are_found_among_the_rows),
		cmocka_unit_test(headings_of_what_is_left_are_found),
		cmocka_unit_test(the_strip_counts_what_is_shown),
		cmocka_unit_test(a_wide_timeline_has_a_column_a_side),
		cmocka_unit_test(other_lists_have_no_lanes),
		cmocka_unit_test(a_row_behind_the_last_one_is_empty),
		cmocka_unit_test(no_width_is_too_small),
	};

	return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
