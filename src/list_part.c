/* list_part.c - owns orders, rows and headings of the lists. Knows no list. */
#include "list_part.h"

#include "facts.h"
#include "utf8.h"

#include <stdlib.h>

int list_by_date(const void *a, const void *b)
{
	return graph_compare_moments(list_node_at(a), list_node_at(b));
}

int list_by_name(const void *a, const void *b)
{
	struct str one, other;
	int difference;

	str_init(&one);
	str_init(&other);
	utf8_fold(&one, record_short_name(list_node_at(a)->record));
	utf8_fold(&other, record_short_name(list_node_at(b)->record));
	difference = slice_compare(str_slice(&one), str_slice(&other));
	str_done(&one);
	str_done(&other);
	return difference ? difference
			  : slice_compare(list_node_at(a)->record->id, list_node_at(b)->record->id);
}

void list_sort(list_nodes *nodes, list_order *order)
{
	if (nodes->count > 1)
		qsort(nodes->items, nodes->count, sizeof(*nodes->items), order);
}

void list_nodes_of(const struct graph *graph, unsigned kinds, list_nodes *out)
{
	for (size_t i = 0; i < graph->count; i++)
		if (kinds & KIND_BIT(graph->nodes[i].record->kind))
			vec_push(out, &graph->nodes[i]);
}

void list_add(struct list_builder *builder, const struct graph_node *node,
	      const struct graph_node *parent, struct list_row row)
{
	struct list_row *heading;

	row.rowid = graph_rank(builder->maker->graph, node);
	row.parent = parent ? graph_rank(builder->maker->graph, parent) : 0;
	if (row.depth > LIST_DEPTH)
		row.depth = LIST_DEPTH;
	if (row.depth && row.from < builder->from[row.depth - 1])
		row.from = builder->from[row.depth - 1];
	builder->from[row.depth] = row.from;
	if (row.until < row.from)
		row.until = row.from;
	if (builder->heading != SIZE_MAX) {
		heading = &builder->layout->rows.items[builder->heading];
		heading->from = row.from < heading->from ? row.from : heading->from;
	}
	vec_push(&builder->layout->rows, row);
}

void list_add_entry(struct list_builder *builder, const struct graph_node *node,
		    const struct graph_node *parent, unsigned depth)
{
	list_add(builder, node, parent,
		 (struct list_row){.depth = depth, .from = facts_from(node),
				   .until = DATE_DAY_MAX});
}

struct heading *list_add_heading(struct list_builder *builder, struct slice key)
{
	struct list_layout *layout = builder->layout;
	struct list_heading heading = {.row = layout->rows.count};
	struct list_row row = {.from = DATE_DAY_MAX, .until = DATE_DAY_MAX};

	heading.heading.key.data = arena_copy(builder->arena, key.data, key.len);
	heading.heading.key.len = key.len;
	vec_push(&layout->headings, heading);
	builder->heading = layout->rows.count;
	vec_push(&layout->rows, row);
	return &layout->headings.items[layout->headings.count - 1].heading;
}

