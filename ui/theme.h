/* theme.h - what the roles look like.
 *
 * Tables; nothing owns memory. Backgrounds are never set: a blank must cost
 * nothing, and the reader's own colours stay. Meaning never rests on colour: in
 * every depth a role that matters is bold, underlined or reversed as well. */
#ifndef PICKET_THEME_H
#define PICKET_THEME_H

#include "role.h"

#include "base.h"

enum theme_depth {
	THEME_MONO,
	THEME_8,
	THEME_256,
	THEME_COUNT
};

/* Colour of text: the reader's own; otherwise a number of the palette. */
#define THEME_DEFAULT (-1)

struct look {
	int colour;
	bool bold, underline, reverse;
};

/* From the number of the terminal's colours, and the value of $NO_COLOR (null
 * where it is not set), which leaves all but colour. */
enum theme_depth theme_depth_of(int colours, const char *no_color);

struct look theme_look(enum theme_depth depth, enum role role);

#endif
