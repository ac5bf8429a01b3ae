/* similar.c - owns the search for ids that a slip of the pen may have made.
 *
 * Two ids differ by one letter if they are equal where that letter is left out
 * of one of them (abc, abbc), or replaced by the same sign in both (ab?, ab?).
 * So every id is hashed once as it is and once for each of its letters; a hash
 * of a text with one place changed follows from those of its two parts. */
#include "similar.h"

#include "i18n.h"
#include "bounds.h"

#include <stdlib.h>
#include <string.h>

#define BATCH (2u << 20)       /* most hashes in memory at once */
#define BASE 0x9e3779b97f4a7c15u
#define WILDCARD '?'           /* in no id */

/* Hashes of the beginnings and ends of one id. */
struct parts {
	struct slice id;
	uint64_t before[LOAD_ID + 1];   /* of the first i bytes */
	uint64_t behind[LOAD_ID + 1];   /* of the bytes from i on */
	uint64_t power[LOAD_ID + 1];    /* of BASE */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static void parts_init(struct parts *parts, const struct record *record)
{
	struct slice id = record->id;

	parts->id = id;
	parts->before[0] = 1;
	parts->power[0] = 1;
	for (size_t i = 0; i < id.len; i++) {
		parts->before[i + 1] = parts->before[i] * BASE + (unsigned char)id.data[i];
		parts->power[i + 1] = parts->power[i] * BASE;
	}
	parts->behind[id.len] = 0;
	for (size_t i = id.len; i-- > 0;)
		parts->behind[i] = parts->behind[i + 1] +
				   (unsigned char)id.data[i] * parts->power[id.len - i - 1];
}

static uint64_t hash_whole(const struct parts *parts)
{
	return parts->before[parts->id.len];
}

static uint64_t hash_without(const struct parts *parts, size_t at)
{
	return parts->before[at] * parts->power[parts->id.len - at - 1] + parts->behind[at + 1];
}

static uint64_t hash_replaced(const struct parts *parts, size_t at)
{
	uint64_t begin = parts->before[at] * BASE + WILDCARD;

	return begin * parts->power[parts->id.len - at - 1] + parts->behind[at + 1];
}

/* --- the table of hashes --------------------------------------------------- */

struct table {
	struct slot {
		uint32_t tag;      /* of the hash, what the place does not say */
		uint32_t record;   /* number plus one; 0: free */
	} *slots;
	size_t mask;
	uint64_t batch, batches;   /* only hashes of this batch are looked at */
};

static uint64_t spread(uint64_t hash)
{
	hash ^= hash >> 31;
	hash *= 0xbf58476d1ce4e5b9u;
	return hash ^ (hash >> 29);
}

static uint32_t tag_of(uint64_t hash)
{
	return (uint32_t)(spread(hash) >> 32);
}

/* The table is larger than any cache: what will be looked at is sent for. */
static void table_expect(const struct table *table, uint64_t hash)
{
	__builtin_prefetch(&table->slots[(size_t)spread(hash) & table->mask]);
}

static bool table_takes(const struct table *table, uint64_t hash)
{
	return table->batches == 1 || (spread(hash) >> 40) % table->batches == table->batch;
}

static void table_add(struct table *table, uint64_t hash, size_t record)
{
	size_t i = (size_t)spread(hash) & table->mask;

	if (!table_takes(table, hash))
		return;
	while (table->slots[i].record)
		i = (i + 1) & table->mask;
	table->slots[i] = (struct slot){tag_of(hash), (uint32_t)record + 1};
}

/* --- comparing ------------------------------------------------------------ */

struct similar {
	const struct records *records;
	VEC(const struct record *) compared;
	struct findings *findings;
	struct table table;
};

/* Those of a kind; of equal ids only the first. */
static void find_compared(struct similar *similar, enum kind kind)
{
	const record_list *list = &similar->records->list;

	for (size_t i = 0; i < list->count; i++) {
		const struct record *record = list->items[i];

		if (record->kind == kind && record->id.len >= SIMILAR_LEN &&
		    record->id.len <= LOAD_ID &&
		    records_any(similar->records, record->id) == record)
			vec_push(&similar->compared, record);
	}
}

/* Whether a and b really differ by one letter: hashes may be equal by chance. */
static bool is_similar(struct slice a, struct slice b)
{
	size_t at = 0, end = 0;
	size_t shorter = a.len < b.len ? a.len : b.len;

	while (at < shorter && a.data[at] == b.data[at])
		at++;
	while (end < shorter - at && a.data[a.len - 1 - end] == b.data[b.len - 1 - end])
		end++;
	return a.len - at - end <= 1 && b.len - at - end <= 1;
}

/* Warns at the later of two records. */
static void compare(struct similar *similar, size_t number, size_t other)
{
	size_t later = number > other ? number : other;
	size_t sooner = number > other ? other : number;
	const struct record *record = similar->records->list.items[later];
	const struct record *first = similar->records->list.items[sooner];

	if (later == sooner || !is_similar(record->id, first->id))
		return;
	findings_add(similar->findings, SEVERITY_WARNING, record_place(record, NULL),
		     _("the id '%.*s' differs by one letter from '%.*s' (%s:%u)"),
		     SLICE_ARGS(record->id), SLICE_ARGS(first->id), first->file,
		     first->root.line);
}

static void compare_all(struct similar *similar, uint64_t hash, size_t number)
{
	const struct table *table = &similar->table;

	if (!table_takes(table, hash))
		return;
	for (size_t i = (size_t)spread(hash) & table->mask; table->slots[i].record;
	     i = (i + 1) & table->mask)
		if (table->slots[i].tag == tag_of(hash))
			compare(similar, number, table->slots[i].record - 1);
}

/* The hashes of one id with each of its letters left out, and replaced. */
struct variants {
	size_t record;
	size_t count;
	uint64_t without[LOAD_ID], replaced[LOAD_ID];
};

static void variants_find(struct variants *variants, const struct table *table,
			  const struct record *record)
{
	struct parts parts;

	parts_init(&parts, record);
	variants->record = record->number;
	variants->count = 0;
	for (size_t i = 0; i < record->id.len; i++) {
		if (is_digit(record->id.data[i]))
			continue;
		variants->without[variants->count] = hash_without(&parts, i);
		variants->replaced[variants->count] = hash_replaced(&parts, i);
		table_expect(table, variants->without[variants->count]);
		table_expect(table, variants->replaced[variants->count++]);
	}
}

static void variants_compare(const struct variants *variants, struct similar *similar)
{
	for (size_t i = 0; i < variants->count; i++) {
		compare_all(similar, variants->without[i], variants->record);
		compare_all(similar, variants->replaced[i], variants->record);
		table_add(&similar->table, variants->replaced[i], variants->record);
	}
}

/* While the hashes of one id are on their way from memory, those of the one before
 * are looked up. */
static void compare_letters(struct similar *similar)
{
	struct variants variants[2];
	size_t count = similar->compared.count;

	for (size_t i = 0; i < count; i++) {
		variants_find(&variants[i % 2], &similar->table, similar->compared.items[i]);
		if (i)
			variants_compare(&variants[(i - 1) % 2], similar);
	}
	if (count)
		variants_compare(&variants[(count - 1) % 2], similar);
}

static void run_batch(struct similar *similar)
{
	struct table *table = &similar->table;
	struct parts parts;

	memset(table->slots, 0, (table->mask + 1) * sizeof(*table->slots));
	for (size_t i = 0; i < similar->compared.count; i++) {
		parts_init(&parts, similar->compared.items[i]);
		table_add(table, hash_whole(&parts), similar->compared.items[i]->number);
	}
	compare_letters(similar);
}

static size_t count_hashes(const struct similar *similar)
{
	size_t count = 0;

	for (size_t i = 0; i < similar->compared.count; i++)
		count += similar->compared.items[i]->id.len + 1;
	return count;
}

/* The table keeps a quarter free even where a batch gets more than its share. */
void similar_check(const struct records *records, enum kind kind, struct findings *findings)
{
	struct similar similar = {.records = records, .findings = findings};
	size_t size = 64, count;

	find_compared(&similar, kind);
	count = count_hashes(&similar);
	similar.table.batches = 1 + count / BATCH;
	while (size < 2 * (count / similar.table.batches + 1))
		size *= 2;
	similar.table.mask = size - 1;
	similar.table.slots = mem_resize(NULL, size, sizeof(*similar.table.slots));
	for (; similar.table.batch < similar.table.batches; similar.table.batch++)
		run_batch(&similar);
	free(similar.table.slots);
	vec_done(&similar.compared);
}
