/* test_doc.c - what a reader sees of an entry, in either language, on any day. */
#include "fixture.h"

#include "doc.h"

/* Fails unless the entry, wrapped to 72 columns, looks like text. */
static void assert_doc(struct fixture *fixture, const char *id, const char *text)
{
	struct rich rich, wrapped;
	struct str out;

	rich_init(&rich);
	rich_init(&wrapped);
	str_init(&out);
	assert_true(doc_build(&fixture->reading, fixture_find(fixture, id), &rich,
			      &fixture->error));
	rich_wrap(&rich, 72, &wrapped);
	rich_print(&wrapped, &out);
	assert_string_equal(out.data, text);
	str_done(&out);
	rich_done(&wrapped);
	rich_done(&rich);
}

/* The entry as plain text, unwrapped. */
static void print(struct fixture *fixture, const char *id, struct str *out)
{
	struct rich rich;

	rich_init(&rich);
	str_clear(out);
	assert_true(doc_build(&fixture->reading, fixture_find(fixture, id), &rich,
			      &fixture->error));
	rich_print(&rich, out);
	rich_done(&rich);
}

static void assert_says(struct fixture *fixture, const char *id, const char *part, bool says)
{
	struct str out;

	str_init(&out);
	print(fixture, id, &out);
	if (!strstr(out.data, part) == says)
		fail_msg("'%s' %s in:\n%s", part, says ? "is not" : "is", out.data);
	str_done(&out);
}

static void a_position_says_who_when_in_answer_to_what_on_what_evidence(void **state)
{
	assert_doc(*state, "scan-claim",
		   "Union \u00b7 claim \u00b7 2023-07-13\n"
		   "One day of pay for good\n"
		   "[contested since 2023-07-14]\n"
		   "\n"
		   "They scan for a day's pay. Then they keep it.\n"
		   "\n"
		   "Said by  Ann Ode\n"
		   "On       Scans \u00b7 agreed\n"
		   "About    2023-05-10 Scanning \u00b7 prohibited\n"
		   "\n"
		   "Answered by (1)\n"
		   "  Studios \u00b7 denial \u00b7 2023-07-14 Only for one film, see scanning\n"
		   "\n"
		   "Evidence (2)\n"
		   "  Union: Union statement, 2023-07-13 \u00b7 own statement \u00b7 read in part\n"
		   "  Daily: Players walk out, 2023-07-14, para 3 [account imprecise] \u00b7\n"
		   "    press\n"
		   "    \u201cfor good\u201d\n"
		   "    Too short.\n"
		   "\n"
		   "scan-claim\n");
}

static void an_issue_says_who_stands_where_what_is_open_and_how_it_got_there(void **state)
{
	assert_doc(*state, "scans",
		   "Scans\n"
		   "Issue \u00b7 agreed\n"
		   "\n"
		   "May bodies be scanned?\n"
		   "\n"
		   "Dispute      The strike \u00b7 settled\n"
		   "Resolved by  Union + Studios \u00b7 agreement \u00b7 2023-11-08 Consent and pay\n"
		   "             [agreed]\n"
		   "\n"
		   "What was agreed (1)\n"
		   "  Union + Studios \u00b7 agreement \u00b7 2023-11-08 Consent and pay\n"
		   "    [single source] [reported only]\n"
		   "\n"
		   "Where each side stands (2)\n"
		   "  Union\n"
		   "    claim \u00b7 2023-07-13 One day of pay for good [contested]\n"
		   "  Studios\n"
		   "    denial \u00b7 2023-07-14 Only for one film, see scanning [single source]\n"
		   "      [reported only]\n"
		   "\n"
		   "Still open (1)\n"
		   "  Union \u00b7 claim \u00b7 2023-07-13 One day of pay for good [contested]\n"
		   "\n"
		   "How it got there (4)\n"
		   "  Union \u00b7 demand \u00b7 2023-06-01 No scans at all\n"
		   "    [superseded since 2023-11-08] [single source]\n"
		   "  Union \u00b7 claim \u00b7 2023-07-13 One day of pay for good\n"
		   "    [contested since 2023-07-14]\n"
		   "    Studios \u00b7 denial \u00b7 2023-07-14 Only for one film, see scanning\n"
		   "      [single source] [reported only]\n"
		   "  Union + Studios \u00b7 agreement \u00b7 2023-11-08 Consent and pay [agreed]\n"
		   "    [single source] [reported only]\n"
		   "\n"
		   "scans\n");
}

