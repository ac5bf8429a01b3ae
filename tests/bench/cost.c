/* cost.c - what commands cost that do the same, by turns in one run.
 *
 *     cost ROUNDS NAME COMMAND [ARGUMENT]... [-- NAME COMMAND [ARGUMENT]...]...
 *
 * Prints a line a command: its name, and the medians of elapsed time and processor
 * time (seconds, of all threads) and the most memory (kB). What the commands print
 * is dropped; one that fails ends the run. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MOST 16      /* commands */
#define ROUNDS 99

struct command {
	const char *name;
	char **arguments;
	double elapsed[ROUNDS], processor[ROUNDS];
	long memory;
};

static void die(const char *what)
{
	perror(what);
	exit(4);
}

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double seconds(struct timeval time)
{
	return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static pid_t start(char **arguments)
{
	pid_t child = fork();
	int nowhere;

	if (child)
		return child;
	nowhere = open("/dev/null", O_RDWR);
	if (nowhere < 0 || dup2(nowhere, 0) < 0 || dup2(nowhere, 1) < 0)
		_exit(4);
	execvp(arguments[0], arguments);
	perror(arguments[0]);
	_exit(4);
}

static void measure(struct command *command, int round)
{
	struct rusage usage;
	double begin = now();
	pid_t child = start(command->arguments);
	int status;

	if (child < 0 || wait4(child, &status, 0, &usage) != child)
		die(command->name);
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
		fprintf(stderr, "cost: %s failed\n", command->name);
		exit(4);
	}
	command->elapsed[round] = now() - begin;
	command->processor[round] = seconds(usage.ru_utime) + seconds(usage.ru_stime);
	if (usage.ru_maxrss > command->memory)
		command->memory = usage.ru_maxrss;
}

static int compare(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static double median(double *values, int count)
{
	qsort(values, (size_t)count, sizeof(*values), compare);
	return values[count / 2];
}

/* Divides the arguments into commands; each list of arguments ends in a null. */
static int divide(char **arguments, struct command *commands)
{
	int count = 0;

	while (*arguments && count < MOST) {
		struct command *command = &commands[count++];
		command->name = *arguments++;
		command->arguments = arguments;
		while (*arguments && strcmp(*arguments, "--") != 0)
			arguments++;
		if (*arguments)
			*arguments++ = NULL;
	}
	return count;
}

int main(int count, char **arguments)
{
	static struct command commands[MOST];
	int rounds = count > 3 ? atoi(arguments[1]) : 0;
	int commands_count;

	if (rounds < 1 || rounds > ROUNDS) {
		fputs("cost ROUNDS NAME COMMAND [ARGUMENT]... [-- NAME COMMAND ...]\n", stderr);
		return 2;
	}
	commands_count = divide(arguments + 2, commands);
	for (int round = 0; round < rounds; round++)
		for (int i = 0; i < commands_count; i++)
			measure(&commands[i], round);
	for (int i = 0; i < commands_count; i++)
		printf("%s %.4f %.4f %ld\n", commands[i].name,
		       median(commands[i].elapsed, rounds), median(commands[i].processor, rounds),
		       commands[i].memory);
	return 0;
}
