/* compare.c - owns what "meet" and "differ" mean for two parties. Knows no layout. */
#include "compare.h"

#include "camp.h"
#include "kin.h"

#include <stdlib.h>
#include <string.h>

/* Most positions that are read: of more the most important. */
#define STANDS_COMPARED 2000

struct issue {
	uint32_t rowid;
	int32_t from;
	VEC(const struct stand *) stands;
};

struct compare {
	struct reading reading;
	struct doc doc;
	struct camps *camps;             /* the two */
	struct head parties[2];
	struct kin_positions positions;
	struct stand *stands;
	size_t stand_count;
	VEC(struct issue) issues;
	struct compare_issue *results;   /* as they are asked for */
	size_t result_count;
	VEC(const struct stand *) news;
};

/* --- which positions -------------------------------------------------------------------- */

static bool is_held(const struct compare *compare, uint32_t position)
{
	unsigned over = 1u << MARK_SUPERSEDED | 1u << MARK_RETRACTED;

	return kb_has_begun(&compare->reading, position) &&
	       !(kb_marks(&compare->reading, position) & over);
}

static int compare_rowids(const void *a, const void *b)
{
	const uint32_t *one = a, *other = b;

	return (*one > *other) - (*one < *other);
}

/* Those that are held, each once, the most important first, no more than
 * STANDS_COMPARED. */
static void choose_positions(struct compare *compare)
{
	uint32_t *items = compare->positions.list.items;
	size_t count = compare->positions.list.count, kept = 0;

	if (!count)
		return;
	qsort(items, count, sizeof(*items), compare_rowids);
	for (size_t i = 0; i < count && kept < STANDS_COMPARED; i++)
		if ((!kept || items[kept - 1] != items[i]) && is_held(compare, items[i]))
			items[kept++] = items[i];
	compare->positions.list.count = kept;
}

static int compare_dates(const void *a, const void *b)
{
	const struct stand *one = a, *other = b;
	int32_t first = date_first(&one->head.date), second = date_first(&other->head.date);

	if (first != second)
		return first < second ? -1 : 1;
	return compare_rowids(&one->head.rowid, &other->head.rowid);
}

static bool read_stands(struct compare *compare)
{
	size_t count = compare->positions.list.count;

	compare->stands = arena_zero(&compare->doc.arena, count * sizeof(*compare->stands));
	for (; compare->stand_count < count; compare->stand_count++)
		if (!stand_read(&compare->doc, compare->positions.list.items[compare->stand_count],
				&compare->stands[compare->stand_count]))
			return false;
	if (count)
		qsort(compare->stands, count, sizeof(*compare->stands), compare_dates);
	return true;
}

/* --- by issue --------------------------------------------------------------------------- */

static void add_to_issue(struct compare *compare, uint32_t rowid, const struct stand *stand)
{
	struct issue issue = {.rowid = rowid};
	struct facts facts;
	size_t i = 0;

	while (i < compare->issues.count && compare->issues.items[i].rowid != rowid)
		i++;
	if (i == compare->issues.count) {
		if (kb_facts(compare->reading.kb, rowid, &facts))
			issue.from = facts.from;
		vec_push(&compare->issues, issue);
	}
	vec_push(&compare->issues.items[i].stands, stand);
}

static int compare_issues(const void *a, const void *b)
{
	const struct issue *one = a, *other = b;

	if (one->from != other->from)
		return one->from < other->from ? -1 : 1;
	return compare_rowids(&one->rowid, &other->rowid);
}

static void group_by_issue(struct compare *compare)
{
	for (size_t i = 0; i < compare->stand_count; i++)
		for (STAND_LINKS(on, &compare->stands[i], FIELD_ON))
			add_to_issue(compare, on->rowid, &compare->stands[i]);
	if (compare->issues.count)
		qsort(compare->issues.items, compare->issues.count, sizeof(struct issue),
		      compare_issues);
}

/* --- meet and differ -------------------------------------------------------------------- */

/* For which of the two a position counts, and whose it answers that is held. */
struct ties {
	bool of[2];
	bool answers[2];
	bool answers_held[2];
};

