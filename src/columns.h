/* columns.h - what the index stores of one entry, beside its rank, id and kind.
 *
 * Computed from the record, its links and its marks; the strings are used again
 * for the next entry. */
#ifndef PICKET_COLUMNS_H
#define PICKET_COLUMNS_H

#include "facts.h"

/* In the order of the table's columns; the last two are for the full-text tables. */
enum column {
	COLUMN_DATE,
	COLUMN_TITLE,
	COLUMN_TITLES,
	COLUMN_NAME,
	COLUMN_BY,
	COLUMN_WORD,
	COLUMN_MARKS,
	COLUMN_LINKS,
	COLUMN_DATA,
	COLUMN_BACK,
	COLUMN_TITLE_TEXT,
	COLUMN_TEXT,
	COLUMN_COUNT
};

/* The columns of one entry at a time. Owns the strings, borrows the rest. */
struct columns {
	const struct base *base;
	const struct graph *graph;
	const struct mark_context *marks;
	struct str texts[COLUMN_COUNT];   /* empty: NULL */
	struct facts facts;
};

void columns_init(struct columns *columns, const struct base *base, const struct graph *graph,
		  const struct mark_context *marks);
void columns_done(struct columns *columns);

/* Computes the columns of the record at node; those of the last one are gone. */
void columns_compute(struct columns *columns, const struct graph_node *node);

/* Computes only what is searched and shown of its texts: titles, data, the texts of
 * the two full-text tables. Of links back the relation is enough. */
void columns_compute_words(struct columns *columns, const struct graph_node *node);

#endif
