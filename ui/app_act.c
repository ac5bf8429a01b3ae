/* app_act.c - owns what each action does: one handler a word in the table of
 * actions. Handlers change the state and say what follows; the loop does that. */
#include "app_part.h"

#include "help.h"

#include <string.h>

/* --- moving ----------------------------------------------------------------------- */

static unsigned handle_move(struct app *app, enum action action)
{
	struct pane *focus = app_focus(app);

	return focus->class->act(focus, action);
}

static unsigned handle_scroll(struct app *app, enum action action)
{
	static const enum action moves[ACTION_COUNT] = {
		[ACTION_DETAIL_DOWN] = ACTION_DOWN,
		[ACTION_DETAIL_UP] = ACTION_UP,
		[ACTION_DETAIL_PAGE_DOWN] = ACTION_PAGE_DOWN,
		[ACTION_DETAIL_PAGE_UP] = ACTION_PAGE_UP,
	};

	/* Where the detail can't be seen, the key still does what it is for: on. */
	if (app->mode == APP_OVERLAY || !app_shows_detail(app))
		return handle_move(app, moves[action]);
	app_settle(app);
	return app->detail->class->act(app->detail, moves[action]);
}

static void enter_detail(struct app *app)
{
	app_leave(app);
	app->in_detail = true;
	app_arrange(app);
}

static unsigned handle_open(struct app *app, enum action action)
{
	(void)action;
	app_settle(app);
	if (app->in_detail || !app->shown.len)
		return THEN_DRAW;
	enter_detail(app);
	/* Below a matrix there is little room to read. */
	app->zoomed = app_has_matrix(app);
	app_arrange(app);
	return THEN_DRAW;
}

static unsigned handle_list(struct app *app, enum action action)
{
	bool both = app->other.len > 0;

	(void)action;
	if (app->zoomed && !app->layout.single && !app_has_matrix(app) && !both)
		app->zoomed = false;
	else
		app->in_detail = app->zoomed = false;
	app_arrange(app);
	/* A comparison stands beside no list. */
	return THEN_DRAW | (both ? THEN_DETAIL : 0);
}

static unsigned handle_filter(struct app *app, enum action action)
{
	(void)action;
	if (!app_has_matrix(app))
		return app_begin(app, APP_FILTER);
	app_say(app, "%s", _("A matrix can't be narrowed"));
	return THEN_DRAW;
}

static unsigned handle_day(struct app *app, enum action action)
{
	if (action == ACTION_AS_OF)
		return app_begin(app, APP_DAY);
	return app_step_day(app, action == ACTION_DAY_ON);
}

static unsigned handle_date(struct app *app, enum action action)
{
	(void)action;
	return app_begin(app, APP_DATE);
}

static unsigned handle_narrow(struct app *app, enum action action)
{
	(void)action;
	return app_narrow(app);
}

/* --- links ------------------------------------------------------------------------ */

static void copy(struct app *app, struct slice text, const char *what)
{
	const struct terminal_class *class = app->terminal->class;

	if (!text.len)
		app_say(app, "%s", _("There is nothing to copy here"));
	else if (class->copy(app->terminal, text))
		app_say(app, "%s", what);
	else
		app_complain(app, _("That is too long to copy"));
}

static unsigned follow(struct app *app, const struct rich_link *link)
{
	struct str kept;

	str_init(&kept);
	str_add(&kept, link->id.len ? link->id : link->address);
	if (link->id.len)
		app_go(app, str_slice(&kept));
	else
		copy(app, str_slice(&kept), _("The address was copied"));
	str_done(&kept);
	return THEN_DRAW;
}

static unsigned handle_follow(struct app *app, enum action action)
{
	const struct rich_link *link;

	(void)action;
	app_settle(app);
	link = app->in_detail ? doc_pane_link(app->detail) : NULL;
	if (link)
		return follow(app, link);
	if (!app->in_detail || (!app->zoomed && !app->layout.single)) {
		enter_detail(app);
		app->zoomed = true;
	} else if (!app->layout.single) {
		app->zoomed = false;
	}
	app_arrange(app);
	return THEN_DRAW;
}

