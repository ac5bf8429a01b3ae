/* list_group.c - owns under which headings entries stand. */
#include "list_group.h"

#include "facts.h"
#include "utf8.h"

#include <stdlib.h>

/* --- groups ------------------------------------------------------------------- */

/* An entry under a heading. */
struct member {
	const struct graph_node *node;
	struct slice key;      /* of the heading */
	size_t order;          /* of the heading among all, */
	struct slice sorted;   /* and among those of the same order */
	int32_t from, until;   /* the days on which it stands there */
	size_t number;         /* members of a heading stay in the order they came in */
};

typedef VEC(struct member) member_list;

static int compare_members(const void *a, const void *b)
{
	const struct member *one = a, *other = b;
	int difference;

	if (one->order != other->order)
		return one->order < other->order ? -1 : 1;
	difference = slice_compare(one->sorted, other->sorted);
	if (!difference)
		difference = slice_compare(one->key, other->key);
	return difference ? difference : one->number < other->number ? -1 : 1;
}

static void add_member(member_list *members, struct member member)
{
	member.number = members->count;
	vec_push(members, member);
}

/* An entry that always stands under this heading; an empty key comes last. */
static void add_under(member_list *members, const struct graph_node *node, struct slice key,
		      size_t order)
{
	add_member(members, (struct member){.node = node, .key = key,
					    .order = key.len ? order : SIZE_MAX,
					    .from = facts_from(node), .until = DATE_DAY_MAX});
}

/* The same for headings in alphabetic order of a name. */
static void add_under_name(struct list_builder *builder, member_list *members,
			   const struct graph_node *node, struct slice key, struct slice name)
{
	struct str folded;

	str_init(&folded);
	utf8_fold(&folded, name);
	add_under(members, node, key, 0);
	members->items[members->count - 1].sorted =
		(struct slice){arena_copy(builder->arena, folded.data, folded.len), folded.len};
	str_done(&folded);
}

/* Rows for all members, which are done then. */
static void add_groups(struct list_builder *builder, member_list *members)
{
	struct heading *heading = NULL;

	if (members->count > 1)
		qsort(members->items, members->count, sizeof(*members->items), compare_members);
	for (size_t i = 0; i < members->count; i++) {
		const struct member *member = &members->items[i];

		if (!heading || !slice_equal(heading->key, member->key))
			heading = list_add_heading(builder, member->key);
		heading->count++;
		list_add(builder, member->node, NULL,
			 (struct list_row){.from = member->from, .until = member->until});
	}
	vec_done(members);
}

/* --- timeline ----------------------------------------------------------------- */

/* "2023-07-13", or less where less is said or asked for. */
static void date_key(const struct date_part *date, enum list list, struct str *key)
{
	struct date shown = {.from = {.year = date->year}};

	if (list != LIST_TIMELINE_YEAR)
		shown.from.month = date->month;
	if (list == LIST_TIMELINE_DAY)
		shown.from.day = date->day;
	str_clear(key);
	date_edtf(&shown, key);
}

void list_lay_out_timeline(struct list_builder *builder)
{
	const list_nodes *nodes = &builder->maker->dated;
	struct heading *heading = NULL;
	struct str key;

	str_init(&key);
	for (size_t i = 0; i < nodes->count; i++) {
		const struct date_part *date = &nodes->items[i]->date->from;

		date_key(date, builder->list, &key);
		if (!heading || !slice_equal(heading->key, str_slice(&key)))
			heading = list_add_heading(builder, str_slice(&key));
		heading->count++;
		if (date->month || builder->list != LIST_TIMELINE)
			heading->bins[list_bin(builder->list, date->month, date->day)]++;
		list_add_entry(builder, nodes->items[i], NULL, 0);
	}
	str_done(&key);
}

/* --- uses --------------------------------------------------------------------- */

static size_t word_order(const struct list_builder *builder, struct slice word)
{
	return vocabulary_find(list_vocabulary(builder->list), word);
}

static int32_t status_from(const struct value *status)
{
	const struct value *date = value_find(status, FIELD_DATE);

	return date && date_is_set(&date->date) ? date_first(&date->date) : INT32_MIN;
}

/* The first day of all statuses behind one: it holds until then. */
static int32_t status_until(const struct value *root, const struct value *status)
{
	int32_t until = DATE_DAY_MAX;

	for (const struct value *v = status; (v = value_next(root, v));)
		if (status_from(v) < until)
			until = status_from(v);
	return until;
}

/* Under every status for as long as that was the last known. */
static void add_statuses(struct list_builder *builder, member_list *members,
			 const struct graph_node *use)
{
	const struct value *root = &use->record->root;
	int32_t from = facts_from(use), first = DATE_DAY_MAX;

	for (VALUES(v, root, FIELD_STATUS)) {
		struct slice word = value_text(v, FIELD_STATUS);
		struct member member = {.node = use, .key = word, .order = word_order(builder, word),
					.from = status_from(v), .until = status_until(root, v)};

		first = member.from < first ? member.from : first;
		member.from = member.from > from ? member.from : from;
		if (member.from < member.until)
			add_member(members, member);
	}
	if (from < first)
		add_member(members, (struct member){.node = use, .order = SIZE_MAX, .from = from,
						    .until = first});
}

