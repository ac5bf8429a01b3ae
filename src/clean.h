/* clean.h - makes foreign text harmless.
 *
 * Every text that comes from content, an index, a person or the environment
 * goes through here before it is stored and again before it is shown, printed,
 * copied or written. Harmless text has no control character (C0, DEL, C1), no
 * bidirectional control, no invisible, unassigned, private or surrogate code
 * point and no byte that is not UTF-8: each becomes a visible mark such as
 * <U+202E> or, for a stray byte, <0x9B>. Invisible is what Unicode calls a
 * format character or default-ignorable: soft hyphen, zero-width space, fillers
 * of Hangul, tags, annotations. Spaces other than U+0020 stay as they are.
 *
 * A mark beyond UTF8_MARKS in one cluster becomes visible, and so does one that
 * has no base: first in a text, behind a control, or behind a space, where a
 * line may be broken. Three invisible things are needed by honest text:
 *   - ZWJ and ZWNJ stay between letters of the scripts that are misspelt without
 *     them (Arabic, the Indic scripts and their kin), and behind a virama;
 *   - ZWJ between two emoji is dropped: terminals disagree on the width of the
 *     joined one, its parts are shown instead;
 *   - one variation selector behind an emoji, a Han character or a Mongolian
 *     letter is dropped: it chooses a shape and, for an emoji, a width on which
 *     terminals disagree, but no other character.
 * Anywhere else these become visible too. */
#ifndef PICKET_CLEAN_H
#define PICKET_CLEAN_H

#include "str.h"

enum clean_lines {
	CLEAN_LINE,    /* tabs and line ends become a space: for one line */
	CLEAN_TEXT     /* line feeds stay, CRLF becomes LF, tabs become a space */
};

/* Appends text, made harmless. Cleaning twice changes nothing. */
void clean_add(struct str *out, struct slice text, enum clean_lines lines);

/* Whether clean_add() would leave text as it is. Fast for plain ASCII. */
bool clean_is(struct slice text, enum clean_lines lines);

#endif
