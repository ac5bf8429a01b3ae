/* status.h - with which status the program ends. */
#ifndef PICKET_STATUS_H
#define PICKET_STATUS_H

#include "error.h"

enum status {
	STATUS_DONE = 0,      /* or found */
	STATUS_NOTHING = 1,   /* nothing was found */
	STATUS_USAGE = 2,
	STATUS_CONTENT = 3,   /* the content has errors (check, build) */
	STATUS_SYSTEM = 4
};

/* Says on standard error what went wrong; returns the status for it. */
enum status status_fail(const struct error *error);

#endif
