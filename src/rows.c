/* rows.c - owns which rows a list has. Knows neither order nor nesting: the
 * base's lists do; nor columns: row.c does.
 *
 * As of an earlier day, what was not there yet is left out, and so is what a filter
 * does not let through: a bit for each row of the list says whether it is shown. */
#include "rows.h"

#include "bins.h"
#include "change.h"
#include "fold.h"
#include "row.h"
#include "strip.h"

#include <stdlib.h>
#include <string.h>

/* Rows of a list that are looked at in one go. */
#define STEP_ROWS 500

struct rows {
	struct reading reading;
	char *language;
	enum list list;
	struct search *search;       /* owned; null: a list */
	size_t count;
	bool filtered;
	struct bits shown;           /* filtered: the rows of the list that remain, */
	struct bits headings;        /* and which of these are headings */
	size_t heading_count;
	size_t hidden;               /* rows that the set leaves out */
	struct strip strip;          /* of a timeline, */
	struct bins bins;            /* filtered: and of its headings */
	bool lanes;
	struct folds folds;          /* of threads */
	bool compared;               /* with that day: */
	int32_t before;
};

/* --- which rows --------------------------------------------------------------- */

/* While rows are looked at from the last to the first: the depths at which a row is
 * wanted, because one that stands under it is shown; headings are at depth 0. */
struct wanted {
	const struct bits *set;   /* null: all */
	size_t hidden;            /* rows that are there, but not wanted */
	unsigned below;           /* depth of the row last shown, if nothing above it was
	                           * looked at yet; else 0 */
	bool heading;             /* a row since the last heading is shown */
};

static bool is_shown(const struct rows *rows, struct wanted *wanted, const struct list_row *row)
{
	bool shown;

	if (row->from > rows->reading.day ||
	    (list_table[rows->list].changes && row->until <= rows->reading.day))
		return false;
	if (!row->rowid) {
		shown = wanted->heading;
		wanted->heading = false;
		return shown;
	}
	shown = !wanted->set || bits_has(wanted->set, row->rowid) || row->depth < wanted->below;
	if (shown)
		wanted->below = row->depth;
	else
		wanted->hidden++;
	wanted->heading |= shown;
	return shown;
}

static bool is_timeline(const struct rows *rows)
{
	return !rows->search && list_table[rows->list].view == LIST_TIMELINE;
}

static void choose_row(struct rows *rows, size_t index, const struct list_row *row)
{
	bits_set(&rows->shown, index);
	if (!row->rowid)
		bits_set(&rows->headings, index);
	if (!is_timeline(rows))
		return;
	if (row->rowid)
		strip_add(&rows->strip, row->from, 1);
	if (rows->list == LIST_TIMELINE_DAY)
		return;
	if (row->rowid)
		bins_take(&rows->bins, rows->list, row->from);
	else
		bins_end(&rows->bins, index);
}

/* Whoever looks for something wants to see it. */
static bool is_folded(const struct rows *rows, const struct bits *set)
{
	return list_table[rows->list].folds && !rows->reading.unfolded && !set;
}

static void end_run(struct rows *rows)
{
	size_t index = folds_end_run(&rows->folds);

	if (index != SIZE_MAX)
		bits_set(&rows->shown, index);
}

static void take_row(struct rows *rows, size_t index, const struct list_row *row, bool fold)
{
	if (fold && folds_take(&rows->folds, index, row, rows->reading.day))
		return;
	end_run(rows);
	choose_row(rows, index, row);
}

static void choose_rows(struct rows *rows, const struct bits *set)
{
	struct wanted wanted = {.set = set};
	struct list_row step[STEP_ROWS];
	size_t first = (rows->count + STEP_ROWS - 1) / STEP_ROWS * STEP_ROWS;
	bool fold = is_folded(rows, set);

	bits_init(&rows->shown, rows->count);
	bits_init(&rows->headings, rows->count);
	while (first > 0) {
		size_t count;

		first -= STEP_ROWS;
		count = kb_list_rows(rows->reading.kb, rows->list, first, step, STEP_ROWS);
		for (size_t i = count; i-- > 0;)
			if (is_shown(rows, &wanted, &step[i]))
				take_row(rows, first + i, &step[i], fold);
	}
	end_run(rows);
	strip_turn(&rows->strip);
	bits_count(&rows->shown);
	bits_count(&rows->headings);
	rows->filtered = true;
	rows->count = rows->shown.count;
	rows->hidden = wanted.hidden;
}

