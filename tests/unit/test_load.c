/* test_load.c - a folder becomes records, whatever else lies in it; nothing
 * outside of it is read. */
#include "content.h"

#include <fcntl.h>

struct row {
	const char *content;
	const char *messages;
};

static void assert_rows(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		assert_content(rows[i].content, false, rows[i].messages);
}

#define SOURCE "title: X\ntype: report\nissued: 2023\nreliability: press\nseen: whole\n"
#define SOURCE_FLOW "title: X, type: report, issued: 2023, reliability: press, seen: whole"

static void records_come_in_order_of_path_and_line(void **state)
{
	static const char *const ids[] = {"strike", "walkout", "pay", "union", "studios",
					  "company", "speaker", "demand", "paper", "b", "a", "c",
					  "scan"};
	struct content content;

	(void)state;
	content_begin(&content);
	content_add(&content, CONTENT_SOUND
		    "=== sources/deep/er/c.yaml\n" SOURCE
		    "=== sources/b.yaml\n[{id: b, " SOURCE_FLOW "}, {id: a, " SOURCE_FLOW "}]\n");
	content_load(&content);
	assert_string_equal(content.messages.data, "");
	assert_int_equal(content.records.list.count, COUNT_OF(ids));
	for (size_t i = 0; i < COUNT_OF(ids); i++)
		assert_true(slice_is(content.records.list.items[i]->id, ids[i]));
	assert_int_equal(content.records.list.items[12]->number, 12);
	content_end(&content);
}

static void the_base_is_what_picket_yaml_says(void **state)
{
	struct content content;

	(void)state;
	content_begin(&content);
	content_add(&content, "=== picket.yaml\n"
			      "{languages: [en, de], title: {de: D, en: E}, corrections: "
			      "'mailto:a@example.org'}\n");
	content_load(&content);
	assert_string_equal(content.messages.data, "");
	assert_int_equal(content.records.base.language_count, 2);
	assert_true(slice_is(content.records.base.languages[1], "de"));
	assert_true(slice_is(value_text(&content.records.base.root, FIELD_TITLE), "E"));
	content_end(&content);
}

