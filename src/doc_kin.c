/* doc_kin.c - owns the section of what those hold who count for a party: its people and
 * branches. What it holds itself is a section of links. */
#include "camp.h"
#include "doc_part.h"
#include "i18n.h"
#include "kin.h"

#include <stdlib.h>

/* Most positions read, and most shown: of more the most important. */
#define KIN_SHOWN 200
#define POSITIONS_READ 400

struct kin {
	struct doc *doc;
	struct camps *camps;              /* the party */
	struct kin_positions positions;
	struct stand *stands;             /* with room for one that is not kept */
	size_t count, unshown;
	size_t unread;                    /* held or not */
};

static int compare_ranks(const void *a, const void *b)
{
	const uint32_t *one = a, *other = b;

	return (*one > *other) - (*one < *other);
}

static uint32_t issue_of(const struct stand *stand)
{
	const struct back_link *on = stand_link(stand, NULL, FIELD_ON);

	return on ? on->rowid : 0;
}

/* Those on one issue together, the most important issue first, each by date. */
static int compare_stands(const void *a, const void *b)
{
	const struct stand *one = a, *other = b;
	uint32_t issue = issue_of(one), beside = issue_of(other);
	int32_t day = date_first(&one->head.date), later = date_first(&other->head.date);

	if (issue != beside)
		return issue < beside ? -1 : 1;
	if (day != later)
		return day < later ? -1 : 1;
	return compare_ranks(&one->head.rowid, &other->head.rowid);
}

static bool is_own(const struct stand *stand, uint32_t party)
{
	for (STAND_LINKS(by, stand, FIELD_BY))
		if (by->rowid == party)
			return true;
	return false;
}

/* Keeps a position that is held on the day, and counts. */
static bool take_position(struct kin *kin, uint32_t party, uint32_t position)
{
	struct stand *stand = &kin->stands[kin->count];
	bool has;

	if (!stand_read(kin->doc, position, stand))
		return false;
	if (!stand_is_held(stand) || is_own(stand, party))
		return true;
	if (!camps_has(kin->camps, stand, 0, &has))
		return false;
	if (has && kin->count < KIN_SHOWN)
		kin->count++;
	else
		kin->unshown += has;
	return true;
}

/* The most important come first, each of them once. */
static void sort_positions(struct kin_positions *positions)
{
	uint32_t *items = positions->list.items;
	size_t count = 0;

	if (positions->list.count)
		qsort(items, positions->list.count, sizeof(*items), compare_ranks);
	for (size_t i = 0; i < positions->list.count; i++)
		if (!i || items[i] != items[i - 1])
			items[count++] = items[i];
	positions->list.count = count;
}

static bool read_kin(struct kin *kin, uint32_t party)
{
	size_t count;

	if (!kin_positions_others(kin->doc, party, &kin->positions))
		return false;
	sort_positions(&kin->positions);
	count = kin->positions.list.count;
	if (count > POSITIONS_READ)
		count = POSITIONS_READ;
	kin->unread = kin->positions.list.count - count;
	kin->stands = arena_zero(&kin->doc->arena, (KIN_SHOWN + 1) * sizeof(*kin->stands));
	for (size_t i = 0; i < count; i++)
		if (!take_position(kin, party, kin->positions.list.items[i]))
			return false;
	if (kin->count)
		qsort(kin->stands, kin->count, sizeof(*kin->stands), compare_stands);
	return true;
}

static bool add_issue(struct doc *doc, uint32_t issue)
{
	struct head head;

	rich_line(doc->out, DOC_INDENT, DOC_HANG);
	return kb_head(doc->reading, issue, &doc->arena, &head, doc->error) &&
	       doc_head(doc, &head);
}

static void add_unread(struct doc *doc, size_t count)
{
	if (!count)
		return;
	rich_line(doc->out, DOC_INDENT, DOC_HANG);
	rich_format(doc->out, ROLE_NOTE,
		    ngettext("%zu less important position was not looked at",
			     "%zu less important positions were not looked at", count),
		    count);
}

static bool add_kin(struct kin *kin)
{
	struct doc *doc = kin->doc;
	uint32_t issue = 0;

	if (!kin->count && !kin->unread)
		return true;
	doc_heading(doc, _("Where its people and branches stand"), kin->count + kin->unshown);
	for (size_t i = 0; i < kin->count; i++) {
		struct stand *stand = &kin->stands[i];

		if (issue_of(stand) != issue && issue_of(stand) && !add_issue(doc, issue_of(stand)))
			return false;
		issue = issue_of(stand);
		rich_line(doc->out, DOC_HANG, DOC_HANG + DOC_INDENT);
		if (!doc_head(doc, &stand->head))
			return false;
	}
	doc_more(doc, kin->unshown);
	add_unread(doc, kin->unread);
	return true;
}

bool doc_add_kin(struct doc *doc, uint32_t party)
{
	struct kin kin = {.doc = doc, .camps = camps_new(doc)};
	bool done;

	camps_add(kin.camps, party);
	done = read_kin(&kin, party) && add_kin(&kin);
	vec_done(&kin.positions.list);
	camps_free(kin.camps);
	return done;
}
