/* list_part.h - what the makers of lists share. For list*.c only. */
#ifndef PICKET_LIST_PART_H
#define PICKET_LIST_PART_H

#include "graph.h"
#include "list.h"
#include "marks.h"

/* Deepest nesting; what lies deeper stands at this depth. */
#define LIST_DEPTH 12

typedef VEC(const struct graph_node *) list_nodes;
typedef int list_order(const void *a, const void *b);

struct list_maker {
	const struct graph *graph;
	const struct mark_context *marks;
	list_nodes dated;     /* events, positions and uses with a date, the oldest first */
};

/* What the functions hand on: the graph, what they fill, and which nodes stand in
 * the part of the list that is being made. */
struct list_builder {
	const struct list_maker *maker;
	enum list list;
	struct arena *arena;
	struct list_layout *layout;
	uint32_t *stamps;     /* one a rank: the last part that showed it */
	uint32_t stamp;       /* of the present part */
	int32_t from[LIST_DEPTH + 1];   /* of the last row at each depth */
	size_t heading;       /* the row of the last heading, or SIZE_MAX */
};

static inline const struct graph_node *list_node_at(const void *element)
{
	return *(const struct graph_node *const *)element;
}

/* Orders: the oldest first, and by short name. */
list_order list_by_date, list_by_name;
void list_sort(list_nodes *nodes, list_order *order);
void list_nodes_of(const struct graph *graph, unsigned kinds, list_nodes *out);

/* Adds a row at row->depth that is there from row->from on. A row is there when its
 * entry is, and what it stands under; a heading, when something under it is. */
void list_add(struct list_builder *builder, const struct graph_node *node,
	      const struct graph_node *parent, struct list_row row);

/* The same as long as the entry itself is there. */
void list_add_entry(struct list_builder *builder, const struct graph_node *node,
		    const struct graph_node *parent, unsigned depth);

/* The heading is good until the next one. */
struct heading *list_add_heading(struct list_builder *builder, struct slice key);

#endif
