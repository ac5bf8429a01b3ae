/* word.h - what a record was, in a word, on the reading's day: a position's stance, the status
 * that a dispute or a use had reached, whether an issue was settled yet. */
#ifndef PICKET_WORD_H
#define PICKET_WORD_H

#include "kb.h"

/* The record's stance, type, resolution or status on that day; empty where it had
 * none yet. The record's own text. */
struct slice word_on(const struct reading *reading, const struct record *record);

#endif
