/* list.h - the lists of a base: what they are, and how they are laid out.
 *
 * Laid out when the index is built, so that row N of any of them is one look-up
 * however large the base is. */
#ifndef PICKET_LIST_H
#define PICKET_LIST_H

#include "graph.h"

enum list {
	LIST_TIMELINE,   /* events, positions and uses by date under months */
	LIST_PARTIES,    /* organisations and groups by name, people under them */
	LIST_DISPUTES,   /* disputes, their issues, the threads of positions */
	LIST_USES,       /* AI uses under the stages of production */
	LIST_SOURCES,    /* sources, those that most rests on first */
	LIST_COUNT
};

struct list_row {
	uint32_t rowid;    /* 0: a heading */
	uint32_t parent;   /* rowid of the entry it stands under, or 0 */
	unsigned depth;    /* 0: at the margin */
	int32_t from;      /* before that day it is not there: nor are those above it */
};

#define HEADING_BINS 6

struct heading {
	struct slice key;                 /* "2023-07", "casting"; see the list */
	uint32_t count;                   /* entries under it */
	uint32_t bins[HEADING_BINS];      /* timeline: entries per sixth of the month */
};

/* A list while it is laid out. Row numbers count from 0. */
struct list_layout {
	VEC(struct list_row) rows;
	VEC(struct list_heading {
		size_t row;
		struct heading heading;   /* its key is the arena's */
	}) headings;
};

/* Lays out one list of all records of the graph; keys live in arena. */
void list_lay_out(const struct graph *graph, enum list list, struct arena *arena,
		  struct list_layout *layout);
void list_layout_done(struct list_layout *layout);

#endif
