/* check.c - owns the rules that need more than one field or record.
 *
 * Rules 1 to 6 stand in check.h. Links themselves are checked in links.c, alike
 * ids in similar.c; must not know YAML. */
#include "check.h"

#include "i18n.h"
#include "links.h"
#include "party.h"
#include "similar.h"
#include "workers.h"

#include <stdlib.h>
#include <string.h>

struct check {
	struct records *records;
	struct findings *findings;
	struct sides *sides;
	int32_t today;
	struct record *record;   /* the one at hand */
};

/* Findings about the record at hand; value may be null. */
#define FAIL(check, value, ...)                                                        \
	(findings_add((check)->findings, SEVERITY_ERROR,                               \
		      record_place((check)->record, value), __VA_ARGS__),              \
	 (void)((check)->record->broken = true))
#define WARN(check, value, ...)                                                        \
	findings_add((check)->findings, SEVERITY_WARNING,                              \
		     record_place((check)->record, value), __VA_ARGS__)

/* For "%s '%.*s'": kind and id. */
#define THING(record) kind_table[(record)->kind].name, SLICE_ARGS((record)->id)

static const struct value *field_of(const struct record *record, enum field_name name)
{
	return value_find(&record->root, name);
}

static bool word_is(const struct value *parent, enum field_name name, const char *word)
{
	return slice_is(value_text(parent, name), word);
}

/* The record that a link leads to, or null. Records with errors count, too: what
 * is found must not depend on the order in which records are checked. */
static const struct record *target(const struct check *check, const struct value *link)
{
	return link ? records_any(check->records, link->text) : NULL;
}

/* Dates that are compared must both be there. */
static bool is_earlier(const struct value *a, const struct value *b)
{
	return a && b && date_is_set(&a->date) && date_is_set(&b->date) &&
	       date_earlier(&a->date, &b->date);
}

static struct slice date_text(const struct value *value)
{
	return value->text;
}

/* --- ids ------------------------------------------------------------------ */

static void check_id(struct check *check)
{
	const struct record *record = check->record;
	const struct record *first = records_any(check->records, record->id);

	if (record->id.len && first != record)
		FAIL(check, NULL, _("the id '%.*s' is taken by the %s in %s:%u"),
		     SLICE_ARGS(record->id), kind_table[first->kind].name, first->file,
		     first->root.line);
}

static void check_former_ids(struct check *check)
{
	for (VALUES(former, &check->record->root, FIELD_FORMER_IDS)) {
		const struct record *owner = records_any(check->records, former->text);
		if (slice_equal(former->text, check->record->id))
			WARN(check, former, _("the former id '%.*s' is still the id; take it out"),
			     SLICE_ARGS(former->text));
		else if (owner && owner != check->record)
			FAIL(check, former, _("the former id '%.*s' is taken by the %s in %s:%u"),
			     SLICE_ARGS(former->text), kind_table[owner->kind].name,
			     owner->file, owner->root.line);
	}
}

/* --- dates ---------------------------------------------------------------- */

static void check_future(struct check *check, const struct value *value)
{
	if (date_is_set(&value->date) && date_first(&value->date) > check->today)
		WARN(check, value, _("'%s' of %s '%.*s' lies in the future: %.*s"),
		     field_names[value->field->name], THING(check->record),
		     SLICE_ARGS(date_text(value)));
}

static void check_order(struct check *check, const struct value *parent,
			enum field_name from_name, enum field_name to_name)
{
	const struct value *from = value_find(parent, from_name);
	const struct value *to = value_find(parent, to_name);

	if (is_earlier(to, from))
		FAIL(check, to, _("'%s' of %s '%.*s' is earlier than '%s': %.*s before %.*s"),
		     field_names[to_name], THING(check->record), field_names[from_name],
		     SLICE_ARGS(date_text(to)), SLICE_ARGS(date_text(from)));
}

/* All dates of the record; maps within maps end with the shapes. */
static void check_dates(struct check *check, const struct value *parent)
{
	check_order(check, parent, FIELD_FROM, FIELD_TO);
	for (size_t i = 0; i < parent->count; i++) {
		const struct value *value = &parent->items[i];
		if (value->field->type == TYPE_DATE)
			check_future(check, value);
		else if (value->field->type == TYPE_MAP)
			check_dates(check, value);
	}
}

/* --- parties -------------------------------------------------------------- */

