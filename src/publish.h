/* publish.h - a file that appears whole or not at all: written beside, synced,
 * renamed. One writer at a time; what an earlier one left lying is reused. */
#ifndef PICKET_PUBLISH_H
#define PICKET_PUBLISH_H

#include "error.h"

struct publish {
	char *path;        /* where it will be */
	char *temporary;   /* where it is being written; starts empty */
	int descriptor;    /* holds the lock */
};

/* Starts writing a file for path. ERROR_BUSY where somebody else is doing so. */
bool publish_begin(struct publish *publish, const char *path, struct error *error);

/* Syncs the temporary file and renames it over path; frees publish. On failure
 * the old file stays and the temporary one goes. */
bool publish_end(struct publish *publish, struct error *error);

/* The same without waiting for the disk, for what can be made again: a power cut may
 * leave it empty. */
bool publish_end_soon(struct publish *publish, struct error *error);

/* Gives up: removes the temporary file and frees publish. */
void publish_abort(struct publish *publish);

#endif
