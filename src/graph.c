/* graph.c - owns the order of importance and the links both ways. Knows no SQL.
 *
 * Importance is log2(1 + links in), plus 2 for parties, disputes and issues, in
 * quarters (64 buckets); within a bucket the newest comes first, then the id. */
#include "graph.h"

#include <limits.h>
#include <stdlib.h>

#define BUCKETS 64
#define QUARTERS 4
#define BOOST (2 * QUARTERS)

/* --- collecting ---------------------------------------------------------- */

/* While links are collected, nodes stand in the order of the load. */
struct collector {
	struct graph *graph;
	struct graph_node *from;
};

static bool has_link(const struct graph_node *from, enum field_name relation,
		     const struct graph_node *to)
{
	for (size_t i = 0; i < from->forward.count; i++)
		if (from->forward.items[i].relation == relation &&
		    from->forward.items[i].node == to)
			return true;
	return false;
}

static void add_link(void *context, enum field_name relation, struct slice target,
		     const struct value *value)
{
	struct collector *collector = context;
	struct graph_node *from = collector->from;
	struct graph_node *to = map_find(&collector->graph->ranks, target);

	(void)value;
	if (!to || has_link(from, relation, to))
		return;
	vec_push(&from->forward, ((struct graph_link){relation, to}));
	to->weight++;
}

static void add_nodes(struct graph *graph, const struct records *records)
{
	graph->nodes = mem_resize(NULL, records->list.count, sizeof(*graph->nodes));
	for (size_t i = 0; i < records->list.count; i++)
		if (!records->list.items[i]->broken)
			graph->nodes[graph->count++] = (struct graph_node){
				.record = records->list.items[i],
				.date = record_date(records->list.items[i])};
}

/* Former ids are named after all present ones, so that these win. */
static void name_nodes(struct graph *graph)
{
	for (size_t i = 0; i < graph->count; i++)
		map_add(&graph->ranks, graph->nodes[i].record->id, &graph->nodes[i]);
	for (size_t i = 0; i < graph->count; i++)
		for (VALUES(v, &graph->nodes[i].record->root, FIELD_FORMER_IDS))
			map_add(&graph->ranks, v->text, &graph->nodes[i]);
}

static void link_nodes(struct graph *graph)
{
	struct collector collector = {graph, NULL};

	for (size_t i = 0; i < graph->count; i++) {
		collector.from = &graph->nodes[i];
		record_links(collector.from->record, add_link, &collector);
	}
}

/* --- ordering ------------------------------------------------------------ */

/* Floor of QUARTERS * log2(value): the highest bit of its fourth power, without
 * floating point, so that every machine gives the same order. */
static int quarter_log(size_t value)
{
	uint64_t power = value > 0xffff ? 0xffff : value;
	int bits = -1;

	for (power = power * power * power * power; power; power >>= 1)
		bits++;
	return bits;
}

static int bucket(const struct graph_node *node)
{
	enum kind kind = node->record->kind;
	int score = quarter_log(1 + node->weight);

	if (kind == KIND_PARTY || kind == KIND_DISPUTE || kind == KIND_ISSUE)
		score += BOOST;
	return score < BUCKETS ? score : BUCKETS - 1;
}

/* First day, or the smallest number where there is no date. */
static int32_t first_day(const struct graph_node *node)
{
	return node->date ? date_first(node->date) : INT32_MIN;
}

/* What is compared first, worked out once. */
struct importance {
	int bucket;
	int32_t day;
	const struct graph_node *node;
};

static int compare_importance(const void *a, const void *b)
{
	const struct importance *one = a, *other = b;

	if (one->bucket != other->bucket)
		return other->bucket - one->bucket;
	if (one->day != other->day)
		return one->day < other->day ? 1 : -1;
	return slice_compare(one->node->record->id, other->node->record->id);
}

/* --- ranking ------------------------------------------------------------- */

/* The rank of each node, by its place in the order of the load. */
static uint32_t *rank_nodes(const struct graph *graph)
{
	struct importance *order = mem_resize(NULL, graph->count, sizeof(*order));
	uint32_t *ranks = mem_resize(NULL, graph->count, sizeof(*ranks));

	for (size_t i = 0; i < graph->count; i++)
		order[i] = (struct importance){bucket(&graph->nodes[i]),
					       first_day(&graph->nodes[i]),
					       &graph->nodes[i]};
	if (graph->count > 1)
		qsort(order, graph->count, sizeof(*order), compare_importance);
	for (size_t i = 0; i < graph->count; i++)
		ranks[order[i].node - graph->nodes] = (uint32_t)i + 1;
	free(order);
	return ranks;
}

