/* signals.c - owns the handlers, and the pipe by which they wake whoever waits. A
 * pipe and not a mask: a signal may be delivered to any thread, and programs that
 * are started must not inherit a mask. Knows no terminal. */
#include "signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

struct row {
	int number;
	enum signal_news news;
};

/* Those that are noted. SIGHUP and the like must interrupt a write() to a
 * terminal that does not read any more; the others must not. */
static const struct row noted[] = {
	{SIGHUP, SIGNAL_END},   {SIGINT, SIGNAL_END},    {SIGQUIT, SIGNAL_END},
	{SIGTERM, SIGNAL_END},  {SIGWINCH, SIGNAL_SIZE}, {SIGTSTP, SIGNAL_STOP},
	{SIGCONT, SIGNAL_CONTINUED},
};

/* Those that kill. */
static const int fatal[] = {
	SIGSEGV, SIGABRT, SIGBUS,  SIGFPE,  SIGILL,    SIGSYS,  SIGTRAP, SIGXCPU,
	SIGXFSZ, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGPIPE,
};

/* Who is asked to end again after this many seconds is stuck and ends at once.
 * Sooner it may be the same hang-up, told by kernel and shell. */
#define PATIENCE 2

/* A stack overflow needs another stack for its handler. */
#define STACK_SIZE 65536

static struct sigaction old_noted[COUNT_OF(noted)];
static struct sigaction old_fatal[COUNT_OF(fatal)];
static volatile sig_atomic_t came[SIGNAL_COUNT];
static time_t asked_to_end;
static int wake[2] = {-1, -1};
static void (*restore_terminal)(void);
static char stack[STACK_SIZE];

/* --- inside handlers ------------------------------------------------------ */

static enum signal_news news_of(int number)
{
	for (size_t i = 0; i < COUNT_OF(noted); i++)
		if (noted[i].number == number)
			return noted[i].news;
	return SIGNAL_COUNT;
}

/* What was to happen before signals_open(), after the terminal is as it was. */
static void die_of(int number)
{
	const struct sigaction *action = NULL;

	if (restore_terminal)
		restore_terminal();
	for (size_t i = 0; i < COUNT_OF(fatal); i++)
		if (fatal[i] == number)
			action = &old_fatal[i];
	if (action)
		sigaction(number, action, NULL);
	else
		signal(number, SIG_DFL);
	raise(number);
}

static bool is_stuck(void)
{
	time_t now = time(NULL);

	if (!came[SIGNAL_END])
		asked_to_end = now;
	return now - asked_to_end >= PATIENCE;
}

static void note(int number)
{
	int saved = errno;
	enum signal_news news = news_of(number);

	if (news == SIGNAL_END && is_stuck())
		die_of(number);
	came[news] = 1;
	/* A full pipe wakes just as well. */
	if (write(wake[1], "", 1) < 0)
		errno = saved;
	errno = saved;
}

/* --- installing ----------------------------------------------------------- */

static bool open_pipe(struct error *error)
{
	if (pipe2(wake, O_CLOEXEC | O_NONBLOCK) == 0)
		return true;
	return error_system(error, "cannot make a pipe");
}

static void close_pipe(void)
{
	for (int i = 0; i < 2; i++) {
		if (wake[i] >= 0)
			close(wake[i]);
		wake[i] = -1;
	}
}

static void install(int number, void (*handler)(int), int flags, struct sigaction *before)
{
	struct sigaction action = {.sa_handler = handler, .sa_flags = flags};

	sigemptyset(&action.sa_mask);
	sigaction(number, &action, before);
}

static void install_all(void)
{
	stack_t other = {.ss_sp = stack, .ss_size = sizeof(stack)};

	sigaltstack(&other, NULL);
	for (size_t i = 0; i < COUNT_OF(noted); i++)
		install(noted[i].number, note,
			noted[i].news == SIGNAL_END ? 0 : SA_RESTART, &old_noted[i]);
	for (size_t i = 0; i < COUNT_OF(fatal); i++) {
		install(fatal[i], die_of, SA_ONSTACK, &old_fatal[i]);
		if (old_fatal[i].sa_handler == SIG_IGN)
			sigaction(fatal[i], &old_fatal[i], NULL);
	}
}

static void restore_at_exit(void)
{
	if (restore_terminal)
		restore_terminal();
}

bool signals_open(void (*restore)(void), struct error *error)
{
	static bool registered;

	if (!open_pipe(error))
		return false;
	for (int i = 0; i < SIGNAL_COUNT; i++)
		came[i] = 0;
	restore_terminal = restore;
	if (!registered)
		registered = atexit(restore_at_exit) == 0;
	install_all();
	return true;
}

void signals_close(bool hung_up)
{
	static const struct sigaction ignored = {.sa_handler = SIG_IGN};

	restore_terminal = NULL;
	for (size_t i = 0; i < COUNT_OF(noted); i++)
		sigaction(noted[i].number,
			  hung_up && noted[i].number == SIGHUP ? &ignored : &old_noted[i], NULL);
	for (size_t i = 0; i < COUNT_OF(fatal); i++)
		sigaction(fatal[i], &old_fatal[i], NULL);
	close_pipe();
}

/* --- asking and waiting --------------------------------------------------- */

bool signals_has(enum signal_news news)
{
	return came[news];
}

bool signals_take(enum signal_news news)
{
	bool has = came[news];

	if (news != SIGNAL_END)
		came[news] = 0;
	return has;
}

static void empty_pipe(void)
{
	char bytes[64];

	while (read(wake[0], bytes, sizeof(bytes)) > 0)
		continue;
}

short signals_wait(int file, short events, int milliseconds)
{
	struct pollfd files[] = {{.fd = file, .events = events}, {.fd = wake[0], .events = POLLIN}};

	if (poll(files, COUNT_OF(files), milliseconds) < 0)
		return 0;
	if (files[1].revents)
		empty_pipe();
	return files[0].revents;
}

void signals_stop(bool group)
{
	struct sigaction ours;

	install(SIGTSTP, SIG_DFL, 0, &ours);
	if (group)
		kill(0, SIGTSTP);
	else
		raise(SIGTSTP);
	sigaction(SIGTSTP, &ours, NULL);
	came[SIGNAL_STOP] = 0;
	came[SIGNAL_CONTINUED] = 0;
}
