/* row.h - one row of a list as runs, in columns. For rows.c only. */
#ifndef PICKET_ROW_H
#define PICKET_ROW_H

#include "doc_part.h"
#include "query.h"

/* A row while it is laid out; its runs go to the last line of doc.out. */
struct row {
	struct doc doc;
	enum list list;              /* LIST_COUNT: hits of a search */
	const struct query *query;   /* of that search, else null */
	struct list_row at;
	struct head head;            /* filled in by row_entry(), and so is */
	struct slice snippet;        /* what a hit's row shows of its text */
	int width;
	bool laned;                  /* a timeline with one column a side */
	int left;                    /* where its column begins; filled in by row_entry() */
};

/* What stands above the columns of such a timeline. */
void row_lanes(struct row *row);

/* Columns before the row, a quarter of the width at most. */
int row_indent(const struct row *row);

/* The entry at.rowid. */
bool row_entry(struct row *row);

/* Begins the row that stands for `count` positions that are no longer held; adds one of
 * them; and whether the row goes on. */
void row_fold(struct row *row, size_t count);
bool row_folded(struct row *row, uint32_t rowid, bool first);
bool row_has_room(const struct row *row);

bool row_heading(struct row *row, const struct heading *heading);

#endif
