/* osc.h - sequences that ask the terminal for more than letters.
 *
 * They go out as they are, outside of a frame. Nothing here owns memory. */
#ifndef PICKET_OSC_H
#define PICKET_OSC_H

#include "str.h"

/* What stands between the program and the reader's terminal. tmux understands
 * the clipboard sequence itself; screen only hands on what is wrapped. */
enum osc_way { OSC_PLAIN, OSC_SCREEN };

/* Longest sequence: what terminals and tmux take. */
#define OSC_LIMIT 100000

/* From the values of $TMUX and $STY; either may be null. */
enum osc_way osc_way_of(const char *tmux, const char *sty);

/* Appends the sequence that puts text, made harmless, on the clipboard (OSC 52).
 * Appends nothing and returns false where it would be longer than OSC_LIMIT. */
bool osc_clipboard(struct str *out, struct slice text, enum osc_way way);

#endif