static void check_life(struct check *check, const struct value *membership,
		       const struct record *party)
{
	const struct value *from = value_find(membership, FIELD_FROM);
	const struct value *to = value_find(membership, FIELD_TO);
	const struct value *founded = field_of(party, FIELD_FOUNDED);
	const struct value *dissolved = field_of(party, FIELD_DISSOLVED);
	const struct value *begin = is_earlier(from, founded) ? from : NULL;
	const struct value *end = is_earlier(dissolved, to) ? to : NULL;

	if (!begin && is_earlier(to, founded))
		begin = to;
	if (!end && is_earlier(dissolved, from))
		end = from;
	if (begin)
		FAIL(check, begin, _("the membership is of %.*s, but '%.*s' was founded %.*s"),
		     SLICE_ARGS(date_text(begin)), SLICE_ARGS(party->id),
		     SLICE_ARGS(date_text(founded)));
	if (end)
		FAIL(check, end, _("the membership is of %.*s, but '%.*s' was dissolved %.*s"),
		     SLICE_ARGS(date_text(end)), SLICE_ARGS(party->id),
		     SLICE_ARGS(date_text(dissolved)));
}

static void check_party(struct check *check)
{
	const struct record *record = check->record;

	if (word_is(&record->root, FIELD_TYPE, "organization") &&
	    !field_of(record, FIELD_CLASSIFICATION))
		FAIL(check, NULL, _("party '%.*s' is an organization and has no 'classification', "
				    "which is required then"),
		     SLICE_ARGS(record->id));
	check_order(check, &record->root, FIELD_FOUNDED, FIELD_DISSOLVED);
	for (VALUES(membership, &record->root, FIELD_MEMBERSHIPS)) {
		const struct record *group = target(check, value_find(membership, FIELD_IN));
		check_life(check, membership, record);
		if (group)
			check_life(check, membership, group);
	}
}

/* --- disputes and issues -------------------------------------------------- */

static void check_party_or_group(struct check *check, enum field_name name)
{
	for (VALUES(entry, &check->record->root, name)) {
		bool party = value_find(entry, FIELD_PARTY) != NULL;
		bool group = value_find(entry, FIELD_GROUP) != NULL;
		if (party == group)
			FAIL(check, entry, _("an entry of '%s' in %s '%.*s' takes one of 'party' "
					     "and 'group', and only one"),
			     field_names[name], THING(check->record));
	}
}

static void check_dispute(struct check *check)
{
	const struct value *parties = field_of(check->record, FIELD_PARTIES);

	check_party_or_group(check, FIELD_PARTIES);
	if (parties && !value_next(&check->record->root, parties))
		FAIL(check, parties, _("dispute '%.*s' has one party; it takes two or more"),
		     SLICE_ARGS(check->record->id));
}

static bool has_question_mark(struct slice text)
{
	static const char *const marks[] = {"?", "\u061f", "\uff1f"};

	for (size_t i = 0; i < COUNT_OF(marks); i++)
		if (text.len && memmem(text.data, text.len, marks[i], strlen(marks[i])))
			return true;
	return false;
}

static void check_question(struct check *check, const struct value *text)
{
	if (!has_question_mark(text->text))
		FAIL(check, text, _("the question of issue '%.*s' has no question mark"),
		     SLICE_ARGS(check->record->id));
}

static void check_issue(struct check *check)
{
	const struct record *record = check->record;
	const struct value *question = field_of(record, FIELD_QUESTION);
	const struct value *resolved_by = field_of(record, FIELD_RESOLVED_BY);
	struct slice resolution = value_text(&record->root, FIELD_RESOLUTION);

	if (question && !question->count)
		check_question(check, question);
	for (size_t i = 0; question && i < question->count; i++)
		check_question(check, &question->items[i]);
	if (resolved_by && (!resolution.len || slice_is(resolution, "open")))
		WARN(check, resolved_by, _("issue '%.*s' names what resolves it, but its "
					   "'resolution' is open"),
		     SLICE_ARGS(record->id));
}

/* --- positions ------------------------------------------------------------ */

/* The parties that a position counts for: who stands behind it, who said it. */
struct speakers {
	const struct record *items[64];
	size_t count;
};

static void add_speaker(const struct check *check, struct speakers *speakers,
			const struct value *link)
{
	const struct record *party = target(check, link);

	if (party && party->kind == KIND_PARTY && speakers->count < COUNT_OF(speakers->items))
		speakers->items[speakers->count++] = party;
}

static void add_speakers(const struct check *check, struct speakers *speakers,
			 const struct record *position)
{
	add_speaker(check, speakers, field_of(position, FIELD_VOICE));
	for (VALUES(by, &position->root, FIELD_BY))
		add_speaker(check, speakers, by);
}

static bool is_agreement(const struct record *position)
{
	return word_is(&position->root, FIELD_STANCE, "agree") ||
	       word_is(&position->root, FIELD_STANCE, "accept");
}

