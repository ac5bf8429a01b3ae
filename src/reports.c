/* reports.c - owns how matrix, comparison and timeline are asked for and printed. Knows
 * neither the command line nor what stands in them. */
#include "reports.h"

#include "charset.h"
#include "compare_page.h"
#include "doc_part.h"
#include "i18n.h"
#include "listing.h"
#include "lookup.h"
#include "matrix_page.h"
#include "search.h"
#include "session.h"

#include <stdlib.h>

/* A report while it is made. */
struct report {
	const struct options *options;
	struct session session;
	struct print print;
	size_t count;              /* of what was printed */
	bool missing;              /* something that was asked for is not there */
	struct error error;
};

static bool is_json(const struct report *report)
{
	return report->options->format == OPTION_FORMAT_JSON;
}

typedef void make_report(struct report *report);

static enum status run(const struct options *options, make_report *make)
{
	struct report report = {.options = options};

	if (!session_open(&report.session, options, &report.error))
		return status_fail(&report.error);
	print_open(&report.print, options->color);
	make(&report);
	print_close(&report.print, &report.error);
	session_close(&report.session);
	if (report.error.code != ERROR_NONE)
		return status_fail(&report.error);
	return report.count && !report.missing ? STATUS_DONE : STATUS_NOTHING;
}

/* The entry that an operand names; says so, and gives 0, where there is none. */
static uint32_t find(struct report *report, enum kind kind, const char *operand)
{
	struct str name, note;
	uint32_t rowid = 0;

	str_init(&name);
	str_init(&note);
	charset_decode(&name, slice_of(operand));
	if (lookup(&report->session.reading, kind, str_slice(&name), &rowid, &report->error) &&
	    !rowid) {
		report->missing = true;
		lookup_tell(&report->session.reading, kind, str_slice(&name), &note);
		print_note("%s", note.data);
	}
	str_done(&note);
	str_done(&name);
	return rowid;
}

/* --- matrix --------------------------------------------------------------------------- */

static void print_matrix_json(struct report *report, struct matrix *matrix)
{
	struct str line;

	str_init(&line);
	for (size_t row = 0; row < matrix_rows(matrix); row++) {
		str_clear(&line);
		if (matrix_is_heading(matrix, row))
			continue;
		if (!matrix_page_json(matrix, row, &line, &report->error))
			break;
		print_text(&report->print, str_slice(&line));
	}
	str_done(&line);
}

/* One that was asked for has its parts with it; of all, each has a matrix of its own. */
static void print_matrix(struct report *report, uint32_t dispute)
{
	bool parts = report->options->operands.count > 0;
	struct matrix *matrix =
		matrix_new(&report->session.reading, dispute, parts, &report->error);
	struct rich rich;

	if (!matrix)
		return;
	rich_init(&rich);
	if (is_json(report)) {
		print_matrix_json(report, matrix);
	} else {
		if (report->count)
			rich_line(&rich, 0, 0);
		if (matrix_page(matrix, print_columns(), &rich, &report->error))
			print_rich(&report->print, &rich);
	}
	report->count++;
	rich_done(&rich);
	matrix_free(matrix);
}

static void make_matrices(struct report *report)
{
	const struct options *options = report->options;
	uint32_t dispute = 0;
	bool any = false;

	for (size_t i = 0; i < options->operands.count && report->error.code == ERROR_NONE; i++) {
		dispute = find(report, KIND_DISPUTE, options->operands.items[i]);
		if (dispute)
			print_matrix(report, dispute);
	}
	if (options->operands.count)
		return;
	while (report->error.code == ERROR_NONE && !report->print.failed &&
	       (dispute = kb_next(report->session.kb, KIND_DISPUTE, dispute)) != 0)
		if (kb_has_begun(&report->session.reading, dispute)) {
			print_matrix(report, dispute);
			any = true;
		}
	if (!any)
		print_note(_("there was no dispute yet"));
}

enum status report_matrix(const struct options *options)
{
	return run(options, make_matrices);
}

/* --- compare -------------------------------------------------------------------------- */

static void print_comparison(struct report *report, const struct compare *compare)
{
	const struct reading *reading = &report->session.reading;
	struct rich top, page;

	rich_init(&top);
	rich_init(&page);
	if (compare_page_top(compare, reading, &top, &report->error)) {
		rich_wrap(&top, print_columns(), &page);
		for (size_t i = 0; i < compare_count(compare); i++)
			compare_page_issue(compare, reading, i, print_columns(), &page);
		print_rich(&report->print, &page);
	}
	rich_done(&page);
	rich_done(&top);
}

static void print_comparison_json(struct report *report, const struct compare *compare)
{
	struct str line;

	str_init(&line);
	for (size_t i = 0; i < compare_count(compare); i++)
		compare_page_json(compare, i, &line);
	print_text(&report->print, str_slice(&line));
	str_done(&line);
}

static void make_comparison(struct report *report)
{
	uint32_t a = find(report, KIND_PARTY, report->options->operands.items[0]);
	uint32_t b = find(report, KIND_PARTY, report->options->operands.items[1]);
	struct compare *compare;

	if (!a || !b)
		return;
	if (a == b) {
		error_set(&report->error, ERROR_USAGE, _("a party can't be compared with itself"));
		return;
	}
	compare = compare_new(&report->session.reading, a, b, &report->error);
	if (!compare)
		return;
	(is_json(report) ? print_comparison_json : print_comparison)(report, compare);
	report->count = compare_count(compare);
	if (!report->count)
		print_note(_("neither of them holds a position"));
	compare_free(compare);
}

