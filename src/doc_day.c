/* doc_day.c - owns what of an entry had happened, and held, by the day of the
 * reading. Knows no layout. */
#include "doc_part.h"

#include "i18n.h"
#include "word.h"

/* --- dates ---------------------------------------------------------------- */

bool doc_exists(const struct doc *doc, const struct date *date)
{
	return !date_is_set(date) || date_first(date) <= doc->reading->day;
}

bool doc_is_later(const struct doc *doc, const struct value *map)
{
	const struct value *date = value_find(map, FIELD_DATE);
	const struct value *from = value_find(map, FIELD_FROM);

	return (date && !doc_exists(doc, &date->date)) || (from && !doc_exists(doc, &from->date));
}

/* --- entries -------------------------------------------------------------- */

bool doc_is_there(const struct doc *doc, const struct head *head)
{
	return kb_has_begun(doc->reading, head->rowid);
}

/* Whether what a link or a reference leads to had not begun yet. */
static bool leads_later(const struct doc *doc, struct slice id)
{
	uint32_t rowid = kb_find(doc->reading->kb, id);

	return rowid && !kb_has_begun(doc->reading, rowid);
}

struct slice doc_word(const struct doc *doc, const struct record *record)
{
	return word_on(doc->reading, record);
}

bool doc_status(struct doc *doc, struct head *head)
{
	bool dated = head->kind == KIND_DISPUTE || head->kind == KIND_ISSUE ||
		     head->kind == KIND_USE;
	struct record record;

	if (!dated || doc->reading->day >= date_today())
		return true;
	if (!kb_record(doc->reading->kb, head->rowid, &doc->arena, &record, doc->error))
		return false;
	head->word = doc_word(doc, &record);
	return true;
}

/* --- values --------------------------------------------------------------- */

/* Whether what took several days had come to its end. */
static bool is_over(const struct doc *doc, const struct date *date)
{
	return date_known(date, doc->reading->day).open == date->open;
}

/* Whether a value of the record's own speaks of what came behind that day: an end,
 * an outcome, a source that was not out, a link to what had not begun. The outcome of
 * what goes on has no day: it says how things stand today. */
static bool hides(const struct doc *doc, const struct record *record,
		  const struct value *value)
{
	const struct value *to = value_find(&record->root, FIELD_TO);
	const struct value *date = value_find(&record->root, FIELD_DATE);

	switch (value->field->name) {
	case FIELD_TO:
	case FIELD_DISSOLVED:
	case FIELD_RETRACTED:
		return !doc_exists(doc, &value->date);
	case FIELD_OUTCOME:
		return to ? !doc_exists(doc, &to->date) : doc->reading->day < date_today();
	case FIELD_AGREEMENT:
		return (to && !doc_exists(doc, &to->date)) || leads_later(doc, value->text);
	case FIELD_RESOLUTION:
		return leads_later(doc, value_text(&record->root, FIELD_RESOLVED_BY));
	case FIELD_RESULT:
	case FIELD_BALLOT:
		return date && !is_over(doc, &date->date);
	default:
		break;
	}
	if (value->field->type == TYPE_LINK)
		return leads_later(doc, value->text);
	if (doc_is_reference(value->field))
		return leads_later(doc, value_text(value, FIELD_SOURCE));
	return value->field->type == TYPE_MAP && doc_is_later(doc, value);
}

static void forget(struct doc *doc, struct record *record)
{
	const struct value *root = &record->root;
	struct value kept = *root;

	kept.count = 0;
	kept.items = arena_zero(&doc->arena, root->count * sizeof(*kept.items));
	for (size_t i = 0; i < root->count; i++)
		if (!hides(doc, record, &root->items[i]))
			kept.items[kept.count++] = root->items[i];
	record->root = kept;
}

bool doc_entry(struct doc *doc, uint32_t rowid, struct entry *entry)
{
	if (!kb_entry(doc->reading->kb, rowid, &doc->arena, entry, doc->error))
		return false;
	forget(doc, &entry->record);
	return true;
}

/* --- the day itself ------------------------------------------------------- */

void doc_as_of(const struct reading *reading, struct rich *out)
{
	struct str day;

	if (reading->day == date_today())
		return;
	str_init(&day);
	date_print_day(reading->day, &day);
	rich_format(out, ROLE_NOTE, _(" (as of %s)"), day.data);
	str_done(&day);
}