static void a_party_says_where_it_stands_issue_by_issue(void **state)
{
	assert_doc(*state, "studios",
		   "Studio Alliance\n"
		   "Studios \u00b7 employers' association\n"
		   "\n"
		   "Side  management\n"
		   "\n"
		   "Where it stands (2)\n"
		   "  Scans \u00b7 agreed\n"
		   "    Studios \u00b7 denial \u00b7 2023-07-14 Only for one film, see scanning\n"
		   "    Union + Studios \u00b7 agreement \u00b7 2023-11-08 Consent and pay [agreed]\n"
		   "\n"
		   "Party to (1)\n"
		   "  The strike \u00b7 settled (respondent)\n"
		   "\n"
		   "AI uses it deploys or develops (1)\n"
		   "  2023-05-10 Scanning \u00b7 prohibited (client, alleged)\n"
		   "\n"
		   "studios\n");
}

static const struct fixture_file raised[] = {
	{"parties/a.yaml", "- {id: a, name: A, type: group, side: labour}\n"
			   "- {id: b, name: B, type: group, side: management}\n"
			   "- {id: c, name: C, type: group}\n"},
	{"disputes/d.yaml", "{id: d, title: {en: D, de: D}, from: 2023, status: open,\n"
			    " parties: [{party: a}, {party: b}]}\n"},
	{"issues/i.yaml", "{id: i, title: {en: I, de: I}, question: {en: 'I?', de: 'I?'}, dispute: d}\n"},
	{"sources/s.yaml", "{id: s, title: S, type: report, issued: 2023, reliability: press,\n"
			   " seen: whole}\n"},
	{"uses/u.yaml", "{id: u, title: {en: U, de: U}, stage: casting, technique: body-scan,\n"
			" date: 2023, status: in-use, actors: b, affects: a, raises: i, references: s}\n"},
	{"positions/p.yaml",
	 "- {id: p1, by: a, on: i, date: 2023-02, stance: claim, text: One., references: s, about: u}\n"
	 "- {id: p2, by: a, on: i, date: 2023-03, stance: claim, text: Two., references: s}\n"
	 "- {id: p3, by: b, on: i, date: 2023-04, stance: deny, text: Three., replies_to: p2,\n"
	 "   references: s}\n"
	 "- {id: p4, by: [a, b], on: i, date: 2023-05, stance: agree, text: Four., references: s}\n"
	 "- {id: p5, by: c, on: i, date: 2023-06, stance: warn, text: Five., references: s,\n"
	 "   about: u, retracted: 2023-07}\n"},
};

static void a_use_says_what_the_parties_hold_on_what_it_raises(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_open(&fixture, raised, COUNT_OF(raised));
	fixture.reading.day = date_day(2023, 6, 30);
	assert_says(&fixture, "u",
		    "What it raises (1)\n"
		    "  I \u00b7 open\n"
		    "    A + B \u00b7 agreement \u00b7 2023-05 Four [agreed] [single source] "
		    "[reported only]\n"
		    "    A \u00b7 claim \u00b7 2023-03 Two [contested] [single source] "
		    "[reported only] +1\n"
		    "    B \u00b7 denial \u00b7 2023-04 Three [single source] [reported only]\n"
		    "    C \u00b7 warning \u00b7 2023-06 Five [single source] [reported only]\n",
		    true);
	assert_says(&fixture, "u", "What is said of it (2)\n  A \u00b7 claim", true);
	fixture.reading.day = date_day(2023, 7, 1);
	assert_says(&fixture, "u", "What is said of it (1)\n", true);
	assert_says(&fixture, "u", "No longer held (1)\n  C \u00b7 warning", true);
	fixture.reading.day = date_day(2023, 1, 31);
	assert_says(&fixture, "u", "What it raises", false);
	fixture_close(&fixture);
}