enum status report_compare(const struct options *options)
{
	return run(options, make_comparison);
}

/* --- timeline --------------------------------------------------------------------------- */

#define STEP_ROWS 256   /* rows read at once */

/* The timeline up to the day of the reading, and the stretch of it that is printed. */
struct stretch {
	struct kb *kb;
	const struct bits *set;           /* entries that are wanted; null: all */
	size_t count;                     /* rows up to the day */
	size_t first, end;                /* of the stretch */
	size_t next;                      /* while it is gone through */
	struct list_row step[STEP_ROWS];  /* rows from step_first on */
	size_t step_first, step_count;
};

/* A row, by number. */
static const struct list_row *row_at(struct stretch *stretch, size_t row)
{
	static const struct list_row none;

	if (row < stretch->step_first || row >= stretch->step_first + stretch->step_count) {
		stretch->step_first = row;
		stretch->step_count = kb_list_rows(stretch->kb, LIST_TIMELINE, row, stretch->step,
						   STEP_ROWS);
	}
	return stretch->step_count ? &stretch->step[row - stretch->step_first] : &none;
}

/* The rows are in order of time. */
static void end_at(struct stretch *stretch, int32_t day)
{
	size_t low = 0, high = kb_list_count(stretch->kb, LIST_TIMELINE);

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		struct list_row row;

		if (kb_list_row(stretch->kb, LIST_TIMELINE, middle, &row, NULL) && row.from <= day)
			low = middle + 1;
		else
			high = middle;
	}
	stretch->count = low;
}

static bool is_wanted(const struct stretch *stretch, uint32_t rowid)
{
	return rowid && (!stretch->set || bits_has(stretch->set, rowid));
}

/* The next entry of the stretch, or 0. */
static uint32_t next_entry(void *context, uint32_t after)
{
	struct stretch *stretch = context;

	if (!after)
		stretch->next = stretch->first;
	while (stretch->next < stretch->end) {
		uint32_t rowid = row_at(stretch, stretch->next++)->rowid;

		if (is_wanted(stretch, rowid))
			return rowid;
	}
	return 0;
}

static size_t count_entries(struct stretch *stretch)
{
	size_t count = 0;

	for (size_t row = stretch->first; row < stretch->end; row++)
		count += is_wanted(stretch, row_at(stretch, row)->rowid);
	return count;
}

static bool print_entries(struct report *report, struct stretch *stretch, size_t *count)
{
	struct listing listing = {.reading = &report->session.reading,
				  .format = report->options->format,
				  .next = next_entry,
				  .context = stretch,
				  .kinds = true};

	return listing_print(&listing, &report->print, count, &report->error);
}

/* The heading in row stretch->first - 1, and what stands under it. */
static bool print_month(struct report *report, struct stretch *stretch)
{
	size_t count = count_entries(stretch);
	struct heading heading;
	struct arena arena;
	struct rich rich;
	struct str month;
	bool done;

	if (!count)
		return true;
	arena_init(&arena);
	rich_init(&rich);
	str_init(&month);
	done = kb_heading(report->session.kb, LIST_TIMELINE, stretch->first - 1, &arena, &heading,
			  &report->error);
	if (done) {
		if (report->count)
			rich_line(&rich, 0, 0);
		date_print_words(heading.key, &month);
		rich_line(&rich, 0, 0);
		rich_format(&rich, ROLE_HEADING, _("%s (%zu)"), month.data, count);
		print_rich(&report->print, &rich);
		done = print_entries(report, stretch, &count);
	}
	report->count += count;
	str_done(&month);
	rich_done(&rich);
	arena_done(&arena);
	return done;
}

/* The row behind the last one of the month that begins in row `from`. */
static size_t end_of_month(struct stretch *stretch, size_t from)
{
	while (from < stretch->count && row_at(stretch, from)->rowid)
		from++;
	return from;
}

static void print_timeline(struct report *report, const struct bits *set)
{
	struct stretch stretch = {.kb = report->session.kb, .set = set};

	end_at(&stretch, report->session.reading.day);
	if (is_json(report)) {
		stretch.end = stretch.count;
		print_entries(report, &stretch, &report->count);
		return;
	}
	while (stretch.end < stretch.count) {
		stretch.first = stretch.end + 1;
		stretch.end = end_of_month(&stretch, stretch.first);
		if (!print_month(report, &stretch) || report->print.failed)
			return;
	}
}

/* What the operands find; false: they can't be run. */
static bool find_set(struct report *report, struct bits *set)
{
	const struct reading *reading = &report->session.reading;
	struct str query;
	bool done;

	str_init(&query);
	session_query(report->options, &query);
	done = search_check(reading, str_slice(&query), false, &report->error) &&
	       search_set(reading, str_slice(&query), set, &report->error);
	str_done(&query);
	return done;
}

static void make_timeline(struct report *report)
{
	struct bits set;

	if (!report->options->operands.count) {
		print_timeline(report, NULL);
	} else if (find_set(report, &set)) {
		print_timeline(report, &set);
		bits_done(&set);
		if (!report->count && report->error.code == ERROR_NONE)
			print_note(_("nothing found"));
	}
}

enum status report_timeline(const struct options *options)
{
	return run(options, make_timeline);
}
