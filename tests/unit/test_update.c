/* test_update.c - an index that is updated in place answers like one built anew. */
#include "content.h"

#include "db.h"
#include "refresh.h"

#include <fcntl.h>

static struct content content;
static struct location location;

static int age(const char *path, const struct stat *status, int type, struct FTW *place)
{
	const struct timespec times[2] = {{1700000000, 0}, {1700000000, 0}};

	(void)status;
	(void)place;
	return type == FTW_F ? utimensat(AT_FDCWD, path, times, 0) : 0;
}

static void refresh_now(unsigned need)
{
	struct findings findings;

	findings_init(&findings);
	assert_true(refresh_index(&location, need, date_day(2024, 1, 1), &findings, NULL, NULL,
				  NULL));
	findings_done(&findings);
	assert_false(refresh_is_needed(&location));
}

static ino_t index_file(void)
{
	struct stat status;

	assert_int_equal(stat(location.index, &status), 0);
	return status.st_ino;
}

static void add_answers(struct db *db, const char *sql, struct str *out)
{
	struct db_statement *statement = db_prepare(db, sql, NULL);

	assert_non_null(statement);
	while (db_step(statement, NULL)) {
		str_add(out, db_text(statement, 0));
		str_add_char(out, '\n');
	}
	db_free(statement);
}

/* Everything of the index that readers and searches see. */
static void read_answers(struct str *out)
{
	static const char *const questions[] = {
		"SELECT json_array(rank, id, kind, date, title, titles, name, by) FROM entry",
		"SELECT json_array(word, weight) FROM entry",
		"SELECT json_array(hex(marks), hex(links), hex(back), data) FROM entry",
		"SELECT json_array(id, rank) FROM id ORDER BY id",
		"SELECT json_array(id, hex(rows)) FROM list ORDER BY id",
		"SELECT json_array(list, row, key, entries, bins) FROM heading",
		"SELECT json_array(term, entries) FROM vocabulary",
		"SELECT json_array(term, doc, col, offset) FROM titles ORDER BY term, doc, offset",
		"SELECT json_array(term, doc, col, offset) FROM texts ORDER BY term, doc, offset",
		"PRAGMA integrity_check",
	};
	struct db *db = db_open(location.index, DB_UPDATE, NULL);

	assert_non_null(db);
	assert_true(db_run(db, "CREATE VIRTUAL TABLE temp.titles USING"
			       " fts5vocab(main, title_index, instance);"
			       "CREATE VIRTUAL TABLE temp.texts USING"
			       " fts5vocab(main, text_index, instance);"
			       "INSERT INTO title_index(title_index) VALUES('integrity-check');"
			       "INSERT INTO text_index(text_index) VALUES('integrity-check')",
			   NULL));
	for (size_t i = 0; i < COUNT_OF(questions); i++)
		add_answers(db, questions[i], out);
	assert_true(db_close(db, NULL));
}

/* Writes a file that was changed long ago, but later than any before. */
static void change(const char *file, const char *text)
{
	static time_t seconds = 1700000000;
	struct timespec times[2] = {{0}};
	char path[128];

	times[0].tv_sec = times[1].tv_sec = ++seconds;

	content_write(&content, file, slice_of(text));
	snprintf(path, sizeof(path), "%s/%s", content.folder, file);
	assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

/* Changes a file and refreshes; the answers must be those of a build. Returns whether
 * the index was updated in place. */
static bool updates(const char *file, const char *text)
{
	struct str updated, built;
	ino_t before = index_file(), after;

	str_init(&updated);
	str_init(&built);
	change(file, text);
	refresh_now(REFRESH_CURRENT);
	after = index_file();
	read_answers(&updated);
	refresh_now(REFRESH_ANEW);
	read_answers(&built);
	assert_string_equal(updated.data, built.data);
	str_done(&built);
	str_done(&updated);
	return before == after;
}

#define POSITION(text, more)                                                          \
	"{by: union, on: pay, date: 2023-05-03, stance: demand, text: '" text "',\n"  \
	" references: paper" more "}\n"

#define QUOTING                                                                       \
	"{by: union, on: pay, date: 2023-05-03, stance: demand, text: 'Pay more.',\n"  \
	" references: {source: paper, quote: more pay, locator: page 3}}\n"

static void texts_are_replaced_in_place(void **state)
{
	static const char *const texts[] = {
		POSITION("Pay more.", "\n"),
		POSITION("Pay twice as much. Or we walk, über Straßen.", ""),
		POSITION("Pay more.", ", note: 'Said in public.'"),
		POSITION("Pay more.", ", summary: 'A demand.', body: 'In two words.'"),
		QUOTING,
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		assert_true(updates("positions/demand.yaml", texts[i]));
}

static void what_changes_more_is_built_anew(void **state)
{
	static const char *const texts[] = {
		POSITION("Pay more, see [[strike]].", ""),
		POSITION("Pay more.", ", title: Pay"),
		POSITION("Pay more.", ", also: [The demand]"),
		POSITION("Pay more.", ", voice: speaker"),
		POSITION("Pay more.", ", tags: [money]"),
		POSITION("Pay more.", ", id: other"),
		"{by: union, on: pay, date: 2023-05-04, stance: demand, text: 'Pay more.',\n"
		" references: paper}\n",
		"{by: union, on: pay, date: 2023-05-03, stance: claim, text: 'Pay more.',\n"
		" references: paper}\n",
		"[]\n",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		change("positions/demand.yaml", POSITION("Pay more.", ""));
		refresh_now(REFRESH_ANEW);
		assert_false(updates("positions/demand.yaml", texts[i]));
	}
}

static void a_finding_of_the_file_is_looked_for_again(void **state)
{
	(void)state;
	assert_false(updates("positions/demand.yaml",
			     POSITION("Pay more.", ", flags: needs-second-source")));
	assert_false(updates("positions/demand.yaml",
			     POSITION("Pay much more.", ", flags: needs-second-source")));
}

static void languages_stay_with_the_base(void **state)
{
	(void)state;
	assert_true(updates("picket.yaml", "# The same.\ntitle: Test\nlanguages: [en]\n"));
	assert_false(updates("picket.yaml", "title: Another\nlanguages: [en]\n"));
}

static void many_updates_end_in_a_build(void **state)
{
	ino_t before;
	int count = 0;

	(void)state;
	for (before = index_file(); index_file() == before && count < 200; count++) {
		char text[256];

		snprintf(text, sizeof(text), POSITION("Pay %d.", ""), count);
		change("positions/demand.yaml", text);
		refresh_now(REFRESH_CURRENT);
	}
	assert_in_range(count, 32, 199);
}

static int begin(void **state)
{
	char cache[96];

	(void)state;
	content_begin(&content);
	content_add(&content, CONTENT_SOUND);
	nftw(content.folder, age, 16, FTW_PHYS);
	snprintf(cache, sizeof(cache), "%s/.cache", content.folder);
	setenv("XDG_CACHE_HOME", cache, 1);
	if (!locate(content.folder, &location, NULL))
		return -1;
	refresh_now(REFRESH_CURRENT);
	return 0;
}

static int end(void **state)
{
	(void)state;
	location_done(&location);
	content_end(&content);
	return 0;
}

#define UPDATE_TEST(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		UPDATE_TEST(texts_are_replaced_in_place),
		UPDATE_TEST(what_changes_more_is_built_anew),
		UPDATE_TEST(a_finding_of_the_file_is_looked_for_again),
		UPDATE_TEST(languages_stay_with_the_base),
		UPDATE_TEST(many_updates_end_in_a_build),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
