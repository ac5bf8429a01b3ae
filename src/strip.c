/* strip.c - owns which months share a column, and how high its bar is. */
#include "strip.h"

#include "date.h"

/* Columns of a year and the space between it and the bars. */
#define YEAR_WIDTH 5

static const char *const bars[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

void strip_init(struct strip *strip)
{
	*strip = (struct strip){0};
}

void strip_done(struct strip *strip)
{
	vec_done(&strip->months);
}

static int32_t month_of(int32_t day)
{
	int year, month, dom;

	/* Whatever an index says, it has a month. */
	if (day < date_day(1, 1, 1))
		day = date_day(1, 1, 1);
	date_civil(day, &year, &month, &dom);
	return day - dom + 1;
}

/* Days of the shortest month: so near to a first one is in the same. */
#define MONTH_LEAST 28

void strip_add(struct strip *strip, int32_t day, uint32_t count)
{
	size_t months = strip->months.count;
	struct strip_month *last = months ? &strip->months.items[months - 1] : NULL;
	struct strip_month month = {.count = count};

	/* As a rule it is the month of the one before, which costs no calendar. */
	if (last && day >= last->day && day < last->day + MONTH_LEAST) {
		last->count += count;
		return;
	}
	month.day = month_of(day);
	if (last && last->day == month.day)
		last->count += count;
	else
		vec_push(&strip->months, month);
}

void strip_turn(struct strip *strip)
{
	struct strip_month *months = strip->months.items;
	size_t count = strip->months.count;

	for (size_t i = 0; i < count / 2; i++) {
		struct strip_month month = months[i];

		months[i] = months[count - 1 - i];
		months[count - 1 - i] = month;
	}
}

/* What happened in the busiest month from `first` up to `end`. */
static uint32_t busiest(const struct strip *strip, size_t first, size_t end)
{
	uint32_t most = 0;

	for (size_t i = first; i < end; i++)
		if (strip->months.items[i].count > most)
			most = strip->months.items[i].count;
	return most;
}

/* The last month that had begun by the day. */
static size_t month_at(const struct strip *strip, int32_t day)
{
	size_t at = 0;

	while (at + 1 < strip->months.count && strip->months.items[at + 1].day <= day)
		at++;
	return at;
}

static void add_year(const char *before, int32_t day, const char *behind, struct rich *out)
{
	int year, month, dom;

	date_civil(day, &year, &month, &dom);
	rich_format(out, ROLE_NOTE, "%s%04d%s", before, year, behind);
}

static void add_bars(const struct strip *strip, size_t marked, size_t columns, struct rich *out)
{
	size_t count = strip->months.count;
	uint32_t most = busiest(strip, 0, count);

	if (!most)
		return;
	if (columns > count)
		columns = count;
	for (size_t i = 0; i < columns; i++) {
		size_t first = i * count / columns, end = (i + 1) * count / columns;
		uint64_t height = (uint64_t)busiest(strip, first, end) * (COUNT_OF(bars) - 1) / most;

		if (marked >= first && marked < end)
			rich_add_text(out, ROLE_MARKER, "┃");
		else
			rich_add_text(out, ROLE_BAR, bars[height]);
	}
}

void strip_line(const struct strip *strip, int32_t day, int width, struct rich *out)
{
	size_t count = strip->months.count;

	rich_line(out, 0, 0);
	if (!count || width <= 2 * YEAR_WIDTH)
		return;
	add_year("", strip->months.items[0].day, " ", out);
	add_bars(strip, month_at(strip, day), (size_t)(width - 2 * YEAR_WIDTH), out);
	add_year(" ", strip->months.items[count - 1].day, "", out);
}
