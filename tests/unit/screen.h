/* screen.h - a small terminal for tests: makes a grid of what a program wrote, and
 * fails at every byte that it has no reason to write.
 *
 * Knows what curses sends to a VT100 and to an xterm. The encoding is that of the
 * locale. */
#ifndef PICKET_SCREEN_H
#define PICKET_SCREEN_H

#include "testing.h"

#include "cell.h"
#include "utf8.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#define SCREEN_WIDTH 80
#define SCREEN_HEIGHT 24

struct screen {
	struct cell cells[SCREEN_HEIGHT][SCREEN_WIDTH];
	int x, y;
	int saved_x, saved_y;
	int top, bottom;         /* scroll region */
	char sequence[64];       /* an escape sequence so far */
	size_t sequence_len;
	char bytes[8];           /* a character so far */
	size_t byte_count;
	bool ascii;              /* nothing else may come */
};

static void screen_blank(struct screen *screen, int y, int from, int to)
{
	for (int x = from; x < to; x++)
		screen->cells[y][x] = (struct cell){.width = 1};
}

static void screen_init(struct screen *screen, bool ascii)
{
	*screen = (struct screen){.bottom = SCREEN_HEIGHT - 1, .ascii = ascii};
	for (int y = 0; y < SCREEN_HEIGHT; y++)
		screen_blank(screen, y, 0, SCREEN_WIDTH);
}

static void screen_scroll(struct screen *screen, int by)
{
	size_t rows = (size_t)(screen->bottom - screen->top) * sizeof(screen->cells[0]);
	int empty = by > 0 ? screen->bottom : screen->top;

	if (by > 0)
		memmove(screen->cells[screen->top], screen->cells[screen->top + 1], rows);
	else
		memmove(screen->cells[screen->top + 1], screen->cells[screen->top], rows);
	screen_blank(screen, empty, 0, SCREEN_WIDTH);
}

static void screen_down(struct screen *screen)
{
	if (screen->y == screen->bottom)
		screen_scroll(screen, 1);
	else
		screen->y++;
}

static void screen_up(struct screen *screen)
{
	if (screen->y == screen->top)
		screen_scroll(screen, -1);
	else
		screen->y--;
}

/* The arguments of a sequence "ESC [ a ; b X". */
static void screen_arguments(const char *sequence, int *a, int *b)
{
	char *end;

	*a = (int)strtol(sequence + 2, &end, 10);
	*b = *end == ';' ? (int)strtol(end + 1, NULL, 10) : 0;
}

static int at_least_one(int value)
{
	return value > 0 ? value : 1;
}

static void screen_clear(struct screen *screen, bool whole)
{
	screen_blank(screen, screen->y, screen->x, SCREEN_WIDTH);
	for (int y = screen->y + 1; whole && y < SCREEN_HEIGHT; y++)
		screen_blank(screen, y, 0, SCREEN_WIDTH);
}

static void screen_region(struct screen *screen, int a, int b)
{
	screen->top = at_least_one(a) - 1;
	screen->bottom = (b ? b : SCREEN_HEIGHT) - 1;
	screen->x = 0;
	screen->y = 0;
}

/* Moves the rest of the row: blanks come in, or cells go, at the cursor. */
static void screen_shift(struct screen *screen, int by)
{
	struct cell *row = screen->cells[screen->y];
	int count = abs(by);
	size_t rest = (size_t)(SCREEN_WIDTH - screen->x - count) * sizeof(*row);

	if (by > 0)
		memmove(row + screen->x + count, row + screen->x, rest);
	else
		memmove(row + screen->x, row + screen->x + count, rest);
	screen_blank(screen, screen->y, by > 0 ? screen->x : SCREEN_WIDTH - count,
		     by > 0 ? screen->x + count : SCREEN_WIDTH);
}

/* The same for lines, from the cursor's to the end of the region. */
static void screen_shift_lines(struct screen *screen, int by)
{
	int top = screen->top;

	screen->top = screen->y;
	for (int i = 0; i < abs(by); i++)
		screen_scroll(screen, by);
	screen->top = top;
}

static void screen_repeat(struct screen *screen, int count)
{
	struct cell cell = screen->cells[screen->y][screen->x - 1];

	while (count-- > 0)
		screen->cells[screen->y][screen->x++] = cell;
}

static void screen_move(struct screen *screen, char final, int a, int b)
{
	if (final == 'H') {
		screen->y = at_least_one(a) - 1;
		screen->x = at_least_one(b) - 1;
	} else if (final == 'd') {
		screen->y = at_least_one(a) - 1;
	} else if (final == 'G') {
		screen->x = at_least_one(a) - 1;
	} else if (final == 'A' || final == 'B') {
		screen->y += final == 'A' ? -at_least_one(a) : at_least_one(a);
	} else {
		screen->x += final == 'D' ? -at_least_one(a) : at_least_one(a);
	}
}

static void screen_scroll_by(struct screen *screen, int count)
{
	for (int i = 0; i < abs(count); i++)
		screen_scroll(screen, count);
}

