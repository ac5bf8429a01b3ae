/* check.h - what the types of the fields can't say. The rules: links resolve and make
 * no circle (1), what replaces or answers is not earlier (2), a voice belongs to who
 * speaks (3), sources are cited (4), evidence suffices (5), ids and dates are
 * plausible (6). Marks records that have an error as broken, and then those whose
 * links thereby dangle. */
#ifndef PICKET_CHECK_H
#define PICKET_CHECK_H

#include "records.h"

/* today decides what lies in the future (a day number, see date.h). */
void check_records(struct records *records, int32_t today, struct findings *findings);

#endif
