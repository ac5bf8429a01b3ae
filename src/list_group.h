/* list_group.h - the lists whose entries stand under headings, or one after the other.
 * Each makes the one that the builder says. */
#ifndef PICKET_LIST_GROUP_H
#define PICKET_LIST_GROUP_H

#include "list_part.h"

void list_lay_out_timeline(struct list_builder *builder);
void list_lay_out_uses(struct list_builder *builder);

/* Parties under what they are, and by how much links to them. */
void list_lay_out_kinds(struct list_builder *builder);
void list_lay_out_activity(struct list_builder *builder);

void list_lay_out_sources(struct list_builder *builder);

#endif
