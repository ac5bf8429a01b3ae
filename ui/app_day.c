/* app_day.c - owns the way to another day. What holds on it the reading says. */
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
