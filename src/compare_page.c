/* compare_page.c - owns the columns of a printed comparison and its JSON. */
#include "compare_page.h"

#include "charset.h"
#include "head_json.h"
#include "i18n.h"
#include "utf8.h"

#define GAP 3               /* between the two columns */
#define BESIDE_LEAST 60     /* in less the two stand below each other */
#define OTHERS_MOST 4       /* parties that may have been meant */

struct page {
	const struct compare *compare;
	const struct compare_issue *issue;
	const struct reading *reading;
	struct rich *out;
	int width;
};

/* --- what each holds ------------------------------------------------------------------- */

/* Who said it is told where it was not the party itself. */
static void add_stand(const struct page *page, const struct stand *stand, struct slice side,
		      struct rich *out)
{
	struct doc doc;

	doc_init(&doc, page->reading, out, NULL);
	rich_line(out, DOC_INDENT, DOC_HANG);
	if (compare_is_new(page->compare, stand))
		rich_add_text(out, ROLE_MARKER, "! ");
	doc_position(&doc, &stand->head, !slice_equal(stand->head.by, side));
	doc_marks(&doc, stand->head.marks & (1u << MARK_AGREED | MARKS_CAUTION));
	doc_done(&doc);
}

static void add_side(const struct page *page, int side, struct rich *out)
{
	struct slice name = compare_name(page->compare, side);

	rich_line(out, DOC_INDENT, DOC_INDENT);
	rich_add_link(out, ROLE_NAME, name, compare_party(page->compare, side)->id);
	if (!page->issue->held_count[side]) {
		rich_line(out, DOC_INDENT, DOC_INDENT);
		rich_add_text(out, ROLE_NOTE, "–");
	}
	for (size_t i = 0; i < page->issue->held_count[side]; i++)
		add_stand(page, page->issue->held[side][i], name, out);
}

/* --- side by side ----------------------------------------------------------------------- */

/* Appends the runs of a line of another text; returns the columns it takes. */
static int copy_line(const struct rich *from, size_t number, int indent, struct rich *out)
{
	const struct line *line;

	if (number >= from->lines.count)
		return 0;
	line = &from->lines.items[number];
	rich_format(out, ROLE_TEXT, "%*s", line->indent - indent, "");
	for (size_t i = 0; i < line->runs.count; i++) {
		const struct run *run = &line->runs.items[i];

		if (run->link)
			rich_add_link(out, run->role, run->text,
				      from->links.items[run->link - 1].id);
		else
			rich_add(out, run->role, run->text);
	}
	return line->indent - indent + line_width(line);
}

static void add_beside(const struct rich *left, const struct rich *right, int width,
		       struct rich *out)
{
	for (size_t i = 0; i < left->lines.count || i < right->lines.count; i++) {
		int used;

		rich_line(out, DOC_INDENT, DOC_INDENT);
		used = copy_line(left, i, DOC_INDENT, out);
		if (i < right->lines.count) {
			rich_format(out, ROLE_TEXT, "%*s", width - DOC_INDENT - used + GAP, "");
			copy_line(right, i, DOC_INDENT, out);
		}
	}
}

/* The two, wrapped to a width, beside or below each other. */
static void add_sides(const struct page *page)
{
	bool beside = page->width >= BESIDE_LEAST;
	int width = beside ? (page->width - GAP + DOC_INDENT) / 2 : page->width;
	struct rich sides[2], wrapped[2];

	for (int side = 0; side < 2; side++) {
		rich_init(&sides[side]);
		rich_init(&wrapped[side]);
		add_side(page, side, &sides[side]);
		rich_wrap(&sides[side], width, &wrapped[side]);
	}
	if (beside) {
		add_beside(&wrapped[0], &wrapped[1], width, page->out);
	} else {
		add_beside(&wrapped[0], &(struct rich){0}, width, page->out);
		add_beside(&wrapped[1], &(struct rich){0}, width, page->out);
	}
	for (int side = 0; side < 2; side++) {
		rich_done(&wrapped[side]);
		rich_done(&sides[side]);
	}
}

/* --- the issue -------------------------------------------------------------------------- */

static void add_since(struct rich *out, const char *label, int32_t since)
{
	struct str day;

	str_init(&day);
	date_print_day(since, &day);
	rich_line(out, DOC_INDENT, DOC_HANG);
	rich_add_text(out, ROLE_BADGE, label);
	/* TRANSLATORS: behind "a position in common" and "they differ". */
	rich_format(out, ROLE_BADGE, _(" since %s"), day.data);
	str_done(&day);
}

