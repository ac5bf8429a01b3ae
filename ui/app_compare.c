/* app_compare.c - owns which two parties are compared: the first is marked, the second
 * chosen. What is said of the two is compare_page.c's. */
#include "app_part.h"

#include "compare_page.h"
#include "doc_part.h"

/* The party that the focus is on: of the matrix its column's, else what the detail
 * shows; 0: none. */
static uint32_t party_here(struct app *app)
{
	struct facts facts;
	uint32_t shown;

	if (app_pane_context(app) == CONTEXT_MATRIX)
		return matrix_pane_party(app->matrix);
	shown = kb_find(app->reader.kb, str_slice(&app->shown));
	return shown && kb_facts(app->reader.kb, shown, &facts) && facts.kind == KIND_PARTY ? shown
											    : 0;
}

static unsigned show_both(struct app *app, uint32_t party)
{
	struct str other;

	str_init(&other);
	reader_id(&app->reader, party, &other);
	app_leave(app);
	app->in_detail = app->zoomed = true;
	app_arrange(app);
	app_show_both(app, str_slice(&app->marked), str_slice(&other));
	str_clear(&app->marked);
	str_done(&other);
	return THEN_DRAW;
}

/* One that went from the base is marked no longer. */
static void mark(struct app *app, uint32_t party)
{
	str_clear(&app->marked);
	reader_id(&app->reader, party, &app->marked);
}

unsigned app_compare(struct app *app)
{
	uint32_t party, marked = kb_find(app->reader.kb, str_slice(&app->marked));

	app_settle(app);
	party = party_here(app);
	if (!party)
		app_say(app, "%s", _("Only parties can be compared; this is none"));
	else if (!marked)
		mark(app, party);
	else if (party == marked)
		app_say(app, "%s", _("This is the one that is marked; c on another compares the two"));
	else
		return show_both(app, party);
	return THEN_DRAW;
}

unsigned app_forget(struct app *app)
{
	if (!app->marked.len)
		return app_clear_filter(app) ? THEN_DRAW : THEN_NOTHING;
	str_clear(&app->marked);
	return THEN_DRAW;
}

void app_marked_name(struct app *app, struct str *out)
{
	uint32_t party = kb_find(app->reader.kb, str_slice(&app->marked));
	struct arena arena;
	struct head head;

	arena_init(&arena);
	if (party && kb_head(&app->reader.reading, party, &arena, &head, NULL))
		str_add(out, doc_name(&head));
	arena_done(&arena);
}

bool app_build_both(struct app *app, struct rich *out, struct error *error)
{
	const struct reading *reading = &app->reader.reading;
	uint32_t a = kb_find(app->reader.kb, str_slice(&app->shown));
	uint32_t b = kb_find(app->reader.kb, str_slice(&app->other));
	struct compare *compare = a && b ? compare_new(reading, a, b, error) : NULL;

	if (!compare)
		return !a || !b;
	compare_page_title(compare, out);
	doc_as_of(reading, out);
	for (size_t i = 0; i < compare_count(compare); i++)
		compare_page_issue(compare, reading, i, doc_pane_width(app->detail), out);
	if (!compare_count(compare)) {
		rich_line(out, 0, 0);
		rich_line(out, 0, 0);
		rich_add_text(out, ROLE_NOTE, _("neither of them holds a position"));
	}
	compare_free(compare);
	return true;
}
