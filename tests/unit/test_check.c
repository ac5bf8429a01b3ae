/* test_check.c - the rules beyond types: each finds what it forbids, and nothing
 * where all is well. The day is the first of 2024. */
#include "content.h"

struct row {
	const char *content;
	const char *messages;
};

static void assert_rows(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		assert_content(rows[i].content, true, rows[i].messages);
}

/* A position called x, on lines 1 and 2. */
#define POSITION(by, date, rest)                                                       \
	"=== positions/x.yaml\n"                                                       \
	"{by: " by ", on: pay, date: " date ", text: T., references: paper,\n " rest "}\n"
#define X "positions/x.yaml:"

static void sound_records_have_no_findings(void **state)
{
	(void)state;
	assert_content("", true, "");
}

/* --- rule 1: links -------------------------------------------------------- */

static void a_link_leads_to_a_record_of_a_right_kind(void **state)
{
	static const struct row rows[] = {
		{POSITION("unoin", "2023", "stance: claim"),
		 X "1:6: error: 'by' of position 'x' names 'unoin', which does not exist; did you "
		   "mean 'union'?\n"},
		{POSITION("union", "2023", "stance: claim, at: nowhere-known"),
		 X "2:21: error: 'at' of position 'x' names 'nowhere-known', which does not exist\n"},
		{POSITION("paper", "2023", "stance: claim"),
		 X "1:6: error: 'by' of position 'x' names the source 'paper'; it takes: party\n"},
		{POSITION("union", "2023", "stance: claim, about: pay"),
		 X "2:24: error: 'about' of position 'x' names the issue 'pay'; it takes: party, "
		   "event, use\n"},
		{POSITION("union", "2023", "stance: claim, confirmed_by: [papre]"),
		 X "2:32: error: 'confirmed_by' of position 'x' names 'papre', which does not exist; did "
		   "you mean 'paper'?\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void mentions_in_prose_resolve(void **state)
{
	static const struct row rows[] = {
		{POSITION("union", "2023", "stance: claim, note: 'see [[paper|a]] and [[strike]]'"), ""},
		{POSITION("union", "2023", "stance: claim, note: 'see [[papier]]'"),
		 X "2:23: error: 'note' of position 'x' names 'papier', which does not exist; did you "
		   "mean 'paper'?\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void former_ids_resolve_and_belong_to_one(void **state)
{
	static const struct row rows[] = {
		{"=== parties/x.yaml\n{name: X, type: person, former_ids: [old-x]}\n"
		 "=== positions/y.yaml\n{by: old-x, on: pay, date: 2023, stance: claim, text: T.,\n"
		 "references: paper}\n",
		 ""},
		{"=== parties/x.yaml\n{name: X, type: person, former_ids: [x, union]}\n",
		 "parties/x.yaml:1:38: warning: the former id 'x' is still the id; take it out\n"
		 "parties/x.yaml:1:41: error: the former id 'union' is taken by the party in "
		 "parties/all.yaml:1\n"},
		{"=== parties/x.yaml\n- {id: x, name: X, type: person, former_ids: z}\n"
		 "- {id: y, name: Y, type: person, former_ids: z}\n",
		 "parties/x.yaml:2:46: error: the former id 'z' is taken by the party in "
		 "parties/x.yaml:1\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void an_id_is_unique_over_all_kinds(void **state)
{
	static const struct row rows[] = {
		{"=== parties/pay.yaml\n{name: Pay, type: person}\n",
		 "parties/pay.yaml:1:1: error: the id 'pay' is taken by the issue in issues/pay.yaml:1\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void links_do_not_lead_in_a_circle(void **state)
{
	static const struct row rows[] = {
		{"=== events/x.yaml\n"
		 "- {id: a, title: A, type: report, date: 2023, actors: union, references: paper,\n"
		 "   follows: c}\n"
		 "- {id: b, title: B, type: report, date: 2023, actors: union, references: paper,\n"
		 "   follows: [walkout, a]}\n"
		 "- {id: c, title: C, type: report, date: 2023, actors: union, references: paper,\n"
		 "   follows: b}\n",
		 "events/x.yaml:2:13: error: 'follows' leads in a circle: a \xe2\x86\x92 c \xe2\x86\x92 b "
		 "\xe2\x86\x92 a\n"},
		{"=== parties/x.yaml\n{name: X, type: group, parent: x}\n",
		 "parties/x.yaml:1:32: error: 'parent' leads in a circle: x \xe2\x86\x92 x\n"},
		{"=== issues/x.yaml\n"
		 "- {id: a, title: A, question: A?, dispute: strike, part_of: b}\n"
		 "- {id: b, title: B, question: B?, dispute: strike, part_of: a}\n",
		 "issues/x.yaml:1:61: error: 'part_of' leads in a circle: a \xe2\x86\x92 b \xe2\x86\x92 a\n"},
		{"=== positions/x.yaml\n"
		 "- {id: a, by: union, on: pay, date: 2023, stance: claim, text: T., references: paper,\n"
		 "   replies_to: b, supersedes: b}\n"
		 "- {id: b, by: union, on: pay, date: 2023, stance: claim, text: T., references: paper,\n"
		 "   replies_to: a, supersedes: a}\n",
		 X "2:16: error: 'replies_to' leads in a circle: a \xe2\x86\x92 b \xe2\x86\x92 a\n"
		 X "2:31: error: 'supersedes' leads in a circle: a \xe2\x86\x92 b \xe2\x86\x92 a\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void what_leads_to_a_broken_record_breaks_too_and_says_so(void **state)
{
	static const char *const broken[] = {"x", "y", "z"};
	struct content content;

	(void)state;
	content_begin(&content);
	content_add(&content, CONTENT_SOUND
		    "=== parties/x.yaml\n{name: X, type: robot}\n"
		    "=== positions/all.yaml\n"
		    "- {id: y, by: x, on: pay, date: 2023, stance: claim, text: T., references: paper}\n"
		    "- {id: z, by: union, on: pay, date: 2023, stance: claim, text: T.,\n"
		    "   references: paper, replies_to: y}\n");
	content_check(&content);
	assert_string_equal(content.messages.data,
			    "parties/x.yaml:1:17: error: unknown word 'robot' for 'type'; known are "
			    "person, organization, group\n"
			    "positions/all.yaml:1:15: error: 'by' of position 'y' names 'x', which has "
			    "errors\n"
			    "positions/all.yaml:3:35: error: 'replies_to' of position 'z' names 'y', "
			    "which has errors\n");
	for (size_t i = 0; i < COUNT_OF(broken); i++)
		assert_null(records_find(&content.records, slice_of(broken[i])));
	assert_non_null(records_find(&content.records, SLICE("demand")));
	content_end(&content);
}

/* --- rule 2: time and parties --------------------------------------------- */

static void a_position_is_not_earlier_than_what_it_answers(void **state)
{
	static const struct row rows[] = {
		{POSITION("studios", "2023-05-02", "stance: reject, replies_to: demand"),
		 X "2:30: error: 'replies_to' of position 'x' (2023-05-02) names 'demand', which is "
		   "later: 2023-05-03\n"},
		{POSITION("studios", "2023-05", "stance: reject, replies_to: demand"), ""},
		{POSITION("union", "2022", "stance: demand, supersedes: demand"),
		 X "2:30: error: 'supersedes' of position 'x' (2022) names 'demand', which is later: "
		   "2023-05-03\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

#define NO_PARTY                                                                       \
	"error: position 'x' supersedes 'demand', but no party stands behind both\n"

static void a_party_stands_behind_both_of_what_supersedes(void **state)
{
	static const struct row rows[] = {
		{POSITION("union", "2023-06", "stance: demand, supersedes: demand"), ""},
		{POSITION("speaker", "2023-06", "stance: demand, supersedes: demand"), ""},
		{POSITION("[studios, union]", "2023-06", "stance: offer, supersedes: demand"), ""},
		{POSITION("studios", "2023-06", "stance: offer, supersedes: demand"),
		 X "2:29: " NO_PARTY},
		{POSITION("studios", "2023-06", "stance: accept, supersedes: demand"),
		 X "2:30: " NO_PARTY},
		{POSITION("studios", "2023-06",
			  "stance: accept, replies_to: demand, supersedes: demand"),
		 ""},
		{POSITION("company", "2023-06", "stance: offer, supersedes: demand"),
		 X "2:29: " NO_PARTY},
		{"=== parties/x.yaml\n{name: Local, type: group, parent: union, id: local}\n"
		 POSITION("local", "2023-06", "stance: demand, supersedes: demand"), ""},
		{"=== parties/x.yaml\n{name: Allies, type: group, side: labour, id: allies}\n"
		 POSITION("allies", "2023-06", "stance: agree, supersedes: demand"), ""},
		{"=== parties/x.yaml\n{name: Allies, type: group, side: labour, id: allies}\n"
		 POSITION("allies", "2023-06", "stance: demand, supersedes: demand"),
		 X "2:30: " NO_PARTY},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void what_begins_ends_later(void **state)
{
	static const struct row rows[] = {
		{"=== parties/x.yaml\n{name: X, type: group, founded: 2000, dissolved: 1999}\n",
		 "parties/x.yaml:1:50: error: 'dissolved' of party 'x' is earlier than 'founded': 1999 "
		 "before 2000\n"},
		{"=== parties/x.yaml\n{name: X, type: person, memberships: {in: union, from: 2021-05, "
		 "to: 2021-04}}\n",
		 "parties/x.yaml:1:69: error: 'to' of party 'x' is earlier than 'from': 2021-04 before "
		 "2021-05\n"},
		{"=== disputes/x.yaml\n{title: X, from: 2023, to: 2022, status: open, parties: [union, "
		 "studios]}\n",
		 "disputes/x.yaml:1:28: error: 'to' of dispute 'x' is earlier than 'from': 2022 before "
		 "2023\n"},
		{POSITION("union", "2023", "stance: claim, retracted: 2022-12-31"),
		 X "2:28: error: 'retracted' of position 'x' is earlier than 'date': 2022-12-31 before "
		   "2023\n"},
		{POSITION("union", "2023", "stance: claim, retracted: 2023-01-01"), ""},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void a_membership_lies_within_two_lives(void **state)
{
	static const struct row rows[] = {
		{"=== parties/x.yaml\n{name: X, type: person, memberships: {in: union, from: 1989}}\n",
		 "parties/x.yaml:1:56: error: the membership is of 1989, but 'union' was founded 1990\n"},
		{"=== parties/x.yaml\n{name: X, type: person, dissolved: 2010, memberships:\n"
		 " {in: union, from: 2000, to: 2011}}\n",
		 "parties/x.yaml:2:30: error: the membership is of 2011, but 'x' was dissolved 2010\n"},
		{"=== parties/x.yaml\n{name: X, type: person, memberships: {in: union, from: 1990}}\n",
		 ""},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

/* --- rule 3: voices ------------------------------------------------------- */

static void a_voice_belongs_to_a_party_that_day(void **state)
{
	static const struct row rows[] = {
		{POSITION("union", "2023-06", "stance: claim, voice: speaker"), ""},
		{POSITION("speaker", "2023-06", "stance: claim, voice: speaker"), ""},
		{POSITION("union", "2019", "stance: claim, voice: speaker"),
		 X "2:24: warning: 'speaker' speaks in position 'x', but is none of 'by' and no "
		   "member of one on 2019\n"},
		{POSITION("studios", "2023-06", "stance: claim, voice: speaker"),
		 X "2:24: warning: 'speaker' speaks in position 'x', but is none of 'by' and no "
		   "member of one on 2023-06\n"},
		{POSITION("union", "2023-06", "stance: claim, voice: union"),
		 X "2:24: error: 'voice' of position 'x' names 'union', which is no person\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

/* --- rule 4: sources ------------------------------------------------------ */

#define SOURCE(id, rest)                                                               \
	"- {id: " id ", title: T, type: report, issued: 2023, reliability: press, seen: whole,\n" \
	"   " rest "}\n"

static void every_source_is_cited(void **state)
{
	static const struct row rows[] = {
		{"=== sources/x.yaml\n" SOURCE("unread", "page: 1"),
		 "sources/x.yaml:1:3: warning: source 'unread' is cited by nothing\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void an_address_stands_once(void **state)
{
	static const struct row rows[] = {
		{"=== sources/x.yaml\n" SOURCE("first", "URL: 'https://example.org/a'")
			 SOURCE("second", "URL: 'https://example.org/a/'")
				 SOURCE("third", "DOI: 10.1/AB") SOURCE("fourth", "DOI: 10.1/ab")
		 POSITION("union", "2023",
			  "stance: claim, confirmed_by: [first, second, third, fourth]"),
		 "sources/x.yaml:4:9: warning: the URL of source 'second' is that of 'first' "
		 "(sources/x.yaml:1), too\n"
		 "sources/x.yaml:8:9: warning: the DOI of source 'fourth' is that of 'third' "
		 "(sources/x.yaml:5), too\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

/* --- rule 5: evidence ----------------------------------------------------- */

static void weak_evidence_is_a_warning(void **state)
{
	static const char copy[] =
		"=== sources/x.yaml\n{id: copied, title: T, type: document, issued: 2023, "
		"reliability: copy, seen: whole}\n";
	static const struct row rows[] = {
		{POSITION("union", "2023", "stance: claim, flags: needs-second-source"),
		 X "2:24: warning: position 'x' needs a second source\n"},
		{"=== events/x.yaml\n{title: X, type: ruling, date: 2023, actors: union, references:\n"
		 " [copied]}\n",
		 "events/x.yaml:2:3: warning: event 'x' is official, but rests on copies alone\n"},
		{"=== events/x.yaml\n{title: X, type: ruling, date: 2023, actors: union, references:\n"
		 " [copied, paper]}\n",
		 ""},
		{"=== events/x.yaml\n{title: X, type: protest, date: 2023, actors: union, references:\n"
		 " [copied]}\n",
		 ""},
		{POSITION("union", "2023", "stance: claim, confirmed_by: copied"),
		 X "2:31: warning: what confirms position 'x' are copies alone\n"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct str text;
		str_init(&text);
		str_format(&text, "%s%s%s", i ? copy : "", rows[i].content,
			   i ? "=== events/y.yaml\n{title: Y, type: report, date: 2023, actors: union,\n"
			       "references: copied}\n"
			     : "");
		assert_content(text.data, true, rows[i].messages);
		str_done(&text);
	}
}

/* --- rule 6: slips -------------------------------------------------------- */

#define PARTY(id) "- {id: " id ", name: N, type: person}\n"

static void ids_that_differ_by_one_letter_are_a_warning(void **state)
{
	static const struct row rows[] = {
		{"=== parties/x.yaml\n" PARTY("studio-one") PARTY("studia-one"),
		 "parties/x.yaml:2:3: warning: the id 'studia-one' differs by one letter from "
		 "'studio-one' (parties/x.yaml:1)\n"},
		{"=== parties/x.yaml\n" PARTY("duncan-ireland") PARTY("duncan-irelandd"),
		 "parties/x.yaml:2:3: warning: the id 'duncan-irelandd' differs by one letter from "
		 "'duncan-ireland' (parties/x.yaml:1)\n"},
		{"=== parties/x.yaml\n" PARTY("duncanireland") PARTY("duncan-ireland"),
		 "parties/x.yaml:2:3: warning: the id 'duncan-ireland' differs by one letter from "
		 "'duncanireland' (parties/x.yaml:1)\n"},
		{"=== parties/x.yaml\n" PARTY("local-839") PARTY("local-889") PARTY("local-8"), ""},
		{"=== parties/x.yaml\n" PARTY("wga") PARTY("dga") PARTY("wgae"), ""},
		{"=== parties/x.yaml\n" PARTY("walkouts"), ""},
		{"=== parties/x.yaml\n" PARTY("abcdefgh") PARTY("abcdefhg"), ""},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void dates_in_the_future_are_a_warning(void **state)
{
	static const struct row rows[] = {
		{POSITION("union", "2024-01-01", "stance: claim"), ""},
		{POSITION("union", "2024-01-02", "stance: claim"),
		 X "1:28: warning: 'date' of position 'x' lies in the future: 2024-01-02\n"},
		{"=== parties/x.yaml\n{name: X, type: person, memberships: {in: union, to: 2026}}\n",
		 "parties/x.yaml:1:54: warning: 'to' of party 'x' lies in the future: 2026\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

/* --- what depends on other fields ----------------------------------------- */

static void organizations_have_a_classification(void **state)
{
	static const struct row rows[] = {
		{"=== parties/x.yaml\n{name: X, type: organization}\n",
		 "parties/x.yaml:1:1: error: party 'x' is an organization and has no 'classification', "
		 "which is required then\n"},
		{"=== parties/x.yaml\n{name: X, type: group}\n", ""},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

#define DISPUTE(parties)                                                               \
	"=== disputes/x.yaml\n{title: X, from: 2023, status: open,\n parties: [" parties "]}\n"

static void a_dispute_has_two_parties_each_one_thing(void **state)
{
	static const struct row rows[] = {
		{DISPUTE("union"),
		 "disputes/x.yaml:2:12: error: dispute 'x' has one party; it takes two or more\n"},
		{DISPUTE("union, {group: Extras}"), ""},
		{DISPUTE("union, {group: Extras, party: studios}"),
		 "disputes/x.yaml:2:19: error: an entry of 'parties' in dispute 'x' takes one of "
		 "'party' and 'group', and only one\n"},
		{DISPUTE("union, {side: labour}"),
		 "disputes/x.yaml:2:19: error: an entry of 'parties' in dispute 'x' takes one of "
		 "'party' and 'group', and only one\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

#define USE(rest)                                                                      \
	"=== uses/x.yaml\n"                                                            \
	"{title: X, stage: casting, technique: other, date: 2023, references: paper,\n " rest "}\n"

static void a_use_has_actors_unless_it_is_forbidden(void **state)
{
	static const struct row rows[] = {
		{USE("status: in-use, affects: union"),
		 "uses/x.yaml:1:1: error: use 'x' has no 'actors', which are required unless it is "
		 "restricted or prohibited\n"},
		{USE("status: prohibited, affects: union"), ""},
		{USE("status: [{status: in-use, date: 2022}, {status: restricted, date: 2023}], "
		     "affects: union"),
		 ""},
		{USE("status: in-use, actors: {party: studios, alleged: yes}, affects: {}"),
		 "uses/x.yaml:1:1: error: use 'x' has no 'affects', which is required\n"
		 "uses/x.yaml:2:67: warning: 'affects' of use 'x' is empty; fill it in or take it "
		 "out\n"},
		{USE("status: in-use, actors: studios, affects: [{party: union, group: Extras}]"),
		 "uses/x.yaml:2:45: error: an entry of 'affects' in use 'x' takes one of 'party' "
		 "and 'group', and only one\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void a_question_asks(void **state)
{
	static const struct row rows[] = {
		{"=== issues/x.yaml\n{title: X, question: Pay., dispute: strike}\n",
		 "issues/x.yaml:1:22: error: the question of issue 'x' has no question mark\n"},
		{"=== issues/x.yaml\n{title: X, question: {en: Pay.}, dispute: strike}\n",
		 "issues/x.yaml:1:27: error: the question of issue 'x' has no question mark\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void a_resolved_issue_is_not_open(void **state)
{
	static const struct row rows[] = {
		{"=== issues/x.yaml\n{title: X, question: X?, dispute: strike, resolved_by: demand}\n",
		 "issues/x.yaml:1:56: warning: issue 'x' names what resolves it, but its 'resolution' "
		 "is open\n"},
		{"=== issues/x.yaml\n{title: X, question: X?, dispute: strike, resolved_by: demand,\n"
		 "resolution: imposed}\n",
		 ""},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

#define BALLOT(ballot)                                                                 \
	"=== events/x.yaml\n"                                                          \
	"{title: X, type: ballot, date: 2023, actors: union, references: paper,\n"     \
	" ballot: " ballot "}\n"

static void a_ballot_adds_up(void **state)
{
	static const struct row rows[] = {
		{BALLOT("{yes: 98.9, no: 1.1, votes: {yes: 8435, no: 90}}"), ""},
		{BALLOT("{yes: 60, no: 41}"), "events/x.yaml:2:10: error: 'yes' and 'no' of event 'x' "
					       "are more than 100 per cent\n"},
		{BALLOT("{yes: 90, no: 10, votes: {yes: 10, no: 90}}"),
		 "events/x.yaml:2:35: warning: the votes of event 'x' give 10.00 per cent yes, not "
		 "90.00\n"},
		{BALLOT("{yes: 45, no: 5, votes: {yes: 90, no: 10}}"), ""},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

/* --- all at once ---------------------------------------------------------- */

static void read_text(const char *path, struct str *out)
{
	char block[4096];
	size_t len;
	FILE *file = fopen(path, "r");

	assert_non_null(file);
	while ((len = fread(block, 1, sizeof(block), file)) > 0)
		str_add(out, (struct slice){block, len});
	fclose(file);
}

static void bad_content_has_the_findings_that_are_known(void **state)
{
	const char *top = getenv("abs_top_srcdir");
	struct content content;
	struct str path, expected;

	(void)state;
	str_init(&path);
	str_init(&expected);
	str_format(&path, "%s/tests/data/bad-content", top ? top : ".");
	content_begin(&content);
	rmdir(content.folder);
	assert_int_equal(symlink(path.data, content.folder), 0);
	content_check(&content);
	str_add_text(&path, ".txt");
	read_text(path.data, &expected);
	assert_string_equal(content.messages.data, expected.data);
	assert_int_equal(remove(content.folder), 0);
	content_end(&content);
	str_done(&expected);
	str_done(&path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sound_records_have_no_findings),
		cmocka_unit_test(a_link_leads_to_a_record_of_a_right_kind),
		cmocka_unit_test(mentions_in_prose_resolve),
		cmocka_unit_test(former_ids_resolve_and_belong_to_one),
		cmocka_unit_test(an_id_is_unique_over_all_kinds),
		cmocka_unit_test(links_do_not_lead_in_a_circle),
		cmocka_unit_test(what_leads_to_a_broken_record_breaks_too_and_says_so),
		cmocka_unit_test(a_position_is_not_earlier_than_what_it_answers),
		cmocka_unit_test(a_party_stands_behind_both_of_what_supersedes),
		cmocka_unit_test(what_begins_ends_later),
		cmocka_unit_test(a_membership_lies_within_two_lives),
		cmocka_unit_test(a_voice_belongs_to_a_party_that_day),
		cmocka_unit_test(every_source_is_cited),
		cmocka_unit_test(an_address_stands_once),
		cmocka_unit_test(weak_evidence_is_a_warning),
		cmocka_unit_test(ids_that_differ_by_one_letter_are_a_warning),
		cmocka_unit_test(dates_in_the_future_are_a_warning),
		cmocka_unit_test(organizations_have_a_classification),
		cmocka_unit_test(a_dispute_has_two_parties_each_one_thing),
		cmocka_unit_test(a_use_has_actors_unless_it_is_forbidden),
		cmocka_unit_test(a_question_asks),
		cmocka_unit_test(a_resolved_issue_is_not_open),
		cmocka_unit_test(a_ballot_adds_up),
		cmocka_unit_test(bad_content_has_the_findings_that_are_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
