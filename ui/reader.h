/* reader.h - the base that is read on the screen: where it is, its open index,
 * the language, what is wrong with the content.
 *
 * Owns all of that. Everything laid out from an index must be laid out anew when
 * reader_reopen() gave another; until then the old one stays open. */
#ifndef PICKET_READER_H
#define PICKET_READER_H

#include "finding.h"
#include "kb.h"
#include "locate.h"
#include "refresh.h"

#define READER_NOW INT32_MAX

struct reader {
	struct location location;
	struct kb *kb;              /* null until it was opened */
	struct reading reading;
	struct str language;        /* of the content, as chosen; empty: not yet */
	struct findings findings;
	struct error trouble;       /* why the content could not be read, if it could not */
	int32_t as_of;              /* the day chosen, or READER_NOW */
	int64_t next_look;          /* when the content is looked at again, milliseconds */
};

/* Finds the base; opens nothing. language may be null. */
bool reader_locate(struct reader *reader, const char *name, const char *language,
		   struct error *error);
void reader_close(struct reader *reader);

/* Opens the index that is there. */
bool reader_open(struct reader *reader, struct error *error);

/* Brings the index up to date with the content (always, if force) and learns the
 * findings, or the trouble. Opens nothing. */
bool reader_renew(struct reader *reader, bool force, refresh_progress *progress, void *context,
		  struct error *error);

/* Whether the content or the index is another than what is shown. Looks at most
 * once a second, and less often where looking takes long. */
bool reader_is_due(struct reader *reader);

/* Milliseconds after which it is worth to ask again. */
#define READER_LOOK_MILLISECONDS 1000

/* Opens the index anew where it is another. *old is the one before, for the caller
 * to close, or null where nothing changed. */
bool reader_reopen(struct reader *reader, struct kb **old, struct error *error);

/* Reads as of a day, or of today: READER_NOW. */
void reader_set_day(struct reader *reader, int32_t day);

/* The base's next language; false where it has but one. */
bool reader_next_language(struct reader *reader);

/* Appends the id of the entry; nothing for 0. */
void reader_id(const struct reader *reader, uint32_t rowid, struct str *out);

/* Milliseconds of a clock that only goes forward. */
int64_t reader_now(void);

#endif
