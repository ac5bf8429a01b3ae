/* marks.h - what the program itself says of a record, and for which days.
 *
 * Derived, never written: contested, single source, superseded … Each mark
 * holds from a day until the day before another, so that any day can be asked. */
#ifndef PICKET_MARKS_H
#define PICKET_MARKS_H

#include "records.h"

enum mark {
	MARK_SUPERSEDED,
	MARK_RETRACTED,
	MARK_AGREED,
	MARK_CONTESTED,
	MARK_UNANSWERED,
	MARK_SINGLE_SOURCE,
	MARK_REPORTED_ONLY,
	MARK_ONE_SIDED,
	MARK_COUNT
};

struct mark_info {
	const char *name;    /* as filters say it: "single-source" */
	const char *label;   /* for people, to be translated: "single source" */
	const char *help;    /* one sentence, to be translated */
};

extern const struct mark_info mark_table[MARK_COUNT];

/* Stands for "contested" where the word finds no room. */
#define MARK_CONTESTED_SIGN "*"

/* What weakens a statement, and is said wherever it is repeated. */
#define MARKS_CAUTION                                                          \
	(1u << MARK_CONTESTED | 1u << MARK_SINGLE_SOURCE | 1u << MARK_REPORTED_ONLY |  \
	 1u << MARK_ONE_SIDED)

/* Marks that decide whether a position is shown, and how: a bit each. */
#define MARKS_SHOWN                                                                    \
	(1u << MARK_SUPERSEDED | 1u << MARK_RETRACTED | 1u << MARK_CONTESTED |         \
	 1u << MARK_AGREED)

/* One mark of one record: holds on the days from <= day < until. */
struct mark_span {
	enum mark mark;
	int32_t from;
	int32_t until;   /* DATE_DAY_MAX: for good */
};
typedef VEC(struct mark_span) mark_spans;

/* Who links to what, both ways, made once for all records of a load. */
struct mark_context;
struct mark_context *marks_new(const struct records *records);
void marks_free(struct mark_context *context);

/* The sides of the parties, which it made for itself. */
const struct sides *marks_sides(const struct mark_context *context);

/* The day from which a position is no longer held, or DATE_DAY_MAX. */
int32_t marks_over(const struct mark_context *context, const struct record *position);

/* Appends the spans of one record in order of mark and day. */
void marks_of(const struct mark_context *context, const struct record *record,
	      mark_spans *out);

#endif
