/* lane.c - owns which side belongs to which lane. */
#include "lane.h"

#include "i18n.h"

const char *const lane_titles[LANE_COUNT] = {
	[LANE_LABOUR] = N_("Labour"),
	[LANE_MANAGEMENT] = N_("Management"),
	[LANE_OTHERS] = N_("Others"),
};

static enum lane lane_of(struct slice side)
{
	if (slice_is(side, "labour"))
		return LANE_LABOUR;
	return slice_is(side, "management") ? LANE_MANAGEMENT : LANE_OTHERS;
}

/* The record that the first link of a field leads to, or null. */
static const struct graph_node *target(const struct graph_node *node, enum field_name relation)
{
	for (size_t i = 0; i < node->forward.count; i++)
		if (node->forward.items[i].relation == relation)
			return node->forward.items[i].node;
	return NULL;
}

/* The first dispute that it is part of, by its issue if it has one, or null. */
static const struct record *dispute_of(const struct graph_node *node)
{
	static const enum field_name issues[] = {FIELD_ON, FIELD_RAISES};
	const struct graph_node *dispute = target(node, FIELD_DISPUTES);

	for (size_t i = 0; i < COUNT_OF(issues) && !dispute; i++) {
		const struct graph_node *issue = target(node, issues[i]);

		dispute = issue ? target(issue, FIELD_DISPUTE) : NULL;
	}
	return dispute ? dispute->record : NULL;
}

unsigned lane_bits(const struct sides *sides, const struct graph_node *node)
{
	int32_t day = node->date ? date_first(node->date) : PARTY_DAY_FIRST;
	unsigned lanes = 0;

	for (size_t i = 0; i < node->forward.count; i++) {
		const struct graph_link *link = &node->forward.items[i];
		struct slice side;

		if (link->relation != FIELD_BY && link->relation != FIELD_ACTORS)
			continue;
		side = sides_of(sides, dispute_of(node), link->node->record, day);
		if (side.len)
			lanes |= 1u << lane_of(side);
	}
	return lanes;
}
