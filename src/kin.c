/* kin.c - owns who may count for a party. */
#include "kin.h"

#include "back.h"

static void add_said(const struct own_links *back, struct kin_positions *out)
{
	for (size_t i = 0; i < back->count; i++)
		if (back->items[i].relation == FIELD_BY && back->items[i].kind == KIND_POSITION)
			vec_push(&out->list, back->items[i].rowid);
}

static bool is_kin(const struct back_link *link)
{
	return link->kind == KIND_PARTY &&
	       (link->relation == FIELD_PARENT || link->relation == FIELD_MEMBERSHIPS);
}

static void add_begun(const struct reading *reading, const struct own_links *links,
		      struct kin_positions *out)
{
	struct back back = back_of(reading, links->items, links->count, FIELD_BY);

	for (size_t i = 0; i < back.begun; i++)
		if (back.links[i].kind == KIND_POSITION)
			vec_push(&out->list, back.links[i].rowid);
}

/* Of those who may count for the party of these links. */
static bool add_others(struct doc *doc, const struct own_links *back, bool begun,
		       struct kin_positions *out)
{
	size_t asked = 0;

	for (size_t i = 0; i < back->count && asked < KIN_READ; i++) {
		struct own_links own;

		if (!is_kin(&back->items[i]))
			continue;
		if (!kb_back(doc->reading->kb, back->items[i].rowid, &doc->arena, &own,
			     doc->error))
			return false;
		if (begun)
			add_begun(doc->reading, &own, out);
		else
			add_said(&own, out);
		asked++;
	}
	return true;
}

bool kin_positions_add(struct doc *doc, uint32_t party, struct kin_positions *out)
{
	struct own_links back;

	if (!kb_back(doc->reading->kb, party, &doc->arena, &back, doc->error))
		return false;
	add_said(&back, out);
	return add_others(doc, &back, false, out);
}

bool kin_positions_others(struct doc *doc, uint32_t party, struct kin_positions *out)
{
	struct own_links back;

	return kb_back(doc->reading->kb, party, &doc->arena, &back, doc->error) &&
	       add_others(doc, &back, true, out);
}
