/* app_paint.c - owns how the state becomes a frame. Changes nothing in it. */
#include "app_part.h"

#include "help.h"
#include "search.h"
#include "utf8.h"

#include <string.h>

/* Columns of a query in the status line. */
#define QUERY_WIDTH 24

/* --- the tabs --------------------------------------------------------------------- */

/* "2023-07-13  EN": the day, where it is not today, and the language of the content. */
static void reading_label(const struct app *app, struct str *out)
{
	struct slice language = app->reader.reading.language;

	if (app->reader.as_of != READER_NOW) {
		date_print_day(app->reader.reading.day, out);
		str_add_text(out, "  ");
	}
	for (size_t i = 0; i < language.len; i++) {
		char c = language.data[i];

		str_add_char(out, c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c);
	}
}

static void tab_label(enum view view, bool titled, struct str *out)
{
	str_add_text(out, view_table[view].key);
	if (!titled)
		return;
	str_add_char(out, ' ');
	str_add_text(out, _(view_table[view].title));
}

static int tabs_width(void)
{
	struct str all;
	int width;

	str_init(&all);
	for (int i = 0; i < VIEW_COUNT; i++)
		tab_label((enum view)i, true, &all);
	width = utf8_width(str_slice(&all)) + VIEW_COUNT;
	str_done(&all);
	return width;
}

static int draw_tab(struct app *app, int x, int end, enum view view, bool titled)
{
	struct str label;
	int width;

	str_init(&label);
	tab_label(view, titled, &label);
	width = frame_text(&app->frame, x, app->layout.tabs.y, end - x,
			   view == app->view ? ROLE_TAB_CURRENT : ROLE_TAB, str_slice(&label));
	str_done(&label);
	return width;
}

/* Where not all titles fit, only the current one is written out. */
static void draw_tabs(struct app *app)
{
	struct rect rect = app->layout.tabs;
	enum role role = app->reader.as_of == READER_NOW ? ROLE_TAB : ROLE_TAB_CURRENT;
	struct str reading;
	int end = rect.width, x = 1, width;
	bool titled;

	if (!rect.height)
		return;
	str_init(&reading);
	reading_label(app, &reading);
	width = utf8_width(str_slice(&reading));
	if (rect.width > 4 * VIEW_COUNT + width || role == ROLE_TAB_CURRENT) {
		end -= width + 2;
		frame_text(&app->frame, end + 1, rect.y, width, role, str_slice(&reading));
	}
	titled = tabs_width() < end;
	for (int i = 0; i < VIEW_COUNT; i++)
		x += 1 + draw_tab(app, x, end, (enum view)i, titled || i == (int)app->view);
	str_done(&reading);
}

/* --- the panes ---------------------------------------------------------------------- */

static void draw_border(struct app *app)
{
	struct rect border = app->layout.border;
	bool below = border.width > border.height && app->layout.list.width == border.width;

	for (int x = 0; below && x < border.width; x++)
		frame_text(&app->frame, x, border.y, 1, ROLE_BORDER, SLICE("─"));
}

/* Where the keys go: the list's marker, or one beside the detail's line. */
static void draw_marker(struct app *app)
{
	struct rect border = app->layout.border;

	if (app->in_detail && border.width > 0 && border.height > 1)
		frame_text(&app->frame, border.x + border.width - 1, app->frame.cursor_y, 1,
			   ROLE_MARKER, SLICE(">"));
}

/* Draws a note at the top of the list, in as many lines as it takes; returns how many. */
static int draw_note(struct app *app, const char *text)
{
	struct rect rect = app->layout.list;
	struct rich note, wrapped;
	int count;

	rich_init(&note);
	rich_init(&wrapped);
	rich_line(&note, 0, 0);
	rich_add_text(&note, ROLE_NOTE, text);
	rich_wrap(&note, rect.width - 1, &wrapped);
	count = (int)wrapped.lines.count < rect.height ? (int)wrapped.lines.count : rect.height;
	for (int i = 0; i < count; i++)
		frame_line(&app->frame, rect.x + 1, rect.y + i, rect.width - 1,
			   &wrapped.lines.items[i]);
	rich_done(&wrapped);
	rich_done(&note);
	return count;
}

/* Why a list has no rows. */
static void say_why(struct app *app, struct rows *rows, struct str *out)
{
	struct slice name;

	if (!rows || app->view != VIEW_SEARCH)
		str_add_text(out, app->filters[app->view].len
					  ? _("Nothing fits the filter. To drop it: & and then Enter.")
					  : _(view_table[app->view].empty));
	else if (search_unknown_filter(rows_search(rows), &name))
		str_format(out, _("Nothing was found; there is no filter “%.*s”."),
			   SLICE_ARGS(name));
	else
		str_add_text(out, _("Nothing was found."));
}