/* Headings of the list up to a row of it, where none is left out. */
static size_t headings_up_to(struct rows *rows, size_t index)
{
	size_t nearest = kb_heading_near(rows->reading.kb, rows->list, index, false);
	struct heading heading = {0};
	struct arena arena;

	if (nearest == SIZE_MAX)
		return 0;
	arena_init(&arena);
	kb_heading(rows->reading.kb, rows->list, nearest, &arena, &heading, NULL);
	arena_done(&arena);
	return heading.number;
}

static void count_headings(struct rows *rows)
{
	if (rows->filtered)
		rows->heading_count = rows->headings.count;
	else if (rows->count)
		rows->heading_count = headings_up_to(rows, rows->count - 1);
}

/* --- making and asking ----------------------------------------------------------- */

/* A heading of a month as what happened in it. */
static void add_heading(void *context, struct slice key, uint32_t count)
{
	struct strip *strip = context;
	struct date date;

	if (date_parse(key, &date, NULL))
		strip_add(strip, date_first(&date), count);
}

static struct rows *rows_new(const struct reading *reading)
{
	struct rows *rows = mem_zero(sizeof(*rows));

	rows->reading = *reading;
	rows->language = mem_copy(reading->language.data, reading->language.len);
	rows->reading.language.data = rows->language;
	strip_init(&rows->strip);
	bins_init(&rows->bins);
	folds_init(&rows->folds);
	return rows;
}

struct rows *rows_of_list(const struct reading *reading, enum list list,
			  const struct bits *set)
{
	struct rows *rows = rows_new(reading);

	rows->list = list;
	rows->count = kb_list_count(reading->kb, list);
	if (set || reading->day < date_today() || list_table[list].changes ||
	    is_folded(rows, set))
		choose_rows(rows, set);
	else if (is_timeline(rows))
		kb_headings(reading->kb, LIST_TIMELINE, add_heading, &rows->strip);
	count_headings(rows);
	return rows;
}

struct rows *rows_of_search(const struct reading *reading, struct search *search)
{
	struct rows *rows = rows_new(reading);

	rows->search = search;
	rows->count = search_count(search);
	return rows;
}

void rows_free(struct rows *rows)
{
	if (!rows)
		return;
	search_free(rows->search);
	bits_done(&rows->shown);
	bits_done(&rows->headings);
	strip_done(&rows->strip);
	bins_done(&rows->bins);
	folds_done(&rows->folds);
	free(rows->language);
	free(rows);
}

size_t rows_count(const struct rows *rows)
{
	return rows->count;
}

struct search *rows_search(const struct rows *rows)
{
	return rows->search;
}

static size_t list_index(const struct rows *rows, size_t row)
{
	return rows->filtered ? bits_nth(&rows->shown, row) : row;
}

static bool read_row(struct rows *rows, size_t row, struct list_row *at, struct error *error)
{
	*at = (struct list_row){0};
	if (row >= rows->count)
		return true;
	if (!rows->search)
		return kb_list_row(rows->reading.kb, rows->list, list_index(rows, row), at, error);
	at->rowid = search_hit(rows->search, list_index(rows, row));
	return true;
}

size_t rows_entries(const struct rows *rows)
{
	return rows->count - rows->heading_count;
}

size_t rows_hidden(const struct rows *rows)
{
	return rows->hidden;
}

size_t rows_entries_up_to(struct rows *rows, size_t row)
{
	if (row >= rows->count)
		return rows_entries(rows);
	if (rows->search || !rows->heading_count)
		return row + 1;
	if (rows->filtered)
		return row + 1 - bits_below(&rows->headings, list_index(rows, row) + 1);
	return row + 1 - headings_up_to(rows, row);
}

