/* app.c - owns the life of the screen: opening, the loop, reloading, the end. What
 * an action does and how it looks is in the other app_*.c. */
#include "app.h"

#include "app_part.h"

#include <string.h>

/* The detail follows a selection when no key came for so long, */
#define DETAIL_MILLISECONDS 60

/* and at once if the last key lies so far back. */
#define PAUSE_MILLISECONDS 150

/* What is searched in the background is looked for that often. */
#define FOUND_MILLISECONDS 10

/* Long work shows a bar after so long, and again after each such time. */
#define BAR_AFTER_MILLISECONDS 500
#define BAR_EVERY_MILLISECONDS 100

/* Events that are kept meanwhile. */
#define AHEAD_MOST 256

/* --- messages ----------------------------------------------------------------------- */

void app_say(struct app *app, const char *format, ...)
{
	va_list arguments;

	str_clear(&app->message);
	app->message_is_error = false;
	va_start(arguments, format);
	str_vformat(&app->message, format, arguments);
	va_end(arguments);
}

void app_complain(struct app *app, const char *message)
{
	app_say(app, "%s", message);
	app->message_is_error = true;
}

/* --- long work ------------------------------------------------------------------------ */

/* The next event: one that came while something else was done, or a new one. */
static struct event next(struct app *app, int milliseconds)
{
	struct event event;

	if (app->ahead_next < app->ahead.count)
		return app->ahead.items[app->ahead_next++];
	vec_clear(&app->ahead);
	app->ahead_next = 0;
	if (!milliseconds)
		return app->terminal->class->next(app->terminal, 0);
	kb_release(app->reader.kb);
	event = app->terminal->class->next(app->terminal, milliseconds);
	kb_hold(app->reader.kb);
	return event;
}

/* Escape stops what goes on, but not where it was typed behind other keys, which
 * are for later. Ctrl-c always does. */
static bool stops(const struct app *app, const struct event *event)
{
	return event->type == EVENT_END ||
	       (event->type == EVENT_KEY &&
		(event->key == (INPUT_CTRL | 'c') ||
		 (event->key == INPUT_ESCAPE && !app->ahead.count)));
}

/* Whether anybody wants it stopped. What else is typed meanwhile is kept. */
static bool is_stopped(struct app *app)
{
	for (;;) {
		struct event event = app->terminal->class->next(app->terminal, 0);

		if (stops(app, &event))
			return true;
		if (event.type == EVENT_TIMEOUT)
			return false;
		if (app->ahead.count < AHEAD_MOST)
			vec_push(&app->ahead, event);
	}
}

static bool tell_progress(void *context, enum refresh_stage stage, size_t done, size_t total)
{
	struct app *app = context;
	int64_t now = reader_now();

	if (now - app->busy_since < BAR_AFTER_MILLISECONDS ||
	    now - app->shown_progress < BAR_EVERY_MILLISECONDS)
		return true;
	app->shown_progress = now;
	app_paint_progress(app,
			   stage == REFRESH_LOADING ? _("Reading the content")
						    : _("Making the index"),
			   done, total);
	return !is_stopped(app);
}

static bool renew(struct app *app, bool force, struct error *error)
{
	app->busy_since = reader_now();
	app->shown_progress = 0;
	return reader_renew(&app->reader, force, tell_progress, app, error);
}

/* --- reloading ------------------------------------------------------------------------- */

/* What went wrong is said once, not each time that it is tried again, and no longer
 * than it is so. */
static void tell_trouble(struct app *app, const struct error *before, const struct error *error)
{
	if (error->code == ERROR_STOPPED)
		app_say(app, "%s", _("Stopped; this is the content as it was"));
	else if (error->code && strcmp(error->message, before->message) != 0)
		app_complain(app, error->message);
	else if (!error->code && before->code)
		str_clear(&app->message);
}

/* Whether the screen is another now: with new content or findings, a progress bar on it, or
 * something to be said. */
static bool reload(struct app *app, bool force)
{
	struct error error = {0}, before = app->reader.trouble;
	struct kb *old = NULL;
	size_t known = app->reader.findings.list.count;
	bool changed;

	renew(app, force, &error);
	app_keep(app);
	reader_reopen(&app->reader, &old, &error);
	changed = old || app->shown_progress || error.code || before.code ||
		  app->reader.findings.list.count != known;
	if (old) {
		app_refill(app);
		kb_close(old);
	}
	tell_trouble(app, &before, &error);
	app_arrange(app);
	return changed;
}

/* --- the loop ---------------------------------------------------------------------------- */

static unsigned handle(struct app *app, const struct event *event)
{
	switch (event->type) {
	case EVENT_KEY:
		return app_key(app, event->key);
	case EVENT_MOUSE:
		return app_mouse(app, event);
	case EVENT_RESIZE:
		app_arrange(app);
		return THEN_DRAW;
	case EVENT_END:
		return THEN_QUIT;
	default:
		return THEN_NOTHING;
	}
}

/* The first key behind a pause is answered with the detail at once; while a query is
 * typed the results come first. */
