/* kb_value.h - JSON from the index back to values, by the field tables.
 *
 * SQLite reads the JSON; what does not fit the tables is left out. Part of kb. */
#ifndef PICKET_KB_VALUE_H
#define PICKET_KB_VALUE_H

#include "db.h"
#include "record.h"

/* The statement that kb_value_read() steps; its parameter 1 is the JSON. */
struct db_statement *kb_value_prepare(struct db *db, struct error *error);

/* Reads the object json, which has that shape, into root; all in the arena. */
bool kb_value_read(struct db_statement *statement, struct slice json,
		   const struct shape *shape, struct arena *arena, struct value *root,
		   struct error *error);

#endif
