/* stand_in.h - the ASCII character that stands for one that can't be shown.
 *
 * One table for the screen and the command line, so that both read well in
 * Latin-1 and plain ASCII. */
#ifndef PICKET_STAND_IN_H
#define PICKET_STAND_IN_H

#include "base.h"

/* '?' for what nothing in ASCII is like. Columns are the caller's affair. */
char stand_in(uint32_t code);

#endif
