/* links.c - owns what a link between records may be: it leads to a record of a
 * right kind that is sound, and not back to where it comes from.
 *
 * Must not know what the relations mean. */
#include "links.h"

#include "i18n.h"

#include <stdlib.h>

#define ERROR_AT(findings, record, value, ...)                                         \
	(findings_add(findings, SEVERITY_ERROR, record_place(record, value), __VA_ARGS__), \
	 (void)((record)->broken = true))

/* The name of the record's field that a link stands in; of a mention the prose. */
static const char *field_of(enum field_name relation, const struct value *value)
{
	return field_names[relation == FIELD_COUNT ? value->field->name : relation];
}

/* --- collecting ----------------------------------------------------------- */

/* Comparisons spent on finding what a dangling link may have meant. */
#define NEAREST_BUDGET 20000000

struct collecting {
	struct links *links;
	struct findings *findings;
	struct record *from;
	size_t budget;
};

static struct slice nearest_id(struct collecting *collecting, struct slice id,
			       unsigned kinds)
{
	const struct map *ids = &collecting->links->records->by_id;
	struct slice nearest = {0};
	size_t limit = id.len < 5 ? 1 : 2;

	for (size_t i = 0; i < ids->count && limit > 0 && collecting->budget > 0; i++) {
		const struct record *record = ids->items[i].value;
		struct slice known = ids->items[i].key;
		collecting->budget--;
		if (!(kinds & KIND_BIT(record->kind)) || known.len > id.len + limit ||
		    known.len + limit < id.len)
			continue;
		size_t distance = slice_distance(id, known, limit);
		if (distance <= limit) {
			nearest = known;
			limit = distance - 1;
		}
	}
	return nearest;
}

static void kind_names(unsigned kinds, struct str *out)
{
	const char *comma = "";

	for (int i = 0; i < KIND_COUNT; i++)
		if (kinds & KIND_BIT(i)) {
			str_format(out, "%s%s", comma, kind_table[i].name);
			comma = ", ";
		}
}

static void dangling(struct collecting *collecting, const struct value *value,
		     const char *field, struct slice id)
{
	struct record *from = collecting->from;
	unsigned kinds = value->field->type == TYPE_LINK ? value->field->targets : KIND_ALL;
	struct slice nearest = nearest_id(collecting, id, kinds);

	if (nearest.len)
		ERROR_AT(collecting->findings, from, value,
			 _("'%s' of %s '%.*s' names '%.*s', which does not exist; did you mean "
			   "'%.*s'?"),
			 field, kind_table[from->kind].name, SLICE_ARGS(from->id), SLICE_ARGS(id),
			 SLICE_ARGS(nearest));
	else
		ERROR_AT(collecting->findings, from, value,
			 _("'%s' of %s '%.*s' names '%.*s', which does not exist"), field,
			 kind_table[from->kind].name, SLICE_ARGS(from->id), SLICE_ARGS(id));
}

static void wrong_kind(struct collecting *collecting, const struct value *value,
		       const char *field, const struct record *to)
{
	struct record *from = collecting->from;
	struct str names;

	str_init(&names);
	kind_names(value->field->targets, &names);
	ERROR_AT(collecting->findings, from, value,
		 _("'%s' of %s '%.*s' names the %s '%.*s'; it takes: %.*s"),
		 field, kind_table[from->kind].name, SLICE_ARGS(from->id),
		 kind_table[to->kind].name, SLICE_ARGS(to->id),
		 SLICE_ARGS(str_slice(&names)));
	str_done(&names);
}

static void collect(void *context, enum field_name relation, struct slice id,
		    const struct value *value)
{
	struct collecting *collecting = context;
	const struct record *to = records_any(collecting->links->records, id);
	const char *field = field_of(relation, value);
	bool mention = relation == FIELD_COUNT;

	if (!to) {
		dangling(collecting, value, field, id);
	} else if (!mention && !(value->field->targets & KIND_BIT(to->kind))) {
		wrong_kind(collecting, value, field, to);
	} else {
		struct link link = {collecting->from->number, to->number, relation, value};
		vec_push(&collecting->links->list, link);
	}
}

void links_init(struct links *links, const struct records *records, struct findings *findings)
{
	struct collecting collecting = {links, findings, NULL, NEAREST_BUDGET};
	size_t count = records->list.count;

	*links = (struct links){.records = records};
	links->first = mem_resize(NULL, count + 1, sizeof(*links->first));
	for (size_t i = 0; i < count; i++) {
		links->first[i] = links->list.count;
		collecting.from = records->list.items[i];
		record_links(collecting.from, collect, &collecting);
	}
	links->first[count] = links->list.count;
}

void links_done(struct links *links)
{
	vec_done(&links->list);
	free(links->first);
}

/* --- cycles --------------------------------------------------------------- */

#define CYCLES_SHOWN 20     /* of one relation: a tangle has more than anyone reads */
#define CHAIN_SHOWN 12      /* records of one cycle */

/* A walk in depth along one relation, without recursion: chains may be long. */
struct walk {
	const struct links *links;
	struct findings *findings;
	enum field_name relation;
	enum { WALK_NEW, WALK_OPEN, WALK_DONE } *states;   /* by number of the record */
	VEC(struct walk_step {
		size_t record;
		size_t link;        /* the next to follow; the one before leads on */
	}) steps;
	size_t shown;
};

static struct record *record_of(const struct links *links, size_t number)
{
	return links->records->list.items[number];
}

