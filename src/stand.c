/* stand.c - owns which positions on an issue are read. Knows no layout. */
#include "stand.h"

#include "back.h"

bool stand_read(struct doc *doc, uint32_t rowid, struct stand *stand)
{
	return kb_stand(doc->reading, rowid, &doc->arena, stand, doc->error);
}

bool stands_read(struct doc *doc, const struct entry *issue, size_t most, struct stands *out)
{
	struct back back = back_of(doc->reading, issue->back, issue->back_count, FIELD_ON);

	*out = (struct stands){.count = back.begun < most ? back.begun : most};
	out->unread = back.begun - out->count;
	out->items = arena_zero(&doc->arena, out->count * sizeof(*out->items));
	for (size_t i = 0; i < out->count; i++)
		if (!stand_read(doc, back.links[out->unread + i].rowid, &out->items[i]))
			return false;
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
