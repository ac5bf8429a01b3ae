/* weight.h - how many links lead to an entry, as of the day of the reading. */
#ifndef PICKET_WEIGHT_H
#define PICKET_WEIGHT_H

#include "kb.h"

/* head.weight without the links of what had not begun. However many there are, few of
 * them are looked at. */
uint32_t weight_of(const struct reading *reading, const struct head *head);

#endif
