/* camp.c - owns who counts for whom. Knows no layout.
 *
 * What a party belongs to is read once; as a rule many statements are of few. */
#include "camp.h"

#include <stdlib.h>

/* Where a party belongs, and when. */
struct tie {
	size_t camp;
	int32_t first, last;
};

struct speaker {
	uint32_t party;
	VEC(struct tie) ties;
};

struct camps {
	struct doc *doc;
	VEC(uint32_t) parties;          /* of the camps */
	VEC(struct speaker) speakers;   /* looked up so far, in order of rowid */
};

struct camps *camps_new(struct doc *doc)
{
	struct camps *camps = mem_zero(sizeof(*camps));

	camps->doc = doc;
	return camps;
}

void camps_free(struct camps *camps)
{
	if (!camps)
		return;
	for (size_t i = 0; i < camps->speakers.count; i++)
		vec_done(&camps->speakers.items[i].ties);
	vec_done(&camps->speakers);
	vec_done(&camps->parties);
	free(camps);
}

size_t camps_count(const struct camps *camps)
{
	return camps->parties.count;
}

uint32_t camps_party(const struct camps *camps, size_t camp)
{
	return camps->parties.items[camp];
}

static size_t find_camp(const struct camps *camps, uint32_t party)
{
	for (size_t i = 0; i < camps->parties.count; i++)
		if (camps->parties.items[i] == party)
			return i;
	return CAMP_NONE;
}

size_t camps_add(struct camps *camps, uint32_t party)
{
	size_t camp = find_camp(camps, party);

	if (camp != CAMP_NONE)
		return camp;
	vec_push(&camps->parties, party);
	return camps->parties.count - 1;
}

bool camps_add_dispute(struct camps *camps, uint32_t dispute)
{
	struct entry entry;

	if (!doc_entry(camps->doc, dispute, &entry))
		return false;
	for (VALUES(v, &entry.record.root, FIELD_PARTIES)) {
		uint32_t party = kb_find(camps->doc->reading->kb, value_text(v, FIELD_PARTY));

		if (party)
			camps_add(camps, party);
	}
	return true;
}

/* --- where a party belongs ----------------------------------------------------- */

static void add_tie(struct camps *camps, struct speaker *speaker, struct slice id,
		    const struct value *membership)
{
	const struct value *from = membership ? value_find(membership, FIELD_FROM) : NULL;
	const struct value *to = membership ? value_find(membership, FIELD_TO) : NULL;
	struct tie tie = {
		.camp = find_camp(camps, kb_find(camps->doc->reading->kb, id)),
		.first = from ? date_first(&from->date) : INT32_MIN,
		.last = to ? date_last(&to->date) : DATE_DAY_MAX,
	};

	if (tie.camp != CAMP_NONE)
		vec_push(&speaker->ties, tie);
}

/* A party that has a camp of its own counts for no other. */
static bool add_ties(struct camps *camps, struct speaker *speaker)
{
	struct tie own = {find_camp(camps, speaker->party), INT32_MIN, DATE_DAY_MAX};
	struct record record;
	const struct value *root = &record.root;

	if (own.camp != CAMP_NONE) {
		vec_push(&speaker->ties, own);
		return true;
	}
	if (!kb_record(camps->doc->reading->kb, speaker->party, &camps->doc->arena, &record,
		       camps->doc->error))
		return false;
	if (value_find(root, FIELD_PARENT))
		add_tie(camps, speaker, value_text(root, FIELD_PARENT), NULL);
	if (!slice_is(value_text(root, FIELD_TYPE), "person"))
		return true;
	for (VALUES(v, root, FIELD_MEMBERSHIPS))
		add_tie(camps, speaker, value_text(v, FIELD_IN), v);
	return true;
}

/* The first speaker whose rowid is not smaller. */
static size_t place_of(const struct camps *camps, uint32_t party)
{
	size_t low = 0, high = camps->speakers.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (camps->speakers.items[middle].party < party)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static const struct speaker *find_speaker(struct camps *camps, uint32_t party)
{
	size_t at = place_of(camps, party);
	struct speaker speaker = {.party = party};

	if (at < camps->speakers.count && camps->speakers.items[at].party == party)
		return &camps->speakers.items[at];
	if (!add_ties(camps, &speaker)) {
		vec_done(&speaker.ties);
		return NULL;
	}
	vec_push(&camps->speakers, speaker);
	for (size_t i = camps->speakers.count - 1; i > at; i--)
		camps->speakers.items[i] = camps->speakers.items[i - 1];
	camps->speakers.items[at] = speaker;
	return &camps->speakers.items[at];
}

static void add_found(size_t camp, size_t *found, size_t *count)
{
	for (size_t i = 0; i < *count; i++)
		if (found[i] == camp)
			return;
	if (*count < CAMPS_SHARED)
		found[(*count)++] = camp;
}

bool camps_of(struct camps *camps, const struct stand *stand, size_t *found, size_t *count)
{
	int32_t day = date_is_set(&stand->head.date) ? date_first(&stand->head.date) : 0;

	*count = 0;
	for (STAND_LINKS(by, stand, FIELD_BY)) {
		const struct speaker *speaker = find_speaker(camps, by->rowid);

		if (!speaker)
			return false;
		for (size_t i = 0; i < speaker->ties.count; i++)
			if (speaker->ties.items[i].first <= day && day <= speaker->ties.items[i].last)
				add_found(speaker->ties.items[i].camp, found, count);
	}
	return true;
}

bool camps_has(struct camps *camps, const struct stand *stand, size_t camp, bool *has)
{
	size_t found[CAMPS_SHARED], count;

	*has = false;
	if (!camps_of(camps, stand, found, &count))
		return false;
	for (size_t i = 0; i < count; i++)
		*has |= found[i] == camp;
	return true;
}
