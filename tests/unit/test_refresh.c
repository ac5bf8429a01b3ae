/* test_refresh.c - an index follows its content, by stat alone. */
#include "content.h"

#include "index.h"
#include "refresh.h"

#include <fcntl.h>
#include <sys/stat.h>

static struct content content;
static struct location location;

/* Gives every file of the base an mtime long ago, as a clone of yesterday has. */
static int age(const char *path, const struct stat *status, int type, struct FTW *place)
{
	const struct timespec times[2] = {{1700000000, 0}, {1700000000, 0}};

	(void)status;
	(void)place;
	return type == FTW_F ? utimensat(AT_FDCWD, path, times, 0) : 0;
}

static void age_all(void)
{
	assert_int_equal(nftw(content.folder, age, 16, FTW_PHYS), 0);
}

/* Refreshes on the first day of 2024; the findings as text. */
static void assert_refreshed(unsigned need, const char *messages)
{
	struct findings findings;
	struct str text;

	str_init(&text);
	str_add_text(&text, "");
	findings_init(&findings);
	assert_true(refresh_index(&location, need, date_day(2024, 1, 1), &findings, NULL, NULL,
				  NULL));
	for (size_t i = 0; i < findings.list.count; i++)
		finding_print(&findings.list.items[i], &text);
	assert_string_equal(text.data, messages);
	findings_done(&findings);
	str_done(&text);
}

static void a_new_base_is_built(void **state)
{
	(void)state;
	assert_true(refresh_is_needed(&location));
	assert_refreshed(REFRESH_CURRENT, "");
	assert_int_equal(access(location.index, R_OK), 0);
	assert_false(refresh_is_needed(&location));
}

static void unchanged_content_is_not_read_again(void **state)
{
	struct stat before, after;

	(void)state;
	assert_refreshed(REFRESH_CURRENT, "");
	assert_int_equal(stat(location.index, &before), 0);
	assert_refreshed(REFRESH_CURRENT, "");
	assert_int_equal(stat(location.index, &after), 0);
	assert_int_equal(before.st_ino, after.st_ino);
}

static void a_changed_file_is_noticed(void **state)
{
	(void)state;
	assert_refreshed(REFRESH_CURRENT, "");
	content_write(&content, "parties/more.yaml",
		      SLICE("{id: more, name: More, type: group, side: third}\n"));
	age_all();
	assert_true(refresh_is_needed(&location));
	assert_refreshed(REFRESH_CURRENT, "");
	assert_false(refresh_is_needed(&location));
}

static void a_file_that_went_is_noticed(void **state)
{
	char path[128];

	(void)state;
	content_write(&content, "parties/gone.yaml",
		      SLICE("{id: gone, name: Gone, type: group, side: third}\n"));
	age_all();
	assert_refreshed(REFRESH_CURRENT, "");
	snprintf(path, sizeof(path), "%s/parties/gone.yaml", content.folder);
	assert_int_equal(remove(path), 0);
	assert_true(refresh_is_needed(&location));
}

static void a_file_written_just_now_is_read_once_more(void **state)
{
	(void)state;
	content_write(&content, "parties/young.yaml",
		      SLICE("{id: young, name: Young, type: group, side: third}\n"));
	assert_refreshed(REFRESH_CURRENT, "");
	assert_true(refresh_is_needed(&location));
	age_all();
	assert_refreshed(REFRESH_CURRENT, "");
	assert_false(refresh_is_needed(&location));
}

static void findings_are_kept_with_the_index(void **state)
{
	struct findings findings;

	(void)state;
	content_write(&content, "parties/bad.yaml", SLICE("{id: bad, name: Bad, type: x}\n"));
	age_all();
	for (int i = 0; i < 2; i++) {
		struct str text;

		str_init(&text);
		findings_init(&findings);
		assert_true(refresh_index(&location, REFRESH_CURRENT, date_day(2024, 1, 1),
					  &findings, NULL, NULL, NULL));
		assert_int_equal(findings.errors, 1);
		finding_print(&findings.list.items[0], &text);
		assert_true(slice_starts(str_slice(&text), "parties/bad.yaml:1:"));
		str_done(&text);
		findings_done(&findings);
	}
	assert_false(refresh_is_needed(&location));
}