static void a_source_says_what_rests_on_it_and_what_on_it_alone(void **state)
{
	assert_doc(*state, "release",
		   "Union statement\n"
		   "Source \u00b7 document\n"
		   "\n"
		   "Publisher     Union\n"
		   "Issued        2023-07-13\n"
		   "Reliability   own statement\n"
		   "Own voice of  Union\n"
		   "Seen          read in part\n"
		   "\n"
		   "Positions: 2\n"
		   "\n"
		   "Rests on this source alone (1)\n"
		   "  Union \u00b7 demand \u00b7 2023-06-01 No scans at all [superseded]\n"
		   "\n"
		   "Rests on other sources too (1)\n"
		   "  Union \u00b7 claim \u00b7 2023-07-13 One day of pay for good [contested]\n"
		   "\n"
		   "release\n");
}

static void a_source_shows_how_each_statement_taken_from_it_holds(void **state)
{
	assert_says(*state, "daily", "    para 3 [account imprecise]\n      \u201cfor good\u201d\n"
				     "      Too short.\n", true);
	assert_says(*state, "daily", "Scanning \u00b7 prohibited\n    [account confirmed]\n", true);
}

static void what_was_superseded_says_since_when_and_by_what(void **state)
{
	assert_says(*state, "no-scans", "[superseded since 2023-11-08]", true);
	assert_says(*state, "no-scans", "Superseded by (1)\n  Union + Studios", true);
	assert_says(*state, "deal", "Supersedes (1)\n  Union \u00b7 demand", true);
}

static void members_have_their_role_and_days(void **state)
{
	assert_says(*state, "union", "Members (1)\n  Ann Ode (negotiator, since 2021)\n", true);
	assert_says(*state, "ann", "Member of  Union (negotiator, since 2021)\n", true);
}

static void a_status_with_days_is_a_list(void **state)
{
	assert_says(*state, "strike", "Status   strike (2023-05-02)\n"
				      "         settled (2023-11-09)\n", true);
	assert_says(*state, "strike", "Dispute \u00b7 settled \u00b7 2023-05-02 to 2023-11-09\n",
		    true);
}

static void as_of_a_day_nothing_later_is_said(void **state)
{
	struct fixture *fixture = *state;

	fixture->reading.day = date_day(2023, 7, 13);
	assert_says(fixture, "strike", "Dispute \u00b7 strike \u00b7 since 2023-05-02\n", true);
	assert_says(fixture, "strike", "settled", false);
	assert_says(fixture, "strike", "Outcome", false);
	assert_says(fixture, "scans", "Issue \u00b7 open\n", true);
	assert_says(fixture, "scans", "Resolved by", false);
	assert_says(fixture, "scans", "denial", false);
	assert_says(fixture, "scan-claim", "contested", false);
	assert_says(fixture, "scan-claim", "Answered by", false);
	assert_says(fixture, "scan-claim", "On       Scans \u00b7 open\n", true);
	assert_says(fixture, "no-scans", "superseded", false);
	assert_says(fixture, "union", "Walkout", true);
	fixture->reading.day = date_day(2023, 5, 20);
	assert_says(fixture, "strike", "Issues", false);
	fixture->reading.day = date_today();
}

static void what_has_a_month_only_says_so_until_its_last_day(void **state)
{
	static const char note[] = "(Which day is not known; it may have come after the one shown.)";
	struct fixture *fixture = *state;

	fixture->reading.day = date_day(2023, 7, 1);
	assert_says(fixture, "walkout", note, true);
	fixture->reading.day = date_day(2023, 7, 30);
	assert_says(fixture, "walkout", note, true);
	fixture->reading.day = date_day(2023, 7, 31);
	assert_says(fixture, "walkout", note, false);
	fixture->reading.day = date_day(2023, 7, 13);
	assert_says(fixture, "scan-claim", note, false);
	fixture->reading.day = date_today();
}

