/* links.h - the links between the records of a load, while they are checked.
 *
 * Points into the records, which must outlive it. Findings about links are made
 * here, and the records that have them marked as broken. */
#ifndef PICKET_LINKS_H
#define PICKET_LINKS_H

#include "records.h"

struct link {
	size_t from, to;            /* numbers of records */
	enum field_name relation;   /* as record_links() says */
	const struct value *value;  /* where it is written */
};

struct links {
	const struct records *records;
	VEC(struct link) list;      /* in order of `from` */
	size_t *first;              /* index of a record's first link; one more at the end */
};

/* Collects all links; one that names nothing, or the wrong kind, is an error. */
void links_init(struct links *links, const struct records *records, struct findings *findings);
void links_done(struct links *links);

/* Finds cycles of links that must not have any. */
void links_check_cycles(const struct links *links, struct findings *findings);

/* Breaks the records whose links lead to broken ones, and says so. */
void links_break(const struct links *links, struct findings *findings);

#endif
