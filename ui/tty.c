/* tty.c - owns the terminal's descriptors and modes, the sink, and what it takes to
 * give the terminal back: the same at the end, for an editor, and inside a handler
 * when the program is killed. Must not know what the bytes mean that it sends. */
#include "tty.h"

#include "cell.h"
#include "i18n.h"
#include "signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#define DEFAULT_WIDTH 80
#define DEFAULT_HEIGHT 24

/* What it takes to give the terminal back, ready for use in a handler. */
static struct {
	volatile sig_atomic_t taken;
	int file;
	struct termios modes;
	char bytes[512];
	size_t len;
} held;

/* --- giving the terminal back ---------------------------------------------- */

void tty_give_back(void)
{
	size_t at = 0;

	if (!held.taken)
		return;
	held.taken = 0;
	while (at < held.len) {
		ssize_t len = write(held.file, held.bytes + at, held.len - at);

		if (len <= 0)
			break;
		at += (size_t)len;
	}
	tcsetattr(held.file, TCSANOW, &held.modes);
}

void tty_give_back_with(struct slice bytes)
{
	held.len = bytes.len < sizeof(held.bytes) ? bytes.len : 0;
	memcpy(held.bytes, bytes.data, held.len);
}

void tty_take(struct tty *tty)
{
	/* Whoever had it may have changed what it should be like afterwards. */
	if (!held.taken)
		tcgetattr(held.file, &held.modes);
	held.taken = 1;
	tcsetattr(tty->in, TCSADRAIN, &tty->modes);
}

/* --- output ---------------------------------------------------------------- */

/* The terminal takes no more and somebody wants us to end: what waits in its
 * queue would be in the way of what restores it. */
static void give_up(struct tty *tty)
{
	tty->ended = true;
	tcflush(tty->out, TCOFLUSH);
}

void tty_send(struct tty *tty, struct slice bytes)
{
	while (bytes.len > 0 && !tty->ended) {
		ssize_t len = write(tty->out, bytes.data, bytes.len);

		if (len > 0)
			bytes = slice_part(bytes, (size_t)len, bytes.len);
		else if (len < 0 && errno == EAGAIN)
			signals_wait(tty->out, POLLOUT, -1);
		else if (len == 0 || errno != EINTR)
			tty->ended = true;
		if (bytes.len > 0 && signals_has(SIGNAL_END))
			give_up(tty);
	}
}

/* What has come into the sink since the last time. */
static struct slice gather(struct tty *tty)
{
	off_t end = lseek(tty->sink, 0, SEEK_CUR);
	struct str *buffer = &tty->buffer;
	ssize_t len;

	if (end <= 0)
		return (struct slice){0};
	buffer->data = mem_resize(buffer->data, (size_t)end, 1);
	len = pread(tty->sink, buffer->data, (size_t)end, 0);
	lseek(tty->sink, 0, SEEK_SET);
	return (struct slice){buffer->data, len > 0 ? (size_t)len : 0};
}

void tty_flush(struct tty *tty)
{
	tty_send(tty, gather(tty));
}

void tty_add(struct tty *tty, struct slice bytes)
{
	if (write(tty->sink, bytes.data, bytes.len) < 0)
		tty->ended = true;
}

/* --- size ------------------------------------------------------------------ */

static int size_of(unsigned short told, const char *variable, int otherwise, int limit)
{
	const char *text = getenv(variable);
	long value = told ? told : text ? strtol(text, NULL, 10) : 0;

	if (value < 1)
		value = otherwise;
	return value > limit ? limit : (int)value;
}

void tty_learn_size(struct tty *tty)
{
	struct winsize window = {0};

	ioctl(tty->out, TIOCGWINSZ, &window);
	tty->width = size_of(window.ws_col, "COLUMNS", DEFAULT_WIDTH, FRAME_WIDTH);
	tty->height = size_of(window.ws_row, "LINES", DEFAULT_HEIGHT, FRAME_HEIGHT);
	tty->larger = window.ws_col > FRAME_WIDTH || window.ws_row > FRAME_HEIGHT;
}

/* --- waiting --------------------------------------------------------------- */

/* Whether a file that is ready has nothing to read: a terminal that is gone says so
 * without end. */
static bool is_hung_up(const struct tty *tty, short events)
{
	int bytes = 0;

	if (events & (POLLHUP | POLLERR | POLLNVAL))
		return true;
	return events & POLLIN && (ioctl(tty->in, FIONREAD, &bytes) < 0 || bytes == 0);
}

void tty_wait(struct tty *tty, int milliseconds)
{
	if (is_hung_up(tty, signals_wait(tty->in, POLLIN, milliseconds)))
		tty->ended = true;
}

/* --- opening --------------------------------------------------------------- */

bool tty_is_there(struct error *error)
{
	if (!isatty(STDIN_FILENO))
		return error_set(error, ERROR_SYSTEM, _("standard input is not a terminal"));
	if (!isatty(STDOUT_FILENO))
		return error_set(error, ERROR_SYSTEM, _("standard output is not a terminal"));
	return true;
}

static int open_sink(void)
{
#ifdef MFD_CLOEXEC
	int memory = memfd_create("picket-frame", MFD_CLOEXEC);

	if (memory >= 0)
		return memory;
#endif
	FILE *file = tmpfile();
	int sink = file ? fcntl(fileno(file), F_DUPFD_CLOEXEC, 3) : -1;

	if (file)
		fclose(file);
	return sink;
}

static FILE *open_output(int out)
{
	int copy = fcntl(out, F_DUPFD_CLOEXEC, 3);
	FILE *output = copy < 0 ? NULL : fdopen(copy, "w");

	if (!output && copy >= 0)
		close(copy);
	return output;
}

bool tty_open(struct tty *tty, struct error *error)
{
	*tty = (struct tty){.in = STDIN_FILENO, .out = STDOUT_FILENO};
	str_init(&tty->buffer);
	tty->output = open_output(tty->out);
	tty->sink = open_sink();
	if (!tty->output || tty->sink < 0 || tcgetattr(tty->in, &held.modes) != 0)
		return error_system(error, _("cannot set up the terminal"));
	held.file = tty->out;
	held.len = 0;
	held.taken = 1;
	return true;
}

bool tty_catch(struct tty *tty, struct error *error)
{
	tcgetattr(tty->in, &tty->modes);
	if (dup3(tty->sink, fileno(tty->output), O_CLOEXEC) < 0)
		return error_system(error, _("cannot set up the terminal"));
	return true;
}

void tty_close(struct tty *tty)
{
	if (tty->output)
		fclose(tty->output);
	if (tty->sink >= 0)
		close(tty->sink);
	str_done(&tty->buffer);
}
