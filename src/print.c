/* print.c - owns standard output, standard error, and how a role looks there.
 * Knows nothing of what is printed. */
#include "print.h"

#include "charset.h"
#include "clean.h"
#include "i18n.h"
#include "utf8.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#define BUFFER (64 * 1024)

#define WIDTH_PLAIN 80
#define WIDTH_LEAST 20
#define WIDTH_MOST 100

/* --- writing -------------------------------------------------------------- */

/* Returns errno, or 0. */
static int write_all(int descriptor, struct slice bytes)
{
	while (bytes.len) {
		ssize_t done = write(descriptor, bytes.data, bytes.len);

		if (done < 0 && errno != EINTR)
			return errno;
		if (done > 0)
			bytes = slice_part(bytes, (size_t)done, bytes.len);
	}
	return 0;
}

static void flush(struct print *print)
{
	if (!print->failed)
		print->failed = write_all(STDOUT_FILENO, str_slice(&print->buffer));
	str_clear(&print->buffer);
}

/* Cleans text and puts it into the locale's characters. */
static void add_outward(struct str *out, struct slice text, enum clean_lines lines)
{
	struct str clean;

	str_init(&clean);
	clean_add(&clean, text, lines);
	charset_encode(out, str_slice(&clean));
	str_done(&clean);
}

/* --- standard output ------------------------------------------------------ */

static bool wants_color(enum option_color color)
{
	const char *none = getenv("NO_COLOR");
	const char *term = getenv("TERM");

	if (color != OPTION_COLOR_AUTO)
		return color == OPTION_COLOR_ALWAYS;
	return isatty(STDOUT_FILENO) && !(none && *none) && term && strcmp(term, "dumb") != 0;
}

void print_open(struct print *print, enum option_color color)
{
	/* The other end of a pipe may go away: write() tells. */
	signal(SIGPIPE, SIG_IGN);
	*print = (struct print){.color = wants_color(color)};
	str_init(&print->buffer);
}

bool print_close(struct print *print, struct error *error)
{
	flush(print);
	str_done(&print->buffer);
	errno = print->failed;
	if (print->failed == EPIPE)
		return error_set(error, ERROR_SYSTEM, "%s", "");
	return !print->failed || error_system(error, _("standard output"));
}

void print_text(struct print *print, struct slice text)
{
	add_outward(&print->buffer, text, CLEAN_TEXT);
	if (print->buffer.len >= BUFFER)
		flush(print);
}

/* What a terminal is told for a role (the numbers of SGR); null: nothing. These
 * work on every terminal that has any, in one colour as in many. */
static const char *const looks[ROLE_COUNT] = {
	[ROLE_TITLE] = "1", [ROLE_HEADING] = "1", [ROLE_LABEL] = "2", [ROLE_NAME] = "1",
	[ROLE_LINK] = "4",  [ROLE_QUOTE] = "3",   [ROLE_BADGE] = "7", [ROLE_MATCH] = "1;4",
	[ROLE_ID] = "2",    [ROLE_NOTE] = "3",    [ROLE_ERROR] = "1",
};

static void print_run(struct print *print, const struct run *run)
{
	const char *look = print->color ? looks[run->role] : NULL;

	if (look)
		str_format(&print->buffer, "\033[%sm", look);
	add_outward(&print->buffer, run->text, CLEAN_LINE);
	if (look)
		str_add_text(&print->buffer, "\033[0m");
}

void print_rich(struct print *print, const struct rich *rich)
{
	for (size_t i = 0; i < rich->lines.count; i++) {
		const struct line *line = &rich->lines.items[i];

		for (int column = 0; line->runs.count && column < line->indent; column++)
			str_add_char(&print->buffer, ' ');
		for (size_t j = 0; j < line->runs.count; j++)
			print_run(print, &line->runs.items[j]);
		str_add_char(&print->buffer, '\n');
		if (print->buffer.len >= BUFFER)
			flush(print);
	}
}

