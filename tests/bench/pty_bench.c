/* pty_bench.c - what a program sends to its terminal, and what that costs.
 *
 *     pty_bench WIDTHxHEIGHT [--] NAME KEYS DOWN COMMAND [ARGUMENT]... [-- ...]
 *
 * Starts the programs by turns, each on a terminal of its own, and waits until it is
 * quiet. Then takes one after the other, types KEYS (say, to choose a layout), and DOWN
 * again and again: as fast as a held key and with pauses, within the screen and behind
 * its end, where it scrolls. Prints a line a program, and how its first screen compares
 * with that of the first program. Measures bytes, and the processor time (cpu, in milliseconds) of the
 * program and all its threads. */
#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define QUIET 300          /* milliseconds without output: it is done */
#define PATIENCE 20000     /* for a program that never is */
#define HELD_INTERVAL 33   /* between two repeats of a key that is held */
#define STARTS 30
#define HELD_MOVES 2
#define MOVES 1            /* with a pause; all of them must fit into the screen */
#define HELD_SCROLLS 90
#define SCROLLS 10
#define MOST 16            /* programs */

struct program {
	const char *name;
	const char *keys;
	const char *down;
	char **command;
	pid_t child;
	int file;
};

/* Bytes, and milliseconds of processor time. */
struct cost {
	double bytes;
	double time;
};

struct result {
	double shown;          /* milliseconds until the first screen is whole */
	struct cost first, held_move, move, held_scroll, scroll;
	long memory;           /* kB */
};

static void die(const char *what)
{
	perror(what);
	exit(4);
}

/* --- the program ----------------------------------------------------------- */

/* A number of a thread, or 0 where the system does not tell. */
static double thread_time(const char *path)
{
	FILE *file = fopen(path, "re");
	unsigned long long nanoseconds = 0;

	if (!file)
		return 0;
	if (fscanf(file, "%llu", &nanoseconds) != 1)
		nanoseconds = 0;
	fclose(file);
	return (double)nanoseconds / 1e6;
}

static double time_used(pid_t child)
{
	char path[512];
	struct dirent *entry;
	double time = 0;
	DIR *threads;

	snprintf(path, sizeof(path), "/proc/%ld/task", (long)child);
	threads = opendir(path);
	if (!threads)
		return 0;
	while ((entry = readdir(threads))) {
		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "/proc/%ld/task/%s/schedstat", (long)child,
			 entry->d_name);
		time += thread_time(path);
	}
	closedir(threads);
	return time;
}

static long memory_used(pid_t child)
{
	char line[256];
	long memory = 0;
	FILE *file;

	snprintf(line, sizeof(line), "/proc/%ld/status", (long)child);
	file = fopen(line, "re");
	while (file && fgets(line, sizeof(line), file))
		if (strncmp(line, "VmHWM:", 6) == 0)
			memory = strtol(line + 6, NULL, 10);
	if (file)
		fclose(file);
	return memory;
}

static void start(struct program *program, struct winsize *size)
{
	program->child = forkpty(&program->file, NULL, NULL, size);
	if (program->child < 0)
		die("forkpty");
	if (program->child > 0)
		return;
	execvp(program->command[0], program->command);
	_exit(127);
}

static void end(struct program *program)
{
	close(program->file);
	kill(program->child, SIGKILL);
	waitpid(program->child, NULL, 0);
}

/* --- the terminal ---------------------------------------------------------- */

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec * 1000 + (double)time.tv_nsec / 1e6;
}

/* What comes within milliseconds; -1 where the program is gone. */
static ssize_t read_within(struct program *program, int milliseconds)
{
	struct pollfd ready = {.fd = program->file, .events = POLLIN};
	char bytes[65536];
	ssize_t len;

	if (poll(&ready, 1, milliseconds) <= 0)
		return 0;
	len = read(program->file, bytes, sizeof(bytes));
	return len > 0 ? len : -1;
}

/* Reads until nothing has come for a while; *last is when the last of it came. */
static double read_until_quiet(struct program *program, double *last)
{
	double give_up = now() + PATIENCE;
	double bytes = 0;
	ssize_t len;

	*last = now();
	while (*last < give_up && (len = read_within(program, QUIET)) > 0) {
		bytes += (double)len;
		*last = now();
	}
	return bytes;
}

static double read_all(struct program *program)
{
	double last;

	return read_until_quiet(program, &last);
}

static double read_until(struct program *program, double then)
{
	double bytes = 0;

	for (double left = then - now(); left > 0; left = then - now()) {
		ssize_t len = read_within(program, (int)left + 1);

		if (len < 0)
			break;
		bytes += (double)len;
	}
	return bytes;
}

static void type(struct program *program, const char *keys)
{
	ssize_t len = (ssize_t)strlen(keys);

	if (write(program->file, keys, (size_t)len) != len)
		fprintf(stderr, "pty_bench: %s takes no keys\n", program->name);
}

/* --- measuring ------------------------------------------------------------- */

/* Presses the key count times, and waits each time until all is painted. */
static struct cost press(struct program *program, int count)
{
	struct cost cost = {0, -time_used(program->child)};

