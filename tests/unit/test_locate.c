/* test_locate.c - which base is meant, and where its index lies. */
#include "testing.h"

#include "locate.h"
#include "schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char root[] = "/tmp/picket-locate-XXXXXX";

static void touch(const char *name)
{
	FILE *file = fopen(name, "w");

	assert_non_null(file);
	fclose(file);
}

/* Where text ends in what is expected of it. */
static void assert_ends(const char *text, const char *end)
{
	assert_non_null(text);
	assert_true(strlen(text) >= strlen(end));
	assert_string_equal(text + strlen(text) - strlen(end), end);
}

static void a_folder_has_its_index_in_the_cache(void **state)
{
	struct location location;
	char prefix[64];

	(void)state;
	snprintf(prefix, sizeof(prefix), "/cache/picket/%d/content-", SCHEMA_VERSION);
	assert_true(locate("content", &location, NULL));
	assert_ends(location.folder, "/content");
	assert_int_equal(strncmp(location.index, prefix, strlen(prefix)), 0);
	assert_ends(location.index, "/index.db");
	assert_ends(location.state, "/index.state");
	location_done(&location);
}

static void bases_of_one_name_have_different_indexes(void **state)
{
	struct location one, other;

	(void)state;
	assert_true(locate("content", &one, NULL));
	assert_true(locate("other/content", &other, NULL));
	assert_string_not_equal(one.index, other.index);
	location_done(&one);
	location_done(&other);
}

static void a_file_is_an_index_without_content(void **state)
{
	struct location location;

	(void)state;
	assert_true(locate("file.db", &location, NULL));
	assert_null(location.folder);
	assert_null(location.state);
	assert_ends(location.index, "/file.db");
	location_done(&location);
}

static void nothing_named_is_the_variable_or_what_is_here(void **state)
{
	struct location location;

	(void)state;
	setenv("PICKET_KB", "other/content", 1);
	assert_true(locate(NULL, &location, NULL));
	assert_ends(location.folder, "/other/content");
	location_done(&location);
	unsetenv("PICKET_KB");
	assert_true(locate(NULL, &location, NULL));
	assert_ends(location.folder, "/content");
	location_done(&location);
}

static void a_folder_without_a_base_is_refused(void **state)
{
	struct location location;
	struct error error = {0}, missing = {0};

	(void)state;
	assert_false(locate("other", &location, &error));
	assert_string_equal(error.message, "other: no knowledge base; it has no picket.yaml");
	assert_false(locate("nowhere", &location, &missing));
	assert_string_equal(missing.message, "nowhere: No such file or directory");
}

static void without_a_home_there_is_no_place_for_an_index(void **state)
{
	struct location location;
	struct error error = {0};

	(void)state;
	unsetenv("XDG_CACHE_HOME");
	unsetenv("HOME");
	assert_false(locate("content", &location, &error));
	assert_int_equal(error.code, ERROR_SYSTEM);
	setenv("HOME", "/home/reader", 1);
	assert_true(locate("content", &location, NULL));
	assert_int_equal(strncmp(location.index, "/home/reader/.cache/picket/", 27), 0);
	location_done(&location);
	setenv("XDG_CACHE_HOME", "/cache", 1);
}

static void the_folders_of_the_index_are_made(void **state)
{
	struct location location;
	char cache[64];
	struct stat status;

	(void)state;
	snprintf(cache, sizeof(cache), "%s/deep/cache", root);
	setenv("XDG_CACHE_HOME", cache, 1);
	assert_true(locate("content", &location, NULL));
	assert_true(location_prepare(&location, NULL));
	*strrchr(location.index, '/') = '\0';
	assert_int_equal(stat(location.index, &status), 0);
	location_done(&location);
	setenv("XDG_CACHE_HOME", "/cache", 1);
}

static int make_folders(void **state)
{
	(void)state;
	unsetenv("PICKET_KB");
	setenv("XDG_CACHE_HOME", "/cache", 1);
	if (!mkdtemp(root) || chdir(root) != 0 || mkdir("content", 0777) != 0 ||
	    mkdir("other", 0777) != 0 || mkdir("other/content", 0777) != 0)
		return -1;
	touch("content/picket.yaml");
	touch("other/content/picket.yaml");
	touch("file.db");
	return 0;
}

static int remove_folders(void **state)
{
	char command[64];

	(void)state;
	snprintf(command, sizeof(command), "rm -r %s", root);
	return chdir("/") == 0 ? system(command) : -1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_folder_has_its_index_in_the_cache),
		cmocka_unit_test(bases_of_one_name_have_different_indexes),
		cmocka_unit_test(a_file_is_an_index_without_content),
		cmocka_unit_test(nothing_named_is_the_variable_or_what_is_here),
		cmocka_unit_test(a_folder_without_a_base_is_refused),
		cmocka_unit_test(without_a_home_there_is_no_place_for_an_index),
		cmocka_unit_test(the_folders_of_the_index_are_made),
	};

	return cmocka_run_group_tests(tests, make_folders, remove_folders);
}
