/* matrix_page.c - owns the blocks and lines of a printed matrix. */
#include "matrix_page.h"

#include "charset.h"
#include "head_json.h"
#include "i18n.h"
#include "utf8.h"

#define GAP 2             /* columns between two cells */
#define ISSUE_LEAST 22    /* columns that the issues have at least, if there are so many, */
#define ISSUE_MOST 44     /* and at most */

struct page {
	struct matrix *matrix;
	struct rich *out;
	struct error *error;
	int width;
	int *widths;             /* by column */
	size_t first, end;       /* columns of this block */
	int issue_width;
	bool contested;          /* a cell needs the legend */
};

/* --- blocks ------------------------------------------------------------------------- */

/* The columns from page->first on that fit, one at least; the issues get the rest. */
static void fit_block(struct page *page, size_t columns)
{
	int room = page->width - ISSUE_LEAST;

	page->end = page->first;
	while (page->end < columns &&
	       (page->end == page->first || page->widths[page->end] + GAP <= room))
		room -= page->widths[page->end++] + GAP;
	page->issue_width = ISSUE_LEAST + (room > 0 ? room : 0);
	if (page->issue_width > ISSUE_MOST)
		page->issue_width = ISSUE_MOST;
}

/* --- lines -------------------------------------------------------------------------- */

/* Goes on to column `start` of a line of which `used` columns are taken. */
static void go_to(struct rich *out, int used, int start)
{
	rich_format(out, ROLE_TEXT, "%*s", start - used, "");
}

static void add_names(struct page *page)
{
	int used = 0, start = page->issue_width + GAP;

	rich_line(page->out, 0, 0);
	for (size_t column = page->first; column < page->end; column++) {
		struct slice name = utf8_cut(matrix_name(page->matrix, column),
					     page->widths[column]);

		go_to(page->out, used, start);
		rich_add(page->out, ROLE_HEADING, name);
		used = start + utf8_width(name);
		start += page->widths[column] + GAP;
	}
}

/* The issue and what became of it, in lines of its column. */
static void wrap_issue(struct page *page, const struct head *issue, struct rich *wrapped)
{
	struct rich whole;

	rich_init(&whole);
	rich_line(&whole, 0, 0);
	rich_add(&whole, ROLE_TEXT, issue->title);
	rich_format(&whole, ROLE_WORD, " · %s",
		    vocabulary_label(kb_word_vocabulary(KIND_ISSUE), issue->word));
	rich_wrap(&whole, page->issue_width, wrapped);
	rich_done(&whole);
}

/* Appends line number `line` of the issue, as a link; returns its columns. */
static int add_issue_line(struct page *page, const struct head *issue,
			  const struct rich *wrapped, size_t line)
{
	const struct line *from;

	if (line >= wrapped->lines.count)
		return 0;
	from = &wrapped->lines.items[line];
	for (size_t i = 0; i < from->runs.count; i++)
		rich_add_link(page->out, from->runs.items[i].role, from->runs.items[i].text,
			      issue->id);
	return line_width(from);
}

/* The cells of a row in this block, behind the issue, which takes `used` columns. Below
 * an empty cell stands nothing, not even spaces. */
static void add_cells(struct page *page, const struct matrix_cell *cells, int line, int used)
{
	int start = page->issue_width + GAP;

	for (size_t column = page->first; column < page->end; column++) {
		const struct matrix_cell *cell = &cells[column];

		for (size_t i = 0; i < cell->count; i++)
			page->contested |= cell->held[i]->head.marks >> MARK_CONTESTED & 1;
		if (cell->count || line == 0) {
			go_to(page->out, used, start);
			used = start + matrix_add_cell(cell, line, page->widths[column], page->out);
		}
		start += page->widths[column] + GAP;
	}
}

/* How many lines the cells of this block need: where nobody holds anything, one. */
static size_t line_count(const struct page *page, const struct matrix_cell *cells)
{
	for (size_t column = page->first; column < page->end; column++)
		if (cells[column].count)
			return MATRIX_CELL_LINES;
	return 1;
}

static void add_lines(struct page *page, const struct head *issue,
		      const struct matrix_cell *cells)
{
	size_t lines = line_count(page, cells);
	struct rich wrapped;

	rich_init(&wrapped);
	wrap_issue(page, issue, &wrapped);
	for (size_t line = 0; line < lines || line < wrapped.lines.count; line++) {
		int used;

		rich_line(page->out, 0, 0);
		used = add_issue_line(page, issue, &wrapped, line);
		if (line < lines)
			add_cells(page, cells, (int)line, used);
	}
	rich_done(&wrapped);
}

