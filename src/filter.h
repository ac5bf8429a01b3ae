/* filter.h - the table of filters: what narrows a search, and by which values.
 *
 * Query, completion, error messages and the manual follow it. Pure: what values
 * the base itself has is asked elsewhere. */
#ifndef PICKET_FILTER_H
#define PICKET_FILTER_H

#include "facet.h"
#include "marks.h"

/* Name in C, in a query, kind of values, facet (or COUNT), kind named (or COUNT). */
#define FILTERS(X)                                                                       \
	X(KIND, "kind", WORDS, KIND, COUNT, N_("what it is"))                            \
	X(PARTY, "party", NAMES, PARTY, PARTY,                                           \
	  N_("who speaks, acts, takes part or is affected; id, name or short name"))     \
	X(DISPUTE, "dispute", NAMES, DISPUTE, DISPUTE, N_("which dispute it belongs to")) \
	X(ISSUE, "issue", NAMES, ISSUE, ISSUE, N_("which issue it is on"))               \
	X(STANCE, "stance", WORDS, STANCE, COUNT, N_("how a position stands to its issue")) \
	X(STAGE, "stage", WORDS, STAGE, COUNT, N_("stage of production of an AI use"))   \
	X(TECHNIQUE, "technique", WORDS, TECHNIQUE, COUNT, N_("technique of an AI use")) \
	X(STATUS, "status", WORDS, STATUS, COUNT,                                        \
	  N_("how far a use, a dispute or an issue had got"))                            \
	X(SOURCE, "source", FREE, SOURCE, COUNT, N_("which source it rests on; id or publisher")) \
	X(TAG, "tag", FREE, TAG, COUNT, N_("a tag"))                                     \
	X(LANG, "lang", FREE, LANG, COUNT, N_("a language it is there in"))              \
	X(IS, "is", WORDS, COUNT, COUNT, N_("what the program says of it"))              \
	X(HAS, "has", WORDS, HAS, COUNT, N_("what it comes with"))                       \
	X(DATE, "date", DATES, COUNT, COUNT, N_("when: a date, or a range A..B"))        \
	X(BEFORE, "before", DATES, COUNT, COUNT, N_("certainly before a date"))          \
	X(AFTER, "after", DATES, COUNT, COUNT, N_("certainly after a date"))

enum filter {
#define FILTER_ENUM(name, text, values, facet, kind, help) FILTER_##name,
	FILTERS(FILTER_ENUM)
#undef FILTER_ENUM
	FILTER_COUNT
};

enum filter_values {
	FILTER_WORDS,   /* of a closed list */
	FILTER_NAMES,   /* of entries of a kind */
	FILTER_FREE,    /* whatever entries have */
	FILTER_DATES    /* EDTF, and ranges of it */
};

struct filter_info {
	const char *name;
	enum filter_values values;
	enum facet facet;      /* FACET_COUNT: no word of the index says it */
	enum kind kind;        /* FILTER_NAMES */
	const char *help;      /* to be translated */
};

extern const struct filter_info filter_table[FILTER_COUNT];

/* The filter called name, or FILTER_COUNT. */
enum filter filter_of_name(struct slice name);

/* Appends the names of all, "kind, party, ...". */
void filter_print_names(struct str *out);

/* Calls visit for each value of FILTER_WORDS: the word in queries and its label for
 * people, to be translated. */
typedef void filter_visit(void *context, const char *word, const char *label);
void filter_words(enum filter filter, filter_visit *visit, void *context);

/* The mark that a value of is: means; MARK_COUNT: "held". */
enum mark filter_mark(struct slice word);
#define FILTER_HELD "held"

#endif
