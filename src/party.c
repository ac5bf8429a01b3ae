/* party.c - owns what "belongs to" and "side" mean for parties.
 *
 * Must not know positions, marks or findings. */
#include "party.h"

#include <stdlib.h>

#define GROUPS 64   /* how many are followed: person, branch, union, federation … */

/* --- belonging ------------------------------------------------------------ */

/* A party and those it belongs to, nearest first, each once. */
struct groups {
	const struct records *records;
	const struct record *items[GROUPS];
	size_t count;
};

static bool overlaps(const struct value *membership, int32_t first, int32_t last)
{
	const struct value *from = value_find(membership, FIELD_FROM);
	const struct value *to = value_find(membership, FIELD_TO);

	return (!from || date_first(&from->date) <= last) &&
	       (!to || date_last(&to->date) >= first);
}

static void groups_add(struct groups *groups, struct slice id)
{
	const struct record *group = id.len ? records_any(groups->records, id) : NULL;

	if (!group || group->kind != KIND_PARTY || groups->count == GROUPS)
		return;
	for (size_t i = 0; i < groups->count; i++)
		if (groups->items[i] == group)
			return;
	groups->items[groups->count++] = group;
}

static void groups_of(const struct records *records, const struct record *party,
		      int32_t first, int32_t last, struct groups *groups)
{
	groups->records = records;
	groups->items[0] = party;
	groups->count = 1;
	for (size_t i = 0; i < groups->count; i++) {
		const struct record *member = groups->items[i];
		groups_add(groups, value_text(&member->root, FIELD_PARENT));
		for (VALUES(membership, &member->root, FIELD_MEMBERSHIPS))
			if (overlaps(membership, first, last))
				groups_add(groups, value_text(membership, FIELD_IN));
	}
}

bool party_belongs(const struct records *records, const struct record *party,
		   const struct record *group, int32_t first, int32_t last)
{
	struct groups groups;

	groups_of(records, party, first, last, &groups);
	for (size_t i = 0; i < groups.count; i++)
		if (groups.items[i] == group)
			return true;
	return false;
}

static bool is_parent(const struct records *records, const struct record *parent,
		      const struct record *party)
{
	struct slice id = value_text(&party->root, FIELD_PARENT);

	return id.len && records_any(records, id) == parent;
}

bool party_is_same(const struct records *records, const struct record *a,
		   const struct record *b)
{
	return a == b || is_parent(records, a, b) || is_parent(records, b, a);
}

/* --- sides ---------------------------------------------------------------- */

struct stand {
	const struct record *party;
	struct slice side;   /* may be empty: the party's own */
};

struct sides {
	const struct records *records;
	struct stands {
		VEC(struct stand) list;
	} *disputes;         /* by number of the record */
	size_t count;
};

static void add_stands(struct sides *sides, const struct record *dispute)
{
	struct stands *stands = &sides->disputes[dispute->number];

	for (VALUES(entry, &dispute->root, FIELD_PARTIES)) {
		struct slice id = value_text(entry, FIELD_PARTY);
		struct stand stand = {
			.party = id.len ? records_any(sides->records, id) : NULL,
			.side = value_text(entry, FIELD_SIDE),
		};
		vec_push(&stands->list, stand);
	}
}

struct sides *sides_new(const struct records *records)
{
	struct sides *sides = mem_zero(sizeof(*sides));

	sides->records = records;
	sides->count = records->list.count;
	sides->disputes = mem_zero(sides->count * sizeof(*sides->disputes));
	for (size_t i = 0; i < sides->count; i++) {
		const struct record *record = records->list.items[i];
		if (record->kind == KIND_DISPUTE)
			add_stands(sides, record);
	}
	return sides;
}

void sides_free(struct sides *sides)
{
	if (!sides)
		return;
	for (size_t i = 0; i < sides->count; i++)
		vec_done(&sides->disputes[i].list);
	free(sides->disputes);
	free(sides);
}

/* The first own side among a party and those it belongs to. */
static struct slice own_side(const struct groups *groups)
{
	struct slice side = {0};

	for (size_t i = 0; i < groups->count && !side.len; i++)
		side = value_text(&groups->items[i]->root, FIELD_SIDE);
	return side;
}

static const struct stand *find_stand(const struct stands *stands, const struct record *party)
{
	for (size_t i = 0; i < stands->list.count; i++)
		if (stands->list.items[i].party == party)
			return &stands->list.items[i];
	return NULL;
}

struct slice sides_of(const struct sides *sides, const struct record *dispute,
		      const struct record *party, int32_t day)
{
	struct groups groups;

	groups_of(sides->records, party, day, day, &groups);
	for (size_t i = 0; dispute && i < groups.count; i++) {
		const struct record *listed = groups.items[i];
		const struct stand *stand = find_stand(&sides->disputes[dispute->number], listed);
		if (stand && stand->side.len)
			return stand->side;
		if (stand) {
			groups_of(sides->records, listed, day, day, &groups);
			break;
		}
	}
	return own_side(&groups);
}

bool sides_has(const struct sides *sides, const struct record *dispute, struct slice side,
	       int32_t day)
{
	const struct stands *stands = &sides->disputes[dispute->number];

	for (size_t i = 0; i < stands->list.count; i++) {
		const struct stand *stand = &stands->list.items[i];
		struct slice own = stand->side;
		if (!own.len && stand->party)
			own = sides_of(sides, NULL, stand->party, day);
		if (slice_equal(own, side))
			return true;
	}
	return false;
}
