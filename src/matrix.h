/* matrix.h - the issues of a dispute by its parties: who holds what, as of the day of
 * the reading.
 *
 * Rows are the issues that had begun, oldest first; columns the parties that the dispute
 * names and, last, everybody else. Who holds nothing has no column, unless nobody does.
 * That is asked of so many issues; in a dispute of more all parties have a column, and
 * what stands in a row is read when the row is first asked for, so that a screen pays for
 * what it shows. */
#ifndef PICKET_MATRIX_H
#define PICKET_MATRIX_H

#include "stand.h"

#define MATRIX_ROWS_READ 100

struct matrix;

struct matrix_cell {
	const struct stand **held;   /* the positions held, newest first */
	size_t count;
	bool changed;                /* see matrix_mark() */
};

/* With parts, the issues of the disputes that are parts of it follow, each of these under a
 * heading. Null where a dispute can't be read. reading is not kept, but its kb must outlive
 * the matrix. */
struct matrix *matrix_new(const struct reading *reading, uint32_t dispute, bool parts,
			  struct error *error);
void matrix_free(struct matrix *matrix);

size_t matrix_rows(const struct matrix *matrix);
size_t matrix_columns(const struct matrix *matrix);

/* All that is returned belongs to the matrix. */
const struct reading *matrix_reading(const struct matrix *matrix);
const struct head *matrix_dispute(const struct matrix *matrix);

/* The issue of a row, its word as of the day; null where it can't be read. Of a heading it
 * is the part, and nobody holds anything. */
const struct head *matrix_issue(struct matrix *matrix, size_t row, struct error *error);
bool matrix_is_heading(const struct matrix *matrix, size_t row);

/* How many of the rows in front of one are issues; and the part under which a row stands,
 * or the dispute. */
size_t matrix_issues(const struct matrix *matrix, size_t end);
const struct head *matrix_part(struct matrix *matrix, size_t row, struct error *error);

/* The party of a column: its head, null for everybody else; and what it is called. */
const struct head *matrix_party(const struct matrix *matrix, size_t column);
struct slice matrix_name(const struct matrix *matrix, size_t column);

/* The row of an issue and the column of a party, by their rowids. */
#define MATRIX_NONE SIZE_MAX
size_t matrix_row_of(const struct matrix *matrix, uint32_t issue);
size_t matrix_column_of(const struct matrix *matrix, uint32_t party);

/* The cells of a row, by column; null where they can't be read. */
const struct matrix_cell *matrix_cells(struct matrix *matrix, size_t row, struct error *error);

/* Marks the cells that held something else, or were contested otherwise, on another day;
 * of a matrix whose rows were all read. */
bool matrix_mark(struct matrix *matrix, int32_t day, struct error *error);

/* A cell has two lines: "claim +2*" (three are held, one of which is contested) and the
 * date of the newest. Appends one of them to the last line of out, as a link, cut to
 * width columns, the word before what stands behind it; returns how many columns it
 * takes. */
#define MATRIX_CELL_LINES 2
int matrix_add_cell(const struct matrix_cell *cell, int line, int width, struct rich *out);

/* Columns that a cell needs, and that the name of a column does. */
int matrix_cell_width(const struct matrix_cell *cell);
int matrix_name_width(const struct matrix *matrix, size_t column);

/* Columns that the widest cell of a column needs, its name included. Reads all rows. */
int matrix_width(struct matrix *matrix, size_t column, struct error *error);

#endif
