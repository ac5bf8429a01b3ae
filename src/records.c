/* records.c - owns all records of one load and finds them by id.
 *
 * Must not know YAML, files or rules. */
#include "records.h"

void records_init(struct records *records)
{
	*records = (struct records){0};
	arena_init(&records->arena);
	map_init(&records->by_id);
}

void records_done(struct records *records)
{
	map_done(&records->by_id);
	vec_done(&records->list);
	arena_done(&records->arena);
	records->base = (struct base){0};
}

static void add_former(struct records *records, struct record *record)
{
	for (VALUES(former, &record->root, FIELD_FORMER_IDS))
		map_add(&records->by_id, former->text, record);
}

void records_index(struct records *records)
{
	map_done(&records->by_id);
	map_init(&records->by_id);
	for (size_t i = 0; i < records->list.count; i++) {
		struct record *record = records->list.items[i];
		record->number = i;
		if (record->id.len)
			map_add(&records->by_id, record->id, record);
	}
	for (size_t i = 0; i < records->list.count; i++)
		add_former(records, records->list.items[i]);
}

struct record *records_any(const struct records *records, struct slice id)
{
	return map_find(&records->by_id, id);
}

struct record *records_find(const struct records *records, struct slice id)
{
	struct record *record = records_any(records, id);

	return record && !record->broken ? record : NULL;
}
