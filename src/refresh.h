/* refresh.h - brings a base's index up to date with its content.
 *
 * Unchanged content is known by stat alone, from the state file beside the index,
 * which also keeps the findings of the last build. */
#ifndef PICKET_REFRESH_H
#define PICKET_REFRESH_H

#include "finding.h"
#include "locate.h"

enum refresh_stage { REFRESH_LOADING, REFRESH_INDEXING };

/* Told now and then; returning false stops (ERROR_STOPPED). */
typedef bool refresh_progress(void *context, enum refresh_stage stage, size_t done,
			      size_t total);

/* Whether the content differs from what the index was built from. Lists and
 * stats the files, reads none. A location without content is never stale. */
bool refresh_is_needed(const struct location *location);

/* What is needed beside an index of the content as it is: flags. */
enum refresh_need {
	REFRESH_CURRENT = 0,
	REFRESH_VIEWS = 1,     /* that other programs can read */
	REFRESH_ANEW = 2       /* built anew in any case */
};

/* Builds the index anew if need be (refresh_need); once it had views it keeps them.
 * findings gets those of the content as it is, from this build or kept from the
 * last; today decides what lies in the future. False where it could not be built; an
 * index that was there before stays then, and may be read. */
bool refresh_index(const struct location *location, unsigned need, int32_t today,
		   struct findings *findings, refresh_progress *progress, void *context,
		   struct error *error);

#endif
