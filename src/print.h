/* print.h - the library's only way to standard output and standard error.
 *
 * All that goes there is made harmless and put into the locale's characters.
 * Standard output has one buffer, which notices where writing fails: what is
 * printed after that is dropped, and print_close() tells. */
#ifndef PICKET_PRINT_H
#define PICKET_PRINT_H

#include "finding.h"
#include "option.h"
#include "rich.h"

struct print {
	struct str buffer;   /* as it will be written */
	bool color;
	int failed;          /* errno of the first failure, or 0 */
};

void print_open(struct print *print, enum option_color color);

/* Writes what is left. False where not all of it arrived; the error has no
 * message where the other end of a pipe went away. */
bool print_close(struct print *print, struct error *error);

/* Adds text; line feeds stay. */
void print_text(struct print *print, struct slice text);

/* Adds lines, each with its indent, highlighted by role where that is wanted. */
void print_rich(struct print *print, const struct rich *rich);

/* Columns for what stands in columns: those of the terminal, else those that $COLUMNS
 * says, else 80; and to wrap text to, which is 100 at most. */
int print_columns(void);
int print_width(void);

/* One line on standard error, "picket: " in front. */
void print_note(const char *format, ...) ATTR_PRINTF(1, 2);

/* A finding as file:line:column: error: …, where folder leads to the file. */
void print_finding(const struct finding *finding, const char *folder);

/* How far long work is, on standard error: only where that is a terminal, and
 * only after half a second. Start with zeroes; end with print_progress_done(). */
struct print_progress {
	int64_t started;   /* milliseconds; 0: not yet */
	int64_t stage;     /* when the work at hand began, the same */
	size_t done;       /* of it */
	int percent;       /* as it stands there */
	int width;         /* columns to take back */
};

void print_progress(struct print_progress *progress, const char *what, size_t done,
		    size_t total);
void print_progress_done(struct print_progress *progress);

#endif
