/* vec.h - a typed array that grows.
 *
 * VEC(int) numbers = {0}; vec_push(&numbers, 7); vec_done(&numbers);
 * The array owns its items' memory, not what they point to. */
#ifndef PICKET_VEC_H
#define PICKET_VEC_H

#include "mem.h"

#include <stdlib.h>

#define VEC(type)          \
	struct {           \
		type *items;   \
		size_t count;  \
		size_t size;   \
	}

/* Makes room for one more item. */
#define vec_grow(vec)                                                                  \
	((vec)->count < (vec)->size                                                    \
		 ? (void)0                                                             \
		 : (void)((vec)->size = (vec)->size ? (vec)->size * 2 : 8,             \
			  (vec)->items = mem_resize((vec)->items, (vec)->size,         \
						    sizeof(*(vec)->items))))

/* Makes room for so many items in all, and for no more. */
#define vec_reserve(vec, items_count)                                                  \
	((vec)->size >= (items_count)                                                  \
		 ? (void)0                                                             \
		 : (void)((vec)->size = (items_count),                                 \
			  (vec)->items = mem_resize((vec)->items, (vec)->size,         \
						    sizeof(*(vec)->items))))

#define vec_push(vec, item) (vec_grow(vec), (void)((vec)->items[(vec)->count++] = (item)))

#define vec_clear(vec) ((void)((vec)->count = 0))

#define vec_done(vec)                                          \
	(free((vec)->items), (vec)->items = NULL, (vec)->count = 0, (void)((vec)->size = 0))

#endif
