/* doc_links.c - owns the sections of a document that hold other entries: what an
 * entry answers, what links to it. Knows no layout below a line.
 *
 * Which relation makes a section, in what order, and into which parts it falls
 * is said by tables. However much links to an entry, a bounded number of
 * entries is read, the newest ones by the day of the reading. */
#include "back.h"
#include "doc_part.h"

#include "i18n.h"

#include <stdlib.h>
#include <string.h>

/* Most entries shown of each part of a section, and most read for a section
 * that falls into parts. */
#define SECTION_SHOWN 200
#define SECTION_READ 400

#define PARTS 3

/* One entry of a section. Those of one group stand together: what is on one issue. */
struct item {
	struct head head;
	size_t part;
	size_t group;               /* order of the first item of its group */
	size_t order;               /* as it was read: by date */
	uint32_t issue;             /* that heads the group, or 0 */
	struct entry *entry;        /* once it was needed, else null */
};

/* The entries at the other end of one relation. */
struct section {
	enum field_name relation;
	bool forward;               /* the entry's own field, not others' */
	const char *label;
	enum kind kind;             /* of the first that links */
	size_t rank;
	VEC(struct item) items;
	size_t unread;
	size_t counts[KIND_COUNT];  /* of all, read or not */
};

typedef bool classify(struct doc *doc, uint32_t target, struct item *item);

/* --- tables ----------------------------------------------------------------- */

/* The order of sections; relations that are not here follow, mentions last. */
static const struct {
	enum field_name relation;
	bool forward;
} order[] = {
	{FIELD_REPLIES_TO, true},    {FIELD_REPLIES_TO, false},
	{FIELD_SUPERSEDES, true},    {FIELD_SUPERSEDES, false},
	{FIELD_CONFIRMED_BY, false}, {FIELD_REFERENCES, false},
	{FIELD_BY, false},           {FIELD_VOICE, false},
	{FIELD_MEMBERSHIPS, false},  {FIELD_PARENT, false},
	{FIELD_DISPUTE, false},      {FIELD_PART_OF, false},
	{FIELD_DISPUTES, false},     {FIELD_FOLLOWS, false},
	{FIELD_ABOUT, false},        {FIELD_AT, false},
	{FIELD_PARTIES, false},      {FIELD_ACTORS, false},
	{FIELD_AFFECTS, false},      {FIELD_RAISES, false},
	{FIELD_GOVERNED_BY, false},
};

static classify by_hold, by_support, by_membership;

/* Sections that fall into parts, each under a label of its own. */
static const struct partition {
	enum field_name relation;
	enum kind kind;            /* of what links, KIND_COUNT: of any kind */
	classify *classify;
	const char *labels[PARTS]; /* a part without one is not shown */
	bool by_issue;             /* those on one issue stand together under it */
} partitions[] = {
	{FIELD_BY, KIND_POSITION, by_hold, {N_("Where it stands"), N_("No longer held")}, true},
	{FIELD_ABOUT, KIND_POSITION, by_hold, {N_("What is said of it"), N_("No longer held")},
	 false},
	{FIELD_VOICE, KIND_POSITION, by_hold, {N_("Voiced"), N_("No longer held")},
	 true},
	{FIELD_MEMBERSHIPS, KIND_PARTY, by_membership, {N_("Members"), N_("Former members")},
	 false},
	{FIELD_REFERENCES, KIND_COUNT, by_support,
	 {N_("Rests on this source alone"), N_("Rests on other sources too")}, false},
};

static size_t rank_of(enum field_name relation, bool forward)
{
	size_t i = 0;

	while (i < COUNT_OF(order) &&
	       (order[i].relation != relation || order[i].forward != forward))
		i++;
	return relation == FIELD_COUNT ? COUNT_OF(order) + 1 : i;
}

bool doc_is_section(const struct field *field)
{
	return field->type == TYPE_LINK && rank_of(field->name, true) < COUNT_OF(order);
}

static const struct partition *partition_of(const struct section *section)
{
	for (size_t i = 0; !section->forward && i < COUNT_OF(partitions); i++)
		if (partitions[i].relation == section->relation &&
		    (partitions[i].kind == section->kind || partitions[i].kind == KIND_COUNT))
			return &partitions[i];
	return NULL;
}

