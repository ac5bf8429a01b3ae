/* doc_issue.c - owns what the document of an issue answers at a glance: what was agreed,
 * where each side stands, what is still open, and how it got there; and what of that
 * the document of a use says of the issues it raises. */
#include "camp.h"
#include "i18n.h"
#include "thread.h"

static bool has_mark(const struct stand *stand, enum mark mark)
{
	return stand->head.marks & (1u << mark);
}

/* --- kinds of positions ------------------------------------------------------------ */

typedef bool stand_filter(const struct stand *stand);

static bool is_agreed(const struct stand *stand)
{
	return has_mark(stand, MARK_AGREED);
}

static bool is_standing(const struct stand *stand)
{
	return stand_is_held(stand) && !is_agreed(stand);
}

/* A demand or an offer without an answer, a claim that another party denies. */
static bool is_open(const struct stand *stand)
{
	return is_standing(stand) &&
	       (has_mark(stand, MARK_UNANSWERED) || has_mark(stand, MARK_CONTESTED));
}

static size_t count_if(const struct stands *stands, stand_filter *filter)
{
	size_t count = 0;

	for (size_t i = 0; i < stands->count; i++)
		count += filter(&stands->items[i]);
	return count;
}

/* A section of those that the filter lets through, with the marks it asks for. */
static void add_section(struct doc *doc, const char *label, const struct stands *stands,
			stand_filter *filter)
{
	size_t count = count_if(stands, filter);

	if (count)
		doc_heading(doc, label, count);
	for (size_t i = 0; i < stands->count; i++) {
		if (!filter(&stands->items[i]))
			continue;
		rich_line(doc->out, DOC_INDENT, DOC_HANG);
		doc_position(doc, &stands->items[i].head, true);
		doc_marks(doc, stands->items[i].head.marks &
				       (1u << MARK_UNANSWERED | MARKS_CAUTION));
	}
}

/* --- where each side stands ---------------------------------------------------------- */

/* The positions of an issue, and for which parties of its disputes they count. */
struct sides {
	struct camps *camps;
	const struct stands *stands;
	bool *of;              /* by stand and camp; the last camp: others */
};

static size_t side_count(const struct sides *sides)
{
	return camps_count(sides->camps) + 1;
}

static bool *side_of(const struct sides *sides, size_t stand, size_t camp)
{
	return &sides->of[stand * side_count(sides) + camp];
}

static bool find_sides(struct doc *doc, const struct entry *issue, struct sides *sides)
{
	const struct stands *stands = sides->stands;

	for (VALUES(v, &issue->record.root, FIELD_DISPUTE)) {
		uint32_t dispute = kb_find(doc->reading->kb, v->text);

		if (dispute && !camps_add_dispute(sides->camps, dispute))
			return false;
	}
	sides->of = arena_zero(&doc->arena, stands->count * side_count(sides));
	for (size_t i = 0; i < stands->count; i++) {
		size_t found[CAMPS_SHARED], count;

		if (!is_standing(&stands->items[i]))
			continue;
		if (!camps_of(sides->camps, &stands->items[i], found, &count))
			return false;
		for (size_t j = 0; j < count; j++)
			*side_of(sides, i, found[j]) = true;
		if (!count)
			*side_of(sides, i, camps_count(sides->camps)) = true;
	}
	return true;
}

/* The name of a side on a line of its own. */
static bool add_side_name(struct doc *doc, const struct sides *sides, size_t camp,
			  struct head *head)
{
	*head = (struct head){0};
	rich_line(doc->out, DOC_INDENT, DOC_HANG);
	if (camp == camps_count(sides->camps)) {
		rich_add_text(doc->out, ROLE_LABEL, _("Others"));
		return true;
	}
	if (!kb_head(doc->reading, camps_party(sides->camps, camp), &doc->arena, head, doc->error))
		return false;
	rich_add_link(doc->out, ROLE_NAME, doc_name(head), head->id);
	return true;
}

/* Who spoke is said where it was not the side itself. */
static bool add_side(struct doc *doc, const struct sides *sides, size_t camp)
{
	struct head side;
	bool first = true;

	for (size_t i = 0; i < sides->stands->count; i++) {
		const struct head *head = &sides->stands->items[i].head;

		if (!*side_of(sides, i, camp))
			continue;
		if (first && !add_side_name(doc, sides, camp, &side))
			return false;
		first = false;
		rich_line(doc->out, DOC_HANG, DOC_HANG + DOC_INDENT);
		doc_position(doc, head,
			     !slice_equal(head->by, side.name.len ? side.name : side.title));
		doc_marks(doc, head->marks & MARKS_CAUTION);
	}
	return true;
}

