/* matrix.c - owns which issues and parties make a matrix, and what each cell holds. Knows
 * neither panes nor pages. */
#include "matrix.h"

#include "camp.h"
#include "i18n.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

#define NAME_WIDTH 16   /* columns of a party's name; more is cut */
#define PARTS_MOST 64   /* of a dispute, and of its parts */

struct row {
	uint32_t issue;              /* or a part of the dispute, the heading of its issues */
	int32_t from;                /* the day on which it began */
	bool heading;
	bool read;
	struct head head;
	struct matrix_cell *cells;   /* by column; until these are chosen, by camp */
};

typedef VEC(struct row) row_list;

struct matrix {
	struct reading reading;
	struct doc doc;
	struct camps *camps;
	struct head dispute;
	struct head *parties;        /* by camp */
	row_list rows;
	size_t part_count;           /* looked at */
	size_t *columns;             /* the camp of each; of others the number behind all */
	size_t column_count;
};

/* --- which rows ---------------------------------------------------------------------- */

static int compare_rows(const void *a, const void *b)
{
	const struct row *one = a, *other = b;

	if (one->from != other->from)
		return one->from < other->from ? -1 : 1;
	return (one->issue > other->issue) - (one->issue < other->issue);
}

/* Finds what had begun of a kind and leads to the dispute, unless it has a row, in order. */
static void find_rows(const struct matrix *matrix, const struct entry *dispute, enum kind kind,
		      row_list *out)
{
	enum field_name relation = kind == KIND_ISSUE ? FIELD_DISPUTE : FIELD_PART_OF;

	for (size_t i = 0; i < dispute->back_count; i++) {
		const struct back_link *link = &dispute->back[i];
		struct row row = {.issue = link->rowid, .heading = kind != KIND_ISSUE};
		struct facts facts;

		if (link->relation != relation || link->kind != kind ||
		    matrix_row_of(matrix, link->rowid) != MATRIX_NONE ||
		    !kb_facts(matrix->reading.kb, link->rowid, &facts) ||
		    facts.from > matrix->reading.day)
			continue;
		row.from = facts.from;
		vec_push(out, row);
	}
	if (out->count)
		qsort(out->items, out->count, sizeof(*out->items), compare_rows);
}

static void add_issues(struct matrix *matrix, const struct entry *dispute)
{
	row_list issues = {0};

	find_rows(matrix, dispute, KIND_ISSUE, &issues);
	for (size_t i = 0; i < issues.count; i++)
		vec_push(&matrix->rows, issues.items[i]);
	vec_done(&issues);
}

static bool add_parts(struct matrix *matrix, const struct entry *dispute);

/* A part with its issues and parts of its own; one without issues is left out. */
static bool add_part(struct matrix *matrix, struct row heading)
{
	struct doc *doc = &matrix->doc;
	size_t first = matrix->rows.count;
	struct entry part;

	if (heading.issue == matrix->dispute.rowid || matrix->part_count++ >= PARTS_MOST)
		return true;
	vec_push(&matrix->rows, heading);
	if (!kb_entry(doc->reading->kb, heading.issue, &doc->arena, &part, doc->error))
		return false;
	add_issues(matrix, &part);
	if (!add_parts(matrix, &part))
		return false;
	if (matrix->rows.count == first + 1)
		matrix->rows.count--;
	return true;
}

static bool add_parts(struct matrix *matrix, const struct entry *dispute)
{
	row_list parts = {0};
	bool done = true;

	find_rows(matrix, dispute, KIND_DISPUTE, &parts);
	for (size_t i = 0; done && i < parts.count; i++)
		done = add_part(matrix, parts.items[i]);
	vec_done(&parts);
	return done;
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
	    !stands_read(doc, &issue, STANDS_READ, &stands) || !fill_cells(matrix, row, &stands))
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

/* --- making ------------------------------------------------------------------------- */

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

struct matrix *matrix_new(const struct reading *reading, uint32_t dispute, bool parts,
			  struct error *error)
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
		if (!parts || add_parts(matrix, &entry)) {
			choose_columns(matrix);
			return matrix;
		}
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

/* --- what changed ----------------------------------------------------------------------- */

static bool is_same(const struct matrix_cell *a, const struct matrix_cell *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++) {
		const struct head *one = &a->held[i]->head, *other = &b->held[i]->head;

		if (one->rowid != other->rowid ||
		    ((one->marks ^ other->marks) & 1u << MARK_CONTESTED))
			return false;
	}
	return true;
}

static size_t column_of_camp(const struct matrix *matrix, size_t camp)
{
	for (size_t i = 0; i < matrix->column_count; i++)
		if (matrix->columns[i] == camp)
			return i;
	return MATRIX_NONE;
}

/* What the other matrix, of the same dispute, has in place of a cell. */
static const struct matrix_cell *cell_of(const struct matrix *other, const struct row *row,
					 size_t camp)
{
	static const struct matrix_cell none;
	size_t at = matrix_row_of(other, row->issue), column = column_of_camp(other, camp);

	return at == MATRIX_NONE || column == MATRIX_NONE ? &none
							  : &other->rows.items[at].cells[column];
}

bool matrix_mark(struct matrix *matrix, int32_t day, struct error *error)
{
	struct reading reading = matrix->reading;
	struct matrix *other;

	reading.day = day;
	other = matrix_new(&reading, matrix->dispute.rowid, matrix->part_count > 0, error);
	if (!other)
		return false;
	for (size_t i = 0; read_all(matrix) && read_all(other) && i < matrix->rows.count; i++) {
		struct row *row = &matrix->rows.items[i];

		for (size_t column = 0; column < matrix->column_count; column++)
			row->cells[column].changed =
				!is_same(&row->cells[column],
					 cell_of(other, row, matrix->columns[column]));
	}
	matrix_free(other);
	return true;
}

/* --- what others ask ------------------------------------------------------------------ */

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

bool matrix_is_heading(const struct matrix *matrix, size_t row)
{
	return matrix->rows.items[row].heading;
}

size_t matrix_issues(const struct matrix *matrix, size_t end)
{
	size_t count = 0;

	for (size_t i = 0; i < end && i < matrix->rows.count; i++)
		count += !matrix->rows.items[i].heading;
	return count;
}

const struct head *matrix_part(struct matrix *matrix, size_t row, struct error *error)
{
	do
		if (matrix->rows.items[row].heading)
			return matrix_issue(matrix, row, error);
	while (row-- > 0);
	return &matrix->dispute;
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
