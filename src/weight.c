/* weight.c - owns how links are counted as of a day. Relies on their order: by relation,
 * then date, and what has no date last. */
#include "weight.h"

/* Whether what links had no date, or came later than the day. */
typedef bool is_behind(const struct reading *reading, const struct back_link *link);

static bool is_undated(const struct reading *reading, const struct back_link *link)
{
	struct facts facts;

	return !kb_facts(reading->kb, link->rowid, &facts) || facts.last < facts.first;
}

static bool is_later(const struct reading *reading, const struct back_link *link)
{
	return is_undated(reading, link) || !kb_has_begun(reading, link->rowid);
}

/* How many of the links stand before the first that is behind. */
static size_t count_before(const struct reading *reading, const struct back_link *links,
			   size_t count, is_behind *behind)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (behind(reading, &links[middle]))
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

/* Of what has no date, issues begin on some day, all else always was. */
static size_t count_undated(const struct reading *reading, const struct back_link *links,
			    size_t count)
{
	size_t begun = 0;

	for (size_t i = 0; i < count; i++)
		begun += links[i].kind != KIND_ISSUE || kb_has_begun(reading, links[i].rowid);
	return begun;
}

static size_t count_relation(const struct reading *reading, const struct back_link *links,
			     size_t count)
{
	size_t dated = count_before(reading, links, count, is_undated);

	return count_before(reading, links, dated, is_later) +
	       count_undated(reading, links + dated, count - dated);
}

uint32_t weight_of(const struct reading *reading, const struct head *head)
{
	struct own_links back;
	struct arena arena;
	size_t weight = 0;

	if (reading->day >= date_today())
		return head->weight;
	arena_init(&arena);
	if (!kb_back(reading->kb, head->rowid, &arena, &back, NULL))
		back.count = 0;
	for (size_t first = 0, end = 0; first < back.count; first = end) {
		while (end < back.count && back.items[end].relation == back.items[first].relation)
			end++;
		weight += count_relation(reading, back.items + first, end - first);
	}
	arena_done(&arena);
	return (uint32_t)weight;
}
