/* snippet.h - the words around what was searched, out of an entry's texts. */
#ifndef PICKET_SNIPPET_H
#define PICKET_SNIPPET_H

#include "query.h"
#include "record.h"

/* Appends about width columns of the first text of record that has a word of
 * query, in language if possible; false where none has. */
bool snippet_find(const struct record *record, struct slice language,
		  const struct query *query, int width, struct str *out);

#endif
