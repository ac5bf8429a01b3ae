/* test_keymap.c - the tables of actions and bindings agree, and each key says one
 * thing in one place. */
#include "testing.h"

#include "help.h"
#include "keymap.h"
#include "utf8.h"
#include "views.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int set_up(void **state)
{
	struct keymap *keymap = mem_zero(sizeof(*keymap));

	keymap_init(keymap);
	*state = keymap;
	return 0;
}

static int tear_down(void **state)
{
	keymap_done(*state);
	free(*state);
	return 0;
}

static input_key key_of(const char *name)
{
	return key_of_name(slice_of(name));
}

/* --- actions ----------------------------------------------------------------- */

static void every_action_has_a_name_of_its_own_and_help(void **state)
{
	(void)state;
	assert_null(action_table[ACTION_NONE].name);
	for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++) {
		assert_non_null(action_table[i].help);
		for (int j = ACTION_NONE + 1; j < i; j++)
			assert_string_not_equal(action_table[i].name, action_table[j].name);
	}
}

static void names_lead_to_actions(void **state)
{
	(void)state;
	assert_int_equal(action_of_name(SLICE("copy-citation")), ACTION_COPY_CITATION);
	assert_int_equal(action_of_name(SLICE("copy")), ACTION_NONE);
	assert_int_equal(action_of_name(SLICE("")), ACTION_NONE);
	assert_int_equal(action_of_name(SLICE("erase-word")), ACTION_NONE);
}

static void names_are_completed_as_far_as_they_agree(void **state)
{
	struct slice common;
	struct str names;

	(void)state;
	str_init(&names);
	assert_int_equal(action_complete(SLICE("cop"), &common, &names), 2);
	assert_true(slice_is(common, "copy-"));
	assert_text(&names, "copy-citation copy-id");
	assert_int_equal(action_complete(SLICE("qui"), &common, NULL), 1);
	assert_true(slice_is(common, "quit"));
	assert_int_equal(action_complete(SLICE("xyz"), &common, NULL), 0);
	assert_true(slice_is(common, "xyz"));
	str_done(&names);
}

/* --- bindings ------------------------------------------------------------------ */

static void every_binding_names_a_key(void **state)
{
	(void)state;
	for (size_t i = 0; i < binding_count; i++)
		assert_int_not_equal(key_of(binding_table[i].key), INPUT_NONE);
}

static void no_key_is_bound_twice_in_a_context(void **state)
{
	(void)state;
	for (size_t i = 0; i < binding_count; i++)
		for (size_t j = 0; j < i; j++)
			assert_false(binding_table[i].context == binding_table[j].context &&
				     key_of(binding_table[i].key) == key_of(binding_table[j].key));
}

static void what_has_no_key_has_a_command(void **state)
{
	struct str keys;

	str_init(&keys);
	for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++) {
		str_clear(&keys);
		keymap_keys(*state, (enum action)i, &keys);
		assert_true(keys.len > 0 || action_has_command((enum action)i));
	}
	str_done(&keys);
}

static void an_unbound_key_is_looked_up_around(void **state)
{
	assert_int_equal(keymap_find(*state, CONTEXT_LIST, key_of("Enter")), ACTION_OPEN);
	assert_int_equal(keymap_find(*state, CONTEXT_DETAIL, key_of("Enter")), ACTION_FOLLOW);
	assert_int_equal(keymap_find(*state, CONTEXT_DETAIL, key_of("/")), ACTION_SEARCH);
	assert_int_equal(keymap_find(*state, CONTEXT_LIST, key_of("j")), ACTION_DOWN);
	assert_int_equal(keymap_find(*state, CONTEXT_OVERLAY, key_of("j")), ACTION_DOWN);
	assert_int_equal(keymap_find(*state, CONTEXT_OVERLAY, key_of("q")), ACTION_CLOSE);
	assert_int_equal(keymap_find(*state, CONTEXT_LIST, key_of("X")), ACTION_NONE);
}

static void in_a_prompt_letters_are_letters(void **state)
{
	for (input_key key = ' '; key < 0x7F; key++)
		assert_int_equal(keymap_find(*state, CONTEXT_PROMPT, key), ACTION_NONE);
}

static void labels_leave_their_letters_alone(void **state)
{
	for (input_key key = 'a'; key <= 'z'; key++)
		assert_int_equal(keymap_find(*state, CONTEXT_LABELS, key), ACTION_NONE);
}

static void a_view_is_reached_by_the_key_in_its_tab(void **state)
{
	for (int i = 0; i < VIEW_COUNT; i++) {
		enum action action = view_table[i].action;

		assert_int_equal(keymap_find(*state, CONTEXT_LIST, key_of(view_table[i].key)),
				 action);
		assert_int_equal(view_of_action(action), i);
	}
	assert_int_equal(view_of_action(ACTION_QUIT), VIEW_COUNT);
}

/* --- what people read ------------------------------------------------------------ */

