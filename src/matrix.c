/* matrix.c - owns which issues and parties make a matrix, and what a cell says. Knows
 * neither panes nor pages. */
#include "matrix.h"

#include "camp.h"
#include "i18n.h"
#include "utf8.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define NAME_WIDTH 16   /* columns of a party's name; more is cut */

struct row {
	uint32_t issue;
	int32_t from;                /* the day on which it began */
	bool read;
	struct head head;
	struct matrix_cell *cells;   /* by column; until these are chosen, by camp */
};

struct matrix {
	struct reading reading;
	struct doc doc;
	struct camps *camps;
	struct head dispute;
	struct head *parties;        /* by camp */
	VEC(struct row) rows;
	size_t *columns;             /* the camp of each; of others the number behind all */
	size_t column_count;
};

static void choose_columns(struct matrix *matrix);

/* --- making ------------------------------------------------------------------------- */

static int compare_rows(const void *a, const void *b)
{
	const struct row *one = a, *other = b;

	if (one->from != other->from)
		return one->from < other->from ? -1 : 1;
	return (one->issue > other->issue) - (one->issue < other->issue);
}

static void add_issues(struct matrix *matrix, const struct entry *dispute)
{
	for (size_t i = 0; i < dispute->back_count; i++) {
		const struct back_link *link = &dispute->back[i];
		struct facts facts;

		if (link->relation != FIELD_DISPUTE || link->kind != KIND_ISSUE ||
		    !kb_facts(matrix->reading.kb, link->rowid, &facts) ||
		    facts.from > matrix->reading.day)
			continue;
		vec_push(&matrix->rows, ((struct row){.issue = link->rowid, .from = facts.from}));
	}
	if (matrix->rows.count)
		qsort(matrix->rows.items, matrix->rows.count, sizeof(struct row), compare_rows);
}

static bool read_parties(struct matrix *matrix)
{
	struct doc *doc = &matrix->doc;
	size_t count = camps_count(matrix->camps);

	matrix->parties = arena_zero(&doc->arena, count * sizeof(*matrix->parties));
	for (size_t i = 0; i < count; i++)
		if (!kb_head(doc->reading, camps_party(matrix->camps, i), &doc->arena,
			     &matrix->parties[i], doc->error))
			return false;
	return true;
}

struct matrix *matrix_new(const struct reading *reading, uint32_t dispute, struct error *error)
{
	struct matrix *matrix = mem_zero(sizeof(*matrix));
	struct doc *doc = &matrix->doc;
	struct entry entry;

	doc_init(doc, &matrix->reading, NULL, error);
	matrix->reading = *reading;
	matrix->reading.language.data =
		arena_copy(&doc->arena, reading->language.data, reading->language.len);
	matrix->camps = camps_new(doc);
	if (kb_entry(reading->kb, dispute, &doc->arena, &entry, error) &&
	    kb_head(reading, dispute, &doc->arena, &matrix->dispute, error) &&
	    doc_status(doc, &matrix->dispute) && camps_add_dispute(matrix->camps, dispute) &&
	    read_parties(matrix)) {
		add_issues(matrix, &entry);
		choose_columns(matrix);
		return matrix;
	}
	matrix_free(matrix);
	return NULL;
}

void matrix_free(struct matrix *matrix)
{
	if (!matrix)
		return;
	vec_done(&matrix->rows);
	camps_free(matrix->camps);
	doc_done(&matrix->doc);
	free(matrix);
}

/* --- rows ---------------------------------------------------------------------------- */

/* Newest first: what is read later goes in front. */
static void add_held(struct matrix *matrix, struct matrix_cell *cell, const struct stand *stand,
		     size_t most)
{
	if (!cell->held)
		cell->held = arena_zero(&matrix->doc.arena, most * sizeof(*cell->held));
	memmove(cell->held + 1, cell->held, cell->count * sizeof(*cell->held));
	cell->held[0] = stand;
	cell->count++;
}

