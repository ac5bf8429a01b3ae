/* help.h - what the tables of actions and bindings say to people.
 *
 * Nothing here owns memory; the results belong to the caller. */
#ifndef PICKET_HELP_H
#define PICKET_HELP_H

#include "keymap.h"
#include "rich.h"

/* Appends all actions in their groups, with their keys and names. */
void help_build(const struct keymap *keymap, struct rich *out);

/* Appends the keys of a context that have a note, as many as fit in width
 * columns: "Enter open  Tab links". */
void help_line(enum context context, int width, struct str *out);

#endif
