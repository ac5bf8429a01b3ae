/* list_pane.h - rows, one of which is selected.
 *
 * Owns its rows. Headings can't be selected while there is an entry. */
#ifndef PICKET_LIST_PANE_H
#define PICKET_LIST_PANE_H

#include "pane.h"
#include "rows.h"

struct pane *list_pane_new(void);

/* Gives it other rows (null: none), of which the first entry is selected. */
void list_pane_fill(struct pane *pane, struct rows *rows);
struct rows *list_pane_rows(struct pane *pane);

/* The selected entry and its row; 0 where there is none. */
uint32_t list_pane_entry(struct pane *pane);
size_t list_pane_row(const struct pane *pane);

/* Rows between the top of the pane and the selected one. */
size_t list_pane_above(const struct pane *pane);

/* Selects row, or the entry nearest to it. */
void list_pane_select(struct pane *pane, size_t row);

/* The same, with `above` rows of the pane above it. */
void list_pane_restore(struct pane *pane, size_t row, size_t above);

/* Whether it shows a timeline with one column a side. */
bool list_pane_has_lanes(const struct pane *pane);

/* The row at y of the frame, or SIZE_MAX. */
size_t list_pane_at(const struct pane *pane, int y);

#endif
