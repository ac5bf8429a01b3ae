/* facts.c - owns the packing of facts: 1 byte kind, 1 lanes, 2 marks, 4 each for
 * from, first and last, all numbers big-endian. */
#include "facts.h"

#include "schema.h"

static int32_t first_day(const struct graph_node *node)
{
	return node->date ? date_first(node->date) : INT32_MIN;
}

int32_t facts_from(const struct graph_node *node)
{
	if (node->record->kind != KIND_ISSUE)
		return first_day(node);
	for (size_t i = 0; i < node->back.count; i++)
		if (node->back.items[i].relation == FIELD_ON)
			return first_day(node->back.items[i].node);
	return INT32_MIN;
}

void facts_of(const struct graph_node *node, const struct sides *sides, const mark_spans *marks,
	      struct facts *out)
{
	const struct date *date = node->date;

	*out = (struct facts){
		.kind = node->record->kind,
		.lanes = lane_bits(sides, node),
		.from = facts_from(node),
		.first = DATE_DAY_MAX,
		.last = INT32_MIN,
	};
	if (date) {
		out->first = date_first(date);
		out->last = date_last(date);
	}
	for (size_t i = 0; i < marks->count; i++)
		out->marks |= 1u << marks->items[i].mark;
}

void facts_pack(const struct facts *facts, unsigned char *bytes)
{
	pack_number(bytes, 1, facts->kind);
	pack_number(bytes + 1, 1, facts->lanes);
	pack_number(bytes + 2, 2, facts->marks);
	pack_number(bytes + 4, 4, pack_day(facts->from));
	pack_number(bytes + 8, 4, pack_day(facts->first));
	pack_number(bytes + 12, 4, pack_day(facts->last));
}

bool facts_unpack(const char *bytes, struct facts *out)
{
	uint32_t kind = unpack_number(bytes, 1);

	*out = (struct facts){
		.kind = (enum kind)kind,
		.lanes = unpack_number(bytes + 1, 1),
		.marks = unpack_number(bytes + 2, 2),
		.from = unpack_day(unpack_number(bytes + 4, 4)),
		.first = unpack_day(unpack_number(bytes + 8, 4)),
		.last = unpack_day(unpack_number(bytes + 12, 4)),
	};
	return kind < KIND_COUNT;
}
