/* compare_page.c - owns the columns of a printed comparison and its JSON. */
#include "compare_page.h"

#include "charset.h"
#include "head_json.h"
#include "i18n.h"
#include "utf8.h"

#define GAP 3               /* between the two columns */
#define BESIDE_LEAST 60     /* in less the two stand below each other */

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
	doc_marks(&doc, stand->head.marks & (1u << MARK_CONTESTED | 1u << MARK_AGREED));
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
	/* TRANSLATORS: behind "they meet" and "they differ". */
	rich_format(out, ROLE_BADGE, _(" since %s"), day.data);
	str_done(&day);
}

/* Only what follows from who answers and agrees; nothing is guessed from words. */
static void add_verdict(const struct page *page)
{
	const struct compare_issue *issue = page->issue;

	if (issue->meet != DATE_DAY_MAX)
		add_since(page->out, _("they meet"), issue->meet);
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

void compare_page_title(const struct compare *compare, struct rich *out)
{
	rich_line(out, 0, DOC_INDENT);
	for (int side = 0; side < 2; side++) {
		if (side)
			rich_add_text(out, ROLE_TEXT, " / ");
		rich_add_link(out, ROLE_TITLE, compare_name(compare, side),
			      compare_party(compare, side)->id);
	}
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
