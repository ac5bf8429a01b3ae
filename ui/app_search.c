/* app_search.c - owns the two lines that can be typed: what is searched, with
 * results at every key, and the name of an action. Knows not how they are drawn. */
#include "app_part.h"

#include "search.h"

struct prompt *app_prompt(struct app *app)
{
	if (app->mode == APP_SEARCH)
		return &app->search;
	return app->mode == APP_COMMAND ? &app->command : NULL;
}

/* --- searching ----------------------------------------------------------------------- */

static struct pane *results(struct app *app)
{
	struct pane **list = &app->lists[VIEW_SEARCH];

	if (!*list)
		*list = list_pane_new();
	return *list;
}

static struct search *search_of(struct app *app)
{
	struct pane *list = app->lists[VIEW_SEARCH];
	struct rows *rows = list ? list_pane_rows(list) : NULL;

	return rows ? rows_search(rows) : NULL;
}

const struct query *app_query(struct app *app)
{
	struct search *search = app->view == VIEW_SEARCH ? search_of(app) : NULL;

	return search ? search_query(search) : NULL;
}

static void suggest(struct app *app, struct search *search)
{
	str_clear(&app->suggestion);
	if (search_count(search) == 0 && !search_suggest(search, &app->suggestion))
		str_clear(&app->suggestion);
}

bool app_search(struct app *app, struct slice text)
{
	struct error error = {0};
	struct search *search;
	struct str query;

	if (!text.len)
		return true;
	search = search_run(&app->reader.reading, text, SEARCH_QUICK, &error);
	if (!search) {
		app_complain(app, error.message);
		return false;
	}
	/* text may be the query that is about to be replaced. */
	str_init(&query);
	str_add(&query, text);
	str_done(&app->query);
	app->query = query;
	if (search_is_whole(search))
		finder_forget(app->finder);
	else
		finder_ask(app->finder, app->reader.location.index, app->reader.reading.day,
			   str_slice(&app->query));
	suggest(app, search);
	list_pane_fill(results(app), rows_of_search(&app->reader.reading, search));
	return true;
}

/* More of the same hits: whoever reads them is not to notice but by the counts. */
bool app_take_found(struct app *app)
{
	struct pane *list = results(app);
	size_t row = list_pane_row(list), above = list_pane_above(list);
	uint32_t selected = list_pane_entry(list);
	struct search *search = finder_take(app->finder, app->reader.kb);

	if (!search)
		return false;
	suggest(app, search);
	list_pane_fill(list, rows_of_search(&app->reader.reading, search));
	list_pane_restore(list, row, above);
	if (app->view == VIEW_SEARCH && list_pane_entry(list) != selected)
		app->behind = true;
	return true;
}

void app_catch_up(struct app *app)
{
	struct slice text = slice_trim(str_slice(&app->search.text));

	if (!app->search_due)
		return;
	app->search_due = false;
	/* A space at the end says that the last word is complete: it stays. */
	if (text.len && app_search(app, str_slice(&app->search.text)))
		app->behind = true;
}

unsigned app_begin_search(struct app *app)
{
	visit_done(&app->before);
	app_take_visit(app, &app->before);
	prompt_begin(&app->search);
	str_clear(&app->suggestion);
	app->mode = APP_SEARCH;
	app_view(app, VIEW_SEARCH);
	return THEN_DRAW;
}

static unsigned accept_search(struct app *app)
{
	app_catch_up(app);
	prompt_remember(&app->search);
	app->mode = APP_PANES;
	if (!slice_trim(str_slice(&app->search.text)).len) {
		app_restore_visit(app, &app->before);
		return THEN_DRAW;
	}
	nav_leave(&app->nav, &app->before);
	return THEN_DRAW;
}

/* --- commands -------------------------------------------------------------------------- */

unsigned app_begin_command(struct app *app)
{
	prompt_begin(&app->command);
	app->mode = APP_COMMAND;
	return THEN_DRAW;
}

static unsigned accept_command(struct app *app)
{
	struct slice name = slice_trim(str_slice(&app->command.text));
	enum action action = action_of_name(name);

	app->mode = APP_PANES;
	if (!name.len)
		return THEN_DRAW;
	if (action != ACTION_NONE) {
		prompt_remember(&app->command);
		return THEN_DRAW | app_do(app, action);
	}
	app_say(app, _("There is no command “%.*s”; ? shows all"), SLICE_ARGS(name));
	app->message_is_error = true;
	return THEN_DRAW;
}

static void complete_command(struct app *app)
{
	struct slice common;
	struct str names;
	size_t count;

	str_init(&names);
	count = action_complete(str_slice(&app->command.text), &common, &names);
	if (count)
		prompt_set(&app->command, common);
	if (count != 1)
		app_say(app, "%s", count ? names.data : _("No command begins like that"));
	str_done(&names);
}

/* --- both ---------------------------------------------------------------------------------- */

unsigned app_accept(struct app *app)
{
	return app->mode == APP_SEARCH ? accept_search(app) : accept_command(app);
}

unsigned app_cancel(struct app *app)
{
	if (app->mode == APP_SEARCH) {
		app->search_due = false;
		app_restore_visit(app, &app->before);
	}
	app->mode = APP_PANES;
	return THEN_DRAW;
}

unsigned app_complete(struct app *app)
{
	if (app->mode == APP_COMMAND) {
		complete_command(app);
	} else if (app->mode == APP_SEARCH && app->suggestion.len) {
		prompt_set(&app->search, str_slice(&app->suggestion));
		app->search_due = true;
	}
	return THEN_DRAW;
}
