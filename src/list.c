/* list.c - owns the order and nesting of the lists. Knows no SQL and no screen. */
#include "list.h"

#include "facts.h"
#include "utf8.h"

#include <stdlib.h>

/* Deepest nesting; what lies deeper stands at this depth. */
#define DEPTH_MAX 12

typedef VEC(const struct graph_node *) node_list;
typedef int node_order(const void *a, const void *b);

/* What the functions below hand on: the graph, what they fill, and which nodes
 * stand in the part of the list that is being made. */
struct builder {
	const struct graph *graph;
	struct arena *arena;
	struct list_layout *layout;
	uint32_t *stamps;     /* one a rank: the last part that showed it */
	uint32_t stamp;       /* of the present part */
	int32_t from[DEPTH_MAX + 1];   /* of the last row at each depth */
	size_t heading;       /* the row of the last heading, or SIZE_MAX */
};

/* --- ground ---------------------------------------------------------------- */

static const struct graph_node *node_at(const void *element)
{
	return *(const struct graph_node *const *)element;
}

static int by_date(const void *a, const void *b)
{
	return graph_compare_dates(node_at(a)->record, node_at(b)->record);
}

static int by_name(const void *a, const void *b)
{
	struct str one, other;
	int difference;

	str_init(&one);
	str_init(&other);
	utf8_fold(&one, record_short_name(node_at(a)->record));
	utf8_fold(&other, record_short_name(node_at(b)->record));
	difference = slice_compare(str_slice(&one), str_slice(&other));
	str_done(&one);
	str_done(&other);
	return difference ? difference
			  : slice_compare(node_at(a)->record->id, node_at(b)->record->id);
}

static size_t reference_count(const struct graph_node *source)
{
	size_t count = 0;

	for (size_t i = 0; i < source->back.count; i++)
		count += source->back.items[i].relation == FIELD_REFERENCES;
	return count;
}

/* Most cited first, then the newest. */
static int by_weight(const void *a, const void *b)
{
	size_t weight = reference_count(node_at(a)), other = reference_count(node_at(b));

	return weight == other ? by_date(b, a) : weight < other ? 1 : -1;
}

static void sort_nodes(node_list *nodes, node_order *order)
{
	if (nodes->count > 1)
		qsort(nodes->items, nodes->count, sizeof(*nodes->items), order);
}

static void nodes_of_kinds(const struct graph *graph, unsigned kinds, node_list *out)
{
	for (size_t i = 0; i < graph->count; i++)
		if (kinds & KIND_BIT(graph->nodes[i].record->kind))
			vec_push(out, &graph->nodes[i]);
}

/* The records of a kind whose field `relation` names node, oldest first. */
static void nodes_behind(const struct graph_node *node, enum field_name relation,
			 enum kind kind, node_list *out)
{
	for (size_t i = 0; i < node->back.count; i++)
		if (node->back.items[i].relation == relation &&
		    node->back.items[i].node->record->kind == kind)
			vec_push(out, node->back.items[i].node);
}

static bool has_target(const struct graph_node *node, enum field_name relation)
{
	for (size_t i = 0; i < node->forward.count; i++)
		if (node->forward.items[i].relation == relation)
			return true;
	return false;
}

/* A row is there when its entry is, and what it stands under; a heading, when
 * something under it is. */
static void add_row_from(struct builder *builder, const struct graph_node *node,
			 const struct graph_node *parent, struct list_row row)
{
	struct list_row *heading;

	row.rowid = graph_rank(builder->graph, node);
	row.parent = parent ? graph_rank(builder->graph, parent) : 0;
	if (row.depth > DEPTH_MAX)
		row.depth = DEPTH_MAX;
	if (row.depth && row.from < builder->from[row.depth - 1])
		row.from = builder->from[row.depth - 1];
	builder->from[row.depth] = row.from;
	if (builder->heading != SIZE_MAX) {
		heading = &builder->layout->rows.items[builder->heading];
		heading->from = row.from < heading->from ? row.from : heading->from;
	}
	vec_push(&builder->layout->rows, row);
}

static void add_row(struct builder *builder, const struct graph_node *node,
		    const struct graph_node *parent, unsigned depth)
{
	add_row_from(builder, node, parent,
		     (struct list_row){.depth = depth, .from = facts_from(node)});
}

