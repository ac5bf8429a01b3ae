/* list_tree.h - the lists in which one entry stands under another. */
#ifndef PICKET_LIST_TREE_H
#define PICKET_LIST_TREE_H

#include "list_part.h"

void list_lay_out_parties(struct list_builder *builder);
void list_lay_out_disputes(struct list_builder *builder);

#endif
