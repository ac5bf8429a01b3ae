/* app_prompt.c - owns the lines that can be typed, one a mode, and their way from the
 * first key to the last. What a search, a filter or a day does is in files of their
 * own. */
#include "app_part.h"

#include "complete.h"

/* --- the name of an action -------------------------------------------------------------- */

static unsigned accept_command(struct app *app, struct slice text)
{
	struct slice name = slice_trim(text);
	enum action action = action_of_name(name);

	if (!name.len)
		return THEN_DRAW;
	if (action != ACTION_NONE)
		return THEN_DRAW | app_do(app, action);
	app_say(app, _("There is no command “%.*s”; ? shows all"), SLICE_ARGS(name));
	app->message_is_error = true;
	return THEN_DRAW;
}

static void complete_command(struct app *app, struct prompt *prompt)
{
	struct slice common;
	struct str names;
	size_t count;

	str_init(&names);
	count = action_complete(str_slice(&prompt->text), &common, &names);
	if (count)
		prompt_set(prompt, common);
	if (count != 1)
		app_say(app, "%s", count ? names.data : _("No command begins like that"));
	str_done(&names);
}

static const struct app_line command_line = {
	.sign = ":", .accept = accept_command, .complete = complete_command,
};

/* --- all of them --------------------------------------------------------------------------- */

static const struct app_line *const lines[APP_MODE_COUNT] = {
	[APP_SEARCH] = &app_search_line,
	[APP_COMMAND] = &command_line,
	[APP_DAY] = &app_day_line,
	[APP_DATE] = &app_date_line,
	[APP_FILTER] = &app_filter_line,
};

const struct app_line *app_line(const struct app *app)
{
	return lines[app->mode];
}

struct prompt *app_prompt(struct app *app)
{
	return lines[app->mode] ? &app->prompts[app->mode] : NULL;
}

unsigned app_begin(struct app *app, enum app_mode mode)
{
	app->mode = mode;
	app->typed = false;
	prompt_begin(&app->prompts[mode]);
	if (lines[mode]->begin)
		lines[mode]->begin(app);
	return THEN_DRAW;
}

void app_catch_up(struct app *app)
{
	const struct app_line *line = app_line(app);
	bool typed = app->typed;

	app->typed = false;
	if (typed && line && line->change)
		line->change(app, str_slice(&app_prompt(app)->text));
}

unsigned app_accept(struct app *app)
{
	const struct app_line *line = app_line(app);
	struct prompt *prompt = app_prompt(app);
	unsigned then;

	app_catch_up(app);
	prompt_remember(prompt);
	app->mode = APP_PANES;
	then = line->accept(app, str_slice(&prompt->text));
	return then | THEN_DRAW;
}

unsigned app_cancel(struct app *app)
{
	const struct app_line *line = app_line(app);

	app->typed = false;
	app->mode = APP_PANES;
	if (line && line->cancel)
		line->cancel(app);
	return THEN_DRAW;
}

unsigned app_complete(struct app *app)
{
	const struct app_line *line = app_line(app);

	app_catch_up(app);
	if (line && line->complete)
		line->complete(app, app_prompt(app));
	return THEN_DRAW;
}

/* What stands behind the cursor stays. */
/* A word that begins no filter may have been meant as one: they are named. */
static void say_filters(struct app *app)
{
	struct completion filters;

	completion_init(&filters);
	complete_query(app->reader.kb, SLICE(""), &filters);
	app_say(app, _("No filter begins like that; there are: %s"), filters.choices.data);
	completion_done(&filters);
}

void app_complete_query(struct app *app, struct prompt *prompt)
{
	struct slice text = slice_part(str_slice(&prompt->text), 0, prompt->cursor);
	struct completion completion;

	completion_init(&completion);
	complete_query(app->reader.kb, text, &completion);
	if (!completion.count && !completion.of_filter) {
		say_filters(app);
	} else if (!completion.count) {
		app_say(app, "%s", _("Nothing goes on like that"));
	} else {
		prompt_replace(prompt, completion.from, str_slice(&completion.common));
		app->typed = true;
	}
	if (completion.count > 1)
		app_say(app, "%s", completion.choices.data);
	completion_done(&completion);
}