static bool fill_cells(struct matrix *matrix, struct row *row, const struct stands *stands)
{
	for (size_t i = 0; i < stands->count; i++) {
		const struct stand *stand = &stands->items[i];
		size_t found[CAMPS_SHARED], count;

		if (!stand_is_held(stand))
			continue;
		if (!camps_of(matrix->camps, stand, found, &count))
			return false;
		if (!count)
			found[count++] = camps_count(matrix->camps);
		for (size_t j = 0; j < count; j++)
			add_held(matrix, &row->cells[found[j]], stand, stands->count - i);
	}
	return true;
}

static struct row *read_row(struct matrix *matrix, size_t at, struct error *error)
{
	struct row *row = &matrix->rows.items[at];
	struct doc *doc = &matrix->doc;
	struct entry issue;
	struct stands stands;

	doc->error = error;
	if (row->read)
		return row;
	row->cells = arena_zero(&doc->arena, (camps_count(matrix->camps) + 1) * sizeof(*row->cells));
	if (!kb_head(doc->reading, row->issue, &doc->arena, &row->head, error) ||
	    !doc_status(doc, &row->head) ||
	    !kb_entry(doc->reading->kb, row->issue, &doc->arena, &issue, error) ||
	    !stands_read(doc, &issue, FIELD_ON, &stands) || !fill_cells(matrix, row, &stands))
		return NULL;
	row->read = true;
	return row;
}

/* --- columns -------------------------------------------------------------------------- */

static bool read_all(struct matrix *matrix)
{
	if (matrix->rows.count > MATRIX_ROWS_READ)
		return false;
	for (size_t i = 0; i < matrix->rows.count; i++)
		if (!read_row(matrix, i, NULL))
			return false;
	return true;
}

static bool holds_anything(const struct matrix *matrix, size_t camp)
{
	for (size_t i = 0; i < matrix->rows.count; i++)
		if (matrix->rows.items[i].cells[camp].count)
			return true;
	return false;
}

/* Makes cells by camp such by column. */
static void arrange_cells(struct matrix *matrix)
{
	for (size_t i = 0; i < matrix->rows.count; i++) {
		struct matrix_cell *cells = matrix->rows.items[i].cells;

		for (size_t column = 0; column < matrix->column_count; column++)
			cells[column] = cells[matrix->columns[column]];
	}
}

static void choose_columns(struct matrix *matrix)
{
	size_t count = camps_count(matrix->camps) + 1;
	bool read = read_all(matrix);

	matrix->columns = arena_zero(&matrix->doc.arena, count * sizeof(*matrix->columns));
	for (size_t camp = 0; read && camp < count; camp++)
		if (holds_anything(matrix, camp))
			matrix->columns[matrix->column_count++] = camp;
	if (matrix->column_count) {
		arrange_cells(matrix);
		return;
	}
	for (size_t camp = 0; camp < count; camp++)
		matrix->columns[camp] = camp;
	matrix->column_count = count;
}

size_t matrix_rows(const struct matrix *matrix)
{
	return matrix->rows.count;
}

size_t matrix_columns(const struct matrix *matrix)
{
	return matrix->column_count;
}

const struct reading *matrix_reading(const struct matrix *matrix)
{
	return &matrix->reading;
}

const struct head *matrix_dispute(const struct matrix *matrix)
{
	return &matrix->dispute;
}

const struct head *matrix_issue(struct matrix *matrix, size_t row, struct error *error)
{
	const struct row *at = read_row(matrix, row, error);

	return at ? &at->head : NULL;
}

const struct head *matrix_party(const struct matrix *matrix, size_t column)
{
	size_t camp = matrix->columns[column];

	return camp < camps_count(matrix->camps) ? &matrix->parties[camp] : NULL;
}

struct slice matrix_name(const struct matrix *matrix, size_t column)
{
	const struct head *party = matrix_party(matrix, column);

	if (!party)
		return slice_of(_("Others"));
	return party->name.len ? party->name : party->title;
}

