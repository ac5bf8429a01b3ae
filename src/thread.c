/* thread.c - owns the order and the folding of a thread, and how its rows look. Knows
 * nothing of panes and widths. */
#include "thread.h"

#include "i18n.h"

/* Deeper answers are shown at this depth. */
#define DEPTH_SHOWN 8

/* --- order ------------------------------------------------------------------------- */

#define NO_POST SIZE_MAX

struct build {
	const struct stands *stands;
	size_t *answered;       /* by stand: the one that it answers, or NO_POST */
	bool *placed;
	struct thread *thread;
};

static size_t find_stand(const struct stands *stands, uint32_t rowid)
{
	for (size_t i = 0; i < stands->count; i++)
		if (stands->items[i].head.rowid == rowid)
			return i;
	return NO_POST;
}

static void find_answered(struct build *build)
{
	for (size_t i = 0; i < build->stands->count; i++) {
		build->answered[i] = NO_POST;
		for (STAND_LINKS(link, &build->stands->items[i], FIELD_REPLIES_TO))
			if (build->answered[i] == NO_POST)
				build->answered[i] = find_stand(build->stands, link->rowid);
	}
}

/* Places a position and all answers below it; whether none of them is held. */
static bool place(struct build *build, size_t at, size_t parent)
{
	struct thread *thread = build->thread;
	size_t number = thread->count++;
	struct thread_post *post = &thread->posts[number];
	bool over = !stand_is_held(&build->stands->items[at]);

	build->placed[at] = true;
	*post = (struct thread_post){.stand = &build->stands->items[at], .parent = number};
	if (parent != NO_POST) {
		post->parent = parent;
		post->depth = thread->posts[parent].depth + 1;
	}
	for (size_t i = 0; i < build->stands->count; i++)
		if (build->answered[i] == at && !build->placed[i])
			over &= place(build, i, number);
	post->over = over;
	return over;
}

/* --- folding ------------------------------------------------------------------------ */

/* How many posts from `from` on are over. */
static size_t count_over(const struct thread *thread, size_t from)
{
	size_t end = from;

	while (end < thread->count && thread->posts[end].over)
		end++;
	return end - from;
}

static void add_row(struct thread *thread, size_t post, size_t count, bool unfolded)
{
	thread->rows[thread->row_count++] = (struct thread_row){post, count, unfolded};
}

static void make_rows(struct thread *thread)
{
	thread->row_count = 0;
	for (size_t i = 0; i < thread->count;) {
		size_t count = count_over(thread, i);

		if (count > 1 && !thread->open[i]) {
			add_row(thread, i, count, false);
			i += count;
			continue;
		}
		add_row(thread, i, 1, count > 1);
		for (size_t end = i++ + count; i < end; i++)
			add_row(thread, i, 1, false);
	}
}

bool thread_read(struct doc *doc, const struct entry *issue, struct thread *out)
{
	struct stands *stands = arena_zero(&doc->arena, sizeof(*stands));
	struct build build = {.stands = stands, .thread = out};

	*out = (struct thread){.stands = stands};
	if (!stands_read(doc, issue, STANDS_READ, stands))
		return false;
	out->unread = stands->unread;
	out->posts = arena_zero(&doc->arena, stands->count * sizeof(*out->posts));
	out->rows = arena_zero(&doc->arena, stands->count * sizeof(*out->rows));
	out->open = arena_zero(&doc->arena, stands->count * sizeof(*out->open));
	build.answered = arena_zero(&doc->arena, stands->count * sizeof(*build.answered));
	build.placed = arena_zero(&doc->arena, stands->count * sizeof(*build.placed));
	find_answered(&build);
	for (size_t i = 0; i < stands->count; i++)
		if (build.answered[i] == NO_POST)
			place(&build, i, NO_POST);
	for (size_t i = 0; i < stands->count; i++)
		if (!build.placed[i])
			place(&build, i, NO_POST);
	make_rows(out);
	return true;
}

bool thread_toggle(struct thread *thread, size_t row)
{
	const struct thread_row *at;

	if (row >= thread->row_count)
		return false;
	at = &thread->rows[row];
	if (at->count == 1 && !at->unfolded)
		return false;
	thread->open[at->post] = !thread->open[at->post];
	make_rows(thread);
	return true;
}

void thread_unfold(struct thread *thread)
{
	for (size_t i = 0; i < thread->count; i++)
		thread->open[i] = true;
	make_rows(thread);
}

/* --- lines -------------------------------------------------------------------------- */

/* A position in a thread is worth all its marks, with their days. */
static void add_marks(struct doc *doc, const struct head *head)
{
	for (int i = 0; i < MARK_COUNT; i++) {
		struct mark_span span = {.mark = (enum mark)i};

		if (!(head->marks & (1u << i)))
			continue;
		span.from = kb_mark_since(doc->reading, head->rowid, span.mark);
		doc_separate(doc, " ");
		doc_mark(doc, &span, head);
	}
}

/* "2 no longer held: AMPTP offer 2023-07-18, AMPTP offer 2023-08-11". */
static void add_fold(struct doc *doc, const struct thread *thread, const struct thread_row *row)
{
	rich_format(doc->out, ROLE_NOTE,
		    ngettext("%zu no longer held: ", "%zu no longer held: ", row->count),
		    row->count);
	for (size_t i = 0; i < row->count; i++) {
		if (i)
			rich_add_text(doc->out, ROLE_NOTE, ", ");
		doc_stance(doc, &thread->posts[row->post + i].stand->head);
	}
}

/* Of a fold the least, so that it stands no deeper than any of those in it. */
static unsigned depth_of(const struct thread *thread, const struct thread_row *row)
{
	unsigned depth = DEPTH_SHOWN;

	for (size_t i = 0; i < row->count; i++)
		if (thread->posts[row->post + i].depth < depth)
			depth = thread->posts[row->post + i].depth;
	return depth;
}

void thread_line(struct doc *doc, const struct thread *thread, size_t row)
{
	const struct thread_row *at = &thread->rows[row];
	int indent = DOC_INDENT * (1 + (int)depth_of(thread, at));

	rich_line(doc->out, indent, indent + DOC_INDENT);
	if (at->count > 1) {
		add_fold(doc, thread, at);
		return;
	}
	doc_position(doc, &thread->posts[at->post].stand->head, true);
	add_marks(doc, &thread->posts[at->post].stand->head);
}
