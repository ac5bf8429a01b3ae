/* scroll.c - owns the arithmetic of scrolling. Knows no rows and no screen. */
#include "scroll.h"

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* A screen without rows is treated as if it had one. */
static size_t height_of(const struct scroll *scroll)
{
	return scroll->height ? scroll->height : 1;
}

/* The top that fills the last screen. */
static size_t last_top(const struct scroll *scroll)
{
	return scroll->count - least(height_of(scroll), scroll->count);
}

static size_t last_row(const struct scroll *scroll)
{
	return scroll->count ? scroll->count - 1 : 0;
}

static void show_selected(struct scroll *scroll)
{
	if (scroll->selected >= scroll->top + height_of(scroll))
		scroll->top = scroll->selected - height_of(scroll) + 1;
	scroll->top = least(scroll->top, scroll->selected);
}

static void put(struct scroll *scroll, size_t row, size_t above)
{
	scroll->selected = least(row, last_row(scroll));
	scroll->top = least(scroll->selected - least(above, scroll->selected), last_top(scroll));
	show_selected(scroll);
}

void scroll_fit(struct scroll *scroll, size_t count, size_t height)
{
	scroll->count = count;
	scroll->height = height;
	put(scroll, scroll->selected, scroll->above);
}

void scroll_select(struct scroll *scroll, size_t row)
{
	scroll->selected = least(row, last_row(scroll));
	show_selected(scroll);
	scroll->above = scroll->selected - scroll->top;
}

void scroll_restore(struct scroll *scroll, size_t row, size_t above)
{
	put(scroll, row, above);
	scroll->above = above;
}

void scroll_roll(struct scroll *scroll, size_t top)
{
	scroll->top = least(top, last_top(scroll));
	scroll->selected = scroll->top;
	scroll->above = 0;
}

/* Rows that a movement goes, and whether up. */
struct step {
	size_t rows;
	bool up;
	bool page;     /* the screen moves along */
};

static bool step_of(enum action action, size_t height, struct step *step)
{
	size_t page = height > 1 ? height - 1 : 1;

	switch (action) {
	case ACTION_DOWN:
	case ACTION_UP:
		*step = (struct step){1, action == ACTION_UP, false};
		return true;
	case ACTION_PAGE_DOWN:
	case ACTION_PAGE_UP:
		*step = (struct step){page, action == ACTION_PAGE_UP, true};
		return true;
	case ACTION_HALF_DOWN:
	case ACTION_HALF_UP:
		*step = (struct step){(page + 1) / 2, action == ACTION_HALF_UP, true};
		return true;
	case ACTION_TOP:
	case ACTION_BOTTOM:
		*step = (struct step){SIZE_MAX, action == ACTION_TOP, false};
		return true;
	default:
		return false;
	}
}

static size_t move(size_t from, struct step step, size_t last)
{
	if (step.up)
		return from - least(step.rows, from);
	return step.rows > last - least(from, last) ? last : from + step.rows;
}

/* At the edge a quarter of a screen comes into sight at once: the person sees what
 * comes, and most moves cost next to nothing. */
static void jump(struct scroll *scroll, size_t row)
{
	size_t rows = scroll->height / 4;

	if (row >= scroll->top + height_of(scroll))
		scroll->top = least(scroll->top + rows, last_top(scroll));
	else if (row < scroll->top)
		scroll->top -= least(rows, scroll->top);
}

bool scroll_act(struct scroll *scroll, enum action action)
{
	struct step step;
	size_t row;

	if (!step_of(action, scroll->height, &step))
		return false;
	row = move(scroll->selected, step, last_row(scroll));
	if (step.page)
		scroll->top = move(scroll->top, step, last_top(scroll));
	else if (step.rows == 1)
		jump(scroll, row);
	scroll_select(scroll, row);
	return true;
}

bool scroll_act_rolling(struct scroll *scroll, enum action action)
{
	struct step step;

	if (!step_of(action, scroll->height, &step))
		return false;
	scroll_roll(scroll, move(scroll->top, step, last_top(scroll)));
	return true;
}

size_t scroll_visible(const struct scroll *scroll)
{
	return least(scroll->height, scroll->count - scroll->top);
}

bool scroll_has_more(const struct scroll *scroll)
{
	return scroll->top + scroll->height < scroll->count;
}
