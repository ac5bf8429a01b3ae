/* kind.h - the table of kinds: what a knowledge base is made of. */
#ifndef PICKET_KIND_H
#define PICKET_KIND_H

#include "str.h"

enum kind {
	KIND_PARTY,
	KIND_DISPUTE,
	KIND_ISSUE,
	KIND_POSITION,
	KIND_EVENT,
	KIND_USE,
	KIND_SOURCE,
	KIND_COUNT
};

/* A set of kinds, a bit each. */
#define KIND_BIT(kind) (1u << (kind))
#define KIND_ALL ((1u << KIND_COUNT) - 1)

struct kind_info {
	const char *name;     /* as filters and commands say it: "party" */
	const char *plural;   /* also the name of its folder: "parties" */
	const char *label;    /* for people, to be translated: "Party" */
	const char *labels;   /* the same for many: "Parties" */
	const char *glyph;    /* one column; says the kind in a list */
	const char *ascii;    /* the same where the terminal has no more */
};

extern const struct kind_info kind_table[KIND_COUNT];

/* The kind that name names, singular or plural; KIND_COUNT if none does. */
enum kind kind_of_name(struct slice name);

/* The kind whose folder this is, or KIND_COUNT. */
enum kind kind_of_folder(struct slice folder);

#endif
