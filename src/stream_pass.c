/* stream_pass.c - owns what is tested on an entry that was found: days, marks and
 * statuses, and words of which there are too many to enumerate. Knows no tables. */
#include "stream.h"

#include "phrase.h"
#include "stream_part.h"
#include "word.h"

/* What it costs, in steps, to read an entry. */
#define COST_ENTRY 128

/* --- by facts --------------------------------------------------------------- */

static bool is_on(const struct query_node *filter, const struct facts *facts)
{
	for (const struct query_value *value = filter->values; value; value = value->next) {
		bool on;

		if (facts->last < facts->first)
			return false;
		if (filter->filter == FILTER_BEFORE)
			on = facts->last < value->last;
		else if (filter->filter == FILTER_AFTER)
			on = facts->first > value->first;
		else
			on = facts->first <= value->last && facts->last >= value->first;
		if (on)
			return true;
	}
	return false;
}

#define MARKS_ENDED (1u << MARK_SUPERSEDED | 1u << MARK_RETRACTED)

/* The marks on which the filter depends. */
static unsigned marks_asked(const struct query_node *filter)
{
	unsigned marks = 0;

	for (const struct query_value *value = filter->values; value; value = value->next) {
		enum mark mark = filter_mark(value->text);

		marks |= mark == MARK_COUNT ? MARKS_ENDED : 1u << mark;
	}
	return marks;
}

/* The facts say which marks an entry ever has; only those may hold on the day. */
static bool is_marked(struct stream_context *context, uint32_t rowid,
		      const struct query_node *filter, const struct facts *facts)
{
	unsigned marks = facts->marks & marks_asked(filter);

	if (marks && !stream_spend(context, COST_ENTRY / 8))
		return false;
	if (marks)
		marks = kb_marks(context->reading, rowid);
	for (const struct query_value *value = filter->values; value; value = value->next) {
		enum mark mark = filter_mark(value->text);

		if (mark == MARK_COUNT ? facts->kind == KIND_POSITION && !(marks & MARKS_ENDED)
				       : marks & 1u << mark)
			return true;
	}
	return false;
}

/* --- by reading ------------------------------------------------------------- */

static bool has_value(const struct query_node *filter, struct slice word)
{
	for (const struct query_value *value = filter->values; value; value = value->next)
		if (slice_equal(value->text, word))
			return true;
	return false;
}

static bool was_answered(struct stream_context *context, const struct entry *entry)
{
	for (size_t i = 0; i < entry->back_count; i++)
		if (entry->back[i].relation == FIELD_REPLIES_TO &&
		    kb_has_begun(context->reading, entry->back[i].rowid))
			return true;
	return false;
}

static bool is_searched(const struct value *value)
{
	return value->field && value->field->flags & (FIELD_TITLE_INDEX | FIELD_TEXT_INDEX);
}

static bool has_phrase(const struct value *value, const struct phrase *phrase)
{
	if (is_searched(value) && !value->count && phrase_is_in(phrase, value->text))
		return true;
	for (size_t i = 0; i < value->count; i++)
		if (has_phrase(&value->items[i], phrase))
			return true;
	return false;
}

static bool passes_entry(struct stream_context *context, uint32_t rowid, struct arena *arena)
{
	struct entry entry;

	return kb_entry(context->reading->kb, rowid, arena, &entry, context->error) &&
	       was_answered(context, &entry);
}

/* Who speaks or acts: the index has their names in the entry's text. */
static bool has_speaker(struct stream_context *context, const struct value *value,
			const struct phrase *phrase, struct arena *arena)
{
	struct head head;
	uint32_t rowid = value->count ? 0 : kb_find(context->reading->kb, value->text);

	for (size_t i = 0; i < value->count; i++)
		if (value->items[i].field->name == FIELD_PARTY)
			rowid = kb_find(context->reading->kb, value->items[i].text);
	return rowid && kb_head(context->reading, rowid, arena, &head, NULL) &&
	       phrase_is_in(phrase, head.name);
}

/* What columns.c gives to be searched of a record. */
static bool record_has(struct stream_context *context, const struct record *record,
		       const struct phrase *phrase, struct arena *arena)
{
	static const enum field_name speakers[] = {FIELD_BY, FIELD_VOICE, FIELD_ACTORS};

	if (has_phrase(&record->root, phrase) || phrase_is_in(phrase, record->id))
		return true;
	for (size_t i = 0; i < COUNT_OF(speakers); i++)
		for (VALUES(v, &record->root, speakers[i]))
			if (has_speaker(context, v, phrase, arena))
				return true;
	return false;
}

static bool passes_record(struct stream_context *context, uint32_t rowid, struct arena *arena,
			  const struct stream_test *test)
{
	struct record record;

	if (!kb_record(context->reading->kb, rowid, arena, &record, context->error))
		return false;
	return test->type == TEST_STATUS
		       ? has_value(test->node, word_on(context->reading, &record))
		       : record_has(context, &record, test->phrase, arena);
}

static bool passes_read(struct stream_context *context, uint32_t rowid,
			const struct stream_test *test)
{
	struct arena arena;
	bool passes;

	if (!stream_spend(context, COST_ENTRY))
		return false;
	arena_init(&arena);
	passes = test->type == TEST_REPLY ? passes_entry(context, rowid, &arena)
					  : passes_record(context, rowid, &arena, test);
	arena_done(&arena);
	return passes;
}

/* --- either ----------------------------------------------------------------- */

bool stream_passes(struct stream_context *context, const struct stream_test *test,
		   uint32_t rowid)
{
	struct facts facts;

	/* Where the budget ended there, nobody knows. */
	if (test->type == TEST_NOT)
		return stream_next(test->inner, rowid) != rowid && context->budget > 0;
	if (test->type > TEST_MARK)
		return passes_read(context, rowid, test);
	if (!kb_facts(context->reading->kb, rowid, &facts))
		return false;
	return test->type == TEST_DATE ? is_on(test->node, &facts)
				       : is_marked(context, rowid, test->node, &facts);
}
