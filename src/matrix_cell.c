/* matrix_cell.c - owns what a cell of a matrix says. Knows not which it is. */
#include "matrix.h"

#include "utf8.h"

#include <limits.h>

static bool is_contested(const struct matrix_cell *cell)
{
	for (size_t i = 0; i < cell->count; i++)
		if (cell->held[i]->head.marks & (1u << MARK_CONTESTED))
			return true;
	return false;
}

/* The stance, or the day. */
static void print_word(const struct matrix_cell *cell, int line, struct str *out)
{
	const struct head *head = cell->count ? &cell->held[0]->head : NULL;
	struct date date = {0};

	if (!head) {
		str_add_text(out, line ? "" : "–");
	} else if (line) {
		date.from = head->date.from;
		date_print(&date, out);
	} else {
		str_add_text(out, vocabulary_label(kb_word_vocabulary(KIND_POSITION), head->word));
	}
}

/* What stands behind the stance: how many more, and whether one is contested. */
static void print_tail(const struct matrix_cell *cell, int line, struct str *out)
{
	if (line == 0 && cell->count > 1)
		str_format(out, " +%zu", cell->count - 1);
	if (line == 0 && is_contested(cell))
		str_add_text(out, MARK_CONTESTED_SIGN);
}

/* A word gives way to what stands behind it. */
static void print_line(const struct matrix_cell *cell, int line, int width, struct str *out)
{
	struct str word, tail;
	int room;

	str_init(&word);
	str_init(&tail);
	print_word(cell, line, &word);
	print_tail(cell, line, &tail);
	room = width - utf8_width(str_slice(&tail));
	if (utf8_width(str_slice(&word)) > room && room > 1) {
		str_add(out, utf8_cut(str_slice(&word), room - 1));
		str_add_text(out, "…");
	} else {
		str_add(out, str_slice(&word));
	}
	str_add(out, str_slice(&tail));
	str_done(&word);
	str_done(&tail);
}

int matrix_add_cell(const struct matrix_cell *cell, int line, int width, struct rich *out)
{
	struct slice shown;
	struct str text;
	int used;

	str_init(&text);
	print_line(cell, line, width, &text);
	shown = utf8_cut(str_slice(&text), width);
	if (cell->count)
		rich_add_link(out, line ? ROLE_DATE : ROLE_LINK, shown,
			      cell->held[0]->head.id);
	else
		rich_add(out, ROLE_NOTE, shown);
	used = utf8_width(shown);
	str_done(&text);
	return used;
}

int matrix_cell_width(const struct matrix_cell *cell)
{
	struct str text;
	int width = 0;

	str_init(&text);
	for (int line = 0; line < MATRIX_CELL_LINES; line++) {
		int own;

		str_clear(&text);
		print_line(cell, line, INT_MAX, &text);
		own = utf8_width(str_slice(&text));
		width = own > width ? own : width;
	}
	str_done(&text);
	return width;
}
