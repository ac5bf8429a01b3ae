/* thread.h - an issue as a thread: who said what in answer to what, in the order of time
 * and replies, as of the day of the reading.
 *
 * Made of rows that can be asked by number. Where several positions that are no longer
 * held follow each other, a row stands for all of them until it is unfolded; one with an
 * answer below it that is still held keeps its row. */
#ifndef PICKET_THREAD_H
#define PICKET_THREAD_H

#include "stand.h"

struct thread_post {
	const struct stand *stand;
	unsigned depth;    /* 0: it answers nothing on this issue */
	size_t parent;     /* the post that it answers; its own number: none */
	bool over;         /* neither held nor above anything that is */
};

struct thread_row {
	size_t post;       /* the first one */
	size_t count;      /* how many it stands for */
	bool unfolded;     /* the first of several that can be folded again */
};

struct thread {
	const struct stands *stands;   /* the same positions, in order of time */
	struct thread_post *posts;
	size_t count;
	size_t unread;     /* older positions that were left out */
	bool *open;        /* by post: the row that begins there is unfolded */
	struct thread_row *rows;
	size_t row_count;
};

/* What is read belongs to the doc. */
bool thread_read(struct doc *doc, const struct entry *issue, struct thread *out);

/* Unfolds the row that stands for several, or folds again what was unfolded; false where
 * there is nothing to do. The first row concerned keeps its number. */
bool thread_toggle(struct thread *thread, size_t row);
void thread_unfold(struct thread *thread);

/* Appends the row as one line: who, what, when, the text, the marks with their days; of a
 * fold who, what, when of each. */
void thread_line(struct doc *doc, const struct thread *thread, size_t row);

#endif