static unsigned handle_link(struct app *app, enum action action)
{
	app_settle(app);
	if (!app->in_detail && app->shown.len)
		enter_detail(app);
	if (app->in_detail)
		app->detail->class->act(app->detail, action);
	return THEN_DRAW;
}

static size_t spot_links(struct app *app)
{
	struct doc_spot found[HINTS_MOST];
	size_t count = doc_pane_spots(app->detail, found, HINTS_MOST);

	for (size_t i = 0; i < count; i++)
		app->spots[i] = (struct app_spot){found[i].link, 0, found[i].x, found[i].y};
	return count;
}

static size_t spot_rows(struct app *app)
{
	struct pane *list = app_list(app);
	struct rows *rows = list_pane_rows(list);
	size_t count = 0;

	for (int y = 0; y < list->rect.height && count < HINTS_MOST; y++) {
		size_t row = list_pane_at(list, list->rect.y + y);

		if (row != SIZE_MAX && rows && rows_entry(rows, row))
			app->spots[count++] =
				(struct app_spot){0, row, list->rect.x, list->rect.y + y};
	}
	return count;
}

/* The links of the detail; where that can't be seen, the rows of the list. */
static unsigned handle_labels(struct app *app, enum action action)
{
	size_t count;

	(void)action;
	app_settle(app);
	count = app_shows_detail(app) ? spot_links(app)
		: app_has_matrix(app) ? 0
				      : spot_rows(app);
	hints_begin(&app->hints, count);
	if (count)
		app->mode = APP_LABELS;
	else
		app_say(app, "%s", _("There is no link on the screen"));
	return THEN_DRAW;
}

static unsigned pick(struct app *app, const struct app_spot *spot)
{
	const struct rich_link *link = doc_pane_link_at(app->detail, spot->link);

	if (link) {
		doc_pane_choose(app->detail, spot->link);
		return follow(app, link);
	}
	list_pane_select(app_list(app), spot->row);
	app->behind = true;
	return handle_open(app, ACTION_OPEN);
}

static unsigned type_label(struct app *app, input_key key)
{
	size_t index;
	enum hints_answer answer = hints_type(&app->hints, key, &index);

	if (answer == HINTS_MORE)
		return THEN_DRAW;
	app->mode = APP_PANES;
	return answer == HINTS_CHOSEN ? pick(app, &app->spots[index]) : THEN_DRAW;
}

/* --- going back --------------------------------------------------------------------- */

static unsigned go(struct app *app, bool (*step)(struct nav *nav, struct visit *visit))
{
	struct visit visit;

	app_take_visit(app, &visit);
	if (step(&app->nav, &visit))
		app_restore_visit(app, &visit);
	else if (app->in_detail)
		handle_list(app, ACTION_LIST);
	else
		app_say(app, "%s", step == nav_back ? _("This is where you began")
						     : _("There is nothing further on"));
	visit_done(&visit);
	return THEN_DRAW;
}

static unsigned handle_back(struct app *app, enum action action)
{
	(void)action;
	return go(app, nav_back);
}

static unsigned handle_forward(struct app *app, enum action action)
{
	(void)action;
	return go(app, nav_forward);
}

/* --- views ---------------------------------------------------------------------------- */

static unsigned handle_view(struct app *app, enum action action)
{
	enum view view = view_of_action(action);

	if (view == app->view && !app->in_detail)
		return THEN_NOTHING;
	app_leave(app);
	app_view(app, view);
	return THEN_DRAW;
}

static unsigned handle_matrix(struct app *app, enum action action)
{
	(void)action;
	return app_toggle_matrix(app);
}

static unsigned handle_compare(struct app *app, enum action action)
{
	(void)action;
	return app_compare(app);
}

static unsigned handle_forget(struct app *app, enum action action)
{
	(void)action;
	return app_forget(app);
}

