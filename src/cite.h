/* cite.h - a citation as plain text: who, stance, date, our words; then author,
 * title, publisher, date, locator, address; title and revision of the base. */
#ifndef PICKET_CITE_H
#define PICKET_CITE_H

#include "kb.h"

bool cite_entry(const struct reading *reading, uint32_t rowid, struct str *out,
		struct error *error);

#endif
