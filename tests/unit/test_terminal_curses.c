/* test_terminal_curses.c - the real terminal, on the other side of a pseudo one: it
 * is given back whatever happens, and little is sent to it. */
#include "testing.h"

#include "terminal.h"

#include <locale.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>

#define ENTER "\033[?1049h"
#define LEAVE "\033[?1049l"

/* Milliseconds after which whatever should have come never will. */
#define PATIENCE 5000

/* A program that runs, and what it has written. */
struct session {
	pid_t child;
	int file;
	struct termios before;
	struct str out;
};

/* --- the program ----------------------------------------------------------- */

static void draw(struct terminal *terminal, struct str *says, int marker)
{
	struct frame frame;
	int width, height;

	terminal->class->size(terminal, &width, &height);
	frame_init(&frame);
	frame_resize(&frame, width, height);
	for (int y = 1; y < height - 1; y++) {
		char row[64];

		snprintf(row, sizeof(row), "a row of the list, ● %d", y);
		frame_text(&frame, 2, y, 40, ROLE_TEXT, slice_of(row));
	}
	frame_text(&frame, 0, marker, 1, ROLE_MARKER, SLICE(">"));
	str_format(says, " %dx%d.", width, height);
	frame_text(&frame, 0, height - 1, width, ROLE_STATUS, str_slice(says));
	frame.cursor_y = marker;
	terminal->class->present(terminal, &frame);
	frame_done(&frame);
}

static void act(struct terminal *terminal, input_key key, int *marker)
{
	if (key == 'j')
		(*marker)++;
	if (key == 'a')
		abort();
	if (key == 'x')
		exit(3);
	if (key == 'm')
		mem_fail();
	if (key == 'y')
		terminal->class->copy(terminal, SLICE("text"));
}

/* Says at the bottom which event came last; ends with 0 for q and with 7 for the
 * event that says so. */
static void serve(void)
{
	struct terminal *terminal = terminal_curses_open(NULL);
	struct event event = {.type = EVENT_TIMEOUT};
	struct str says;
	int marker = 1;

	if (!terminal)
		_exit(9);
	str_init(&says);
	while (event.type != EVENT_END && event.key != 'q') {
		draw(terminal, &says, marker);
		event = terminal->class->next(terminal, -1);
		str_clear(&says);
		if (event.type == EVENT_KEY) {
			key_print(event.key, &says);
			act(terminal, event.key, &marker);
		} else if (event.type == EVENT_MOUSE) {
			str_format(&says, "mouse%d@%d,%d", (int)event.button, event.x, event.y);
		}
	}
	str_done(&says);
	terminal_close(terminal);
	_exit(event.type == EVENT_END ? 7 : 0);
}

/* --- the other side -------------------------------------------------------- */

static void begin(struct session *session, const char *term, int width, int height)
{
	struct winsize size = {.ws_col = (unsigned short)width, .ws_row = (unsigned short)height};
	int other;

	str_init(&session->out);
	assert_int_equal(openpty(&session->file, &other, NULL, NULL, &size), 0);
	assert_int_equal(tcgetattr(other, &session->before), 0);
	session->child = fork();
	assert_true(session->child >= 0);
	if (session->child > 0) {
		close(other);
		return;
	}
	close(session->file);
	login_tty(other);
	/* cmocka catches some of them. */
	for (int i = 1; i < NSIG; i++)
		signal(i, SIG_DFL);
	setenv("TERM", term, 1);
	unsetenv("LINES");
	unsetenv("COLUMNS");
	setlocale(LC_ALL, "C.UTF-8");
	serve();
}

/* Reads once; false at the end. */
static bool hear(struct session *session)
{
	struct pollfd ready = {.fd = session->file, .events = POLLIN};
	char bytes[65536];
	ssize_t len;

	if (poll(&ready, 1, PATIENCE) != 1)
		fail_msg("nothing comes any more behind %s", session->out.data);
	len = read(session->file, bytes, sizeof(bytes));
	if (len <= 0)
		return false;
	str_add(&session->out, (struct slice){bytes, (size_t)len});
	return true;
}

static bool has_said(const struct session *session, const char *text)
{
	return session->out.len > 0 && strstr(session->out.data, text);
}

/* Reads until text has come. */
static void await(struct session *session, const char *text)
{
	while (!has_said(session, text))
		if (!hear(session))
			fail_msg("ended before it said %s: %s", text, session->out.data);
}