/* Of an agreement also those whom it answers: both sides. */
static struct speakers speakers_of(const struct check *check, const struct record *position)
{
	struct speakers speakers = {.count = 0};

	add_speakers(check, &speakers, position);
	if (is_agreement(position))
		for (VALUES(reply, &position->root, FIELD_REPLIES_TO)) {
			const struct record *answered = target(check, reply);
			if (answered)
				add_speakers(check, &speakers, answered);
		}
	return speakers;
}

static bool is_related(const struct check *check, const struct record *a,
		       const struct record *b)
{
	return party_belongs(check->records, a, b, PARTY_DAY_FIRST, DATE_DAY_MAX) ||
	       party_belongs(check->records, b, a, PARTY_DAY_FIRST, DATE_DAY_MAX);
}

/* Whether an agreement on an issue of theirs has the side of the other's party. */
static bool is_ally(const struct check *check, const struct record *a, const struct record *b,
		    const struct record *position)
{
	const struct value *date = field_of(position, FIELD_DATE);
	int32_t day = date ? date_first(&date->date) : 0;

	for (VALUES(on, &position->root, FIELD_ON)) {
		const struct record *issue = target(check, on);
		if (!issue || issue->kind != KIND_ISSUE)
			continue;
		for (VALUES(link, &issue->root, FIELD_DISPUTE)) {
			const struct record *dispute = target(check, link);
			if (!dispute || dispute->kind != KIND_DISPUTE)
				continue;
			struct slice side = sides_of(check->sides, dispute, a, day);
			if (side.len && slice_equal(side, sides_of(check->sides, dispute, b, day)))
				return true;
		}
	}
	return false;
}

/* Where it is not known who speaks, other findings say so. */
static bool shares_party(const struct check *check, const struct record *position,
			 const struct record *earlier)
{
	struct speakers ours = speakers_of(check, position);
	struct speakers theirs = {.count = 0};

	add_speakers(check, &theirs, earlier);
	if (!ours.count || !theirs.count)
		return true;
	for (size_t i = 0; i < ours.count; i++)
		for (size_t j = 0; j < theirs.count; j++) {
			const struct record *a = ours.items[i], *b = theirs.items[j];
			if (is_related(check, a, b) ||
			    (is_agreement(position) && is_ally(check, a, b, position)))
				return true;
		}
	return false;
}

/* A position is not earlier than one it answers or replaces. */
static void check_not_earlier(struct check *check, const struct value *link,
			      const struct record *other)
{
	const struct value *ours = field_of(check->record, FIELD_DATE);
	const struct value *theirs = field_of(other, FIELD_DATE);

	if (is_earlier(ours, theirs))
		FAIL(check, link, _("'%s' of position '%.*s' (%.*s) names '%.*s', which is later: "
				    "%.*s"),
		     field_names[link->field->name], SLICE_ARGS(check->record->id),
		     SLICE_ARGS(date_text(ours)), SLICE_ARGS(other->id),
		     SLICE_ARGS(date_text(theirs)));
}

static void check_supersedes(struct check *check)
{
	for (VALUES(link, &check->record->root, FIELD_SUPERSEDES)) {
		const struct record *other = target(check, link);
		if (!other || other->kind != KIND_POSITION || other == check->record)
			continue;
		check_not_earlier(check, link, other);
		if (!shares_party(check, check->record, other))
			FAIL(check, link, _("position '%.*s' supersedes '%.*s', but no party "
					    "stands behind both"),
			     SLICE_ARGS(check->record->id), SLICE_ARGS(other->id));
	}
}

static void check_replies(struct check *check)
{
	for (VALUES(link, &check->record->root, FIELD_REPLIES_TO)) {
		const struct record *other = target(check, link);
		if (other && other->kind == KIND_POSITION)
			check_not_earlier(check, link, other);
	}
}

/* Rule 3. */
static void check_voice(struct check *check)
{
	const struct record *record = check->record;
	const struct value *voice = field_of(record, FIELD_VOICE);
	const struct value *date = field_of(record, FIELD_DATE);
	const struct record *person = target(check, voice);

	if (!person || person->kind != KIND_PARTY || !date)
		return;
	if (!word_is(&person->root, FIELD_TYPE, "person"))
		FAIL(check, voice, _("'voice' of position '%.*s' names '%.*s', which is no person"),
		     SLICE_ARGS(record->id), SLICE_ARGS(person->id));
	for (VALUES(by, &record->root, FIELD_BY)) {
		const struct record *party = target(check, by);
		if (!party || party_belongs(check->records, person, party,
					    date_first(&date->date), date_last(&date->date)))
			return;
	}
	WARN(check, voice, _("'%.*s' speaks in position '%.*s', but is none of 'by' and no member "
			     "of one on %.*s"),
	     SLICE_ARGS(person->id), SLICE_ARGS(record->id), SLICE_ARGS(date_text(date)));
}

