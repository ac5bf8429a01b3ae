/* test_marks.c - what the program says of a record by itself, and for which days.
 * The rows say it as "contested 2023-05-10..2023-06-01", day before the last. */
#include "content.h"

#include "marks.h"

static void print_day(struct str *out, int32_t day)
{
	if (day != DATE_DAY_MAX)
		date_print_day(day, out);
}

/* The marks of the record called id, evidence apart unless asked for. */
static void print_marks(const struct content *content, const char *id, bool evidence,
			struct str *out)
{
	struct mark_context *context = marks_new(&content->records);
	const struct record *record = records_find(&content->records, slice_of(id));
	mark_spans spans = {0};

	assert_non_null(record);
	marks_of(context, record, &spans);
	for (size_t i = 0; i < spans.count; i++) {
		const struct mark_span *span = &spans.items[i];
		bool is_evidence = span->mark == MARK_SINGLE_SOURCE || span->mark == MARK_REPORTED_ONLY;
		if (is_evidence != evidence)
			continue;
		str_format(out, "%s ", mark_table[span->mark].name);
		print_day(out, span->from);
		str_add_text(out, "..");
		print_day(out, span->until);
		str_add_text(out, "\n");
	}
	vec_done(&spans);
	marks_free(context);
}

/* Fails unless the record called x has just these marks. */
static void assert_marks(const char *text, bool evidence, const char *marks)
{
	struct content content;
	struct str out;

	str_init(&out);
	content_begin(&content);
	content_add(&content, CONTENT_SOUND);
	content_add(&content, text);
	content_check(&content);
	assert_int_equal(content.findings.errors, 0);
	print_marks(&content, "x", evidence, &out);
	assert_string_equal(out.data ? out.data : "", marks);
	content_end(&content);
	str_done(&out);
}

struct row {
	const char *content;
	const char *marks;
};

static void assert_rows(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		assert_marks(rows[i].content, false, rows[i].marks);
}

#define P(id, by, date, stance, rest)                                                  \
	"- {id: " id ", by: " by ", on: pay, date: " date ", stance: " stance             \
	", text: T., references: paper, " rest "}\n"
#define POSITIONS "=== positions/more.yaml\n"