static void press(struct session *session, const char *keys)
{
	str_clear(&session->out);
	assert_int_equal(write(session->file, keys, strlen(keys)), strlen(keys));
}

/* Reads to the end; the terminal must be as it was. Returns the status. */
static int finish(struct session *session)
{
	struct termios after;
	int status;

	assert_int_equal(waitpid(session->child, &status, 0), session->child);
	assert_int_equal(tcgetattr(session->file, &after), 0);
	while (hear(session))
		continue;
	assert_true(has_said(session, LEAVE));
	assert_int_equal(after.c_iflag, session->before.c_iflag);
	assert_int_equal(after.c_oflag, session->before.c_oflag);
	assert_int_equal(after.c_lflag, session->before.c_lflag);
	assert_memory_equal(after.c_cc, session->before.c_cc, sizeof(after.c_cc));
	close(session->file);
	str_done(&session->out);
	return status;
}

/* --- giving back ----------------------------------------------------------- */

static void it_is_given_back_after_any_signal(void **state)
{
	static const int ending[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM};
	static const int killing[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGUSR1, SIGALRM};
	struct session session;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(ending); i++) {
		begin(&session, "xterm-256color", 80, 24);
		await(&session, "80x24.");
		kill(session.child, ending[i]);
		assert_int_equal(WEXITSTATUS(finish(&session)), 7);
	}
	for (size_t i = 0; i < COUNT_OF(killing); i++) {
		begin(&session, "xterm-256color", 80, 24);
		await(&session, "80x24.");
		kill(session.child, killing[i]);
		/* The sanitizers end a program their own way. */
		assert_int_not_equal(finish(&session), 0);
	}
}

static void it_is_given_back_on_every_way_out(void **state)
{
	static const struct {
		const char *key;
		int status;     /* -1: a signal */
	} ways[] = {{"q", 0}, {"x", 3}, {"m", 4}, {"a", -1}};
	struct session session;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(ways); i++) {
		int status;

		begin(&session, "xterm-256color", 80, 24);
		await(&session, "80x24.");
		press(&session, ways[i].key);
		status = finish(&session);
		if (ways[i].status >= 0)
			assert_int_equal(WEXITSTATUS(status), ways[i].status);
	}
}

static void a_hang_up_ends_it(void **state)
{
	struct session session;
	int status;

	(void)state;
	begin(&session, "xterm-256color", 80, 24);
	await(&session, "80x24.");
	close(session.file);
	assert_int_equal(waitpid(session.child, &status, 0), session.child);
	assert_int_equal(WEXITSTATUS(status), 7);
	str_done(&session.out);
}

static void it_is_painted_anew_when_it_goes_on(void **state)
{
	struct session session;

	(void)state;
	begin(&session, "xterm-256color", 80, 24);
	await(&session, "80x24.");
	kill(session.child, SIGSTOP);
	str_clear(&session.out);
	kill(session.child, SIGCONT);
	await(&session, "80x24.");
	assert_true(has_said(&session, ENTER));
	assert_true(has_said(&session, "a row of the list"));
	press(&session, "q");
	assert_int_equal(finish(&session), 0);
}

/* --- size ------------------------------------------------------------------ */

static void assert_size(int width, int height, const char *expected)
{
	struct session session;

	begin(&session, "xterm-256color", width, height);
	await(&session, expected);
	press(&session, "q");
	assert_int_equal(finish(&session), 0);
}

static void any_size_is_clamped(void **state)
{
	(void)state;
	assert_size(20000, 20000, "500x200.");
	assert_size(65535, 1, "500x1.");
	assert_size(0, 0, "80x24.");
	assert_size(9, 2, "9x2.");
}

static void a_new_size_is_told(void **state)
{
	struct winsize size = {.ws_col = 65535, .ws_row = 3};
	struct session session;

	(void)state;
	begin(&session, "xterm-256color", 80, 24);
	await(&session, "80x24.");
	ioctl(session.file, TIOCSWINSZ, &size);
	await(&session, "500x3.");
	for (size.ws_col = 1; size.ws_col <= 60; size.ws_col++)
		ioctl(session.file, TIOCSWINSZ, &size);
	await(&session, "60x3.");
	press(&session, "q");
	assert_int_equal(finish(&session), 0);
}

/* --- keys ------------------------------------------------------------------ */

