/* step.h - from day to day: the next one on which something changes in what is shown of a
 * dispute, or of two parties. */
#ifndef PICKET_STEP_H
#define PICKET_STEP_H

#include "kb.h"

/* The next (previous) day on which anything of the matrix of a dispute, with its parts,
 * or of the comparison of two parties becomes another; false: none, or it can't be read. */
bool step_dispute(const struct reading *reading, uint32_t dispute, bool forward, int32_t *day);
bool step_parties(const struct reading *reading, const uint32_t parties[2], bool forward,
		  int32_t *day);

#endif
