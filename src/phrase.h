/* phrase.h - words side by side, in every spelling, and whether a text has them.
 *
 * For what full-text search can't be asked cheaply. Finds what it would find: case
 * and diacritics ignored, the last word perhaps a beginning. Lives in the arena. */
#ifndef PICKET_PHRASE_H
#define PICKET_PHRASE_H

#include "mem.h"
#include "str.h"

struct phrase;

/* The words of text, the last one a beginning if prefix. */
struct phrase *phrase_new(struct arena *arena, struct slice text, bool prefix);

bool phrase_is_in(const struct phrase *phrase, struct slice text);

/* The spellings, and of each the last word, folded. */
size_t phrase_count(const struct phrase *phrase);
struct slice phrase_last(const struct phrase *phrase, size_t spelling);

#endif
