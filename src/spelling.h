/* spelling.h - the ways in which a word may be spelt: ß and ss, ü and ue.
 *
 * The index folds ü to u, so that "fur" finds "für"; "fuer" and "strasse" need
 * spellings of their own in the query. */
#ifndef PICKET_SPELLING_H
#define PICKET_SPELLING_H

#include "str.h"

/* Spellings of one word, itself the first. */
#define SPELLINGS 5

struct spellings {
	struct str texts[SPELLINGS];
	size_t count;
	size_t loose;   /* from this one on they may be other words: blue, blü */
};

void spellings_init(struct spellings *spellings, struct slice word);
void spellings_done(struct spellings *spellings);

#endif
