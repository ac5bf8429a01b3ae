/* app_compare.c - owns which two parties are compared: the first is marked, the second
 * chosen; and what is cited of it. What is said of the two is compare_page.c's. */
#include "app_part.h"

#include "cite.h"
#include "compare_page.h"
#include "doc_part.h"

static enum kind kind_of(struct app *app, uint32_t rowid)
{
	struct facts facts;

	return rowid && kb_facts(app->reader.kb, rowid, &facts) ? facts.kind : KIND_COUNT;
}

/* The party that the focus is on: of the matrix its column's, else what the detail
 * shows; 0: none. */
static uint32_t party_here(struct app *app)
{
	uint32_t shown;

	if (app_pane_context(app) == CONTEXT_MATRIX)
		return matrix_pane_party(app->matrix);
	shown = kb_find(app->reader.kb, str_slice(&app->shown));
	return kind_of(app, shown) == KIND_PARTY ? shown : 0;
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

/* Null without an error where one of the two is not there. */
static struct compare *compare_shown(struct app *app, struct error *error)
{
	uint32_t a = kb_find(app->reader.kb, str_slice(&app->shown));
	uint32_t b = kb_find(app->reader.kb, str_slice(&app->other));

	return a && b ? compare_new(&app->reader.reading, a, b, error) : NULL;
}

static void add_legend(const struct compare *compare, struct rich *out)
{
	for (size_t i = 0; i < compare_count(compare); i++)
		if (compare_issue(compare, i)->changed) {
			rich_line(out, 0, 0);
			rich_line(out, 0, 0);
			rich_format(out, ROLE_NOTE, "! %s", _("changed"));
			return;
		}
}

static void add_issues(struct app *app, const struct compare *compare, struct rich *out)
{
	for (size_t i = 0; i < compare_count(compare); i++)
		compare_page_issue(compare, &app->reader.reading, i, doc_pane_width(app->detail),
				   out);
	add_legend(compare, out);
	if (compare_count(compare))
		return;
	rich_line(out, 0, 0);
	rich_line(out, 0, 0);
	rich_add_text(out, ROLE_NOTE, _("neither of them holds a position"));
}

bool app_build_both(struct app *app, struct rich *out, struct error *error)
{
	struct compare *compare = compare_shown(app, error);
	bool done;

	if (!compare)
		return !error->code;
	done = (app->day_before == READER_NOW || compare_mark(compare, app->day_before, error)) &&
	       compare_page_top(compare, &app->reader.reading, out, error);
	if (done)
		add_issues(app, compare, out);
	compare_free(compare);
	return done;
}

/* --- what is cited ----------------------------------------------------------------------- */

static uint32_t linked(struct app *app, const struct rich_link *link)
{
	return link ? kb_find(app->reader.kb, link->id) : 0;
}

uint32_t app_meant(struct app *app)
{
	uint32_t found = linked(app, doc_pane_link(app->detail));
	struct doc_spot spots[HINTS_MOST];
	size_t count;

	if (!app->other.len)
		return kb_find(app->reader.kb, str_slice(&app->shown));
	count = found ? 0 : doc_pane_spots(app->detail, spots, HINTS_MOST);
	for (size_t i = 0; i < count && !found; i++) {
		uint32_t rowid = linked(app, doc_pane_link_at(app->detail, spots[i].link));
		enum kind kind = kind_of(app, rowid);

		if (kind == KIND_POSITION || kind == KIND_ISSUE)
			found = rowid;
	}
	return found;
}

/* With an empty line between two. */
static bool cite_stands(struct app *app, const struct stand **stands, size_t count,
			struct str *out, struct error *error)
{
	bool done = true;

	for (size_t i = 0; done && i < count; i++) {
		if (out->len)
			str_add_char(out, '\n');
		done = cite_entry(&app->reader.reading, stands[i]->head.rowid, out, error);
	}
	return done;
}

static bool cite_issue(struct app *app, uint32_t rowid, struct str *out, struct error *error)
{
	struct compare *compare = compare_shown(app, error);
	bool done = compare != NULL;

	for (size_t i = 0; done && i < compare_count(compare); i++) {
		const struct compare_issue *issue = compare_issue(compare, i);

		if (issue->head.rowid != rowid)
			continue;
		done = cite_stands(app, issue->shared, issue->shared_count, out, error);
		for (int side = 0; done && side < 2; side++)
			done = cite_stands(app, issue->held[side], issue->held_count[side], out,
					   error);
	}
	compare_free(compare);
	return done;
}

bool app_cite(struct app *app, struct str *out, struct error *error)
{
	uint32_t rowid = app_meant(app);

	if (!rowid)
		return true;
	if (app->other.len && kind_of(app, rowid) == KIND_ISSUE)
		return cite_issue(app, rowid, out, error);
	return cite_entry(&app->reader.reading, rowid, out, error);
}