static void a_base_needs_a_title_and_languages(void **state)
{
	static const struct row rows[] = {
		{"=== picket.yaml\n{title: T}\n",
		 "picket.yaml:1:1: error: picket.yaml has no 'languages', which is required\n"},
		{"=== picket.yaml\n{languages: [en, en], titel: T, title: T}\n",
		 "picket.yaml:1:18: error: the language 'en' stands twice; name it once\n"
		 "picket.yaml:1:23: error: unknown key 'titel' in picket.yaml; did you mean "
		 "'title'?\n"},
		{"=== picket.yaml\n{title: T, languages: english}\n",
		 "picket.yaml:1:23: error: 'english' in 'languages' is no language code; one looks "
		 "like en or pt-BR\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void a_folder_without_picket_yaml_is_no_base(void **state)
{
	struct content content;

	(void)state;
	content_begin(&content);
	content_add(&content, "=== parties/a.yaml\n{name: A, type: person}\n");
	content_load(&content);
	assert_false(content.loaded);
	assert_int_equal(content.error.code, ERROR_CONTENT);
	assert_non_null(strstr(content.error.message, "has no file picket.yaml, so it is no base"));
	content_end(&content);
}

static void a_picket_yaml_that_is_no_map_fails(void **state)
{
	struct content content;

	(void)state;
	content_begin(&content);
	content_add(&content, "=== picket.yaml\n- a\n");
	content_load(&content);
	assert_false(content.loaded);
	assert_string_equal(content.error.message,
			    "picket.yaml can't be read; it is a map with title and languages");
	content_end(&content);
}

static void an_id_is_written_or_the_name_of_the_file(void **state)
{
	static const struct row rows[] = {
		{"=== sources/x.yaml\n- {" SOURCE_FLOW "}\n",
		 "sources/x.yaml:1:3: error: this source has no 'id', which is required in a list\n"},
		{"=== sources/Not an id.yaml\n" SOURCE,
		 "sources/Not an id.yaml: error: the file's name 'Not an id' is no id, and the record "
		 "has none; rename the file or add 'id'\n"},
		{"=== sources/Not an id.yaml\nid: good\n" SOURCE, ""},
		{"=== sources/x.yaml\nid: Bad\n" SOURCE,
		 "sources/x.yaml:1:5: error: 'Bad' is no id; an id has a-z, 0-9, '.', '_' and '-', "
		 "begins with a letter or digit and has at most 64 characters\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void a_record_is_a_map(void **state)
{
	static const struct row rows[] = {
		{"=== sources/x.yaml\njust words\n",
		 "sources/x.yaml:1:1: error: a text stands here; a record is a map of fields\n"},
		{"=== sources/x.yaml\n- [a]\n- b\n",
		 "sources/x.yaml:1:3: error: a list stands here; a record is a map of fields\n"
		 "sources/x.yaml:2:3: error: a text stands here; a record is a map of fields\n"},
		{"=== sources/x.yaml\n[]\n", "sources/x.yaml: warning: the file is empty\n"},
		{"=== sources/x.yaml\n", "sources/x.yaml: warning: the file is empty\n"},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

static void folders_and_yaml_that_nobody_reads_are_warnings(void **state)
{
	static const struct row rows[] = {
		{"=== partys/x.yaml\na: b\n", "partys: warning: unknown folder; did you mean "
					       "'parties'?\n"},
		{"=== drafts/x.yaml\na: b\n",
		 "drafts: warning: unknown folder; the folders are parties, disputes, issues, "
		 "positions, events, uses and sources\n"},
		{"=== stray.yaml\na: b\n",
		 "stray.yaml: warning: not read: a record stands in the folder of its kind\n"},
		{"=== sources/x.yml\na: b\n",
		 "sources/x.yml: warning: not read: the name must end in .yaml\n"},
		{"=== README.md\nhello\n=== sources/notes.txt\nhello\n=== .hidden/x.yaml\na: b\n"
		 "=== sources/.x.yaml\na: b\n",
		 ""},
	};

	(void)state;
	assert_rows(rows, COUNT_OF(rows));
}

/* Loads after make has put something odd at path in the folder. */
static void assert_odd(void (*make)(const char *path), const char *name, const char *message)
{
	struct content content;
	char path[512];

	content_begin(&content);
	content_add(&content, CONTENT_SOUND);
	snprintf(path, sizeof(path), "%s/%s", content.folder, name);
	make(path);
	content_load(&content);
	assert_string_equal(content.messages.data, message);
	assert_int_equal(content.records.list.count, 10);
	content_end(&content);
}

static void make_link(const char *path)
{
	assert_int_equal(symlink("/etc/passwd", path), 0);
}

static void make_link_inside(const char *path)
{
	assert_int_equal(symlink("../sources", path), 0);
}

static void make_fifo(const char *path)
{
	assert_int_equal(mkfifo(path, 0600), 0);
}

static void make_folder(const char *path)
{
	assert_int_equal(mkdir(path, 0700), 0);
}

#define LINK_MESSAGE                                                                   \
	"error: this is a symbolic link, which is never followed; put the file itself here\n"

static void nothing_but_regular_files_is_read(void **state)
{
	(void)state;
	assert_odd(make_link, "parties/x.yaml", "parties/x.yaml: " LINK_MESSAGE);
	assert_odd(make_link_inside, "parties/more", "parties/more: " LINK_MESSAGE);
	assert_odd(make_fifo, "parties/x.yaml",
		   "parties/x.yaml: error: this is no regular file; it is not read\n");
	assert_odd(make_folder, "parties/x.yaml", "");
}

/* Lists first, then lets something else stand where a file was. */
static void assert_exchanged(void (*make)(const char *path), const char *message)
{
	struct content content;
	struct arena arena;
	load_files files = {0};
	char path[512];

	content_begin(&content);
	content_add(&content, CONTENT_SOUND);
	arena_init(&arena);
	assert_true(load_list(content.folder, &arena, &files, NULL, &content.error));
	snprintf(path, sizeof(path), "%s/sources/all.yaml", content.folder);
	assert_int_equal(remove(path), 0);
	make(path);
	assert_true(load_folder(content.folder, &files, &content.records, &content.findings, NULL,
				NULL, &content.error));
	content_print(&content);
	assert_string_equal(content.messages.data, message);
	vec_done(&files);
	arena_done(&arena);
	content_end(&content);
}

static void make_nothing(const char *path)
{
	(void)path;
}

static void a_file_that_changes_under_the_loader_is_not_followed(void **state)
{
	(void)state;
	assert_exchanged(make_link, "sources/all.yaml: error: the file can't be read: a symbolic "
				    "link stands in its way\n");
	assert_exchanged(make_fifo, "sources/all.yaml: error: the file can't be read: it is no "
				    "regular file\n");
	assert_exchanged(make_nothing,
			 "sources/all.yaml: error: the file can't be read: No such file or "
			 "directory\n");
}

static void names_that_lead_out_are_not_opened(void **state)
{
	static const char *const paths[] = {"sources/../sources/all.yaml", "sources//all.yaml",
					    "sources/./all.yaml"};
	struct content content;
	load_files files = {0};

	(void)state;
	content_begin(&content);
	content_add(&content, CONTENT_SOUND);
	for (size_t i = 0; i < COUNT_OF(paths); i++) {
		struct load_file file = {.path = paths[i]};
		vec_push(&files, file);
	}
	assert_true(load_folder(content.folder, &files, &content.records, &content.findings, NULL,
				NULL, &content.error));
	vec_done(&files);
	assert_int_equal(content.records.list.count, 0);
	assert_int_equal(content.findings.errors, 3);
	content_end(&content);
}

static void a_file_over_one_mib_is_an_error(void **state)
{
	struct str text;

	(void)state;
	str_init(&text);
	str_add_text(&text, "=== sources/x.yaml\n" SOURCE);
	while (text.len < 1100000)
		str_add_text(&text, "# padding padding padding padding padding padding padding\n");
	assert_content(text.data, false,
		       "sources/x.yaml: error: the file can't be read: it is longer than 1 MiB; "
		       "divide it\n");
	str_done(&text);
}

static void folders_have_a_depth(void **state)
{
	(void)state;
	assert_content("=== sources/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/x.yaml\n" SOURCE, false, "");
	assert_content("=== sources/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/x.yaml\n" SOURCE, false,
		       "sources/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17: error: more than 16 folders "
		       "within each other; it is not read\n");
}

static void broken_records_stay_listed_but_are_not_found(void **state)
{
	struct content content;

	(void)state;
	content_begin(&content);
	content_add(&content, CONTENT_SOUND "=== sources/x.yaml\ncolour: red\n" SOURCE
					    "former_ids: was-x\n");
	content_load(&content);
	assert_int_equal(content.records.list.count, 11);
	assert_null(records_find(&content.records, SLICE("x")));
	assert_null(records_find(&content.records, SLICE("was-x")));
	assert_true(records_any(&content.records, SLICE("x"))->broken);
	assert_non_null(records_find(&content.records, SLICE("paper")));
	content_end(&content);
}

static void former_ids_still_resolve(void **state)
{
	struct content content;

	(void)state;
	content_begin(&content);
	content_add(&content, CONTENT_SOUND "=== sources/x.yaml\n" SOURCE "former_ids: [was-x, paper]\n");
	content_load(&content);
	assert_true(slice_is(records_find(&content.records, SLICE("was-x"))->id, "x"));
	assert_true(slice_is(records_find(&content.records, SLICE("paper"))->id, "paper"));
	content_end(&content);
}

static void all_problems_of_all_files_are_reported(void **state)
{
	(void)state;
	assert_content("=== parties/x.yaml\n- {id: x, name: X, type: persn}\n- {id: y, name: Y}\n"
		       "=== sources/x.yaml\n'\n",
		       false,
		       "parties/x.yaml:1:26: error: unknown word 'persn' for 'type'; did you mean "
		       "'person'?\n"
		       "parties/x.yaml:2:3: error: party 'y' has no 'type', which is required\n"
		       "sources/x.yaml:2:1: error: not YAML: found unexpected end of stream; a quote "
		       "is not closed\n");
}

static bool stop_at_once(void *context, size_t done, size_t total)
{
	*(size_t *)context = total;
	return done < 1;
}

static void whoever_watches_can_stop_it(void **state)
{
	struct content content;
	struct arena arena;
	load_files files = {0};
	size_t total = 0;

	(void)state;
	content_begin(&content);
	content_add(&content, CONTENT_SOUND);
	arena_init(&arena);
	assert_true(load_list(content.folder, &arena, &files, NULL, &content.error));
	assert_false(load_folder(content.folder, &files, &content.records, &content.findings,
				 stop_at_once, &total, &content.error));
	assert_int_equal(total, 8);
	assert_int_equal(content.error.code, ERROR_STOPPED);
	vec_done(&files);
	arena_done(&arena);
	content_end(&content);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(records_come_in_order_of_path_and_line),
		cmocka_unit_test(the_base_is_what_picket_yaml_says),
		cmocka_unit_test(a_base_needs_a_title_and_languages),
		cmocka_unit_test(a_folder_without_picket_yaml_is_no_base),
		cmocka_unit_test(a_picket_yaml_that_is_no_map_fails),
		cmocka_unit_test(an_id_is_written_or_the_name_of_the_file),
		cmocka_unit_test(a_record_is_a_map),
		cmocka_unit_test(folders_and_yaml_that_nobody_reads_are_warnings),
		cmocka_unit_test(nothing_but_regular_files_is_read),
		cmocka_unit_test(a_file_that_changes_under_the_loader_is_not_followed),
		cmocka_unit_test(names_that_lead_out_are_not_opened),
		cmocka_unit_test(a_file_over_one_mib_is_an_error),
		cmocka_unit_test(folders_have_a_depth),
		cmocka_unit_test(broken_records_stay_listed_but_are_not_found),
		cmocka_unit_test(former_ids_still_resolve),
		cmocka_unit_test(all_problems_of_all_files_are_reported),
		cmocka_unit_test(whoever_watches_can_stop_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
