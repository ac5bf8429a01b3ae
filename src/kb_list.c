/* kb_list.c - owns how the lists of an index are read: rows, headings, the days of the
 * timeline. Knows not what stands in which list. */
#include "kb.h"

#include "kb_part.h"
#include "schema.h"

#include <stdlib.h>
#include <string.h>

#define BLOCK_ROWS ((size_t)SCHEMA_BLOCK_BYTES / SCHEMA_ROW_BYTES)

size_t kb_list_count(const struct kb *kb, enum list list)
{
	return kb->list_sizes[list];
}

/* Copies item `number` from the blocks that the query reads; false where there is
 * no such item. */
static bool packed_item(struct kb *kb, enum query query, enum list list, size_t number,
			char *item, struct error *error)
{
	size_t item_bytes = query == QUERY_ROWS ? SCHEMA_ROW_BYTES : SCHEMA_PLACE_BYTES;
	size_t block_items = SCHEMA_BLOCK_BYTES / item_bytes;
	struct db_statement *statement = kb_ask(kb, query, error);
	struct slice found = {0};

	if (!statement)
		return false;
	db_bind_int(statement, 1, schema_block(list, number / block_items));
	if (db_step(statement, error))
		found = slice_part(db_blob(statement, 0), number % block_items * item_bytes,
				   item_bytes);
	if (found.len == item_bytes)
		memcpy(item, found.data, item_bytes);
	db_reset(statement);
	return found.len == item_bytes;
}

static void unpack_row(const char *item, struct list_row *out)
{
	uint32_t days = unpack_number(item + 9, 3);

	*out = (struct list_row){
		.rowid = unpack_number(item, 4),
		.parent = unpack_number(item + 4, 4),
		.depth = unpack_number(item + 8, 1),
		.from = unpack_day(unpack_number(item + 12, 4)),
		.until = DATE_DAY_MAX,
	};
	if (days != SCHEMA_FOR_GOOD)
		out->until = (int32_t)((int64_t)out->from + days);
}

bool kb_list_row(struct kb *kb, enum list list, size_t row, struct list_row *out,
		 struct error *error)
{
	char item[SCHEMA_ROW_BYTES];
	bool done = packed_item(kb, QUERY_ROWS, list, row, item, error);

	*out = (struct list_row){0};
	if (done)
		unpack_row(item, out);
	return done || kb_damaged(error);
}

size_t kb_list_rows(struct kb *kb, enum list list, size_t first, struct list_row *out,
		    size_t size)
{
	struct db_statement *statement = kb_ask(kb, QUERY_ROWS, NULL);
	size_t count = 0, rows = kb->list_sizes[list];

	if (first >= rows)
		return 0;
	if (size > rows - first)
		size = rows - first;
	while (statement && count < size) {
		size_t row = first + count, at = row % BLOCK_ROWS * SCHEMA_ROW_BYTES;
		struct slice block;

		db_bind_int(statement, 1, schema_block(list, row / BLOCK_ROWS));
		block = db_step(statement, NULL) ? slice_part(db_blob(statement, 0), at, SIZE_MAX)
						 : (struct slice){0};
		for (at = 0; at + SCHEMA_ROW_BYTES <= block.len && count < size;
		     at += SCHEMA_ROW_BYTES)
			unpack_row(block.data + at, &out[count++]);
		db_reset(statement);
		if (!at)
			break;
	}
	return count;
}

static void read_bins(struct slice text, struct heading *out)
{
	const char *at = text.data;

	for (int i = 0; at && *at && i < HEADING_BINS; i++) {
		char *end;

		out->bins[i] = (uint32_t)strtoul(at, &end, 10);
		at = end;
	}
}

bool kb_heading(struct kb *kb, enum list list, size_t row, struct arena *arena,
		struct heading *out, struct error *error)
{
	struct db_statement *statement = kb_ask(kb, QUERY_HEADING, error);
	bool done;

	*out = (struct heading){0};
	if (!statement)
		return false;
	db_bind_int(statement, 1, list);
	db_bind_int(statement, 2, (int64_t)row);
	done = db_step(statement, error);
	if (done) {
		out->key = kb_line(statement, 0, arena);
		out->count = (uint32_t)db_int(statement, 1);
		out->number = (uint32_t)db_int(statement, 2);
		read_bins(db_text(statement, 3), out);
	}
	db_reset(statement);
	return done || kb_damaged(error);
}

void kb_headings(struct kb *kb, enum list list, kb_visit_heading *visit, void *context)
{
	struct db_statement *statement = kb_ask(kb, QUERY_HEADINGS, NULL);

	if (!statement)
		return;
	db_bind_int(statement, 1, list);
	while (db_step(statement, NULL))
		visit(context, db_text(statement, 0), (uint32_t)db_int(statement, 1));
	db_reset(statement);
}

size_t kb_heading_near(struct kb *kb, enum list list, size_t row, bool forward)
{
	struct db_statement *statement =
		kb_ask(kb, forward ? QUERY_HEADING_FROM : QUERY_HEADING_UP_TO, NULL);
	size_t found = SIZE_MAX;

	if (!statement)
		return SIZE_MAX;
	db_bind_int(statement, 1, list);
	db_bind_int(statement, 2, (int64_t)row);
	if (db_step(statement, NULL))
		found = (size_t)db_int(statement, 0);
	db_reset(statement);
	return found;
}

size_t kb_list_find(struct kb *kb, enum list list, uint32_t rowid)
{
	char item[SCHEMA_PLACE_BYTES];
	uint32_t place = 0;

	if (rowid && packed_item(kb, QUERY_PLACE, list, rowid - 1, item, NULL))
		place = unpack_number(item, SCHEMA_PLACE_BYTES);
	return place ? place - 1 : SIZE_MAX;
}

/* The rows of the timeline are in order of their days. */
bool kb_next_day(struct kb *kb, int32_t day, bool forward, int32_t *out)
{
	size_t low = 0, high = kb->list_sizes[LIST_TIMELINE];
	struct list_row row;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (!kb_list_row(kb, LIST_TIMELINE, middle, &row, NULL))
			return false;
		if (row.from < day || (forward && row.from == day))
			low = middle + 1;
		else
			high = middle;
	}
	if (!forward && low-- == 0)
		return false;
	if (low >= kb->list_sizes[LIST_TIMELINE] ||
	    !kb_list_row(kb, LIST_TIMELINE, low, &row, NULL))
		return false;
	*out = row.from;
	return true;
}
