/* date.c - reads, compares and writes partial dates. Knows no entry: what a
 * date means for one is said where it is used. */
#include "date.h"

#include "i18n.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* --- calendar ------------------------------------------------------------- */

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_days(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return days[month - 1] + (month == 2 && is_leap(year));
}

/* Days are counted in years that begin in March, so that the leap day is the
 * last of its year, and in eras of 400 years, which all have as many days. */
#define ERA_YEARS 400
#define ERA_DAYS 146097
#define DAYS_TO_1970 719468

static int64_t floor_divide(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

int32_t date_day(int year, int month, int day)
{
	int64_t y = (int64_t)year - (month <= 2);
	int64_t era = floor_divide(y, ERA_YEARS);
	int64_t of_era = y - era * ERA_YEARS;
	int64_t of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;

	of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
	return (int32_t)(era * ERA_DAYS + of_era - DAYS_TO_1970);
}

void date_civil(int32_t day, int *year, int *month, int *dom)
{
	int64_t days = (int64_t)day + DAYS_TO_1970;
	int64_t era = floor_divide(days, ERA_DAYS);
	int64_t of_era = days - era * ERA_DAYS;
	int64_t y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * y + y / 4 - y / 100);
	int64_t m = (5 * of_year + 2) / 153;

	*dom = (int)(of_year - (153 * m + 2) / 5 + 1);
	*month = (int)(m < 10 ? m + 3 : m - 9);
	*year = (int)(y + era * ERA_YEARS + (*month <= 2));
}

static int32_t first_day(const struct date_part *part)
{
	return date_day(part->year, part->month ? part->month : 1, part->day ? part->day : 1);
}

static int32_t last_day(const struct date_part *part)
{
	int month = part->month ? part->month : 12;

	return date_day(part->year, month, part->day ? part->day : month_days(part->year, month));
}

/* --- reading -------------------------------------------------------------- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Takes count digits off the front of text. */
static bool take_digits(struct slice *text, size_t count, int *number)
{
	*number = 0;
	if (text->len < count)
		return false;
	for (size_t i = 0; i < count; i++) {
		if (!is_digit(text->data[i]))
			return false;
		*number = *number * 10 + (text->data[i] - '0');
	}
	*text = slice_part(*text, count, text->len);
	return true;
}

/* Takes "-NN" off the front of text; what is not there counts as 0. */
static bool take_field(struct slice *text, int *number)
{
	*number = 0;
	if (!slice_starts(*text, "-"))
		return true;
	*text = slice_part(*text, 1, text->len);
	return take_digits(text, 2, number) && *number > 0;
}

static void take_qualifier(struct slice *text, struct date_part *part)
{
	char c = text->len ? text->data[0] : '\0';

	part->uncertain = c == '?' || c == '%';
	part->approximate = c == '~' || c == '%';
	if (part->uncertain || part->approximate)
		*text = slice_part(*text, 1, text->len);
}

/* As much of text as a message has room for, beside its own words. */
static struct slice shown(struct slice text)
{
	return utf8_cut(text, 40);
}

/* Reads one date, which may name a day that no month has. */
static bool read_part(struct slice text, struct date_part *part)
{
	int year;
	int month;
	int day = 0;

	if (!take_digits(&text, 4, &year) || year == 0)
		return false;
	if (!take_field(&text, &month) || month > 12)
		return false;
	if (month && !take_field(&text, &day))
		return false;
	*part = (struct date_part){.year = (int16_t)year, .month = (uint8_t)month,
				   .day = (uint8_t)day};
	take_qualifier(&text, part);
	return text.len == 0;
}

static bool check_day(const struct date_part *part, struct slice text, struct error *error)
{
	int days = part->day ? month_days(part->year, part->month) : 0;

	if (part->day <= days)
		return true;
	return error_set(error, ERROR_CONTENT, _("'%.*s' is no date; %04d-%02d has %d days"),
			 SLICE_ARGS(shown(text)), part->year, part->month, days);
}

static bool read_date(struct slice text, struct date *date)
{
	size_t slash = slice_find(text, 0, '/');
	struct slice end = slice_part(text, slash + 1, text.len);

	*date = (struct date){0};
	if (!read_part(slice_part(text, 0, slash), &date->from))
		return false;
	if (slash == text.len)
		return true;
	date->open = slice_is(end, "..");
	return date->open || read_part(end, &date->to);
}

static bool check_order(const struct date *date, struct slice text, struct error *error)
{
	if (!date->to.year || last_day(&date->to) >= first_day(&date->from))
		return true;
	return error_set(error, ERROR_CONTENT,
			 _("'%.*s' ends before it begins; "
			   "an interval a/b has the earlier date first"),
			 SLICE_ARGS(shown(text)));
}

bool date_parse(struct slice text, struct date *date, struct error *error)
{
	bool good = read_date(text, date);

	if (!good)
		error_set(error, ERROR_CONTENT,
			  _("'%.*s' is no date; a date is YYYY, YYYY-MM or YYYY-MM-DD, "
			    "with ?, ~ or %%, or an interval a/b or a/.."),
			  SLICE_ARGS(shown(text)));
	good = good && check_day(&date->from, text, error) && check_day(&date->to, text, error) &&
	       check_order(date, text, error);
	if (!good)
		*date = (struct date){0};
	return good;
}

