/* locate.h - which knowledge base, and where its index is.
 *
 * A base is a folder with picket.yaml, or an index file. Asked for none, it is
 * $PICKET_KB, ./content, ., or the installed one, whichever is there first. */
#ifndef PICKET_LOCATE_H
#define PICKET_LOCATE_H

#include "error.h"

struct location {
	char *folder;   /* absolute path of the content; null: only an index */
	char *index;    /* absolute path of the index file, there or not yet */
	char *state;    /* the state file beside it; null where folder is */
};

/* Finds the base that name means (null: none was given). */
bool locate(const char *name, struct location *location, struct error *error);
void location_done(struct location *location);

/* Makes the folders above the index. */
bool location_prepare(const struct location *location, struct error *error);

#endif