static bool is_answered_whole(const struct app *app, int64_t last_key)
{
	return app->mode != APP_SEARCH && reader_now() - last_key > PAUSE_MILLISECONDS;
}

/* Handles an event, and all that was typed already. */
static unsigned handle_all(struct app *app, struct event event)
{
	unsigned then = THEN_NOTHING;

	while (event.type != EVENT_TIMEOUT && !(then & THEN_QUIT)) {
		then |= handle(app, &event);
		event = next(app, 0);
	}
	app_catch_up(app);
	return then;
}

static bool detail_waits(const struct app *app)
{
	return app->behind && app_shows_detail(app) && app->mode != APP_OVERLAY;
}

static int patience(const struct app *app)
{
	if (finder_is_busy(app->finder))
		return FOUND_MILLISECONDS;
	return detail_waits(app) ? DETAIL_MILLISECONDS : READER_LOOK_MILLISECONDS;
}

static unsigned look_at_content(struct app *app)
{
	return app->mode == APP_PANES && reader_is_due(&app->reader) ? THEN_RELOAD | THEN_DRAW
								      : THEN_NOTHING;
}

static void loop(struct app *app)
{
	int64_t last_key = 0;
	unsigned then = THEN_RELOAD;

	for (;;) {
		struct event event;

		if (then & THEN_RELOAD && reload(app, then & THEN_FORCE))
			then |= THEN_DRAW;
		if (then & ~THEN_RELOAD)
			app_paint(app);
		event = next(app, patience(app));
		then = handle_all(app, event);
		if (then & THEN_QUIT)
			return;
		if (event.type == EVENT_TIMEOUT ? detail_waits(app)
						: is_answered_whole(app, last_key)) {
			app_settle(app);
			then |= THEN_DRAW;
		}
		if (app_take_found(app))
			then |= THEN_DRAW;
		if (event.type != EVENT_TIMEOUT)
			last_key = reader_now();
		then |= look_at_content(app);
	}
}

/* --- opening and closing -------------------------------------------------------------------- */

static void app_init(struct app *app, struct terminal *terminal)
{
	*app = (struct app){.terminal = terminal, .mouse = true, .behind = true};
	frame_init(&app->frame);
	keymap_init(&app->keymap);
	app->day_before = READER_NOW;
	app->matrix = matrix_pane_new();
	str_init(&app->dispute);
	app->detail = doc_pane_new();
	app->overlay = doc_pane_new();
	nav_init(&app->nav);
	for (int i = 0; i < APP_MODE_COUNT; i++)
		prompt_init(&app->prompts[i]);
	str_init(&app->filter_before);
	str_init(&app->shown);
	str_init(&app->other);
	str_init(&app->marked);
	app->finder = finder_new();
	str_init(&app->query);
	str_init(&app->suggestion);
	str_init(&app->message);
	visit_init(&app->before);
	for (int i = 0; i < VIEW_COUNT; i++) {
		app->arranged[i] = view_table[i].list;
		str_init(&app->filters[i]);
		str_init(&app->selections[i]);
		str_init(&app->stand_ins[i]);
	}
}

static void app_done(struct app *app)
{
	vec_done(&app->ahead);
	for (int i = 0; i < VIEW_COUNT; i++) {
		pane_free(app->lists[i]);
		str_done(&app->filters[i]);
		str_done(&app->selections[i]);
		str_done(&app->stand_ins[i]);
	}
	pane_free(app->matrix);
	str_done(&app->dispute);
	pane_free(app->detail);
	pane_free(app->overlay);
	visit_done(&app->before);
	str_done(&app->message);
	str_done(&app->suggestion);
	finder_free(app->finder);
	str_done(&app->query);
	str_done(&app->shown);
	str_done(&app->other);
	str_done(&app->marked);
	str_done(&app->filter_before);
	for (int i = 0; i < APP_MODE_COUNT; i++)
		prompt_done(&app->prompts[i]);
	nav_done(&app->nav);
	keymap_done(&app->keymap);
	frame_done(&app->frame);
	reader_close(&app->reader);
}

/* Opens the index that is there, however old: it can be renewed behind the first
 * frame. Only where there is none the reader has to wait. */
static bool open_index(struct app *app, struct error *error)
{
	struct error first = {0};

	if (reader_open(&app->reader, &first))
		return true;
	if (first.code == ERROR_USAGE || !app->reader.location.folder) {
		*error = first;
		return false;
	}
	/* One that is damaged is no better than none, whatever its state file says. */
	return renew(app, first.code == ERROR_INDEX, error) && reader_open(&app->reader, error);
}

bool app_run(struct terminal *terminal, const struct cli_screen *screen, struct error *error)
{
	struct app app;
	bool opened;

	app_init(&app, terminal);
	opened = reader_locate(&app.reader, screen->kb, screen->language, error);
	app.reader.as_of = screen->as_of;
	opened = opened &&
		 open_index(&app, error);
	if (opened) {
		app_arrange(&app);
		app_settle(&app);
		app_paint(&app);
		loop(&app);
	}
	app_done(&app);
	return opened;
}
