/* stand.c - owns which positions on an issue are read. Knows no layout. */
#include "stand.h"

/* Whether a link is one from a position that was there on the day. */
static bool is_wanted(struct doc *doc, const struct back_link *link, enum field_name relation)
{
	return link->relation == relation && link->kind == KIND_POSITION &&
	       kb_has_begun(doc->reading, link->rowid);
}

bool stand_read(struct doc *doc, uint32_t rowid, struct stand *stand)
{
	return kb_head(doc->reading, rowid, &doc->arena, &stand->head, doc->error) &&
	       kb_links(doc->reading->kb, rowid, &doc->arena, &stand->links, doc->error);
}

bool stands_read(struct doc *doc, const struct entry *entry, enum field_name relation,
		 struct stands *out)
{
	size_t there = 0, at = 0;

	for (size_t i = 0; i < entry->back_count; i++)
		there += is_wanted(doc, &entry->back[i], relation);
	*out = (struct stands){.count = there < STANDS_READ ? there : STANDS_READ};
	out->unread = there - out->count;
	out->items = arena_zero(&doc->arena, out->count * sizeof(*out->items));
	for (size_t i = 0; i < entry->back_count; i++) {
		if (!is_wanted(doc, &entry->back[i], relation) || at++ < out->unread)
			continue;
		if (!stand_read(doc, entry->back[i].rowid, &out->items[at - 1 - out->unread]))
			return false;
	}
	return true;
}

bool stand_is_held(const struct stand *stand)
{
	return !(stand->head.marks & (1u << MARK_SUPERSEDED | 1u << MARK_RETRACTED));
}

const struct back_link *stand_link(const struct stand *stand, const struct back_link *link,
				   enum field_name relation)
{
	size_t i = link ? (size_t)(link - stand->links.items) + 1 : 0;

	while (i < stand->links.count && stand->links.items[i].relation != relation)
		i++;
	return i < stand->links.count ? &stand->links.items[i] : NULL;
}
