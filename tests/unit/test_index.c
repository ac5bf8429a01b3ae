/* test_index.c - building: the same bytes for the same content, the old index
 * until the new one stands, and tables that the sqlite3 shell can read. */
#include "fixture.h"

#include "db.h"

#include <sqlite3.h>

static struct fixture base;

/* The index of base as other programs read it. */
static char for_others[112];

static bool build(const struct fixture *fixture)
{
	return index_build(&fixture->content.records, fixture->path, INDEX_WITHOUT_VIEWS, NULL,
			   NULL, NULL);
}

static void read_file(const char *path, struct str *out)
{
	char buffer[4096];
	FILE *file = fopen(path, "r");
	size_t got;

	assert_non_null(file);
	while ((got = fread(buffer, 1, sizeof(buffer), file)) > 0)
		str_add(out, (struct slice){buffer, got});
	fclose(file);
}

static void assert_same_file(const char *path, const struct str *bytes)
{
	struct str now;

	str_init(&now);
	read_file(path, &now);
	assert_int_equal(now.len, bytes->len);
	assert_memory_equal(now.data, bytes->data, now.len);
	str_done(&now);
}

static void the_same_content_gives_the_same_bytes(void **state)
{
	struct str first;

	(void)state;
	str_init(&first);
	read_file(base.path, &first);
	assert_true(build(&base));
	assert_same_file(base.path, &first);
	str_done(&first);
}

/* Moves the records of the thread to two files that sort the other way round. */
static void the_order_of_files_does_not_matter(void **state)
{
	static const char one[] = "- {id: a, name: A, type: group, side: third}\n";
	static const char two[] = "- {id: b, name: B, type: group, side: third}\n";
	struct fixture here, there;
	struct str bytes;

	(void)state;
	str_init(&bytes);
	content_begin(&here.content);
	content_begin(&there.content);
	content_add(&here.content, "=== picket.yaml\ntitle: T\nlanguages: [en]\n");
	content_add(&there.content, "=== picket.yaml\ntitle: T\nlanguages: [en]\n");
	content_write(&here.content, "parties/1.yaml", SLICE(one));
	content_write(&here.content, "parties/2.yaml", SLICE(two));
	content_write(&there.content, "parties/deep/x.yaml", SLICE(one));
	content_write(&there.content, "parties/0.yaml", SLICE(two));
	content_load(&here.content);
	content_load(&there.content);
	snprintf(here.path, sizeof(here.path), "%s/i", here.content.folder);
	snprintf(there.path, sizeof(there.path), "%s/i", there.content.folder);
	assert_true(build(&here));
	assert_true(build(&there));
	read_file(here.path, &bytes);
	assert_same_file(there.path, &bytes);
	str_done(&bytes);
	content_end(&here.content);
	content_end(&there.content);
}

static bool stop(void *context, size_t done, size_t total)
{
	*(size_t *)context = total;
	return done != total;
}

static void a_build_that_is_stopped_leaves_the_old_index(void **state)
{
	struct error error = {0};
	struct str before;
	size_t total = 0;
	char left[112];

	(void)state;
	str_init(&before);
	read_file(base.path, &before);
	assert_false(index_build(&base.content.records, base.path, INDEX_WITHOUT_VIEWS, stop,
				 &total, &error));
	assert_int_equal(error.code, ERROR_STOPPED);
	assert_int_equal(total, base.content.records.list.count);
	assert_same_file(base.path, &before);
	snprintf(left, sizeof(left), "%s.new", base.path);
	assert_int_not_equal(access(left, F_OK), 0);
	str_done(&before);
}

static void broken_records_stay_out(void **state)
{
	struct fixture broken;

	(void)state;
	content_begin(&broken.content);
	content_add(&broken.content, CONTENT_SOUND
		    "=== parties/bad.yaml\n{id: bad, name: Bad, type: nothing}\n");
	content_check(&broken.content);
	snprintf(broken.path, sizeof(broken.path), "%s/i", broken.content.folder);
	assert_true(build(&broken));
	broken.kb = kb_open(broken.path, NULL);
	assert_non_null(broken.kb);
	assert_int_equal(kb_find(broken.kb, SLICE("bad")), 0);
	assert_int_not_equal(kb_find(broken.kb, SLICE("union")), 0);
	kb_close(broken.kb);
	content_end(&broken.content);
}

