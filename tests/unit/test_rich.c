/* test_rich.c - wrapping keeps every word and every link, whatever the width. */
#include "testing.h"

#include "query.h"
#include "rich.h"
#include "utf8.h"

struct test {
	struct rich rich;
	struct rich wrapped;
	struct str out;
};

static int begin(void **state)
{
	struct test *test = mem_zero(sizeof(*test));

	rich_init(&test->rich);
	rich_init(&test->wrapped);
	str_init(&test->out);
	*state = test;
	return 0;
}

static int end(void **state)
{
	struct test *test = *state;

	rich_done(&test->rich);
	rich_done(&test->wrapped);
	str_done(&test->out);
	free(test);
	return 0;
}

static void add(struct test *test, int indent, int hang, const char *text)
{
	rich_line(&test->rich, indent, hang);
	rich_add_text(&test->rich, ROLE_TEXT, text);
}

/* Fails unless the lines wrapped to width look like text. */
static void assert_wrapped(struct test *test, int width, const char *text)
{
	rich_clear(&test->wrapped);
	rich_wrap(&test->rich, width, &test->wrapped);
	str_clear(&test->out);
	rich_print(&test->wrapped, &test->out);
	assert_string_equal(test->out.data, text);
}

static const struct run *run_at(const struct rich *rich, size_t line, size_t run)
{
	assert_true(line < rich->lines.count && run < rich->lines.items[line].runs.count);
	return &rich->lines.items[line].runs.items[run];
}

static void lines_break_at_spaces_which_are_dropped(void **state)
{
	add(*state, 0, 0, "one two  three");
	assert_wrapped(*state, 7, "one two\nthree\n");
	assert_wrapped(*state, 8, "one two\nthree\n");
	assert_wrapped(*state, 14, "one two  three\n");
}

static void indent_and_hang_are_kept(void **state)
{
	add(*state, 2, 4, "one two three");
	assert_wrapped(*state, 9, "  one two\n    three\n");
}

static void an_indent_gives_way_where_half_the_line_would_be_lost(void **state)
{
	add(*state, 0, 12, "Label: some words");
	assert_wrapped(*state, 16, "Label: some\n  words\n");
}

static void a_long_word_is_split_only_if_no_line_holds_it(void **state)
{
	add(*state, 0, 0, "a abcdefgh b");
	assert_wrapped(*state, 8, "a\nabcdefgh\nb\n");
	assert_wrapped(*state, 6, "a abcd\nefgh b\n");
	assert_wrapped(*state, 1, "a\na\nb\nc\nd\ne\nf\ng\nh\nb\n");
}

static void no_cluster_is_split_and_columns_count(void **state)
{
	add(*state, 0, 0, "e\u0301e\u0301e\u0301 \u65e5\u672c");
	assert_wrapped(*state, 2, "e\u0301e\u0301\ne\u0301\n\u65e5\n\u672c\n");
	assert_wrapped(*state, 1, "e\u0301\ne\u0301\ne\u0301\n\u65e5\n\u672c\n");
}

static void a_badge_is_kept_together_where_a_line_holds_it(void **state)
{
	struct test *test = *state;

	add(test, 0, 0, "A title ");
	rich_add_text(&test->rich, ROLE_BADGE, "[single source]");
	assert_wrapped(test, 16, "A title\n[single source]\n");
	assert_wrapped(test, 10, "A title\n[single so\nurce]\n");
}

static void a_word_goes_on_from_run_to_run(void **state)
{
	struct test *test = *state;

	add(test, 0, 0, "see (");
	rich_add_link(&test->rich, ROLE_LINK, SLICE("scan"), SLICE("scan-claim"));
	rich_add_text(&test->rich, ROLE_TEXT, "), please");
	assert_wrapped(test, 10, "see\n(scan),\nplease\n");
	assert_int_equal(run_at(&test->wrapped, 1, 1)->role, ROLE_LINK);
}

static void a_link_broken_over_two_lines_is_one_link(void **state)
{
	struct test *test = *state;

	add(test, 0, 0, "see ");
	rich_add_address(&test->rich, ROLE_LINK, SLICE("page"), SLICE("https://example.org"));
	rich_add_text(&test->rich, ROLE_TEXT, " ");
	rich_add_link(&test->rich, ROLE_LINK, SLICE("the scan claim"), SLICE("scan-claim"));
	assert_wrapped(test, 12, "see page the\nscan claim\n");
	assert_int_equal(test->wrapped.links.count, 2);
	assert_true(slice_is(test->wrapped.links.items[0].address, "https://example.org"));
	assert_true(slice_is(test->wrapped.links.items[1].id, "scan-claim"));
	assert_int_equal(run_at(&test->wrapped, 0, 3)->link, 2);
	assert_int_equal(run_at(&test->wrapped, 1, 0)->link, 2);
}

