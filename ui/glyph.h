/* glyph.h - what stands for a character that a screen cannot show.
 *
 * One table for every back end, so that a screen in Latin-1 or plain ASCII keeps
 * its columns and reads well. Nothing here owns memory. */
#ifndef PICKET_GLYPH_H
#define PICKET_GLYPH_H

#include "cell.h"

/* Columns that a character takes on a screen, or -1 where it can't be shown. */
typedef int glyph_width(uint32_t code);

/* Unless the screen shows every character of the cell, and as wide as the cell is:
 * leaves only the base where that can be shown, or else fills the cell with ASCII
 * that stands for it. Returns whether the cell was left as it is. */
bool glyph_fit(struct cell *cell, glyph_width *width);

/* Whether the screen shows text without any stand-in. */
bool glyph_fits(struct slice text, glyph_width *width);

#endif
