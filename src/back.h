/* back.h - the links of one relation that lead to an entry, as of a day. */
#ifndef PICKET_BACK_H
#define PICKET_BACK_H

#include "kb.h"

/* They lie together and in the order of time: first those that had begun on the day,
 * up to `begun`, then what is later, up to `dated`, then what has no date. */
struct back {
	const struct back_link *links;
	size_t begun, dated, count;
};

/* Among all links back of an entry. Asks for the days of few of them. */
struct back back_of(const struct reading *reading, const struct back_link *links, size_t count,
		    enum field_name relation);

#endif
