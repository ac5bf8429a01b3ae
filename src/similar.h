/* similar.h - finds ids of one kind that differ by one letter. */
#ifndef PICKET_SIMILAR_H
#define PICKET_SIMILAR_H

#include "records.h"

/* Warns of them, digits apart, in time that grows with the text of the ids. Ids
 * of less than SIMILAR_LEN characters are not compared: abbreviations differ by
 * one letter as a rule. */
#define SIMILAR_LEN 6
void similar_check(const struct records *records, enum kind kind, struct findings *findings);

#endif
