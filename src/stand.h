/* stand.h - the positions on an issue as of the day of the reading: what each says in
 * a word, who stands behind it, what it answers.
 *
 * What thread, matrix and comparison are made of. Read from the issue's own links,
 * and of very many the newest only. Everything is the doc's. */
#ifndef PICKET_STAND_H
#define PICKET_STAND_H

#include "doc_part.h"

/* Most positions read of an issue: for its own sake, and to say in brief where it stands. */
#define STANDS_READ 400
#define STANDS_BRIEF 100

struct stands {
	struct stand *items;      /* oldest first */
	size_t count;
	size_t unread;            /* older ones that were left out */
};

/* The positions on the issue, the newest `most` of them. */
bool stands_read(struct doc *doc, const struct entry *issue, size_t most, struct stands *out);

/* One position. */
bool stand_read(struct doc *doc, uint32_t rowid, struct stand *stand);

/* Whether nothing had taken its place, and who said it had not taken it back. */
bool stand_is_held(const struct stand *stand);

/* for (STAND_LINKS(link, stand, FIELD_BY)) ... */
#define STAND_LINKS(link, stand, name)                                     \
	const struct back_link *link = stand_link(stand, NULL, name); link; \
	link = stand_link(stand, link, name)

/* The next link of a relation behind `link` (null: the first), or null. */
const struct back_link *stand_link(const struct stand *stand, const struct back_link *link,
				   enum field_name relation);

#endif
