/* test_print.c - what leaves through standard output and standard error is
 * harmless, and a write that fails is noticed. */
#include "testing.h"

#include "print.h"
#include "utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define LAST_CODE 0x10FFFFu

/* --- a stream that leads to a file ----------------------------------------- */

struct caught {
	int stream;   /* descriptor that was turned aside */
	int before;   /* what it was */
	FILE *file;
};

static struct caught catch(int stream)
{
	struct caught caught = {stream, dup(stream), tmpfile()};

	assert_non_null(caught.file);
	fflush(NULL);
	assert_int_equal(dup2(fileno(caught.file), stream), stream);
	return caught;
}

/* Gives the stream back, and what was written to it to out. */
static void release(struct caught *caught, struct str *out)
{
	char buffer[4096];
	size_t len;

	dup2(caught->before, caught->stream);
	close(caught->before);
	rewind(caught->file);
	while ((len = fread(buffer, 1, sizeof(buffer), caught->file)) > 0)
		str_add(out, (struct slice){buffer, len});
	fclose(caught->file);
}

/* --- every code point ------------------------------------------------------- */

/* All of Unicode, surrogates and stray bytes too, a line for each 64. */
static void add_everything(struct str *out)
{
	for (uint32_t code = 0; code <= LAST_CODE; code++) {
		if (code >= 0xD800 && code < 0xE000)
			str_format(out, "\xED%c%c", (int)(0x80 | (code >> 6 & 0x3F)),
				   (int)(0x80 | (code & 0x3F)));
		else
			utf8_encode(out, code);
		if (code % 64 == 63)
			str_add_char(out, '\n');
	}
	for (int byte = 0x80; byte <= 0xFF; byte++)
		str_add_char(out, (char)byte);
}

/* Nothing a terminal obeys, reorders by, or hides. */
static void assert_harmless(struct slice text)
{
	for (size_t i = 0; i < text.len;) {
		uint32_t code;
		size_t len = utf8_decode(slice_part(text, i, text.len), &code);

		assert_true(len > 0);
		assert_true(code == '\n' || code >= 0x20);
		assert_false(code >= 0x7F && code < 0xA0);
		assert_false(code == 0x061C || code == 0x200E || code == 0x200F);
		assert_false(code >= 0x2028 && code <= 0x202E);
		assert_false(code >= 0x2066 && code <= 0x2069);
		assert_false(code == 0xFEFF || (code >= 0xE0000 && code < 0xE0100));
		i += len;
	}
}

static void every_code_point_leaves_standard_output_harmless(void **state)
{
	struct str all, out;
	struct caught caught;
	struct print print;

	(void)state;
	setlocale(LC_ALL, "C.UTF-8");
	str_init(&all);
	str_init(&out);
	add_everything(&all);
	caught = catch(STDOUT_FILENO);
	print_open(&print, OPTION_COLOR_NEVER);
	print_text(&print, str_slice(&all));
	assert_true(print_close(&print, NULL));
	release(&caught, &out);
	assert_true(out.len > all.len);
	assert_harmless(str_slice(&out));
	str_done(&out);
	str_done(&all);
}

static void every_code_point_leaves_standard_error_harmless(void **state)
{
	struct str all, out;
	struct caught caught;

	(void)state;
	setlocale(LC_ALL, "C.UTF-8");
	str_init(&all);
	str_init(&out);
	add_everything(&all);
	caught = catch(STDERR_FILENO);
	for (size_t i = 0; i < all.len; i += strlen(all.data + i) + 1)
		print_note("%s", all.data + i);
	release(&caught, &out);
	assert_true(out.len > all.len);
	assert_harmless(str_slice(&out));
	str_done(&out);
	str_done(&all);
}

/* The finding was made of foreign text, and so was the folder's name. */
static void a_finding_is_one_harmless_line(void **state)
{
	struct finding finding = {.place = {"a\nb\033.yaml", 3, 4}, .message = "x\r\n\033[2J"};
	struct caught caught;
	struct str out;

	(void)state;
	setlocale(LC_ALL, "C.UTF-8");
	str_init(&out);
	caught = catch(STDERR_FILENO);
	print_finding(&finding, "con\033tent/");
	release(&caught, &out);
	assert_harmless(str_slice(&out));
	assert_true(slice_starts(str_slice(&out), "con<U+001B>tent/a b<U+001B>.yaml:3:4: error: x"));
	assert_int_equal(slice_find(str_slice(&out), 0, '\n'), out.len - 1);
	str_done(&out);
}

/* --- looks ----------------------------------------------------------------- */

static void print_title(enum option_color color, struct str *out)
{
	struct caught caught;
	struct print print;
	struct rich rich;

	rich_init(&rich);
	rich_line(&rich, 2, 2);
	rich_add_text(&rich, ROLE_TITLE, "Title");
	rich_line(&rich, 2, 2);
	rich_add_text(&rich, ROLE_TEXT, "text");
	caught = catch(STDOUT_FILENO);
	print_open(&print, color);
	print_rich(&print, &rich);
	assert_true(print_close(&print, NULL));
	release(&caught, out);
	rich_done(&rich);
}

static void highlights_come_only_where_they_are_wanted(void **state)
{
	struct str out;

	(void)state;
	str_init(&out);
	print_title(OPTION_COLOR_AUTO, &out);
	assert_text(&out, "  Title\n  text\n");
	print_title(OPTION_COLOR_NEVER, &out);
	assert_text(&out, "  Title\n  text\n");
	print_title(OPTION_COLOR_ALWAYS, &out);
	assert_text(&out, "  \033[1mTitle\033[0m\n  text\n");
	str_done(&out);
}

/* --- writing that fails ----------------------------------------------------- */

static struct error print_to(int descriptor)
{
	struct error error = {0};
	struct print print;
	int before = dup(STDOUT_FILENO);

	fflush(NULL);
	dup2(descriptor, STDOUT_FILENO);
	print_open(&print, OPTION_COLOR_NEVER);
	print_text(&print, SLICE("text\n"));
	print_close(&print, &error);
	dup2(before, STDOUT_FILENO);
	close(before);
	return error;
}

static void a_write_that_fails_is_an_error(void **state)
{
	int descriptor = open("/dev/null", O_RDONLY);
	struct error error = print_to(descriptor);

	(void)state;
	close(descriptor);
	assert_int_equal(error.code, ERROR_SYSTEM);
	assert_true(error.message[0] != '\0');
}

static void a_pipe_without_a_reader_is_a_quiet_error(void **state)
{
	int ends[2];
	struct error error;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	close(ends[0]);
	error = print_to(ends[1]);
	close(ends[1]);
	assert_int_equal(error.code, ERROR_SYSTEM);
	assert_string_equal(error.message, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_code_point_leaves_standard_output_harmless),
		cmocka_unit_test(every_code_point_leaves_standard_error_harmless),
		cmocka_unit_test(a_finding_is_one_harmless_line),
		cmocka_unit_test(highlights_come_only_where_they_are_wanted),
		cmocka_unit_test(a_write_that_fails_is_an_error),
		cmocka_unit_test(a_pipe_without_a_reader_is_a_quiet_error),
	};

	return cmocka_run_group_tests_name("print", tests, NULL, NULL);
}
