/* test_code_points.c - every code point of Unicode, and the worst strings there are,
 * on each way out: a frame, its print, the terminal, standard output and error.
 * Nothing that commands, reorders or hides gets out, and columns align. */
#include "screen.h"

#include "clean.h"
#include "finding.h"
#include "terminal.h"

#include <locale.h>
#include <poll.h>
#include <pty.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unictype.h>
#include <unistd.h>

#define LAST_CODE 0x10FFFFu

/* Controls in disguise, bytes that are no UTF-8, stacks of marks, and text that
 * reads differently from what it says. */
static const struct slice nasty[] = {
	{"\033]0;owned\a\033[2J\033[31m", 18},
	{"\0NUL\0", 5},
	{"\x9B" "31m \x90q \x9D" "52;c;QQ==\x9C", 20},
	{"\xC2\x9B" "31m\xC2\x85\xC2\x8D", 9},
	{"\xC0\x9B[2J \xE0\x80\x9B \xF8\x80\x80\x80\x9B", 15},
	{"\xED\xA0\x80\xED\xB0\x80 \xF4\x90\x80\x80 \xFF\xFE", 14},
	{"access\xE2\x80\xAEgnp.exe\xE2\x80\xAC \xE2\x81\xA6x\xE2\x81\xA9", 27},
	{"Z\xCD\xA7\xCD\xA7\xCD\xA7\xCD\xA7\xCD\xA7\xCD\xA7\xCD\xA7\xCD\xA7\xCD\xA7go", 21},
	{"p\xE2\x80\x8B" "a\xE2\x81\xA0y\xEF\xBB\xBFp\xC2\xAD" "a\xE1\xA0\x8El", 19},
	{"\xF3\xA0\x81\x81\xF3\xA0\x81\x82\xEF\xBF\xBF\xEE\x80\x80", 14},
	{"\r\n\b\b\b\x7F\v\f\x0E\x0F\x18\x1A\x05", 13},
	{"\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7", 18},
	{"\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\x8F\xD8\x9C\xE2\x80\x8E", 14},
	{"\xE1\x85\x9F\xE3\x85\xA4\xEF\xBE\xA0\xE2\xA0\x80", 12},
};

/* --- what may get out ------------------------------------------------------ */

static bool is_harmless(uint32_t code)
{
	const uint32_t categories = UC_CATEGORY_MASK_C | UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp;

	return !uc_is_general_category_withtable(code, categories) &&
	       !uc_is_property_default_ignorable_code_point(code);
}

static void assert_harmless(struct slice text)
{
	while (text.len > 0) {
		uint32_t code;
		size_t len = utf8_decode(text, &code);

		if (!len || (!is_harmless(code) && code != '\n'))
			fail_msg("U+%04X got out", (unsigned)code);
		text = slice_part(text, len, text.len);
	}
}

/* Appends a code point in UTF-8; a surrogate as the bytes it would have. */
static void add_code(struct str *out, uint32_t code)
{
	if (code < 0xD800 || code > 0xDFFF) {
		utf8_encode(out, code);
		return;
	}
	str_add_char(out, (char)(0xE0 | code >> 12));
	str_add_char(out, (char)(0x80 | (code >> 6 & 0x3F)));
	str_add_char(out, (char)(0x80 | (code & 0x3F)));
}

/* "a?b", with the code point in place of the question mark. */
static void set_text(struct str *text, uint32_t code)
{
	str_clear(text);
	str_add_char(text, 'a');
	add_code(text, code);
	str_add_char(text, 'b');
}

/* --- frames, standard output and error ------------------------------------- */

/* Writes text into a frame with a bar at a fixed column behind it. */
static void assert_drawn(struct frame *frame, struct slice text, struct str *out)
{
	struct slice row;

	frame_clear(frame);
	frame_text(frame, 0, 0, 30, ROLE_TEXT, text);
	frame_text(frame, 30, 0, 1, ROLE_BORDER, SLICE("|"));
	str_clear(out);
	frame_print(frame, out);
	assert_harmless(str_slice(out));
	row = str_slice(out);
	assert_int_equal(slice_find(row, 0, '\n'), row.len - 1);
	assert_int_equal(utf8_width(slice_part(row, 0, row.len - 1)), 31);
}

