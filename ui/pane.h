/* pane.h - the record of a pane: something that draws into a part of the frame
 * and understands actions. Knows nothing of terminals, and nothing of the panes
 * beside it. A pane is the first member of the struct that it is part of. */
#ifndef PICKET_PANE_H
#define PICKET_PANE_H

#include "action.h"
#include "cell.h"

struct pane {
	const struct pane_class *class;
	struct rect rect;    /* where it was placed; may be empty */
};

struct pane_class {
	/* Makes it fit its rect, which has just changed. */
	void (*fit)(struct pane *pane);

	/* Draws all of it; with the focus it parks the cursor. */
	void (*draw)(struct pane *pane, struct frame *frame, bool focus);

	/* Does what the action says, if that is its affair; the consequences. */
	unsigned (*act)(struct pane *pane, enum action action);

	/* Appends where in it one is: "37 of 412". */
	void (*status)(const struct pane *pane, struct str *out);

	void (*free)(struct pane *pane);
};

static inline void pane_place(struct pane *pane, struct rect rect)
{
	pane->rect = rect;
	pane->class->fit(pane);
}

static inline void pane_free(struct pane *pane)
{
	if (pane)
		pane->class->free(pane);
}

static inline bool pane_has(const struct pane *pane, int x, int y)
{
	return x >= pane->rect.x && x < pane->rect.x + pane->rect.width && y >= pane->rect.y &&
	       y < pane->rect.y + pane->rect.height;
}

#endif
