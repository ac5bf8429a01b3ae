/* cell.c - owns the grid of cells: clipping, wide characters, printing. Knows
 * neither what the roles look like nor who shows the frame. */
#include "cell.h"

#include "clean.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

static const struct cell blank = {.width = 1, .role = ROLE_TEXT};

/* --- the grid ------------------------------------------------------------- */

void frame_init(struct frame *frame)
{
	*frame = (struct frame){0};
}

void frame_done(struct frame *frame)
{
	free(frame->cells);
	*frame = (struct frame){0};
}

static int clamp(int value, int low, int high)
{
	return value < low ? low : value > high ? high : value;
}

void frame_resize(struct frame *frame, int width, int height)
{
	width = clamp(width, 0, FRAME_WIDTH);
	height = clamp(height, 0, FRAME_HEIGHT);
	if (width != frame->width || height != frame->height || !frame->cells)
		frame->cells = mem_resize(frame->cells, (size_t)width * (size_t)height,
					  sizeof(struct cell));
	frame->width = width;
	frame->height = height;
	frame_clear(frame);
}

void frame_clear(struct frame *frame)
{
	size_t count = (size_t)frame->width * (size_t)frame->height;

	for (size_t i = 0; i < count; i++)
		frame->cells[i] = blank;
	frame->cursor_x = 0;
	frame->cursor_y = 0;
	frame->cursor_shown = false;
}

static size_t place(const struct frame *frame, int x, int y)
{
	return (size_t)y * (size_t)frame->width + (size_t)x;
}

struct cell *frame_cell(struct frame *frame, int x, int y)
{
	if (x < 0 || y < 0 || x >= frame->width || y >= frame->height)
		return NULL;
	return &frame->cells[place(frame, x, y)];
}

/* Empties the other half of a wide cluster, of which one cell will be written. */
static void break_wide(struct frame *frame, int x, int y)
{
	struct cell *cell = frame_cell(frame, x, y);
	int other = cell->width == 0 ? x - 1 : x + 1;
	struct cell *half = cell->width == 1 ? NULL : frame_cell(frame, other, y);

	if (half) {
		half->len = 0;
		half->width = 1;
	}
}

static void put(struct frame *frame, int x, int y, struct cell cell)
{
	struct cell *at = frame_cell(frame, x, y);

	if (!at)
		return;
	break_wide(frame, x, y);
	*at = cell;
	if (cell.width < 2)
		return;
	break_wide(frame, x + 1, y);
	at[1] = (struct cell){.role = cell.role};
}

/* Where something ends that begins at start; not behind limit. */
static int end_of(int start, int len, int limit)
{
	if (len <= 0)
		return start;
	return start > limit - len ? limit : start + len;
}

void frame_blank(struct frame *frame, struct rect rect)
{
	int right = end_of(rect.x, rect.width, frame->width);
	int bottom = end_of(rect.y, rect.height, frame->height);

	for (int y = rect.y < 0 ? 0 : rect.y; y < bottom; y++)
		for (int x = rect.x < 0 ? 0 : rect.x; x < right; x++)
			put(frame, x, y, blank);
}

void frame_open(struct frame *frame, struct rect rect, int count)
{
	int right = end_of(rect.x, rect.width, frame->width);
	struct cell *cells = frame_cell(frame, rect.x, rect.y);
	int width = right - rect.x;

	if (!cells || width <= 0)
		return;
	count = count < width ? count : width;
	memmove(cells + count, cells, (size_t)(width - count) * sizeof(*cells));
	for (int i = 0; i < count; i++)
		cells[i] = blank;
	/* Half of a wide one is none. */
	if (cells[width - 1].width == 2)
		cells[width - 1] = blank;
}

/* --- text ----------------------------------------------------------------- */

/* Where writing goes on and where it has to end. */
struct pen {
	struct frame *frame;
	int x, y;
	int end;
	enum role role;
};

static struct pen pen_at(struct frame *frame, int x, int y, int width)
{
	bool inside = y >= 0 && y < frame->height && x < frame->width;
	int end = inside ? end_of(x, width, frame->width) : x;

	return (struct pen){.frame = frame, .x = x, .y = y, .end = end};
}

/* A blank is an empty cell, so that it equals one that was never written. */
static struct cell cell_of(struct slice cluster, int width, enum role role)
{
	struct cell cell = {.width = (uint8_t)width, .role = (uint8_t)role};

	if (slice_is(cluster, " "))
		return cell;
	assert(cluster.len <= CELL_BYTES);
	memcpy(cell.bytes, cluster.data, cluster.len);
	cell.len = (uint8_t)cluster.len;
	return cell;
}

static void put_cluster(struct pen *pen, struct slice cluster, int width)
{
	struct cell cell = cell_of(cluster, width, pen->role);
	bool whole = pen->x >= 0 && pen->x + width <= pen->end;

	if (whole) {
		put(pen->frame, pen->x, pen->y, cell);
		pen->x += width;
		return;
	}
	/* The half of a wide one that is inside. */
	cell = (struct cell){.width = 1, .role = cell.role};
	for (; width > 0 && pen->x < pen->end; width--)
		put(pen->frame, pen->x++, pen->y, cell);
}

