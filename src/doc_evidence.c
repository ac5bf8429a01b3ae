/* doc_evidence.c - owns how references look: what an entry rests on, and what a
 * reference says beside its source. */
#include "doc_part.h"

#include "i18n.h"

#include <string.h>

bool doc_is_reference(const struct field *field)
{
	return field->type == TYPE_MAP && strcmp(field->shape->name, "reference") == 0;
}

static void add_quote(struct doc *doc, const struct value *reference, int indent)
{
	struct slice quote = value_text(reference, FIELD_QUOTE);
	struct slice language = value_text(reference, FIELD_LANG);

	if (!quote.len)
		return;
	rich_line(doc->out, indent, indent);
	/* TRANSLATORS: a source's own words in quotation marks. */
	rich_format(doc->out, ROLE_QUOTE, _("“%.*s”"), SLICE_ARGS(quote));
	if (language.len && !slice_equal(language, doc->reading->language))
		rich_format(doc->out, ROLE_NOTE, " [%.*s]", SLICE_ARGS(language));
}

/* Where in the source it points, and how what it says holds. */
static void add_place(struct doc *doc, const struct value *reference)
{
	const struct value *verdict = value_find(reference, FIELD_VERDICT);
	struct slice locator = value_text(reference, FIELD_LOCATOR);

	if (locator.len) {
		doc_separate(doc, ", ");
		rich_add(doc->out, ROLE_TEXT, locator);
	}
	if (verdict) {
		doc_separate(doc, " ");
		rich_format(doc->out, ROLE_BADGE, "[%s]",
			    vocabulary_label(verdict->field->vocabulary, verdict->text));
	}
}

/* Quotation and note, on lines of their own. */
static bool add_words(struct doc *doc, const struct value *reference, int indent)
{
	const struct value *note = value_find(reference, FIELD_NOTE);

	add_quote(doc, reference, indent);
	return !note || doc_prose(doc, ROLE_NOTE, note, indent, true);
}

bool doc_reference(struct doc *doc, const struct value *reference, int indent)
{
	if (!value_find(reference, FIELD_LOCATOR) && !value_find(reference, FIELD_VERDICT))
		return add_words(doc, reference, indent);
	rich_line(doc->out, indent, indent + DOC_INDENT);
	add_place(doc, reference);
	return add_words(doc, reference, indent + DOC_INDENT);
}

/* How far a source is to be trusted, and how much of it was read. */
static bool add_reliability(struct doc *doc, uint32_t rowid)
{
	static const enum field_name names[] = {FIELD_RELIABILITY, FIELD_SEEN};
	struct record source;

	if (!kb_record(doc->reading->kb, rowid, &doc->arena, &source, doc->error))
		return false;
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		const struct value *value = value_find(&source.root, names[i]);

		if (!value || slice_is(value->text, "whole"))
			continue;
		rich_format(doc->out, ROLE_WORD, " · %s",
			    vocabulary_label(value->field->vocabulary, value->text));
	}
	return true;
}

/* A source that was just named is not named again: another place in it. */
static bool add_evidence(struct doc *doc, const struct value *reference, struct slice before)
{
	struct slice id = value_text(reference, FIELD_SOURCE);
	uint32_t rowid = kb_find(doc->reading->kb, id);

	if (before.len && slice_equal(id, before) && reference->count > 1)
		return doc_reference(doc, reference, DOC_HANG);
	rich_line(doc->out, DOC_INDENT, DOC_HANG);
	if (!doc_link(doc, id))
		return false;
	add_place(doc, reference);
	return (!rowid || add_reliability(doc, rowid)) && add_words(doc, reference, DOC_HANG);
}

/* Sources, each counted once for references that follow each other. */
static size_t count_sources(const struct record *record, enum field_name name)
{
	struct slice before = {0};
	size_t count = 0;

	for (VALUES(v, &record->root, name)) {
		count += !slice_equal(value_text(v, FIELD_SOURCE), before);
		before = value_text(v, FIELD_SOURCE);
	}
	return count;
}

static bool add_section(struct doc *doc, const struct record *record, const struct field *field)
{
	struct slice before = {0};
	size_t count = count_sources(record, field->name);

	if (count)
		doc_heading(doc, _(field->label), count);
	for (VALUES(v, &record->root, field->name)) {
		if (!add_evidence(doc, v, before))
			return false;
		before = value_text(v, FIELD_SOURCE);
	}
	return true;
}

static bool has_reference(const struct record *record)
{
	const struct shape *shape = kind_shapes[record->kind];

	for (size_t i = 0; i < shape->count; i++)
		if (doc_is_reference(&shape->fields[i]) &&
		    value_find(&record->root, shape->fields[i].name))
			return true;
	return false;
}

const char *doc_sourced_later(struct doc *doc, const struct record *record)
{
	struct kb *kb = doc->reading->kb;
	struct record whole;

	if (doc->reading->day >= date_today() || has_reference(record) ||
	    !kb_record(kb, kb_find(kb, record->id), &doc->arena, &whole, NULL) ||
	    !has_reference(&whole))
		return NULL;
	return _("(What this rests on was published later.)");
}

bool doc_add_evidence(struct doc *doc, const struct record *record)
{
	const struct shape *shape = kind_shapes[record->kind];
	const char *later = doc_sourced_later(doc, record);

	for (size_t i = 0; i < shape->count; i++)
		if (doc_is_reference(&shape->fields[i]) &&
		    !add_section(doc, record, &shape->fields[i]))
			return false;
	if (!later)
		return true;
	rich_line(doc->out, 0, 0);
	rich_line(doc->out, 0, 0);
	rich_add_text(doc->out, ROLE_NOTE, later);
	return true;
}
