/* marks.c - owns the definitions of the derived marks.
 *
 * A partial date counts from its first day. Must not know how marks look, nor
 * which day is asked for: every mark has its own days. Only sound records count. */
#include "marks.h"

#include "i18n.h"
#include "party.h"

#include <stdlib.h>

const struct mark_info mark_table[MARK_COUNT] = {
	[MARK_SUPERSEDED] = {"superseded", N_("superseded"),
			     N_("A later position has taken the place of this one.")},
	[MARK_RETRACTED] = {"retracted", N_("retracted"),
			    N_("Who said it has taken it back.")},
	[MARK_AGREED] = {"agreed", N_("agreed"),
			 N_("Two sides agree on it, or it has resolved its issue.")},
	[MARK_CONTESTED] = {"contested", N_("contested"),
			    N_("Another party denies or rejects this claim, and nothing "
			       "confirms it.")},
	[MARK_UNANSWERED] = {"unanswered", N_("unanswered"),
			     N_("No other party has answered this demand, offer or claim.")},
	[MARK_SINGLE_SOURCE] = {"single-source", N_("single source"),
				N_("It rests on one source, or on the voice of one party alone.")},
	[MARK_REPORTED_ONLY] = {"reported-only", N_("reported only"),
				N_("No source is official or the party's own statement.")},
	[MARK_ONE_SIDED] = {"one-sided", N_("one-sided"),
			    N_("Fewer than two sides of the dispute have taken a position.")},
};

/* --- who points here ------------------------------------------------------ */

/* The links that marks follow backwards. */
static bool is_followed(enum field_name relation)
{
	return relation == FIELD_REPLIES_TO || relation == FIELD_SUPERSEDES ||
	       relation == FIELD_ON || relation == FIELD_RESOLVED_BY;
}

struct back {
	enum field_name relation;
	const struct record *record;   /* the one that links */
};

struct mark_context {
	const struct records *records;
	struct sides *sides;
	struct backs {
		VEC(struct back) list;
	} *backs;                      /* by number of the record */
	size_t count;
	const struct record *from;     /* while collecting */
};

static void collect(void *context, enum field_name relation, struct slice target,
		    const struct value *value)
{
	struct mark_context *marks = context;
	const struct record *record = NULL;
	struct back back = {relation, marks->from};

	(void)value;
	if (is_followed(relation))
		record = records_find(marks->records, target);
	if (record)
		vec_push(&marks->backs[record->number].list, back);
}

struct mark_context *marks_new(const struct records *records)
{
	struct mark_context *marks = mem_zero(sizeof(*marks));

	marks->records = records;
	marks->sides = sides_new(records);
	marks->count = records->list.count;
	marks->backs = mem_zero(marks->count * sizeof(*marks->backs));
	for (size_t i = 0; i < marks->count; i++) {
		marks->from = records->list.items[i];
		if (!marks->from->broken)
			record_links(marks->from, collect, marks);
	}
	return marks;
}

void marks_free(struct mark_context *context)
{
	if (!context)
		return;
	for (size_t i = 0; i < context->count; i++)
		vec_done(&context->backs[i].list);
	free(context->backs);
	sides_free(context->sides);
	free(context);
}

const struct sides *marks_sides(const struct mark_context *context)
{
	return context->sides;
}

/* for (BACKS(b, marks, record, FIELD_ON)) ... */
#define BACKS(b, marks, to, name)                                                      \
	const struct back *b = next_back(marks, to, NULL, name); b;                    \
	b = next_back(marks, to, b, name)

static const struct back *next_back(const struct mark_context *marks,
				    const struct record *record, const struct back *back,
				    enum field_name relation)
{
	const struct backs *backs = &marks->backs[record->number];
	size_t i = back ? (size_t)(back - backs->list.items) + 1 : 0;

	while (i < backs->list.count && backs->list.items[i].relation != relation)
		i++;
	return i < backs->list.count ? &backs->list.items[i] : NULL;
}

/* --- days ----------------------------------------------------------------- */

/* Holds on first <= day < until. */
struct days {
	int32_t first, until;
};

static int32_t later(int32_t a, int32_t b)
{
	return a > b ? a : b;
}

static int32_t sooner(int32_t a, int32_t b)
{
	return a < b ? a : b;
}

/* The first day of a date field, or DATE_DAY_MAX. */
static int32_t day_of(const struct record *record, enum field_name name)
{
	const struct value *value = value_find(&record->root, name);

	return value && date_is_set(&value->date) ? date_first(&value->date) : DATE_DAY_MAX;
}

