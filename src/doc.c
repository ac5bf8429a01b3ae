/* doc.c - owns the order of a document: title, marks, prose, fields, sections.
 *
 * What of an entry did not hold yet on the day of the reading is left out. How
 * a value looks is doc_value.c's, what a section holds doc_links.c's. */
#include "doc.h"

#include "doc_part.h"
#include "i18n.h"
#include "utf8.h"

#define BETWEEN " · "

/* Widest column of labels. */
#define LABEL_WIDTH 16

/* --- the first lines ----------------------------------------------------------- */

/* Fields that the first lines show; the table of fields shows the others. */
static bool is_in_headline(enum kind kind, enum field_name name)
{
	static const struct {
		enum kind kind;
		enum field_name name;
	} shown[] = {
		{KIND_PARTY, FIELD_TYPE},       {KIND_PARTY, FIELD_CLASSIFICATION},
		{KIND_DISPUTE, FIELD_FROM},     {KIND_DISPUTE, FIELD_TO},
		{KIND_ISSUE, FIELD_RESOLUTION}, {KIND_POSITION, FIELD_BY},
		{KIND_POSITION, FIELD_STANCE},  {KIND_POSITION, FIELD_DATE},
		{KIND_EVENT, FIELD_TYPE},       {KIND_EVENT, FIELD_DATE},
		{KIND_USE, FIELD_DATE},         {KIND_SOURCE, FIELD_TYPE},
	};

	for (size_t i = 0; i < COUNT_OF(shown); i++)
		if (shown[i].kind == kind && shown[i].name == name)
			return true;
	return false;
}

static void add_word(struct doc *doc, enum kind kind, struct slice word)
{
	if (!word.len)
		return;
	doc_separate(doc, BETWEEN);
	rich_add_text(doc->out, ROLE_WORD, vocabulary_label(kb_word_vocabulary(kind), word));
}

static void add_date(struct doc *doc, const struct date *date)
{
	if (!date_is_set(date))
		return;
	doc_separate(doc, BETWEEN);
	doc_date(doc, ROLE_DATE, date);
}

/* Who speaks: each a link of its own. */
static bool add_speakers(struct doc *doc, const struct record *record)
{
	for (VALUES(v, &record->root, FIELD_BY)) {
		struct head head;

		if (!doc_find(doc, v->text, &head))
			return false;
		doc_separate(doc, ", ");
		if (head.rowid)
			rich_add_link(doc->out, ROLE_NAME, doc_name(&head), head.id);
		else
			rich_add(doc->out, ROLE_ID, v->text);
	}
	return true;
}

static void add_title(struct doc *doc, const struct head *head, bool localised)
{
	rich_line(doc->out, 0, DOC_INDENT);
	rich_add(doc->out, ROLE_TITLE, head->title);
	if (head->untranslated && localised)
		doc_fallback(doc);
}

/* "SAG-AFTRA · claim · 2023-07-13". */
static bool add_statement(struct doc *doc, const struct record *record, const struct head *head)
{
	rich_line(doc->out, 0, DOC_INDENT);
	if (!add_speakers(doc, record))
		return false;
	add_word(doc, head->kind, head->word);
	add_date(doc, &head->date);
	if (value_find(&record->root, FIELD_TITLE))
		add_title(doc, head, true);
	return true;
}

/* The days of what has a beginning and perhaps an end. */
static void add_period(struct doc *doc, const struct record *record)
{
	const struct value *from = value_find(&record->root, FIELD_FROM);
	const struct value *to = value_find(&record->root, FIELD_TO);
	struct date period = {0};

	if (!from)
		return;
	period.from = from->date.from;
	period.open = true;
	if (to) {
		period.to = to->date.from;
		period.open = false;
	}
	add_date(doc, &period);
}

static void add_type(struct doc *doc, const struct value *type)
{
	doc_separate(doc, BETWEEN);
	rich_add_text(doc->out, ROLE_WORD, vocabulary_label(type->field->vocabulary, type->text));
}

/* The title, and below it "Event · strike · 2023-07-14". */
static bool add_thing(struct doc *doc, const struct record *record, const struct head *head)
{
	const struct value *type = value_find(&record->root, FIELD_TYPE);
	struct slice word = doc_word(doc, record);

	add_title(doc, head, head->kind != KIND_PARTY && head->kind != KIND_SOURCE);
	rich_line(doc->out, 0, DOC_INDENT);
	if (!slice_equal(head->name, head->title))
		rich_add(doc->out, ROLE_NAME, head->name);
	if (head->kind != KIND_PARTY)
		rich_add_text(doc->out, ROLE_LABEL, _(kind_table[head->kind].label));
	if (word.len || !type)
		add_word(doc, head->kind, word);
	else
		add_type(doc, type);
	if (value_find(&record->root, FIELD_FROM))
		add_period(doc, record);
	else if (value_find(&record->root, FIELD_DATE))
		add_date(doc, &head->date);
	return true;
}

static void add_marks(struct doc *doc, const struct entry *entry, const struct head *head)
{
	bool first = true;

	for (size_t i = 0; i < entry->mark_count; i++) {
		const struct mark_span *span = &entry->marks[i];

		if (doc->reading->day < span->from || doc->reading->day >= span->until)
			continue;
		if (first)
			rich_line(doc->out, 0, DOC_INDENT);
		doc_separate(doc, " ");
		doc_mark(doc, span, head);
		first = false;
	}
}