static const char *label_of(const struct back_link *link)
{
	const char *label = link->relation == FIELD_COUNT
				    ? NULL
				    : field_inverse(link->kind, link->relation);

	return label ? label : N_("Mentioned in");
}

/* --- parts -------------------------------------------------------------------- */

static bool has_mark(const struct item *item, enum mark mark)
{
	return item->head.marks & (1u << mark);
}

static bool is_held(const struct item *item)
{
	return !has_mark(item, MARK_SUPERSEDED) && !has_mark(item, MARK_RETRACTED);
}

static bool by_hold(struct doc *doc, uint32_t target, struct item *item)
{
	(void)doc;
	(void)target;
	item->part = !is_held(item);
	return true;
}

static bool read_entry(struct doc *doc, struct item *item)
{
	if (item->entry)
		return true;
	item->entry = arena_zero(&doc->arena, sizeof(*item->entry));
	return doc_entry(doc, item->head.rowid, item->entry);
}

/* Members, those who were, and those who were to be. */
static bool by_membership(struct doc *doc, uint32_t target, struct item *item)
{
	if (!read_entry(doc, item))
		return false;
	item->part = 2;
	for (VALUES(v, &item->entry->record.root, FIELD_MEMBERSHIPS)) {
		const struct value *to = value_find(v, FIELD_TO);

		if (kb_find(doc->reading->kb, value_text(v, FIELD_IN)) != target)
			continue;
		if (!to || date_last(&to->date) >= doc->reading->day)
			item->part = 0;
		else if (item->part == 2)
			item->part = 1;
	}
	return true;
}

/* Whether all references of the record are to one source. */
static bool by_support(struct doc *doc, uint32_t target, struct item *item)
{
	item->part = 1;
	if (!has_mark(item, MARK_SINGLE_SOURCE))
		return true;
	if (!read_entry(doc, item))
		return false;
	item->part = 0;
	for (VALUES(v, &item->entry->record.root, FIELD_REFERENCES))
		if (kb_find(doc->reading->kb, value_text(v, FIELD_SOURCE)) != target)
			item->part = 1;
	return true;
}

/* --- groups ------------------------------------------------------------------- */

static bool read_issue(struct doc *doc, struct item *item)
{
	if (!read_entry(doc, item))
		return false;
	item->issue = kb_find(doc->reading->kb, value_text(&item->entry->record.root, FIELD_ON));
	return true;
}

static int compare_items(const void *a, const void *b)
{
	const struct item *one = a, *other = b;

	if (one->group != other->group)
		return one->group < other->group ? -1 : 1;
	return (one->order > other->order) - (one->order < other->order);
}

/* Puts items on one issue together, issues in the order of their first items. */
static bool group_items(struct doc *doc, struct section *section)
{
	struct item *items = section->items.items;
	size_t count = section->items.count;

	if (!count || count > SECTION_SHOWN)
		return true;
	for (size_t i = 0; i < count; i++)
		if (!read_issue(doc, &items[i]))
			return false;
	for (size_t i = 0; i < count; i++) {
		size_t first = 0;

		while (items[first].issue != items[i].issue)
			first++;
		items[i].group = first;
	}
	qsort(items, count, sizeof(*items), compare_items);
	return true;
}

/* --- reading ------------------------------------------------------------------- */

static bool add_item(struct doc *doc, struct section *section, uint32_t rowid)
{
	struct item item = {.order = section->items.count};

	if (!kb_head(doc->reading, rowid, &doc->arena, &item.head, doc->error))
		return false;
	if (doc_is_there(doc, &item.head))
		vec_push(&section->items, item);
	return true;
}

static bool read_forward(struct doc *doc, const struct entry *entry, struct section *section)
{
	for (VALUES(v, &entry->record.root, section->relation)) {
		uint32_t rowid = kb_find(doc->reading->kb, v->text);

		if (rowid && !add_item(doc, section, rowid))
			return false;
	}
	return true;
}

/* Whether link i is not of a later day, and one that the section shows. */
static bool is_in(const struct section *section, const struct back *back, size_t i)
{
	return (i < back->begun || i >= back->dated) &&
	       strcmp(label_of(&back->links[i]), section->label) == 0;
}

