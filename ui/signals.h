/* signals.h - what the system says while a terminal is in use.
 *
 * Handlers only note what came and wake signals_wait(); they stay from
 * signals_open() to signals_close(). There is one terminal, so there is one set.
 * Signals that kill restore the terminal first, from inside their handler. */
#ifndef PICKET_SIGNALS_H
#define PICKET_SIGNALS_H

#include "error.h"
#include "str.h"

#include <poll.h>

enum signal_news {
	SIGNAL_END,         /* HUP, INT, QUIT, TERM, or a killing one in vain */
	SIGNAL_SIZE,        /* another window size */
	SIGNAL_STOP,        /* somebody wants the process to stop */
	SIGNAL_CONTINUED,   /* it was stopped and goes on */
	SIGNAL_COUNT
};

/* `restore` is called from a handler when the program is about to be killed, and
 * once more at exit: it must be safe there. */
bool signals_open(void (*restore)(void), struct error *error);

/* Puts back what was; of who hung up the signal may still be on its way: then it must
 * not end a program that is about to end well. */
void signals_close(bool hung_up);

/* Whether it came since it was last asked; SIGNAL_END stays. */
bool signals_take(enum signal_news news);

/* Whether it came; asks only. */
bool signals_has(enum signal_news news);

/* Waits until the file is ready for `events`, a signal came, or milliseconds are
 * over (-1: without end). Returns the file's events. */
short signals_wait(int file, short events, int milliseconds);

/* Stops the process, or its whole group as Ctrl-Z does (who runs picket in a script
 * gets the shell back), and returns when it goes on. */
void signals_stop(bool group);

#endif
