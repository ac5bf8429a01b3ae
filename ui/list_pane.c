/* list_pane.c - owns how a list is drawn and walked through. Asks its rows for
 * what is on the screen only, once. Knows neither which list it is nor what
 * follows from a selection. */
#include "list_pane.h"

#include "scroll.h"

/* Columns before the rows, for the marker: which row is selected, which changed. */
#define MARKER_WIDTH 1

/* From so many lines on, the first shows how much happened when. */
#define STRIP_HEIGHT 20

struct list_pane {
	struct pane pane;
	struct rows *rows;
	struct scroll scroll;
	struct rich lines;     /* the rows on the screen, as they were last asked for, */
	size_t first;          /* from this one on, */
	int width;             /* for this width; -1: not at all */
	VEC(bool) changed;     /* which of them */
};

static struct list_pane *list_of(struct pane *pane)
{
	return (struct list_pane *)pane;
}

static const struct list_pane *list_of_const(const struct pane *pane)
{
	return (const struct list_pane *)pane;
}

static bool shows_strip(const struct list_pane *list)
{
	return list->rows && rows_has_strip(list->rows) && list->pane.rect.height >= STRIP_HEIGHT;
}

static bool shows_lanes(const struct list_pane *list)
{
	return list->rows && rows_has_lanes(list->rows, list->pane.rect.width - MARKER_WIDTH);
}

/* Lines above the rows, where there is room for two of these. */
static int head_height(const struct list_pane *list)
{
	int height = shows_strip(list) + shows_lanes(list);

	return height + 2 <= list->pane.rect.height ? height : 0;
}

/* --- headings --------------------------------------------------------------- */

static bool is_entry(struct list_pane *list, size_t row)
{
	return list->rows && rows_entry(list->rows, row) != 0;
}

/* The nearest entry at or above row, or SIZE_MAX. */
static size_t entry_above(struct list_pane *list, size_t row)
{
	for (size_t i = row + 1; i > 0; i--)
		if (is_entry(list, i - 1))
			return i - 1;
	return SIZE_MAX;
}

static size_t entry_below(struct list_pane *list, size_t row)
{
	for (size_t i = row; i < list->scroll.count; i++)
		if (is_entry(list, i))
			return i;
	return SIZE_MAX;
}

/* Takes the selection off a heading: on in the direction it moved, else back. */
static void leave_heading(struct list_pane *list, bool up)
{
	size_t row = list->scroll.selected;
	size_t entry = up ? entry_above(list, row) : entry_below(list, row);

	if (entry == SIZE_MAX)
		entry = up ? entry_below(list, row) : entry_above(list, row);
	if (entry != SIZE_MAX && entry != row)
		scroll_select(&list->scroll, entry);
}

/* A heading belongs to the entry below it: it comes into sight with that. */
static void show_heading(struct list_pane *list)
{
	struct scroll *scroll = &list->scroll;
	size_t top = scroll->top;

	if (scroll->selected != top)
		return;
	while (top > 0 && scroll->selected - top + 2 <= scroll->height && !is_entry(list, top - 1))
		top--;
	scroll_restore(scroll, scroll->selected, scroll->selected - top);
}

static void settle(struct list_pane *list, bool up)
{
	leave_heading(list, up);
	show_heading(list);
}

/* --- what others ask --------------------------------------------------------- */

void list_pane_fill(struct pane *pane, struct rows *rows)
{
	struct list_pane *list = list_of(pane);

	rows_free(list->rows);
	list->rows = rows;
	list->width = -1;
	vec_clear(&list->changed);
	list->scroll = (struct scroll){.height = list->scroll.height};
	pane->class->fit(pane);
	leave_heading(list, false);
	/* The heading before the first entry is to be seen, as soon as it can. */
	scroll_restore(&list->scroll, list->scroll.selected, list->scroll.selected);
}

struct rows *list_pane_rows(struct pane *pane)
{
	return list_of(pane)->rows;
}

uint32_t list_pane_entry(struct pane *pane)
{
	struct list_pane *list = list_of(pane);

	return list->rows && list->scroll.count ? rows_entry(list->rows, list->scroll.selected) : 0;
}

