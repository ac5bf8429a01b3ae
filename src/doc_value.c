/* doc_value.c - owns how values of fields, dates and names become runs.
 *
 * Follows the tables of fields: a new field needs nothing here unless it has a
 * new type. Knows neither the order of a document nor its sections. */
#include "doc_part.h"

#include "i18n.h"
#include "utf8.h"

#define BETWEEN " · "

#define SOURCE_WIDTH 24   /* most columns of a title that stands in brackets */

/* --- the doc -------------------------------------------------------------- */

void doc_init(struct doc *doc, const struct reading *reading, struct rich *out,
	      struct error *error)
{
	*doc = (struct doc){.reading = reading, .out = out, .error = error};
	arena_init(&doc->arena);
}

void doc_done(struct doc *doc)
{
	arena_done(&doc->arena);
}

bool doc_find(struct doc *doc, struct slice id, struct head *head)
{
	uint32_t rowid = kb_find(doc->reading->kb, id);

	*head = (struct head){0};
	return !rowid || kb_head(doc->reading, rowid, &doc->arena, head, doc->error);
}

/* --- words ------------------------------------------------------------------ */

void doc_separate(struct doc *doc, const char *separator)
{
	if (doc->out->lines.items[doc->out->lines.count - 1].runs.count)
		rich_add_text(doc->out, ROLE_TEXT, separator);
}

void doc_date(struct doc *doc, enum role role, const struct date *date)
{
	struct date known = date_known(date, doc->reading->day);
	struct str text;

	str_init(&text);
	date_print(&known, &text);
	rich_add(doc->out, role, str_slice(&text));
	str_done(&text);
}

void doc_fallback(struct doc *doc)
{
	const struct base *base = kb_base(doc->reading->kb);

	if (base->language_count)
		rich_format(doc->out, ROLE_NOTE, " [%.*s]", SLICE_ARGS(base->languages[0]));
}

/* Adds a text that may be localised. */
static void add_localised(struct doc *doc, enum role role, const struct value *value)
{
	bool missing = false;

	if (!(value->field->flags & FIELD_LOCALISED)) {
		rich_add(doc->out, role, value->text);
		return;
	}
	rich_add(doc->out, role, value_localised(value, doc->reading->language, &missing));
	if (missing)
		doc_fallback(doc);
}

static void add_word(struct doc *doc, const struct value *value)
{
	if (value->field->vocabulary)
		rich_add_text(doc->out, ROLE_WORD,
			      vocabulary_label(value->field->vocabulary, value->text));
	else
		rich_add(doc->out, ROLE_WORD, value->text);
}

void doc_marks(struct doc *doc, unsigned marks)
{
	for (int i = 0; i < MARK_COUNT; i++)
		if (marks & (1u << i)) {
			doc_separate(doc, " ");
			rich_format(doc->out, ROLE_BADGE, "[%s]", _(mark_table[i].label));
		}
}

/* Whether the mark began on a day that is worth telling: behind the entry's own. */
static bool has_own_day(const struct mark_span *span, const struct head *head)
{
	return date_is_set(&head->date) && span->from > date_first(&head->date);
}

void doc_mark(struct doc *doc, const struct mark_span *span, const struct head *head)
{
	struct str day;

	str_init(&day);
	date_print_day(span->from, &day);
	if (span->mark == MARK_SUPERSEDED)
		rich_format(doc->out, ROLE_BADGE, _("[superseded since %s]"), day.data);
	else if (span->mark == MARK_RETRACTED)
		rich_format(doc->out, ROLE_BADGE, _("[retracted on %s]"), day.data);
	else if (span->mark == MARK_CONTESTED && has_own_day(span, head))
		rich_format(doc->out, ROLE_BADGE, _("[contested since %s]"), day.data);
	else
		rich_format(doc->out, ROLE_BADGE, "[%s]", _(mark_table[span->mark].label));
	str_done(&day);
}

/* --- heads and links -------------------------------------------------------- */

/* What a careful reader must know of a position named in passing. */
#define MARKS_IN_PASSING                                                  \
	(1u << MARK_SUPERSEDED | 1u << MARK_RETRACTED | 1u << MARK_AGREED | \
	 1u << MARK_CONTESTED)

struct slice doc_name(const struct head *head)
{
	bool person = !head->word.len || slice_is(head->word, "person");

	return head->name.len && !person ? head->name : head->title;
}

static const char *word_of(const struct head *head)
{
	return head->word.len ? vocabulary_label(kb_word_vocabulary(head->kind), head->word) : "";
}

static void add_part(struct str *text, const char *separator, struct slice part)
{
	if (text->len && part.len)
		str_add_text(text, separator);
	str_add(text, part);
}

static void add_date_part(struct str *text, const char *separator, const struct date *date)
{
	struct str day;

	str_init(&day);
	date_print(date, &day);
	add_part(text, separator, str_slice(&day));
	str_done(&day);
}

