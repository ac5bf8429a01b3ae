/* hints.h - labels by which a letter or two picks one of many places.
 *
 * Owns nothing that outlives it. Labels are as short as their number allows and
 * none is the beginning of another. */
#ifndef PICKET_HINTS_H
#define PICKET_HINTS_H

#include "key.h"

/* Letters a label is made of, those under the fingers first. */
#define HINTS_LETTERS "asdfghjklqwertyuiopzxcvbnm"
#define HINTS_MOST 676

struct hints {
	size_t count;     /* labels there are; HINTS_MOST at most */
	char typed[3];    /* the letters so far */
};

void hints_begin(struct hints *hints, size_t count);

/* Letters of every label: 1 or 2; 0 where there are none. */
size_t hints_len(const struct hints *hints);

/* Writes label number index (and a NUL) into label. */
void hints_label(const struct hints *hints, size_t index, char label[3]);

/* Whether what was typed leaves label number index possible. */
bool hints_allow(const struct hints *hints, size_t index);

enum hints_answer {
	HINTS_MORE,      /* another letter is needed */
	HINTS_CHOSEN,    /* *index is the one */
	HINTS_UNKNOWN    /* no label goes on like this */
};

enum hints_answer hints_type(struct hints *hints, input_key key, size_t *index);

#endif