size_t list_pane_row(const struct pane *pane)
{
	return list_of_const(pane)->scroll.selected;
}

size_t list_pane_above(const struct pane *pane)
{
	const struct scroll *scroll = &list_of_const(pane)->scroll;

	return scroll->selected - scroll->top;
}

void list_pane_select(struct pane *pane, size_t row)
{
	struct list_pane *list = list_of(pane);

	scroll_select(&list->scroll, row);
	settle(list, false);
}

void list_pane_restore(struct pane *pane, size_t row, size_t above)
{
	struct list_pane *list = list_of(pane);

	scroll_restore(&list->scroll, row, above);
	settle(list, false);
}

bool list_pane_has_lanes(const struct pane *pane)
{
	return shows_lanes(list_of_const(pane));
}

size_t list_pane_at(const struct pane *pane, int y)
{
	const struct scroll *scroll = &list_of_const(pane)->scroll;
	int top = pane->rect.y + head_height(list_of_const(pane));
	size_t row = scroll->top + (size_t)(y - top);

	return y >= top && row < scroll->top + scroll_visible(scroll) ? row : SIZE_MAX;
}

/* To the first entry under the next heading; up, to the first under this one, and
 * from there under the one before. The heading comes to the top. */
static void go_to_heading(struct list_pane *list, bool up)
{
	size_t row = list->scroll.selected;
	size_t heading = rows_heading(list->rows, row, !up);

	if (up && heading != SIZE_MAX && heading > 0 && entry_below(list, heading) == row)
		heading = rows_heading(list->rows, heading - 1, false);
	if (heading != SIZE_MAX)
		scroll_restore(&list->scroll, heading + 1, 1);
	else if (up)
		scroll_select(&list->scroll, 0);
}

static bool list_move(struct list_pane *list, enum action action)
{
	if (action != ACTION_NEXT_HEADING && action != ACTION_PREVIOUS_HEADING)
		return scroll_act(&list->scroll, action);
	if (list->rows)
		go_to_heading(list, action == ACTION_PREVIOUS_HEADING);
	return true;
}

/* --- the pane ----------------------------------------------------------------- */

static void list_fit(struct pane *pane)
{
	struct list_pane *list = list_of(pane);

	scroll_fit(&list->scroll, list->rows ? rows_count(list->rows) : 0,
		   (size_t)(pane->rect.height - head_height(list)));
}

/* Whatever happens, a row is one line. */
static void ask_row(struct list_pane *list, size_t row)
{
	struct error error = {0};
	size_t count = list->lines.lines.count;

	vec_push(&list->changed, rows_changed(list->rows, row));
	if (rows_line(list->rows, row, list->width, &list->lines, &error))
		return;
	if (list->lines.lines.count == count)
		rich_line(&list->lines, 0, 0);
	rich_add_text(&list->lines, ROLE_ERROR, error.message);
}

/* Asks for the rows on the screen, unless it has them. */
static void ask_rows(struct list_pane *list)
{
	int width = list->pane.rect.width - MARKER_WIDTH;
	size_t count = scroll_visible(&list->scroll);

	if (list->width == width && list->first == list->scroll.top &&
	    list->lines.lines.count >= count)
		return;
	rich_clear(&list->lines);
	vec_clear(&list->changed);
	list->width = width;
	list->first = list->scroll.top;
	for (size_t i = 0; i < count; i++)
		ask_row(list, list->first + i);
}

static void draw_row(struct list_pane *list, struct frame *frame, size_t index, bool focus)
{
	struct rect rect = list->pane.rect;
	int y = rect.y + head_height(list) + (int)index;
	const struct line *line = &list->lines.lines.items[index];
	int indent = line->indent < list->width ? line->indent : 0;

	frame_line(frame, rect.x + MARKER_WIDTH + indent, y, list->width - indent, line);
	if (list->first + index != list->scroll.selected) {
		if (list->changed.items[index])
			frame_text(frame, rect.x, y, rect.width, ROLE_MARKER, SLICE("!"));
		return;
	}
	frame_text(frame, rect.x, y, rect.width, ROLE_MARKER, focus ? SLICE(">") : SLICE("-"));
	if (focus) {
		frame->cursor_x = rect.x;
		frame->cursor_y = y;
	}
}