static int32_t day_superseded(const struct mark_context *marks, const struct record *position)
{
	int32_t day = DATE_DAY_MAX;

	for (BACKS(back, marks, position, FIELD_SUPERSEDES))
		day = sooner(day, day_of(back->record, FIELD_DATE));
	return day;
}

/* The days on which a position is held. It never ends before it begins. */
static struct days held(const struct mark_context *marks, const struct record *position)
{
	int32_t first = day_of(position, FIELD_DATE);
	int32_t end = sooner(day_superseded(marks, position), day_of(position, FIELD_RETRACTED));

	return (struct days){first, later(first, end)};
}

int32_t marks_over(const struct mark_context *marks, const struct record *position)
{
	return held(marks, position).until;
}

static void add_span(mark_spans *out, enum mark mark, int32_t from, int32_t until)
{
	struct mark_span span = {mark, from, until};

	if (from < until)
		vec_push(out, span);
}

/* --- positions ------------------------------------------------------------ */

static bool stance_is(const struct record *position, const char *stance)
{
	return slice_is(value_text(&position->root, FIELD_STANCE), stance);
}

static const struct record *target(const struct mark_context *marks, const struct value *link)
{
	return records_find(marks->records, link->text);
}

static bool speaks_for(const struct mark_context *marks, const struct record *position,
		       const struct record *party)
{
	for (VALUES(by, &position->root, FIELD_BY)) {
		const struct record *own = target(marks, by);
		if (own && party_is_same(marks->records, own, party))
			return true;
	}
	return false;
}

/* Whether a party stands behind other that does not stand behind position. */
static bool is_from_another(const struct mark_context *marks, const struct record *other,
			    const struct record *position)
{
	for (VALUES(by, &other->root, FIELD_BY)) {
		const struct record *party = target(marks, by);
		if (party && !speaks_for(marks, position, party))
			return true;
	}
	return false;
}

static void mark_ended(const struct mark_context *marks, const struct record *position,
		       mark_spans *out)
{
	int32_t first = day_of(position, FIELD_DATE);
	int32_t superseded = day_superseded(marks, position);
	int32_t retracted = day_of(position, FIELD_RETRACTED);

	add_span(out, MARK_SUPERSEDED, later(first, superseded), DATE_DAY_MAX);
	add_span(out, MARK_RETRACTED, later(first, retracted), DATE_DAY_MAX);
}

/* Whether a second side is found among the parties of position; *side is the
 * first one found, and stays for the next position. */
static bool has_second_side(const struct mark_context *marks, const struct record *dispute,
			    const struct record *position, int32_t day, struct slice *side)
{
	for (VALUES(by, &position->root, FIELD_BY)) {
		const struct record *party = target(marks, by);
		struct slice other = {0};
		if (party)
			other = sides_of(marks->sides, dispute, party, day);
		if (side->len && other.len && !slice_equal(*side, other))
			return true;
		if (!side->len)
			*side = other;
	}
	return false;
}

static bool spans_sides_in(const struct mark_context *marks, const struct record *dispute,
			   const struct record *position)
{
	int32_t day = day_of(position, FIELD_DATE);
	struct slice side = {0};

	if (has_second_side(marks, dispute, position, day, &side))
		return true;
	for (VALUES(reply, &position->root, FIELD_REPLIES_TO)) {
		const struct record *answered = target(marks, reply);
		if (answered && has_second_side(marks, dispute, answered, day, &side))
			return true;
	}
	return false;
}

/* Whether position and what it answers span two sides of one of its disputes. */
static bool spans_sides(const struct mark_context *marks, const struct record *position)
{
	for (VALUES(on, &position->root, FIELD_ON)) {
		const struct record *issue = target(marks, on);
		if (!issue || issue->kind != KIND_ISSUE)
			continue;
		for (VALUES(link, &issue->root, FIELD_DISPUTE)) {
			const struct record *dispute = target(marks, link);
			if (dispute && spans_sides_in(marks, dispute, position))
				return true;
		}
	}
	return false;
}

static void mark_agreed(const struct mark_context *marks, const struct record *position,
			mark_spans *out)
{
	bool agrees = stance_is(position, "agree") || stance_is(position, "accept");
	bool resolves = next_back(marks, position, NULL, FIELD_RESOLVED_BY) != NULL;
	struct days days = held(marks, position);

	if (resolves || (agrees && spans_sides(marks, position)))
		add_span(out, MARK_AGREED, days.first, days.until);
}

