/* kin.h - the positions of a party and of all who may count for it: its people, and its
 * branches. For whom each of them does count camp.h says. */
#ifndef PICKET_KIN_H
#define PICKET_KIN_H

#include "doc_part.h"

/* Most members and branches that are asked. */
#define KIN_READ 1000

/* Rowids in no order; a position of several may be there more than once. */
struct kin_positions {
	VEC(uint32_t) list;
};

/* Of any day. */
bool kin_positions_add(struct doc *doc, uint32_t party, struct kin_positions *out);

/* Those of its people and branches alone, that had begun on the day of the reading. */
bool kin_positions_others(struct doc *doc, uint32_t party, struct kin_positions *out);

#endif