/* What is dated with a month or a year counts from its first day; as of one before its
 * last nobody knows whether it had come. */
static void warn_of_day(struct doc *doc, const struct head *head)
{
	struct date begin = {.from = head->date.from};

	if (!date_is_set(&begin) || begin.from.day || doc->reading->day >= date_today() ||
	    date_first(&begin) > doc->reading->day || date_last(&begin) <= doc->reading->day)
		return;
	rich_line(doc->out, 0, 0);
	rich_add_text(doc->out, ROLE_NOTE,
		      _("(Which day is not known; it may have come after the one shown.)"));
}

/* --- prose and fields ------------------------------------------------------------ */

/* A summary has no date: as of an earlier day it may tell what nobody knew then. */
static void warn_of_later(struct doc *doc, enum field_name name)
{
	if ((name != FIELD_SUMMARY && name != FIELD_BODY) || doc->reading->day >= date_today())
		return;
	rich_line(doc->out, 0, 0);
	rich_add_text(doc->out, ROLE_NOTE, _("(Written later; it may know more than the day.)"));
}

/* Prose without a label is what the entry is there for. */
static bool add_prose(struct doc *doc, const struct record *record)
{
	const struct shape *shape = kind_shapes[record->kind];

	for (size_t i = 0; i < shape->count; i++) {
		const struct field *field = &shape->fields[i];
		const struct value *value = value_find(&record->root, field->name);

		if (field->type != TYPE_PROSE || field->label || !value)
			continue;
		rich_line(doc->out, 0, 0);
		if (!doc_prose(doc, ROLE_TEXT, value, 0, true))
			return false;
		warn_of_later(doc, field->name);
	}
	return true;
}

static bool is_listed(const struct record *record, const struct field *field)
{
	return field->label && value_find(&record->root, field->name) &&
	       !is_in_headline(record->kind, field->name) && !doc_is_section(field) &&
	       !doc_is_reference(field);
}

/* Columns of the labels, with the space behind them. */
static int label_column(const struct record *record)
{
	const struct shape *shape = kind_shapes[record->kind];
	int column = 0;

	for (size_t i = 0; i < shape->count; i++) {
		const struct field *field = &shape->fields[i];
		int width = is_listed(record, field) ? utf8_width(slice_of(_(field->label))) : 0;

		if (width > column && width <= LABEL_WIDTH)
			column = width;
	}
	return column + 2;
}

/* Whether each value of a field has a line of its own. */
static bool has_lines(const struct field *field)
{
	return field->type == TYPE_MAP ||
	       (field->type == TYPE_LINK && field->targets != KIND_BIT(KIND_PARTY));
}

static void add_label(struct doc *doc, const struct field *field, int column)
{
	const char *label = _(field->label);
	int pad = column - utf8_width(slice_of(label));

	rich_line(doc->out, 0, column);
	rich_format(doc->out, ROLE_LABEL, "%s%*s", label, pad > 1 ? pad : 1, "");
}

/* *apart: an empty line still has to stand before the fields. */
static bool add_field(struct doc *doc, const struct record *record, const struct field *field,
		      int column, bool *apart)
{
	bool first = true;

	for (VALUES(v, &record->root, field->name)) {
		if (*apart)
			rich_line(doc->out, 0, 0);
		*apart = false;
		if (first)
			add_label(doc, field, column);
		else if (has_lines(field))
			rich_line(doc->out, column, column);
		else
			rich_add_text(doc->out, ROLE_TEXT, ", ");
		if (!doc_value(doc, v, column))
			return false;
		first = false;
	}
	return true;
}

static bool add_fields(struct doc *doc, const struct record *record)
{
	const struct shape *shape = kind_shapes[record->kind];
	int column = label_column(record);
	bool apart = true;

	for (size_t i = 0; i < shape->count; i++)
		if (is_listed(record, &shape->fields[i]) &&
		    !add_field(doc, record, &shape->fields[i], column, &apart))
			return false;
	return true;
}

/* --- the whole ------------------------------------------------------------------- */

static void add_id(struct doc *doc, const struct record *record)
{
	rich_line(doc->out, 0, 0);
	rich_line(doc->out, 0, 0);
	rich_add(doc->out, ROLE_ID, record->id);
}

static bool add_entry(struct doc *doc, uint32_t rowid)
{
	struct entry entry;
	struct head head;
	const struct record *record = &entry.record;

	if (!doc_entry(doc, rowid, &entry) ||
	    !kb_head(doc->reading, rowid, &doc->arena, &head, doc->error))
		return false;
	if (!(value_find(&record->root, FIELD_BY) ? add_statement(doc, record, &head)
						  : add_thing(doc, record, &head)))
		return false;
	add_marks(doc, &entry, &head);
	warn_of_day(doc, &head);
	if (!add_prose(doc, record) || !add_fields(doc, record) ||
	    (record->kind == KIND_ISSUE && !doc_add_issue(doc, &entry)) ||
	    (record->kind == KIND_USE && !doc_add_raised(doc, &entry)) ||
	    !doc_add_links(doc, &entry) || !doc_add_evidence(doc, record))
		return false;
	add_id(doc, record);
	return true;
}

bool doc_build(const struct reading *reading, uint32_t rowid, struct rich *out,
	       struct error *error)
{
	struct doc doc;
	bool done;

	doc_init(&doc, reading, out, error);
	done = add_entry(&doc, rowid);
	doc_done(&doc);
	return done;
}
