/* scroll.h - which part of something long is on the screen, and what in it is
 * selected. Pure; owns nothing. Rows count from 0. */
#ifndef PICKET_SCROLL_H
#define PICKET_SCROLL_H

#include "action.h"

/* Invariants: selected < count and top < count, or both 0; the selected row is
 * on the screen where the screen has a row. */
struct scroll {
	size_t count;      /* rows there are */
	size_t height;     /* rows on the screen; may be 0 */
	size_t top;        /* first row on the screen */
	size_t selected;
	size_t above;      /* rows above the selected one, as the person left it: a
			    * screen made small and large again comes back to that */
};

/* Gives it another count and height, and keeps the selection and what is above it
 * as far as that goes. */
void scroll_fit(struct scroll *scroll, size_t count, size_t height);

/* Selects row, or the last one; moves top only where it must. */
void scroll_select(struct scroll *scroll, size_t row);

/* Selects row and puts it `above` rows below the top, as far as that goes. */
void scroll_restore(struct scroll *scroll, size_t row, size_t above);

/* Puts top there without a selection, which follows; the last screen is full. */
void scroll_roll(struct scroll *scroll, size_t top);

/* Moves the selection as action says; false where action is no movement. */
bool scroll_act(struct scroll *scroll, enum action action);

/* The same for what has no selection: moves top. */
bool scroll_act_rolling(struct scroll *scroll, enum action action);

/* Rows on the screen. */
size_t scroll_visible(const struct scroll *scroll);

/* Whether there is something behind the last row on the screen. */
bool scroll_has_more(const struct scroll *scroll);

#endif
