/* app_labels.c - owns where the labels of links and rows are drawn. Which there are, and
 * what follows from one, app_act.c says. */
#include "app_part.h"

/* What has been made room for on a line so far. */
struct shift {
	int y;
	int by;
};

static bool is_blank(struct app *app, int x, int y)
{
	const struct cell *cell = frame_cell(&app->frame, x, y);

	return cell && cell->len == 0 && cell->width == 1;
}

/* Blank columns in front of x, `most` at most; those of another pane don't count. */
static int blanks_before(struct app *app, int x, int y, int most)
{
	int count = 0;

	while (count < most && x - count > app->detail->rect.x &&
	       is_blank(app, x - count - 1, y))
		count++;
	return count;
}

/* A label stands between spaces in front of its link, which moves on where there are not
 * so many; a row's in the column of the marker. Returns where the label begins. */
static int make_room(struct app *app, const struct app_spot *spot, int x, int width,
		     struct shift *shift)
{
	struct rect rect = spot->link ? app->detail->rect : app_list(app)->rect;
	int blanks, room;

	if (!spot->link) {
		frame_open(&app->frame, (struct rect){x + 1, spot->y, rect.width - 1, 1}, width);
		return x;
	}
	blanks = blanks_before(app, x, spot->y, width + 2);
	room = width + 1 + (blanks && x - blanks > rect.x) - blanks;
	if (room > 0)
		frame_open(&app->frame,
			   (struct rect){x, spot->y, rect.x + rect.width - x, 1}, room);
	shift->by += room > 0 ? room : 0;
	return x + (room > 0 ? room : 0) - width - 1;
}

static void draw_label(struct app *app, const struct app_spot *spot, struct slice label,
		       struct shift *shift)
{
	int width = (int)label.len, x;

	if (spot->y != shift->y)
		*shift = (struct shift){.y = spot->y};
	x = make_room(app, spot, spot->x + shift->by, width, shift);
	frame_text(&app->frame, x, spot->y, width, ROLE_HINT, label);
	for (int i = 0; i < width; i++)
		if (frame_cell(&app->frame, x + i, spot->y))
			frame_cell(&app->frame, x + i, spot->y)->reverse = 1;
}

void app_draw_labels(struct app *app)
{
	struct shift shift = {.y = -1};
	char label[3];

	for (size_t i = 0; i < app->hints.count; i++) {
		hints_label(&app->hints, i, label);
		if (hints_allow(&app->hints, i))
			draw_label(app, &app->spots[i], slice_of(label), &shift);
	}
}
