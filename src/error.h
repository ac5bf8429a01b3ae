/* error.h - what went wrong in the world.
 *
 * A function that can fail returns bool or a pointer and takes a struct error
 * last; the first error wins, later ones leave it alone. The message is part
 * of the struct: nothing has to be freed. It may hold foreign text and is
 * cleaned where it is printed. Problems of the content are in finding.h. */
#ifndef PICKET_ERROR_H
#define PICKET_ERROR_H

#include "base.h"

enum error_code {
	ERROR_NONE,
	ERROR_SYSTEM,    /* a file, the disk, the terminal */
	ERROR_CONTENT,   /* the knowledge base as it is written */
	ERROR_INDEX,     /* an index that is not ours, damaged, or of another version */
	ERROR_BUSY,      /* somebody else is building */
	ERROR_STOPPED,   /* interrupted by the person */
	ERROR_USAGE,     /* command line, query, script */
	ERROR_COUNT
};

/* ERROR_NONE, so `struct error error = {0}`, is no error. */
struct error {
	enum error_code code;
	char message[512];
};

/* Sets error, unless it is null or already set. A message that is too long is
 * cut between two characters. Always returns false. */
bool error_set(struct error *error, enum error_code code, const char *format, ...)
	ATTR_PRINTF(3, 4);

/* The same with ": " and the text of errno behind it. */
bool error_system(struct error *error, const char *format, ...) ATTR_PRINTF(2, 3);

#endif
