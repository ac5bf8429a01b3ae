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
	/* Told how many rows are written; what else there is to write, in steps, for
	 * between the rows the texts keep db waiting; and the last of it, when all rows
	 * are there. False stops, and they know why. */
	bool (*report)(void *context, size_t done);
	bool (*step)(void *context, size_t step);
	size_t steps;
	bool (*rest)(void *context);
	void *context;
};

bool index_entries_write(const struct index_entries *entries, struct error *error);

#endif
