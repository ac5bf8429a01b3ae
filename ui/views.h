/* views.h - the table of views: a new view is a row. Nothing here owns memory. */
#ifndef PICKET_VIEWS_H
#define PICKET_VIEWS_H

#include "action.h"
#include "list.h"

enum view {
	VIEW_TIMELINE,
	VIEW_PARTIES,
	VIEW_DISPUTES,
	VIEW_USES,
	VIEW_SOURCES,
	VIEW_SEARCH,
	VIEW_COUNT
};

struct view_info {
	const char *name;
	const char *key;       /* in its tab; bound to the action */
	const char *title;     /* to be translated */
	enum action action;    /* goes there */
	enum list list;        /* LIST_COUNT: what a search finds */
	const char *empty;     /* what stands in a list without rows, to be translated */
};

extern const struct view_info view_table[VIEW_COUNT];

/* The view that an action goes to, or VIEW_COUNT. */
enum view view_of_action(enum action action);

#endif