static struct heading *add_heading(struct builder *builder, struct slice key)
{
	struct list_layout *layout = builder->layout;
	struct list_heading heading = {.row = layout->rows.count};

	heading.heading.key.data = arena_copy(builder->arena, key.data, key.len);
	heading.heading.key.len = key.len;
	vec_push(&layout->headings, heading);
	builder->heading = layout->rows.count;
	vec_push(&layout->rows, (struct list_row){.from = DATE_DAY_MAX});
	return &layout->headings.items[layout->headings.count - 1].heading;
}

/* Whether node is shown for the first time in this part; from now on it is. */
static bool is_new(struct builder *builder, const struct graph_node *node)
{
	uint32_t *stamp = &builder->stamps[graph_rank(builder->graph, node) - 1];

	if (*stamp == builder->stamp)
		return false;
	*stamp = builder->stamp;
	return true;
}

/* --- timeline --------------------------------------------------------------- */

/* "2023-07", or "2023" where no month is said. */
static void month_key(const struct date *date, struct str *key)
{
	str_clear(key);
	str_format(key, "%04d", date->from.year);
	if (date->from.month)
		str_format(key, "-%02u", (unsigned)date->from.month);
}

/* Which sixth of its month the date begins in. */
static unsigned month_bin(const struct date *date)
{
	unsigned bin = date->from.day ? (date->from.day - 1u) / 5 : 0;

	return bin < HEADING_BINS ? bin : HEADING_BINS - 1;
}

static void lay_out_timeline(struct builder *builder)
{
	node_list nodes = {0};
	struct heading *heading = NULL;
	struct str key;

	str_init(&key);
	nodes_of_kinds(builder->graph,
		       KIND_BIT(KIND_EVENT) | KIND_BIT(KIND_POSITION) | KIND_BIT(KIND_USE), &nodes);
	sort_nodes(&nodes, by_date);
	for (size_t i = 0; i < nodes.count; i++) {
		const struct date *date = record_date(nodes.items[i]->record);

		if (!date || !date_is_set(date))
			continue;
		month_key(date, &key);
		if (!heading || !slice_equal(heading->key, str_slice(&key)))
			heading = add_heading(builder, str_slice(&key));
		heading->count++;
		heading->bins[month_bin(date)]++;
		add_row(builder, nodes.items[i], NULL, 0);
	}
	str_done(&key);
	vec_done(&nodes);
}

/* --- parties ----------------------------------------------------------------- */

static bool is_person(const struct graph_node *node)
{
	return slice_is(value_text(&node->record->root, FIELD_TYPE), "person");
}

/* The day from which member is known to belong to party. */
static int32_t member_from(const struct graph_node *member, const struct graph_node *party)
{
	int32_t from = DATE_DAY_MAX;

	for (VALUES(v, &member->record->root, FIELD_MEMBERSHIPS)) {
		const struct value *begin = value_find(v, FIELD_FROM);
		bool dated = begin && date_is_set(&begin->date);
		int32_t day = dated ? date_first(&begin->date) : facts_from(member);

		if (slice_equal(value_text(v, FIELD_IN), party->record->id) && day < from)
			from = day;
	}
	return from == DATE_DAY_MAX ? facts_from(member) : from;
}

static void add_members(struct builder *builder, const struct graph_node *party,
			unsigned depth)
{
	node_list members = {0};

	nodes_behind(party, FIELD_MEMBERSHIPS, KIND_PARTY, &members);
	sort_nodes(&members, by_name);
	for (size_t i = 0; i < members.count; i++)
		add_row_from(builder, members.items[i], party,
			     (struct list_row){.depth = depth,
					       .from = member_from(members.items[i], party)});
	vec_done(&members);
}

/* A party, its people, and the parties that are part of it. */
static void add_party(struct builder *builder, const struct graph_node *party,
		      const struct graph_node *parent, unsigned depth)
{
	node_list parts = {0};

	if (depth > DEPTH_MAX || !is_new(builder, party))
		return;
	add_row(builder, party, parent, depth);
	add_members(builder, party, depth + 1);
	nodes_behind(party, FIELD_PARENT, KIND_PARTY, &parts);
	sort_nodes(&parts, by_name);
	for (size_t i = 0; i < parts.count; i++)
		add_party(builder, parts.items[i], party, depth + 1);
	vec_done(&parts);
}

