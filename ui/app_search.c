/* app_search.c - owns what is searched, with results at every key. Knows not how the
 * line is typed nor how anything is drawn. */
#include "app_part.h"

#include "search.h"

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

static struct rows *found(struct app *app, struct search *search)
{
	struct rows *rows = rows_of_search(&app->reader.reading, search);

	app_mark_changes(app, rows);
	return rows;
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
	list_pane_fill(results(app), found(app, search));
	return true;
}

void app_forget_search(struct app *app)
{
	finder_forget(app->finder);
	str_clear(&app->query);
	str_clear(&app->suggestion);
	list_pane_fill(results(app), NULL);
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
	list_pane_fill(list, found(app, search));
	list_pane_restore(list, row, above);
	if (app->view == VIEW_SEARCH && list_pane_entry(list) != selected)
		app->behind = true;
	return true;
}

/* --- narrowing ------------------------------------------------------------------------ */

#define KIND_PREFIX "kind:"

/* The kind that a query begins with, or KIND_COUNT; *rest is what stands behind. */
static enum kind leading_kind(struct slice query, struct slice *rest)
{
	size_t end = slice_find(query, 0, ' '), len = sizeof(KIND_PREFIX) - 1;
	enum kind kind = slice_starts(query, KIND_PREFIX) && end > len
				 ? kind_of_name(slice_part(query, len, end - len))
				 : KIND_COUNT;

	*rest = kind == KIND_COUNT ? query : slice_part(query, end + 1, SIZE_MAX);
	return kind;
}

/* The kind behind `kind` that something is found of; KIND_COUNT: none. */
static enum kind next_kind(struct app *app, struct slice query, enum kind kind)
{
	struct search *search = search_run(&app->reader.reading, query, SEARCH_QUICK, NULL);
	int next = kind == KIND_COUNT ? 0 : (int)kind + 1;

	while (search && next < KIND_COUNT && !search_kind_count(search, (enum kind)next))
		next++;
	search_free(search);
	return (enum kind)next;
}

static void narrow_query(struct app *app, struct slice query, struct str *out)
{
	struct slice rest;
	enum kind kind = leading_kind(query, &rest);

	kind = next_kind(app, rest, kind);
	if (kind < KIND_COUNT)
		str_format(out, KIND_PREFIX "%s ", kind_table[kind].name);
	str_add(out, rest);
}

unsigned app_narrow(struct app *app)
{
	struct prompt *prompt = app->mode == APP_SEARCH ? app_prompt(app) : NULL;
	struct str query;

	if (!prompt && (app->view != VIEW_SEARCH || !app->query.len)) {
		app_say(app, "%s", _("Only what was found goes by kinds; & narrows a list"));
		return THEN_DRAW;
	}
	str_init(&query);
	narrow_query(app, str_slice(prompt ? &prompt->text : &app->query), &query);
	if (prompt)
		prompt_set(prompt, str_slice(&query));
	app->typed = prompt != NULL;
	if (!prompt && app_search(app, str_slice(&query)))
		app->behind = true;
	str_done(&query);
	return THEN_DRAW | THEN_DETAIL;
}

/* --- the line ---------------------------------------------------------------------------- */

static void change(struct app *app, struct slice text)
{
	/* A space at the end says that the last word is complete: it stays. */
	if (slice_trim(text).len && app_search(app, text))
		app->behind = true;
}

static void begin(struct app *app)
{
	visit_done(&app->before);
	app_take_visit(app, &app->before);
	str_clear(&app->suggestion);
	app_view(app, VIEW_SEARCH);
}

static unsigned accept(struct app *app, struct slice text)
{
	struct error error = {0};

	if (slice_trim(text).len)
		nav_leave(&app->nav, &app->before);
	else
		app_restore_visit(app, &app->before);
	if (!search_check(&app->reader.reading, text, false, &error))
		app_complain(app, error.message);
	return THEN_DRAW;
}

static void cancel(struct app *app)
{
	app_restore_visit(app, &app->before);
}

static void complete(struct app *app, struct prompt *prompt)
{
	if (!app->suggestion.len) {
		app_complete_query(app, prompt);
		return;
	}
	prompt_set(prompt, str_slice(&app->suggestion));
	app->typed = true;
}

const struct app_line app_search_line = {
	.sign = "/", .begin = begin, .change = change, .accept = accept, .cancel = cancel,
	.complete = complete,
};
