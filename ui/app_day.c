/* app_day.c - owns the ways to a day: as of it, or in the timeline. What holds on it
 * the reading says. */
#include "app_part.h"

#include "step.h"

void app_show_day(struct app *app, int32_t day)
{
	struct pane *list;

	app_keep(app);
	app->day_before = app->reader.reading.day;
	reader_set_day(&app->reader, day);
	app_refill(app);
	if (app->view != VIEW_TIMELINE || app->in_detail || day == READER_NOW)
		return;
	/* Where days are shown in order, the day is what one wants to see. */
	list = app_list(app);
	list_pane_select(list, rows_from(list_pane_rows(list), day));
	app->behind = true;
}

/* A person is told less of dates than an editor. */
static void complain(struct app *app, struct slice text)
{
	app_say(app, _("“%.*s” is no date; write 2023, 2023-05 or 2023-05-02"), SLICE_ARGS(text));
	app->message_is_error = true;
}

/* Where but one dispute or two parties are shown, what happened elsewhere is no step. */
static bool next_day(struct app *app, bool forward, int32_t *day)
{
	const struct reading *reading = &app->reader.reading;
	const uint32_t parties[2] = {kb_find(app->reader.kb, str_slice(&app->shown)),
				     kb_find(app->reader.kb, str_slice(&app->other))};
	uint32_t dispute = kb_find(app->reader.kb, str_slice(&app->dispute));

	if (app->other.len)
		return step_parties(reading, parties, forward, day);
	if (app_has_matrix(app))
		return step_dispute(reading, dispute, forward, day);
	return kb_next_day(app->reader.kb, reading->day, forward, day);
}

static const char *no_day(const struct app *app, bool forward)
{
	if (app->other.len || app_has_matrix(app))
		return forward ? _("Nothing shown here changed after this day")
			       : _("Nothing shown here changed before this day");
	return forward ? _("Nothing happened after this day")
		       : _("Nothing happened before this day");
}

unsigned app_step_day(struct app *app, bool forward)
{
	int32_t day;

	app_settle(app);
	if (next_day(app, forward, &day))
		app_show_day(app, day);
	else
		app_say(app, "%s", no_day(app, forward));
	return THEN_DRAW;
}

/* --- as of a day -------------------------------------------------------------------- */

static unsigned accept(struct app *app, struct slice text)
{
	int32_t day = READER_NOW;

	text = slice_trim(text);
	if (!text.len || date_as_of(text, &day, NULL))
		app_show_day(app, day);
	else
		complain(app, text);
	return THEN_DRAW;
}

static void cancel(struct app *app)
{
	if (app->reader.as_of != READER_NOW)
		app_show_day(app, READER_NOW);
}

const struct app_line app_day_line = {
	.sign = "@", .hint = N_("as of: 2023, 2023-05 or 2023-05-02; nothing is today"),
	.accept = accept, .cancel = cancel,
};

/* --- to a date in the timeline ---------------------------------------------------- */

static unsigned accept_date(struct app *app, struct slice text)
{
	struct date date;
	struct pane *list;

	text = slice_trim(text);
	if (!text.len)
		return THEN_DRAW;
	if (!date_parse(text, &date, NULL)) {
		complain(app, text);
		return THEN_DRAW;
	}
	app_leave(app);
	app_view(app, VIEW_TIMELINE);
	list = app_list(app);
	list_pane_restore(list, rows_from(list_pane_rows(list), date_first(&date)), 1);
	return THEN_DRAW | THEN_DETAIL;
}

const struct app_line app_date_line = {
	.sign = "#", .hint = N_("to a date: 2023, 2023-05 or 2023-05-02"), .accept = accept_date,
};