static unsigned handle_unfold(struct app *app, enum action action)
{
	bool *unfolded = &app->reader.reading.unfolded;

	(void)action;
	app_keep(app);
	*unfolded = !*unfolded;
	app_refill(app);
	app_say(app, "%s", *unfolded ? _("What is no longer held stands in full")
				     : _("What is no longer held is folded"));
	return THEN_DRAW;
}

static unsigned handle_split(struct app *app, enum action action)
{
	(void)action;
	app->split = (app->split + 1) % LAYOUT_SPLIT_COUNT;
	app->zoomed = false;
	app_arrange(app);
	app_say(app, "%s", _(layout_splits[app->split]));
	return THEN_DRAW;
}

static unsigned handle_arrange(struct app *app, enum action action)
{
	enum list list = app->arranged[app->view];

	if (app_has_matrix(app) || list == LIST_COUNT || !list_table[list].label)
		app_say(app, "%s", _("This list is arranged in one way only"));
	else
		app_arrange_list(app, list_other(list, action == ACTION_COARSER));
	return THEN_DRAW;
}

/* Where they don't fit, they come as soon as they do. */
static unsigned handle_lanes(struct app *app, enum action action)
{
	(void)action;
	if (app->view != VIEW_TIMELINE) {
		app_say(app, "%s", _("Only the timeline has lanes"));
		return THEN_DRAW;
	}
	app->lanes = !app->lanes;
	if (app->lanes && app->frame.width > ROWS_LANES_WIDTH)
		app->split = LAYOUT_BELOW;
	app_arrange(app);
	app_arrange_list(app, app->arranged[app->view]);
	if (app->lanes && !list_pane_has_lanes(app_list(app)))
		app_say(app, _("Lanes need %d columns"), ROWS_LANES_WIDTH + 1);
	return THEN_DRAW;
}

static unsigned handle_language(struct app *app, enum action action)
{
	(void)action;
	app_keep(app);
	if (reader_next_language(&app->reader))
		app_refill(app);
	else
		app_say(app, "%s", _("The content is in one language only"));
	return THEN_DRAW;
}

/* --- searching --------------------------------------------------------------------------- */

static unsigned handle_search(struct app *app, enum action action)
{
	(void)action;
	return app_begin(app, APP_SEARCH);
}

/* Through the marked words of the entry, then on to the next result. */
static unsigned handle_hit(struct app *app, enum action action)
{
	bool backwards = action == ACTION_PREVIOUS_HIT;
	struct pane *list;
	unsigned then;

	if (!app->query.len) {
		app_say(app, "%s", _("Nothing was searched yet"));
		return THEN_DRAW;
	}
	if (app->view != VIEW_SEARCH || app_has_matrix(app)) {
		app_leave(app);
		app_view(app, VIEW_SEARCH);
		return THEN_DRAW;
	}
	app_settle(app);
	if (app->in_detail && doc_pane_next_hit(app->detail, backwards))
		return THEN_DRAW;
	list = app_list(app);
	then = list->class->act(list, backwards ? ACTION_UP : ACTION_DOWN);
	if (!(then & THEN_DETAIL))
		app_say(app, "%s", backwards ? _("This is the first one") : _("This is the last one"));
	return then | THEN_DRAW;
}

/* --- using ------------------------------------------------------------------------------- */

static unsigned handle_cite(struct app *app, enum action action)
{
	struct error error = {0};
	struct str text;

	(void)action;
	app_settle(app);
	str_init(&text);
	if (app_cite(app, &text, &error))
		copy(app, str_slice(&text), _("The citation was sent to the terminal’s clipboard"));
	else
		app_complain(app, error.message);
	str_done(&text);
	return THEN_DRAW;
}

static unsigned handle_copy_id(struct app *app, enum action action)
{
	struct str id, said;

	(void)action;
	app_settle(app);
	str_init(&id);
	str_init(&said);
	reader_id(&app->reader, app_meant(app), &id);
	str_format(&said, _("Copied: %s"), id.len ? id.data : "");
	copy(app, str_slice(&id), said.data);
	str_done(&said);
	str_done(&id);
	return THEN_DRAW;
}