static void lay_out_parties(struct builder *builder)
{
	node_list nodes = {0};
	struct heading *heading = NULL;

	nodes_of_kinds(builder->graph, KIND_BIT(KIND_PARTY), &nodes);
	sort_nodes(&nodes, by_name);
	for (size_t i = 0; i < nodes.count; i++)
		if (!is_person(nodes.items[i]) && !has_target(nodes.items[i], FIELD_PARENT))
			add_party(builder, nodes.items[i], NULL, 0);
	for (size_t i = 0; i < nodes.count; i++) {
		if (!is_person(nodes.items[i]) || has_target(nodes.items[i], FIELD_MEMBERSHIPS))
			continue;
		if (!heading)
			heading = add_heading(builder, SLICE("person"));
		heading->count++;
		add_row(builder, nodes.items[i], NULL, 0);
	}
	vec_done(&nodes);
}

/* --- disputes ---------------------------------------------------------------- */

static bool links_to(const struct graph_node *node, enum field_name relation,
		     const struct graph_node *target)
{
	for (size_t i = 0; i < node->forward.count; i++)
		if (node->forward.items[i].relation == relation &&
		    node->forward.items[i].node == target)
			return true;
	return false;
}

/* Whether the position answers another one on the same issue. */
static bool is_reply_on(const struct graph_node *position, const struct graph_node *issue)
{
	for (size_t i = 0; i < position->forward.count; i++) {
		const struct graph_link *link = &position->forward.items[i];

		if (link->relation == FIELD_REPLIES_TO && links_to(link->node, FIELD_ON, issue))
			return true;
	}
	return false;
}

/* A position and what answers it on the issue, however deep. */
static void add_thread(struct builder *builder, const struct graph_node *position,
		       const struct graph_node *parent, const struct graph_node *issue,
		       unsigned depth)
{
	node_list replies = {0};

	if (!is_new(builder, position))
		return;
	add_row(builder, position, parent, depth);
	nodes_behind(position, FIELD_REPLIES_TO, KIND_POSITION, &replies);
	for (size_t i = 0; i < replies.count; i++)
		if (links_to(replies.items[i], FIELD_ON, issue))
			add_thread(builder, replies.items[i], position, issue,
				   depth < DEPTH_MAX ? depth + 1 : depth);
	vec_done(&replies);
}

static void add_positions(struct builder *builder, const struct graph_node *issue,
			  unsigned depth)
{
	node_list positions = {0};

	builder->stamp++;
	nodes_behind(issue, FIELD_ON, KIND_POSITION, &positions);
	for (size_t i = 0; i < positions.count; i++)
		if (!is_reply_on(positions.items[i], issue))
			add_thread(builder, positions.items[i], issue, issue, depth);
	vec_done(&positions);
}

/* An issue, its positions, and the issues that are part of it. */
static void add_issue(struct builder *builder, const struct graph_node *issue,
		      const struct graph_node *dispute, unsigned depth)
{
	node_list parts = {0};

	if (depth > DEPTH_MAX)
		return;
	add_row(builder, issue, dispute, depth);
	add_positions(builder, issue, depth + 1);
	nodes_behind(issue, FIELD_PART_OF, KIND_ISSUE, &parts);
	for (size_t i = 0; i < parts.count; i++)
		if (links_to(parts.items[i], FIELD_DISPUTE, dispute))
			add_issue(builder, parts.items[i], dispute, depth + 1);
	vec_done(&parts);
}

/* The oldest position on an issue, or null. */
static const struct graph_node *first_position(const struct graph_node *issue)
{
	for (size_t i = 0; i < issue->back.count; i++)
		if (issue->back.items[i].relation == FIELD_ON)
			return issue->back.items[i].node;
	return NULL;
}

static int by_first_position(const void *a, const void *b)
{
	const struct graph_node *first = first_position(node_at(a));
	const struct graph_node *other = first_position(node_at(b));

	if (first && other && first != other)
		return graph_compare_dates(first->record, other->record);
	if (!first != !other)
		return first ? -1 : 1;
	return slice_compare(node_at(a)->record->id, node_at(b)->record->id);
}

