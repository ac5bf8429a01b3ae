/* test_thread.c - who said what in answer to what, and what is folded. */
#include "fixture.h"

#include "thread.h"

/* a: demand, answered by b and d; e answers d. c: a claim on its own. f and g: an offer and
 * what it answers, both given up. */
#define P(id, by, day, stance, rest)                                                    \
	"- {id: " id ", by: " by ", on: pay, date: 2023-" day ", stance: " stance          \
	", text: " id ", references: daily, " rest "}\n"

static const char base[] =
	"=== picket.yaml\n"
	"{title: T, languages: [en]}\n"
	"=== parties/all.yaml\n"
	"- {id: union, name: Union, type: group, side: labour}\n"
	"- {id: studios, name: Studios, type: group, side: management}\n"
	"=== disputes/strike.yaml\n"
	"{id: strike, title: Strike, from: 2023, status: strike,\n"
	" parties: [{party: union}, {party: studios}]}\n"
	"=== issues/all.yaml\n"
	"- {id: pay, title: Pay, question: Who pays?, dispute: strike}\n"
	"- {id: scans, title: Scans, question: Who scans?, dispute: strike}\n"
	"=== sources/all.yaml\n"
	"- {id: daily, title: Daily, type: report, issued: 2023-06-01, reliability: press,\n"
	"   seen: whole}\n"
	"=== positions/all.yaml\n"
	P("a", "union", "06-01", "demand", "")
	P("b", "studios", "06-02", "reject", "replies_to: a")
	P("c", "union", "06-03", "claim", "")
	P("d", "studios", "06-04", "offer", "replies_to: a")
	P("e", "union", "06-05", "reject", "replies_to: d")
	P("f", "studios", "06-06", "offer", "")
	P("g", "union", "06-07", "reject", "replies_to: [other, f]")
	P("h", "studios", "06-10", "offer", "supersedes: [d, f], replies_to: g")
	P("i", "union", "06-11", "accept", "supersedes: [a, g, e], replies_to: h")
	"- {id: other, by: union, on: scans, date: 2023-06-01, stance: demand, text: Else.,\n"
	"   references: daily}\n";

static int setup(void **state)
{
	return fixture_setup_text(state, base);
}

static void read_thread(struct fixture *fixture, struct doc *doc, struct thread *thread)
{
	struct entry issue;

	assert_true(doc_entry(doc, fixture_find(fixture, "pay"), &issue));
	assert_true(thread_read(doc, &issue, thread));
}

/* A line for each post, as deep as it stands. */
static void print_order(const struct thread *thread, struct str *out)
{
	for (size_t i = 0; i < thread->count; i++) {
		const struct thread_post *post = &thread->posts[i];

		str_format(out, "%*s%.*s\n", (int)post->depth, "", SLICE_ARGS(post->stand->head.id));
	}
}

static void print_rows(struct doc *doc, const struct thread *thread, struct str *out)
{
	rich_clear(doc->out);
	for (size_t i = 0; i < thread->row_count; i++)
		thread_line(doc, thread, i);
	rich_print(doc->out, out);
}

static void answers_stand_under_what_they_answer(void **state)
{
	struct fixture *fixture = *state;
	struct thread thread;
	struct doc doc;
	struct str out;

	str_init(&out);
	doc_init(&doc, &fixture->reading, NULL, &fixture->error);
	read_thread(fixture, &doc, &thread);
	print_order(&thread, &out);
	assert_text(&out, "a\n b\n d\n  e\nc\nf\n g\n  h\n   i\n");
	assert_int_equal(thread.posts[0].parent, 0);
	assert_int_equal(thread.posts[3].parent, 2);
	doc_done(&doc);
	str_done(&out);
}

static void later_answers_are_not_there_yet(void **state)
{
	struct fixture *fixture = *state;
	struct thread thread;
	struct doc doc;
	struct str out;

	str_init(&out);
	fixture->reading.day = date_day(2023, 6, 4);
	doc_init(&doc, &fixture->reading, NULL, &fixture->error);
	read_thread(fixture, &doc, &thread);
	print_order(&thread, &out);
	assert_text(&out, "a\n b\n d\nc\n");
	assert_int_equal(thread.row_count, 4);
	doc_done(&doc);
	str_done(&out);
	fixture->reading.day = date_today();
}

static void what_is_over_is_one_row_until_it_is_unfolded(void **state)
{
	struct fixture *fixture = *state;
	struct thread thread;
	struct rich rich;
	struct doc doc;
	struct str out;

	str_init(&out);
	rich_init(&rich);
	doc_init(&doc, &fixture->reading, &rich, &fixture->error);
	read_thread(fixture, &doc, &thread);
	print_rows(&doc, &thread, &out);
	assert_text(&out,
		    "  Union \u00b7 demand \u00b7 2023-06-01 a [superseded since 2023-06-11]"
		    " [single source] [reported only]\n"
		    "    Studios \u00b7 rejection \u00b7 2023-06-02 b [single source] [reported only]\n"
		    "    2 no longer held: Studios \u00b7 offer \u00b7 2023-06-04, "
		    "Union \u00b7 rejection \u00b7 2023-06-05\n"
		    "  Union \u00b7 claim \u00b7 2023-06-03 c [unanswered] [single source]"
		    " [reported only]\n"
		    "  Studios \u00b7 offer \u00b7 2023-06-06 f [superseded since 2023-06-10]"
		    " [single source] [reported only]\n"
		    "    Union \u00b7 rejection \u00b7 2023-06-07 g [superseded since 2023-06-11]"
		    " [single source] [reported only]\n"
		    "      Studios \u00b7 offer \u00b7 2023-06-10 h [single source] [reported only]\n"
		    "        Union \u00b7 acceptance \u00b7 2023-06-11 i [agreed] [single source]"
		    " [reported only]\n");
	assert_false(thread_toggle(&thread, 0));
	assert_false(thread_toggle(&thread, thread.row_count));
	assert_int_equal(thread.row_count, 8);
	assert_true(thread_toggle(&thread, 2));
	assert_int_equal(thread.row_count, 9);
	assert_int_equal(thread.rows[2].post, 2);
	assert_int_equal(thread.rows[2].count, 1);
	assert_true(thread_toggle(&thread, 2));
	assert_int_equal(thread.row_count, 8);
	thread_unfold(&thread);
	assert_int_equal(thread.row_count, 9);
	doc_done(&doc);
	rich_done(&rich);
	str_done(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers_stand_under_what_they_answer),
		cmocka_unit_test(later_answers_are_not_there_yet),
		cmocka_unit_test(what_is_over_is_one_row_until_it_is_unfolded),
	};

	return cmocka_run_group_tests(tests, setup, fixture_teardown);
}