static void what_is_not_translated_says_its_language(void **state)
{
	struct fixture *fixture = *state;

	fixture->reading.language = SLICE("de");
	assert_says(fixture, "no-scans", "No scans at all. [en]\n", true);
	assert_says(fixture, "scan-claim", "Ein Tag Lohn f\u00fcr immer\n", true);
	assert_says(fixture, "scan-claim", "\u201cfor good\u201d [en]\n", true);
	assert_says(fixture, "scan-claim", "Daily: Players walk out, 2023-07-14", true);
	fixture->reading.language = SLICE("en");
}

/* The target of the first link that shows text. */
static struct slice target_of(const struct rich *rich, const char *text)
{
	for (size_t i = 0; i < rich->lines.count; i++)
		for (size_t j = 0; j < rich->lines.items[i].runs.count; j++) {
			const struct run *run = &rich->lines.items[i].runs.items[j];

			if (run->link && slice_is(run->text, text)) {
				const struct rich_link *link = &rich->links.items[run->link - 1];
				return link->id.len ? link->id : link->address;
			}
		}
	fail_msg("no link '%s'", text);
	return SLICE("");
}

static void links_lead_to_ids_and_addresses(void **state)
{
	struct fixture *fixture = *state;
	struct rich rich;

	rich_init(&rich);
	assert_true(doc_build(&fixture->reading, fixture_find(fixture, "daily"), &rich, NULL));
	assert_true(slice_is(target_of(&rich, "https://example.org/walk"),
			     "https://example.org/walk"));
	rich_clear(&rich);
	assert_true(doc_build(&fixture->reading, fixture_find(fixture, "scan-denial"), &rich,
			      NULL));
	assert_true(slice_is(target_of(&rich, "Studios"), "studios"));
	assert_true(slice_is(target_of(&rich, "Scanning"), "scanning"));
	assert_true(slice_is(target_of(&rich, "Union \u00b7 claim \u00b7 2023-07-13"),
			     "scan-claim"));
	rich_done(&rich);
}

static const struct fixture_file prose[] = {
	{"parties/a.yaml",
	 "{id: a, name: A, type: group, body: {en: \"First\\nparagraph of [[b|B\\nitself]].\\n\\n"
	 "- one\\n- two\\n  goes on\\n\\n## Head\\n> said\\n#tag [[\"}}\n"},
	{"parties/b.yaml", "{id: b, name: B, type: group}\n"},
};

static void prose_is_laid_out_by_its_light_markup(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_open(&fixture, prose, COUNT_OF(prose));
	assert_doc(&fixture, "a",
		   "A\n"
		   "group\n"
		   "\n"
		   "First paragraph of B itself.\n"
		   "\n"
		   "- one\n"
		   "- two goes on\n"
		   "\n"
		   "Head\n"
		   "said #tag [[\n"
		   "\n"
		   "a\n");
	assert_says(&fixture, "b", "Mentioned in (1)\n  A\n", true);
	fixture_close(&fixture);
}

static const struct fixture_file places[] = {
	{"picket.yaml", "{title: T, languages: [en]}\n"},
	{"parties/a.yaml", "{id: a, name: A, type: group, references: [{source: s, locator: p. 1},\n"
			   " {source: s, locator: p. 2, note: Twice.}, {source: s, quote: Once}]}\n"},
	{"sources/s.yaml", "{id: s, title: S, type: report, issued: 2023, reliability: press,\n"
			   " seen: whole}\n"},
};

static void several_places_in_one_source_stand_under_it(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_open(&fixture, places, COUNT_OF(places));
	assert_says(&fixture, "a",
		    "Evidence (1)\n  S, 2023, p. 1 \u00b7 press\n    p. 2\n      Twice.\n"
		    "    \u201cOnce\u201d\n", true);
	assert_says(&fixture, "s", "  A\n    p. 1\n    p. 2\n      Twice.\n    \u201cOnce\u201d\n",
		    true);
	fixture_close(&fixture);
}

