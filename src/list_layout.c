/* list_layout.c - owns who lays out which list. Knows no SQL and no screen. */
#include "list_layout.h"

#include "list_group.h"
#include "list_tree.h"

#include <stdlib.h>

struct list_maker *list_maker_new(const struct graph *graph, const struct mark_context *marks)
{
	struct list_maker *maker = mem_zero(sizeof(*maker));
	list_nodes nodes = {0};

	maker->graph = graph;
	maker->marks = marks;
	list_nodes_of(graph, KIND_BIT(KIND_EVENT) | KIND_BIT(KIND_POSITION) | KIND_BIT(KIND_USE),
		      &nodes);
	for (size_t i = 0; i < nodes.count; i++)
		if (nodes.items[i]->date)
			vec_push(&maker->dated, nodes.items[i]);
	list_sort(&maker->dated, list_by_date);
	vec_done(&nodes);
	return maker;
}

void list_maker_free(struct list_maker *maker)
{
	if (!maker)
		return;
	vec_done(&maker->dated);
	free(maker);
}

static void (*const lay_out[LIST_COUNT])(struct list_builder *) = {
	[LIST_TIMELINE_DAY] = list_lay_out_timeline,
	[LIST_TIMELINE] = list_lay_out_timeline,
	[LIST_TIMELINE_YEAR] = list_lay_out_timeline,
	[LIST_PARTIES] = list_lay_out_parties,
	[LIST_PARTIES_KIND] = list_lay_out_kinds,
	[LIST_PARTIES_ACTIVITY] = list_lay_out_activity,
	[LIST_DISPUTES] = list_lay_out_disputes,
	[LIST_USES] = list_lay_out_uses,
	[LIST_USES_TECHNIQUE] = list_lay_out_uses,
	[LIST_USES_STATUS] = list_lay_out_uses,
	[LIST_USES_ACTOR] = list_lay_out_uses,
	[LIST_USES_CONSENT] = list_lay_out_uses,
	[LIST_SOURCES] = list_lay_out_sources,
	[LIST_SOURCES_DATE] = list_lay_out_sources,
	[LIST_SOURCES_PUBLISHER] = list_lay_out_sources,
};

void list_lay_out(const struct list_maker *maker, enum list list, struct arena *arena,
		  struct list_layout *layout)
{
	struct list_builder builder = {.maker = maker, .list = list, .arena = arena,
				       .layout = layout, .stamp = 1, .heading = SIZE_MAX};

	*layout = (struct list_layout){0};
	builder.stamps = mem_zero(maker->graph->count * sizeof(*builder.stamps));
	lay_out[list](&builder);
	free(builder.stamps);
}

void list_layout_done(struct list_layout *layout)
{
	vec_done(&layout->rows);
	vec_done(&layout->headings);
}
