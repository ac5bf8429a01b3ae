/* nav.h - back and forward: the places where one has been.
 *
 * A place is kept by ids, so that it outlives a reload. A nav owns the places
 * in it; handing a place over or out hands over its texts. */
#ifndef PICKET_NAV_H
#define PICKET_NAV_H

#include "str.h"
#include "vec.h"

/* Places remembered; beyond that the oldest go. */
#define NAV_MOST 500

struct visit {
	unsigned view;
	struct str query;       /* what the search view showed */
	struct str selected;    /* id of the entry selected in the list, */
	size_t row;             /* its row, */
	size_t place;           /* and its place (rows_place()): of use only while the entry
				 * stands there */
	size_t above;           /* rows of the list above it on the screen */
	struct str dispute;     /* id of the one whose matrix was shown; empty: none, */
	struct str issue, party;   /* ids of its cell */
	size_t issues_above, parties_before;   /* of it on the screen */
	struct str shown;       /* id of the entry in the detail, */
	struct str other;       /* and of the one that it is compared with; empty: none */
	size_t line, part;      /* at the top of the detail, see doc_pane.h */
	unsigned link;          /* the current link */
	bool in_detail;         /* where the focus was */
	bool zoomed;            /* whether the detail was alone */
};

void visit_init(struct visit *visit);
void visit_done(struct visit *visit);
bool visit_equal(const struct visit *a, const struct visit *b);

struct nav {
	VEC(struct visit) back;
	VEC(struct visit) forward;
};

void nav_init(struct nav *nav);
void nav_done(struct nav *nav);

/* Remembers where one is before one goes elsewhere; takes the place over. What
 * was forward is gone. A place that is already the last is not kept twice. */
void nav_leave(struct nav *nav, struct visit *visit);

/* Goes back: *visit is where one is, and becomes where one was; false where there
 * is nothing but this visit, and then nothing changes. */
bool nav_back(struct nav *nav, struct visit *visit);
bool nav_forward(struct nav *nav, struct visit *visit);

#endif