static void help_has_every_action_and_its_keys(void **state)
{
	struct rich rich;
	struct str text;

	rich_init(&rich);
	str_init(&text);
	help_build(*state, &rich);
	rich_print(&rich, &text);
	for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++)
		assert_non_null(strstr(text.data, action_table[i].help));
	assert_non_null(strstr(text.data, "Backspace, Alt-Left  "));
	str_done(&text);
	rich_done(&rich);
}

static void the_hint_line_keeps_to_its_width(void **state)
{
	struct str line;

	(void)state;
	str_init(&line);
	for (int context = 0; context < CONTEXT_COUNT; context++)
		for (int width = 0; width < 130; width++) {
			str_clear(&line);
			help_line((enum context)context, width, &line);
			assert_true(utf8_width(str_slice(&line)) <= width);
		}
	str_clear(&line);
	help_line(CONTEXT_LIST, 37, &line);
	assert_text(&line, "Enter open  Tab links  ? help  q quit");
	str_clear(&line);
	help_line(CONTEXT_LIST, 21, &line);
	assert_text(&line, "? help  q quit");
	str_done(&line);
}

/* --- the manual ---------------------------------------------------------------- */

/* A name as an argument of a macro: a delimiter is made an ordinary character. */
static void add_escaped(struct slice name, struct str *out)
{
	bool delimiter = name.len == 1 && strchr(".,:;()[]?!|", name.data[0]);

	str_format(out, " %s%.*s", delimiter ? "\\&" : "", SLICE_ARGS(name));
}

/* "Down, j", or nothing, as macros have it. */
static void add_keys(struct slice keys, struct str *out)
{
	for (size_t at = 0; at < keys.len;) {
		struct slice rest = slice_part(keys, at, SIZE_MAX);
		/* A comma may be a key. */
		size_t len = slice_find(rest, 1, ',');

		str_add_text(out, at ? " ," : "");
		add_escaped(slice_part(rest, 0, len), out);
		at += len + 2;
	}
}

static void add_item(const struct keymap *keymap, enum action action, struct str *out)
{
	const struct action_info *info = &action_table[action];
	struct str keys;

	str_init(&keys);
	keymap_keys(keymap, action, &keys);
	str_add_text(out, ".It Ic");
	add_keys(str_slice(&keys), out);
	if (action_has_command(action))
		str_format(out, keys.len ? " Pq Ic :%s" : " :%s", info->name);
	str_format(out, "\n%s.\n", info->help);
	str_done(&keys);
}

/* What the section of the keys has to be, from the first group on. */
static void print_section(const struct keymap *keymap, struct str *out)
{
	for (int group = 0; group < ACTION_GROUP_COUNT; group++) {
		str_format(out, ".Ss %s\n.Bl -tag -width Ds\n", action_groups[group]);
		for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++)
			if (action_table[i].group == (enum action_group)group)
				add_item(keymap, (enum action)i, out);
		str_add_text(out, ".El\n");
	}
}

static void read_section(struct str *out)
{
	const char *top = getenv("abs_top_srcdir");
	char line[512];
	struct str path;
	bool inside = false, listed = false;
	FILE *file;

	str_init(&path);
	str_format(&path, "%s/doc/picket.1", top ? top : ".");
	file = fopen(path.data, "r");
	assert_non_null(file);
	while (fgets(line, sizeof(line), file)) {
		if (slice_starts(slice_of(line), ".Sh "))
			inside = strcmp(line, ".Sh KEYS\n") == 0;
		listed |= inside && slice_starts(slice_of(line), ".Ss ");
		if (inside && listed)
			str_add_text(out, line);
	}
	fclose(file);
	str_done(&path);
}

static void the_manual_has_every_key(void **state)
{
	struct str expected, found;

	str_init(&expected);
	str_init(&found);
	print_section(*state, &expected);
	read_section(&found);
	if (!slice_equal(str_slice(&found), str_slice(&expected))) {
		fputs(expected.data, stdout);
		fflush(stdout);
		fail_msg("the section KEYS of doc/picket.1 has to be as printed above");
	}
	str_done(&found);
	str_done(&expected);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_action_has_a_name_of_its_own_and_help),
		TEST(names_lead_to_actions),
		TEST(names_are_completed_as_far_as_they_agree),
		TEST(every_binding_names_a_key),
		TEST(no_key_is_bound_twice_in_a_context),
		TEST(what_has_no_key_has_a_command),
		TEST(the_manual_has_every_key),
		TEST(an_unbound_key_is_looked_up_around),
		TEST(in_a_prompt_letters_are_letters),
		TEST(labels_leave_their_letters_alone),
		TEST(a_view_is_reached_by_the_key_in_its_tab),
		TEST(help_has_every_action_and_its_keys),
		TEST(the_hint_line_keeps_to_its_width),
	};

	return cmocka_run_group_tests_name("keymap", tests, NULL, NULL);
}