/* What follows is of a part of the dispute. */
static void add_part(struct page *page, const struct head *part)
{
	rich_line(page->out, 0, 0);
	rich_add_link(page->out, ROLE_HEADING, part->title, part->id);
	rich_format(page->out, ROLE_WORD, " · %s",
		    vocabulary_label(kb_word_vocabulary(KIND_DISPUTE), part->word));
}

static bool add_row(struct page *page, size_t row)
{
	const struct head *issue = matrix_issue(page->matrix, row, page->error);
	const struct matrix_cell *cells = matrix_cells(page->matrix, row, page->error);

	if (!issue || !cells)
		return false;
	rich_line(page->out, 0, 0);
	if (matrix_is_heading(page->matrix, row))
		add_part(page, issue);
	else
		add_lines(page, issue, cells);
	return true;
}

static bool add_block(struct page *page)
{
	rich_line(page->out, 0, 0);
	add_names(page);
	for (size_t row = 0; row < matrix_rows(page->matrix); row++)
		if (!add_row(page, row))
			return false;
	return true;
}

/* --- the whole ---------------------------------------------------------------------- */

static void add_title(struct page *page)
{
	const struct head *dispute = matrix_dispute(page->matrix);

	rich_line(page->out, 0, GAP);
	rich_add_link(page->out, ROLE_TITLE, dispute->title, dispute->id);
	rich_format(page->out, ROLE_WORD, " · %s",
		    vocabulary_label(kb_word_vocabulary(KIND_DISPUTE), dispute->word));
	doc_as_of(matrix_reading(page->matrix), page->out);
}

static void add_legend(struct page *page)
{
	if (!page->contested)
		return;
	rich_line(page->out, 0, 0);
	rich_line(page->out, 0, 0);
	rich_format(page->out, ROLE_NOTE, "* %s", _(mark_table[MARK_CONTESTED].label));
}

bool matrix_page(struct matrix *matrix, int width, struct rich *out, struct error *error)
{
	struct page page = {.matrix = matrix, .out = out, .error = error, .width = width};
	size_t columns = matrix_columns(matrix);
	bool done = true;

	page.widths = mem_zero(columns * sizeof(*page.widths));
	for (size_t column = 0; column < columns; column++)
		page.widths[column] = matrix_width(matrix, column, error);
	add_title(&page);
	for (; done && page.first < columns && matrix_rows(matrix); page.first = page.end) {
		fit_block(&page, columns);
		done = add_block(&page);
	}
	add_legend(&page);
	free(page.widths);
	return done && (!error || error->code == ERROR_NONE);
}

/* --- JSON ----------------------------------------------------------------------------- */

static void add_json_cell(struct json *json, const struct matrix *matrix, size_t column,
			  const struct matrix_cell *cell)
{
	const struct head *party = matrix_party(matrix, column);

	json_open(json, '{');
	if (party)
		head_json_text(json, "party", party->id);
	head_json_text(json, "name", matrix_name(matrix, column));
	json_key(json, "held");
	json_open(json, '[');
	for (size_t i = 0; i < cell->count; i++)
		head_json_position(json, &cell->held[i]->head);
	json_close(json, ']');
	json_close(json, '}');
}

static bool add_json_cells(struct json *json, struct matrix *matrix, size_t row,
			   struct error *error)
{
	const struct matrix_cell *cells = matrix_cells(matrix, row, error);

	json_key(json, "cells");
	json_open(json, '[');
	if (!cells)
		return false;
	for (size_t column = 0; column < matrix_columns(matrix); column++)
		if (cells[column].count)
			add_json_cell(json, matrix, column, &cells[column]);
	json_close(json, ']');
	return true;
}

bool matrix_page_json(struct matrix *matrix, size_t row, struct str *out, struct error *error)
{
	const struct head *issue = matrix_issue(matrix, row, error);
	const struct head *dispute = matrix_part(matrix, row, error);
	struct json json;
	bool done;

	if (!issue || !dispute)
		return false;
	json_init(&json, out, !charset_is_utf8());
	json_open(&json, '{');
	head_json_text(&json, "dispute", dispute->id);
	head_json_text(&json, "issue", issue->id);
	head_json_text(&json, "title", issue->title);
	head_json_text(&json, "resolution", issue->word);
	done = add_json_cells(&json, matrix, row, error);
	json_close(&json, '}');
	str_add_char(out, '\n');
	return done;
}
