/* names.h - what a party, a dispute or an issue may be called: its ids, its titles
 * in every language, names, short and other names. Of other kinds nothing. */
#ifndef PICKET_NAMES_H
#define PICKET_NAMES_H

#include "record.h"
#include "vec.h"

struct name {
	struct str folded;     /* as utf8_fold() has it */
	struct slice shown;    /* the record's */
};

/* The names of one record at a time; owns what is folded. */
struct names {
	VEC(struct name) list;
};

void names_init(struct names *names);
void names_done(struct names *names);

/* Those of record; the ones before are gone. */
void names_of(const struct record *record, struct names *names);

#endif