/* Appends events of the years from `from` on. */
static void write_events(struct str *text, int from, int count)
{
	for (int i = from; i < from + count; i++)
		str_format(text, "- {id: e%d, title: E%d, type: report, date: %04d, actors: a,"
				 " references: s}\n", i, i, i);
}

static void many_links_are_capped_and_counted(void **state)
{
	struct fixture_file files[] = {
		{"picket.yaml", "{title: T, languages: [en]}\n"},
		{"parties/a.yaml", "{id: a, name: A, type: group}\n"},
		{"sources/s.yaml", "{id: s, title: S, type: report, issued: 2023, "
				   "reliability: press, seen: whole}\n"},
		{"events/early.yaml", NULL},
		{"events/late.yaml", NULL},
	};
	struct fixture fixture;
	struct str early, late;

	(void)state;
	str_init(&early);
	str_init(&late);
	write_events(&early, 700, 650);
	write_events(&late, 1350, 650);
	files[3].text = early.data;
	files[4].text = late.data;
	fixture_open(&fixture, files, COUNT_OF(files));
	assert_says(&fixture, "a", "Took part in (1300)\n  1800 E1800", true);
	assert_says(&fixture, "a", "  1999 E1999 \u00b7 report\n  \u2026 and 1100 more\n", true);
	assert_says(&fixture, "s", "Events: 1300\n", true);
	fixture.reading.day = date_day(1500, 1, 1);
	assert_says(&fixture, "a", "Took part in (801)\n  1301 E1301", true);
	assert_says(&fixture, "a", "  1500 E1500 \u00b7 report\n  \u2026 and 601 more\n", true);
	fixture_close(&fixture);
	str_done(&early);
	str_done(&late);
}

/* Who belonged to the union when they spoke counts for it; what is over does not. */
static void a_party_says_where_its_people_and_branches_stand(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_open_text(&fixture,
			  "=== picket.yaml\n"
			  "{title: T, languages: [en]}\n"
			  "=== parties/all.yaml\n"
			  "- {id: union, name: Union, type: group, side: labour}\n"
			  "- {id: local, name: Local, type: group, parent: union}\n"
			  "- {id: studios, name: Studios, type: group, side: management}\n"
			  "- {id: ann, name: Ann, type: person,\n"
			  "   memberships: [{in: union, from: 2023-03}]}\n"
			  "=== disputes/strike.yaml\n"
			  "- {id: strike, title: Strike, from: 2023, status: strike,\n"
			  "   parties: [{party: union}, {party: studios}]}\n"
			  "=== issues/all.yaml\n"
			  "- {id: pay, title: Pay, question: Who pays?, dispute: strike}\n"
			  "=== sources/all.yaml\n"
			  "- {id: s, title: S, type: report, issued: 2023-01-01, reliability: press,\n"
			  "   seen: whole}\n"
			  "=== positions/all.yaml\n"
			  "- {id: early, by: ann, on: pay, date: 2023-02-01, stance: warn, text: Early,\n"
			  "   references: s}\n"
			  "- {id: member, by: ann, on: pay, date: 2023-04-01, stance: warn, text: Member,\n"
			  "   references: s}\n"
			  "- {id: both, by: [union, local], on: pay, date: 2023-04-02, stance: warn,\n"
			  "   text: Both, references: s}\n"
			  "- {id: branch, by: local, on: pay, date: 2023-03-01, stance: warn, text: Branch,\n"
			  "   references: s, retracted: 2023-05-01}\n");
	fixture.reading.day = date_day(2023, 4, 3);
	assert_says(&fixture, "union",
		    "Where its people and branches stand (2)\n"
		    "  Pay \u00b7 open\n"
		    "    Local \u00b7 warning \u00b7 2023-03-01 Branch\n"
		    "    Ann \u00b7 warning \u00b7 2023-04-01 Member\n", true);
	fixture.reading.day = date_day(2023, 5, 1);
	assert_says(&fixture, "union", "Where its people and branches stand (1)\n", true);
	assert_says(&fixture, "local", "people and branches", false);
	fixture_close(&fixture);
}

