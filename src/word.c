/* word.c - owns which of a record's dated words holds. */
#include "word.h"

/* An issue is open until the day of what resolves it. */
static bool is_open(struct kb *kb, const struct record *issue, int32_t day)
{
	const struct value *by = value_find(&issue->root, FIELD_RESOLVED_BY);
	struct facts facts;

	return by && kb_facts(kb, kb_find(kb, by->text), &facts) && facts.from > day;
}

static bool is_later(const struct value *status, int32_t day)
{
	const struct value *date = value_find(status, FIELD_DATE);

	return date && date_is_set(&date->date) && date_first(&date->date) > day;
}

struct slice word_on(struct kb *kb, const struct record *record, int32_t day)
{
	enum field_name name = kind_words[record->kind];
	struct slice word = {0};

	for (VALUES(v, &record->root, name))
		if (!v->count)
			word = v->text;
		else if (!is_later(v, day))
			word = value_text(v, name);
	if (record->kind == KIND_ISSUE && (!word.len || is_open(kb, record, day)))
		word = SLICE("open");
	return word;
}
