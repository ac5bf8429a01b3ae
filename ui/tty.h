/* tty.h - the terminal as a file: its modes, its size, and what is sent to it.
 *
 * Knows no frames, no keys and no curses. A tty lies in its owner from tty_open(),
 * which may fail, to tty_close(). How the terminal was before is kept apart from
 * it, where a handler finds it: there is one terminal, so it is kept once. */
#ifndef PICKET_TTY_H
#define PICKET_TTY_H

#include "error.h"
#include "str.h"

#include <stdio.h>
#include <termios.h>

struct tty {
	int in, out;
	FILE *output;                 /* whoever draws writes here */
	int sink;                     /* where that is gathered */
	int width, height;
	bool larger;                  /* than a frame can be */
	bool ended;                   /* hung up, or it takes no more */
	struct termios modes;         /* as the terminal is while it is ours */
	struct str buffer;
};

/* Whether standard input and output are a terminal. */
bool tty_is_there(struct error *error);

/* Opens the terminal on standard input and output, and notes its modes: from here on
 * it is ours, and others may be set. */
bool tty_open(struct tty *tty, struct error *error);
void tty_close(struct tty *tty);

/* Lets what is written to `output` go into a file in memory (the sink), and no more
 * to the terminal; notes the modes as those that are ours. */
bool tty_catch(struct tty *tty, struct error *error);

/* Appends to what is in the sink. */
void tty_add(struct tty *tty, struct slice bytes);

/* Sends what came into the sink since the last time, in one write(). */
void tty_flush(struct tty *tty);

/* Sends bytes past the sink. */
void tty_send(struct tty *tty, struct slice bytes);

/* What is sent before the terminal is given back, from here on; none where it is too
 * long. Copies bytes. */
void tty_give_back_with(struct slice bytes);

/* Gives the terminal back as it was, if it is ours. May run inside a handler. */
void tty_give_back(void);

/* Takes it again with our modes. */
void tty_take(struct tty *tty);

/* Learns how large the window is, as far as a frame can be. */
void tty_learn_size(struct tty *tty);

/* Waits until there is something to read, a signal came, or milliseconds are over
 * (-1: without end); notes where the terminal is gone. */
void tty_wait(struct tty *tty, int milliseconds);

#endif
