/* test_yaml.c - what libyaml reads becomes a tree with places; what content must
 * not have becomes a finding at its line and column. */
#include "testing.h"

#include "yaml.h"

#include <time.h>

/* Prints a tree in one line: [a, {key: "quoted"}]. */
static void print_node(const struct node *node, struct str *out)
{
	const char *quote = node->plain ? "" : "\"";
	const char *comma = "";

	if (node->type == NODE_SCALAR) {
		str_format(out, "%s%.*s%s", quote, SLICE_ARGS(node->text), quote);
		return;
	}
	str_add_char(out, node->type == NODE_LIST ? '[' : '{');
	for (size_t i = 0; i < node->count; i++) {
		bool is_value = node->type == NODE_MAP && i % 2;
		str_add_text(out, is_value ? ": " : comma);
		print_node(node->children[i], out);
		comma = ", ";
	}
	str_add_char(out, node->type == NODE_LIST ? ']' : '}');
}

struct fixture {
	struct arena arena;
	struct findings findings;
	struct node *root;
	struct str tree;       /* "nothing" where nothing was read */
	struct str messages;   /* a line a finding */
};

static void read_text(struct fixture *fixture, struct slice text)
{
	arena_init(&fixture->arena);
	findings_init(&fixture->findings);
	str_init(&fixture->tree);
	str_init(&fixture->messages);
	fixture->root = yaml_read(text, "f", &fixture->arena, &fixture->findings);
	if (fixture->root)
		print_node(fixture->root, &fixture->tree);
	else
		str_add_text(&fixture->tree, "nothing");
	findings_sort(&fixture->findings);
	for (size_t i = 0; i < fixture->findings.list.count; i++) {
		finding_print(&fixture->findings.list.items[i], &fixture->messages);
		str_add_char(&fixture->messages, '\n');
	}
}

static void done(struct fixture *fixture)
{
	str_done(&fixture->messages);
	str_done(&fixture->tree);
	findings_done(&fixture->findings);
	arena_done(&fixture->arena);
}

/* Fails unless text reads as tree, with just these findings. */
static void assert_read(struct slice text, const char *tree, const char *messages)
{
	struct fixture fixture;

	read_text(&fixture, text);
	assert_string_equal(fixture.messages.data ? fixture.messages.data : "", messages);
	assert_string_equal(fixture.tree.data, tree);
	done(&fixture);
}

struct row {
	const char *text, *tree, *messages;
};

static void assert_rows(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		assert_read(slice_of(rows[i].text), rows[i].tree, rows[i].messages);
}

