/* status.c - owns which error ends the program with which status. */
#include "status.h"

#include "print.h"

static const enum status statuses[ERROR_COUNT] = {
	[ERROR_NONE] = STATUS_DONE,        [ERROR_SYSTEM] = STATUS_SYSTEM,
	[ERROR_CONTENT] = STATUS_CONTENT,  [ERROR_INDEX] = STATUS_SYSTEM,
	[ERROR_BUSY] = STATUS_SYSTEM,      [ERROR_STOPPED] = STATUS_SYSTEM,
	[ERROR_USAGE] = STATUS_USAGE,
};

enum status status_fail(const struct error *error)
{
	if (error->message[0])
		print_note("%s", error->message);
	return statuses[error->code];
}