static void a_position_is_superseded_from_the_earliest_that_replaces_it(void **state)
{
	static const struct row rows[] = {
		{POSITIONS P("x", "union", "2023-05", "support", ""), ""},
		{POSITIONS P("x", "union", "2023-05", "support", "")
			 P("b", "union", "2023-07", "support", "supersedes: x")
				 P("c", "union", "2023-06-10", "support", "supersedes: [x]"),
		 "superseded 2023-06-10..\n"},
		{POSITIONS P("x", "union", "2023-05-20", "support", "")
			 P("b", "union", "2023-05", "support", "supersedes: x"),
		 "superseded 2023-05-20..\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void a_position_is_retracted_from_the_day_it_says(void **state)
{
	static const struct row rows[] = {
		{POSITIONS P("x", "union", "2023-05", "support", "retracted: 2023-06"),
		 "retracted 2023-06-01..\n"},
		{POSITIONS P("x", "union", "2023-06", "support", "retracted: 2023"),
		 "retracted 2023-06-01..\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void two_sides_agree(void **state)
{
	static const struct row rows[] = {
		{POSITIONS P("x", "'union'", "2023-09-24", "agree", ""), ""},
		{POSITIONS P("x", "[union, studios]", "2023-09-24", "agree", ""),
		 "agreed 2023-09-24..\n"},
		{POSITIONS P("x", "[union, company]", "2023-09-24", "agree", ""),
		 "agreed 2023-09-24..\n"},
		{POSITIONS P("x", "[company, studios]", "2023-09-24", "agree", ""), ""},
		{POSITIONS P("x", "[union, speaker]", "2023-09-24", "agree", ""), ""},
		{POSITIONS P("x", "[union, studios]", "2023-09-24", "support", ""), ""},
		{POSITIONS P("x", "studios", "2023-09-24", "accept", "replies_to: demand"),
		 "agreed 2023-09-24..\n"},
		{POSITIONS P("x", "[union, studios]", "2023-09-24", "agree", "")
			 P("b", "[union, studios]", "2023-10-09", "agree", "supersedes: x"),
		 "superseded 2023-10-09..\nagreed 2023-09-24..2023-10-09\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void a_side_is_the_one_the_dispute_gives(void **state)
{
	static const char allies[] =
		"=== disputes/strike.yaml\n"
		"{title: The strike, from: 2023, status: open, parties: [{party: union, side: a},\n"
		" {party: studios, side: a}, {group: Extras, side: b}]}\n" POSITIONS
		P("x", "[union, studios]", "2023-09-24", "agree", "");

	(void)state;
	assert_marks(allies, false, "");
}

static void what_resolves_its_issue_is_agreed(void **state)
{
	static const struct row rows[] = {
		{"=== issues/pay.yaml\n"
		 "{title: Pay, question: Who pays?, dispute: strike, resolution: agreed, resolved_by: x}\n"
		 POSITIONS P("x", "union", "2023-09-24", "support", ""),
		 "agreed 2023-09-24..\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void a_demand_is_unanswered_while_it_is_held_and_nobody_replies(void **state)
{
	static const struct row rows[] = {
		{POSITIONS P("x", "union", "2023-05", "demand", ""), "unanswered 2023-05-01..\n"},
		{POSITIONS P("x", "union", "2023-05", "warn", ""), ""},
		{POSITIONS P("x", "union", "2023-05", "offer", "")
			 P("b", "union", "2023-06", "warn", "replies_to: x"),
		 "unanswered 2023-05-01..\n"},
		{POSITIONS P("x", "company", "2023-05", "offer", "")
			 P("b", "studios", "2023-06", "warn", "replies_to: x"),
		 "unanswered 2023-05-01..\n"},
		{POSITIONS P("x", "union", "2023-05", "claim", "")
			 P("b", "studios", "2023-07", "warn", "replies_to: x")
				 P("c", "company", "2023-06-02", "warn", "replies_to: x"),
		 "unanswered 2023-05-01..2023-06-02\n"},
		{POSITIONS P("x", "union", "2023-05", "demand", "")
			 P("b", "[union, studios]", "2023-09-24", "agree", "supersedes: x"),
		 "superseded 2023-09-24..\nunanswered 2023-05-01..2023-09-24\n"},
		{POSITIONS P("x", "union", "2023-05", "demand", "")
			 P("b", "union", "2023-09-24", "demand", "supersedes: x"),
		 "superseded 2023-09-24..\nunanswered 2023-05-01..2023-09-24\n"},
		{POSITIONS P("x", "union", "2023-05", "demand", "retracted: 2023-06-02"),
		 "retracted 2023-06-02..\nunanswered 2023-05-01..2023-06-02\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

#define CLAIM P("x", "union", "2023-05-10", "claim", "")
#define CONFIRMED P("x", "union", "2023-05-10", "claim", "confirmed_by: ruling")
#define DENIAL P("b", "studios", "2023-05-12", "deny", "replies_to: x")
#define RULING(issued)                                                                 \
	"=== sources/ruling.yaml\n{title: R, type: legal_case, issued: " issued           \
	", reliability: official, seen: whole}\n"

static void a_claim_is_contested_while_a_denial_is_held(void **state)
{
	static const struct row rows[] = {
		{POSITIONS CLAIM DENIAL,
		 "contested 2023-05-12..\nunanswered 2023-05-10..2023-05-12\n"},
		{POSITIONS CLAIM P("b", "studios", "2023-05-12", "reject",
				   "replies_to: x, retracted: 2023-05-20"),
		 "contested 2023-05-12..2023-05-20\nunanswered 2023-05-10..2023-05-12\n"},
		{POSITIONS CLAIM DENIAL P("c", "studios", "2023-06", "accept", "supersedes: b"),
		 "contested 2023-05-12..2023-06-01\nunanswered 2023-05-10..2023-05-12\n"},
		{POSITIONS CLAIM P("b", "studios", "2023-05-12", "deny",
				   "replies_to: x, retracted: 2023-05-20")
			 P("c", "company", "2023-06", "deny", "replies_to: x"),
		 "contested 2023-05-12..2023-05-20\ncontested 2023-06-01..\n"
		 "unanswered 2023-05-10..2023-05-12\n"},
		{POSITIONS CLAIM P("b", "studios", "2023-05-12", "deny",
				   "replies_to: x, retracted: 2023-05-20")
			 P("c", "company", "2023-05-15", "deny", "replies_to: x, retracted: 2023-05-18"),
		 "contested 2023-05-12..2023-05-20\nunanswered 2023-05-10..2023-05-12\n"},
		{POSITIONS CLAIM P("b", "union", "2023-05-12", "deny", "replies_to: x"),
		 "unanswered 2023-05-10..\n"},
		{POSITIONS CLAIM P("b", "studios", "2023-05-12", "oppose", "replies_to: x"),
		 "unanswered 2023-05-10..2023-05-12\n"},
		{POSITIONS P("x", "union", "2023-05-10", "demand", "") DENIAL,
		 "unanswered 2023-05-10..2023-05-12\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void a_confirmed_claim_is_not_contested_once_the_source_is_out(void **state)
{
	static const struct row rows[] = {
		{POSITIONS CONFIRMED DENIAL RULING("2023-08"),
		 "contested 2023-05-12..2023-08-01\nunanswered 2023-05-10..2023-05-12\n"},
		{POSITIONS CONFIRMED DENIAL RULING("2022"), "unanswered 2023-05-10..2023-05-12\n"},
		{POSITIONS CONFIRMED DENIAL RULING("unknown"), "unanswered 2023-05-10..2023-05-12\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

/* --- evidence ------------------------------------------------------------- */

#define SOURCE(id, issued, reliability, rest)                                          \
	"- {id: " id ", title: T, type: report, issued: " issued ", reliability: "        \
	reliability ", seen: whole, " rest "}\n"
#define ON(references)                                                                 \
	POSITIONS "- {id: x, by: union, on: pay, date: 2023-05-10, stance: support, text: T.,\n" \
		  "   references: " references "}\n"
#define SOURCES "=== sources/more.yaml\n"

static void evidence_counts_from_the_day_it_is_out(void **state)
{
	static const struct row rows[] = {
		{ON("paper"), "single-source 2023-05-10..\n"},
		{ON("[paper, {source: paper, locator: p. 2}]"), "single-source 2023-05-10..\n"},
		{ON("press") SOURCES SOURCE("press", "2023-06", "press", ""),
		 "single-source 2023-06-01..\nreported-only 2023-06-01..\n"},
		{ON("[press, paper]") SOURCES SOURCE("press", "2023-06", "press", ""),
		 "single-source 2023-05-10..2023-06-01\n"},
		{ON("[press, own]") SOURCES SOURCE("press", "2023-05-11", "press", "")
			 SOURCE("own", "2023-07", "own-statement", ""),
		 "single-source 2023-05-11..2023-07-01\nreported-only 2023-05-11..2023-07-01\n"},
		{ON("copy") SOURCES SOURCE("copy", "2023-05", "copy", "voice: union"),
		 "single-source 2023-05-10..\n"},
		{ON("[one, two]") SOURCES SOURCE("one", "unknown", "copy", "")
			 SOURCE("two", "2023-05-01", "advocacy", ""),
		 "reported-only 2023-05-10..\n"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		assert_marks(rows[i].content, true, rows[i].marks);
}

static void several_sources_of_one_voice_are_one(void **state)
{
	static const struct row rows[] = {
		{ON("[one, two]") SOURCES SOURCE("one", "2023-05", "official", "voice: union")
			 SOURCE("two", "2023-05", "official", "voice: union"),
		 "single-source 2023-05-10..\n"},
		{ON("[one, two, three]") SOURCES SOURCE("one", "2023-05", "official", "voice: union")
			 SOURCE("two", "2023-06", "official", "voice: union")
				 SOURCE("three", "2023-07", "official", "voice: studios"),
		 "single-source 2023-05-10..2023-07-01\n"},
		{ON("[one, two]") SOURCES SOURCE("one", "2023-05", "official", "voice: union")
			 SOURCE("two", "2023-05", "official", ""),
		 ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		assert_marks(rows[i].content, true, rows[i].marks);
}

static void events_and_uses_have_evidence_too(void **state)
{
	(void)state;
	assert_marks("=== events/x.yaml\n"
		     "{title: X, type: report, date: 2023-06, actors: union, references: paper}\n",
		     true, "single-source 2023-06-01..\n");
	assert_marks("=== uses/x.yaml\n{title: X, stage: casting, technique: other, status: in-use,\n"
		     "date: 2023, actors: studios, affects: union, references: paper}\n",
		     true, "single-source 2023-05-01..\n");
}

/* --- issues --------------------------------------------------------------- */

static void an_issue_is_one_sided_until_a_second_side_speaks(void **state)
{
	static const char issue[] = "=== issues/x.yaml\n{title: X, question: X?, dispute: strike}\n";
	static const struct row rows[] = {
		{"", ""},
		{P("a", "union", "2023-06", "demand", ""), "one-sided 2023-06-01..\n"},
		{P("a", "union", "2023-06", "demand", "") P("b", "company", "2023-07", "offer", ""),
		 "one-sided 2023-06-01..2023-07-01\n"},
		{P("a", "union", "2023-06", "demand", "") P("b", "speaker", "2023-07", "claim", ""),
		 "one-sided 2023-06-01..\n"},
		{P("a", "union", "2023-06", "demand", "") P("b", "state", "2023-07", "claim", ""),
		 "one-sided 2023-06-01..\n"},
		{P("a", "[union, studios]", "2023-06", "agree", ""), ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct str text;
		str_init(&text);
		str_format(&text, "%s=== parties/state.yaml\n{name: State, type: group, side: state}\n"
				  POSITIONS "%s", issue, rows[i].content);
		for (char *on = text.data; (on = strstr(on, "on: pay")) != NULL;)
			memcpy(on, "on: x  ", 7);
		assert_marks(text.data, false, rows[i].marks);
		str_done(&text);
	}
}

static void every_mark_has_a_name_and_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < MARK_COUNT; i++) {
		assert_non_null(mark_table[i].name);
		assert_non_null(mark_table[i].label);
		assert_non_null(mark_table[i].help);
	}
}

static void broken_records_do_not_count(void **state)
{
	struct content content;
	struct str out;

	(void)state;
	str_init(&out);
	content_begin(&content);
	content_add(&content, CONTENT_SOUND POSITIONS CLAIM
		    P("b", "studios", "2023-05-12", "deny", "replies_to: x, colour: red"));
	content_check(&content);
	print_marks(&content, "x", false, &out);
	assert_text(&out, "unanswered 2023-05-10..\n");
	content_end(&content);
	str_done(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_position_is_superseded_from_the_earliest_that_replaces_it),
		cmocka_unit_test(a_position_is_retracted_from_the_day_it_says),
		cmocka_unit_test(two_sides_agree),
		cmocka_unit_test(a_side_is_the_one_the_dispute_gives),
		cmocka_unit_test(what_resolves_its_issue_is_agreed),
		cmocka_unit_test(a_demand_is_unanswered_while_it_is_held_and_nobody_replies),
		cmocka_unit_test(a_claim_is_contested_while_a_denial_is_held),
		cmocka_unit_test(a_confirmed_claim_is_not_contested_once_the_source_is_out),
		cmocka_unit_test(evidence_counts_from_the_day_it_is_out),
		cmocka_unit_test(several_sources_of_one_voice_are_one),
		cmocka_unit_test(events_and_uses_have_evidence_too),
		cmocka_unit_test(an_issue_is_one_sided_until_a_second_side_speaks),
		cmocka_unit_test(every_mark_has_a_name_and_words),
		cmocka_unit_test(broken_records_do_not_count),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
