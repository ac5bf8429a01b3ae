/* word.c - owns which of a record's dated words holds. */
#include "word.h"

/* An issue is open until the day of what resolves it. */
static bool is_open(const struct reading *reading, const struct record *issue)
{
	uint32_t by = kb_find(reading->kb, value_text(&issue->root, FIELD_RESOLVED_BY));

	return by && !kb_has_begun(reading, by);
}

static bool is_later(const struct reading *reading, const struct value *status)
{
	const struct value *date = value_find(status, FIELD_DATE);

	return date && date_is_set(&date->date) && date_first(&date->date) > reading->day;
}

struct slice word_on(const struct reading *reading, const struct record *record)
{
	enum field_name name = kind_words[record->kind];
	struct slice word = {0};

	for (VALUES(v, &record->root, name))
		if (!v->count)
			word = v->text;
		else if (!is_later(reading, v))
			word = value_text(v, name);
	if (record->kind == KIND_ISSUE && (!word.len || is_open(reading, record)))
		word = SLICE("open");
	return word;
}
