/* change.h - whether an entry is another than it was on a day. */
#ifndef PICKET_CHANGE_H
#define PICKET_CHANGE_H

#include "kb.h"

/* Whether what a row shows of the entry differs between that day and the reading's: it
 * had not begun, has another status, or a mark that decides whether it is held. What
 * can't be read has not changed. */
bool change_since(const struct reading *reading, uint32_t rowid, int32_t day);

#endif