static unsigned lay_over(struct app *app, struct rich *text)
{
	doc_pane_fill(app->overlay, text);
	app->mode = APP_OVERLAY;
	app_arrange(app);
	return THEN_DRAW;
}

static void add_finding(const struct finding *finding, struct rich *out)
{
	struct str text;

	str_init(&text);
	finding_print(finding, &text);
	rich_line(out, 0, 2);
	rich_add(out, finding->severity == SEVERITY_ERROR ? ROLE_ERROR : ROLE_TEXT,
		 str_slice(&text));
	str_done(&text);
}

static unsigned handle_findings(struct app *app, enum action action)
{
	const struct findings *findings = &app->reader.findings;
	struct rich text;

	(void)action;
	rich_init(&text);
	rich_line(&text, 0, 0);
	rich_add_text(&text, ROLE_TITLE, _("Findings in the content"));
	rich_line(&text, 0, 0);
	if (app->reader.trouble.code) {
		rich_line(&text, 0, 2);
		rich_add_text(&text, ROLE_ERROR, app->reader.trouble.message);
	} else if (!findings->list.count) {
		rich_line(&text, 0, 0);
		rich_add_text(&text, ROLE_NOTE, _("There are none."));
	}
	for (size_t i = 0; i < findings->list.count; i++)
		add_finding(&findings->list.items[i], &text);
	return lay_over(app, &text);
}

static unsigned handle_reload(struct app *app, enum action action)
{
	(void)app;
	(void)action;
	return THEN_DRAW | THEN_RELOAD | THEN_FORCE;
}

/* --- the program ---------------------------------------------------------------------------- */

static unsigned handle_help(struct app *app, enum action action)
{
	struct rich text;

	(void)action;
	rich_init(&text);
	help_build(&app->keymap, &text);
	return lay_over(app, &text);
}

static unsigned handle_command(struct app *app, enum action action)
{
	(void)action;
	return app_begin(app, APP_COMMAND);
}

static unsigned handle_mouse(struct app *app, enum action action)
{
	(void)action;
	app->mouse = !app->mouse;
	app->terminal->class->mouse(app->terminal, app->mouse);
	app_say(app, "%s", app->mouse ? _("The mouse is used") : _("The mouse is left alone"));
	return THEN_DRAW;
}

static unsigned handle_redraw(struct app *app, enum action action)
{
	(void)action;
	app->terminal->class->release(app->terminal);
	app->terminal->class->resume(app->terminal);
	return THEN_DRAW;
}

static unsigned handle_suspend(struct app *app, enum action action)
{
	(void)action;
	app->terminal->class->suspend(app->terminal);
	return THEN_DRAW;
}

static unsigned handle_quit(struct app *app, enum action action)
{
	(void)app;
	(void)action;
	return THEN_QUIT;
}

/* --- what lies over the panes, and prompts --------------------------------------------------- */

static unsigned handle_close(struct app *app, enum action action)
{
	(void)action;
	app->mode = APP_PANES;
	return THEN_DRAW;
}

static unsigned handle_accept(struct app *app, enum action action)
{
	(void)action;
	return app_accept(app);
}

static unsigned handle_cancel(struct app *app, enum action action)
{
	(void)action;
	return app_cancel(app);
}

static unsigned handle_complete(struct app *app, enum action action)
{
	(void)action;
	return app_complete(app);
}

static unsigned handle_edit(struct app *app, enum action action)
{
	struct prompt *prompt = app_prompt(app);

	if (prompt && prompt_act(prompt, action))
		app->typed = true;
	return THEN_DRAW;
}

/* --- keys to handlers -------------------------------------------------------------------------- */

typedef unsigned handler(struct app *app, enum action action);

static handler *const handlers[ACTION_COUNT] = {
#define ACTION_HANDLER(name, text, group, word, kiosk, help) [ACTION_##name] = handle_##word,
	ACTIONS(ACTION_HANDLER)
#undef ACTION_HANDLER
};