/* Moves every node to its rank, and whatever leads to it along. */
static void move_nodes(struct graph *graph)
{
	struct graph_node *loaded = graph->nodes;
	struct graph_node *nodes = mem_resize(NULL, graph->count, sizeof(*nodes));
	uint32_t *ranks = rank_nodes(graph);

	for (size_t i = 0; i < graph->count; i++) {
		struct graph_node *node = &nodes[ranks[i] - 1];
		*node = loaded[i];
		for (size_t j = 0; j < node->forward.count; j++) {
			struct graph_link *link = &node->forward.items[j];
			link->node = &nodes[ranks[link->node - loaded] - 1];
		}
	}
	for (size_t i = 0; i < graph->ranks.count; i++) {
		void **value = &graph->ranks.items[i].value;
		*value = &nodes[ranks[(struct graph_node *)*value - loaded] - 1];
	}
	graph->nodes = nodes;
	free(ranks);
	free(loaded);
}

/* --- the order of time --------------------------------------------------- */

/* What is compared first, worked out once. */
struct moment {
	int32_t first, last;
	int precision;
	struct graph_node *node;
};

static struct moment moment_of(struct graph_node *node)
{
	const struct date *date = node->date;

	if (!date)
		return (struct moment){INT32_MAX, INT32_MAX, INT_MAX, node};
	return (struct moment){date_first(date), date_last(date),
			       (date->from.month != 0) + (date->from.day != 0), node};
}

static int compare_moments(const void *a, const void *b)
{
	const struct moment *one = a, *other = b;
	const struct record *record = one->node->record, *second = other->node->record;

	if (one->first != other->first)
		return one->first < other->first ? -1 : 1;
	if (one->precision != other->precision)
		return one->precision < other->precision ? -1 : 1;
	if (one->last != other->last)
		return one->last < other->last ? -1 : 1;
	if (record->kind != second->kind)
		return record->kind < second->kind ? -1 : 1;
	return slice_compare(record->id, second->id);
}

static void order_nodes(struct graph *graph)
{
	struct moment *order = mem_resize(NULL, graph->count, sizeof(*order));

	for (size_t i = 0; i < graph->count; i++)
		order[i] = moment_of(&graph->nodes[i]);
	if (graph->count > 1)
		qsort(order, graph->count, sizeof(*order), compare_moments);
	for (size_t i = 0; i < graph->count; i++)
		order[i].node->moment = (uint32_t)i;
	free(order);
}

/* --- links back ---------------------------------------------------------- */

static int compare_back(const void *a, const void *b)
{
	const struct graph_link *one = a, *other = b;

	if (one->relation != other->relation)
		return one->relation < other->relation ? -1 : 1;
	return graph_compare_moments(one->node, other->node);
}

static void link_back(struct graph *graph)
{
	for (size_t i = 0; i < graph->count; i++)
		vec_reserve(&graph->nodes[i].back, graph->nodes[i].weight);
	for (size_t i = 0; i < graph->count; i++) {
		struct graph_node *from = &graph->nodes[i];
		for (size_t j = 0; j < from->forward.count; j++) {
			struct graph_link *link = &from->forward.items[j];
			struct graph_node *to = &graph->nodes[link->node - graph->nodes];
			vec_push(&to->back, ((struct graph_link){link->relation, from}));
		}
	}
	for (size_t i = 0; i < graph->count; i++)
		if (graph->nodes[i].back.count > 1)
			qsort(graph->nodes[i].back.items, graph->nodes[i].back.count,
			      sizeof(*graph->nodes[i].back.items), compare_back);
}

struct graph *graph_new(const struct records *records)
{
	struct graph *graph = mem_zero(sizeof(*graph));

	add_nodes(graph, records);
	name_nodes(graph);
	link_nodes(graph);
	move_nodes(graph);
	order_nodes(graph);
	link_back(graph);
	return graph;
}

void graph_free(struct graph *graph)
{
	if (!graph)
		return;
	for (size_t i = 0; i < graph->count; i++) {
		vec_done(&graph->nodes[i].forward);
		vec_done(&graph->nodes[i].back);
	}
	map_done(&graph->ranks);
	free(graph->nodes);
	free(graph);
}

uint32_t graph_rank(const struct graph *graph, const struct graph_node *node)
{
	return (uint32_t)(node - graph->nodes) + 1;
}
