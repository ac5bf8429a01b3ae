/* list_layout.h - lays out lists of all records of a graph, for the index. */
#ifndef PICKET_LIST_LAYOUT_H
#define PICKET_LIST_LAYOUT_H

#include "graph.h"
#include "list.h"
#include "marks.h"

/* What the lists of a graph share; that and the marks must outlive it. */
struct list_maker *list_maker_new(const struct graph *graph, const struct mark_context *marks);
void list_maker_free(struct list_maker *maker);

/* Lays out one list; its keys live in arena. */
void list_lay_out(const struct list_maker *maker, enum list list, struct arena *arena,
		  struct list_layout *layout);
void list_layout_done(struct list_layout *layout);

#endif
