/* index_entries.h - writes all entries of an index, in several threads.
 *
 * Columns are computed ahead, in as many threads as there are processors; one
 * thread writes the rows and the titles, a third the full-text table of the texts,
 * which costs as much as all the rest. */
#ifndef PICKET_INDEX_ENTRIES_H
#define PICKET_INDEX_ENTRIES_H

#include "columns.h"
#include "db.h"

struct index_entries {
	const struct base *base;
	const struct graph *graph;
	const struct mark_context *marks;
	struct db *db;                 /* in a transaction, with the tables */
	const char *texts_path;        /* for a database that is only needed meanwhile */
	struct str *facts;             /* out: of all entries, by rank */
	uint64_t *revision;            /* out: goes on with the hash of all data */
	/* Told how many rows are written, and called behind the last of them, while
	 * texts are still being indexed; false stops, and they know why. */
	bool (*report)(void *context, size_t done);
	bool (*rest)(void *context);
	void *context;
};

bool index_entries_write(const struct index_entries *entries, struct error *error);

#endif
