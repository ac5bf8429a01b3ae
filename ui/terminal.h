/* terminal.h - the seam between picket and whatever shows it.
 *
 * Two back ends: terminal_curses.c (a real terminal) and terminal_script.c (keys
 * from a file, frames as text). Nothing above this line knows which it has. A
 * terminal is opened by its back end and closed with terminal_close(). */
#ifndef PICKET_TERMINAL_H
#define PICKET_TERMINAL_H

#include "cell.h"
#include "error.h"
#include "key.h"

enum event_type {
	EVENT_KEY,       /* a key, or a character typed */
	EVENT_RESIZE,    /* another size, or drawn over: paint all again */
	EVENT_MOUSE,     /* see button, x, y */
	EVENT_TIMEOUT,   /* nothing came within the time */
	EVENT_END        /* hang-up, signal to stop, end of the script */
};

enum mouse_button { MOUSE_LEFT, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };

struct event {
	enum event_type type;
	input_key key;
	enum mouse_button button;
	int x, y;
};

struct terminal {
	const struct terminal_class *class;
};

struct terminal_class {
	/* Width and height in cells, within FRAME_WIDTH and FRAME_HEIGHT. */
	void (*size)(struct terminal *terminal, int *width, int *height);

	/* Waits for the next event, at most milliseconds (0: only what is already
	 * there; -1: without end). */
	struct event (*next)(struct terminal *terminal, int milliseconds);

	/* Shows a frame: only what differs from the last one is sent, in one write. */
	void (*present)(struct terminal *terminal, const struct frame *frame);

	/* Whether the terminal can show text (in its encoding). */
	bool (*can_show)(struct terminal *terminal, struct slice text);

	/* Gives the terminal back while something else uses it (an editor, a pager),
	 * and takes it again. After resume() comes an EVENT_RESIZE. */
	void (*release)(struct terminal *terminal);
	void (*resume)(struct terminal *terminal);

	/* Releases the terminal, stops the process, and takes the terminal again when
	 * it is continued. */
	void (*suspend)(struct terminal *terminal);

	/* Whether the mouse is reported, from the next frame on; at first it is. */
	void (*mouse)(struct terminal *terminal, bool on);

	/* Puts text, made harmless, on the reader's clipboard. False where it is too
	 * long. Whether the terminal listens can't be known. */
	bool (*copy)(struct terminal *terminal, struct slice text);

	void (*bell)(struct terminal *terminal);

	/* Restores the terminal and frees it. */
	void (*close)(struct terminal *terminal);
};

/* Opens the terminal on standard input and output. Fails with one clear
 * sentence where there is none, or none that curses can use. */
struct terminal *terminal_curses_open(struct error *error);

/* Plays the script in the file called path ("-": standard input), starting with
 * a size of width x height; frames go to standard output as text. A line is the
 * name of a key, or text to type; or one of:
 *
 *   # comment          also an empty line
 *   type TEXT          types a text that means something here
 *   size WxH           another size
 *   mouse left X Y     also wheel-up, wheel-down
 *   wait               time-outs, until nothing is pending: next() without end,
 *                      or for a second or more
 *   pause              a fifth of a second, in which nothing is typed
 *   frame              prints "== frame N WxH", the rows, "cursor X,Y", with
 *                      " hidden" behind it where it is only parked there
 *   roles              prints "== roles N WxH" and frame_print_roles()
 *   looks              the same with 'b' bold, 'u' underlined, 'r' reversed, and
 *                      'c' coloured, a capital where it is coloured as well
 *   charset NAME       ascii, latin1, utf-8: what can be shown from here on
 *   colours N          what "looks" shows: 0, 8 or 256 (at first 0)
 *
 * All but keys and the mouse wait until next() is asked for more than what is
 * already typed, so that a frame shows what the keys before it did. Text that is
 * copied is printed under "== clipboard"; a bell, release and resume show too. */
struct terminal *terminal_script_open(const char *path, int width, int height,
				      struct error *error);

static inline void terminal_close(struct terminal *terminal)
{
	if (terminal)
		terminal->class->close(terminal);
}

#endif