/* Only what follows from who answers and agrees; nothing is guessed from words. */
static void add_verdict(const struct page *page)
{
	const struct compare_issue *issue = page->issue;

	if (issue->meet != DATE_DAY_MAX)
		add_since(page->out, _("a position in common"), issue->meet);
	if (issue->differ != DATE_DAY_MAX)
		add_since(page->out, _("they differ"), issue->differ);
	if (issue->meet != DATE_DAY_MAX || issue->differ != DATE_DAY_MAX || issue->shared_count)
		return;
	rich_line(page->out, DOC_INDENT, DOC_HANG);
	if (issue->held_count[0] && issue->held_count[1])
		rich_add_text(page->out, ROLE_NOTE,
			      _("neither agrees with the other nor denies it"));
	else
		rich_format(page->out, ROLE_NOTE, _("only %.*s holds a position"),
			    SLICE_ARGS(compare_name(page->compare, !issue->held_count[0])));
}

static void add_shared(const struct page *page)
{
	struct rich shared, wrapped;

	if (!page->issue->shared_count)
		return;
	rich_init(&shared);
	rich_init(&wrapped);
	for (size_t i = 0; i < page->issue->shared_count; i++)
		add_stand(page, page->issue->shared[i], SLICE(""), &shared);
	rich_wrap(&shared, page->width, &wrapped);
	add_beside(&wrapped, &(struct rich){0}, page->width, page->out);
	rich_done(&wrapped);
	rich_done(&shared);
}

/* --- which two ---------------------------------------------------------------------------- */

static void add_names(const struct compare *compare, struct rich *out)
{
	rich_line(out, 0, DOC_INDENT);
	for (int side = 0; side < 2; side++) {
		if (side)
			rich_add_text(out, ROLE_TEXT, " / ");
		rich_add_link(out, ROLE_TITLE, compare_name(compare, side),
			      compare_party(compare, side)->id);
	}
}

static bool is_short(const struct compare *compare, int side)
{
	return !slice_equal(compare_name(compare, side), compare_party(compare, side)->title);
}

/* A name may be that of another than was meant: "Screen Actors Guild, dissolved 2012". */
static bool add_full_name(struct doc *doc, const struct head *party)
{
	struct entry entry;
	const struct value *dissolved;

	if (!doc_entry(doc, party->rowid, &entry))
		return false;
	rich_add(doc->out, ROLE_NOTE, party->title);
	dissolved = value_find(&entry.record.root, FIELD_DISSOLVED);
	if (!dissolved)
		return true;
	rich_format(doc->out, ROLE_NOTE, ", %s ", _("dissolved"));
	doc_date(doc, ROLE_NOTE, &dissolved->date);
	return true;
}

static bool add_full_names(struct doc *doc, const struct compare *compare)
{
	if (!is_short(compare, 0) && !is_short(compare, 1))
		return true;
	rich_line(doc->out, 0, DOC_INDENT);
	for (int side = 0; side < 2; side++) {
		if (side)
			rich_add_text(doc->out, ROLE_NOTE, " / ");
		if (!add_full_name(doc, compare_party(compare, side)))
			return false;
	}
	return true;
}

static bool holds_anything(const struct compare *compare, int side)
{
	for (size_t i = 0; i < compare_count(compare); i++) {
		const struct compare_issue *issue = compare_issue(compare, i);

		if (issue->shared_count || issue->held_count[side])
			return true;
	}
	return false;
}

/* Parties that may have been meant instead of one, each once. */
struct others {
	uint32_t items[OTHERS_MOST];
	size_t count;
};

static void add_other(const struct compare *compare, uint32_t party, struct others *others)
{
	bool seen = !party;

	for (int side = 0; side < 2; side++)
		seen |= compare_party(compare, side)->rowid == party;
	for (size_t i = 0; i < others->count; i++)
		seen |= others->items[i] == party;
	if (!seen && others->count < OTHERS_MOST)
		others->items[others->count++] = party;
}

/* Whom it belongs to, and whose names begin as its own does. */
static bool find_others(struct doc *doc, const struct compare *compare, int side,
			struct others *others)
{
	const struct head *party = compare_party(compare, side);
	struct kb_name named[OTHERS_MOST * 2];
	struct kb *kb = doc->reading->kb;
	struct entry entry;
	size_t count;

