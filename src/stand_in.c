/* stand_in.c - owns the table of ASCII for other characters. Knows no locale. */
#include "stand_in.h"

#include <stdlib.h>

struct item {
	uint32_t code;
	char ascii;
};

/* In order of the code points. The kinds' glyphs have the same stand-ins as in
 * kind.c. The bars are ordered by how dark they are. */
static const struct item items[] = {
	{0x00A0, ' '}, {0x00A1, '!'}, {0x00A6, '|'}, {0x00A9, 'c'}, {0x00AB, '"'},
	{0x00AD, '-'}, {0x00AE, 'r'}, {0x00B1, '~'}, {0x00B4, '\''}, {0x00B7, '.'},
	{0x00BB, '"'}, {0x00BF, '?'}, {0x00D7, 'x'}, {0x00F7, '/'}, {0x1E9E, 'S'},
	{0x2010, '-'}, {0x2011, '-'}, {0x2012, '-'}, {0x2013, '-'}, {0x2014, '-'},
	{0x2015, '-'}, {0x2018, '\''}, {0x2019, '\''}, {0x201A, '\''}, {0x201B, '\''},
	{0x201C, '"'}, {0x201D, '"'}, {0x201E, '"'}, {0x201F, '"'}, {0x2020, '+'},
	{0x2022, '*'}, {0x2023, '>'}, {0x2026, '~'}, {0x202F, ' '}, {0x2032, '\''},
	{0x2033, '"'}, {0x2039, '<'}, {0x203A, '>'}, {0x2044, '/'}, {0x20AC, 'E'},
	{0x2190, '<'}, {0x2191, '^'}, {0x2192, '>'}, {0x2193, 'v'}, {0x2194, '-'},
	{0x21D2, '>'}, {0x2212, '-'}, {0x2248, '~'}, {0x2260, '#'}, {0x2264, '<'},
	{0x2265, '>'}, {0x2500, '-'}, {0x2501, '-'}, {0x2502, '|'}, {0x2503, '|'},
	{0x250C, '+'}, {0x2510, '+'}, {0x2514, '+'}, {0x2518, '+'}, {0x251C, '+'},
	{0x2524, '+'}, {0x252C, '+'}, {0x2534, '+'}, {0x253C, '+'}, {0x2550, '='},
	{0x2551, '|'}, {0x2581, '_'}, {0x2582, '.'}, {0x2583, ':'}, {0x2584, '-'},
	{0x2585, '='}, {0x2586, '+'}, {0x2587, '*'}, {0x2588, '#'}, {0x258F, '|'},
	{0x2591, '.'}, {0x2592, ':'}, {0x2593, '#'}, {0x25A0, '#'}, {0x25A1, '?'},
	{0x25AA, '*'}, {0x25B2, '^'}, {0x25B4, '^'}, {0x25B6, '>'}, {0x25B8, '>'},
	{0x25BA, '>'}, {0x25BC, 'v'}, {0x25BE, 'v'}, {0x25C0, '<'}, {0x25C2, '<'},
	{0x25C6, '+'}, {0x25C7, '%'}, {0x25CB, 'o'}, {0x25CF, '*'}, {0x2605, '*'},
	{0x2606, '*'}, {0x2713, 'v'}, {0x2717, 'x'},
};

/* The letters U+00C0 to U+017F without what makes them special. */
static const char letters[] =
	"AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTs"
	"aaaaaaaceeeeiiiidnooooo/ouuuuyty"
	"AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGg"
	"GgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlL"
	"lLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSs"
	"SsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

_Static_assert(sizeof(letters) - 1 == 0x180 - 0xC0, "a stand-in for every letter");

static int compare(const void *key, const void *item)
{
	uint32_t code = *(const uint32_t *)key;
	const struct item *found = item;

	return code < found->code ? -1 : code > found->code;
}

char stand_in(uint32_t code)
{
	const struct item *found;

	if (code >= 0xC0 && code < 0x180)
		return letters[code - 0xC0];
	found = bsearch(&code, items, COUNT_OF(items), sizeof(items[0]), compare);
	return found ? found->ascii : '?';
}