static void a_wrapped_line_knows_where_it_comes_from(void **state)
{
	struct test *test = *state;

	add(test, 0, 0, "one");
	rich_line(&test->rich, 3, 3);
	add(test, 0, 0, "two three");
	assert_wrapped(test, 5, "one\n\ntwo\nthree\n");
	assert_int_equal(test->wrapped.lines.items[1].source, 1);
	assert_int_equal(test->wrapped.lines.items[3].source, 2);
}

/* Appends the letters of all runs, without spaces. */
static void letters(const struct rich *rich, struct str *out)
{
	for (size_t i = 0; i < rich->lines.count; i++)
		for (size_t j = 0; j < rich->lines.items[i].runs.count; j++) {
			struct slice text = rich->lines.items[i].runs.items[j].text;

			for (size_t k = 0; k < text.len; k++)
				if (text.data[k] != ' ')
					str_add_char(out, text.data[k]);
		}
}

static void no_width_loses_a_letter_or_makes_a_line_too_long(void **state)
{
	struct test *test = *state;
	struct str all;

	add(test, 4, 9, "  Scans of e\u0301xtras, ");
	rich_add_text(&test->rich, ROLE_QUOTE, "\u201cfor the rest of eternity\u201d,  ");
	rich_add_text(&test->rich, ROLE_NOTE, "background-replicas-and-more  ");
	str_init(&all);
	letters(&test->rich, &all);
	for (int width = 1; width < 90; width++) {
		rich_clear(&test->wrapped);
		rich_wrap(&test->rich, width, &test->wrapped);
		for (size_t i = 0; i < test->wrapped.lines.count; i++) {
			const struct line *line = &test->wrapped.lines.items[i];
			assert_true(line->indent + line_width(line) <= width);
		}
		letters(&test->wrapped, &test->out);
		assert_string_equal(test->out.data, all.data);
		str_clear(&test->out);
	}
	str_done(&all);
}

static void texts_are_made_harmless(void **state)
{
	struct test *test = *state;

	add(test, 0, 0, "a\033[2Jb\nc");
	rich_print(&test->rich, &test->out);
	assert_null(strchr(test->out.data, '\033'));
	assert_string_equal(strchr(test->out.data, 'J'), "Jb c\n");
}

static void empty_text_adds_nothing(void **state)
{
	struct test *test = *state;

	add(test, 2, 2, "");
	rich_add_link(&test->rich, ROLE_LINK, SLICE(""), SLICE("x"));
	assert_int_equal(test->rich.lines.items[0].runs.count, 0);
	assert_int_equal(test->rich.links.count, 0);
	assert_wrapped(test, 10, "\n");
}

static void searched_words_are_marked_whole_and_keep_their_link(void **state)
{
	struct test *test = *state;
	struct query *query = query_parse(SLICE("stras scan"), true, NULL);

	add(test, 0, 0, "A scan, a Scanner; ");
	rich_add_link(&test->rich, ROLE_LINK, SLICE("my scan"), SLICE("x"));
	rich_add_text(&test->rich, ROLE_BADGE, "[scan]");
	rich_mark(&test->rich, query);
	query_free(query);
	assert_true(slice_is(run_at(&test->rich, 0, 1)->text, "scan"));
	assert_int_equal(run_at(&test->rich, 0, 1)->role, ROLE_MATCH);
	assert_true(slice_is(run_at(&test->rich, 0, 3)->text, "Scanner"));
	assert_int_equal(run_at(&test->rich, 0, 5)->role, ROLE_LINK);
	assert_int_equal(run_at(&test->rich, 0, 6)->role, ROLE_MATCH);
	assert_int_equal(run_at(&test->rich, 0, 6)->link, 1);
	assert_int_equal(run_at(&test->rich, 0, 7)->role, ROLE_BADGE);
	rich_print(&test->rich, &test->out);
	assert_string_equal(test->out.data, "A scan, a Scanner; my scan[scan]\n");
}

static void without_a_query_nothing_is_marked(void **state)
{
	struct test *test = *state;

	add(test, 0, 0, "A scan");
	rich_mark(&test->rich, NULL);
	assert_int_equal(test->rich.lines.items[0].runs.count, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(lines_break_at_spaces_which_are_dropped),
		TEST(indent_and_hang_are_kept),
		TEST(an_indent_gives_way_where_half_the_line_would_be_lost),
		TEST(a_long_word_is_split_only_if_no_line_holds_it),
		TEST(no_cluster_is_split_and_columns_count),
		TEST(a_badge_is_kept_together_where_a_line_holds_it),
		TEST(a_word_goes_on_from_run_to_run),
		TEST(a_link_broken_over_two_lines_is_one_link),
		TEST(a_wrapped_line_knows_where_it_comes_from),
		TEST(no_width_loses_a_letter_or_makes_a_line_too_long),
		TEST(texts_are_made_harmless),
		TEST(empty_text_adds_nothing),
		TEST(searched_words_are_marked_whole_and_keep_their_link),
		TEST(without_a_query_nothing_is_marked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
