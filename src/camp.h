/* camp.h - for whom a statement counts: for a party, for one whose part it is, and a
 * person for those they belonged to on the day of the statement.
 *
 * A camp is a party with those who count for it. Where each side stands, the columns of
 * the matrix and a comparison all ask here. */
#ifndef PICKET_CAMP_H
#define PICKET_CAMP_H

#include "stand.h"

#define CAMP_NONE SIZE_MAX

struct camps;

/* Without camps. The doc, which keeps what is read, must outlive it. */
struct camps *camps_new(struct doc *doc);
void camps_free(struct camps *camps);

/* Adds the camp of a party, unless it is there; returns its number, from 0. All camps are
 * added before anything is asked. */
size_t camps_add(struct camps *camps, uint32_t party);

/* Adds those that a dispute names, in its order. */
bool camps_add_dispute(struct camps *camps, uint32_t dispute);

size_t camps_count(const struct camps *camps);
uint32_t camps_party(const struct camps *camps, size_t camp);

/* For which camps a position counts, once each: how many goes to *count, their numbers to
 * found, which has room for CAMPS_SHARED. */
#define CAMPS_SHARED 16
bool camps_of(struct camps *camps, const struct stand *stand, size_t *found, size_t *count);

/* Whether it counts for one of them. */
bool camps_has(struct camps *camps, const struct stand *stand, size_t camp, bool *has);

#endif