/* "SAG-AFTRA · claim · 2023-07-13", as a link. */
static void add_stance(struct doc *doc, const struct head *head, struct slice who)
{
	struct str text;

	str_init(&text);
	str_add(&text, who);
	add_part(&text, BETWEEN, slice_of(word_of(head)));
	add_date_part(&text, BETWEEN, &head->date);
	rich_add_link(doc->out, ROLE_LINK, str_slice(&text), head->id);
	str_done(&text);
}

void doc_stance(struct doc *doc, const struct head *head)
{
	add_stance(doc, head, head->by);
}

void doc_position(struct doc *doc, const struct head *head, bool named)
{
	add_stance(doc, head, named ? head->by : SLICE(""));
	rich_add_text(doc->out, ROLE_TEXT, " ");
	rich_add(doc->out, ROLE_TEXT, head->title);
	if (head->untranslated)
		doc_fallback(doc);
}

/* "Variety: Title, 2023-07-13". */
static void add_source(struct doc *doc, const struct head *head)
{
	struct str text;

	str_init(&text);
	str_add(&text, head->by);
	add_part(&text, ": ", head->title);
	add_date_part(&text, ", ", &head->date);
	rich_add_link(doc->out, ROLE_LINK, str_slice(&text), head->id);
	str_done(&text);
}

static void add_other(struct doc *doc, const struct head *head)
{
	bool dated = head->kind == KIND_EVENT || head->kind == KIND_USE;

	if (dated && date_is_set(&head->date)) {
		doc_date(doc, ROLE_DATE, &head->date);
		rich_add_text(doc->out, ROLE_TEXT, " ");
	}
	rich_add_link(doc->out, ROLE_LINK,
		      head->kind == KIND_PARTY ? doc_name(head) : head->title, head->id);
	if (head->word.len && head->kind != KIND_PARTY)
		rich_format(doc->out, ROLE_WORD, BETWEEN "%s", word_of(head));
}

bool doc_head(struct doc *doc, struct head *head)
{
	if (!doc_status(doc, head))
		return false;
	if (head->kind == KIND_POSITION)
		doc_position(doc, head, true);
	else if (head->kind == KIND_SOURCE)
		add_source(doc, head);
	else
		add_other(doc, head);
	if (head->untranslated && head->kind != KIND_POSITION && head->kind != KIND_SOURCE &&
	    head->kind != KIND_PARTY)
		doc_fallback(doc);
	if (head->marks & MARKS_IN_PASSING)
		doc_marks(doc, head->marks & MARKS_IN_PASSING);
	return true;
}

struct slice doc_said(const struct head *head)
{
	struct slice rest = slice_part(head->title, head->by.len, SIZE_MAX);

	if (head->kind != KIND_POSITION || !head->by.len || !slice_starts(rest, ": ") ||
	    !slice_equal(slice_part(head->title, 0, head->by.len), head->by))
		return head->title;
	return slice_part(rest, sizeof(": ") - 1, SIZE_MAX);
}

/* "AMPTP · denial: ", "Variety: ". */
static void add_speaker(struct doc *doc, const struct head *head)
{
	if (!head->by.len || (head->kind != KIND_POSITION && head->kind != KIND_SOURCE))
		return;
	rich_add(doc->out, ROLE_NAME, head->by);
	if (head->kind == KIND_POSITION)
		rich_format(doc->out, ROLE_WORD, BETWEEN "%s", word_of(head));
	rich_add_text(doc->out, ROLE_TEXT, ": ");
}

void doc_summary(struct doc *doc, const struct head *head)
{
	bool stands = head->kind == KIND_DISPUTE || head->kind == KIND_ISSUE ||
		      head->kind == KIND_USE;

	add_speaker(doc, head);
	rich_add(doc->out, ROLE_TEXT, doc_said(head));
	if (stands && head->word.len)
		rich_format(doc->out, ROLE_WORD, BETWEEN "%s", word_of(head));
	doc_marks(doc, head->marks);
}

bool doc_link(struct doc *doc, struct slice id)
{
	struct head head;

	if (!doc_find(doc, id, &head))
		return false;
	if (head.rowid)
		return doc_head(doc, &head);
	rich_add(doc->out, ROLE_ID, id);
	return true;
}

/* --- maps ------------------------------------------------------------------- */

/* What stands in brackets behind the first value of a map. */
struct details {
	struct doc *doc;
	const struct value *map;
	bool sources;        /* name its references too */
	size_t count;        /* so far */
};

static void next_detail(struct details *details)
{
	rich_add_text(details->doc->out, ROLE_NOTE, details->count++ ? ", " : " (");
}

/* "2021 to 2023", "since 2021", "until 2023"; an end that lies behind the day of
 * the reading is not said. */
static void add_period(struct details *details)
{
	const struct value *from = value_find(details->map, FIELD_FROM);
	const struct value *to = value_find(details->map, FIELD_TO);
	struct date period = {0};
	struct str end;

	if (to && !doc_exists(details->doc, &to->date))
		to = NULL;
	if (!from && !to)
		return;
	next_detail(details);
	if (from) {
		period.from = from->date.from;
		period.to = to ? to->date.from : (struct date_part){0};
		period.open = !to;
		doc_date(details->doc, ROLE_DATE, &period);
		return;
	}
	str_init(&end);
	date_print(&to->date, &end);
	rich_format(details->doc->out, ROLE_DATE, _("until %s"), end.data);
	str_done(&end);
}

