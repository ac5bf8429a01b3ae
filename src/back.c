/* back.c - owns where in an entry's links back a relation and a day lie. */
#include "back.h"

static bool is_dated(const struct reading *reading, uint32_t rowid)
{
	struct facts facts;

	return kb_facts(reading->kb, rowid, &facts) && facts.first <= facts.last;
}

/* How many of the first `count` links are so, which come before those that are not. */
static size_t count_first(const struct reading *reading, const struct back_link *links,
			  size_t count, bool (*is_so)(const struct reading *, uint32_t))
{
	size_t low = 0;

	while (low < count) {
		size_t middle = low + (count - low) / 2;

		if (is_so(reading, links[middle].rowid))
			low = middle + 1;
		else
			count = middle;
	}
	return low;
}

struct back back_of(const struct reading *reading, const struct back_link *links, size_t count,
		    enum field_name relation)
{
	struct back back = {0};

	while (count && links->relation != relation)
		links++, count--;
	while (back.count < count && links[back.count].relation == relation)
		back.count++;
	back.links = links;
	back.dated = count_first(reading, links, back.count, is_dated);
	back.begun = count_first(reading, links, back.dated, kb_has_begun);
	return back;
}
