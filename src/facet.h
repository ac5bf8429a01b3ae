/* facet.h - what a filter narrows by, as words of the full-text index.
 *
 * Each value that an entry has under a facet is one more word of its text, so
 * that full-text search narrows at its own speed. Such a word begins with a
 * character of private use, which no content and no query has. */
#ifndef PICKET_FACET_H
#define PICKET_FACET_H

#include "graph.h"

/* Name in C, the letter that its words begin with. */
#define FACETS(X)                                                                  \
	X(KIND, 'k') X(PARTY, 'p') X(DISPUTE, 'd') X(ISSUE, 'i') X(STANCE, 's')    \
	X(STAGE, 'g') X(TECHNIQUE, 'e') X(STATUS, 't') X(SOURCE, 'r') X(TAG, 'w')  \
	X(LANG, 'l') X(HAS, 'h')

enum facet {
#define FACET_ENUM(name, letter) FACET_##name,
	FACETS(FACET_ENUM)
#undef FACET_ENUM
	FACET_COUNT
};

/* What has: asks for. */
#define FACET_REPLY "reply"
#define FACET_QUOTE "quote"
#define FACET_NOTE "note"
#define FACET_TRANSLATION "translation"

/* Appends the word of a value; with an empty value, what all of them begin with. */
void facet_word(enum facet facet, struct slice value, struct str *out);

/* Appends the value that a word stands for, as far as it can be told. */
void facet_value(struct slice word, struct str *out);

/* Appends all words of an entry, a space before each. */
void facet_add_all(const struct graph_node *node, const struct base *base, struct str *out);

#endif