	if (!doc_entry(doc, party->rowid, &entry))
		return false;
	add_other(compare, kb_find(kb, value_text(&entry.record.root, FIELD_PARENT)), others);
	for (VALUES(v, &entry.record.root, FIELD_MEMBERSHIPS))
		add_other(compare, kb_find(kb, value_text(v, FIELD_IN)), others);
	count = kb_names(kb, KIND_PARTY, compare_name(compare, side), true, &doc->arena, named,
			 COUNT_OF(named));
	for (size_t i = 0; i < count; i++)
		add_other(compare, named[i].rowid, others);
	return true;
}

/* "SAG holds no position of its own; compare instead: SAG-AFTRA" */
static bool add_nothing_held(struct doc *doc, const struct compare *compare, int side)
{
	struct others others = {0};

	if (!find_others(doc, compare, side, &others))
		return false;
	rich_line(doc->out, 0, DOC_INDENT);
	rich_format(doc->out, ROLE_NOTE, _("%.*s holds no position of its own"),
		    SLICE_ARGS(compare_name(compare, side)));
	for (size_t i = 0; i < others.count; i++) {
		struct head head;

		if (!kb_head(doc->reading, others.items[i], &doc->arena, &head, doc->error))
			return false;
		rich_format(doc->out, ROLE_NOTE, "%s", i ? ", " : _("; compare instead: "));
		rich_add_link(doc->out, ROLE_LINK, doc_name(&head), head.id);
	}
	return true;
}

bool compare_page_top(const struct compare *compare, const struct reading *reading,
		      struct rich *out, struct error *error)
{
	struct doc doc;
	bool done;

	doc_init(&doc, reading, out, error);
	add_names(compare, out);
	doc_as_of(reading, out);
	done = add_full_names(&doc, compare);
	for (int side = 0; done && side < 2; side++)
		if (!holds_anything(compare, side))
			done = add_nothing_held(&doc, compare, side);
	doc_done(&doc);
	return done;
}

void compare_page_issue(const struct compare *compare, const struct reading *reading,
			size_t number, int width, struct rich *out)
{
	struct page page = {compare, compare_issue(compare, number), reading, out, width};
	const struct head *head = &page.issue->head;

	rich_line(out, 0, 0);
	rich_line(out, 0, DOC_INDENT);
	if (page.issue->changed)
		rich_add_text(out, ROLE_MARKER, "! ");
	rich_add_link(out, ROLE_HEADING, head->title, head->id);
	rich_format(out, ROLE_WORD, " · %s",
		    vocabulary_label(kb_word_vocabulary(KIND_ISSUE), head->word));
	add_verdict(&page);
	add_shared(&page);
	if (page.issue->held_count[0] || page.issue->held_count[1])
		add_sides(&page);
}

/* --- JSON ----------------------------------------------------------------------------------- */

static void add_stands(struct json *json, const char *key, const struct stand **stands,
		       size_t count)
{
	json_key(json, key);
	json_open(json, '[');
	for (size_t i = 0; i < count; i++)
		head_json_position(json, &stands[i]->head);
	json_close(json, ']');
}

void compare_page_json(const struct compare *compare, size_t number, struct str *out)
{
	const struct compare_issue *issue = compare_issue(compare, number);
	struct json json;

	json_init(&json, out, !charset_is_utf8());
	json_open(&json, '{');
	head_json_text(&json, "issue", issue->head.id);
	head_json_text(&json, "title", issue->head.title);
	head_json_text(&json, "resolution", issue->head.word);
	head_json_text(&json, "a", compare_party(compare, 0)->id);
	head_json_text(&json, "b", compare_party(compare, 1)->id);
	if (issue->meet != DATE_DAY_MAX)
		head_json_day(&json, "meet", issue->meet);
	if (issue->differ != DATE_DAY_MAX)
		head_json_day(&json, "differ", issue->differ);
	add_stands(&json, "both", issue->shared, issue->shared_count);
	add_stands(&json, "held_by_a", issue->held[0], issue->held_count[0]);
	add_stands(&json, "held_by_b", issue->held[1], issue->held_count[1]);
	json_close(&json, '}');
	str_add_char(out, '\n');
}