static void check_position(struct check *check)
{
	check_order(check, &check->record->root, FIELD_DATE, FIELD_RETRACTED);
	check_supersedes(check);
	check_replies(check);
	check_voice(check);
}

/* --- events and uses ------------------------------------------------------ */

static double number_of(const struct value *parent, enum field_name name)
{
	char text[32] = "";
	struct slice digits = value_text(parent, name);
	double number = 0, scale = 1;
	bool behind = false;

	memcpy(text, digits.data ? digits.data : "", digits.len < 31 ? digits.len : 31);
	for (const char *at = text; *at; at++) {
		behind |= *at == '.';
		if (*at == '.')
			continue;
		number = number * 10 + (*at - '0');
		scale *= behind ? 10 : 1;
	}
	return number / scale;
}

/* Where the votes were counted and are all of them, they give the percentage. */
static void check_votes(struct check *check, const struct value *ballot,
			const struct value *votes)
{
	double yes = number_of(votes, FIELD_YES), no = number_of(votes, FIELD_NO);
	double yes_percent = number_of(ballot, FIELD_YES);
	double no_percent = number_of(ballot, FIELD_NO);
	double share = yes + no > 0 ? 100 * yes / (yes + no) : yes_percent;
	bool all = yes_percent + no_percent > 99.5 && value_find(votes, FIELD_YES) &&
		   value_find(votes, FIELD_NO);

	if (all && (share - yes_percent > 1 || yes_percent - share > 1))
		WARN(check, votes, _("the votes of event '%.*s' give %.2f per cent yes, not %.2f"),
		     SLICE_ARGS(check->record->id), share, yes_percent);
}

static void check_ballot(struct check *check)
{
	const struct value *ballot = field_of(check->record, FIELD_BALLOT);
	const struct value *votes = ballot ? value_find(ballot, FIELD_VOTES) : NULL;

	if (!ballot)
		return;
	if (number_of(ballot, FIELD_YES) + number_of(ballot, FIELD_NO) > 100.1)
		FAIL(check, ballot, _("'yes' and 'no' of event '%.*s' are more than 100 per cent"),
		     SLICE_ARGS(check->record->id));
	if (votes)
		check_votes(check, ballot, votes);
}

static bool is_restricted(const struct record *use)
{
	for (VALUES(status, &use->root, FIELD_STATUS))
		if (word_is(status, FIELD_STATUS, "restricted") ||
		    word_is(status, FIELD_STATUS, "prohibited"))
			return true;
	return false;
}

static void check_use(struct check *check)
{
	check_party_or_group(check, FIELD_AFFECTS);
	if (!field_of(check->record, FIELD_ACTORS) && !is_restricted(check->record))
		FAIL(check, NULL, _("use '%.*s' has no 'actors', which are required unless it is "
				    "restricted or prohibited"),
		     SLICE_ARGS(check->record->id));
}

/* --- evidence ------------------------------------------------------------- */

/* Whether all references in a field are copies of something official. */
static bool rests_on_copies(const struct check *check, enum field_name name)
{
	bool any = false;

	for (VALUES(reference, &check->record->root, name)) {
		const struct record *source = target(check, value_find(reference, FIELD_SOURCE));
		if (!source || !word_is(&source->root, FIELD_RELIABILITY, "copy"))
			return false;
		any = true;
	}
	return any;
}

static bool is_official_event(const struct record *record)
{
	static const char *const types[] = {"ruling", "legislation", "agreement", "filing"};

	for (size_t i = 0; i < COUNT_OF(types); i++)
		if (record->kind == KIND_EVENT && word_is(&record->root, FIELD_TYPE, types[i]))
			return true;
	return false;
}

/* Rule 5. */
static void check_evidence(struct check *check)
{
	const struct record *record = check->record;

	for (VALUES(flag, &record->root, FIELD_FLAGS))
		if (slice_is(flag->text, "needs-second-source"))
			WARN(check, flag, _("%s '%.*s' needs a second source"), THING(record));
	if (is_official_event(record) && rests_on_copies(check, FIELD_REFERENCES))
		WARN(check, field_of(record, FIELD_REFERENCES),
		     _("event '%.*s' is official, but rests on copies alone"),
		     SLICE_ARGS(record->id));
	if (rests_on_copies(check, FIELD_CONFIRMED_BY))
		WARN(check, field_of(record, FIELD_CONFIRMED_BY),
		     _("what confirms %s '%.*s' are copies alone"), THING(record));
}

