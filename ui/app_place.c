/* app_place.c - owns where one is: view, selection, detail, and the way there and
 * back. Knows neither keys nor how anything is drawn. */
#include "app_part.h"

#include "doc.h"
#include "search.h"

/* --- panes ------------------------------------------------------------------------ */

/* What is today was not stepped to from a day before. */
void app_mark_changes(const struct app *app, struct rows *rows)
{
	if (app->reader.as_of != READER_NOW && app->day_before != READER_NOW &&
	    app->day_before < date_today())
		rows_compare(rows, app->day_before);
}

struct rows *app_rows(struct app *app, enum view view)
{
	const struct reading *reading = &app->reader.reading;
	struct slice filter = str_slice(&app->filters[view]);
	enum list list = app->arranged[view];
	struct error error = {0};
	struct rows *rows;
	bool narrowed;
	struct bits set;

	if (view == VIEW_SEARCH)
		return NULL;
	narrowed = filter.len > 0;
	/* What the filter names may have gone with the content that was read anew: then
	 * nothing fits, and the person takes it away or waits until it is back. */
	if (narrowed && !search_set(reading, filter, &set, &error)) {
		app_complain(app, error.message);
		bits_init(&set, 0);
		bits_count(&set);
	}
	rows = rows_of_list(reading, list, narrowed ? &set : NULL);
	rows_use_lanes(rows, app->lanes);
	app_mark_changes(app, rows);
	if (narrowed)
		bits_done(&set);
	return rows;
}

/* The timeline opens at what is newest on the day; what is still to come lies below. */
static void open_at_day(struct app *app, struct pane *list)
{
	size_t later = rows_from(list_pane_rows(list), app->reader.reading.day + 1);

	if (later > 0)
		list_pane_restore(list, later - 1, later - 1);
}

struct pane *app_list(struct app *app)
{
	struct pane **list = &app->lists[app->view];

	if (!*list) {
		*list = list_pane_new();
		list_pane_fill(*list, app_rows(app, app->view));
		if (app->view == VIEW_TIMELINE)
			open_at_day(app, *list);
	}
	return *list;
}

struct pane *app_main(struct app *app)
{
	return app_has_matrix(app) ? app->matrix : app_list(app);
}

uint32_t app_selected(struct app *app)
{
	return app_has_matrix(app) ? matrix_pane_entry(app->matrix)
				   : list_pane_entry(app_list(app));
}

enum context app_pane_context(const struct app *app)
{
	if (app->in_detail)
		return CONTEXT_DETAIL;
	return app_has_matrix(app) ? CONTEXT_MATRIX : CONTEXT_LIST;
}

struct pane *app_focus(struct app *app)
{
	if (app->mode == APP_OVERLAY)
		return app->overlay;
	return app->in_detail ? app->detail : app_main(app);
}

bool app_shows_detail(const struct app *app)
{
	return app->in_detail || !app->layout.single;
}

bool app_shows_list(const struct app *app)
{
	return !app->zoomed && (!app->in_detail || !app->layout.single);
}

/* --- the detail ---------------------------------------------------------------------- */

/* Lays out what is shown. */
static void fill_detail(struct app *app)
{
	uint32_t rowid = kb_find(app->reader.kb, str_slice(&app->shown));
	struct error error = {0};
	struct rich text;
	bool done = true;

	rich_init(&text);
	app->other_width = doc_pane_width(app->detail);
	if (app->other.len)
		done = app_build_both(app, &text, &error);
	else if (rowid)
		done = doc_build(&app->reader.reading, rowid, &text, &error);
	if (!done) {
		rich_clear(&text);
		rich_line(&text, 0, 0);
		rich_add_text(&text, ROLE_ERROR, error.message);
	}
	rich_mark(&text, app_query(app));
	doc_pane_fill(app->detail, &text);
}

/* A comparison stands in columns, which another width moves. */
static void fit_both(struct app *app)
{
	struct doc_place place = doc_pane_place(app->detail);

	if (!app->other.len || app->other_width == doc_pane_width(app->detail))
		return;
	fill_detail(app);
	doc_pane_restore(app->detail, place);
}