static bool find_answered(struct compare *compare, uint32_t rowid, struct ties *ties)
{
	struct stand answered;

	if (!stand_read(&compare->doc, rowid, &answered))
		return false;
	for (size_t side = 0; side < 2; side++) {
		bool has;

		if (!camps_has(compare->camps, &answered, side, &has))
			return false;
		ties->answers[side] |= has;
		ties->answers_held[side] |= has && stand_is_held(&answered);
	}
	return true;
}

static bool find_ties(struct compare *compare, const struct stand *stand, struct ties *ties)
{
	*ties = (struct ties){0};
	for (size_t side = 0; side < 2; side++)
		if (!camps_has(compare->camps, stand, side, &ties->of[side]))
			return false;
	for (STAND_LINKS(link, stand, FIELD_REPLIES_TO))
		if (!find_answered(compare, link->rowid, ties))
			return false;
	return true;
}

static bool is_against(const struct stand *stand)
{
	return slice_is(stand->head.word, "deny") || slice_is(stand->head.word, "reject") ||
	       slice_is(stand->head.word, "oppose");
}

static void sooner(int32_t *day, const struct stand *stand)
{
	int32_t own = date_first(&stand->head.date);

	if (own < *day)
		*day = own;
}

/* Puts a position where it belongs, and draws from it what can be said of the two. */
static void judge(const struct stand *stand, const struct ties *ties, struct compare_issue *out)
{
	bool agreed = stand->head.marks & (1u << MARK_AGREED);
	bool both = ties->of[0] && ties->of[1];

	for (int side = 0; side < 2; side++) {
		if (!ties->of[side])
			continue;
		if (agreed && (both || ties->answers[!side]))
			sooner(&out->meet, stand);
		if (is_against(stand) && ties->answers_held[!side] && !both)
			sooner(&out->differ, stand);
		if (!both)
			out->held[side][out->held_count[side]++] = stand;
	}
	if (both)
		out->shared[out->shared_count++] = stand;
}

static bool compare_on(struct compare *compare, const struct issue *issue,
		       struct compare_issue *out)
{
	struct doc *doc = &compare->doc;
	size_t room = issue->stands.count * sizeof(*out->shared);

	*out = (struct compare_issue){.meet = DATE_DAY_MAX, .differ = DATE_DAY_MAX};
	out->shared = arena_zero(&doc->arena, room);
	out->held[0] = arena_zero(&doc->arena, room);
	out->held[1] = arena_zero(&doc->arena, room);
	for (size_t i = 0; i < issue->stands.count; i++) {
		struct ties ties;

		if (!find_ties(compare, issue->stands.items[i], &ties))
			return false;
		judge(issue->stands.items[i], &ties, out);
	}
	return kb_head(doc->reading, issue->rowid, &doc->arena, &out->head, doc->error) &&
	       doc_status(doc, &out->head);
}

/* How many of the two hold a position on an issue. */
static int count_sides(const struct compare_issue *issue)
{
	if (issue->shared_count)
		return 2;
	return (issue->held_count[0] > 0) + (issue->held_count[1] > 0);
}

/* Those of an issue on which nobody spoke who counted that day are none. */
static bool compare_all(struct compare *compare)
{
	size_t count = compare->issues.count;
	struct compare_issue *all = arena_zero(&compare->doc.arena, count * sizeof(*all));

	for (size_t i = 0; i < count; i++)
		if (!compare_on(compare, &compare->issues.items[i], &all[i]))
			return false;
	compare->results = arena_zero(&compare->doc.arena, count * sizeof(*compare->results));
	for (int sides = 2; sides > 0; sides--)
		for (size_t i = 0; i < count; i++)
			if (count_sides(&all[i]) == sides)
				compare->results[compare->result_count++] = all[i];
	return true;
}

/* --- the whole -------------------------------------------------------------------------- */

