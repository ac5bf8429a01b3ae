/* map.h - a map from strings to pointers that remembers the order of insertion.
 *
 * Keys are slices and are not copied: they must live as long as the map. The
 * map owns neither keys nor values. */
#ifndef PICKET_MAP_H
#define PICKET_MAP_H

#include "str.h"

struct map_item {
	struct slice key;
	void *value;
};

struct map {
	struct map_item *items;   /* in order of insertion; may be walked directly */
	size_t count;
	size_t size;
	uint32_t *slots;          /* open addressing: index into items plus one, 0 free */
	size_t slot_count;        /* a power of two */
};

void map_init(struct map *map);
void map_done(struct map *map);

/* The value of key, or null. */
void *map_find(const struct map *map, struct slice key);

/* Adds key unless it is there; returns the value that stands there then. */
void *map_add(struct map *map, struct slice key, void *value);

#endif
