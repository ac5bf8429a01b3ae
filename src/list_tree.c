/* list_tree.c - owns the nesting of parties and disputes. */
#include "list_tree.h"

#include "facts.h"

/* The records of a kind whose field `relation` names node, oldest first. */
static void nodes_behind(const struct graph_node *node, enum field_name relation,
			 enum kind kind, list_nodes *out)
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

/* Whether node is shown for the first time in this part; from now on it is. */
static bool is_new(struct list_builder *builder, const struct graph_node *node)
{
	uint32_t *stamp = &builder->stamps[graph_rank(builder->maker->graph, node) - 1];

	if (*stamp == builder->stamp)
		return false;
	*stamp = builder->stamp;
	return true;
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

static void add_members(struct list_builder *builder, const struct graph_node *party,
			unsigned depth)
{
	list_nodes members = {0};

	nodes_behind(party, FIELD_MEMBERSHIPS, KIND_PARTY, &members);
	list_sort(&members, list_by_name);
	for (size_t i = 0; i < members.count; i++)
		list_add(builder, members.items[i], party,
			 (struct list_row){.depth = depth,
					  .from = member_from(members.items[i], party),
					  .until = DATE_DAY_MAX});
	vec_done(&members);
}

/* A party, its people, and the parties that are part of it. */
static void add_party(struct list_builder *builder, const struct graph_node *party,
		      const struct graph_node *parent, unsigned depth)
{
	list_nodes parts = {0};

	if (depth > LIST_DEPTH || !is_new(builder, party))
		return;
	list_add_entry(builder, party, parent, depth);
	add_members(builder, party, depth + 1);
	nodes_behind(party, FIELD_PARENT, KIND_PARTY, &parts);
	list_sort(&parts, list_by_name);
	for (size_t i = 0; i < parts.count; i++)
		add_party(builder, parts.items[i], party, depth + 1);
	vec_done(&parts);
}

void list_lay_out_parties(struct list_builder *builder)
{
	list_nodes nodes = {0};
	struct heading *heading = NULL;

	list_nodes_of(builder->maker->graph, KIND_BIT(KIND_PARTY), &nodes);
	list_sort(&nodes, list_by_name);
	for (size_t i = 0; i < nodes.count; i++)
		if (!is_person(nodes.items[i]) && !has_target(nodes.items[i], FIELD_PARENT))
			add_party(builder, nodes.items[i], NULL, 0);
	for (size_t i = 0; i < nodes.count; i++) {
		if (!is_person(nodes.items[i]) || has_target(nodes.items[i], FIELD_MEMBERSHIPS))
			continue;
		if (!heading)
			heading = list_add_heading(builder, SLICE("person"));
		heading->count++;
		list_add_entry(builder, nodes.items[i], NULL, 0);
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
static void add_thread(struct list_builder *builder, const struct graph_node *position,
		       const struct graph_node *parent, const struct graph_node *issue,
		       unsigned depth)
{
	list_nodes replies = {0};

	if (!is_new(builder, position))
		return;
	list_add(builder, position, parent,
		 (struct list_row){.depth = depth, .from = facts_from(position),
				   .until = marks_over(builder->maker->marks, position->record)});
	nodes_behind(position, FIELD_REPLIES_TO, KIND_POSITION, &replies);
	for (size_t i = 0; i < replies.count; i++)
		if (links_to(replies.items[i], FIELD_ON, issue))
			add_thread(builder, replies.items[i], position, issue,
				   depth < LIST_DEPTH ? depth + 1 : depth);
	vec_done(&replies);
}

static void add_positions(struct list_builder *builder, const struct graph_node *issue,
			  unsigned depth)
{
	list_nodes positions = {0};

	builder->stamp++;
	nodes_behind(issue, FIELD_ON, KIND_POSITION, &positions);
	for (size_t i = 0; i < positions.count; i++)
		if (!is_reply_on(positions.items[i], issue))
			add_thread(builder, positions.items[i], issue, issue, depth);
	vec_done(&positions);
}

/* An issue, its positions, and the issues that are part of it. */
static void add_issue(struct list_builder *builder, const struct graph_node *issue,
		      const struct graph_node *dispute, unsigned depth)
{
	list_nodes parts = {0};

	if (depth > LIST_DEPTH)
		return;
	list_add_entry(builder, issue, dispute, depth);
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
	const struct graph_node *first = first_position(list_node_at(a));
	const struct graph_node *other = first_position(list_node_at(b));

	if (first && other && first != other)
		return graph_compare_moments(first, other);
	if (!first != !other)
		return first ? -1 : 1;
	return slice_compare(list_node_at(a)->record->id, list_node_at(b)->record->id);
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

static void add_dispute(struct list_builder *builder, const struct graph_node *dispute,
			const struct graph_node *parent, unsigned depth)
{
	list_nodes issues = {0}, parts = {0};

	if (depth > LIST_DEPTH)
		return;
	list_add_entry(builder, dispute, parent, depth);
	nodes_behind(dispute, FIELD_DISPUTE, KIND_ISSUE, &issues);
	list_sort(&issues, by_first_position);
	for (size_t i = 0; i < issues.count; i++)
		if (!is_part_in(issues.items[i], dispute))
			add_issue(builder, issues.items[i], dispute, depth + 1);
	nodes_behind(dispute, FIELD_PART_OF, KIND_DISPUTE, &parts);
	for (size_t i = 0; i < parts.count; i++)
		add_dispute(builder, parts.items[i], dispute, depth + 1);
	vec_done(&issues);
	vec_done(&parts);
}

void list_lay_out_disputes(struct list_builder *builder)
{
	list_nodes nodes = {0};

	list_nodes_of(builder->maker->graph, KIND_BIT(KIND_DISPUTE), &nodes);
	list_sort(&nodes, list_by_date);
	for (size_t i = 0; i < nodes.count; i++)
		if (!has_target(nodes.items[i], FIELD_PART_OF))
			add_dispute(builder, nodes.items[i], NULL, 0);
	vec_done(&nodes);
}