void app_show_both(struct app *app, struct slice id, struct slice other)
{
	struct str shown, beside;

	/* Both may be the texts that are about to be replaced. */
	str_init(&shown);
	str_init(&beside);
	str_add(&shown, id);
	str_add(&beside, other);
	str_done(&app->shown);
	str_done(&app->other);
	app->shown = shown;
	app->other = beside;
	fill_detail(app);
	app->behind = false;
}

void app_arrange(struct app *app)
{
	int width, height;
	struct layout *layout = &app->layout;

	app->terminal->class->size(app->terminal, &width, &height);
	layout_make(layout, width, height, app_has_matrix(app) ? LAYOUT_TABLE : app->split);
	pane_place(app_main(app), layout->list);
	pane_place(app->detail, app->zoomed ? layout->page : layout->detail);
	pane_place(app->overlay, layout->page);
	fit_both(app);
}

/* Shows the entry called id; empty or unknown: nothing. */
static void show(struct app *app, struct slice id)
{
	app_show_both(app, id, SLICE(""));
}

void app_settle(struct app *app)
{
	struct str id;

	if (!app->behind)
		return;
	str_init(&id);
	reader_id(&app->reader, app_selected(app), &id);
	show(app, str_slice(&id));
	str_done(&id);
}

/* --- rows ------------------------------------------------------------------------------ */

static size_t row_of(struct app *app, struct slice id)
{
	struct rows *rows = list_pane_rows(app_list(app));

	return rows && id.len ? rows_find(rows, id) : SIZE_MAX;
}

/* Selects what the place had selected: in the same place, if it stands there, or
 * wherever it is now, or what is in that row instead. */
static void restore_row(struct app *app, const struct visit *visit)
{
	struct pane *list = app_list(app);
	struct rows *rows = list_pane_rows(list);
	struct slice id = str_slice(&visit->selected);
	size_t row = SIZE_MAX;

	if (!rows)
		return;
	if (id.len)
		row = rows_find_at(rows, id, visit->place);
	list_pane_restore(list, row == SIZE_MAX ? visit->row : row, visit->above);
}

/* --- places ---------------------------------------------------------------------------- */

static void take_row(struct pane *list, struct visit *visit)
{
	struct rows *rows = list_pane_rows(list);

	visit->row = list_pane_row(list);
	visit->above = list_pane_above(list);
	visit->place = rows ? rows_place(rows, visit->row) : SIZE_MAX;
}

static void take_list(struct app *app, struct visit *visit)
{
	struct pane *list = app_list(app);

	visit->view = (unsigned)app->view;
	take_row(list, visit);
	reader_id(&app->reader, list_pane_entry(list), &visit->selected);
	if (app->view == VIEW_SEARCH)
		str_add(&visit->query, str_slice(&app->query));
	app_take_matrix(app, visit);
}

static void take_detail(struct app *app, struct visit *visit)
{
	struct doc_place doc = doc_pane_place(app->detail);

	visit->line = doc.line;
	visit->part = doc.part;
	visit->link = doc.link;
	visit->in_detail = app->in_detail;
	visit->zoomed = app->zoomed;
	str_add(&visit->shown, str_slice(&app->shown));
	str_add(&visit->other, str_slice(&app->other));
}

void app_take_visit(struct app *app, struct visit *visit)
{
	app_settle(app);
	visit_init(visit);
	take_list(app, visit);
	take_detail(app, visit);
}

static void restore_detail(struct app *app, const struct visit *visit)
{
	app_show_both(app, str_slice(&visit->shown), str_slice(&visit->other));
	app->in_detail = visit->in_detail;
	app->zoomed = visit->zoomed;
	app_arrange(app);
	doc_pane_restore(app->detail, (struct doc_place){visit->line, visit->part, visit->link});
}

void app_restore_visit(struct app *app, const struct visit *visit)
{
	app->view = (enum view)visit->view;
	if (app->view == VIEW_SEARCH &&
	    !slice_equal(str_slice(&app->query), str_slice(&visit->query))) {
		if (visit->query.len)
			app_search(app, str_slice(&visit->query));
		else
			app_forget_search(app);
	}
	app_restore_matrix(app, visit);
	app_arrange(app);
	restore_row(app, visit);
	restore_detail(app, visit);
}

