/* layout.c - owns where everything goes. Knows nothing of what is drawn there. */
#include "layout.h"

#include "i18n.h"

/* The least that a split leaves of a pane. */
#define LEAST_WIDTH 20
#define LEAST_HEIGHT 3

/* In less a table is alone. */
#define TABLE_HEIGHT 15

/* Columns between a list and the detail beside it. */
#define GAP 2

/* No line of the detail is longer: what is left of a wide screen is the list's. */
#define DETAIL_WIDTH 97

const char *const layout_splits[LAYOUT_SPLIT_COUNT] = {
	[LAYOUT_BY_WIDTH] = N_("The detail is where the width allows it"),
	[LAYOUT_BESIDE] = N_("The detail is beside the list"),
	[LAYOUT_BELOW] = N_("The detail is below the list"),
};

static int within(int value, int low, int high)
{
	return value < low ? low : value > high ? high : value;
}

/* Rows are given away in the order of their use: the body, the prompt, the tabs,
 * the status. */
static void cut_rows(struct layout *layout, int width, int height)
{
	int bottom = height >= 2, tabs = height >= 3, status = height >= 4;

	layout->tabs = (struct rect){0, 0, width, tabs};
	layout->body = (struct rect){0, tabs, width, height - tabs - status - bottom};
	layout->status = (struct rect){0, tabs + layout->body.height, width, status};
	layout->bottom = (struct rect){0, layout->status.y + status, width, bottom};
}

static void put_page(struct layout *layout)
{
	struct rect body = layout->body;
	int margin = body.width > LEAST_WIDTH ? 1 : 0;

	layout->page = (struct rect){body.x + margin, body.y, body.width - 2 * margin,
				     body.height};
}

/* The list gets two fifths, so that at 80 columns a title can be read. */
static void put_beside(struct layout *layout)
{
	struct rect body = layout->body;
	int share = body.width * 2 / 5, rest = body.width - GAP - DETAIL_WIDTH;
	int list = within(rest > share ? rest : share, LEAST_WIDTH, body.width);

	layout->list = (struct rect){body.x, body.y, list, body.height};
	layout->border = (struct rect){body.x + list, body.y, GAP, body.height};
	layout->detail = (struct rect){body.x + list + GAP, body.y, body.width - list - GAP,
				       body.height};
}

static void put_below(struct layout *layout, int list)
{
	struct rect body = layout->body;

	layout->list = (struct rect){body.x, body.y, body.width, list};
	layout->border = (struct rect){body.x, body.y + list, body.width, 1};
	layout->detail = (struct rect){layout->page.x, body.y + list + 1, layout->page.width,
				       body.height - list - 1};
}

static void put_alone(struct layout *layout)
{
	layout->single = true;
	layout->list = layout->body;
	layout->detail = layout->page;
}

void layout_make(struct layout *layout, int width, int height, enum layout_split split)
{
	bool beside = split == LAYOUT_BESIDE ? width >= 2 * LEAST_WIDTH + GAP
					     : width >= LAYOUT_BESIDE_WIDTH;
	int below;

	*layout = (struct layout){0};
	cut_rows(layout, within(width, 0, FRAME_WIDTH), within(height, 0, FRAME_HEIGHT));
	put_page(layout);
	below = layout->body.height;
	if (split == LAYOUT_TABLE && below >= TABLE_HEIGHT)
		put_below(layout, below * 3 / 5);
	else if (split == LAYOUT_BELOW && below >= 2 * LEAST_HEIGHT + 1)
		put_below(layout, within(below * 2 / 5, LEAST_HEIGHT, below));
	else if (split < LAYOUT_BELOW && beside)
		put_beside(layout);
	else
		put_alone(layout);
}