static void keys_are_told_by_name(void **state)
{
	static const struct {
		const char *bytes;
		const char *name;
	} keys[] = {
		{"\003", "Ctrl-c"}, {"\032", "Ctrl-z"}, {"\033OA", "Up"}, {"\033[A", "Up"},
		{"\033[1;3D", "Alt-Left"}, {"\033[Z", "Shift-Tab"}, {"\033[6~", "PageDown"},
		{"\r", "Enter"}, {"\177", "Backspace"}, {"\033b", "Alt-b"}, {"\033", "Escape"},
		{"ä", "ä"}, {"\xFF\xFEz", "z"}, {"\033[99;1ue", "e"}, {"\033OP", "F1"},
		{"\033[<0;5;7M", "mouse0@4,6"}, {"\033[<65;1;2M", "mouse2@0,1"},
	};
	struct session session;

	(void)state;
	begin(&session, "xterm-256color", 80, 24);
	await(&session, "80x24.");
	for (size_t i = 0; i < COUNT_OF(keys); i++) {
		/* In between another one, so that the whole name is painted. */
		press(&session, "-");
		await(&session, "-");
		press(&session, keys[i].bytes);
		await(&session, keys[i].name);
	}
	press(&session, "q");
	assert_int_equal(finish(&session), 0);
}

/* --- bytes ----------------------------------------------------------------- */

static void a_move_is_a_few_bytes(void **state)
{
	static const char *const terms[] = {"xterm-256color", "screen-256color", "tmux", "linux",
					    "vt100"};
	struct session session;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(terms); i++) {
		begin(&session, terms[i], 80, 24);
		await(&session, "80x24.");
		press(&session, "j");
		await(&session, "j");
		press(&session, "j");
		await(&session, ">");
		/* Marker, the other marker's blank, and where the cursor is parked. */
		assert_in_range(session.out.len, 1, 40);
		kill(session.child, SIGKILL);
		waitpid(session.child, NULL, 0);
		close(session.file);
		str_done(&session.out);
	}
}

static void what_is_copied_goes_out_at_once(void **state)
{
	struct session session;

	(void)state;
	begin(&session, "xterm-256color", 80, 24);
	await(&session, "80x24.");
	press(&session, "y");
	await(&session, "\033]52;c;dGV4dA==\a");
	press(&session, "q");
	assert_int_equal(finish(&session), 0);
}

/* --- refusing -------------------------------------------------------------- */

/* Opens a terminal in a process of its own; passes on the message. */
static void assert_refused(const char *term, const char *expected)
{
	char message[512] = "";
	ssize_t len;
	int file;
	int ends[2];
	pid_t child;

	assert_int_equal(pipe(ends), 0);
	child = forkpty(&file, NULL, NULL, NULL);
	assert_true(child >= 0);
	if (child == 0) {
		struct error error = {0};

		setenv("TERM", term, 1);
		if (terminal_curses_open(&error))
			_exit(1);
		_exit(write(ends[1], error.message, strlen(error.message)) < 0);
	}
	close(ends[1]);
	len = read(ends[0], message, sizeof(message) - 1);
	assert_true(len > 0);
	assert_string_equal(message, expected);
	waitpid(child, NULL, 0);
	close(ends[0]);
	close(file);
}

static void an_unusable_terminal_is_refused_in_a_sentence(void **state)
{
	(void)state;
	assert_refused("dumb", "the terminal \"dumb\" (TERM) cannot place its cursor");
	assert_refused("nosuch", "the terminal \"nosuch\" (TERM) is not known here");
	assert_refused("", "TERM does not say which terminal this is");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_is_given_back_after_any_signal),
		cmocka_unit_test(it_is_given_back_on_every_way_out),
		cmocka_unit_test(a_hang_up_ends_it),
		cmocka_unit_test(it_is_painted_anew_when_it_goes_on),
		cmocka_unit_test(any_size_is_clamped),
		cmocka_unit_test(a_new_size_is_told),
		cmocka_unit_test(keys_are_told_by_name),
		cmocka_unit_test(a_move_is_a_few_bytes),
		cmocka_unit_test(what_is_copied_goes_out_at_once),
		cmocka_unit_test(an_unusable_terminal_is_refused_in_a_sentence),
	};

	return cmocka_run_group_tests_name("terminal_curses", tests, NULL, NULL);
}
