/* lookup.c - owns what a name that somebody gives may mean. Knows no command line. */
#include "lookup.h"

#include "i18n.h"
#include "utf8.h"

#define CANDIDATES 16   /* of one name; and of names that begin alike */

static bool fail_several(struct slice name, const struct kb_name *found, size_t count,
			 struct error *error)
{
	struct str ids;

	str_init(&ids);
	for (size_t i = 0; i < count; i++)
		str_format(&ids, "%s%.*s", i ? ", " : "", SLICE_ARGS(found[i].id));
	error_set(error, ERROR_USAGE, _("'%.*s' can be any of: %s"), SLICE_ARGS(name), ids.data);
	str_done(&ids);
	return false;
}

/* An entry may have a name twice: in two languages, say. */
static size_t drop_doubles(struct kb_name *found, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		bool seen = false;

		for (size_t j = 0; j < kept; j++)
			seen |= found[j].rowid == found[i].rowid;
		if (!seen)
			found[kept++] = found[i];
	}
	return kept;
}

/* The entry of that kind which the id, or former id, names; 0 for another kind. */
static uint32_t find_id(const struct reading *reading, enum kind kind, struct slice id)
{
	uint32_t rowid = kb_find(reading->kb, id);
	struct facts facts;

	return rowid && kb_facts(reading->kb, rowid, &facts) && facts.kind == kind ? rowid : 0;
}

/* The kinds whose entries have names. */
static const enum kind named[] = {KIND_PARTY, KIND_DISPUTE, KIND_ISSUE};

static bool is_meant(enum kind kind, enum kind asked)
{
	return asked == KIND_COUNT || asked == kind;
}

static bool find_name(const struct reading *reading, enum kind kind, struct slice name,
		      uint32_t *rowid, struct error *error)
{
	struct kb_name found[CANDIDATES];
	struct arena arena;
	size_t count;
	bool done = true;

	arena_init(&arena);
	count = kb_names(reading->kb, kind, name, false, &arena, found, CANDIDATES);
	count = drop_doubles(found, count);
	if (count == 1)
		*rowid = found[0].rowid;
	else if (count > 1)
		done = fail_several(name, found, count, error);
	arena_done(&arena);
	return done;
}

bool lookup(const struct reading *reading, enum kind kind, struct slice name, uint32_t *rowid,
	    struct error *error)
{
	bool done = true;

	*rowid = kind == KIND_COUNT ? kb_find(reading->kb, name) : find_id(reading, kind, name);
	for (size_t i = 0; done && !*rowid && i < COUNT_OF(named); i++)
		if (is_meant(named[i], kind))
			done = find_name(reading, named[i], name, rowid, error);
	if (*rowid && !kb_has_begun(reading, *rowid))
		*rowid = 0;
	return done;
}

/* --- what to tell -------------------------------------------------------------------- */

static void tell_missing(enum kind kind, struct slice name, struct str *out)
{
	if (kind == KIND_PARTY)
		str_format(out, _("there is no party '%.*s'"), SLICE_ARGS(name));
	else if (kind == KIND_DISPUTE)
		str_format(out, _("there is no dispute '%.*s'"), SLICE_ARGS(name));
	else
		str_format(out, _("there is no entry '%.*s'"), SLICE_ARGS(name));
}

/* How far what is shown is from what was asked for, case and diacritics ignored. */
static size_t distance_of(struct slice shown, struct slice folded, size_t limit)
{
	struct str own;
	size_t distance;

	str_init(&own);
	utf8_fold(&own, shown);
	distance = slice_distance(str_slice(&own), folded, limit);
	str_done(&own);
	return distance;
}

/* The nearest of the names that begin like name; false where none is near. */
static bool suggest(const struct reading *reading, enum kind kind, struct slice name,
		    struct str *out)
{
	struct kb_name found[CANDIDATES];
	size_t limit = 1 + name.len / 4, best = limit + 1, at = CANDIDATES, count;
	struct arena arena;
	struct str folded;

	arena_init(&arena);
	str_init(&folded);
	utf8_fold(&folded, name);
	count = kb_names(reading->kb, kind, utf8_cut(name, 2), true, &arena, found, CANDIDATES);
	for (size_t i = 0; i < count; i++) {
		size_t distance = distance_of(found[i].shown, str_slice(&folded), limit);

		if (distance < best) {
			best = distance;
			at = i;
		}
	}
	if (at < count)
		str_format(out, _("; did you mean '%.*s'?"), SLICE_ARGS(found[at].shown));
	str_done(&folded);
	arena_done(&arena);
	return at < count;
}

void lookup_tell(const struct reading *reading, enum kind kind, struct slice name,
		 struct str *out)
{
	struct reading always = *reading;
	struct error ignored = {0};
	uint32_t rowid = 0;
	struct str day;

	always.day = DATE_DAY_MAX;
	lookup(&always, kind, name, &rowid, &ignored);
	if (rowid) {
		str_init(&day);
		date_print_day(reading->day, &day);
		str_format(out, _("there was no '%.*s' yet on %s"), SLICE_ARGS(name), day.data);
		str_done(&day);
		return;
	}
	tell_missing(kind, name, out);
	for (size_t i = 0; i < COUNT_OF(named); i++)
		if (is_meant(named[i], kind) && suggest(reading, named[i], name, out))
			return;
}
