/* app_day.c - owns the ways to a day: as of it, or in the timeline. What holds on it
 * the reading says. */
#include "app_part.h"

void app_show_day(struct app *app, int32_t day)
{
	app_keep(app);
	reader_set_day(&app->reader, day);
	app_refill(app);
}

unsigned app_step_day(struct app *app, bool forward)
{
	int32_t day;

	if (kb_next_day(app->reader.kb, app->reader.reading.day, forward, &day))
		app_show_day(app, day);
	else
		app_say(app, "%s", forward ? _("Nothing happened after this day")
					   : _("Nothing happened before this day"));
	return THEN_DRAW;
}

/* --- as of a day -------------------------------------------------------------------- */

static unsigned accept(struct app *app, struct slice text)
{
	struct error error = {0};
	int32_t day = READER_NOW;

	text = slice_trim(text);
	if (!text.len || date_as_of(text, &day, &error))
		app_show_day(app, day);
	else
		app_complain(app, error.message);
	return THEN_DRAW;
}

static void cancel(struct app *app)
{
	if (app->reader.as_of != READER_NOW)
		app_show_day(app, READER_NOW);
}

const struct app_line app_day_line = {.sign = "@", .accept = accept, .cancel = cancel};

/* --- to a date in the timeline ---------------------------------------------------- */

static unsigned accept_date(struct app *app, struct slice text)
{
	struct error error = {0};
	struct date date;
	struct pane *list;

	text = slice_trim(text);
	if (!text.len)
		return THEN_DRAW;
	if (!date_parse(text, &date, &error)) {
		app_complain(app, error.message);
		return THEN_DRAW;
	}
	app_leave(app);
	app_view(app, VIEW_TIMELINE);
	list = app_list(app);
	list_pane_restore(list, rows_from(list_pane_rows(list), date_first(&date)), 1);
	return THEN_DRAW | THEN_DETAIL;
}

const struct app_line app_date_line = {.sign = "#", .accept = accept_date};
