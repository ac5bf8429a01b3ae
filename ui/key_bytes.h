/* key_bytes.h - keys of the bytes that a terminal sends for them, where those are
 * characters in the locale's encoding or control characters.
 *
 * Sequences behind ESC are not its business. Nothing here owns memory. */
#ifndef PICKET_KEY_BYTES_H
#define PICKET_KEY_BYTES_H

#include "key.h"

#include <limits.h>

/* A character that is not complete yet; zero at first. */
struct key_bytes {
	char bytes[MB_LEN_MAX];
	size_t count;
};

/* The key that byte, behind what came before, stands for; INPUT_NONE where a
 * character goes on, or is none. */
input_key key_bytes_add(struct key_bytes *bytes, int byte);

#endif