/* Reads the newest of the links, without those that lie behind the day. */
static bool read_back(struct doc *doc, const struct entry *entry, struct section *section)
{
	struct back back =
		back_of(doc->reading, entry->back, entry->back_count, section->relation);
	size_t most = partition_of(section) ? SECTION_READ : SECTION_SHOWN;
	size_t total = 0;

	for (size_t i = 0; i < back.count; i++)
		if (is_in(section, &back, i)) {
			section->counts[back.links[i].kind]++;
			total++;
		}
	section->unread = total > most ? total - most : 0;
	for (size_t i = 0, seen = 0; i < back.count; i++)
		if (is_in(section, &back, i) && seen++ >= section->unread &&
		    !add_item(doc, section, back.links[i].rowid))
			return false;
	return true;
}

static bool read_section(struct doc *doc, const struct entry *entry, struct section *section)
{
	const struct partition *partition = partition_of(section);

	if (!(section->forward ? read_forward(doc, entry, section)
			       : read_back(doc, entry, section)))
		return false;
	if (!partition)
		return true;
	for (size_t i = 0; i < section->items.count; i++)
		if (!partition->classify(doc, entry->rowid, &section->items.items[i]))
			return false;
	return !partition->by_issue || group_items(doc, section);
}

/* --- writing ------------------------------------------------------------------ */

void doc_heading(struct doc *doc, const char *label, size_t count)
{
	rich_line(doc->out, 0, 0);
	rich_line(doc->out, 0, DOC_INDENT);
	/* TRANSLATORS: a heading, and how much stands under it: "Evidence (2)". */
	rich_format(doc->out, ROLE_HEADING, _("%s (%zu)"), label, count);
}

void doc_more(struct doc *doc, size_t count)
{
	if (!count)
		return;
	rich_line(doc->out, DOC_INDENT, DOC_HANG);
	rich_format(doc->out, ROLE_NOTE, ngettext("… and %zu more", "… and %zu more", count),
		    count);
}

/* The item of a map that names target, or null. */
static const struct value *find_link(struct doc *doc, const struct value *map, uint32_t target)
{
	for (size_t i = 0; i < map->count; i++)
		if (map->items[i].field->type == TYPE_LINK &&
		    kb_find(doc->reading->kb, map->items[i].text) == target)
			return &map->items[i];
	return NULL;
}

/* Adds what the maps of a record that stand in relation to target say of it. */
static bool add_relation(struct doc *doc, const struct value *parent, enum field_name relation,
			 uint32_t target, int indent)
{
	for (size_t i = 0; i < parent->count; i++) {
		const struct value *value = &parent->items[i];
		const struct value *link = NULL;

		if (value->field->type != TYPE_MAP)
			continue;
		if (value->field->name == relation)
			link = find_link(doc, value, target);
		if (!link && !add_relation(doc, value, relation, target, indent))
			return false;
		if (link && !(doc_is_reference(value->field)
				      ? doc_reference(doc, value, indent)
				      : doc_details(doc, value, link, true)))
			return false;
	}
	return true;
}

static bool add_item_lines(struct doc *doc, const struct entry *entry,
			   const struct section *section, struct item *item)
{
	const struct field *field = NULL;
	int indent = item->issue ? DOC_HANG : DOC_INDENT;

	rich_line(doc->out, indent, indent + DOC_INDENT);
	if (!doc_head(doc, &item->head))
		return false;
	if (!section->forward && section->relation != FIELD_COUNT)
		field = shape_field_named(kind_shapes[item->head.kind], section->relation);
	if (!field || field->type != TYPE_MAP)
		return true;
	return read_entry(doc, item) && add_relation(doc, &item->entry->record.root,
						     section->relation, entry->rowid,
						     indent + DOC_INDENT);
}

/* The issue of the items that follow. */
static bool add_issue(struct doc *doc, uint32_t issue)
{
	struct head head;

	rich_line(doc->out, DOC_INDENT, DOC_HANG);
	return kb_head(doc->reading, issue, &doc->arena, &head, doc->error) &&
	       doc_head(doc, &head);
}

static size_t count_part(const struct section *section, size_t part)
{
	size_t count = 0;

	for (size_t i = 0; i < section->items.count; i++)
		count += section->items.items[i].part == part;
	return count;
}