size_t matrix_row_of(const struct matrix *matrix, uint32_t issue)
{
	for (size_t i = 0; i < matrix->rows.count; i++)
		if (matrix->rows.items[i].issue == issue)
			return i;
	return MATRIX_NONE;
}

size_t matrix_column_of(const struct matrix *matrix, uint32_t party)
{
	for (size_t i = 0; i < matrix->column_count; i++) {
		const struct head *head = matrix_party(matrix, i);

		if (head && head->rowid == party)
			return i;
	}
	return MATRIX_NONE;
}

const struct matrix_cell *matrix_cells(struct matrix *matrix, size_t row, struct error *error)
{
	const struct row *at = read_row(matrix, row, error);

	return at ? at->cells : NULL;
}

/* --- what a cell says ------------------------------------------------------------------ */

static bool is_contested(const struct matrix_cell *cell)
{
	for (size_t i = 0; i < cell->count; i++)
		if (cell->held[i]->head.marks & (1u << MARK_CONTESTED))
			return true;
	return false;
}

/* The stance, or the day. */
static void print_word(const struct matrix_cell *cell, int line, struct str *out)
{
	const struct head *head = cell->count ? &cell->held[0]->head : NULL;
	struct date date = {0};

	if (!head) {
		str_add_text(out, line ? "" : "–");
	} else if (line) {
		date.from = head->date.from;
		date_print(&date, out);
	} else {
		str_add_text(out, vocabulary_label(kb_word_vocabulary(KIND_POSITION), head->word));
	}
}

/* What stands behind the stance: how many more, and whether one is contested. */
static void print_tail(const struct matrix_cell *cell, int line, struct str *out)
{
	if (line == 0 && cell->count > 1)
		str_format(out, " +%zu", cell->count - 1);
	if (line == 0 && is_contested(cell))
		str_add_char(out, '*');
}

/* A word gives way to what stands behind it. */
static void print_line(const struct matrix_cell *cell, int line, int width, struct str *out)
{
	struct str word, tail;
	int room;

	str_init(&word);
	str_init(&tail);
	print_word(cell, line, &word);
	print_tail(cell, line, &tail);
	room = width - utf8_width(str_slice(&tail));
	if (utf8_width(str_slice(&word)) > room && room > 1) {
		str_add(out, utf8_cut(str_slice(&word), room - 1));
		str_add_text(out, "…");
	} else {
		str_add(out, str_slice(&word));
	}
	str_add(out, str_slice(&tail));
	str_done(&word);
	str_done(&tail);
}

int matrix_add_cell(const struct matrix_cell *cell, int line, int width, struct rich *out)
{
	struct slice shown;
	struct str text;
	int used;

	str_init(&text);
	print_line(cell, line, width, &text);
	shown = utf8_cut(str_slice(&text), width);
	if (cell->count)
		rich_add_link(out, line ? ROLE_DATE : ROLE_LINK, shown,
			      cell->held[0]->head.id);
	else
		rich_add(out, ROLE_NOTE, shown);
	used = utf8_width(shown);
	str_done(&text);
	return used;
}

int matrix_cell_width(const struct matrix_cell *cell)
{
	struct str text;
	int width = 0;

	str_init(&text);
	for (int line = 0; line < MATRIX_CELL_LINES; line++) {
		int own;

		str_clear(&text);
		print_line(cell, line, INT_MAX, &text);
		own = utf8_width(str_slice(&text));
		width = own > width ? own : width;
	}
	str_done(&text);
	return width;
}

int matrix_name_width(const struct matrix *matrix, size_t column)
{
	int width = utf8_width(matrix_name(matrix, column));

	return width < NAME_WIDTH ? width : NAME_WIDTH;
}

int matrix_width(struct matrix *matrix, size_t column, struct error *error)
{
	int width = matrix_name_width(matrix, column);

	for (size_t row = 0; row < matrix->rows.count; row++) {
		const struct matrix_cell *cells = matrix_cells(matrix, row, error);
		int own = cells ? matrix_cell_width(&cells[column]) : 0;

		width = own > width ? own : width;
	}
	return width;
}
