/* facts.h - what filters and earlier days ask of every entry, packed.
 *
 * The facts of all entries stand side by side in the order of ranks, so that a
 * million of them are asked without reading one entry. Owns no memory. */
#ifndef PICKET_FACTS_H
#define PICKET_FACTS_H

#include "graph.h"
#include "lane.h"
#include "marks.h"

#define FACTS_BYTES 16

struct facts {
	enum kind kind;
	unsigned lanes;        /* bit per enum lane */
	unsigned marks;        /* bit per enum mark that holds on any day */
	int32_t from;          /* before that day it is not there; INT32_MIN: always was */
	int32_t first, last;   /* the days that its date may mean; without a date
	                        * last lies before first */
};

/* The day from which a record is there: its date, an issue's first position. */
int32_t facts_from(const struct graph_node *node);

void facts_of(const struct graph_node *node, const struct sides *sides, const mark_spans *marks,
	      struct facts *out);

/* To FACTS_BYTES bytes, and back; false where they mean nothing. */
void facts_pack(const struct facts *facts, unsigned char *bytes);
bool facts_unpack(const char *bytes, struct facts *out);

#endif
