/* compare.h - two parties, issue by issue: what each holds, where they meet, where they
 * differ, and since when, as of the day of the reading.
 *
 * Read from the parties' own links and those of who counts for them (camp.h). */
#ifndef PICKET_COMPARE_H
#define PICKET_COMPARE_H

#include "stand.h"

struct compare;

/* An issue on which one of the two holds a position. */
struct compare_issue {
	struct head head;               /* its word as of the day */
	const struct stand **shared;    /* agreements of both, oldest first */
	size_t shared_count;
	const struct stand **held[2];   /* all others that each holds, oldest first */
	size_t held_count[2];
	int32_t meet;                   /* the day since which they have an agreement, */
	int32_t differ;                 /* or one holds a denial, a rejection or an opposition
	                                 * to what the other holds; DATE_DAY_MAX: no such */
	bool changed;                   /* see compare_mark() */
};

/* Null where a party can't be read. The reading's kb must outlive the comparison. */
struct compare *compare_new(const struct reading *reading, uint32_t a, uint32_t b,
			    struct error *error);
void compare_free(struct compare *compare);

/* The two, by 0 and 1, and what they are called. */
const struct head *compare_party(const struct compare *compare, int side);
struct slice compare_name(const struct compare *compare, int side);

/* The issues on which both hold a position, those that began first in front, and behind
 * them those on which but one does. */
size_t compare_count(const struct compare *compare);
const struct compare_issue *compare_issue(const struct compare *compare, size_t number);

/* Marks the issues on which the two held something else on another day, and what they had
 * not held then, or not as contested or agreed as now. */
bool compare_mark(struct compare *compare, int32_t day, struct error *error);
bool compare_is_new(const struct compare *compare, const struct stand *stand);

#endif