	for (int i = 0; i < count; i++) {
		type(program, program->down);
		cost.bytes += read_all(program);
	}
	cost.time += time_used(program->child);
	return (struct cost){cost.bytes / count, cost.time / count};
}

static double repeat(struct program *program, int count)
{
	double bytes = 0;

	for (int i = 0; i < count; i++) {
		double then = now() + HELD_INTERVAL;

		type(program, program->down);
		bytes += read_until(program, then);
	}
	return bytes;
}

/* Holds the key. The first press, behind a pause, does not count, nor what comes
 * after the key is let go. */
static struct cost hold(struct program *program, int count)
{
	struct cost cost = {0};

	repeat(program, 1);
	cost.time -= time_used(program->child);
	cost.bytes = repeat(program, count);
	cost.time += time_used(program->child);
	read_all(program);
	return (struct cost){cost.bytes / count, cost.time / count};
}

/* The fastest start counts: whatever else the machine does can only make it slower. The
 * bytes are those of the last. */
static void measure_first(struct program *program, struct winsize *size, int turn,
			  struct result *result)
{
	double begin = now();
	double shown, time;

	start(program, size);
	result->first.bytes = read_until_quiet(program, &shown);
	time = time_used(program->child);
	if (turn == 0 || time < result->first.time)
		result->first.time = time;
	if (turn == 0 || shown - begin < result->shown)
		result->shown = shown - begin;
	end(program);
}

static void measure_keys(struct program *program, struct winsize *size, struct result *result)
{
	start(program, size);
	read_all(program);
	type(program, program->keys);
	read_all(program);
	result->held_move = hold(program, HELD_MOVES);
	result->move = press(program, MOVES);
	hold(program, size->ws_row);
	result->held_scroll = hold(program, HELD_SCROLLS);
	result->scroll = press(program, SCROLLS);
	result->memory = memory_used(program->child);
	end(program);
}

/* --- the table ------------------------------------------------------------- */

static double ratio(double a, double b)
{
	return b > 0 ? a / b : 0;
}

static void print_cost(struct cost cost)
{
	printf(" %6.0f %5.2f", cost.bytes, cost.time);
}

static void print_results(const struct result *results, const struct program *programs,
			  int count)
{
	printf("%-22s %-27s  %-12s %-12s %-12s %-12s %6s\n", "", "first screen", "  held move",
	       "  a move", "held scroll", "  a scroll", "memory");
	printf("%-22s %6s %6s %6s %6s %6s %5s %6s %5s %6s %5s %6s %5s %6s\n", "", "ms", "", "bytes",
	       "cpu", "bytes", "cpu", "bytes", "cpu", "bytes", "cpu", "bytes", "cpu", "kB");
	for (int i = 0; i < count; i++) {
		const struct result *result = &results[i];

		printf("%-22s %6.1f %5.2fx %6.0f %6.2f", programs[i].name, result->shown,
		       ratio(result->shown, results[0].shown), result->first.bytes,
		       result->first.time);
		print_cost(result->held_move);
		print_cost(result->move);
		print_cost(result->held_scroll);
		print_cost(result->scroll);
		printf(" %6ld\n", result->memory);
	}
}

/* --- the command line ------------------------------------------------------ */

static void usage(void)
{
	fputs("usage: pty_bench WIDTHxHEIGHT [--] NAME KEYS DOWN COMMAND [ARGUMENT]... [-- ...]\n",
	      stderr);
	exit(2);
}

static struct winsize size_of(const char *text)
{
	char *end_of_width;
	long width = strtol(text, &end_of_width, 10);
	long height = *end_of_width == 'x' ? strtol(end_of_width + 1, NULL, 10) : 0;

	if (width < 1 || width > 1000 || height < 1 || height > 1000)
		usage();
	return (struct winsize){.ws_col = (unsigned short)width, .ws_row = (unsigned short)height};
}

/* Takes one program from the arguments; returns where the next one begins. */
static char **take_program(char **arguments, struct program *program)
{
	for (int i = 0; i < 4; i++)
		if (!arguments[i] || strcmp(arguments[i], "--") == 0)
			usage();
	*program = (struct program){.name = arguments[0], .keys = arguments[1],
				    .down = arguments[2], .command = arguments + 3};
	arguments += 4;
	while (*arguments && strcmp(*arguments, "--") != 0)
		arguments++;
	if (*arguments)
		*arguments++ = NULL;
	return arguments;
}

int main(int argc, char **argv)
{
	struct program programs[MOST];
	struct result results[MOST] = {0};
	struct winsize size;
	int count = 0;

	if (argc < 3)
		usage();
	size = size_of(argv[1]);
	argv += strcmp(argv[2], "--") == 0 ? 3 : 2;
	while (*argv && count < MOST)
		argv = take_program(argv, &programs[count++]);
	for (int turn = 0; turn < STARTS; turn++)
		for (int i = 0; i < count; i++)
			measure_first(&programs[i], &size, turn, &results[i]);
	for (int i = 0; i < count; i++)
		measure_keys(&programs[i], &size, &results[i]);
	print_results(results, programs, count);
	return 0;
}
