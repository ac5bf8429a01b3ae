/* index.h - records to one SQLite file: built beside, verified, renamed.
 *
 * The schema is described in schema.c. The same records
 * give the same bytes. A build that fails leaves the old index as it was. */
#ifndef PICKET_INDEX_H
#define PICKET_INDEX_H

#include "records.h"

/* Told now and then while building; returning false stops (ERROR_STOPPED). */
typedef bool index_progress(void *context, size_t done, size_t total);

/* Whether other programs read an index, which need the views of schema.h. */
enum index_views { INDEX_WITHOUT_VIEWS, INDEX_WITH_VIEWS };

/* Builds the index of the sound records at path, whose folder must exist.
 * progress may be null. */
bool index_build(const struct records *records, const char *path, enum index_views views,
		 index_progress *progress, void *context, struct error *error);

/* Whether there is an index at path, and it has views. */
bool index_has_views(const char *path);

#endif