/* Rule 4: a source that nothing names. */
static void check_cited(struct check *check, const struct links *links)
{
	bool *cited = mem_zero(check->records->list.count * sizeof(*cited));

	for (size_t i = 0; i < links->list.count; i++)
		cited[links->list.items[i].to] = true;
	for (size_t i = 0; i < check->records->list.count; i++) {
		check->record = check->records->list.items[i];
		if (check->record->kind == KIND_SOURCE && !cited[i])
			WARN(check, NULL, _("source '%.*s' is cited by nothing"),
			     SLICE_ARGS(check->record->id));
	}
	free(cited);
}

/* An address without what does not tell two of them apart: letter case of a
 * DOI, a slash at the end. */
static struct slice address_key(struct check *check, enum field_name name, struct slice text)
{
	char *key;

	if (name == FIELD_URL) {
		if (text.len && text.data[text.len - 1] == '/')
			text.len--;
		return text;
	}
	key = arena_copy(&check->records->arena, text.data, text.len);
	for (size_t i = 0; i < text.len; i++)
		if (key[i] >= 'A' && key[i] <= 'Z')
			key[i] = (char)(key[i] - 'A' + 'a');
	return (struct slice){key, text.len};
}

/* Rule 4: two sources of one address. */
static void check_addresses(struct check *check, enum field_name name)
{
	struct map seen;

	map_init(&seen);
	for (size_t i = 0; i < check->records->list.count; i++) {
		check->record = check->records->list.items[i];
		const struct value *address = field_of(check->record, name);
		if (check->record->kind != KIND_SOURCE || !address)
			continue;
		struct slice key = address_key(check, name, address->text);
		const struct record *first = map_add(&seen, key, check->record);
		if (first != check->record)
			WARN(check, address, _("the %s of source '%.*s' is that of '%.*s' "
					       "(%s:%u), too"),
			     field_names[name], SLICE_ARGS(check->record->id),
			     SLICE_ARGS(first->id), first->file, first->root.line);
	}
	map_done(&seen);
}

/* --- all ------------------------------------------------------------------ */

static void check_record(struct check *check)
{
	static void (*const of_kind[KIND_COUNT])(struct check *) = {
		[KIND_PARTY] = check_party,	  [KIND_DISPUTE] = check_dispute,
		[KIND_ISSUE] = check_issue,	  [KIND_POSITION] = check_position,
		[KIND_EVENT] = check_ballot,	  [KIND_USE] = check_use,
		[KIND_SOURCE] = NULL,
	};

	check_id(check);
	check_former_ids(check);
	check_dates(check, &check->record->root);
	check_evidence(check);
	if (of_kind[check->record->kind])
		of_kind[check->record->kind](check);
}

static void check_rules(struct records *records, int32_t today, struct findings *findings)
{
	struct check check = {.records = records, .findings = findings, .today = today};
	struct links links;

	check.sides = sides_new(records);
	links_init(&links, records, findings);
	for (size_t i = 0; i < records->list.count; i++) {
		check.record = records->list.items[i];
		check_record(&check);
	}
	links_check_cycles(&links, findings);
	check_cited(&check, &links);
	check_addresses(&check, FIELD_URL);
	check_addresses(&check, FIELD_DOI);
	links_break(&links, findings);
	links_done(&links);
	sides_free(check.sides);
}

/* The search for alike ids takes as long as all rules, and has nothing to do with
 * them, nor has one kind with another. */
enum part { PART_RULES, PART_SIMILAR, PARTS = PART_SIMILAR + KIND_COUNT };

struct checking {
	struct records *records;
	int32_t today;
	struct findings *findings;
	struct findings parts[PARTS];
};

static void check_part(void *context, size_t worker, size_t part)
{
	struct checking *checking = context;

	(void)worker;
	findings_init(&checking->parts[part]);
	if (part == PART_RULES)
		check_rules(checking->records, checking->today, &checking->parts[part]);
	else
		similar_check(checking->records, (enum kind)(part - PART_SIMILAR),
			      &checking->parts[part]);
}

static bool take_part(void *context, size_t part)
{
	struct checking *checking = context;

	findings_append(checking->findings, &checking->parts[part]);
	findings_done(&checking->parts[part]);
	return true;
}

void check_records(struct records *records, int32_t today, struct findings *findings)
{
	struct checking checking = {.records = records, .today = today, .findings = findings};
	struct workers_job job = {check_part, {{take_part, NULL}, {NULL, NULL}}, &checking};

	records_index(records);
	workers_run(&job, PARTS);
}
