/* action.h - what a person can do, each once.
 *
 * Help, manual, completion, key bindings and the handlers follow this table; an
 * action that is not here can't be done. Nothing here owns memory. */
#ifndef PICKET_ACTION_H
#define PICKET_ACTION_H

#include "i18n.h"
#include "str.h"

/* Name in C, name for people, group, handler (app_act.c has handle_*), whether a
 * kiosk allows it, and one sentence of help, to be translated. */
#define ACTIONS(X)                                                                        \
	X(DOWN, "down", MOVE, move, true, N_("One line down"))                            \
	X(UP, "up", MOVE, move, true, N_("One line up"))                                  \
	X(PAGE_DOWN, "page-down", MOVE, move, true, N_("One screen down"))                \
	X(PAGE_UP, "page-up", MOVE, move, true, N_("One screen up"))                      \
	X(HALF_DOWN, "half-down", MOVE, move, true, N_("Half a screen down"))             \
	X(HALF_UP, "half-up", MOVE, move, true, N_("Half a screen up"))                   \
	X(TOP, "top", MOVE, move, true, N_("To the beginning"))                           \
	X(BOTTOM, "bottom", MOVE, move, true, N_("To the end"))                           \
	X(CELL_LEFT, "cell-left", MOVE, move, true, N_("One party of the matrix to the left")) \
	X(CELL_RIGHT, "cell-right", MOVE, move, true,                                     \
	  N_("One party of the matrix to the right"))                                     \
	X(NEXT_HEADING, "next-heading", MOVE, move, true, N_("To the next heading"))      \
	X(PREVIOUS_HEADING, "previous-heading", MOVE, move, true,                         \
	  N_("To the heading before"))                                                    \
	X(DATE, "date", MOVE, date, true, N_("In the timeline, to a date"))               \
	X(DETAIL_DOWN, "detail-down", MOVE, scroll, true,                                 \
	  N_("The detail one line down"))                                                 \
	X(DETAIL_UP, "detail-up", MOVE, scroll, true, N_("The detail one line up"))       \
	X(DETAIL_PAGE_DOWN, "detail-page-down", MOVE, scroll, true,                       \
	  N_("The detail one screen down"))                                               \
	X(DETAIL_PAGE_UP, "detail-page-up", MOVE, scroll, true,                           \
	  N_("The detail one screen up"))                                                 \
	X(OPEN, "open", MOVE, open, true, N_("Into the detail"))                          \
	X(LIST, "list", MOVE, list, true, N_("Back into the list"))                       \
	X(FOLLOW, "follow", LINK, follow, true,                                           \
	  N_("Follow the current link; without one, the detail alone"))                   \
	X(NEXT_LINK, "next-link", LINK, link, true, N_("Next link of the detail"))        \
	X(PREVIOUS_LINK, "previous-link", LINK, link, true,                               \
	  N_("Previous link of the detail"))                                              \
	X(LABELS, "labels", LINK, labels, true,                                           \
	  N_("Label every link on the screen; a letter follows it"))                      \
	X(BACK, "back", LINK, back, true, N_("Back to where you were"))                   \
	X(FORWARD, "forward", LINK, forward, true, N_("Forward again"))                   \
	X(TIMELINE, "timeline", VIEW, view, true, N_("Everything with a date, by month")) \
	X(PARTIES, "parties", VIEW, view, true, N_("Organisations and their people"))     \
	X(DISPUTES, "disputes", VIEW, view, true,                                         \
	  N_("Disputes, their issues, who said what to whom"))                            \
	X(USES, "uses", VIEW, view, true, N_("What AI is used for, by stage"))            \
	X(SOURCES, "sources", VIEW, view, true, N_("What all of it rests on"))            \
	X(RESULTS, "results", VIEW, view, true, N_("What the last search found"))         \
	X(MATRIX, "matrix", VIEW, matrix, true,                                           \
	  N_("Who holds what in the dispute, issues by parties; out of it again"))        \
	X(COMPARE, "compare", VIEW, compare, true,                                        \
	  N_("Mark this party; on another one: compare the two, issue by issue"))         \
	X(FORGET, "forget", VIEW, forget, true, N_("Forget which party is marked, or the filter"))       \
	X(UNFOLD, "unfold", VIEW, unfold, true,                                           \
	  N_("In threads, show in full what is no longer held, or fold it again"))        \
	X(SPLIT, "split", VIEW, split, true,                                              \
	  N_("The detail beside the list, below it, or as the width allows"))             \
	X(COARSER, "coarser", VIEW, arrange, true,                                        \
	  N_("Coarser headings, or the next way to arrange the list"))                    \
	X(FINER, "finer", VIEW, arrange, true,                                            \
	  N_("Finer headings, or the way before"))                                        \
	X(LANES, "lanes", VIEW, lanes, true,                                              \
	  N_("The timeline with one column a side, if it is wide"))                       \
	X(LANGUAGE, "language", VIEW, language, true, N_("The content's next language"))  \
	X(AS_OF, "as-of", VIEW, day, true,                                                \
	  N_("Show what was known and held on a day; no day is today"))                   \
	X(DAY_BACK, "day-back", VIEW, day, true,                                          \
	  N_("To the day before on which anything happened; in a matrix or a comparison,"   \
	     " on which that changed"))                                                    \
	X(DAY_ON, "day-on", VIEW, day, true,                                              \
	  N_("To the next day on which anything happened, or that changed"))              \
	X(FILTER, "filter", SEARCH, filter, true, N_("Narrow the list as by a search"))   \
	X(SEARCH, "search", SEARCH, search, true, N_("Search everything as you type"))    \
	X(NEXT_HIT, "next-hit", SEARCH, hit, true, N_("Next place that was found"))       \
	X(PREVIOUS_HIT, "previous-hit", SEARCH, hit, true,                                \
	  N_("Previous place that was found"))                                            \
	X(NARROW, "narrow", SEARCH, narrow, true,                                         \
	  N_("Narrow what was found to the next kind"))                                   \
	X(COPY_CITATION, "copy-citation", USE, cite, true,                                \
	  N_("Copy a citation of the entry, with its sources"))                           \
	X(COPY_ID, "copy-id", USE, copy_id, true, N_("Copy the entry's identifier"))      \
	X(FINDINGS, "findings", USE, findings, true, N_("What is wrong with the content")) \
	X(RELOAD, "reload", USE, reload, true, N_("Read the content again"))              \
	X(HELP, "help", PROGRAM, help, true, N_("All keys"))                              \
	X(COMMAND, "command", PROGRAM, command, true, N_("Do anything by its name"))      \
	X(MOUSE, "mouse", PROGRAM, mouse, true, N_("Use the mouse, or leave it alone"))   \
	X(REDRAW, "redraw", PROGRAM, redraw, true, N_("Draw the screen anew"))            \
	X(SUSPEND, "suspend", PROGRAM, suspend, false, N_("Suspend the program"))         \
	X(QUIT, "quit", PROGRAM, quit, true, N_("Leave"))                                 \
	X(CLOSE, "close", PROMPT, close, true, N_("Close what lies over the screen"))     \
	X(ACCEPT, "accept", PROMPT, accept, true, N_("Accept the line"))                  \
	X(CANCEL, "cancel", PROMPT, cancel, true, N_("Give up and go back"))              \
	X(COMPLETE, "complete", PROMPT, complete, true,                                   \
	  N_("Complete a name or a value, or take the spelling offered"))                          \
	X(OLDER, "older", PROMPT, edit, true, N_("What was typed before"))                \
	X(NEWER, "newer", PROMPT, edit, true, N_("What was typed after that"))            \
	X(LEFT, "left", PROMPT, edit, true, N_("One character to the left"))              \
	X(RIGHT, "right", PROMPT, edit, true, N_("One character to the right"))           \
	X(LINE_START, "line-start", PROMPT, edit, true, N_("To the start of the line"))   \
	X(LINE_END, "line-end", PROMPT, edit, true, N_("To the end of the line"))         \
	X(ERASE, "erase", PROMPT, edit, true, N_("Delete the character before"))          \
	X(ERASE_NEXT, "erase-next", PROMPT, edit, true, N_("Delete the character here"))  \
	X(ERASE_WORD, "erase-word", PROMPT, edit, true, N_("Delete the word before"))     \
	X(ERASE_LINE, "erase-line", PROMPT, edit, true, N_("Delete all before"))

