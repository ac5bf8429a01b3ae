/* stand.c - owns which positions on an issue are read. Knows no layout. */
#include "stand.h"

/* A part of an entry's links back. */
struct span {
	size_t from, to;
};

/* Links of a relation lie together. */
static struct span span_of(const struct entry *entry, enum field_name relation)
{
	struct span span = {0, 0};

	while (span.from < entry->back_count && entry->back[span.from].relation != relation)
		span.from++;
	span.to = span.from;
	while (span.to < entry->back_count && entry->back[span.to].relation == relation)
		span.to++;
	return span;
}

/* Within a relation they are in the order of time, so few are asked for their day. */
static size_t end_of_begun(struct doc *doc, const struct entry *entry, struct span span)
{
	while (span.from < span.to) {
		size_t middle = span.from + (span.to - span.from) / 2;

		if (kb_has_begun(doc->reading, entry->back[middle].rowid))
			span.from = middle + 1;
		else
			span.to = middle;
	}
	return span.to;
}

bool stand_read(struct doc *doc, uint32_t rowid, struct stand *stand)
{
	return kb_stand(doc->reading, rowid, &doc->arena, stand, doc->error);
}

bool stands_read(struct doc *doc, const struct entry *entry, enum field_name relation,
		 struct stands *out)
{
	struct span span = span_of(entry, relation);
	size_t there = end_of_begun(doc, entry, span) - span.from;

	*out = (struct stands){.count = there < STANDS_READ ? there : STANDS_READ};
	out->unread = there - out->count;
	out->items = arena_zero(&doc->arena, out->count * sizeof(*out->items));
	for (size_t i = 0; i < out->count; i++)
		if (!stand_read(doc, entry->back[span.from + out->unread + i].rowid,
				&out->items[i]))
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
