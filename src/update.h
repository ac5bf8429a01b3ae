/* update.h - a changed file's entries, replaced in an index in place.
 *
 * Only where nothing but texts of those entries changed: whatever else hangs on
 * them (links, dates, names, marks, ranks, lists) is as it was, and so the answers
 * are those of an index built anew. Anything else is for index_build(). */
#ifndef PICKET_UPDATE_H
#define PICKET_UPDATE_H

#include "records.h"

/* Updates the index at path with records, all of them sound and in it. False where
 * that can't be done in place; the index is as it was then. */
bool update_in_place(const char *path, const struct records *records);

#endif