static void draw_head(struct list_pane *list, struct frame *frame)
{
	struct rect rect = list->pane.rect;
	struct rich rich;

	rich_init(&rich);
	if (shows_strip(list))
		rows_strip(list->rows, list->scroll.selected, list->width, &rich);
	if (shows_lanes(list))
		rows_lanes(list->rows, list->width, &rich);
	for (int i = 0; i < head_height(list); i++)
		frame_line(frame, rect.x + MARKER_WIDTH, rect.y + i, list->width,
			   &rich.lines.items[i]);
	rich_done(&rich);
}

static void list_draw(struct pane *pane, struct frame *frame, bool focus)
{
	struct list_pane *list = list_of(pane);

	if (pane->rect.width <= 0 || pane->rect.height <= 0)
		return;
	if (focus) {
		frame->cursor_x = pane->rect.x;
		frame->cursor_y = pane->rect.y;
	}
	ask_rows(list);
	draw_head(list, frame);
	for (size_t i = 0; i < scroll_visible(&list->scroll); i++)
		draw_row(list, frame, i, focus);
}

static unsigned list_act(struct pane *pane, enum action action)
{
	struct list_pane *list = list_of(pane);
	size_t before = list->scroll.selected;

	if (!list_move(list, action))
		return THEN_NOTHING;
	settle(list, action == ACTION_UP || action == ACTION_PAGE_UP || action == ACTION_HALF_UP ||
			     action == ACTION_BOTTOM);
	return THEN_DRAW | (list->scroll.selected != before ? THEN_DETAIL : 0);
}

/* Whether one of the rows on the screen changed. */
static bool shows_change(const struct list_pane *list)
{
	for (size_t i = 0; i < list->changed.count; i++)
		if (list->changed.items[i])
			return true;
	return false;
}

/* Whether one of them has the sign for contested. */
static bool shows_contested(const struct list_pane *list)
{
	for (size_t i = 0; i < list->lines.lines.count; i++) {
		const struct line *line = &list->lines.lines.items[i];

		for (size_t j = 0; j < line->runs.count; j++)
			if (line->runs.items[j].role == ROLE_BADGE &&
			    slice_is(line->runs.items[j].text, MARK_CONTESTED_SIGN))
				return true;
	}
	return false;
}

/* The heading over the selection once it is out of sight: dates below it have no year,
 * uses no stage. */
static void say_heading(const struct list_pane *list, struct str *out)
{
	size_t row = rows_heading(list->rows, list->scroll.selected, false);
	struct rich rich;

	if (row == SIZE_MAX || row >= list->scroll.top)
		return;
	rich_init(&rich);
	if (rows_line(list->rows, row, list->width, &rich, NULL) &&
	    rich.lines.items[0].runs.count)
		str_format(out, "  %.*s",
			   SLICE_ARGS(rich.lines.items[0].runs.items[0].text));
	rich_done(&rich);
}

static void list_status(const struct pane *pane, struct str *out)
{
	const struct list_pane *list = list_of_const(pane);

	if (list->scroll.count) {
		str_format(out, _("%zu of %zu"),
			   rows_entries_up_to(list->rows, list->scroll.selected),
			   rows_entries(list->rows));
		say_heading(list, out);
	}
	if (shows_change(list))
		str_format(out, "  ! %s", _("changed"));
	if (shows_contested(list))
		str_format(out, "  " MARK_CONTESTED_SIGN " %s",
			   _(mark_table[MARK_CONTESTED].label));
}

static void list_free(struct pane *pane)
{
	struct list_pane *list = list_of(pane);

	rows_free(list->rows);
	rich_done(&list->lines);
	vec_done(&list->changed);
	free(list);
}

static const struct pane_class list_class = {
	.fit = list_fit,
	.draw = list_draw,
	.act = list_act,
	.status = list_status,
	.free = list_free,
};

struct pane *list_pane_new(void)
{
	struct list_pane *list = mem_zero(sizeof(*list));

	list->pane.class = &list_class;
	list->width = -1;
	rich_init(&list->lines);
	return &list->pane;
}
