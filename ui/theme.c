/* theme.c - owns the table of looks. Knows no terminal: attributes and palette
 * are turned into sequences where it is driven. */
#include "theme.h"

enum {
	NONE = THEME_DEFAULT,
	RED = 1,
	MAGENTA = 5
};

#define BOLD .bold = true
#define UNDERLINE .underline = true
#define REVERSE .reverse = true

/* A row a role: the look without colour, then the colour of 8 and the one of 256.
 * What stands in every row of a list, and what moves, is plain: an attribute costs
 * up to 16 bytes each time. Of 8 only those are used that read well on white and
 * on black, and they are half as long as those of 256 (for rows of a list); these
 * have a contrast of 3.8 to 1 or more on both. */
static const struct {
	struct look look;
	int of_8, of_256;
} looks[ROLE_COUNT] = {
	[ROLE_TEXT] = {{0}, NONE, NONE},
	[ROLE_TITLE] = {{BOLD}, NONE, NONE},
	[ROLE_HEADING] = {{BOLD}, NONE, NONE},
	[ROLE_LABEL] = {{0}, NONE, 30},
	[ROLE_DATE] = {{0}, NONE, NONE},
	[ROLE_GLYPH] = {{0}, NONE, NONE},
	[ROLE_ID] = {{0}, NONE, 243},
	[ROLE_NAME] = {{0}, NONE, NONE},
	[ROLE_WORD] = {{0}, NONE, NONE},
	[ROLE_LINK] = {{UNDERLINE}, NONE, 63},
	[ROLE_LINK_CURRENT] = {{REVERSE}, NONE, NONE},
	[ROLE_QUOTE] = {{0}, NONE, 28},
	[ROLE_NOTE] = {{0}, NONE, NONE},
	[ROLE_BADGE] = {{BOLD}, MAGENTA, MAGENTA},
	[ROLE_MATCH] = {{BOLD, UNDERLINE}, MAGENTA, MAGENTA},
	[ROLE_BAR] = {{0}, NONE, NONE},
	[ROLE_TAB] = {{0}, NONE, NONE},
	[ROLE_TAB_CURRENT] = {{REVERSE}, NONE, NONE},
	[ROLE_STATUS] = {{0}, NONE, NONE},
	[ROLE_HINT] = {{0}, NONE, 243},
	[ROLE_PROMPT] = {{0}, NONE, NONE},
	[ROLE_MARKER] = {{0}, NONE, NONE},
	[ROLE_BORDER] = {{0}, NONE, 243},
	[ROLE_ERROR] = {{BOLD}, RED, RED},
};

enum theme_depth theme_depth_of(int colours, const char *no_color)
{
	if ((no_color && *no_color) || colours < 8)
		return THEME_MONO;
	return colours < 256 ? THEME_8 : THEME_256;
}

struct look theme_look(enum theme_depth depth, enum role role)
{
	struct look look = looks[role].look;

	look.colour = THEME_DEFAULT;
	if (depth == THEME_8)
		look.colour = looks[role].of_8;
	else if (depth == THEME_256)
		look.colour = looks[role].of_256;
	return look;
}
