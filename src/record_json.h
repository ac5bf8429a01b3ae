/* record_json.h - a record as JSON: what the index stores, `show` prints and an
 * export writes. Keys stand in the order of the field table; localised texts are
 * objects by language, lists are arrays even where they hold one. */
#ifndef PICKET_RECORD_JSON_H
#define PICKET_RECORD_JSON_H

#include "json.h"
#include "record.h"

/* Writes the fields of parent, which has that shape, into an object that the
 * caller has opened: all but a record's id, which may stand in no field. A plain
 * localised text becomes one in base_language. */
void record_json_fields(struct json *json, const struct value *parent,
			const struct shape *shape, struct slice base_language);

#endif
