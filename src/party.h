/* party.h - whom a party belongs to, and on which side of a dispute it stands.
 *
 * Records with errors count, too: while records are checked, what is found must
 * not depend on their order. Everything returned belongs to the records. */
#ifndef PICKET_PARTY_H
#define PICKET_PARTY_H

#include "records.h"

#define PARTY_DAY_FIRST INT32_MIN   /* with DATE_DAY_MAX: at any time */

/* Whether party is group, or belonged to it between two days: by parent or
 * membership, over several steps. */
bool party_belongs(const struct records *records, const struct record *party,
		   const struct record *group, int32_t first, int32_t last);

/* Whether a and b count as one: the same, or one is the other's parent. */
bool party_is_same(const struct records *records, const struct record *a,
		   const struct record *b);

/* The parties of the disputes with their sides, looked up once. */
struct sides;
struct sides *sides_new(const struct records *records);
void sides_free(struct sides *sides);

/* The side of party in dispute (null: in any) on a day: what the dispute says
 * of it or of those it belongs to, else its own, else theirs. May be empty. */
struct slice sides_of(const struct sides *sides, const struct record *dispute,
		      const struct record *party, int32_t day);

/* Whether one of the parties that dispute names stands on side that day. */
bool sides_has(const struct sides *sides, const struct record *dispute, struct slice side,
	       int32_t day);

#endif