enum action {
	ACTION_NONE,
#define ACTION_ENUM(name, text, group, handler, kiosk, help) ACTION_##name,
	ACTIONS(ACTION_ENUM)
#undef ACTION_ENUM
	ACTION_COUNT
};

enum action_group {
	ACTION_GROUP_MOVE,
	ACTION_GROUP_LINK,
	ACTION_GROUP_VIEW,
	ACTION_GROUP_SEARCH,
	ACTION_GROUP_USE,
	ACTION_GROUP_PROGRAM,
	ACTION_GROUP_PROMPT,
	ACTION_GROUP_COUNT
};

/* What an action asks for; its handler does none of this itself. */
enum consequence {
	THEN_NOTHING = 0,
	THEN_DRAW = 1,      /* something on the screen is different */
	THEN_DETAIL = 2,    /* the selection is another: the detail follows */
	THEN_RELOAD = 4,    /* read the content if it is another */
	THEN_FORCE = 8,     /* with that: read it in any case */
	THEN_QUIT = 16
};

struct action_info {
	const char *name;
	enum action_group group;
	bool kiosk;
	const char *help;   /* to be translated */
};

/* ACTION_NONE has a row without a name. */
extern const struct action_info action_table[ACTION_COUNT];

/* What the help calls the groups, to be translated. */
extern const char *const action_groups[ACTION_GROUP_COUNT];

/* Whether people can name it after ':' (those of the prompt they can't). */
bool action_has_command(enum action action);

/* The action that name names and that has a command, or ACTION_NONE. */
enum action action_of_name(struct slice name);

/* How many commands begin with prefix; *common is the longest beginning that
 * all of them share. Appends their names to out (may be null), a space between. */
size_t action_complete(struct slice prefix, struct slice *common, struct str *out);

#endif
