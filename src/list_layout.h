/* list_layout.h - lays out lists of all records of a graph, for the index. */
#ifndef PICKET_LIST_LAYOUT_H
#define PICKET_LIST_LAYOUT_H

#include "graph.h"
#include "list.h"

/* What the lists of a graph, which must outlive it, share. */
struct list_maker *list_maker_new(const struct graph *graph);
void list_maker_free(struct list_maker *maker);

/* Lays out one list; its keys live in arena. */
void list_lay_out(const struct list_maker *maker, enum list list, struct arena *arena,
		  struct list_layout *layout);
void list_layout_done(struct list_layout *layout);

#endif
