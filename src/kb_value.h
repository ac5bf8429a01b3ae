/* kb_value.h - JSON from the index back to values, by the field tables.
 *
 * What does not fit the tables is left out; an index may be anybody's, so nothing
 * of it is trusted. Part of kb. */
#ifndef PICKET_KB_VALUE_H
#define PICKET_KB_VALUE_H

#include "record.h"

/* Reads the object json, which has that shape, into root; all in the arena. False
 * where it is not JSON, or nested deeper than any record. */
bool kb_value_read(struct slice json, const struct shape *shape, struct arena *arena,
		   struct value *root);

#endif
