/* cite.h - a citation as plain text: who, stance, date, title, our words, and who denies
 * them; then of each source author, title, publisher, date, locator, address; title of
 * the base, id of the entry, revision. */
#ifndef PICKET_CITE_H
#define PICKET_CITE_H

#include "kb.h"

bool cite_entry(const struct reading *reading, uint32_t rowid, struct str *out,
		struct error *error);

#endif