/* The evidence for a map, as short as can be: "Variety 2023-07-13". */
static bool add_source_detail(struct details *details, const struct value *reference)
{
	struct doc *doc = details->doc;
	struct head head;
	struct str text;

	if (!doc_find(doc, value_text(reference, FIELD_SOURCE), &head))
		return false;
	if (!head.rowid || !doc_exists(doc, &head.date))
		return true;
	next_detail(details);
	str_init(&text);
	str_add(&text, head.by.len ? head.by : utf8_cut(head.title, SOURCE_WIDTH));
	if (!head.by.len && utf8_width(head.title) > SOURCE_WIDTH)
		str_add_text(&text, "…");
	add_date_part(&text, " ", &head.date);
	rich_add_link(doc->out, ROLE_LINK, str_slice(&text), head.id);
	str_done(&text);
	return true;
}

static bool add_detail(struct details *details, const struct value *value)
{
	struct doc *doc = details->doc;

	switch (value->field->name) {
	case FIELD_TO:
		if (!value_find(details->map, FIELD_FROM))
			add_period(details);
		return true;
	case FIELD_FROM:
		add_period(details);
		return true;
	case FIELD_ALLEGED:
		next_detail(details);
		rich_add_text(doc->out, ROLE_WORD, _("alleged"));
		return true;
	case FIELD_REFERENCES:
		return !details->sources || add_source_detail(details, value);
	case FIELD_NOTE:
		return true;
	default:
		next_detail(details);
		return doc_value(doc, value, 0);
	}
}

bool doc_details(struct doc *doc, const struct value *map, const struct value *link,
		 bool sources)
{
	struct details details = {doc, map, sources, 0};

	for (size_t i = 0; i < map->count; i++)
		if (&map->items[i] != link && !add_detail(&details, &map->items[i]))
			return false;
	if (details.count)
		rich_add_text(doc->out, ROLE_NOTE, ")");
	return true;
}

/* A map whose fields have labels: "yes 78.33 %, no 21.67 %". */
static bool add_labelled(struct doc *doc, const struct value *map)
{
	for (size_t i = 0; i < map->count; i++) {
		rich_format(doc->out, ROLE_LABEL, i ? ", %s " : "%s ",
			    _(map->items[i].field->label));
		if (!doc_value(doc, &map->items[i], 0))
			return false;
	}
	return true;
}

static void add_author(struct doc *doc, const struct value *author)
{
	struct slice given = value_text(author, FIELD_GIVEN);

	rich_add(doc->out, ROLE_NAME, given);
	if (given.len)
		rich_add_text(doc->out, ROLE_NAME, " ");
	rich_add(doc->out, ROLE_NAME, value_text(author, FIELD_FAMILY));
}

static bool add_map(struct doc *doc, const struct value *map, int indent)
{
	const struct value *note = value_find(map, FIELD_NOTE);
	const struct value *first = map->items;

	if (!map->count)
		return true;
	if (first->field->label)
		return add_labelled(doc, map);
	if (value_find(map, FIELD_FAMILY)) {
		add_author(doc, map);
		return true;
	}
	if (!doc_value(doc, first, indent) || !doc_details(doc, map, first, true))
		return false;
	return !note || doc_prose(doc, ROLE_NOTE, note, indent, true);
}

/* --- values ----------------------------------------------------------------- */

static void add_line(struct doc *doc, const struct value *value)
{
	struct str address;

	if (value->field->name != FIELD_DOI) {
		add_localised(doc, ROLE_TEXT, value);
		return;
	}
	str_init(&address);
	str_add_text(&address, "https://doi.org/");
	str_add(&address, value->text);
	rich_add_address(doc->out, ROLE_LINK, value->text, str_slice(&address));
	str_done(&address);
}

static void add_date(struct doc *doc, const struct value *value)
{
	if (date_is_set(&value->date))
		doc_date(doc, ROLE_DATE, &value->date);
	else
		rich_add_text(doc->out, ROLE_DATE, _("unknown"));
}

bool doc_value(struct doc *doc, const struct value *value, int indent)
{
	switch (value->field->type) {
	case TYPE_LINE:
		add_line(doc, value);
		return true;
	case TYPE_PROSE:
		return doc_prose(doc, ROLE_TEXT, value, indent, false);
	case TYPE_TAG:
	case TYPE_WORD:
		add_word(doc, value);
		return true;
	case TYPE_DATE:
		add_date(doc, value);
		return true;
	case TYPE_URL:
		rich_add_address(doc->out, ROLE_LINK, value->text, value->text);
		return true;
	case TYPE_PERCENT:
		/* TRANSLATORS: a share in per cent: 78.33 %. */
		rich_format(doc->out, ROLE_TEXT, _("%.*s %%"), SLICE_ARGS(value->text));
		return true;
	case TYPE_LINK:
		return doc_link(doc, value->text);
	case TYPE_MAP:
		return add_map(doc, value, indent);
	default:
		rich_add(doc->out, ROLE_TEXT, value->text);
		return true;
	}
}
