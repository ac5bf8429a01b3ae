/* reader.c - owns the way from a name to an open index, and noticing that it is
 * no longer the right one. Knows no pane. */
#include "reader.h"

#include "language.h"

#include <time.h>

/* Looking takes at most one part in that many of the time. */
#define LOOK_SHARE 100

/* What failed is tried again, for at most one part in that many of the time. */
#define RETRY_SHARE 10

/* Who stopped it does not want to stop it again at once. */
#define STOPPED_MILLISECONDS (5 * 60 * 1000)

int64_t reader_now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

bool reader_locate(struct reader *reader, const char *name, const char *language,
		   struct error *error)
{
	*reader = (struct reader){.reading.day = date_today(), .as_of = READER_NOW};
	str_init(&reader->language);
	str_add_text(&reader->language, language ? language : "");
	findings_init(&reader->findings);
	return locate(name, &reader->location, error);
}

void reader_close(struct reader *reader)
{
	kb_close(reader->kb);
	reader->kb = NULL;
	findings_done(&reader->findings);
	str_done(&reader->language);
	location_done(&reader->location);
}

/* --- opening ------------------------------------------------------------------- */

/* Reads kb from now on, in the language chosen if it has that. A language asked for
 * on the command line that it has not is an error; one chosen later is not. */
static bool read_with(struct reader *reader, struct kb *kb, struct error *error)
{
	const struct base *base = kb_base(kb);
	const char *asked = reader->language.len ? reader->language.data : NULL;
	struct slice language;

	if (!language_choose(base, asked, &language, reader->kb ? NULL : error)) {
		if (!reader->kb)
			return false;
		language = base->languages[0];
	}
	reader->kb = kb;
	reader->reading.kb = kb;
	reader->reading.language = language;
	reader_set_day(reader, reader->as_of);
	str_clear(&reader->language);
	str_add(&reader->language, language);
	return true;
}

bool reader_open(struct reader *reader, struct error *error)
{
	struct kb *kb = kb_open(reader->location.index, error);

	if (!kb || read_with(reader, kb, error))
		return kb != NULL;
	kb_close(kb);
	return false;
}

bool reader_reopen(struct reader *reader, struct kb **old, struct error *error)
{
	struct kb *before = reader->kb;
	struct kb *kb;

	*old = NULL;
	if (!kb_is_stale(before))
		return true;
	kb = kb_open(reader->location.index, error);
	if (!kb)
		return false;
	read_with(reader, kb, error);
	*old = before;
	return true;
}

/* --- the content ---------------------------------------------------------------- */

static void put_off(struct reader *reader, int64_t milliseconds)
{
	reader->next_look = reader_now() + milliseconds;
}

bool reader_renew(struct reader *reader, bool force, refresh_progress *progress, void *context,
		  struct error *error)
{
	struct findings findings;
	struct error trouble = {0};
	int64_t start = reader_now();
	bool done;

	findings_init(&findings);
	done = refresh_index(&reader->location, force ? REFRESH_ANEW : REFRESH_CURRENT,
			     date_today(), &findings, progress, context, &trouble);
	reader->trouble = trouble;
	if (!done)
		error_set(error, trouble.code, "%s", trouble.message);
	if (done || findings.list.count) {
		findings_done(&reader->findings);
		reader->findings = findings;
	} else {
		findings_done(&findings);
	}
	if (trouble.code == ERROR_STOPPED)
		put_off(reader, STOPPED_MILLISECONDS);
	else
		put_off(reader, READER_LOOK_MILLISECONDS +
					(done ? 0 : (reader_now() - start) * RETRY_SHARE));
	return done;
}

bool reader_is_due(struct reader *reader)
{
	int64_t start = reader_now();
	bool due;

	if (start < reader->next_look)
		return false;
	due = reader->trouble.code || kb_is_stale(reader->kb) ||
	      refresh_is_needed(&reader->location);
	put_off(reader, READER_LOOK_MILLISECONDS + (reader_now() - start) * LOOK_SHARE);
	return due;
}

void reader_set_day(struct reader *reader, int32_t day)
{
	reader->as_of = day;
	reader->reading.day = day == READER_NOW ? date_today() : day;
}

/* --- small questions -------------------------------------------------------------- */

bool reader_next_language(struct reader *reader)
{
	const struct base *base = kb_base(reader->kb);
	size_t i = 0;

	while (i < base->language_count &&
	       !slice_equal(base->languages[i], reader->reading.language))
		i++;
	if (base->language_count < 2)
		return false;
	reader->reading.language = base->languages[(i + 1) % base->language_count];
	str_clear(&reader->language);
	str_add(&reader->language, reader->reading.language);
	return true;
}

void reader_id(const struct reader *reader, uint32_t rowid, struct str *out)
{
	struct arena arena;
	struct head head;

	if (!rowid)
		return;
	arena_init(&arena);
	if (kb_head(&reader->reading, rowid, &arena, &head, NULL))
		str_add(out, head.id);
	arena_done(&arena);
}
