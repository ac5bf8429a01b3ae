/* records.h - all records of one load, by id; only the builder holds it.
 *
 * Everything lives in the one arena, freed at once by records_done(). */
#ifndef PICKET_RECORDS_H
#define PICKET_RECORDS_H

#include "map.h"
#include "record.h"
#include "vec.h"

#define BASE_LANGUAGES 8

/* What content/picket.yaml says of the whole base. */
struct base {
	struct value root;   /* its fields, after base_shape */
	struct slice languages[BASE_LANGUAGES];   /* the first is the base language */
	size_t language_count;
};

typedef VEC(struct record *) record_list;

struct records {
	struct arena arena;
	struct base base;
	record_list list;            /* in order of file and line */
	struct map by_id;            /* id and former ids -> struct record */
};

void records_init(struct records *records);
void records_done(struct records *records);

/* Fills by_id and numbers the records: after the last one was added. An id goes
 * before a former id, of equals the first counts. */
void records_index(struct records *records);

/* The record that id names, now or formerly, broken or not; or null. */
struct record *records_any(const struct records *records, struct slice id);

/* The record that id names, now or formerly; null if there is none, or if it
 * is broken. */
struct record *records_find(const struct records *records, struct slice id);

#endif