/* What stands in a list that has no rows. */
static void draw_empty(struct app *app)
{
	struct rect rect = app->layout.list;
	struct rows *rows = list_pane_rows(app_list(app));
	struct str text;

	/* Whoever is asked what to search for needs not be told how to begin. */
	if ((rows && rows_count(rows)) || (!rows && app->mode == APP_SEARCH))
		return;
	str_init(&text);
	say_why(app, rows, &text);
	rect.y += draw_note(app, text.data);
	str_done(&text);
	if (!rows || !app->suggestion.len)
		return;
	frame_text(&app->frame, rect.x + 1, rect.y, rect.width - 1, ROLE_NOTE,
		   slice_of(app->mode == APP_SEARCH ? _("Tab takes the nearest spelling:")
						    : _("The nearest spelling:")));
	frame_text(&app->frame, rect.x + 3, rect.y + 1, rect.width - 3, ROLE_TEXT,
		   str_slice(&app->suggestion));
}

static void draw_panes(struct app *app)
{
	struct pane *list = app_main(app);

	if (app->mode == APP_OVERLAY) {
		app->overlay->class->draw(app->overlay, &app->frame, true);
		return;
	}
	if (app_shows_list(app)) {
		list->class->draw(list, &app->frame, !app->in_detail);
		if (!app_has_matrix(app))
			draw_empty(app);
	}
	if (app_shows_detail(app))
		app->detail->class->draw(app->detail, &app->frame, app->in_detail);
	if (app_shows_list(app) && app_shows_detail(app)) {
		draw_border(app);
		draw_marker(app);
	}
}

/* --- the status -------------------------------------------------------------------------- */

/* The left of the status, made of parts: one that does not fit is left out. */
struct status {
	struct str text;
	int room;
};

static void add_part(struct status *status, const char *format, ...) ATTR_PRINTF(2, 3);
static void add_part(struct status *status, const char *format, ...)
{
	struct str part;
	va_list arguments;

	str_init(&part);
	if (status->text.len)
		str_add_text(&part, "  ");
	va_start(arguments, format);
	str_vformat(&part, format, arguments);
	va_end(arguments);
	if (!status->text.len ||
	    utf8_width(str_slice(&status->text)) + utf8_width(str_slice(&part)) <= status->room)
		str_add(&status->text, str_slice(&part));
	str_done(&part);
}

/* "Position 5 · Event 4": what kinds the hits are of. */
static void add_kinds(struct search *search, struct status *status)
{
	struct str kinds;

	str_init(&kinds);
	for (int i = 0; i < KIND_COUNT; i++) {
		size_t count = search_kind_count(search, (enum kind)i);

		if (count)
			str_format(&kinds, "%s%s %zu", kinds.len ? " · " : "",
				   _(kind_table[i].label), count);
	}
	if (kinds.len)
		add_part(status, "%s", kinds.data);
	str_done(&kinds);
}

/* What was searched; a long query is cut, for the counts stand behind it. */
static void add_query(struct app *app, struct status *status)
{
	struct slice query = str_slice(&app->query);
	struct slice shown = utf8_cut(query, QUERY_WIDTH);
	struct str text;

	str_init(&text);
	str_add(&text, shown);
	if (shown.len < query.len)
		str_add_text(&text, "…");
	add_part(status, _("“%s”"), text.data);
	str_done(&text);
}

static void add_search(struct app *app, struct status *status)
{
	struct rows *rows = list_pane_rows(app_list(app));
	struct search *search = rows ? rows_search(rows) : NULL;

	if (!search)
		return;
	if (!search_is_whole(search))
		add_part(status, "%s", _("and more"));
	else if (search_total(search) > search_count(search))
		add_part(status, _("of %zu"), search_total(search));
	if (app->mode == APP_PANES)
		add_query(app, status);
	add_kinds(search, status);
}

static void add_where(struct pane *pane, struct status *status)
{
	struct str where;

	str_init(&where);
	pane->class->status(pane, &where);
	if (where.len)
		add_part(status, "%s", where.data);
	str_done(&where);
}

/* What the next c does; the list has the key that forgets it. */
static void add_marked(struct app *app, struct status *status)
{
	struct str name;

	str_init(&name);
	app_marked_name(app, &name);
	if (name.len)
		add_part(status,
			 app_pane_context(app) == CONTEXT_LIST
				 ? _("c: compare with %s, Escape: forget it")
				 : _("c: compare with %s"),
			 name.data);
	str_done(&name);
}

/* How a list is arranged, and what it is narrowed by. */
static void add_list(struct app *app, struct status *status)
{
	const char *label = list_table[app->arranged[app->view]].label;
	struct rows *rows = list_pane_rows(app_list(app));

	if (app->mode != APP_PANES)
		return;
	if (label && status->text.len)
		add_part(status, "%s", _(label));
	if (!app->filters[app->view].len)
		return;
	add_part(status, "&%s", app->filters[app->view].data);
	if (rows && rows_hidden(rows))
		/* TRANSLATORS: so many rows of the list, by the filter. */
		add_part(status, _("%zu hidden"), rows_hidden(rows));
}