static void assert_printed(struct slice text, struct str *out)
{
	struct str message;
	struct finding finding = {.severity = SEVERITY_ERROR};

	str_clear(out);
	clean_add(out, text, CLEAN_TEXT);
	assert_harmless(str_slice(out));
	str_init(&message);
	str_add(&message, text);
	finding.message = message.data;
	finding.place = (struct place){.file = message.data, .line = 1, .column = 1};
	str_clear(out);
	finding_print(&finding, out);
	assert_harmless(str_slice(out));
	assert_int_equal(slice_find(str_slice(out), 0, '\n'), out->len);
	str_done(&message);
}

static void no_code_point_gets_out_raw(void **state)
{
	struct frame frame;
	struct str text, out;

	(void)state;
	frame_init(&frame);
	str_init(&text);
	str_init(&out);
	frame_resize(&frame, 31, 1);
	for (uint32_t code = 0; code <= LAST_CODE; code++) {
		set_text(&text, code);
		assert_drawn(&frame, str_slice(&text), &out);
		assert_printed(str_slice(&text), &out);
	}
	for (size_t i = 0; i < COUNT_OF(nasty); i++) {
		assert_drawn(&frame, nasty[i], &out);
		assert_printed(nasty[i], &out);
	}
	str_done(&out);
	str_done(&text);
	frame_done(&frame);
}

/* --- the terminal ---------------------------------------------------------- */

#define BLOCK_WIDTH 13
#define BLOCKS ((SCREEN_WIDTH - 2) / BLOCK_WIDTH)
#define ROWS (SCREEN_HEIGHT - 2)

/* Most of Unicode is not assigned: of that every 64th is shown. Goes on to the
 * next one. */
static uint32_t next_code(uint32_t code)
{
	do
		code++;
	while (code <= LAST_CODE && !is_harmless(code) && code > 0x2100 && code % 64 != 0);
	return code;
}

/* Fills a page with code points from *code on; the last rows say which it is. */
static void draw_page(struct frame *frame, uint32_t *code, int page)
{
	struct str text;

	str_init(&text);
	frame_resize(frame, SCREEN_WIDTH, SCREEN_HEIGHT);
	for (int i = 0; i < ROWS * BLOCKS && *code <= LAST_CODE; i++, *code = next_code(*code)) {
		set_text(&text, *code);
		frame_text(frame, i % BLOCKS * BLOCK_WIDTH, i / BLOCKS, BLOCK_WIDTH - 1,
			   ROLE_TEXT, str_slice(&text));
	}
	if (page < (int)COUNT_OF(nasty))
		frame_text(frame, 0, ROWS, 60, ROLE_TITLE, nasty[page]);
	str_clear(&text);
	str_format(&text, "page %d.", page);
	frame_text(frame, 0, ROWS + 1, 60, ROLE_STATUS, str_slice(&text));
	str_done(&text);
}

/* The program on the other side: a page a key. */
static void show_pages(void)
{
	struct error error = {0};
	struct terminal *terminal = terminal_curses_open(&error);
	struct frame frame;
	uint32_t code = 0;

	if (!terminal)
		_exit(1);
	frame_init(&frame);
	for (int page = 0; code <= LAST_CODE; page++) {
		draw_page(&frame, &code, page);
		terminal->class->present(terminal, &frame);
		if (terminal->class->next(terminal, 60000).type != EVENT_KEY)
			break;
	}
	frame_done(&frame);
	terminal_close(terminal);
	_exit(0);
}

/* Starts it on a terminal of its own; returns the file of the other side. */
static int start_pages(const char *term, const char *locale, pid_t *child)
{
	struct winsize size = {.ws_row = SCREEN_HEIGHT, .ws_col = SCREEN_WIDTH};
	int file;

	*child = forkpty(&file, NULL, NULL, &size);
	assert_true(*child >= 0);
	if (*child > 0)
		return file;
	setenv("TERM", term, 1);
	setenv("NO_COLOR", "1", 1);
	unsetenv("LINES");
	unsetenv("COLUMNS");
	setlocale(LC_ALL, locale);
	show_pages();
	return -1;
}