static void every_scalar_is_text(void **state)
{
	static const struct row rows[] = {
		{"a: no\nb: 2023-05\nc: ~\nd: \"x\"\n", "{a: no, b: 2023-05, c: ~, d: \"x\"}", ""},
		{"- 1\n- {b: [c, d]}\n", "[1, {b: [c, d]}]", ""},
		{"a: >-\n  one\n  two\n", "{a: \"one two\"}", ""},
		{"---\na: b\n...\n", "{a: b}", ""},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void a_node_knows_its_place(void **state)
{
	struct fixture fixture;

	(void)state;
	read_text(&fixture, SLICE("- id: a\n  \xc3\xa4: {b: c}\n"));
	const struct node *map = fixture.root->children[0];
	assert_int_equal(map->line, 1);
	assert_int_equal(map->column, 3);
	assert_int_equal(map->children[3]->line, 2);
	assert_int_equal(map->children[3]->column, 6);
	done(&fixture);
}

static void a_byte_order_mark_and_dos_lines_are_accepted(void **state)
{
	(void)state;
	assert_read(SLICE("\xEF\xBB\xBF" "a: b\r\nc: d\r\n"), "{a: b, c: d}", "");
	assert_read(SLICE("\xEF\xBB\xBF" "a: b\r\na: d\r\n"), "{a: b}",
		    "f:2:1: error: the key 'a' stands twice, first in line 1; keep one\n");
}

static void an_empty_file_is_a_warning(void **state)
{
	static const struct row rows[] = {
		{"", "nothing", "f: warning: the file is empty\n"},
		{"# only a comment\n", "nothing", "f: warning: the file is empty\n"},
		{"---\n", "nothing", "f: warning: the file is empty\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void anchors_and_aliases_are_errors(void **state)
{
	static const struct row rows[] = {
		{"a: &x b\n", "{a: b}",
		 "f:1:4: error: the anchor '&x' is not allowed; write the text out\n"},
		{"a: *x\n", "{a: }",
		 "f:1:4: error: the alias '*x' is not allowed; write the text out, or quote it\n"},
		{"- &l [1]\n- &m {c: d}\n", "[[1], {c: d}]",
		 "f:1:3: error: the anchor '&l' is not allowed; write the text out\n"
		 "f:2:3: error: the anchor '&m' is not allowed; write the text out\n"},
		{"<<: *x\nb: c\n", "{<<: , b: c}",
		 "f:1:5: error: the alias '*x' is not allowed; write the text out, or quote it\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void tags_and_directives_are_errors(void **state)
{
	static const struct row rows[] = {
		{"a: !!str b\n", "{a: b}",
		 "f:1:4: error: the tag 'tag:yaml.org,2002:str' is not allowed; quote a text that "
		 "begins with '!'\n"},
		{"\xc3\xa4: ! b\n", "{\xc3\xa4: b}",
		 "f:1:4: error: the tag '!' is not allowed; quote a text that begins with '!'\n"},
		{"a: ! \"b\"\nc: \"!\"\n", "{a: \"b\", c: \"!\"}",
		 "f:1:4: error: the tag '!' is not allowed; quote a text that begins with '!'\n"},
		{"a: ! [b]\n", "{a: [b]}",
		 "f:1:4: error: the tag '!' is not allowed; quote a text that begins with '!'\n"},
		{"a: !mine {b: c}\n", "{a: {b: c}}",
		 "f:1:4: error: the tag '!mine' is not allowed; quote a text that begins with "
		 "'!'\n"},
		{"%TAG ! tag:x,2000:\n---\na: b\n", "{a: b}",
		 "f:1:1: error: the directive %TAG is not allowed; remove it\n"},
		{"%YAML 1.1\n---\na: b\n", "{a: b}",
		 "f:1:1: error: the directive %YAML is not allowed; remove it\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void a_key_stands_once_and_is_a_word(void **state)
{
	static const struct row rows[] = {
		{"a: 1\nb: 2\na: {c: 3}\n", "{a: 1, b: 2}",
		 "f:3:1: error: the key 'a' stands twice, first in line 1; keep one\n"},
		{"? [a, b]\n: c\nd: e\n", "{d: e}",
		 "f:1:3: error: a key is a list or a map; a key is a word\n"},
		{"{a: {b: 1, b: 2}}\n", "{a: {b: 1}}",
		 "f:1:12: error: the key 'b' stands twice, first in line 1; keep one\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void a_key_stands_once_among_many(void **state)
{
	struct str text;
	struct fixture fixture;

	(void)state;
	str_init(&text);
	for (int i = 0; i < 3000; i++)
		str_format(&text, "k%d: v\n", i);
	str_add_text(&text, "k7: again\nk2999: again\n");
	read_text(&fixture, str_slice(&text));
	assert_string_equal(fixture.messages.data,
			    "f:3001:1: error: the key 'k7' stands twice, first in line 8; keep one\n"
			    "f:3002:1: error: the key 'k2999' stands twice, first in line 3000; "
			    "keep one\n");
	assert_int_equal(fixture.root->count, 6000);
	done(&fixture);
	str_done(&text);
}

static void a_node_with_a_finding_is_broken_up_to_the_top(void **state)
{
	struct fixture fixture;

	(void)state;
	read_text(&fixture, SLICE("- a: {b: &x c}\n- d: e\n"));
	assert_true(fixture.root->broken);
	assert_true(fixture.root->children[0]->broken);
	assert_false(fixture.root->children[1]->broken);
	done(&fixture);
}

static void a_file_holds_one_document(void **state)
{
	static const struct row rows[] = {
		{"a: b\n---\nc: d\n", "{a: b}",
		 "f:2:1: error: a second document begins; a file holds one, so remove the '---'\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void other_encodings_are_errors(void **state)
{
	static const struct {
		struct slice text;
		const char *message;
	} rows[] = {
		{{"\xff\xfe" "a\0", 4}, "f:1:1: error: the file is UTF-16; save it as UTF-8\n"},
		{{"\xfe\xff\0a", 4}, "f:1:1: error: the file is UTF-16; save it as UTF-8\n"},
		{{"a\0:\0", 4}, "f:1:1: error: the file is UTF-16; save it as UTF-8\n"},
		{{"\xff\xfe\0\0a\0\0\0", 8}, "f:1:1: error: the file is UTF-32; save it as UTF-8\n"},
		{{"\0\0\xfe\xff\0\0\0a", 8}, "f:1:1: error: the file is UTF-32; save it as UTF-8\n"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		assert_read(rows[i].text, "nothing", rows[i].message);
}

static void bytes_that_are_no_text_are_named_with_their_place(void **state)
{
	static const struct {
		struct slice text;
		const char *message;
	} rows[] = {
		{{"a: b\r\nc: \xc3\xa4\x9bx", 12},
		 "f:2:5: error: the byte 0x9B is not UTF-8; save the file as UTF-8\n"},
		{{"a: \xed\xa0\x80", 6},
		 "f:1:4: error: the byte 0xED is not UTF-8; save the file as UTF-8\n"},
		{{"a: b\0", 5},
		 "f:1:5: error: the control character U+0000 stands in the file; remove it\n"},
		{{"a:\n- \x1b[2J", 9},
		 "f:2:3: error: the control character U+001B stands in the file; remove it\n"},
		{{"a: \xc2\x9b", 5},
		 "f:1:4: error: the control character U+009B stands in the file; remove it\n"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++)
		assert_read(rows[i].text, "nothing", rows[i].message);
}

static void a_nul_by_escape_is_an_error_and_other_escapes_are_left_to_others(void **state)
{
	struct fixture fixture;

	(void)state;
	read_text(&fixture, SLICE("a: \"x\\0y\"\nb: \"\\e[2J\"\n"));
	assert_string_equal(fixture.messages.data,
			    "f:1:4: error: the text holds a NUL; remove the '\\0'\n");
	assert_int_equal(fixture.root->children[1]->text.len, 3);
	assert_true(fixture.root->children[1]->broken);
	assert_false(fixture.root->children[3]->broken);
	done(&fixture);
}

static void a_syntax_error_keeps_the_complete_items_before_it(void **state)
{
	static const struct row rows[] = {
		{"- a: b\n- c: d\n- e: 'f\n", "[{a: b}, {c: d}]",
		 "f:4:1: error: not YAML: found unexpected end of stream; a quote is not closed\n"},
		{"- a: b\n- c: d\n  e: f: g\n", "[{a: b}]",
		 "f:3:7: error: not YAML: mapping values are not allowed in this context; quote a "
		 "text that has ': ' in it, and check the indentation\n"},
		{"a: b\nc: 'd\n", "nothing",
		 "f:3:1: error: not YAML: found unexpected end of stream; a quote is not closed\n"},
		{"- a: b\n- c: d\n\te: f\n", "[{a: b}]",
		 "f:3:1: error: not YAML: found a tab character that violates indentation; indent with "
		 "spaces\n"},
		{"- a: b\n- c: @d\n", "[{a: b}]",
		 "f:2:6: error: not YAML: found character that cannot start any token; indent with "
		 "spaces, and quote a text that begins with @, ` or %\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void an_item_that_ends_too_soon_is_not_complete(void **state)
{
	static const struct row rows[] = {
		{"- a: b\n- c: d\n e: f\n- g: h\n", "[{a: b}]",
		 "f:3:2: error: not YAML: did not find expected '-' indicator; keys of one record "
		 "stand below each other, and '-' below '-'\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void nesting_is_cut_before_it_costs_time(void **state)
{
	struct str text;
	struct fixture fixture;

	(void)state;
	str_init(&text);
	str_add_text(&text, "- a: b\n- ");
	for (int i = 0; i < 100000; i++)
		str_add_char(&text, '[');
	clock_t start = clock();
	read_text(&fixture, str_slice(&text));
	assert_true(clock() - start < 5 * CLOCKS_PER_SEC);
	assert_string_equal(fixture.messages.data,
			    "f:2:66: error: more than 64 levels of nesting; write it flatter\n");
	assert_string_equal(fixture.tree.data, "[{a: b}]");
	done(&fixture);
	str_done(&text);
}

static void sixty_four_levels_are_read(void **state)
{
	struct str text, tree;

	(void)state;
	str_init(&text);
	for (int i = 0; i < YAML_DEPTH; i++)
		str_add_char(&text, '[');
	for (int i = 0; i < YAML_DEPTH; i++)
		str_add_char(&text, ']');
	str_init(&tree);
	str_add(&tree, str_slice(&text));
	assert_read(str_slice(&text), tree.data, "");
	str_done(&tree);
	str_done(&text);
}

static void nodes_and_bytes_have_a_limit(void **state)
{
	struct str text;
	struct fixture fixture;

	(void)state;
	str_init(&text);
	for (int i = 0; i < YAML_NODES - 1; i++)
		str_add_text(&text, "- a\n");
	read_text(&fixture, str_slice(&text));
	assert_int_equal(fixture.findings.list.count, 0);
	done(&fixture);
	str_add_text(&text, "- a\n");
	read_text(&fixture, str_slice(&text));
	assert_string_equal(fixture.messages.data, "f:10000:3: error: more than 10000 values in one "
						   "file; divide it into several\n");
	done(&fixture);
	while (text.len <= YAML_FILE_SIZE)
		str_add_text(&text, "# padding padding padding padding\n");
	read_text(&fixture, str_slice(&text));
	assert_non_null(strstr(fixture.messages.data, "bytes; at most 1048576 are read"));
	assert_null(fixture.root);
	done(&fixture);
	str_done(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_scalar_is_text),
		cmocka_unit_test(a_node_knows_its_place),
		cmocka_unit_test(a_byte_order_mark_and_dos_lines_are_accepted),
		cmocka_unit_test(an_empty_file_is_a_warning),
		cmocka_unit_test(anchors_and_aliases_are_errors),
		cmocka_unit_test(tags_and_directives_are_errors),
		cmocka_unit_test(a_key_stands_once_and_is_a_word),
		cmocka_unit_test(a_key_stands_once_among_many),
		cmocka_unit_test(a_node_with_a_finding_is_broken_up_to_the_top),
		cmocka_unit_test(a_file_holds_one_document),
		cmocka_unit_test(other_encodings_are_errors),
		cmocka_unit_test(bytes_that_are_no_text_are_named_with_their_place),
		cmocka_unit_test(a_nul_by_escape_is_an_error_and_other_escapes_are_left_to_others),
		cmocka_unit_test(a_syntax_error_keeps_the_complete_items_before_it),
		cmocka_unit_test(an_item_that_ends_too_soon_is_not_complete),
		cmocka_unit_test(nesting_is_cut_before_it_costs_time),
		cmocka_unit_test(sixty_four_levels_are_read),
		cmocka_unit_test(nodes_and_bytes_have_a_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