/* The first day of a confirmation that can be read: of its source. */
static int32_t day_confirmed(const struct mark_context *marks, const struct record *position)
{
	int32_t day = DATE_DAY_MAX;

	for (VALUES(reference, &position->root, FIELD_CONFIRMED_BY)) {
		struct slice id = value_text(reference, FIELD_SOURCE);
		const struct record *source = records_find(marks->records, id);
		if (!source)
			continue;
		int32_t issued = day_of(source, FIELD_ISSUED);
		day = sooner(day, issued == DATE_DAY_MAX ? INT32_MIN : issued);
	}
	return day;
}

static int compare_days(const void *a, const void *b)
{
	const struct days *x = a, *y = b;

	return (x->first > y->first) - (x->first < y->first);
}

static void mark_contested(const struct mark_context *marks, const struct record *position,
			   mark_spans *out)
{
	VEC(struct days) denied = {0};
	int32_t first = day_of(position, FIELD_DATE);
	int32_t confirmed = day_confirmed(marks, position);

	if (!stance_is(position, "claim"))
		return;
	for (BACKS(back, marks, position, FIELD_REPLIES_TO)) {
		const struct record *reply = back->record;
		bool denies = stance_is(reply, "deny") || stance_is(reply, "reject");
		if (denies && is_from_another(marks, reply, position)) {
			struct days days = held(marks, reply);
			days.first = later(days.first, first);
			vec_push(&denied, days);
		}
	}
	if (denied.count)
		qsort(denied.items, denied.count, sizeof(*denied.items), compare_days);
	for (size_t i = 0; i < denied.count;) {
		struct days days = denied.items[i];
		while (++i < denied.count && denied.items[i].first <= days.until)
			days.until = later(days.until, denied.items[i].until);
		add_span(out, MARK_CONTESTED, days.first, sooner(days.until, confirmed));
	}
	vec_done(&denied);
}

/* An agreement with another party that takes the place of a demand answers it; what
 * its own party replaced or took back, nobody has to answer any more. */
static void mark_unanswered(const struct mark_context *marks, const struct record *position,
			    mark_spans *out)
{
	int32_t first = day_of(position, FIELD_DATE);
	int32_t answered = held(marks, position).until;

	if (!stance_is(position, "demand") && !stance_is(position, "offer") &&
	    !stance_is(position, "claim"))
		return;
	for (BACKS(back, marks, position, FIELD_REPLIES_TO))
		if (is_from_another(marks, back->record, position))
			answered = sooner(answered, day_of(back->record, FIELD_DATE));
	for (BACKS(back, marks, position, FIELD_SUPERSEDES))
		if (is_from_another(marks, back->record, position))
			answered = sooner(answered, day_of(back->record, FIELD_DATE));
	add_span(out, MARK_UNANSWERED, first, answered);
}

/* --- evidence ------------------------------------------------------------- */

/* A source that a record rests on, from the day on which both are there. */
struct evidence {
	int32_t day;
	const struct record *source;
	struct slice voice;
	bool first_hand;   /* official, or a party's own words */
};
typedef VEC(struct evidence) evidences;

/* A copy of what a party published is still that party's statement. */
static bool is_first_hand(const struct record *source)
{
	struct slice reliability = value_text(&source->root, FIELD_RELIABILITY);

	return slice_is(reliability, "official") || slice_is(reliability, "own-statement") ||
	       value_find(&source->root, FIELD_VOICE);
}

static bool has_evidence(const evidences *found, const struct record *source)
{
	for (size_t i = 0; i < found->count; i++)
		if (found->items[i].source == source)
			return true;
	return false;
}

static int compare_evidence(const void *a, const void *b)
{
	const struct evidence *x = a, *y = b;

	return (x->day > y->day) - (x->day < y->day);
}

/* A source whose day is not known counts from the beginning. */
static void find_evidence(const struct mark_context *marks, const struct record *record,
			  int32_t first, evidences *out)
{
	for (VALUES(reference, &record->root, FIELD_REFERENCES)) {
		struct slice id = value_text(reference, FIELD_SOURCE);
		const struct record *source = records_find(marks->records, id);
		if (!source || source->kind != KIND_SOURCE || has_evidence(out, source))
			continue;
		int32_t issued = day_of(source, FIELD_ISSUED);
		struct slice voice = value_text(&source->root, FIELD_VOICE);
		const struct record *party = voice.len ? records_find(marks->records, voice) : NULL;
		struct evidence evidence = {
			.day = issued == DATE_DAY_MAX ? first : later(first, issued),
			.source = source,
			.voice = party ? party->id : voice,
			.first_hand = is_first_hand(source),
		};
		vec_push(out, evidence);
	}
	if (out->count)
		qsort(out->items, out->count, sizeof(*out->items), compare_evidence);
}

