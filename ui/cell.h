/* cell.h - a frame: the picture of one screen, as a grid of cells.
 *
 * The only thing that panes draw into and terminals show. Every write clips to
 * the frame; every text is made harmless on the way in. A cluster two columns
 * wide fills its cell and leaves the next one empty (width 0). Coordinates count
 * from 0, x to the right, y down, in columns and rows. */
#ifndef PICKET_CELL_H
#define PICKET_CELL_H

#include "rich.h"

/* Largest frame; larger terminals use a part of theirs. */
#define FRAME_WIDTH 500
#define FRAME_HEIGHT 200

#define CELL_BYTES 20

struct cell {
	char bytes[CELL_BYTES];   /* one cluster in UTF-8, not ended by NUL */
	uint8_t len;              /* 0: a blank, or the second half of a wide one */
	uint8_t width;            /* 1 or 2; 0: covered by the cell to the left */
	uint8_t role;             /* enum role */
	uint8_t reverse;          /* swapped colours, for a selection in a menu */
};

struct frame {
	int width, height;
	struct cell *cells;       /* row by row */
	int cursor_x, cursor_y;
	bool cursor_shown;        /* false: parked there all the same */
};

struct rect {
	int x, y, width, height;
};

void frame_init(struct frame *frame);
void frame_done(struct frame *frame);

/* Gives the frame a size, clamped to 0..FRAME_WIDTH and 0..FRAME_HEIGHT, and
 * makes all of it blank. */
void frame_resize(struct frame *frame, int width, int height);
void frame_clear(struct frame *frame);

/* The cell at x, y, or null outside the frame. */
struct cell *frame_cell(struct frame *frame, int x, int y);

/* Writes text from x, y, at most `width` columns of it, and no further than the
 * frame's edge; a wide cluster that only half fits becomes blank. Returns the
 * columns written. */
int frame_text(struct frame *frame, int x, int y, int width, enum role role,
	       struct slice text);

/* Writes the runs of a line from x, y into at most width columns (without its
 * indent). Text that is cut ends in "…". Returns the columns written. */
int frame_line(struct frame *frame, int x, int y, int width, const struct line *line);

/* Blanks a part of the frame. */
void frame_blank(struct frame *frame, struct rect rect);

/* Moves what stands in a line of the frame, rect, to the right and leaves `count` blanks
 * in front of it; what goes over its end is lost. */
void frame_open(struct frame *frame, struct rect rect, int count);

bool cell_equal(const struct cell *a, const struct cell *b);
bool frame_equal(const struct frame *a, const struct frame *b);

/* Appends the frame as text, a line a row, without blanks at the ends. */
void frame_print(const struct frame *frame, struct str *out);

/* Appends the roles in the same places: a letter a cell, '.' for ROLE_TEXT, and
 * under them what each letter means. */
void frame_print_roles(const struct frame *frame, struct str *out);

#endif
