/* doc.h - an entry as rich text: title, marks, text, fields, links both ways,
 * evidence. What the detail pane shows and `picket show` prints. */
#ifndef PICKET_DOC_H
#define PICKET_DOC_H

#include "kb.h"
#include "rich.h"

/* Appends the entry to out. */
bool doc_build(const struct reading *reading, uint32_t rowid, struct rich *out,
	       struct error *error);

#endif
