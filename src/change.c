/* change.c - owns what makes an entry another than it was on a day. Knows no layout. */
#include "change.h"

#include "doc_part.h"

static bool read_head(const struct reading *reading, uint32_t rowid, struct arena *arena,
		      struct head *head)
{
	struct doc doc;
	bool done;

	doc_init(&doc, reading, NULL, NULL);
	done = kb_head(reading, rowid, arena, head, NULL) && doc_status(&doc, head);
	if (done)
		head->word.data = arena_copy(arena, head->word.data, head->word.len);
	doc_done(&doc);
	return done;
}

static bool is_other(const struct head *a, const struct head *b)
{
	return ((a->marks ^ b->marks) & MARKS_SHOWN) || !slice_equal(a->word, b->word);
}

bool change_since(const struct reading *reading, uint32_t rowid, int32_t day)
{
	struct reading then = *reading;
	struct head before, now;
	struct arena arena;
	bool changed;

	then.day = day;
	if (kb_has_begun(&then, rowid) != kb_has_begun(reading, rowid))
		return true;
	arena_init(&arena);
	changed = read_head(&then, rowid, &arena, &before) &&
		  read_head(reading, rowid, &arena, &now) && is_other(&before, &now);
	arena_done(&arena);
	return changed;
}