static void a_lost_index_is_built_again(void **state)
{
	(void)state;
	assert_refreshed(REFRESH_CURRENT, "");
	assert_int_equal(remove(location.index), 0);
	assert_true(refresh_is_needed(&location));
	assert_refreshed(REFRESH_CURRENT, "");
}

static void views_stay_once_they_were_needed(void **state)
{
	struct stat before, after;

	(void)state;
	assert_refreshed(REFRESH_CURRENT, "");
	assert_false(index_has_views(location.index));
	assert_refreshed(REFRESH_VIEWS, "");
	assert_true(index_has_views(location.index));
	assert_int_equal(stat(location.index, &before), 0);
	assert_refreshed(REFRESH_VIEWS, "");
	assert_int_equal(stat(location.index, &after), 0);
	assert_int_equal(before.st_ino, after.st_ino);
	content_write(&content, "parties/more.yaml",
		      SLICE("{id: more, name: More, type: group, side: third}\n"));
	assert_refreshed(REFRESH_CURRENT, "");
	assert_true(index_has_views(location.index));
	assert_refreshed(REFRESH_ANEW, "");
	assert_true(index_has_views(location.index));
}

static void a_base_that_can_not_be_read_leaves_the_old_index(void **state)
{
	struct error error = {0};
	struct findings findings;

	(void)state;
	assert_refreshed(REFRESH_CURRENT, "");
	content_write(&content, "picket.yaml", SLICE("title: [\n"));
	findings_init(&findings);
	assert_false(refresh_index(&location, REFRESH_CURRENT, date_day(2024, 1, 1), &findings,
				   NULL, NULL, &error));
	assert_int_equal(findings.errors, 1);
	assert_int_equal(access(location.index, R_OK), 0);
	findings_done(&findings);
}

static bool stop(void *context, enum refresh_stage stage, size_t done, size_t total)
{
	(void)done;
	(void)total;
	return stage != *(enum refresh_stage *)context;
}

static void a_refresh_can_be_stopped_at_any_stage(void **state)
{
	enum refresh_stage stages[] = {REFRESH_LOADING, REFRESH_INDEXING};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(stages); i++) {
		struct error error = {0};
		struct findings findings;

		findings_init(&findings);
		assert_false(refresh_index(&location, REFRESH_ANEW, 0, &findings, stop,
					   &stages[i], &error));
		assert_int_equal(error.code, ERROR_STOPPED);
		findings_done(&findings);
	}
}

static int begin(void **state)
{
	char cache[96];

	(void)state;
	content_begin(&content);
	content_add(&content, CONTENT_SOUND);
	age_all();
	snprintf(cache, sizeof(cache), "%s/.cache", content.folder);
	setenv("XDG_CACHE_HOME", cache, 1);
	return locate(content.folder, &location, NULL) ? 0 : -1;
}

static int end(void **state)
{
	(void)state;
	location_done(&location);
	content_end(&content);
	return 0;
}

#define REFRESH_TEST(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		REFRESH_TEST(a_new_base_is_built),
		REFRESH_TEST(unchanged_content_is_not_read_again),
		REFRESH_TEST(a_changed_file_is_noticed),
		REFRESH_TEST(a_file_that_went_is_noticed),
		REFRESH_TEST(a_file_written_just_now_is_read_once_more),
		REFRESH_TEST(findings_are_kept_with_the_index),
		REFRESH_TEST(a_lost_index_is_built_again),
		REFRESH_TEST(views_stay_once_they_were_needed),
		REFRESH_TEST(a_base_that_can_not_be_read_leaves_the_old_index),
		REFRESH_TEST(a_refresh_can_be_stopped_at_any_stage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