/* Under every party that deploys or develops it. */
static void add_actors(struct list_builder *builder, member_list *members,
		       const struct graph_node *use)
{
	size_t before = members->count;

	for (size_t i = 0; i < use->forward.count; i++) {
		const struct graph_link *link = &use->forward.items[i];

		if (link->relation == FIELD_ACTORS)
			add_under_name(builder, members, use, link->node->record->id,
				       record_short_name(link->node->record));
	}
	if (members->count == before)
		add_under(members, use, SLICE(""), 0);
}

void list_lay_out_uses(struct list_builder *builder)
{
	const list_nodes *nodes = &builder->maker->dated;
	member_list members = {0};

	for (size_t i = 0; i < nodes->count; i++) {
		const struct graph_node *node = nodes->items[i];
		struct slice word;

		if (node->record->kind != KIND_USE)
			continue;
		if (builder->list == LIST_USES_STATUS) {
			add_statuses(builder, &members, node);
		} else if (builder->list == LIST_USES_ACTOR) {
			add_actors(builder, &members, node);
		} else {
			word = value_text(&node->record->root, list_table[builder->list].field);
			add_under(&members, node, word, word_order(builder, word));
		}
	}
	add_groups(builder, &members);
}

/* --- parties ------------------------------------------------------------------ */

/* Those that have no classification stand under their types, behind all others. */
void list_lay_out_kinds(struct list_builder *builder)
{
	list_nodes nodes = {0};
	member_list members = {0};

	list_nodes_of(builder->maker->graph, KIND_BIT(KIND_PARTY), &nodes);
	list_sort(&nodes, list_by_name);
	for (size_t i = 0; i < nodes.count; i++) {
		const struct value *root = &nodes.items[i]->record->root;
		struct slice word = value_text(root, FIELD_CLASSIFICATION);

		if (!word.len)
			word = value_text(root, FIELD_TYPE);
		add_under(&members, nodes.items[i], word, word_order(builder, word));
	}
	vec_done(&nodes);
	add_groups(builder, &members);
}

static void lay_out_sorted(struct list_builder *builder, enum kind kind, list_order *order)
{
	list_nodes nodes = {0};

	list_nodes_of(builder->maker->graph, KIND_BIT(kind), &nodes);
	list_sort(&nodes, order);
	for (size_t i = 0; i < nodes.count; i++)
		list_add_entry(builder, nodes.items[i], NULL, 0);
	vec_done(&nodes);
}

static int by_links(const void *a, const void *b)
{
	size_t links = list_node_at(a)->back.count, other = list_node_at(b)->back.count;

	return links == other ? list_by_name(a, b) : links < other ? 1 : -1;
}

void list_lay_out_activity(struct list_builder *builder)
{
	lay_out_sorted(builder, KIND_PARTY, by_links);
}

/* --- sources ------------------------------------------------------------------ */

static size_t reference_count(const struct graph_node *source)
{
	size_t count = 0;

	for (size_t i = 0; i < source->back.count; i++)
		count += source->back.items[i].relation == FIELD_REFERENCES;
	return count;
}

/* Most cited first, then the newest. */
static int by_weight(const void *a, const void *b)
{
	size_t weight = reference_count(list_node_at(a)), other = reference_count(list_node_at(b));

	return weight == other ? list_by_date(b, a) : weight < other ? 1 : -1;
}

static int newest_first(const void *a, const void *b)
{
	return list_by_date(b, a);
}

static void add_year(member_list *members, struct list_builder *builder,
		     const struct graph_node *source)
{
	const struct date *date = source->date;
	struct str key;

	str_init(&key);
	if (date)
		date_key(&date->from, LIST_TIMELINE_YEAR, &key);
	add_under(members, source,
		  (struct slice){arena_copy(builder->arena, key.data, key.len), key.len},
		  date ? (size_t)(INT16_MAX - date->from.year) : 0);
	str_done(&key);
}

static struct slice publisher_of(const struct graph_node *source)
{
	struct slice publisher = value_text(&source->record->root, FIELD_PUBLISHER);

	return publisher.len ? publisher
			     : value_text(&source->record->root, FIELD_CONTAINER_TITLE);
}

void list_lay_out_sources(struct list_builder *builder)
{
	list_nodes nodes = {0};
	member_list members = {0};

	if (builder->list == LIST_SOURCES) {
		lay_out_sorted(builder, KIND_SOURCE, by_weight);
		return;
	}
	list_nodes_of(builder->maker->graph, KIND_BIT(KIND_SOURCE), &nodes);
	list_sort(&nodes, newest_first);
	for (size_t i = 0; i < nodes.count; i++) {
		struct slice publisher = publisher_of(nodes.items[i]);

		if (builder->list == LIST_SOURCES_DATE)
			add_year(&members, builder, nodes.items[i]);
		else
			add_under_name(builder, &members, nodes.items[i], publisher, publisher);
	}
	vec_done(&nodes);
	add_groups(builder, &members);
}
