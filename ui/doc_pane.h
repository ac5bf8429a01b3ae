/* doc_pane.h - rich text to read: wrapped, scrolled, its links walked through.
 *
 * Owns its text. Links are numbered from 1 as in runs; 0 is none. */
#ifndef PICKET_DOC_PANE_H
#define PICKET_DOC_PANE_H

#include "pane.h"

struct pane *doc_pane_new(void);

/* Takes over what text holds, and shows it from the top. text is empty then. */
void doc_pane_fill(struct pane *pane, struct rich *text);

/* Columns that its lines have. */
int doc_pane_width(const struct pane *pane);

/* Where in the text one is, whatever the width. */
struct doc_place {
	size_t line;      /* of the text, at the top of the pane */
	size_t part;      /* which of the lines that it was wrapped into */
	unsigned link;    /* the current one */
};

struct doc_place doc_pane_place(const struct pane *pane);
void doc_pane_restore(struct pane *pane, struct doc_place place);

/* The current link, or null. */
const struct rich_link *doc_pane_link(const struct pane *pane);

/* The link called number, or null. */
const struct rich_link *doc_pane_link_at(const struct pane *pane, unsigned number);

/* Makes a link the current one; one that can't be seen is brought into sight. 0: none
 * is. */
void doc_pane_choose(struct pane *pane, unsigned link);

/* Goes to the next (previous) line with a marked word, which comes into sight;
 * false where there is none in that direction. */
bool doc_pane_next_hit(struct pane *pane, bool backwards);

/* A link on the screen and where it begins. */
struct doc_spot {
	unsigned link;
	int x, y;
};

/* Fills spots with the links on the screen in reading order, each once; returns
 * how many there are, at most `most`. */
size_t doc_pane_spots(const struct pane *pane, struct doc_spot *spots, size_t most);

/* The link at x, y of the frame, or 0. */
unsigned doc_pane_link_under(const struct pane *pane, int x, int y);

/* Whether there is more below what the pane shows. */
bool doc_pane_has_more(const struct pane *pane);

#endif