void app_leave(struct app *app)
{
	struct visit visit;

	app_take_visit(app, &visit);
	nav_leave(&app->nav, &visit);
	visit_done(&visit);
}

void app_arrange_list(struct app *app, enum list list)
{
	struct visit visit;

	visit_init(&visit);
	take_list(app, &visit);
	app->arranged[app->view] = list;
	list_pane_fill(app_list(app), app_rows(app, app->view));
	restore_row(app, &visit);
	visit_done(&visit);
}

/* --- going elsewhere ------------------------------------------------------------------- */

void app_view(struct app *app, enum view view)
{
	app_close_matrix(app);
	app->view = view;
	app->in_detail = false;
	app->zoomed = false;
	app->behind = true;
	app_arrange(app);
}

void app_go(struct app *app, struct slice id)
{
	size_t row;
	struct str kept;

	if (!kb_find(app->reader.kb, id)) {
		app_say(app, _("“%.*s” is not in this base"), SLICE_ARGS(id));
		app->message_is_error = true;
		return;
	}
	str_init(&kept);
	str_add(&kept, id);
	app_leave(app);
	app_close_matrix(app);
	row = row_of(app, str_slice(&kept));
	if (row != SIZE_MAX)
		list_pane_select(app_list(app), row);
	show(app, str_slice(&kept));
	app->in_detail = true;
	app_arrange(app);
	str_done(&kept);
}

/* --- another index or language ------------------------------------------------------------ */

/* The id of the selected entry; empty where there is none. */
static void selected_id(struct app *app, enum view view, struct str *out)
{
	str_clear(out);
	if (app->lists[view])
		reader_id(&app->reader, list_pane_entry(app->lists[view]), out);
}

/* An entry that went, broken or narrowed away, stays wanted as long as nobody moves off
 * the one that is selected in its place, which may be none at all. */
void app_keep(struct app *app)
{
	struct str id;

	app_settle(app);
	str_init(&id);
	reader_id(&app->reader, app_selected(app), &id);
	app->in_step = !app->other.len && slice_equal(str_slice(&id), str_slice(&app->shown));
	for (int i = 0; i < VIEW_COUNT; i++) {
		selected_id(app, (enum view)i, &id);
		if (id.len && !slice_equal(str_slice(&id), str_slice(&app->stand_ins[i]))) {
			str_clear(&app->selections[i]);
			str_add(&app->selections[i], str_slice(&id));
		}
	}
	str_done(&id);
}

static void refill_list(struct app *app, enum view view)
{
	struct slice wanted = str_slice(&app->selections[view]);
	struct pane *list = app->lists[view];
	struct visit visit;

	visit_init(&visit);
	take_row(list, &visit);
	str_add(&visit.selected, wanted);
	app->view = view;
	if (view == VIEW_SEARCH) {
		list_pane_fill(list, NULL);
		if (app->query.len)
			app_search(app, str_slice(&app->query));
	} else {
		list_pane_fill(list, app_rows(app, view));
	}
	restore_row(app, &visit);
	visit_done(&visit);
	selected_id(app, view, &app->stand_ins[view]);
	if (slice_equal(str_slice(&app->stand_ins[view]), wanted))
		str_clear(&app->stand_ins[view]);
}

/* The detail that went with the row goes with it still. */
static void refill_detail(struct app *app)
{
	struct doc_place place = doc_pane_place(app->detail);
	struct str before;

	str_init(&before);
	str_add(&before, str_slice(&app->shown));
	app->behind = app->in_step;
	if (app->in_step)
		app_settle(app);
	else
		app_show_both(app, str_slice(&app->shown), str_slice(&app->other));
	if (slice_equal(str_slice(&before), str_slice(&app->shown)))
		doc_pane_restore(app->detail, place);
	str_done(&before);
}

void app_refill(struct app *app)
{
	enum view view = app->view;

	for (int i = 0; i < VIEW_COUNT; i++)
		if (app->lists[i])
			refill_list(app, (enum view)i);
	app->view = view;
	app_refill_matrix(app);
	app_arrange(app);
	refill_detail(app);
}