static void screen_control(struct screen *screen, char final, int a, int b)
{
	int count = at_least_one(a);

	switch (final) {
	case 'm': case 'h': case 'l': case 't':
		break;
	case 'H': case 'd': case 'G': case 'A': case 'B': case 'C': case 'D':
		screen_move(screen, final, a, b);
		break;
	case 'J': case 'K':
		if (a == 1)
			screen_blank(screen, screen->y, 0, screen->x + 1);
		else
			screen_clear(screen, final == 'J');
		break;
	case 'r':
		screen_region(screen, a, b);
		break;
	case 'X':
		screen_blank(screen, screen->y, screen->x, screen->x + count);
		break;
	case '@': case 'P':
		screen_shift(screen, final == '@' ? count : -count);
		break;
	case 'L': case 'M':
		screen_shift_lines(screen, final == 'L' ? -count : count);
		break;
	case 'S': case 'T':
		screen_scroll_by(screen, final == 'S' ? count : -count);
		break;
	case 'b':
		screen_repeat(screen, count);
		break;
	default:
		fail_msg("an unknown sequence ends in %c", final);
	}
	assert_in_range(screen->x, 0, SCREEN_WIDTH - 1);
	assert_in_range(screen->y, 0, SCREEN_HEIGHT - 1);
}

/* Does the sequence if it is complete. */
static void screen_sequence(struct screen *screen)
{
	const char *sequence = screen->sequence;
	size_t len = screen->sequence_len;
	char last = sequence[len - 1];
	int a, b;

	assert_in_range(len, 1, sizeof(screen->sequence) - 2);
	if (len < 2 || (len == 2 && strchr("[()", last)))
		return;
	if (sequence[1] == '[') {
		if ((last >= '0' && last <= '?') || last == ' ')
			return;
		screen_arguments(sequence, &a, &b);
		screen_control(screen, last, a, b);
	} else if (sequence[1] == 'M') {
		screen_up(screen);
	} else if (sequence[1] == '7') {
		screen->saved_x = screen->x;
		screen->saved_y = screen->y;
	} else if (sequence[1] == '8') {
		screen->x = screen->saved_x;
		screen->y = screen->saved_y;
	} else if (!strchr("=>()", sequence[1])) {
		fail_msg("an unknown sequence begins with ESC %c", sequence[1]);
	}
	screen->sequence_len = 0;
	memset(screen->sequence, 0, sizeof(screen->sequence));
}

static void screen_join(struct screen *screen)
{
	struct cell *cell = &screen->cells[screen->y][screen->x - 1];

	if (cell->width == 0)
		cell--;
	assert_in_range(cell->len + screen->byte_count, 1, CELL_BYTES);
	memcpy(cell->bytes + cell->len, screen->bytes, screen->byte_count);
	cell->len = (uint8_t)(cell->len + screen->byte_count);
}

static void screen_character(struct screen *screen, wchar_t character)
{
	int width = wcwidth(character);
	struct cell *cell = &screen->cells[screen->y][screen->x];

	assert_in_range(width, 0, 2);
	if (width == 0) {
		screen_join(screen);
		return;
	}
	*cell = (struct cell){.width = (uint8_t)width};
	if (character != L' ') {
		memcpy(cell->bytes, screen->bytes, screen->byte_count);
		cell->len = (uint8_t)screen->byte_count;
	}
	if (width == 2)
		cell[1] = (struct cell){0};
	screen->x += width;
	assert_in_range(screen->x, 0, SCREEN_WIDTH - 1);
}

static void screen_byte(struct screen *screen, char byte)
{
	mbstate_t state = {0};
	wchar_t character;
	size_t len;

	if (screen->ascii)
		assert_in_range((unsigned char)byte, 0, 0x7F);
	screen->bytes[screen->byte_count++] = byte;
	len = mbrtowc(&character, screen->bytes, screen->byte_count, &state);
	assert_false(len == (size_t)-1);
	if (len == (size_t)-2)
		return;
	assert_true(len > 0 && character >= ' ' && character != 0x7F);
	screen_character(screen, character);
	screen->byte_count = 0;
}

/* What a terminal does with one byte. */
static void screen_put(struct screen *screen, char byte)
{
	if (screen->sequence_len > 0 || byte == '\033') {
		screen->sequence[screen->sequence_len++] = byte;
		screen_sequence(screen);
	} else if (byte == '\r') {
		screen->x = 0;
	} else if (byte == '\n') {
		screen_down(screen);
	} else if (byte == '\b') {
		screen->x -= screen->x > 0;
	} else if (byte == '\t') {
		screen->x = (screen->x | 7) + 1;
	} else if (byte != '\017') {
		screen_byte(screen, byte);
	}
}

/* Appends a row without blanks at its end. */
static void screen_row(const struct screen *screen, int y, struct str *out)
{
	for (int x = 0; x < SCREEN_WIDTH; x++) {
		const struct cell *cell = &screen->cells[y][x];

		if (cell->len)
			str_add(out, (struct slice){cell->bytes, cell->len});
		else if (cell->width)
			str_add_char(out, ' ');
	}
	while (out->len > 0 && out->data[out->len - 1] == ' ')
		out->data[--out->len] = '\0';
}

#endif