static bool add_sides(struct doc *doc, const struct entry *issue, const struct stands *stands)
{
	struct sides sides = {.camps = camps_new(doc), .stands = stands};
	size_t count = count_if(stands, is_standing);
	bool done = find_sides(doc, issue, &sides);

	if (done && count)
		doc_heading(doc, _("Where each side stands"), count);
	for (size_t i = 0; done && i < side_count(&sides); i++)
		done = add_side(doc, &sides, i);
	camps_free(sides.camps);
	return done;
}

/* --- in brief, under what raises the issue --------------------------------------------- */

static void add_terms(struct doc *doc, const struct stands *stands)
{
	for (size_t i = 0; i < stands->count; i++) {
		if (!is_agreed(&stands->items[i]))
			continue;
		rich_line(doc->out, DOC_HANG, DOC_HANG + DOC_INDENT);
		doc_position(doc, &stands->items[i].head, true);
		doc_marks(doc, stands->items[i].head.marks & (1u << MARK_AGREED | MARKS_CAUTION));
	}
}

/* The newest position of a side, and how many more it holds. */
static void add_newest(struct doc *doc, const struct sides *sides, size_t camp)
{
	const struct head *newest = NULL;
	size_t count = 0;

	for (size_t i = 0; i < sides->stands->count; i++)
		if (*side_of(sides, i, camp)) {
			newest = &sides->stands->items[i].head;
			count++;
		}
	if (!newest)
		return;
	rich_line(doc->out, DOC_HANG, DOC_HANG + DOC_INDENT);
	doc_position(doc, newest, true);
	doc_marks(doc, newest->marks & MARKS_CAUTION);
	if (count > 1)
		rich_format(doc->out, ROLE_NOTE, " +%zu", count - 1);
}

static void add_unread(struct doc *doc, size_t count)
{
	if (!count)
		return;
	rich_line(doc->out, DOC_HANG, DOC_HANG + DOC_INDENT);
	rich_format(doc->out, ROLE_NOTE,
		    ngettext("%zu older position was not looked at",
			     "%zu older positions were not looked at", count),
		    count);
}

static bool add_brief(struct doc *doc, uint32_t rowid)
{
	struct sides sides = {.camps = camps_new(doc)};
	struct stands stands;
	struct entry issue;
	struct head head;
	bool done = doc_entry(doc, rowid, &issue) &&
		    kb_head(doc->reading, rowid, &doc->arena, &head, doc->error) &&
		    stands_read(doc, &issue, STANDS_BRIEF, &stands);

	sides.stands = &stands;
	done = done && find_sides(doc, &issue, &sides);
	if (done) {
		rich_line(doc->out, DOC_INDENT, DOC_HANG);
		done = doc_head(doc, &head);
		add_terms(doc, &stands);
	}
	for (size_t i = 0; done && i < side_count(&sides); i++)
		add_newest(doc, &sides, i);
	if (done)
		add_unread(doc, stands.unread);
	camps_free(sides.camps);
	return done;
}

bool doc_add_raised(struct doc *doc, const struct entry *use)
{
	size_t count = 0;

	for (VALUES(v, &use->record.root, FIELD_RAISES))
		count++;
	if (count)
		doc_heading(doc, _("What it raises"), count);
	for (VALUES(v, &use->record.root, FIELD_RAISES)) {
		uint32_t issue = kb_find(doc->reading->kb, v->text);

		if (issue && !add_brief(doc, issue))
			return false;
	}
	return true;
}

/* --- the whole ----------------------------------------------------------------------- */

static void add_thread(struct doc *doc, struct thread *thread)
{
	if (doc->reading->unfolded)
		thread_unfold(thread);
	if (thread->count)
		doc_heading(doc, _("How it got there"), thread->count + thread->unread);
	for (size_t i = 0; i < thread->row_count; i++)
		thread_line(doc, thread, i);
	doc_more(doc, thread->unread);
}

bool doc_add_issue(struct doc *doc, const struct entry *issue)
{
	struct thread thread;

	if (!thread_read(doc, issue, &thread))
		return false;
	add_section(doc, _("What was agreed"), thread.stands, is_agreed);
	if (!add_sides(doc, issue, thread.stands))
		return false;
	add_section(doc, _("Still open"), thread.stands, is_open);
	add_thread(doc, &thread);
	return true;
}
