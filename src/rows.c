/* rows.c - owns which rows a list has. Knows neither order nor nesting: the
 * base's lists do; nor columns: row.c does.
 *
 * As of an earlier day, entries that did not exist yet are left out. Which rows
 * remain is found when the rows are made, for lists up to FILTER_ROWS. Of longer
 * ones the timeline merely ends earlier, and others keep a row without words. */
#include "rows.h"

#include "row.h"

#include <stdlib.h>

#define FILTER_ROWS 5000

struct rows {
	struct reading reading;
	char *language;
	enum list list;
	struct search *search;       /* owned; null: a list */
	size_t count;
	bool filtered;
	VEC(uint32_t) shown;         /* filtered: rows of the list, or hits, that remain */
};

/* --- which rows --------------------------------------------------------------- */

/* What can't be read counts as there: its row will say what is wrong. */
static bool is_there(struct rows *rows, uint32_t rowid)
{
	struct head head;
	struct doc doc;
	bool there = true;

	doc_init(&doc, &rows->reading, NULL, NULL);
	if (kb_head(&rows->reading, rowid, &doc.arena, &head, NULL) &&
	    !doc_is_there(&doc, &head, &there))
		there = true;
	doc_done(&doc);
	return there;
}

/* Keeps the rows of entries that existed, without what stands below others,
 * and headings that have rows left. */
static void filter_rows(struct rows *rows)
{
	size_t heading = SIZE_MAX;
	unsigned hidden = UINT32_MAX;   /* depth below which all is hidden */

	for (size_t i = 0; i < rows->count; i++) {
		struct list_row row = {0};

		if (!kb_list_row(rows->reading.kb, rows->list, i, &row, NULL))
			row.rowid = 0;
		if (row.depth <= hidden)
			hidden = UINT32_MAX;
		if (!row.rowid) {
			heading = i;
		} else if (hidden == UINT32_MAX && is_there(rows, row.rowid)) {
			if (heading != SIZE_MAX)
				vec_push(&rows->shown, (uint32_t)heading);
			heading = SIZE_MAX;
			vec_push(&rows->shown, (uint32_t)i);
		} else if (hidden == UINT32_MAX) {
			hidden = row.depth;
		}
	}
	rows->filtered = true;
	rows->count = rows->shown.count;
}

/* The date of the first entry at or behind a row of the timeline is past. */
static bool is_past(struct rows *rows, size_t row)
{
	struct list_row at = {0};

	while (row < rows->count && kb_list_row(rows->reading.kb, rows->list, row, &at, NULL) &&
	       !at.rowid)
		row++;
	return at.rowid && is_there(rows, at.rowid);
}

static void end_timeline(struct rows *rows)
{
	size_t low = 0, high = rows->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (is_past(rows, middle))
			low = middle + 1;
		else
			high = middle;
	}
	rows->count = low;
}

static void filter_hits(struct rows *rows)
{
	for (size_t i = 0; i < rows->count; i++)
		if (is_there(rows, search_hit(rows->search, i)))
			vec_push(&rows->shown, (uint32_t)i);
	rows->filtered = true;
	rows->count = rows->shown.count;
}

static void hide_later(struct rows *rows)
{
	if (rows->reading.day >= date_today())
		return;
	if (rows->search)
		filter_hits(rows);
	else if (rows->count <= FILTER_ROWS)
		filter_rows(rows);
	else if (rows->list == LIST_TIMELINE)
		end_timeline(rows);
}

/* --- making and asking ----------------------------------------------------------- */

static struct rows *rows_new(const struct reading *reading)
{
	struct rows *rows = mem_zero(sizeof(*rows));

	rows->reading = *reading;
	rows->language = mem_copy(reading->language.data, reading->language.len);
	rows->reading.language.data = rows->language;
	return rows;
}

struct rows *rows_of_list(const struct reading *reading, enum list list)
{
	struct rows *rows = rows_new(reading);

	rows->list = list;
	rows->count = kb_list_count(reading->kb, list);
	hide_later(rows);
	return rows;
}

struct rows *rows_of_search(const struct reading *reading, struct search *search)
{
	struct rows *rows = rows_new(reading);

	rows->search = search;
	rows->count = search_count(search);
	hide_later(rows);
	return rows;
}

void rows_free(struct rows *rows)
{
	if (!rows)
		return;
	search_free(rows->search);
	vec_done(&rows->shown);
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
	return rows->filtered ? rows->shown.items[row] : row;
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

uint32_t rows_entry(struct rows *rows, size_t row)
{
	struct list_row at;

	return read_row(rows, row, &at, NULL) ? at.rowid : 0;
}

static size_t find_shown(const struct rows *rows, size_t index)
{
	for (size_t i = 0; i < rows->shown.count; i++)
		if (rows->shown.items[i] == index)
			return i;
	return SIZE_MAX;
}

size_t rows_find(struct rows *rows, struct slice id)
{
	uint32_t rowid = kb_find(rows->reading.kb, id);
	size_t found;

	if (!rowid)
		return SIZE_MAX;
	for (size_t i = 0; rows->search && i < rows->count; i++)
		if (rows_entry(rows, i) == rowid)
			return i;
	if (rows->search)
		return SIZE_MAX;
	found = kb_list_find(rows->reading.kb, rows->list, rowid);
	if (rows->filtered)
		return find_shown(rows, found);
	return found < rows->count ? found : SIZE_MAX;
}

/* --- lines ------------------------------------------------------------------------- */

/* Rows up to the next heading, where some are left out. */
static size_t shown_below(struct rows *rows, size_t row)
{
	size_t count = 0;

	while (row + 1 + count < rows->count && rows_entry(rows, row + 1 + count))
		count++;
	return count;
}

static bool lay_heading(struct rows *rows, size_t at, struct row *row)
{
	struct heading heading = {0};
	size_t count;

	if (!kb_heading(rows->reading.kb, rows->list, list_index(rows, at), &row->doc.arena,
			&heading, row->doc.error))
		return false;
	count = rows->filtered ? shown_below(rows, at) : heading.count;
	row_heading(row, &heading, count);
	return true;
}

bool rows_line(struct rows *rows, size_t row, int width, struct rich *out,
	       struct error *error)
{
	struct row lay = {.list = rows->search ? LIST_COUNT : rows->list, .width = width};
	size_t first = out->lines.count;
	bool done;

	lay.query = rows->search ? search_query(rows->search) : NULL;
	doc_init(&lay.doc, &rows->reading, out, error);
	done = read_row(rows, row, &lay.at, error);
	rich_line(out, row_indent(&lay), 0);
	if (done && lay.at.rowid)
		done = row_entry(&lay);
	else if (done && row < rows->count && !rows->search)
		done = lay_heading(rows, row, &lay);
	doc_done(&lay.doc);
	if (rows->search)
		rich_mark_from(out, first, search_query(rows->search));
	return done;
}
