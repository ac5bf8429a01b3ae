/* app_part.h - what the parts of the app share: its state. For app*.c only.
 *
 * The app owns all it points to, but the terminal. What must survive a reload is
 * kept by id. */
#ifndef PICKET_APP_PART_H
#define PICKET_APP_PART_H

#include "doc_pane.h"
#include "finder.h"
#include "hints.h"
#include "keymap.h"
#include "layout.h"
#include "list_pane.h"
#include "matrix_pane.h"
#include "nav.h"
#include "prompt.h"
#include "reader.h"
#include "terminal.h"
#include "views.h"

/* What takes the keys. */
enum app_mode {
	APP_PANES,
	APP_OVERLAY,     /* help or findings lie over the panes */
	APP_LABELS,      /* links have labels */
	APP_SEARCH,      /* from here on a line is being typed: a search, */
	APP_COMMAND,     /* the name of an action, */
	APP_DAY,         /* a day, as of which all is shown, */
	APP_DATE,        /* a date, to go to, */
	APP_FILTER,      /* what a list is narrowed by */
	APP_MODE_COUNT
};

/* Something that can be picked by its label. */
struct app_spot {
	unsigned link;   /* of the detail; 0: a row of the list, */
	size_t row;      /* this one */
	int x, y;
};

struct app {
	struct terminal *terminal;
	struct reader reader;
	struct frame frame;
	struct keymap keymap;
	enum app_mode mode;

	enum layout_split split;
	struct layout layout;
	enum view view;
	struct pane *lists[VIEW_COUNT];   /* null until first seen */
	enum list arranged[VIEW_COUNT];   /* which of the lists with the same entries */
	bool lanes;                       /* a timeline has one column a side */
	struct str selections[VIEW_COUNT];   /* ids kept while they are laid out anew, */
	struct str stand_ins[VIEW_COUNT];    /* and of what is selected where one went */
	bool in_step;                     /* when they were kept the detail was the row's */
	struct pane *matrix;              /* in place of the list */
	struct str dispute;               /* whose matrix it is; empty: it is not shown */
	struct pane *detail;
	struct pane *overlay;
	bool in_detail;                   /* has the focus */
	bool zoomed;                      /* the detail is alone; then it has the focus */
	struct str shown;                 /* id of the entry in the detail; empty: none */
	struct str other;                 /* of the party that it is compared with; empty: none */
	int other_width;                  /* for which the two were laid out */
	struct str marked;                /* of the party to be compared with the next */
	bool behind;                      /* the detail is not yet that of the selection */
	struct nav nav;
	int32_t day_before;               /* shown before this one: what is another since then is
					   * marked; READER_NOW: there was none */

	struct prompt prompts[APP_MODE_COUNT];   /* of the modes in which a line is typed */
	bool typed;                       /* the line is another than what was made of it */
	struct str filters[VIEW_COUNT];   /* what each list is narrowed by; empty: nothing */
	struct str filter_before;         /* of this view, when another began to be typed */
	struct str query;                 /* what the search view shows */
	struct finder *finder;            /* for what takes longer than a key may */
	struct str suggestion;            /* a spelling that would find something */
	struct visit before;              /* where one was when the search began */

	struct hints hints;
	struct app_spot spots[HINTS_MOST];

	struct str message;               /* until the next key; empty: none */
	bool message_is_error;
	bool mouse;
	VEC(struct event) ahead;          /* came while something else was done; */
	size_t ahead_next;                /* those before this one are handled */
	int64_t busy_since;               /* long work: when it began; 0: none */
	int64_t shown_progress;           /* and when that was last told */
	struct error error;               /* ends the app */
};

/* --- app.c: asked by handlers -------------------------------------------------- */

/* Sets the message; format is translated already. */
void app_say(struct app *app, const char *format, ...) ATTR_PRINTF(2, 3);
void app_complain(struct app *app, const char *message);

/* --- app_act.c ------------------------------------------------------------------ */

/* Does an action; its consequences (enum consequence). */
unsigned app_do(struct app *app, enum action action);
unsigned app_key(struct app *app, input_key key);
unsigned app_mouse(struct app *app, const struct event *event);

/* --- app_place.c ---------------------------------------------------------------- */

/* The list of the view that is shown, made where it is not there yet. */
struct pane *app_list(struct app *app);

/* What has the keys when the detail has not: the matrix, or the list. */
struct pane *app_main(struct app *app);

/* The entry that is selected in it, or 0. */
uint32_t app_selected(struct app *app);

/* The context of the pane that has the focus. */
enum context app_pane_context(const struct app *app);

/* The pane that has the focus. */
struct pane *app_focus(struct app *app);

bool app_shows_list(const struct app *app);
bool app_shows_detail(const struct app *app);

/* Makes layout and panes fit the terminal. */
void app_arrange(struct app *app);

/* The rows of a view's list, narrowed as it is. */
struct rows *app_rows(struct app *app, enum view view);

