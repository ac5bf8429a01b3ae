/* listing.h - entries, one a line: aligned columns, or JSON objects. */
#ifndef PICKET_LISTING_H
#define PICKET_LISTING_H

#include "kb.h"
#include "print.h"
#include "query.h"

/* Gives the entries in order: the rowid behind the one given (0: the first),
 * or 0 at the end. */
typedef uint32_t listing_next(void *context, uint32_t after);

struct listing {
	const struct reading *reading;
	enum option_format format;
	listing_next *next;
	void *context;
	bool kinds;                  /* text: a column says the kind */
	const struct query *query;   /* its words are marked; may be null */
};

/* Prints the whole list, but for what had not begun by the day of the reading; *count
 * is how many entries that makes. Goes through it twice to align the columns, and
 * holds one entry at a time. */
bool listing_print(const struct listing *listing, struct print *print, size_t *count,
		   struct error *error);

/* Appends an entry with everything that was known of it as a JSON object. */
bool listing_whole(const struct reading *reading, uint32_t rowid, struct str *out,
		   struct error *error);

#endif
