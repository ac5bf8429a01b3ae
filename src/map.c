/* map.c - the hash table behind struct map. Nothing is ever taken out, so the
 * items stand in order of insertion and a slot is either free or taken. */
#include "map.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

#define SLOTS_FIRST 16

void map_init(struct map *map)
{
	*map = (struct map){0};
}

void map_done(struct map *map)
{
	free(map->items);
	free(map->slots);
	map_init(map);
}

/* The slot of key, or the free slot where it belongs. There is always one:
 * the table is never more than half full. */
static uint32_t *slot_of(const struct map *map, struct slice key)
{
	size_t mask = map->slot_count - 1;
	size_t i = (size_t)slice_hash(SLICE_HASH, key) & mask;

	while (map->slots[i] && !slice_equal(map->items[map->slots[i] - 1].key, key))
		i = (i + 1) & mask;
	return &map->slots[i];
}

void *map_find(const struct map *map, struct slice key)
{
	uint32_t index = map->slot_count ? *slot_of(map, key) : 0;

	return index ? map->items[index - 1].value : NULL;
}

static void grow_slots(struct map *map)
{
	size_t count = map->slot_count ? map->slot_count * 2 : SLOTS_FIRST;

	free(map->slots);
	map->slots = mem_resize(NULL, count, sizeof(*map->slots));
	memset(map->slots, 0, count * sizeof(*map->slots));
	map->slot_count = count;
	for (size_t i = 0; i < map->count; i++)
		*slot_of(map, map->items[i].key) = (uint32_t)i + 1;
}

static void grow_items(struct map *map)
{
	map->size = map->size ? map->size * 2 : SLOTS_FIRST / 2;
	map->items = mem_resize(map->items, map->size, sizeof(*map->items));
}

void *map_add(struct map *map, struct slice key, void *value)
{
	uint32_t *slot;

	if (map->count >= map->slot_count / 2)
		grow_slots(map);
	slot = slot_of(map, key);
	if (*slot)
		return map->items[*slot - 1].value;
	if (map->count == UINT32_MAX - 1)
		mem_fail();
	if (map->count == map->size)
		grow_items(map);
	map->items[map->count++] = (struct map_item){key, value};
	*slot = (uint32_t)map->count;
	return value;
}