static bool add_part(struct doc *doc, const struct entry *entry, struct section *section,
		     size_t part, size_t *hidden)
{
	const struct partition *partition = partition_of(section);
	size_t count = count_part(section, part);
	size_t skip = count > SECTION_SHOWN ? count - SECTION_SHOWN : 0;
	uint32_t issue = 0;

	if (!count || (partition && !partition->labels[part]))
		return true;
	*hidden += skip;
	if (partition)
		doc_heading(doc, _(partition->labels[part]), count);
	else
		doc_heading(doc, _(section->label), count + section->unread);
	for (size_t i = 0; i < section->items.count; i++) {
		struct item *item = &section->items.items[i];

		if (item->part != part || (skip && skip--))
			continue;
		if (item->issue != issue && item->issue && !add_issue(doc, item->issue))
			return false;
		issue = item->issue;
		if (!add_item_lines(doc, entry, section, item))
			return false;
	}
	return true;
}

/* How much of each kind there is: "Positions: 9 · Events: 8". */
static void add_counts(struct doc *doc, const struct section *section)
{
	rich_line(doc->out, 0, 0);
	rich_line(doc->out, 0, DOC_INDENT);
	for (int i = 0; i < KIND_COUNT; i++)
		if (section->counts[i]) {
			doc_separate(doc, " · ");
			/* TRANSLATORS: a kind of entries, and how many: "Events: 8". */
			rich_format(doc->out, ROLE_TEXT, _("%s: %zu"), _(kind_table[i].labels),
				    section->counts[i]);
		}
}

static bool add_section(struct doc *doc, const struct entry *entry, struct section *section)
{
	size_t hidden = 0;

	if (!read_section(doc, entry, section))
		return false;
	hidden = section->unread;
	if (section->relation == FIELD_REFERENCES && section->items.count)
		add_counts(doc, section);
	for (size_t part = 0; part < PARTS; part++)
		if (!add_part(doc, entry, section, part, &hidden))
			return false;
	doc_more(doc, hidden);
	return true;
}

/* --- which sections ------------------------------------------------------------ */

typedef VEC(struct section) section_list;

/* Adds a section in its place, unless it is there. */
static void need_section(section_list *list, struct section section)
{
	size_t at;

	section.rank = rank_of(section.relation, section.forward);
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].relation == section.relation &&
		    list->items[i].forward == section.forward &&
		    strcmp(list->items[i].label, section.label) == 0)
			return;
	vec_push(list, section);
	for (at = list->count - 1; at > 0 && list->items[at - 1].rank > section.rank; at--)
		list->items[at] = list->items[at - 1];
	list->items[at] = section;
}

/* The positions on an issue are not a section but most of its document. */
static void list_sections(const struct entry *entry, section_list *list)
{
	const struct shape *shape = kind_shapes[entry->record.kind];

	for (size_t i = 0; i < shape->count; i++) {
		const struct field *field = &shape->fields[i];

		if (doc_is_section(field) && value_find(&entry->record.root, field->name))
			need_section(list, (struct section){.relation = field->name,
							    .forward = true,
							    .label = field->label});
	}
	for (size_t i = 0; i < entry->back_count; i++)
		if (entry->back[i].relation != FIELD_ON)
			need_section(list, (struct section){.relation = entry->back[i].relation,
						    .label = label_of(&entry->back[i]),
						    .kind = entry->back[i].kind});
}

/* The first section behind what the entry itself says. */
static size_t behind_own(const section_list *list)
{
	size_t i = 0;

	while (i < list->count && list->items[i].rank <= rank_of(FIELD_BY, false))
		i++;
	return i;
}

bool doc_add_links(struct doc *doc, const struct entry *entry)
{
	section_list list = {0};
	bool done = true;
	size_t kin;

	list_sections(entry, &list);
	kin = entry->record.kind == KIND_PARTY ? behind_own(&list) : SIZE_MAX;
	for (size_t i = 0; done && i <= list.count; i++) {
		if (i == kin)
			done = doc_add_kin(doc, entry->rowid);
		if (done && i < list.count)
			done = add_section(doc, entry, &list.items[i]);
	}
	for (size_t i = 0; i < list.count; i++)
		vec_done(&list.items[i].items);
	vec_done(&list);
	return done;
}
