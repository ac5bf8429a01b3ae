/* search_bench.c - what a key costs while somebody searches, and a jump in a list.
 *
 *     search_bench INDEX
 *
 * Types queries character by character and after each one searches as the screen
 * does, and lays out the rows of a screen. Then jumps to rows and days all over the
 * timeline. Prints milliseconds of the thread's processor time: the median, what one in
 * a hundred exceeds, and the worst with what was typed. */
#include "rows.h"
#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ROWS 22       /* of a screen */
#define WIDTH 80
#define JUMPS 1000
#define STATES 4096

/* One-letter prefixes, frequent and rare words, both together, phrases, German,
 * filters; words of generate.c. */
static const char *const typed[] = {
	"the", "digital r", "digital replica", "studio contract", "union of the a",
	"und die zeit", "Vertrag für", "strasse und ü", "für Kraft", "stance:demand digital",
	"party:union", "report says", "\"of the\" studio", "kind:position the",
	"kind:source -the", "date:2020-01..2021-06 studio", "is:contested union",
	"status:open r", "nicht OR not", "zustimmung", "xqzzy", "ueber", "Weißweiß", "zeit r",
	"a b c d", "grün", "lichfall", "menin istlinac", "digital union report s",
	"after:2024 kind:event", "e", "s", "m", "z", "contract of p", "vertrag d", "not a",
	"with the w", "\"digital c", "union OR studio n", "(union OR vertrag) report",
	"is:held stance:offer the", "has:reply union", "ist nicht k", "zu g", "mit der union",
};

struct figures {
	double times[STATES];
	size_t count;
	double worst;
	char what[128];
};

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
	return (double)time.tv_sec * 1000 + (double)time.tv_nsec / 1e6;
}

static void add(struct figures *figures, double time, struct slice what)
{
	if (figures->count < STATES)
		figures->times[figures->count++] = time;
	if (time <= figures->worst)
		return;
	figures->worst = time;
	snprintf(figures->what, sizeof(figures->what), "%.*s", SLICE_ARGS(what));
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void print(const char *name, const char *goal, struct figures *figures)
{
	qsort(figures->times, figures->count, sizeof(double), compare);
	printf("%-34s %-22s %10.2f %10.2f %10.2f  %s\n", name, goal,
	       figures->times[figures->count / 2], figures->times[figures->count * 99 / 100],
	       figures->worst, figures->what);
}

static void lay_out(struct rows *rows, size_t from)
{
	struct rich lines;

	rich_init(&lines);
	for (size_t i = from; i < from + ROWS && i < rows_count(rows); i++)
		rows_line(rows, i, WIDTH, &lines, NULL);
	rich_done(&lines);
}

static void search_at(const struct reading *reading, struct slice text,
		      enum search_effort effort, struct figures *figures)
{
	double begin = now();
	struct search *search = search_run(reading, text, effort, NULL);

	if (search) {
		struct rows *rows = rows_of_search(reading, search);

		lay_out(rows, 0);
		rows_free(rows);
	}
	add(figures, now() - begin, text);
}

static void type_all(const struct reading *reading, enum search_effort effort,
		     struct figures *figures)
{
	for (size_t i = 0; i < COUNT_OF(typed); i++) {
		struct slice text = slice_of(typed[i]);
		uint32_t code;

		for (size_t at = 0; at < text.len;) {
			at += utf8_decode(slice_part(text, at, SIZE_MAX), &code);
			search_at(reading, slice_part(text, 0, at), effort, figures);
		}
	}
}

static void jump_all(const struct reading *reading, struct figures *rows_cost,
		     struct figures *days)
{
	struct rows *rows = rows_of_list(reading, LIST_TIMELINE, NULL);
	size_t count = rows_count(rows), row = 0;

	for (int i = 0; i < JUMPS && count; i++) {
		double begin = now();
		int32_t day;

		row = i == JUMPS - 1 ? count - 1 : (row + 7919 * 65537u) % count;
		lay_out(rows, row);
		add(rows_cost, now() - begin, SLICE(""));
		begin = now();
		kb_next_day(reading->kb, date_day(1996 + i % 29, 1 + i % 12, 1), true, &day);
		add(days, now() - begin, SLICE(""));
	}
	rows_free(rows);
}

int main(int argc, char **argv)
{
	static struct figures quick, whole, rows, days;
	struct error error = {0};
	struct reading reading = {.language = SLICE("en"), .day = date_today()};

	reading.kb = argc == 2 ? kb_open(argv[1], &error) : NULL;
	if (!reading.kb) {
		fprintf(stderr, "search_bench INDEX: %s\n", error.message);
		return 2;
	}
	type_all(&reading, SEARCH_QUICK, &quick);
	type_all(&reading, SEARCH_WHOLE, &whole);
	jump_all(&reading, &rows, &days);
	printf("%zu keystrokes, %d jumps; processor time in ms\n\n", quick.count, JUMPS);
	printf("%-34s %-22s %10s %10s %10s\n", "figure", "goal (median, 1 in 100)", "median",
	       "1 in 100", "worst");
	print("a key, to laid out results", "<= 2, <= 16", &quick);
	print("the same, all of it (a thread's)", "", &whole);
	print("a jump to any row, to its screen", "<= 1", &rows);
	print("a jump to a day", "<= 1", &days);
	kb_close(reading.kb);
	return 0;
}
