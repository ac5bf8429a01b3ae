/* app_filter.c - owns what a list is narrowed by. Knows not how rows are chosen. */
#include "app_part.h"

#include "search.h"

static struct str *filter(struct app *app)
{
	return &app->filters[app->view];
}

static void set_filter(struct app *app, struct slice text)
{
	struct str kept;

	str_init(&kept);
	str_add(&kept, text);
	app_keep(app);
	str_done(filter(app));
	*filter(app) = kept;
	app_refill(app);
}

bool app_clear_filter(struct app *app)
{
	bool has = filter(app)->len > 0;

	if (has)
		set_filter(app, (struct slice){0});
	return has;
}

/* Results are narrowed by going on with their query. */
static void begin_in_results(struct app *app)
{
	struct str query;

	str_init(&query);
	str_add(&query, slice_trim(str_slice(&app->query)));
	if (query.len)
		str_add_char(&query, ' ');
	app_begin(app, APP_SEARCH);
	prompt_set(app_prompt(app), str_slice(&query));
	str_done(&query);
}

static void begin(struct app *app)
{
	if (app->view == VIEW_SEARCH) {
		begin_in_results(app);
		return;
	}
	str_clear(&app->filter_before);
	str_add(&app->filter_before, str_slice(filter(app)));
}

static void change(struct app *app, struct slice text)
{
	struct error error = {0};

	if (search_check(&app->reader.reading, text, true, &error))
		set_filter(app, text);
	else
		app_complain(app, error.message);
}

/* While it is typed, "party:dis" stands for all that begin so; as a whole it may name
 * nothing. What cannot be meant is not left behind as a filter: the line stays. */
static unsigned accept(struct app *app, struct slice text)
{
	struct error error = {0};

	if (!slice_trim(text).len) {
		set_filter(app, (struct slice){0});
	} else if (!search_check(&app->reader.reading, text, false, &error)) {
		app_complain(app, error.message);
		app->mode = APP_FILTER;
	}
	return THEN_DRAW;
}

static void cancel(struct app *app)
{
	set_filter(app, str_slice(&app->filter_before));
}

const struct app_line app_filter_line = {
	.sign = "&", .hint = N_("words and filters, such as stance:demand; nothing shows all again"),
	.begin = begin, .change = change, .accept = accept, .cancel = cancel,
	.complete = app_complete_query,
};
