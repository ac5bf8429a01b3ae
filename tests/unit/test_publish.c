/* test_publish.c - a file appears whole or not at all. */
#include "testing.h"

#include "publish.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/picket-publish-XXXXXX";
static char path[64], temporary[64];

static void write_to(int descriptor, const char *text)
{
	assert_int_equal(write(descriptor, text, strlen(text)), strlen(text));
}

static void expect_file(const char *text)
{
	char found[64] = {0};
	FILE *file = fopen(path, "r");

	assert_non_null(file);
	assert_int_equal(fread(found, 1, sizeof(found) - 1, file), strlen(text));
	fclose(file);
	assert_string_equal(found, text);
	assert_int_not_equal(access(temporary, F_OK), 0);
}

static void publish_text(const char *text)
{
	struct publish publish;

	assert_true(publish_begin(&publish, path, NULL));
	write_to(publish.descriptor, text);
	assert_true(publish_end(&publish, NULL));
}

static void what_is_published_takes_the_place_of_the_old(void **state)
{
	(void)state;
	publish_text("old");
	publish_text("new");
	expect_file("new");
}

static void giving_up_leaves_the_old_file_and_nothing_else(void **state)
{
	struct publish publish;

	(void)state;
	publish_text("old");
	assert_true(publish_begin(&publish, path, NULL));
	write_to(publish.descriptor, "half");
	publish_abort(&publish);
	expect_file("old");
}

static void a_second_writer_is_told(void **state)
{
	struct publish first, second;
	struct error error = {0};

	(void)state;
	assert_true(publish_begin(&first, path, NULL));
	assert_false(publish_begin(&second, path, &error));
	assert_int_equal(error.code, ERROR_BUSY);
	write_to(first.descriptor, "mine");
	assert_true(publish_end(&first, NULL));
	expect_file("mine");
}

static void what_a_killed_writer_left_is_written_over(void **state)
{
	FILE *file = fopen(temporary, "w");

	(void)state;
	assert_non_null(file);
	fputs("a long rest of an earlier file", file);
	fclose(file);
	publish_text("short");
	expect_file("short");
}

static void a_link_in_the_way_is_not_followed(void **state)
{
	struct publish publish;
	struct error error = {0};

	(void)state;
	assert_int_equal(symlink("/etc/passwd", temporary), 0);
	assert_false(publish_begin(&publish, path, &error));
	assert_int_equal(error.code, ERROR_SYSTEM);
	unlink(temporary);
}

static void a_missing_folder_is_named(void **state)
{
	struct publish publish;
	struct error error = {0};

	(void)state;
	assert_false(publish_begin(&publish, "/nowhere/at/all", &error));
	assert_string_equal(error.message, "/nowhere/at/all.new: No such file or directory");
}

static int make_folder(void **state)
{
	(void)state;
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof(path), "%s/file", folder);
	snprintf(temporary, sizeof(temporary), "%s/file.new", folder);
	return 0;
}

static int remove_folder(void **state)
{
	(void)state;
	unlink(path);
	return rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_published_takes_the_place_of_the_old),
		cmocka_unit_test(giving_up_leaves_the_old_file_and_nothing_else),
		cmocka_unit_test(a_second_writer_is_told),
		cmocka_unit_test(what_a_killed_writer_left_is_written_over),
		cmocka_unit_test(a_link_in_the_way_is_not_followed),
		cmocka_unit_test(a_missing_folder_is_named),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
