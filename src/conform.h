/* conform.h - a tree of YAML to the values of a shape, by the field tables.
 *
 * The values belong to the arena of the records. What does not conform is a
 * finding and left out. */
#ifndef PICKET_CONFORM_H
#define PICKET_CONFORM_H

#include "records.h"
#include "yaml.h"

/* For one record, or for the base itself. */
struct conform {
	struct records *records;     /* its languages must be known */
	struct findings *findings;
	const char *file;
	const struct record *record; /* null: the base itself */
	bool broken;                 /* out: an error was found */
	const struct shape *inside;  /* of a map within it, while that is read */
};

/* Fills out's items from a NODE_MAP; the field id is left to the caller. */
void conform_map(struct conform *conform, const struct node *node, const struct shape *shape,
		 struct value *out);

#endif
