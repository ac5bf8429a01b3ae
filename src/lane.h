/* lane.h - on which sides those stand who say or do something.
 *
 * The sides of vocabulary and content, gathered into the columns that a timeline may
 * have. Owns nothing. */
#ifndef PICKET_LANE_H
#define PICKET_LANE_H

#include "graph.h"
#include "party.h"

enum lane {
	LANE_LABOUR,
	LANE_MANAGEMENT,
	LANE_OTHERS,        /* state, vendors, third parties */
	LANE_COUNT
};

/* What stands above the columns, to be translated. */
extern const char *const lane_titles[LANE_COUNT];

/* A bit per lane of those whose statement, act or use the record is, on its day and in
 * the dispute that it belongs to. None: nobody's, or of nobody whose side is known. */
unsigned lane_bits(const struct sides *sides, const struct graph_node *node);

#endif