static void an_empty_base_has_an_index_too(void **state)
{
	struct fixture empty;

	(void)state;
	fixture_open_text(&empty, "=== picket.yaml\ntitle: T\nlanguages: [en]\n");
	assert_int_equal(kb_list_count(empty.kb, LIST_TIMELINE), 0);
	fixture_close(&empty);
}

static const char *cell(sqlite3_stmt *statement, int column)
{
	const char *text = (const char *)sqlite3_column_text(statement, column);

	return text ? text : "";
}

/* The rows of a question to the index at path, asked as the sqlite3 shell does; cells
 * with '|' between. */
static void assert_rows_in(const char *path, const char *sql, const char *expected)
{
	sqlite3 *shell;
	sqlite3_stmt *statement;
	struct str rows;

	str_init(&rows);
	assert_int_equal(sqlite3_open_v2(path, &shell, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(shell, sql, -1, &statement, NULL), SQLITE_OK);
	while (sqlite3_step(statement) == SQLITE_ROW)
		str_format(&rows, "%s|%s\n", cell(statement, 0), cell(statement, 1));
	assert_string_equal(rows.data, expected);
	str_done(&rows);
	sqlite3_finalize(statement);
	sqlite3_close(shell);
}

static void assert_rows(const char *sql, const char *expected)
{
	assert_rows_in(for_others, sql, expected);
}

static void an_index_says_whether_it_has_views(void **state)
{
	char nowhere[112];

	(void)state;
	snprintf(nowhere, sizeof(nowhere), "%s/nowhere.db", base.content.folder);
	assert_true(index_has_views(for_others));
	assert_false(index_has_views(base.path));
	assert_false(index_has_views(nowhere));
}

static void a_view_a_kind_reads_like_the_content(void **state)
{
	(void)state;
	assert_rows("SELECT \"by\", text FROM positions WHERE id = 'deal'",
		    "[\"union\",\"studios\"]|Both agree.\n");
	assert_rows("SELECT name, side FROM parties WHERE id = 'union'", "The Union|labour\n");
	assert_rows("SELECT question, dispute FROM issues", "Who pays?|[\"strike\"]\n");
}

static void packed_links_are_spelt_out(void **state)
{
	(void)state;
	assert_rows("SELECT field, target FROM links WHERE source = 'refusal' ORDER BY 1",
		    "by|studios\non|pay\nreferences|paper\nreplies_to|demand\n");
}

static void marks_are_spelt_out(void **state)
{
	(void)state;
	assert_rows("SELECT mark, \"from\" FROM marks WHERE id = 'demand' ORDER BY 1",
		    "superseded|2023-09-01\nunanswered|2023-05-03\n");
}

static void full_text_leads_to_entries(void **state)
{
	(void)state;
	assert_rows("SELECT entry.id, entry.date FROM text_index JOIN entry "
		    "ON entry.rank = text_index.rowid WHERE text_index MATCH 'straße'",
		    "demand|2023-05-03\n");
	assert_rows("SELECT term, entries FROM vocabulary WHERE term = 'walkout'",
		    "walkout|1\n");
}

static void a_reader_can_not_write(void **state)
{
	struct db *db = db_open(base.path, DB_READ, NULL);
	struct error error = {0};

	(void)state;
	assert_false(db_run(db, "DELETE FROM entry", &error));
	db_close(db, NULL);
}

static int begin(void **state)
{
	(void)state;
	fixture_open_text(&base, FIXTURE_THREAD);
	snprintf(for_others, sizeof(for_others), "%s/others.db", base.content.folder);
	return !index_build(&base.content.records, for_others, INDEX_WITH_VIEWS, NULL, NULL,
			    NULL);
}

static int end(void **state)
{
	(void)state;
	fixture_close(&base);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_content_gives_the_same_bytes),
		cmocka_unit_test(the_order_of_files_does_not_matter),
		cmocka_unit_test(a_build_that_is_stopped_leaves_the_old_index),
		cmocka_unit_test(broken_records_stay_out),
		cmocka_unit_test(an_empty_base_has_an_index_too),
		cmocka_unit_test(an_index_says_whether_it_has_views),
		cmocka_unit_test(a_view_a_kind_reads_like_the_content),
		cmocka_unit_test(packed_links_are_spelt_out),
		cmocka_unit_test(marks_are_spelt_out),
		cmocka_unit_test(full_text_leads_to_entries),
		cmocka_unit_test(a_reader_can_not_write),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