uint32_t rows_entry(struct rows *rows, size_t row)
{
	struct list_row at;

	return read_row(rows, row, &at, NULL) ? at.rowid : 0;
}

/* Where the first row that shows the entry is not there on the day, another may be. */
static size_t find_shown(struct rows *rows, uint32_t rowid)
{
	for (size_t i = 0; i < rows->count; i++)
		if (rows_entry(rows, i) == rowid)
			return i;
	return SIZE_MAX;
}

/* The row that stands for what is in a row of the list. */
static size_t find_folded(struct rows *rows, size_t index)
{
	const struct fold *fold = folds_find(&rows->folds, index);
	struct list_row at;

	if (!fold || !kb_list_row(rows->reading.kb, rows->list, index, &at, NULL) ||
	    at.from > rows->reading.day)
		return SIZE_MAX;
	return bits_below(&rows->shown, fold->first);
}

size_t rows_find(struct rows *rows, struct slice id)
{
	uint32_t rowid = kb_find(rows->reading.kb, id);
	size_t found;

	if (!rowid)
		return SIZE_MAX;
	if (rows->search)
		return find_shown(rows, rowid);
	found = kb_list_find(rows->reading.kb, rows->list, rowid);
	if (!rows->filtered)
		return found < rows->count ? found : SIZE_MAX;
	if (bits_has(&rows->shown, found))
		return bits_below(&rows->shown, found);
	return list_table[rows->list].changes ? find_shown(rows, rowid)
					      : find_folded(rows, found);
}

size_t rows_place(const struct rows *rows, size_t row)
{
	return row < rows->count ? list_index(rows, row) : SIZE_MAX;
}

/* The row that shows what stands in a row of the list, or SIZE_MAX. */
static size_t shown_at(struct rows *rows, size_t index)
{
	if (!rows->filtered)
		return index;
	return bits_has(&rows->shown, index) ? bits_below(&rows->shown, index)
					     : find_folded(rows, index);
}

size_t rows_find_at(struct rows *rows, struct slice id, size_t place)
{
	uint32_t rowid = kb_find(rows->reading.kb, id);
	size_t row = SIZE_MAX;
	struct list_row at;

	if (rowid && rows->search && rows_entry(rows, place) == rowid)
		return place;
	if (rowid && !rows->search && place < kb_list_count(rows->reading.kb, rows->list) &&
	    kb_list_row(rows->reading.kb, rows->list, place, &at, NULL) && at.rowid == rowid)
		row = shown_at(rows, place);
	return row == SIZE_MAX ? rows_find(rows, id) : row;
}

