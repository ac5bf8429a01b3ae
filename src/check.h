/* check.h - what the types of the fields can't say: links, cycles, dates,
 * evidence. The rules are numbered in picket(5). Marks records that have an
 * error as broken, and then those whose links thereby dangle. */
#ifndef PICKET_CHECK_H
#define PICKET_CHECK_H

#include "records.h"

/* today decides what lies in the future (a day number, see date.h). */
void check_records(struct records *records, int32_t today, struct findings *findings);

#endif
