/* hints.c - owns the making and reading of labels. Knows not what they label. */
#include "hints.h"

#include <string.h>

#define LETTER_COUNT (sizeof(HINTS_LETTERS) - 1)

_Static_assert(LETTER_COUNT * LETTER_COUNT == HINTS_MOST, "two letters reach for all labels");

void hints_begin(struct hints *hints, size_t count)
{
	*hints = (struct hints){.count = count < HINTS_MOST ? count : HINTS_MOST};
}

size_t hints_len(const struct hints *hints)
{
	if (!hints->count)
		return 0;
	return hints->count <= LETTER_COUNT ? 1 : 2;
}

void hints_label(const struct hints *hints, size_t index, char label[3])
{
	memset(label, 0, 3);
	if (hints_len(hints) == 1) {
		label[0] = HINTS_LETTERS[index % LETTER_COUNT];
		return;
	}
	label[0] = HINTS_LETTERS[index / LETTER_COUNT % LETTER_COUNT];
	label[1] = HINTS_LETTERS[index % LETTER_COUNT];
}

bool hints_allow(const struct hints *hints, size_t index)
{
	char label[3];

	hints_label(hints, index, label);
	return strncmp(label, hints->typed, strlen(hints->typed)) == 0;
}

enum hints_answer hints_type(struct hints *hints, input_key key, size_t *index)
{
	size_t len = strlen(hints->typed);

	if (key < 'a' || key > 'z' || len >= hints_len(hints))
		return HINTS_UNKNOWN;
	hints->typed[len++] = (char)key;
	for (*index = 0; *index < hints->count; ++*index)
		if (hints_allow(hints, *index))
			return len == hints_len(hints) ? HINTS_CHOSEN : HINTS_MORE;
	return HINTS_UNKNOWN;
}
