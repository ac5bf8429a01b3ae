/* graph.c - owns the order of importance and the links both ways. Knows no SQL.
 *
 * Importance is log2(1 + links in), plus 2 for parties, disputes and issues, in
 * quarters (64 buckets); within a bucket the newest comes first, then the id. */
#include "graph.h"

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
	vec_push(&to->back, ((struct graph_link){relation, from}));
}

static void add_nodes(struct graph *graph, const struct records *records)
{
	graph->nodes = mem_resize(NULL, records->list.count, sizeof(*graph->nodes));
	for (size_t i = 0; i < records->list.count; i++)
		if (!records->list.items[i]->broken)
			graph->nodes[graph->count++] =
				(struct graph_node){.record = records->list.items[i]};
}

/* Former ids are named after all present ones, so that these win. */
static void name_nodes(struct graph *graph)
{
	map_done(&graph->ranks);
	map_init(&graph->ranks);
	for (size_t i = 0; i < graph->count; i++)
		map_add(&graph->ranks, graph->nodes[i].record->id, &graph->nodes[i]);
	for (size_t i = 0; i < graph->count; i++)
		for (VALUES(v, &graph->nodes[i].record->root, FIELD_FORMER_IDS))
			map_add(&graph->ranks, v->text, &graph->nodes[i]);
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
	int score = quarter_log(1 + node->back.count);

	if (kind == KIND_PARTY || kind == KIND_DISPUTE || kind == KIND_ISSUE)
		score += BOOST;
	return score < BUCKETS ? score : BUCKETS - 1;
}

/* First day, or the smallest number where there is no date. */
static int32_t newest_day(const struct record *record)
{
	const struct date *date = record_date(record);

	return date && date_is_set(date) ? date_first(date) : INT32_MIN;
}

static int compare_importance(const void *a, const void *b)
{
	const struct graph_node *one = a, *other = b;
	int difference = bucket(other) - bucket(one);
	int32_t day = newest_day(one->record), other_day = newest_day(other->record);

	if (difference)
		return difference;
	if (day != other_day)
		return day < other_day ? 1 : -1;
	return slice_compare(one->record->id, other->record->id);
}

static int precision(const struct date *date)
{
	return (date->from.month != 0) + (date->from.day != 0);
}

static int compare_days(const struct date *a, const struct date *b)
{
	int32_t first = date_first(a), other_first = date_first(b);
	int32_t last = date_last(a), other_last = date_last(b);

	if (first != other_first)
		return first < other_first ? -1 : 1;
	if (precision(a) != precision(b))
		return precision(a) - precision(b);
	return last == other_last ? 0 : last < other_last ? -1 : 1;
}

int graph_compare_dates(const struct record *a, const struct record *b)
{
	const struct date *date = record_date(a), *other = record_date(b);
	bool is_set = date && date_is_set(date), other_is_set = other && date_is_set(other);
	int difference = other_is_set - is_set;

	if (!difference && is_set)
		difference = compare_days(date, other);
	if (!difference)
		difference = (int)a->kind - (int)b->kind;
	return difference ? difference : slice_compare(a->id, b->id);
}

/* --- linking ------------------------------------------------------------- */

static void link_nodes(struct graph *graph)
{
	struct collector collector = {graph, NULL};

	for (size_t i = 0; i < graph->count; i++) {
		vec_clear(&graph->nodes[i].forward);
		vec_clear(&graph->nodes[i].back);
	}
	for (size_t i = 0; i < graph->count; i++) {
		collector.from = &graph->nodes[i];
		record_links(collector.from->record, add_link, &collector);
	}
}

static int compare_back(const void *a, const void *b)
{
	const struct graph_link *one = a, *other = b;

	if (one->relation != other->relation)
		return one->relation < other->relation ? -1 : 1;
	return graph_compare_dates(one->node->record, other->node->record);
}

static void sort_back(struct graph *graph)
{
	for (size_t i = 0; i < graph->count; i++)
		if (graph->nodes[i].back.count > 1)
			qsort(graph->nodes[i].back.items, graph->nodes[i].back.count,
			      sizeof(struct graph_link), compare_back);
}

/* Links are collected twice: once to know the importance, and again when the
 * order, and with it every rank, is settled. */
struct graph *graph_new(const struct records *records)
{
	struct graph *graph = mem_zero(sizeof(*graph));

	add_nodes(graph, records);
	name_nodes(graph);
	link_nodes(graph);
	if (graph->count > 1)
		qsort(graph->nodes, graph->count, sizeof(*graph->nodes), compare_importance);
	name_nodes(graph);
	link_nodes(graph);
	sort_back(graph);
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
