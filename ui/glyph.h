/* glyph.h - what stands for a character that a screen cannot show.
 *
 * One table for every back end, so that a screen in Latin-1 or plain ASCII keeps
 * its columns and reads well. Nothing here owns memory. */
#ifndef PICKET_GLYPH_H
#define PICKET_GLYPH_H

#include "cell.h"

/* Columns that a character takes on a screen, or -1 where it can't be shown. */
typedef int glyph_width(uint32_t code);

/* Fills the cell with a stand-in of the same width, in ASCII, unless the screen
 * shows every character of it, and as wide as the cell is. Returns whether the
 * cell was left as it is. */
bool glyph_fit(struct cell *cell, glyph_width *width);

/* Whether the screen shows text without any stand-in. */
bool glyph_fits(struct slice text, glyph_width *width);

#endif