size_t rows_from(struct rows *rows, int32_t day)
{
	size_t low = 0, high = rows->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		struct list_row at;

		if (read_row(rows, middle, &at, NULL) && at.from < day)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The first row that is shown at or below a heading is a heading. */
size_t rows_heading(struct rows *rows, size_t row, bool below)
{
	size_t found;

	if (rows->search || row >= rows->count)
		return SIZE_MAX;
	found = kb_heading_near(rows->reading.kb, rows->list, list_index(rows, row) + below, below);
	if (rows->filtered && found != SIZE_MAX)
		found = bits_below(&rows->shown, found);
	return found < rows->count ? found : SIZE_MAX;
}

bool rows_has_strip(const struct rows *rows)
{
	return rows->strip.months.count > 0;
}

void rows_strip(struct rows *rows, size_t row, int width, struct rich *out)
{
	struct list_row at;

	read_row(rows, row, &at, NULL);
	strip_line(&rows->strip, at.from, width, out);
}

void rows_use_lanes(struct rows *rows, bool lanes)
{
	rows->lanes = lanes;
}

bool rows_has_lanes(const struct rows *rows, int width)
{
	return rows->lanes && rows->count && is_timeline(rows) && width >= ROWS_LANES_WIDTH;
}

void rows_lanes(struct rows *rows, int width, struct rich *out)
{
	struct row lay = {.list = rows->list, .width = width};

	doc_init(&lay.doc, &rows->reading, out, NULL);
	rich_line(out, 0, 0);
	row_lanes(&lay);
	doc_done(&lay.doc);
}

/* --- what changed ------------------------------------------------------------------- */

void rows_compare(struct rows *rows, int32_t day)
{
	rows->compared = true;
	rows->before = day;
}

static bool has_changed(struct rows *rows, size_t index)
{
	struct list_row at;

	return kb_list_row(rows->reading.kb, rows->list, index, &at, NULL) && at.rowid &&
	       at.from <= rows->reading.day &&
	       change_since(&rows->reading, at.rowid, rows->before);
}

/* A fold has changed with any that is in it. */
bool rows_changed(struct rows *rows, size_t row)
{
	const struct fold *fold;
	bool changed = false;

	if (!rows->compared || row >= rows->count)
		return false;
	if (rows->search)
		return change_since(&rows->reading, rows_entry(rows, row), rows->before);
	fold = folds_find(&rows->folds, list_index(rows, row));
	if (!fold)
		return has_changed(rows, list_index(rows, row));
	for (size_t i = fold->first; !changed && i <= fold->last; i++)
		changed = has_changed(rows, i);
	return changed;
}

/* --- lines ------------------------------------------------------------------------- */

/* Rows up to the next heading, where some are left out. */
static size_t shown_below(struct rows *rows, size_t at)
{
	size_t next = kb_heading_near(rows->reading.kb, rows->list, at + 1, true);

	return bits_below(&rows->shown, next) - bits_below(&rows->shown, at) - 1;
}

/* Makes a heading that of what is shown under it. One without any bars stands for more
 * than these can tell; a day has but one. */
static void narrow_heading(struct rows *rows, size_t index, struct heading *heading)
{
	const uint32_t *counts = bins_find(&rows->bins, index);
	bool bars = false;

	heading->count = (uint32_t)shown_below(rows, index);
	if (rows->list == LIST_TIMELINE_DAY) {
		heading->bins[0] = heading->count;
		return;
	}
	for (int i = 0; i < HEADING_BINS; i++) {
		bars |= heading->bins[i] > 0;
		heading->bins[i] = counts ? counts[i] : 0;
	}
	if (!bars)
		memset(heading->bins, 0, sizeof(heading->bins));
}

static bool lay_heading(struct rows *rows, size_t at, struct row *row)
{
	struct heading heading = {0};
	size_t index = list_index(rows, at);

	if (!kb_heading(rows->reading.kb, rows->list, index, &row->doc.arena,
			&heading, row->doc.error))
		return false;
	if (rows->filtered)
		narrow_heading(rows, index, &heading);
	return row_heading(row, &heading);
}

/* As many of those in a fold as there is room for. */
static bool lay_fold(struct rows *rows, const struct fold *fold, struct row *row)
{
	struct list_row at;
	bool done = true;

	row_fold(row, fold->count);
	for (size_t i = fold->first; done && i <= fold->last && row_has_room(row); i++) {
		done = kb_list_row(rows->reading.kb, rows->list, i, &at, row->doc.error);
		if (done && at.from <= rows->reading.day)
			done = row_folded(row, at.rowid, i == fold->first);
	}
	return done;
}

bool rows_line(struct rows *rows, size_t row, int width, struct rich *out,
	       struct error *error)
{
	struct row lay = {.list = rows->search ? LIST_COUNT : rows->list, .width = width,
			  .laned = rows_has_lanes(rows, width)};
	size_t first = out->lines.count;
	const struct fold *fold = NULL;
	bool done;

	if (row < rows->count)
		fold = folds_find(&rows->folds, list_index(rows, row));
	lay.query = rows->search ? search_query(rows->search) : NULL;
	doc_init(&lay.doc, &rows->reading, out, error);
	done = read_row(rows, row, &lay.at, error);
	rich_line(out, row_indent(&lay), 0);
	if (done && fold)
		done = lay_fold(rows, fold, &lay);
	else if (done && lay.at.rowid)
		done = row_entry(&lay);
	else if (done && row < rows->count && !rows->search)
		done = lay_heading(rows, row, &lay);
	doc_done(&lay.doc);
	if (rows->search)
		rich_mark_from(out, first, search_query(rows->search));
	return done;
}
