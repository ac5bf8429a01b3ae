/* matrix_pane.h - the issues of a dispute by its parties: a table, one cell of which is
 * the current one.
 *
 * Owns its matrix. The cell is kept by the ids of its issue and its party, so that it
 * outlives a reload and days on which the issue had not begun. */
#ifndef PICKET_MATRIX_PANE_H
#define PICKET_MATRIX_PANE_H

#include "kb.h"
#include "pane.h"

struct pane *matrix_pane_new(void);

/* Shows the matrix of a dispute with the same cell as before, as far as it has that;
 * false where it can't be read, and then it is empty. */
bool matrix_pane_fill(struct pane *pane, const struct reading *reading, uint32_t dispute,
		      struct error *error);

/* Marks the cells in which something became another since (or until) a day. */
void matrix_pane_mark(struct pane *pane, int32_t day);

/* Lets go of its matrix; the cell stays known. */
void matrix_pane_clear(struct pane *pane);

/* The current cell and what of the table is on the screen. Party: empty for others. */
struct matrix_place {
	struct slice issue, party;   /* ids, the pane's until it is moved */
	size_t above, before;        /* issues and parties on the screen in front of it */
};

struct matrix_place matrix_pane_place(const struct pane *pane);

/* Asks for a cell; it becomes the current one when the pane is filled. */
void matrix_pane_restore(struct pane *pane, const struct matrix_place *place);

/* Makes the cell of an issue the current one that holds a position, or is a party's;
 * 0: none of that is wanted. */
void matrix_pane_choose(struct pane *pane, uint32_t issue, uint32_t entry);

/* What the cell is about: its position, or its issue where it holds several or none; 0
 * where there is no cell. */
uint32_t matrix_pane_entry(struct pane *pane);

/* The party of the current column; 0 for others. */
uint32_t matrix_pane_party(const struct pane *pane);

/* The title of the dispute. */
struct slice matrix_pane_title(const struct pane *pane);

/* Makes the cell at x, y of the frame the current one. */
enum matrix_point { MATRIX_POINT_NOTHING, MATRIX_POINT_SAME, MATRIX_POINT_OTHER };
enum matrix_point matrix_pane_point(struct pane *pane, int x, int y);

#endif
