/* key.h - names of keys to codes and back.
 *
 * A key is a Unicode code point, or one of the special ones below, with ALT or
 * CTRL added. Ctrl with a letter is CTRL plus the small letter, whatever byte
 * the terminal sends; but Ctrl-h, -i, -j and -m come as Backspace, Tab and Enter,
 * which send the same bytes. Names: "a", "Enter", "Ctrl-l", "Alt-Left", "F1". */
#ifndef PICKET_KEY_H
#define PICKET_KEY_H

#include "str.h"

typedef uint32_t input_key;

#define INPUT_ALT 0x01000000u
#define INPUT_CTRL 0x02000000u

/* Special keys, behind the last code point. One table; key.c has the names. */
#define INPUT_SPECIAL(X)                                                            \
	X(ENTER, "Enter") X(TAB, "Tab") X(BACKTAB, "Shift-Tab")                     \
	X(BACKSPACE, "Backspace") X(ESCAPE, "Escape") X(DELETE, "Delete")           \
	X(INSERT, "Insert") X(UP, "Up") X(DOWN, "Down") X(LEFT, "Left")             \
	X(RIGHT, "Right") X(HOME, "Home") X(END, "End") X(PAGE_UP, "PageUp")        \
	X(PAGE_DOWN, "PageDown") X(F1, "F1") X(F2, "F2") X(F3, "F3") X(F4, "F4")    \
	X(F5, "F5") X(F6, "F6") X(F7, "F7") X(F8, "F8") X(F9, "F9")                 \
	X(F10, "F10") X(F11, "F11") X(F12, "F12") X(SPACE_NAME, "Space")

enum input_special {
	INPUT_NONE = 0x110000,
#define INPUT_ENUM(name, text) INPUT_##name,
	INPUT_SPECIAL(INPUT_ENUM)
#undef INPUT_ENUM
	INPUT_END_OF_KEYS
};

/* The key that name names ("Space" is the code point ' '); INPUT_NONE if none. */
input_key key_of_name(struct slice name);

/* Appends the key's name. (curses has a key_name() of its own.) */
void key_print(input_key key, struct str *out);

#endif