/* The columns of the terminal behind descriptor, or 0. */
static int terminal_width(int descriptor)
{
	struct winsize size;

	return isatty(descriptor) && ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

/* The columns that the environment names, or 0. */
static int wanted_width(void)
{
	const char *columns = getenv("COLUMNS");
	size_t digits = columns ? strspn(columns, "0123456789") : 0;

	return digits > 0 && digits < 5 && !columns[digits] ? (int)strtol(columns, NULL, 10) : 0;
}

int print_columns(void)
{
	int width = terminal_width(STDOUT_FILENO);

	if (width == 0)
		width = wanted_width();
	if (width == 0)
		return WIDTH_PLAIN;
	return width < WIDTH_LEAST ? WIDTH_LEAST : width;
}

int print_width(void)
{
	int width = print_columns();

	return width > WIDTH_MOST ? WIDTH_MOST : width;
}

/* --- standard error ------------------------------------------------------- */

/* In one write, so that lines of several processes do not mix. There is nowhere
 * to tell that it failed. */
static void write_error_line(struct slice text)
{
	struct str line;

	str_init(&line);
	add_outward(&line, text, CLEAN_LINE);
	str_add_char(&line, '\n');
	(void)write_all(STDERR_FILENO, str_slice(&line));
	str_done(&line);
}

void print_note(const char *format, ...)
{
	struct str line;
	va_list arguments;

	str_init(&line);
	str_add_text(&line, "picket: ");
	va_start(arguments, format);
	str_vformat(&line, format, arguments);
	va_end(arguments);
	write_error_line(str_slice(&line));
	str_done(&line);
}

void print_finding(const struct finding *finding, const char *folder)
{
	struct finding shown = *finding;
	struct str path;
	struct str line;
	size_t len = strlen(folder);

	str_init(&path);
	str_init(&line);
	str_format(&path, "%s%s%s", folder, len && folder[len - 1] != '/' ? "/" : "",
		   finding->place.file);
	shown.place.file = path.data;
	finding_print(&shown, &line);
	write_error_line(str_slice(&line));
	str_done(&line);
	str_done(&path);
}

/* --- progress ------------------------------------------------------------- */

#define PROGRESS_AFTER 500   /* milliseconds */

static int64_t milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000 + 1;
}

/* How fast it goes on, and how long it will at that rate; nothing at the beginning. */
static void add_rate(const struct print_progress *progress, size_t total, struct str *line)
{
	size_t elapsed = (size_t)(milliseconds() - progress->stage);
	size_t rate = elapsed ? progress->done * 1000 / elapsed : 0;

	if (elapsed < PROGRESS_AFTER / 2 || !rate)
		return;
	/* TRANSLATORS: behind "Indexing 42 %": files or entries, and seconds. */
	str_format(line, _(", %zu a second, %zu s left"), rate,
		   (total - progress->done + rate - 1) / rate);
}

static void show_percent(struct print_progress *progress, const char *what, size_t total)
{
	struct str line;
	struct str bytes;

	str_init(&line);
	str_init(&bytes);
	/* TRANSLATORS: what is being done, and how much of it is done. */
	str_format(&line, _("%s %d %%"), what, progress->percent);
	add_rate(progress, total, &line);
	str_add_char(&bytes, '\r');
	add_outward(&bytes, str_slice(&line), CLEAN_LINE);
	for (int width = utf8_width(str_slice(&line)); width < progress->width; width++)
		str_add_char(&bytes, ' ');
	progress->width = utf8_width(str_slice(&line));
	(void)write_all(STDERR_FILENO, str_slice(&bytes));
	str_done(&bytes);
	str_done(&line);
}

void print_progress(struct print_progress *progress, const char *what, size_t done,
		    size_t total)
{
	int percent = total ? (int)((double)done * 100 / (double)total) : 0;

	if (!isatty(STDERR_FILENO))
		return;
	if (!progress->started)
		progress->started = milliseconds();
	if (!progress->stage || done < progress->done)
		progress->stage = milliseconds();
	progress->done = done;
	if (milliseconds() - progress->started < PROGRESS_AFTER)
		return;
	if (progress->width && progress->percent == percent)
		return;
	progress->percent = percent;
	show_percent(progress, what, total);
}

void print_progress_done(struct print_progress *progress)
{
	struct str blank;

	if (!progress->width)
		return;
	str_init(&blank);
	str_format(&blank, "\r%*s\r", progress->width, "");
	(void)write_all(STDERR_FILENO, str_slice(&blank));
	str_done(&blank);
	*progress = (struct print_progress){0};
}