static void add_status(struct app *app, struct status *status)
{
	struct pane *list = app_main(app), *focus = app_focus(app);

	if (app->message.len) {
		add_part(status, "%s", app->message.data);
		return;
	}
	if (app_line(app) && app_line(app)->hint && !app_prompt(app)->text.len) {
		add_part(status, "%s", _(app_line(app)->hint));
		return;
	}
	if (focus != app->overlay)
		list->class->status(list, &status->text);
	add_marked(app, status);
	if (focus != list) {
		add_where(focus, status);
		return;
	}
	if (app_has_matrix(app))
		add_part(status, "%.*s", SLICE_ARGS(matrix_pane_title(app->matrix)));
	else if (app->view == VIEW_SEARCH)
		add_search(app, status);
	else
		add_list(app, status);
	if (app_shows_detail(app) && doc_pane_has_more(app->detail))
		add_part(status, "%s", _("Space: more of the detail"));
}

static void add_findings(struct app *app, struct str *out)
{
	size_t count = app->reader.findings.errors + app->reader.findings.warnings;

	if (app->reader.trouble.code)
		str_add_text(out, _("not the present content (E)"));
	else if (count)
		str_format(out, ngettext("%zu finding (E)", "%zu findings (E)", count), count);
}

static void draw_status(struct app *app)
{
	struct rect rect = app->layout.status.height ? app->layout.status : app->layout.bottom;
	struct status left = {.room = rect.width - 2};
	struct str right;
	int width;

	str_init(&left.text);
	str_init(&right);
	add_findings(app, &right);
	width = utf8_width(str_slice(&right));
	if (width + 1 >= rect.width / 2 || !app->layout.status.height)
		width = 0;
	left.room -= width + (width ? 2 : 0);
	add_status(app, &left);
	frame_text(&app->frame, rect.x + rect.width - width - 1, rect.y, width, ROLE_STATUS,
		   str_slice(&right));
	frame_text(&app->frame, rect.x + 1, rect.y, left.room,
		   app->message_is_error ? ROLE_ERROR : ROLE_STATUS, str_slice(&left.text));
	str_done(&left.text);
	str_done(&right);
}

/* --- the last row ---------------------------------------------------------------------------- */

static void draw_prompt(struct app *app, const struct prompt *prompt)
{
	int y = app->frame.height - 1, width = app->frame.width;
	struct slice text;
	int column;

	frame_blank(&app->frame, (struct rect){0, y, width, 1});
	frame_text(&app->frame, 0, y, 1, ROLE_PROMPT, slice_of(app_line(app)->sign));
	text = prompt_view(prompt, width - 1, &column);
	frame_text(&app->frame, 1, y, width - 1, ROLE_PROMPT, text);
	app->frame.cursor_x = 1 + column < width ? 1 + column : 0;
	app->frame.cursor_y = y < 0 ? 0 : y;
	app->frame.cursor_shown = true;
}

static enum context hint_context(const struct app *app)
{
	if (app->mode == APP_OVERLAY)
		return CONTEXT_OVERLAY;
	if (app->mode == APP_LABELS)
		return CONTEXT_LABELS;
	return app_pane_context(app);
}

static void draw_bottom(struct app *app)
{
	struct rect rect = app->layout.bottom;
	struct prompt *prompt = app_prompt(app);
	struct str hints;

	if (prompt) {
		draw_prompt(app, prompt);
		return;
	}
	if (!rect.height || (!app->layout.status.height && app->message.len))
		return;
	str_init(&hints);
	help_line(hint_context(app), rect.width - 1, &hints);
	frame_text(&app->frame, 1, rect.y, rect.width - 1, ROLE_HINT, str_slice(&hints));
	str_done(&hints);
}

/* --- all of it --------------------------------------------------------------------------------- */

static void resize_frame(struct app *app)
{
	int width, height;

	app->terminal->class->size(app->terminal, &width, &height);
	frame_resize(&app->frame, width, height);
}

void app_paint(struct app *app)
{
	resize_frame(app);
	draw_tabs(app);
	draw_panes(app);
	if (app->mode == APP_LABELS)
		app_draw_labels(app);
	if (app->layout.status.height || app->message.len)
		draw_status(app);
	draw_bottom(app);
	app->terminal->class->present(app->terminal, &app->frame);
}

void app_paint_progress(struct app *app, const char *what, size_t done, size_t total)
{
	int width, percent = total ? (int)(done * 100 / total) : 0;
	int y, bar;
	struct str text;

	resize_frame(app);
	width = app->frame.width - 2;
	y = app->frame.height / 2;
	str_init(&text);
	str_format(&text, "%s %d %%", what, percent);
	frame_text(&app->frame, 1, y - 1, width, ROLE_STATUS, str_slice(&text));
	str_done(&text);
	bar = width * percent / 100;
	for (int x = 0; x < width; x++)
		frame_text(&app->frame, 1 + x, y, 1, x < bar ? ROLE_BAR : ROLE_BORDER,
			   x < bar ? SLICE("█") : SLICE("─"));
	frame_text(&app->frame, 1, y + 2, width, ROLE_HINT, slice_of(_("Escape stops")));
	app->terminal->class->present(app->terminal, &app->frame);
}