static void put_clean(struct pen *pen, struct slice text)
{
	size_t at = 0;

	while (at < text.len && pen->x < pen->end) {
		struct slice cluster = utf8_cluster(slice_part(text, at, text.len));
		int width = utf8_cluster_width(cluster);

		at += cluster.len;
		if (width > 0)
			put_cluster(pen, cluster, width);
	}
}

static void put_text(struct pen *pen, enum role role, struct slice text)
{
	struct str clean;

	pen->role = role;
	if (clean_is(text, CLEAN_LINE)) {
		put_clean(pen, text);
		return;
	}
	str_init(&clean);
	clean_add(&clean, text, CLEAN_LINE);
	put_clean(pen, str_slice(&clean));
	str_done(&clean);
}

int frame_text(struct frame *frame, int x, int y, int width, enum role role,
	       struct slice text)
{
	struct pen pen = pen_at(frame, x, y, width);

	put_text(&pen, role, text);
	return pen.x - x;
}

/* --- lines of runs -------------------------------------------------------- */

static void put_runs(struct pen *pen, const struct line *line)
{
	for (size_t i = 0; i < line->runs.count; i++)
		put_text(pen, line->runs.items[i].role, line->runs.items[i].text);
}

/* Ends the line, which fills the pen's space and has more, in "…": in place of
 * its last cluster, however wide that is. */
static void put_ellipsis(struct pen *pen)
{
	int x = pen->end - 1;
	struct cell *cell = frame_cell(pen->frame, x, pen->y);

	if (!cell)
		return;
	pen->role = (enum role)cell->role;
	if (cell->width == 0 && x > 0)
		frame_blank(pen->frame, (struct rect){--x, pen->y, 2, 1});
	pen->x = x;
	put_clean(pen, SLICE("…"));
}

int frame_line(struct frame *frame, int x, int y, int width, const struct line *line)
{
	struct pen pen = pen_at(frame, x, y, width);

	if (pen.end <= x)
		return 0;
	put_runs(&pen, line);
	if (line_width(line) > pen.end - x)
		put_ellipsis(&pen);
	return pen.x - x;
}

/* --- comparing and printing ----------------------------------------------- */

bool cell_equal(const struct cell *a, const struct cell *b)
{
	return a->len == b->len && a->width == b->width && a->role == b->role &&
	       a->reverse == b->reverse && memcmp(a->bytes, b->bytes, a->len) == 0;
}

bool frame_equal(const struct frame *a, const struct frame *b)
{
	size_t count = (size_t)a->width * (size_t)a->height;

	if (a->width != b->width || a->height != b->height || a->cursor_x != b->cursor_x ||
	    a->cursor_y != b->cursor_y || a->cursor_shown != b->cursor_shown)
		return false;
	for (size_t i = 0; i < count; i++)
		if (!cell_equal(&a->cells[i], &b->cells[i]))
			return false;
	return true;
}

/* Ends a row, without what it has of c at its end. */
static void end_row(struct str *out, size_t start, char c)
{
	while (out->len > start && out->data[out->len - 1] == c)
		out->data[--out->len] = '\0';
	str_add_char(out, '\n');
}

static void print_cell(const struct cell *cell, struct str *out)
{
	if (cell->len)
		str_add(out, (struct slice){cell->bytes, cell->len});
	else if (cell->width == 1)
		str_add_char(out, ' ');
}

void frame_print(const struct frame *frame, struct str *out)
{
	for (int y = 0; y < frame->height; y++) {
		size_t start = out->len;

		for (int x = 0; x < frame->width; x++)
			print_cell(&frame->cells[place(frame, x, y)], out);
		end_row(out, start, ' ');
	}
}

/* --- roles as letters ----------------------------------------------------- */

/* Letters of the roles, '.' first; capitals where the cell is reversed. */
static const char role_letters[] = ".abcdefghijklmnopqrstuvwxyz";

_Static_assert(ROLE_COUNT < sizeof(role_letters), "a letter for every role");

static char role_letter(const struct cell *cell)
{
	static const char reversed_text = '=';
	char letter = role_letters[cell->role];

	if (!cell->reverse)
		return letter;
	return letter == '.' ? reversed_text : (char)(letter - 'a' + 'A');
}

static void print_role_names(const bool *used, struct str *out)
{
	static const char *const names[] = {
#define ROLE_NAME(name, text) text,
		ROLES(ROLE_NAME)
#undef ROLE_NAME
	};

	for (int role = ROLE_TEXT + 1; role < ROLE_COUNT; role++)
		if (used[role])
			str_format(out, "%c %s\n", role_letters[role], names[role]);
}

void frame_print_roles(const struct frame *frame, struct str *out)
{
	bool used[ROLE_COUNT] = {false};

	for (int y = 0; y < frame->height; y++) {
		size_t start = out->len;

		for (int x = 0; x < frame->width; x++) {
			const struct cell *cell = &frame->cells[place(frame, x, y)];

			used[cell->role] = true;
			str_add_char(out, role_letter(cell));
		}
		end_row(out, start, '.');
	}
	print_role_names(used, out);
}