/* Reads what there is. A terminal that stays silent fails. */
static void read_some(int file, struct screen *screen)
{
	struct pollfd ready = {.fd = file, .events = POLLIN};
	char bytes[4096];
	ssize_t len;

	assert_int_equal(poll(&ready, 1, 60000), 1);
	len = read(file, bytes, sizeof(bytes));
	assert_true(len > 0);
	for (ssize_t i = 0; i < len; i++)
		screen_put(screen, bytes[i]);
}

/* Reads until the last row says that the page is there. */
static void read_page(int file, struct screen *screen, int page)
{
	struct str row;
	char expected[32];

	snprintf(expected, sizeof(expected), "page %d.", page);
	str_init(&row);
	do {
		read_some(file, screen);
		str_clear(&row);
		screen_row(screen, ROWS + 1, &row);
	} while (!slice_is(str_slice(&row), expected));
	str_done(&row);
}

/* Whether a cell of the screen is what the frame has there, or stands for it: in
 * ASCII; a blank only for a space. */
static bool is_shown_as(const struct cell *cell, const struct cell *shown)
{
	struct slice bytes = {cell->bytes, cell->len};
	uint32_t code;

	if (shown->len == cell->len && shown->width == cell->width &&
	    memcmp(shown->bytes, cell->bytes, cell->len) == 0)
		return true;
	if (cell->width == 1 && cell->len == 0)
		return false;
	if (shown->len == 0)
		return utf8_decode(bytes, &code) && uc_is_general_category(code, UC_SPACE_SEPARATOR);
	return shown->width == 1 &&
	       (shown->len == 1 || memcmp(shown->bytes, cell->bytes, shown->len) == 0);
}

static void assert_page(const struct screen *screen, struct frame *frame)
{
	for (int y = 0; y < SCREEN_HEIGHT; y++)
		for (int x = 0; x < SCREEN_WIDTH; x++) {
			const struct cell *shown = &screen->cells[y][x];
			const struct cell *cell = frame_cell(frame, x, y);

			if (!is_shown_as(cell, shown))
				fail_msg("row %d column %d: %.*s instead of %.*s", y, x, shown->len,
					 shown->bytes, cell->len, cell->bytes);
		}
}

static void go_through(const char *term, const char *locale)
{
	struct screen screen;
	struct frame frame;
	uint32_t code = 0;
	pid_t child;
	int status;
	int file = start_pages(term, locale, &child);

	screen_init(&screen, strcmp(locale, "C") == 0);
	frame_init(&frame);
	for (int page = 0; code <= LAST_CODE; page++) {
		draw_page(&frame, &code, page);
		read_page(file, &screen, page);
		assert_page(&screen, &frame);
		assert_int_equal(write(file, " ", 1), 1);
	}
	frame_done(&frame);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	close(file);
}

static void an_old_terminal_shows_them_where_they_belong(void **state)
{
	(void)state;
	if (!setlocale(LC_ALL, "C.UTF-8"))
		skip();
	go_through("vt100", "C.UTF-8");
}

static void a_new_terminal_shows_them_where_they_belong(void **state)
{
	(void)state;
	if (!setlocale(LC_ALL, "C.UTF-8"))
		skip();
	go_through("xterm-256color", "C.UTF-8");
}

static void a_screen_of_ascii_keeps_its_columns(void **state)
{
	(void)state;
	go_through("vt100", "C");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_code_point_gets_out_raw),
		cmocka_unit_test(an_old_terminal_shows_them_where_they_belong),
		cmocka_unit_test(a_new_terminal_shows_them_where_they_belong),
		cmocka_unit_test(a_screen_of_ascii_keeps_its_columns),
	};

	return cmocka_run_group_tests_name("code points", tests, NULL, NULL);
}