unsigned app_do(struct app *app, enum action action)
{
	unsigned then = action == ACTION_NONE ? THEN_NOTHING : handlers[action](app, action);

	if (then & THEN_DETAIL)
		app->behind = true;
	return then;
}

static enum context context_of(const struct app *app)
{
	switch (app->mode) {
	case APP_OVERLAY:
		return CONTEXT_OVERLAY;
	case APP_LABELS:
		return CONTEXT_LABELS;
	default:
		if (app_line(app))
			return CONTEXT_PROMPT;
		return app_pane_context(app);
	}
}

/* A key that no action wants: text for a prompt, a letter for a label. */
static unsigned type(struct app *app, input_key key)
{
	struct prompt *prompt = app_prompt(app);

	if (app->mode == APP_LABELS)
		return type_label(app, key);
	if (!prompt || !prompt_type(prompt, key))
		return THEN_NOTHING;
	app->typed = true;
	return THEN_DRAW;
}

unsigned app_key(struct app *app, input_key key)
{
	enum action action = keymap_find(&app->keymap, context_of(app), key);
	unsigned cleared = app->message.len ? THEN_DRAW : THEN_NOTHING;

	str_clear(&app->message);
	app->message_is_error = false;
	return cleared | (action == ACTION_NONE ? type(app, key) : app_do(app, action));
}

/* --- the mouse ----------------------------------------------------------------------------------- */

static unsigned turn_wheel(struct app *app, const struct event *event)
{
	enum action action = event->button == MOUSE_WHEEL_UP ? ACTION_UP : ACTION_DOWN;
	struct pane *pane = app_focus(app);
	unsigned then = THEN_NOTHING;

	if (app->mode == APP_PANES && app_shows_list(app) &&
	    pane_has(app_main(app), event->x, event->y))
		pane = app_main(app);
	else if (app->mode == APP_PANES && app_shows_detail(app) &&
		 pane_has(app->detail, event->x, event->y))
		pane = app->detail;
	for (int i = 0; i < 3; i++)
		then |= pane->class->act(pane, action);
	return then;
}

static unsigned click_detail(struct app *app, const struct event *event)
{
	unsigned link = doc_pane_link_under(app->detail, event->x, event->y);

	app_settle(app);
	if (!app->in_detail)
		enter_detail(app);
	if (!link)
		return THEN_DRAW;
	doc_pane_choose(app->detail, link);
	return follow(app, doc_pane_link_at(app->detail, link));
}

static unsigned click_list(struct app *app, const struct event *event)
{
	struct pane *list = app_list(app);
	size_t row = list_pane_at(list, event->y);

	app->in_detail = false;
	app_arrange(app);
	if (row == SIZE_MAX)
		return THEN_DRAW;
	if (row == list_pane_row(list))
		return handle_open(app, ACTION_OPEN);
	list_pane_select(list, row);
	return THEN_DRAW | THEN_DETAIL;
}

static unsigned click_matrix(struct app *app, const struct event *event)
{
	app->in_detail = false;
	app_arrange(app);
	switch (matrix_pane_point(app->matrix, event->x, event->y)) {
	case MATRIX_POINT_SAME:
		return handle_open(app, ACTION_OPEN);
	case MATRIX_POINT_OTHER:
		return THEN_DRAW | THEN_DETAIL;
	default:
		return THEN_DRAW;
	}
}

static unsigned click(struct app *app, const struct event *event)
{
	if (app_shows_list(app) && pane_has(app_main(app), event->x, event->y))
		return app_has_matrix(app) ? click_matrix(app, event) : click_list(app, event);
	if (app_shows_detail(app) && pane_has(app->detail, event->x, event->y))
		return click_detail(app, event);
	return THEN_NOTHING;
}

unsigned app_mouse(struct app *app, const struct event *event)
{
	unsigned then = THEN_NOTHING;

	if (event->button != MOUSE_LEFT)
		then = turn_wheel(app, event);
	else if (app->mode == APP_PANES)
		then = click(app, event);
	if (then & THEN_DETAIL)
		app->behind = true;
	return then;
}