/* Whether the issue is part of another one of the same dispute. */
static bool is_part_in(const struct graph_node *issue, const struct graph_node *dispute)
{
	for (size_t i = 0; i < issue->forward.count; i++)
		if (issue->forward.items[i].relation == FIELD_PART_OF &&
		    links_to(issue->forward.items[i].node, FIELD_DISPUTE, dispute))
			return true;
	return false;
}

static void add_dispute(struct builder *builder, const struct graph_node *dispute,
			const struct graph_node *parent, unsigned depth)
{
	node_list issues = {0}, parts = {0};

	if (depth > DEPTH_MAX)
		return;
	add_row(builder, dispute, parent, depth);
	nodes_behind(dispute, FIELD_DISPUTE, KIND_ISSUE, &issues);
	sort_nodes(&issues, by_first_position);
	for (size_t i = 0; i < issues.count; i++)
		if (!is_part_in(issues.items[i], dispute))
			add_issue(builder, issues.items[i], dispute, depth + 1);
	nodes_behind(dispute, FIELD_PART_OF, KIND_DISPUTE, &parts);
	for (size_t i = 0; i < parts.count; i++)
		add_dispute(builder, parts.items[i], dispute, depth + 1);
	vec_done(&issues);
	vec_done(&parts);
}

static void lay_out_disputes(struct builder *builder)
{
	node_list nodes = {0};

	nodes_of_kinds(builder->graph, KIND_BIT(KIND_DISPUTE), &nodes);
	sort_nodes(&nodes, by_date);
	for (size_t i = 0; i < nodes.count; i++)
		if (!has_target(nodes.items[i], FIELD_PART_OF))
			add_dispute(builder, nodes.items[i], NULL, 0);
	vec_done(&nodes);
}

/* --- uses and sources ---------------------------------------------------------- */

static void lay_out_uses(struct builder *builder)
{
	const struct vocabulary *stages =
		shape_field_named(kind_shapes[KIND_USE], FIELD_STAGE)->vocabulary;
	node_list nodes = {0};

	nodes_of_kinds(builder->graph, KIND_BIT(KIND_USE), &nodes);
	sort_nodes(&nodes, by_date);
	for (size_t s = 0; s < stages->count; s++) {
		struct heading *heading = NULL;

		for (size_t i = 0; i < nodes.count; i++) {
			struct slice stage = value_text(&nodes.items[i]->record->root,
							FIELD_STAGE);

			if (!slice_is(stage, stages->words[s].word))
				continue;
			if (!heading)
				heading = add_heading(builder, stage);
			heading->count++;
			add_row(builder, nodes.items[i], NULL, 0);
		}
	}
	vec_done(&nodes);
}

static void lay_out_sources(struct builder *builder)
{
	node_list nodes = {0};

	nodes_of_kinds(builder->graph, KIND_BIT(KIND_SOURCE), &nodes);
	sort_nodes(&nodes, by_weight);
	for (size_t i = 0; i < nodes.count; i++)
		add_row(builder, nodes.items[i], NULL, 0);
	vec_done(&nodes);
}

/* --- the face --------------------------------------------------------------------- */

static void (*const lay_out[LIST_COUNT])(struct builder *) = {
	[LIST_TIMELINE] = lay_out_timeline, [LIST_PARTIES] = lay_out_parties,
	[LIST_DISPUTES] = lay_out_disputes, [LIST_USES] = lay_out_uses,
	[LIST_SOURCES] = lay_out_sources,
};

void list_lay_out(const struct graph *graph, enum list list, struct arena *arena,
		  struct list_layout *layout)
{
	struct builder builder = {.graph = graph, .arena = arena, .layout = layout, .stamp = 1,
				  .heading = SIZE_MAX};

	*layout = (struct list_layout){0};
	builder.stamps = mem_zero(graph->count * sizeof(*builder.stamps));
	lay_out[list](&builder);
	free(builder.stamps);
}

void list_layout_done(struct list_layout *layout)
{
	vec_done(&layout->rows);
	vec_done(&layout->headings);
}