/* How many of the first ones speak with one voice, or are one. */
static size_t count_single(const evidences *found)
{
	size_t count = 1;

	while (count < found->count && found->items[0].voice.len &&
	       slice_equal(found->items[count].voice, found->items[0].voice))
		count++;
	return count;
}

static size_t count_reported(const evidences *found)
{
	size_t count = 0;

	while (count < found->count && !found->items[count].first_hand)
		count++;
	return count;
}

/* Both marks hold from the first source until the first that ends them. */
static void mark_evidence(const struct mark_context *marks, const struct record *record,
			  mark_spans *out)
{
	evidences found = {0};
	int32_t first = day_of(record, FIELD_DATE);

	find_evidence(marks, record, first, &found);
	if (found.count) {
		size_t single = count_single(&found);
		size_t reported = count_reported(&found);
		int32_t from = found.items[0].day;
		add_span(out, MARK_SINGLE_SOURCE, from,
			 single < found.count ? found.items[single].day : DATE_DAY_MAX);
		add_span(out, MARK_REPORTED_ONLY, from,
			 reported < found.count ? found.items[reported].day : DATE_DAY_MAX);
	}
	vec_done(&found);
}

/* --- issues --------------------------------------------------------------- */

/* A side that spoke up on an issue, and when first. */
struct spoke {
	struct slice side;
	int32_t day;
};
typedef VEC(struct spoke) spokes;

static void add_spoke(spokes *out, struct slice side, int32_t day)
{
	struct spoke spoke = {side, day};

	for (size_t i = 0; i < out->count; i++)
		if (slice_equal(out->items[i].side, side)) {
			out->items[i].day = sooner(out->items[i].day, day);
			return;
		}
	vec_push(out, spoke);
}

/* The second-earliest day, or DATE_DAY_MAX. */
static int32_t second_day(const spokes *all)
{
	int32_t first = DATE_DAY_MAX, second = DATE_DAY_MAX;

	for (size_t i = 0; i < all->count; i++) {
		int32_t day = all->items[i].day;
		second = sooner(second, later(first, day));
		first = sooner(first, day);
	}
	return second;
}

/* The day from which two sides of the dispute have taken a position. */
static int32_t day_two_sided(const struct mark_context *marks, const struct record *issue,
			     const struct record *dispute)
{
	spokes all = {0};
	int32_t result;

	for (BACKS(back, marks, issue, FIELD_ON)) {
		int32_t day = day_of(back->record, FIELD_DATE);
		for (VALUES(by, &back->record->root, FIELD_BY)) {
			const struct record *party = target(marks, by);
			struct slice side = {0};
			if (party)
				side = sides_of(marks->sides, dispute, party, day);
			if (side.len && sides_has(marks->sides, dispute, side, day))
				add_spoke(&all, side, day);
		}
	}
	result = second_day(&all);
	vec_done(&all);
	return result;
}

static void mark_issue(const struct mark_context *marks, const struct record *issue,
		       mark_spans *out)
{
	int32_t first = DATE_DAY_MAX;
	int32_t until = DATE_DAY_MAX;

	for (BACKS(back, marks, issue, FIELD_ON))
		first = sooner(first, day_of(back->record, FIELD_DATE));
	for (VALUES(link, &issue->root, FIELD_DISPUTE)) {
		const struct record *dispute = target(marks, link);
		if (dispute && dispute->kind == KIND_DISPUTE)
			until = sooner(until, day_two_sided(marks, issue, dispute));
	}
	add_span(out, MARK_ONE_SIDED, first, until);
}

/* --- all ------------------------------------------------------------------ */

void marks_of(const struct mark_context *context, const struct record *record,
	      mark_spans *out)
{
	switch (record->kind) {
	case KIND_POSITION:
		mark_ended(context, record, out);
		mark_agreed(context, record, out);
		mark_contested(context, record, out);
		mark_unanswered(context, record, out);
		mark_evidence(context, record, out);
		break;
	case KIND_EVENT:
	case KIND_USE: mark_evidence(context, record, out); break;
	case KIND_ISSUE: mark_issue(context, record, out); break;
	default: break;
	}
}