/* --- comparing ------------------------------------------------------------ */

bool date_is_set(const struct date *date)
{
	return date->from.year != 0;
}

int32_t date_first(const struct date *date)
{
	return first_day(&date->from);
}

int32_t date_last(const struct date *date)
{
	if (date->open)
		return DATE_DAY_MAX;
	return last_day(date->to.year ? &date->to : &date->from);
}

bool date_earlier(const struct date *a, const struct date *b)
{
	return date_last(a) < date_first(b);
}

struct date date_known(const struct date *date, int32_t day)
{
	struct date known = *date;

	if (!date->to.year || first_day(&date->to) <= day)
		return known;
	known.to = (struct date_part){0};
	known.open = true;
	return known;
}

bool date_as_of(struct slice text, int32_t *day, struct error *error)
{
	struct date date;

	if (!date_parse(text, &date, error))
		return false;
	*day = date_last(&date);
	return *day != DATE_DAY_MAX ||
	       error_set(error, ERROR_CONTENT, _("'%.*s' has no last day"), SLICE_ARGS(text));
}

/* --- writing -------------------------------------------------------------- */

static void add_number(int number, int digits, struct str *out)
{
	char text[8];

	for (int i = digits; i-- > 0; number /= 10)
		text[i] = (char)('0' + number % 10);
	str_add(out, (struct slice){text, (size_t)digits});
}

static void add_digits(const struct date_part *part, struct str *out)
{
	add_number(part->year, 4, out);
	if (part->month) {
		str_add_char(out, '-');
		add_number(part->month, 2, out);
	}
	if (part->day) {
		str_add_char(out, '-');
		add_number(part->day, 2, out);
	}
}

static void add_edtf(const struct date_part *part, struct str *out)
{
	add_digits(part, out);
	if (part->uncertain || part->approximate)
		str_add_char(out, !part->uncertain ? '~' : !part->approximate ? '?' : '%');
}

void date_edtf(const struct date *date, struct str *out)
{
	if (!date_is_set(date))
		return;
	add_edtf(&date->from, out);
	if (date->open)
		str_add_text(out, "/..");
	if (date->to.year) {
		str_add_char(out, '/');
		add_edtf(&date->to, out);
	}
}

static void print_part(const struct date_part *part, struct str *out)
{
	struct str digits;
	struct str around;

	str_init(&digits);
	str_init(&around);
	add_digits(part, &digits);
	str_format(&around, part->approximate ? _("c. %s") : "%s", digits.data);
	str_format(out, part->uncertain ? _("%s (?)") : "%s", around.data);
	str_done(&around);
	str_done(&digits);
}

void date_print(const struct date *date, struct str *out)
{
	struct str from;
	struct str to;

	if (!date_is_set(date))
		return;
	str_init(&from);
	str_init(&to);
	print_part(&date->from, &from);
	if (date->to.year)
		print_part(&date->to, &to);
	if (date->open)
		str_format(out, _("since %s"), from.data);
	else if (date->to.year)
		str_format(out, _("%s to %s"), from.data, to.data);
	else
		str_add(out, str_slice(&from));
	str_done(&to);
	str_done(&from);
}

void date_print_day(int32_t day, struct str *out)
{
	int year;
	int month;
	int dom;

	date_civil(day, &year, &month, &dom);
	str_format(out, "%04d-%02d-%02d", year, month, dom);
}

static const char *const month_names[] = {
	N_("January"),   N_("February"), N_("March"),    N_("April"),
	N_("May"),       N_("June"),     N_("July"),     N_("August"),
	N_("September"), N_("October"),  N_("November"), N_("December"),
};

void date_print_words(struct slice key, struct str *out)
{
	struct date_part part;

	if (!read_part(key, &part) || !part.month || part.uncertain || part.approximate) {
		str_add(out, key);
		return;
	}
	/* TRANSLATORS: the day in front of a month and a year: "13 July 2023". */
	if (part.day)
		str_format(out, _("%d "), part.day);
	/* TRANSLATORS: a month and a year, "July 2023". */
	str_format(out, _("%s %d"), _(month_names[part.month - 1]), part.year);
}

/* --- today ---------------------------------------------------------------- */

/* The day that the environment says it is; false where it says nothing, or no day. */
static bool read_given(const char *given, struct date_part *part)
{
	return given && strlen(given) == strlen("YYYY-MM-DD") &&
	       read_part(slice_of(given), part) && check_day(part, slice_of(given), NULL);
}

bool date_check_today(struct error *error)
{
	const char *given = getenv("PICKET_NOW");
	struct date_part part;

	if (!given || !*given || read_given(given, &part))
		return true;
	return error_set(error, ERROR_USAGE, _("PICKET_NOW: '%s' is no day (YYYY-MM-DD)"), given);
}

int32_t date_today(void)
{
	struct date_part part;
	time_t now = time(NULL);
	struct tm local;

	if (read_given(getenv("PICKET_NOW"), &part))
		return first_day(&part);
	if (!localtime_r(&now, &local))
		return (int32_t)(now / (24 * 60 * 60));
	return date_day(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}
