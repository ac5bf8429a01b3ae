/* charset.h - between UTF-8, which everything inside is, and the characters of
 * the locale, which is what the world outside speaks. */
#ifndef PICKET_CHARSET_H
#define PICKET_CHARSET_H

#include "str.h"

/* Whether the locale's characters are UTF-8 anyway. */
bool charset_is_utf8(void);

/* Appends UTF-8 in the locale's characters, with a stand-in for each that it
 * lacks (see stand_in.h). */
void charset_encode(struct str *out, struct slice text);

/* Appends text of the locale (an argument, a path) in UTF-8. Bytes that mean
 * nothing stay as they are. */
void charset_decode(struct str *out, struct slice text);

#endif
