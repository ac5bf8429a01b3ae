/* step.c - owns which days matter to a dispute or to two parties. Knows no layout. */
#include "step.h"

#include "camp.h"
#include "kin.h"

#define PARTS_MOST 64

struct step {
	struct doc doc;
	struct reading reading;
	bool forward;
	int32_t day;         /* the nearest so far */
	size_t parts;        /* disputes looked at */
};

static int32_t no_day(bool forward)
{
	return forward ? DATE_DAY_MAX : INT32_MIN;
}

static void begin(struct step *step, const struct reading *reading, bool forward)
{
	*step = (struct step){.reading = *reading, .forward = forward, .day = no_day(forward)};
	doc_init(&step->doc, &step->reading, NULL, NULL);
}

static bool end(struct step *step, int32_t *day)
{
	doc_done(&step->doc);
	*day = step->day;
	return step->day != no_day(step->forward);
}

/* Takes a day if it is nearer. */
static void consider(const struct step *step, int32_t day, int32_t *nearest)
{
	if (date_is_nearer(day, step->reading.day, step->forward, *nearest))
		*nearest = day;
}

static void consider_begin(const struct step *step, uint32_t rowid, int32_t *nearest)
{
	struct facts facts;

	if (kb_facts(step->reading.kb, rowid, &facts))
		consider(step, facts.from, nearest);
}

static void consider_position(const struct step *step, uint32_t rowid, int32_t *nearest)
{
	consider_begin(step, rowid, nearest);
	kb_near_mark(&step->reading, rowid, MARKS_SHOWN, step->forward, nearest);
}

/* --- a dispute ------------------------------------------------------------------------- */

/* An issue changes with its positions, and when it is resolved. */
static bool look_at_issue(struct step *step, uint32_t issue)
{
	struct own_links back, own;

	if (!kb_back(step->reading.kb, issue, &step->doc.arena, &back, NULL) ||
	    !kb_links(step->reading.kb, issue, &step->doc.arena, &own, NULL))
		return false;
	for (size_t i = 0; i < back.count; i++)
		if (back.items[i].relation == FIELD_ON && back.items[i].kind == KIND_POSITION)
			consider_position(step, back.items[i].rowid, &step->day);
	for (size_t i = 0; i < own.count; i++)
		if (own.items[i].relation == FIELD_RESOLVED_BY)
			consider_begin(step, own.items[i].rowid, &step->day);
	return true;
}

/* The status of a dispute is shown, too. */
static bool look_at_status(struct step *step, uint32_t dispute)
{
	struct record record;

	if (!kb_record(step->reading.kb, dispute, &step->doc.arena, &record, NULL))
		return false;
	for (VALUES(v, &record.root, FIELD_STATUS)) {
		const struct value *date = value_find(v, FIELD_DATE);

		if (date)
			consider(step, date_first(&date->date), &step->day);
	}
	return true;
}

static bool look_at_dispute(struct step *step, uint32_t dispute)
{
	struct own_links back;
	bool done;

	if (step->parts++ > PARTS_MOST)
		return true;
	done = look_at_status(step, dispute) &&
	       kb_back(step->reading.kb, dispute, &step->doc.arena, &back, NULL);
	for (size_t i = 0; done && i < back.count; i++) {
		const struct back_link *link = &back.items[i];

		if (link->kind == KIND_ISSUE && link->relation == FIELD_DISPUTE)
			done = look_at_issue(step, link->rowid);
		else if (link->kind == KIND_DISPUTE && link->relation == FIELD_PART_OF)
			done = look_at_dispute(step, link->rowid);
	}
	return done;
}

bool step_dispute(const struct reading *reading, uint32_t dispute, bool forward, int32_t *day)
{
	struct step step;
	bool done;

	begin(&step, reading, forward);
	done = look_at_dispute(&step, dispute);
	return end(&step, day) && done;
}

/* --- two parties ----------------------------------------------------------------------- */

static bool counts(struct step *step, struct camps *camps, uint32_t position)
{
	struct stand stand;
	bool has = false;

	if (!stand_read(&step->doc, position, &stand))
		return false;
	for (size_t side = 0; side < 2 && !has; side++)
		if (!camps_has(camps, &stand, side, &has))
			return false;
	return has;
}

/* Only of what would be nearer it is asked for whom it counts. */
static void look_at_positions(struct step *step, struct camps *camps,
			      const struct kin_positions *positions)
{
	for (size_t i = 0; i < positions->list.count; i++) {
		int32_t nearest = step->day;

		consider_position(step, positions->list.items[i], &nearest);
		if (nearest != step->day && counts(step, camps, positions->list.items[i]))
			step->day = nearest;
	}
}

bool step_parties(const struct reading *reading, const uint32_t parties[2], bool forward,
		  int32_t *day)
{
	struct kin_positions positions = {0};
	struct camps *camps;
	struct step step;
	bool done = true;

	begin(&step, reading, forward);
	camps = camps_new(&step.doc);
	for (int side = 0; done && side < 2; side++) {
		camps_add(camps, parties[side]);
		done = kin_positions_add(&step.doc, parties[side], &positions);
	}
	if (done)
		look_at_positions(&step, camps, &positions);
	vec_done(&positions.list);
	camps_free(camps);
	return end(&step, day) && done;
}
