/* keymap.h - which key does what, where.
 *
 * The default bindings are one table; a key that a context does not bind is
 * looked up in the context around it. A keymap owns what it holds. */
#ifndef PICKET_KEYMAP_H
#define PICKET_KEYMAP_H

#include "action.h"
#include "key.h"
#include "vec.h"

enum context {
	CONTEXT_ANYWHERE,   /* but in a prompt */
	CONTEXT_MAIN,       /* the panes */
	CONTEXT_LIST,       /* the list has the focus */
	CONTEXT_DETAIL,     /* the detail has it */
	CONTEXT_MATRIX,     /* the matrix has it */
	CONTEXT_OVERLAY,    /* help or findings lie over the panes */
	CONTEXT_PROMPT,     /* a line is being typed */
	CONTEXT_LABELS,     /* links are labelled */
	CONTEXT_COUNT
};

/* A row of the table of bindings. */
struct binding {
	enum context context;
	const char *key;       /* as key_of_name() knows it */
	enum action action;
	const char *note;      /* what the hint line calls it, to be translated; null:
				* it is not in the hint line */
};

extern const struct binding binding_table[];
extern const size_t binding_count;

struct keymap {
	VEC(struct keymap_item {
		enum context context;
		input_key key;
		enum action action;
	}) items;
};

/* Fills the keymap from the table. */
void keymap_init(struct keymap *keymap);
void keymap_done(struct keymap *keymap);

/* The context around a context, or CONTEXT_COUNT. */
enum context context_parent(enum context context);

/* What key does in context, or ACTION_NONE. */
enum action keymap_find(const struct keymap *keymap, enum context context, input_key key);

/* Appends the keys of an action in the order of the table, ", " between them,
 * each once. */
void keymap_keys(const struct keymap *keymap, enum action action, struct str *out);

#endif