static bool read_parties(struct compare *compare, const uint32_t parties[2])
{
	struct doc *doc = &compare->doc;

	for (int side = 0; side < 2; side++) {
		camps_add(compare->camps, parties[side]);
		if (!kb_head(doc->reading, parties[side], &doc->arena, &compare->parties[side],
			     doc->error) ||
		    !kin_positions_add(doc, parties[side], &compare->positions))
			return false;
	}
	return true;
}

struct compare *compare_new(const struct reading *reading, uint32_t a, uint32_t b,
			    struct error *error)
{
	struct compare *compare = mem_zero(sizeof(*compare));
	const uint32_t parties[2] = {a, b};

	doc_init(&compare->doc, &compare->reading, NULL, error);
	compare->reading = *reading;
	compare->reading.language.data = arena_copy(&compare->doc.arena, reading->language.data,
						    reading->language.len);
	compare->camps = camps_new(&compare->doc);
	if (read_parties(compare, parties)) {
		choose_positions(compare);
		if (read_stands(compare)) {
			group_by_issue(compare);
			if (compare_all(compare))
				return compare;
		}
	}
	compare_free(compare);
	return NULL;
}

void compare_free(struct compare *compare)
{
	if (!compare)
		return;
	for (size_t i = 0; i < compare->issues.count; i++)
		vec_done(&compare->issues.items[i].stands);
	vec_done(&compare->issues);
	vec_done(&compare->news);
	vec_done(&compare->positions.list);
	camps_free(compare->camps);
	doc_done(&compare->doc);
	free(compare);
}

const struct head *compare_party(const struct compare *compare, int side)
{
	return &compare->parties[side];
}

struct slice compare_name(const struct compare *compare, int side)
{
	const struct head *party = &compare->parties[side];

	return party->name.len ? party->name : party->title;
}

size_t compare_count(const struct compare *compare)
{
	return compare->result_count;
}

const struct compare_issue *compare_issue(const struct compare *compare, size_t number)
{
	return &compare->results[number];
}

/* --- what changed ----------------------------------------------------------------------- */

/* Positions of an issue, one by one; null behind the last. */
static const struct stand *stand_at(const struct compare_issue *issue, size_t number)
{
	if (number < issue->shared_count)
		return issue->shared[number];
	number -= issue->shared_count;
	for (int side = 0; side < 2; side++) {
		if (number < issue->held_count[side])
			return issue->held[side][number];
		number -= issue->held_count[side];
	}
	return NULL;
}

static size_t count_stands(const struct compare_issue *issue)
{
	return issue->shared_count + issue->held_count[0] + issue->held_count[1];
}

static bool has(const struct compare_issue *issue, const struct stand *stand)
{
	unsigned shown = 1u << MARK_CONTESTED | 1u << MARK_AGREED;
	const struct stand *other;

	for (size_t i = 0; (other = stand_at(issue, i)); i++)
		if (other->head.rowid == stand->head.rowid)
			return ((other->head.marks ^ stand->head.marks) & shown) == 0;
	return false;
}

static void mark_issue(struct compare *compare, struct compare_issue *issue,
		       const struct compare *other)
{
	static const struct compare_issue none;
	const struct compare_issue *before = &none;
	const struct stand *stand;

	for (size_t i = 0; i < other->result_count; i++)
		if (other->results[i].head.rowid == issue->head.rowid)
			before = &other->results[i];
	issue->changed = count_stands(issue) != count_stands(before);
	for (size_t i = 0; (stand = stand_at(issue, i)); i++)
		if (!has(before, stand)) {
			issue->changed = true;
			vec_push(&compare->news, stand);
		}
}

bool compare_mark(struct compare *compare, int32_t day, struct error *error)
{
	struct reading reading = compare->reading;
	struct compare *other;

	reading.day = day;
	other = compare_new(&reading, compare->parties[0].rowid, compare->parties[1].rowid, error);
	if (!other)
		return false;
	for (size_t i = 0; i < compare->result_count; i++)
		mark_issue(compare, &compare->results[i], other);
	compare_free(other);
	return true;
}

bool compare_is_new(const struct compare *compare, const struct stand *stand)
{
	for (size_t i = 0; i < compare->news.count; i++)
		if (compare->news.items[i] == stand)
			return true;
	return false;
}