/* Lets the rows tell what is another than on the day shown before. */
void app_mark_changes(const struct app *app, struct rows *rows);

/* Shows the present view's entries in another of their lists; what is selected
 * stays. */
void app_arrange_list(struct app *app, enum list list);

/* Before the index or the language becomes another: keeps the selections. */
void app_keep(struct app *app);

/* And after that: lays everything out anew, each pane at its visit. */
void app_refill(struct app *app);

/* Makes the detail that of the selection, if it is behind. */
void app_settle(struct app *app);

/* Remembers the present visit, to come back to. */
void app_leave(struct app *app);

void app_view(struct app *app, enum view view);

/* Shows how two parties compare in the detail. */
void app_show_both(struct app *app, struct slice id, struct slice other);

/* Shows the entry called id in the detail, and selects it where the list has it. */
void app_go(struct app *app, struct slice id);

/* Where one is; the place is the caller's. */
void app_take_visit(struct app *app, struct visit *visit);
void app_restore_visit(struct app *app, const struct visit *visit);

/* --- app_matrix.c ----------------------------------------------------------------- */

bool app_has_matrix(const struct app *app);

/* Into the matrix of what the detail shows, or out of it. */
unsigned app_toggle_matrix(struct app *app);

/* Out of it, for what goes elsewhere. */
void app_close_matrix(struct app *app);

/* Its part of a visit, and of what another index, language or day asks for. */
void app_take_matrix(struct app *app, struct visit *visit);
void app_restore_matrix(struct app *app, const struct visit *visit);
void app_refill_matrix(struct app *app);

/* --- app_compare.c ----------------------------------------------------------------- */

/* Marks the party that the focus is on, or compares it with the one that is marked. */
unsigned app_compare(struct app *app);
unsigned app_forget(struct app *app);

/* Appends what the marked party is called. */
void app_marked_name(struct app *app, struct str *out);

/* Appends the comparison that the detail shows, for its width. */
bool app_build_both(struct app *app, struct rich *out, struct error *error);

/* The entry that a key is meant for which takes one: what the detail shows; of a
 * comparison what the current link names, else the first position or issue on the
 * screen. 0: none. */
uint32_t app_meant(struct app *app);

/* Appends the citation of that; of an issue of a comparison, of all that the two hold
 * on it. */
bool app_cite(struct app *app, struct str *out, struct error *error);

/* --- app_search.c ----------------------------------------------------------------- */

/* Gives the search view what text finds; false, with a message, where it does not
 * parse: the last results stay. */
bool app_search(struct app *app, struct slice text);

/* As if nothing had been searched yet. */
void app_forget_search(struct app *app);

/* Shows what was found meanwhile; whether anything was. */
bool app_take_found(struct app *app);

/* The query whose words are marked, or null. */
const struct query *app_query(struct app *app);

/* Narrows the search to the next kind that it finds, behind the last one to none. */
unsigned app_narrow(struct app *app);

/* --- app_prompt.c ------------------------------------------------------------------ */

/* What a line that is typed is for: its sign, and what follows when it changes, is
 * accepted or given up; null: nothing. */
struct app_line {
	const char *sign;
	const char *hint;    /* while nothing is typed, to be translated; or null */
	void (*begin)(struct app *app);
	void (*change)(struct app *app, struct slice text);
	unsigned (*accept)(struct app *app, struct slice text);
	void (*cancel)(struct app *app);
	void (*complete)(struct app *app, struct prompt *prompt);
};
extern const struct app_line app_search_line, app_filter_line, app_day_line,
	app_date_line;

/* The line that is being typed, and what it is for; null where none is. */
struct prompt *app_prompt(struct app *app);
const struct app_line *app_line(const struct app *app);

/* Begins to type a line; the mode says which. */
unsigned app_begin(struct app *app, enum app_mode mode);
unsigned app_accept(struct app *app);
unsigned app_cancel(struct app *app);
unsigned app_complete(struct app *app);

/* Does what follows from what was typed since, if anything was. */
void app_catch_up(struct app *app);

/* Completes a query before the cursor; the message says what else there is. */
void app_complete_query(struct app *app, struct prompt *prompt);

/* --- app_filter.c ------------------------------------------------------------------- */

/* Takes the filter of the list away; false where it has none. */
bool app_clear_filter(struct app *app);

/* --- app_day.c ---------------------------------------------------------------------- */

/* Shows everything as of a day; READER_NOW: of today. */
void app_show_day(struct app *app, int32_t day);

/* The same for the next (previous) day on which anything happened. */
unsigned app_step_day(struct app *app, bool forward);

/* --- app_labels.c ------------------------------------------------------------------- */

/* Draws the labels of the spots into the frame. */
void app_draw_labels(struct app *app);

/* --- app_paint.c -------------------------------------------------------------------- */

/* Draws everything into the frame and presents it. */
void app_paint(struct app *app);

/* Presents how far long work is. */
void app_paint_progress(struct app *app, const char *what, size_t done, size_t total);

#endif
