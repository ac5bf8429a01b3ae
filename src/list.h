/* list.h - the lists of a base: which there are, and what their rows are.
 *
 * They are laid out when the index is built, so that row N of any of them is one
 * look-up however large the base is. Owns no memory. */
#ifndef PICKET_LIST_H
#define PICKET_LIST_H

#include "field.h"
#include "vec.h"

/* Every view has one list or several, which hold the same entries in another order:
 * these stand together. */
enum list {
	LIST_TIMELINE_DAY,      /* events, positions and uses by date under days, */
	LIST_TIMELINE,          /* under months, */
	LIST_TIMELINE_YEAR,     /* and under years */
	LIST_PARTIES,           /* organisations and groups by name, people under them */
	LIST_PARTIES_KIND,      /* all under what they are */
	LIST_PARTIES_ACTIVITY,  /* those first that most is said and done by */
	LIST_DISPUTES,          /* disputes, their issues, the threads of positions */
	LIST_USES,              /* AI uses under the stages of production, */
	LIST_USES_TECHNIQUE,    /* under techniques, */
	LIST_USES_STATUS,       /* under each status that they ever had, */
	LIST_USES_ACTOR,        /* under all who deploy or develop them, */
	LIST_USES_CONSENT,      /* and under whether there was consent */
	LIST_SOURCES,           /* sources, those that most rests on first, */
	LIST_SOURCES_DATE,      /* the newest first, */
	LIST_SOURCES_PUBLISHER, /* and under who published them */
	LIST_COUNT
};

/* What the key of a heading is. */
enum list_key {
	LIST_KEY_DATE,    /* "2023-07-13", "2023-07", "2023" */
	LIST_KEY_WORD,    /* a word of the list's vocabulary */
	LIST_KEY_PARTY,   /* the id of a party */
	LIST_KEY_TEXT     /* what people read */
};

struct list_info {
	const char *label;      /* how it is arranged, to be translated: "by month"; null
				 * where the view has no other list */
	enum list view;         /* the first that one sees of these entries */
	enum list_key key;
	enum kind kind;         /* LIST_KEY_WORD: whose field's vocabulary it is */
	enum field_name field;
	bool changes;           /* an entry leaves its row again on some day, */
	bool folds;             /* or is over by then, and folded with its neighbours */
};

extern const struct list_info list_table[LIST_COUNT];

/* The next (previous) list with the same entries; behind the last the first. */
enum list list_other(enum list list, bool next);

/* The vocabulary of the list's headings (LIST_KEY_WORD). */
const struct vocabulary *list_vocabulary(enum list list);

struct list_row {
	uint32_t rowid;    /* 0: a heading */
	uint32_t parent;   /* rowid of the entry it stands under, or 0 */
	unsigned depth;    /* 0: at the margin */
	int32_t from;      /* before that day it is not there: nor are those above it */
	int32_t until;     /* from that day on it is gone, or over; DATE_DAY_MAX: never */
};

#define HEADING_BINS 12

/* The bin, below HEADING_BINS, of what began in a month of the year on a day of the month,
 * both from 1; 0: not known. */
unsigned list_bin(enum list list, unsigned month, unsigned day);

struct heading {
	struct slice key;                 /* see list_info; empty: not said */
	uint32_t count;                   /* entries under it */
	uint32_t number;                  /* among the headings of its list, from 1 */
	uint32_t bins[HEADING_BINS];      /* timeline: entries per month of the year, per
					   * sixth of the month, or on the day */
};

/* A list while it is laid out. Row numbers count from 0. */
struct list_layout {
	VEC(struct list_row) rows;
	VEC(struct list_heading {
		size_t row;
		struct heading heading;   /* its key is the arena's */
	}) headings;
};

#endif