/* The chain in words, from the step `begin` around to itself. */
static void chain_print(const struct walk *walk, size_t from, size_t begin, struct str *out)
{
	size_t count = walk->steps.count - from;

	for (size_t i = 0; i <= count; i++) {
		const struct walk_step *step = &walk->steps.items[from + (begin - from + i) % count];
		const struct record *record = record_of(walk->links, step->record);
		if (i == CHAIN_SHOWN && count > CHAIN_SHOWN + 1) {
			str_add_text(out, " \u2192 \u2026");
			i = count - 1;
			continue;
		}
		str_format(out, "%s%.*s", i ? " \u2192 " : "", SLICE_ARGS(record->id));
	}
}

/* The steps from `from` on close a cycle, told at its first record. */
static void report_cycle(struct walk *walk, size_t from)
{
	size_t begin = from;
	struct str chain;

	for (size_t i = from; i < walk->steps.count; i++) {
		record_of(walk->links, walk->steps.items[i].record)->broken = true;
		if (walk->steps.items[i].record < walk->steps.items[begin].record)
			begin = i;
	}
	const struct walk_step *step = &walk->steps.items[begin];
	str_init(&chain);
	chain_print(walk, from, begin, &chain);
	findings_add(walk->findings, SEVERITY_ERROR,
		     record_place(record_of(walk->links, step->record),
				  walk->links->list.items[step->link - 1].value),
		     _("'%s' leads in a circle: %.*s"), field_names[walk->relation],
		     SLICE_ARGS(str_slice(&chain)));
	str_done(&chain);
	walk->shown++;
}

static void walk_to(struct walk *walk, size_t record)
{
	struct walk_step step = {record, walk->links->first[record]};

	walk->states[record] = WALK_OPEN;
	vec_push(&walk->steps, step);
}

/* Finds where on the way the record is, and reports. */
static void close_cycle(struct walk *walk, size_t record)
{
	size_t from = walk->steps.count;

	if (walk->shown >= CYCLES_SHOWN) {
		record_of(walk->links, record)->broken = true;
		return;
	}
	while (walk->steps.items[--from].record != record)
		;
	report_cycle(walk, from);
}

static void walk_step(struct walk *walk)
{
	struct walk_step *step = &walk->steps.items[walk->steps.count - 1];
	const struct link *link;

	if (step->link == walk->links->first[step->record + 1]) {
		walk->states[step->record] = WALK_DONE;
		walk->steps.count--;
		return;
	}
	link = &walk->links->list.items[step->link++];
	if (link->relation != walk->relation)
		return;
	if (walk->states[link->to] == WALK_NEW)
		walk_to(walk, link->to);
	else if (walk->states[link->to] == WALK_OPEN)
		close_cycle(walk, link->to);
}

static void check_cycles_of(const struct links *links, enum field_name relation,
			    struct findings *findings)
{
	struct walk walk = {.links = links, .findings = findings, .relation = relation};
	size_t count = links->records->list.count;

	walk.states = mem_zero(count * sizeof(*walk.states));
	for (size_t i = 0; i < count; i++) {
		if (walk.states[i] == WALK_NEW)
			walk_to(&walk, i);
		while (walk.steps.count)
			walk_step(&walk);
	}
	vec_done(&walk.steps);
	free(walk.states);
}

void links_check_cycles(const struct links *links, struct findings *findings)
{
	static const enum field_name relations[] = {FIELD_SUPERSEDES, FIELD_PART_OF, FIELD_PARENT,
						    FIELD_FOLLOWS, FIELD_REPLIES_TO};

	for (size_t i = 0; i < COUNT_OF(relations); i++)
		check_cycles_of(links, relations[i], findings);
}

/* --- what breaks with a record -------------------------------------------- */

/* The links again, by where they lead. */
struct reverse {
	size_t *links;   /* indexes of links, those to one record together */
	size_t *first;   /* of each record; one more at the end */
};

static struct reverse reverse_new(const struct links *links)
{
	size_t count = links->records->list.count;
	struct reverse reverse = {
		mem_resize(NULL, links->list.count + 1, sizeof(*reverse.links)),
		mem_zero((count + 2) * sizeof(*reverse.first)),
	};

	for (size_t i = 0; i < links->list.count; i++)
		reverse.first[links->list.items[i].to + 2]++;
	for (size_t i = 2; i < count + 2; i++)
		reverse.first[i] += reverse.first[i - 1];
	for (size_t i = 0; i < links->list.count; i++)
		reverse.links[reverse.first[links->list.items[i].to + 1]++] = i;
	return reverse;
}

/* A record with errors of its own needs no more of them. */
static void break_one(const struct links *links, const struct link *link, const bool *own,
		      struct findings *findings)
{
	struct record *from = record_of(links, link->from);
	const struct record *to = record_of(links, link->to);

	if (!own[link->from])
		ERROR_AT(findings, from, link->value,
			 _("'%s' of %s '%.*s' names '%.*s', which has errors"),
			 field_of(link->relation, link->value), kind_table[from->kind].name,
			 SLICE_ARGS(from->id), SLICE_ARGS(to->id));
}

void links_break(const struct links *links, struct findings *findings)
{
	size_t count = links->records->list.count;
	struct reverse reverse = reverse_new(links);
	bool *own = mem_zero(count * sizeof(*own));
	VEC(size_t) broken = {0};

	for (size_t i = 0; i < count; i++) {
		own[i] = record_of(links, i)->broken;
		if (own[i])
			vec_push(&broken, i);
	}
	for (size_t i = 0; i < broken.count; i++) {
		size_t number = broken.items[i];
		for (size_t j = reverse.first[number]; j < reverse.first[number + 1]; j++) {
			const struct link *link = &links->list.items[reverse.links[j]];
			bool was = record_of(links, link->from)->broken;
			break_one(links, link, own, findings);
			if (!was)
				vec_push(&broken, link->from);
		}
	}
	vec_done(&broken);
	free(own);
	free(reverse.first);
	free(reverse.links);
}
