/* lookup.h - the entry that somebody means by a name: an id, a former id, a title, a name,
 * a short or another name, case and diacritics ignored. */
#ifndef PICKET_LOOKUP_H
#define PICKET_LOOKUP_H

#include "kb.h"

/* Finds the entry of that kind, or of any (KIND_COUNT). Where nothing is called so, or had begun by the day of the
 * reading, *rowid is 0; several are an error (ERROR_USAGE), which names them. */
bool lookup(const struct reading *reading, enum kind kind, struct slice name, uint32_t *rowid,
	    struct error *error);

/* Appends what to tell where lookup() found nothing: "there is no party 'WGB'; did you mean
 * 'WGA'?", "there was no 'wga' yet on 1930-12-31". */
void lookup_tell(const struct reading *reading, enum kind kind, struct slice name,
		 struct str *out);

#endif