static void write_positions(struct str *text, const char *by, int from, int count)
{
	for (int i = from; i < from + count; i++)
		str_format(text, "- {id: p%d, by: %s, on: pay, date: %04d, stance: warn, text: P,"
				 " references: s}\n", i, by, i);
}

/* What the union says itself, however much, takes no place from its branches. */
static void of_very_many_positions_not_all_are_looked_at(void **state)
{
	struct fixture_file files[] = {
		{"picket.yaml", "{title: T, languages: [en]}\n"},
		{"parties/all.yaml", "- {id: union, name: Union, type: group}\n"
				     "- {id: local, name: Local, type: group, parent: union}\n"},
		{"disputes/strike.yaml", "- {id: strike, title: Strike, from: 2023, status: strike,\n"
					 "   parties: [{party: union}, {party: local}]}\n"},
		{"issues/all.yaml",
		 "- {id: pay, title: Pay, question: Who pays?, dispute: strike}\n"},
		{"sources/s.yaml", "{id: s, title: S, type: report, issued: 2023, "
				   "reliability: press, seen: whole}\n"},
		{"positions/local.yaml", NULL},
		{"positions/union.yaml", NULL},
		{"uses/u.yaml", "{id: u, title: U, date: 2023, stage: performance,\n"
				" technique: body-scan, affects: [{party: union}], status: [{status: in-use}],\n"
				" actors: [{party: local, role: deployer}], raises: [pay], references: s}\n"},
	};
	struct fixture fixture;
	struct str local, own;

	(void)state;
	str_init(&local);
	str_init(&own);
	write_positions(&local, "local", 1000, 403);
	write_positions(&own, "union", 1500, 450);
	files[5].text = local.data;
	files[6].text = own.data;
	fixture_open(&fixture, files, COUNT_OF(files));
	assert_says(&fixture, "union", "Where its people and branches stand (400)\n", true);
	assert_says(&fixture, "union", "\u2026 and 200 more\n"
				       "  3 less important positions were not looked at\n", true);
	assert_says(&fixture, "u", "  Pay \u00b7 open\n"
				   "    Union \u00b7 warning \u00b7 1949 P [single source] [reported only] +99\n"
				   "    753 older positions were not looked at\n", true);
	fixture.reading.day = date_day(1400, 12, 31);
	assert_says(&fixture, "union", "  1 less important position was not looked at\n", true);
	fixture_close(&fixture);
	str_done(&local);
	str_done(&own);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_position_says_who_when_in_answer_to_what_on_what_evidence),
		cmocka_unit_test(an_issue_says_who_stands_where_what_is_open_and_how_it_got_there),
		cmocka_unit_test(a_party_says_where_it_stands_issue_by_issue),
		cmocka_unit_test(a_use_says_what_the_parties_hold_on_what_it_raises),
		cmocka_unit_test(a_source_says_what_rests_on_it_and_what_on_it_alone),
		cmocka_unit_test(a_source_shows_how_each_statement_taken_from_it_holds),
		cmocka_unit_test(what_was_superseded_says_since_when_and_by_what),
		cmocka_unit_test(members_have_their_role_and_days),
		cmocka_unit_test(a_status_with_days_is_a_list),
		cmocka_unit_test(as_of_a_day_nothing_later_is_said),
		cmocka_unit_test(what_has_a_month_only_says_so_until_its_last_day),
		cmocka_unit_test(what_is_not_translated_says_its_language),
		cmocka_unit_test(links_lead_to_ids_and_addresses),
		cmocka_unit_test(prose_is_laid_out_by_its_light_markup),
		cmocka_unit_test(several_places_in_one_source_stand_under_it),
		cmocka_unit_test(a_party_says_where_its_people_and_branches_stand),
		cmocka_unit_test(many_links_are_capped_and_counted),
		cmocka_unit_test(of_very_many_positions_not_all_are_looked_at),
	};

	return cmocka_run_group_tests(tests, fixture_setup, fixture_teardown);
}
