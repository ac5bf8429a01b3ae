/* date.h - partial dates and intervals: the part of EDTF that content uses.
 *
 * 2023, 2023-05, 2023-05-02, each with ?, ~ or %, intervals a/b and a/.. after
 * the Extended Date/Time Format (ISO 8601-2:2019, level 1). A day is a number:
 * days since 1970-01-01 in the proleptic Gregorian calendar. */
#ifndef PICKET_DATE_H
#define PICKET_DATE_H

#include "error.h"
#include "str.h"

#define DATE_DAY_MAX INT32_MAX   /* the last day of what has no end */

struct date_part {
	int16_t year;       /* 1 to 9999 */
	uint8_t month;      /* 1 to 12, or 0: not said */
	uint8_t day;        /* 1 to 31, or 0: not said */
	bool uncertain;     /* ? or % */
	bool approximate;   /* ~ or % */
};

/* A date, or none where from.year is 0. */
struct date {
	struct date_part from;
	struct date_part to;   /* year 0: no interval */
	bool open;             /* the interval has no end */
};

/* Reads text; fails with what is wrong and what would be right. */
bool date_parse(struct slice text, struct date *date, struct error *error);

/* Reads the day as of which something is asked: the last one that text can mean.
 * Fails where there is none. */
bool date_as_of(struct slice text, int32_t *day, struct error *error);

bool date_is_set(const struct date *date);

/* Earliest and latest day that the date can mean. */
int32_t date_first(const struct date *date);
int32_t date_last(const struct date *date);

/* Whether a day lies behind (before) `from`, and nearer to it than another that does. */
static inline bool date_is_nearer(int32_t day, int32_t from, bool forward, int32_t other)
{
	return forward ? day > from && day < other : day < from && day > other;
}

/* Whether a is certainly earlier: its last day lies before b's first. */
bool date_earlier(const struct date *a, const struct date *b);

/* The date as it was known on a day: without an end that lies behind it. */
struct date date_known(const struct date *date, int32_t day);

/* Appends the date as EDTF, as it was read. */
void date_edtf(const struct date *date, struct str *out);

/* Appends the date for people, as precise as it is: 2023-07-13, c. 2023-08,
 * 2023-08 (?), 2023-07-14 to 2023-11-09, since 2023-05-02. Translated. */
void date_print(const struct date *date, struct str *out);

/* Appends day as YYYY-MM-DD. */
void date_print_day(int32_t day, struct str *out);

/* Appends the day, month or year that key names ("2023-07-13", "2023-07", "2023") in
 * words: "13 July 2023". Translated. Anything else is appended as it is. */
void date_print_words(struct slice key, struct str *out);

/* Day number of a calendar date, and back. */
int32_t date_day(int year, int month, int day);
void date_civil(int32_t day, int *year, int *month, int *dom);

/* Today in local time; the environment's PICKET_NOW (YYYY-MM-DD) overrides, if it is a
 * day, which the other one asks. */
bool date_check_today(struct error *error);
int32_t date_today(void);

#endif
