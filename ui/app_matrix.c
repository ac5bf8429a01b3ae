/* app_matrix.c - owns the way into a matrix and out of it, and which one it is. How it
 * looks and is walked through is matrix_pane.c's. */
#include "app_part.h"

#include "i18n.h"

/* Links from an entry to what it is about, until a dispute is reached. */
#define STEPS 3

bool app_has_matrix(const struct app *app)
{
	return app->dispute.len > 0;
}

/* --- which one ------------------------------------------------------------------------- */

/* A dispute, and the issue of it on the way there; 0: none. */
struct start {
	uint32_t dispute, issue;
};

static bool is_kind(struct app *app, uint32_t rowid, enum kind kind)
{
	struct facts facts;

	return rowid && kb_facts(app->reader.kb, rowid, &facts) && facts.kind == kind;
}

/* The first that an entry names in a field, or 0. */
static uint32_t first_link(const struct own_links *links, enum field_name relation)
{
	for (size_t i = 0; i < links->count; i++)
		if (links->items[i].relation == relation)
			return links->items[i].rowid;
	return 0;
}

/* What an entry is about: its dispute, else an issue. */
static uint32_t subject(struct app *app, uint32_t rowid)
{
	static const enum field_name relations[] = {FIELD_DISPUTE, FIELD_DISPUTES, FIELD_ON,
						    FIELD_RAISES};
	struct own_links links;
	struct arena arena;
	uint32_t found = 0;

	arena_init(&arena);
	if (kb_links(app->reader.kb, rowid, &arena, &links, NULL))
		for (size_t i = 0; i < COUNT_OF(relations) && !found; i++)
			found = first_link(&links, relations[i]);
	arena_done(&arena);
	return found;
}

/* The most important dispute that names a party, or 0. */
static uint32_t dispute_of_party(struct app *app, uint32_t party)
{
	struct entry entry;
	struct arena arena;
	uint32_t found = 0;

	arena_init(&arena);
	if (kb_entry(app->reader.kb, party, &arena, &entry, NULL))
		for (size_t i = 0; i < entry.back_count; i++) {
			const struct back_link *link = &entry.back[i];

			if (link->kind == KIND_DISPUTE && (!found || link->rowid < found))
				found = link->rowid;
		}
	arena_done(&arena);
	return found;
}

static struct start find_start(struct app *app, uint32_t rowid)
{
	struct start start = {0};

	if (is_kind(app, rowid, KIND_PARTY))
		rowid = dispute_of_party(app, rowid);
	for (int i = 0; i < STEPS && rowid && !is_kind(app, rowid, KIND_DISPUTE); i++) {
		if (is_kind(app, rowid, KIND_ISSUE))
			start.issue = rowid;
		rowid = subject(app, rowid);
	}
	if (is_kind(app, rowid, KIND_DISPUTE))
		start.dispute = rowid;
	return start;
}

/* --- in and out ------------------------------------------------------------------------ */

void app_close_matrix(struct app *app)
{
	str_clear(&app->dispute);
	matrix_pane_clear(app->matrix);
}

/* Reads the matrix of app->dispute; where it can't, there is none. */
static bool fill(struct app *app)
{
	struct error error = {0};
	uint32_t dispute = kb_find(app->reader.kb, str_slice(&app->dispute));

	if (dispute && matrix_pane_fill(app->matrix, &app->reader.reading, dispute, &error)) {
		if (app->day_before != READER_NOW)
			matrix_pane_mark(app->matrix, app->day_before);
		return true;
	}
	app_close_matrix(app);
	if (error.code)
		app_complain(app, error.message);
	return false;
}

static unsigned enter(struct app *app, uint32_t entry)
{
	struct start start = find_start(app, entry);

	if (!start.dispute) {
		app_say(app, "%s", _("This belongs to no dispute, so it has no matrix"));
		return THEN_DRAW;
	}
	app_leave(app);
	app->in_detail = app->zoomed = false;
	matrix_pane_restore(app->matrix, &(struct matrix_place){0});
	reader_id(&app->reader, start.dispute, &app->dispute);
	if (fill(app))
		matrix_pane_choose(app->matrix, start.issue, entry);
	app_arrange(app);
	return THEN_DRAW | THEN_DETAIL;
}

/* From the detail below it the key leads back into the matrix first. */
unsigned app_toggle_matrix(struct app *app)
{
	bool inside = app->in_detail;

	app_settle(app);
	if (!app_has_matrix(app))
		return enter(app, kb_find(app->reader.kb, str_slice(&app->shown)));
	if (!inside) {
		app_leave(app);
		app_close_matrix(app);
	}
	app->in_detail = app->zoomed = false;
	app_arrange(app);
	return THEN_DRAW | THEN_DETAIL;
}

/* --- places ---------------------------------------------------------------------------- */

void app_take_matrix(struct app *app, struct visit *visit)
{
	struct matrix_place place = matrix_pane_place(app->matrix);

	if (!app_has_matrix(app))
		return;
	str_add(&visit->dispute, str_slice(&app->dispute));
	str_add(&visit->issue, place.issue);
	str_add(&visit->party, place.party);
	visit->issues_above = place.above;
	visit->parties_before = place.before;
}

void app_restore_matrix(struct app *app, const struct visit *visit)
{
	struct matrix_place place = {str_slice(&visit->issue), str_slice(&visit->party),
				     visit->issues_above, visit->parties_before};

	app_close_matrix(app);
	if (!visit->dispute.len)
		return;
	matrix_pane_restore(app->matrix, &place);
	str_add(&app->dispute, str_slice(&visit->dispute));
	fill(app);
}

void app_refill_matrix(struct app *app)
{
	if (app_has_matrix(app))
		fill(app);
}
