/* layout.h - a size to rectangles. Pure; owns nothing. */
#ifndef PICKET_LAYOUT_H
#define PICKET_LAYOUT_H

#include "cell.h"

/* By width: beside from this many columns on, below that one pane at a time. */
#define LAYOUT_BESIDE_WIDTH 72

enum layout_split {
	LAYOUT_BY_WIDTH,
	LAYOUT_BESIDE,
	LAYOUT_BELOW,
	LAYOUT_SPLIT_COUNT,
	LAYOUT_TABLE = LAYOUT_SPLIT_COUNT   /* nobody's choice: a table has all the width, and
					     * most of the height where there is enough */
};

/* What the split is called, to be translated. */
extern const char *const layout_splits[LAYOUT_SPLIT_COUNT];

/* An empty rect is not shown. All lie within the size; what is shown at the same
 * time does not overlap. */
struct layout {
	struct rect tabs, status, bottom;
	struct rect body;            /* all between them */
	struct rect page;            /* the body, with margins: for text that has all of it */
	struct rect list, detail;    /* where `single`, body and page: one at a time */
	struct rect border;          /* between them */
	bool single;                 /* room for one of them at a time */
};

void layout_make(struct layout *layout, int width, int height, enum layout_split split);

#endif
