/* matrix_pane.c - owns how a matrix is drawn and walked through. Reads the rows on the
 * screen and few more. Knows neither what stands in a cell nor what follows from it. */
#include "matrix_pane.h"

#include "matrix.h"
#include "scroll.h"
#include "utf8.h"

#include <stdlib.h>

#define GAP 2                /* columns in front of a cell; the last is the marker's */
#define MARGIN 1             /* in front of the issues */
#define ISSUE_MOST 44        /* columns of the issues */

/* In less than this many columns more is cut. */
#define NARROW 60
#define ISSUE_LEAST 22
#define ISSUE_LEAST_NARROW 12
#define CELL_MOST 24
#define CELL_MOST_NARROW 12

struct matrix_pane {
	struct pane pane;
	struct matrix *matrix;       /* null: empty */
	struct scroll rows;          /* over the issues */
	size_t column;               /* the current party */
	size_t left;                 /* the first one on the screen */
	int *widths;                 /* by column, as far as rows were read */
	struct str issue, party;     /* ids of the current cell, or of the one asked for */
	size_t before;               /* parties that were asked for in front of it */
};

static struct matrix_pane *matrix_of(struct pane *pane)
{
	return (struct matrix_pane *)pane;
}

static const struct matrix_pane *matrix_of_const(const struct pane *pane)
{
	return (const struct matrix_pane *)pane;
}

static size_t column_count(const struct matrix_pane *pane)
{
	return pane->matrix ? matrix_columns(pane->matrix) : 0;
}

/* --- widths ------------------------------------------------------------------------ */

static bool is_narrow(const struct matrix_pane *pane)
{
	return pane->pane.rect.width < NARROW;
}

static int cell_width(const struct matrix_pane *pane, size_t column)
{
	int most = is_narrow(pane) ? CELL_MOST_NARROW : CELL_MOST;

	return pane->widths[column] < most ? pane->widths[column] : most;
}

/* Of the columns from first on, before end, with the gaps in front of them. */
static int span_width(const struct matrix_pane *pane, size_t first, size_t end)
{
	int width = 0;

	for (size_t column = first; column < end; column++)
		width += GAP + cell_width(pane, column);
	return width;
}

/* What all parties leave, within bounds. */
static int issue_width(const struct matrix_pane *pane)
{
	int width = pane->pane.rect.width;
	int least = is_narrow(pane) ? ISSUE_LEAST_NARROW : ISSUE_LEAST;
	int rest = width - MARGIN - span_width(pane, 0, column_count(pane));

	if (least > width / 3)
		least = width / 3;
	return rest < least ? least : rest < ISSUE_MOST ? rest : ISSUE_MOST;
}

static bool fits(const struct matrix_pane *pane, size_t first, size_t end)
{
	return MARGIN + issue_width(pane) + span_width(pane, first, end) <=
	       pane->pane.rect.width;
}

/* Behind the last column on the screen, which has one at least. */
static size_t right_end(const struct matrix_pane *pane)
{
	size_t end = pane->left + 1;

	while (end < column_count(pane) && fits(pane, pane->left, end + 1))
		end++;
	return end;
}

/* Brings the current column into sight; room behind the last one is used. */
static void settle_columns(struct matrix_pane *pane)
{
	size_t count = column_count(pane);

	if (pane->column < pane->left)
		pane->left = pane->column;
	while (pane->left < pane->column && !fits(pane, pane->left, pane->column + 1))
		pane->left++;
	while (pane->left > 0 && fits(pane, pane->left - 1, count))
		pane->left--;
}

static void measure_row(struct matrix_pane *pane, size_t row)
{
	const struct matrix_cell *cells = matrix_cells(pane->matrix, row, NULL);

	for (size_t column = 0; cells && column < column_count(pane); column++) {
		int width = matrix_cell_width(&cells[column]);

		if (width > pane->widths[column])
			pane->widths[column] = width;
	}
}

/* In a dispute of more rows a column widens when a wider cell comes into sight. */
static void measure(struct matrix_pane *pane)
{
	size_t columns = column_count(pane);

	free(pane->widths);
	pane->widths = mem_zero(columns * sizeof(*pane->widths));
	for (size_t column = 0; column < columns; column++)
		pane->widths[column] = matrix_name_width(pane->matrix, column);
	for (size_t row = 0; row < matrix_rows(pane->matrix) && row < MATRIX_ROWS_READ; row++)
		measure_row(pane, row);
}

/* --- heights ----------------------------------------------------------------------- */

static int header_height(const struct matrix_pane *pane)
{
	return pane->pane.rect.height > MATRIX_CELL_LINES ? 1 : 0;
}

/* Lines from one row to the next: with an empty one between where all have room. */
static int pitch(const struct matrix_pane *pane)
{
	int rows = pane->matrix ? (int)matrix_rows(pane->matrix) : 0;
	int height = pane->pane.rect.height - header_height(pane);

	return rows < height && rows * (MATRIX_CELL_LINES + 1) <= height + 1
		       ? MATRIX_CELL_LINES + 1
		       : MATRIX_CELL_LINES;
}

static void matrix_fit(struct pane *base)
{
	struct matrix_pane *pane = matrix_of(base);
	int height = base->rect.height - header_height(pane);
	int rows = (height + pitch(pane) - MATRIX_CELL_LINES) / pitch(pane);

	if (rows < 1)
		rows = height > 0;
	scroll_fit(&pane->rows, pane->matrix ? matrix_rows(pane->matrix) : 0, (size_t)rows);
}

/* --- the current cell --------------------------------------------------------------- */

static const struct matrix_cell *current(const struct matrix_pane *pane)
{
	const struct matrix_cell *cells =
		pane->rows.count ? matrix_cells(pane->matrix, pane->rows.selected, NULL) : NULL;

	return cells ? &cells[pane->column] : NULL;
}

static void keep_id(struct str *out, const struct head *head)
{
	str_clear(out);
	if (head)
		str_add(out, head->id);
}

/* After the person moved: from now on this cell is wanted. */
static void keep_cell(struct matrix_pane *pane)
{
	if (!pane->rows.count)
		return;
	keep_id(&pane->issue, matrix_issue(pane->matrix, pane->rows.selected, NULL));
	keep_id(&pane->party, matrix_party(pane->matrix, pane->column));
}

/* The column of the party asked for: others are the last one. Where it has none on the
 * day, the one that is in its place. */
static size_t wanted_column(const struct matrix_pane *pane, struct kb *kb)
{
	struct slice id = str_slice(&pane->party);
	size_t found = id.len ? matrix_column_of(pane->matrix, kb_find(kb, id)) : MATRIX_NONE;
	size_t last = column_count(pane) - 1;

	if (found != MATRIX_NONE)
		return found;
	if (!pane->issue.len)
		return 0;
	return id.len && pane->column < last ? pane->column : last;
}

static void find_cell(struct matrix_pane *pane, struct kb *kb)
{
	size_t above = pane->rows.above;
	size_t row = matrix_row_of(pane->matrix, kb_find(kb, str_slice(&pane->issue)));

	pane->column = wanted_column(pane, kb);
	pane->left = pane->column > pane->before ? pane->column - pane->before : 0;
	if (row == MATRIX_NONE)
		row = pane->rows.selected;
	/* Behind headings there is an issue. */
	while (!pane->issue.len && pane->rows.count && matrix_is_heading(pane->matrix, row))
		row++;
	scroll_restore(&pane->rows, row, above);
}

/* --- what others ask ---------------------------------------------------------------- */

void matrix_pane_clear(struct pane *base)
{
	struct matrix_pane *pane = matrix_of(base);

	matrix_free(pane->matrix);
	pane->matrix = NULL;
}

bool matrix_pane_fill(struct pane *base, const struct reading *reading, uint32_t dispute,
		      struct error *error)
{
	struct matrix_pane *pane = matrix_of(base);

	if (pane->matrix)
		pane->before = pane->column - pane->left;
	matrix_pane_clear(base);
	pane->matrix = matrix_new(reading, dispute, true, error);
	if (!pane->matrix)
		return false;
	measure(pane);
	matrix_fit(base);
	find_cell(pane, reading->kb);
	return true;
}

void matrix_pane_mark(struct pane *base, int32_t day)
{
	struct matrix_pane *pane = matrix_of(base);

	if (pane->matrix)
		matrix_mark(pane->matrix, day, NULL);
}

struct matrix_place matrix_pane_place(const struct pane *base)
{
	const struct matrix_pane *pane = matrix_of_const(base);

	return (struct matrix_place){str_slice(&pane->issue), str_slice(&pane->party),
				     pane->rows.above, pane->column - pane->left};
}

void matrix_pane_restore(struct pane *base, const struct matrix_place *place)
{
	struct matrix_pane *pane = matrix_of(base);

	matrix_pane_clear(base);
	str_clear(&pane->issue);
	str_add(&pane->issue, place->issue);
	str_clear(&pane->party);
	str_add(&pane->party, place->party);
	pane->rows = (struct scroll){.above = place->above};
	pane->before = place->before;
}

static bool holds(const struct matrix_cell *cell, uint32_t position)
{
	for (size_t i = 0; i < cell->count; i++)
		if (cell->held[i]->head.rowid == position)
			return true;
	return false;
}

void matrix_pane_choose(struct pane *base, uint32_t issue, uint32_t entry)
{
	struct matrix_pane *pane = matrix_of(base);
	size_t row = matrix_row_of(pane->matrix, issue);
	size_t column = matrix_column_of(pane->matrix, entry);
	const struct matrix_cell *cells;

	if (row != MATRIX_NONE)
		scroll_select(&pane->rows, row);
	cells = pane->rows.count ? matrix_cells(pane->matrix, pane->rows.selected, NULL) : NULL;
	for (size_t i = 0; cells && column == MATRIX_NONE && i < column_count(pane); i++)
		if (holds(&cells[i], entry))
			column = i;
	if (column != MATRIX_NONE)
		pane->column = column;
	keep_cell(pane);
}

uint32_t matrix_pane_entry(struct pane *base)
{
	struct matrix_pane *pane = matrix_of(base);
	const struct matrix_cell *cell = current(pane);
	const struct head *issue;

	if (!cell)
		return 0;
	if (cell->count == 1)
		return cell->held[0]->head.rowid;
	issue = matrix_issue(pane->matrix, pane->rows.selected, NULL);
	return issue ? issue->rowid : 0;
}

uint32_t matrix_pane_party(const struct pane *base)
{
	const struct matrix_pane *pane = matrix_of_const(base);
	const struct head *party =
		pane->matrix ? matrix_party(pane->matrix, pane->column) : NULL;

	return party ? party->rowid : 0;
}

struct slice matrix_pane_title(const struct pane *base)
{
	const struct matrix_pane *pane = matrix_of_const(base);

	return pane->matrix ? matrix_dispute(pane->matrix)->title : SLICE("");
}

/* The column whose cells, with the gap in front, lie over x; MATRIX_NONE: none. */
static size_t column_at(const struct matrix_pane *pane, int x)
{
	int start = pane->pane.rect.x + MARGIN + issue_width(pane);

	for (size_t column = pane->left; column < right_end(pane); column++) {
		int end = start + GAP + cell_width(pane, column);

		if (x >= start && x < end)
			return column;
		start = end;
	}
	return MATRIX_NONE;
}

enum matrix_point matrix_pane_point(struct pane *base, int x, int y)
{
	struct matrix_pane *pane = matrix_of(base);
	size_t row = pane->rows.selected, column = pane->column;
	int line = y - base->rect.y - header_height(pane);

	if (!pane->rows.count || line < 0 ||
	    line / pitch(pane) >= (int)scroll_visible(&pane->rows))
		return MATRIX_POINT_NOTHING;
	scroll_select(&pane->rows, pane->rows.top + (size_t)(line / pitch(pane)));
	if (column_at(pane, x) != MATRIX_NONE)
		pane->column = column_at(pane, x);
	keep_cell(pane);
	return row == pane->rows.selected && column == pane->column ? MATRIX_POINT_SAME
								     : MATRIX_POINT_OTHER;
}

/* --- drawing ------------------------------------------------------------------------- */

/* Columns from x on, `width` at most. */
static int room(const struct matrix_pane *pane, int x, int width)
{
	int rest = pane->pane.rect.x + pane->pane.rect.width - x;

	return width < rest ? width : rest > 0 ? rest : 0;
}

/* Text in the header, which ends in "…" where it is cut. */
static void draw_text(const struct matrix_pane *pane, struct frame *frame, struct rect rect,
		      struct run run)
{
	struct line line = {.runs = {.items = &run, .count = 1}};

	rect.width = room(pane, rect.x, rect.width);
	if (rect.width)
		frame_line(frame, rect.x, rect.y, rect.width, &line);
}

/* What lies to the left and to the right of the screen is hinted at. */
static void draw_header(const struct matrix_pane *pane, struct frame *frame)
{
	struct rect rect = pane->pane.rect;
	int x = rect.x + MARGIN + issue_width(pane);

	draw_text(pane, frame, (struct rect){rect.x + MARGIN, rect.y, issue_width(pane), 1},
		  (struct run){ROLE_TITLE, matrix_dispute(pane->matrix)->title, 0});
	if (pane->left)
		frame_text(frame, x, rect.y, room(pane, x, 1), ROLE_MARKER, SLICE("‹"));
	for (size_t column = pane->left; column < right_end(pane); column++) {
		int width = cell_width(pane, column);

		draw_text(pane, frame, (struct rect){x + GAP, rect.y, width, 1},
			  (struct run){ROLE_HEADING, matrix_name(pane->matrix, column), 0});
		x += GAP + width;
	}
	if (right_end(pane) < column_count(pane))
		frame_text(frame, rect.x + rect.width - 1, rect.y, 1, ROLE_MARKER, SLICE("›"));
}

/* The title, of which that many columns are shown, and what became of the issue. */
static void wrap_issue(const struct matrix_pane *pane, const struct head *issue, int shown,
		       struct rich *wrapped)
{
	struct slice title = utf8_cut(issue->title, shown);
	struct rich whole;

	rich_init(&whole);
	rich_line(&whole, 0, 0);
	rich_format(&whole, ROLE_TEXT, "%.*s%s", SLICE_ARGS(slice_trim(title)),
		    title.len < issue->title.len ? "…" : "");
	rich_format(&whole, ROLE_WORD, " · %s",
		    vocabulary_label(kb_word_vocabulary(KIND_ISSUE), issue->word));
	rich_clear(wrapped);
	rich_wrap(&whole, issue_width(pane), wrapped);
	rich_done(&whole);
}

/* A part of the dispute takes the whole row. */
static void draw_part(const struct matrix_pane *pane, struct frame *frame, size_t row, int y)
{
	const struct head *part = matrix_issue(pane->matrix, row, NULL);
	struct rect rect = {pane->pane.rect.x + MARGIN, y, pane->pane.rect.width - MARGIN, 1};
	struct rich line;

	if (!part)
		return;
	rich_init(&line);
	rich_line(&line, 0, 0);
	rich_add(&line, ROLE_HEADING, part->title);
	rich_format(&line, ROLE_WORD, " · %s",
		    vocabulary_label(kb_word_vocabulary(KIND_DISPUTE), part->word));
	frame_line(frame, rect.x, rect.y, room(pane, rect.x, rect.width), &line.lines.items[0]);
	rich_done(&line);
}

/* A title that is too long for the row is cut, so that the word is still there. */
static void draw_issue(const struct matrix_pane *pane, struct frame *frame, size_t row, int y)
{
	const struct head *issue = matrix_issue(pane->matrix, row, NULL);
	int end = pane->pane.rect.y + pane->pane.rect.height;
	struct rich wrapped;

	if (!issue || !issue_width(pane))
		return;
	rich_init(&wrapped);
	for (int shown = utf8_width(issue->title); shown >= 0; shown--) {
		wrap_issue(pane, issue, shown, &wrapped);
		if (wrapped.lines.count <= (size_t)pitch(pane))
			break;
	}
	for (size_t i = 0; i < wrapped.lines.count && y < end; i++)
		frame_line(frame, pane->pane.rect.x + MARGIN, y++, issue_width(pane),
			   &wrapped.lines.items[i]);
	rich_done(&wrapped);
}

/* The marker is there without the focus, too, but another one. */
static void mark_cell(struct frame *frame, struct rect rect, bool focus)
{
	frame_text(frame, rect.x - 1, rect.y, 1, ROLE_MARKER, focus ? SLICE(">") : SLICE("-"));
	if (!focus)
		return;
	frame->cursor_x = rect.x;
	frame->cursor_y = rect.y;
	for (int y = rect.y; y < rect.y + rect.height; y++)
		for (int x = rect.x; x < rect.x + rect.width; x++) {
			struct cell *cell = frame_cell(frame, x, y);

			if (cell && cell->len)
				cell->role = ROLE_LINK_CURRENT;
		}
}

static void draw_cell(const struct matrix_cell *cell, struct frame *frame, struct rect rect)
{
	struct rich lines;

	rich_init(&lines);
	for (int i = 0; i < rect.height; i++) {
		rich_line(&lines, 0, 0);
		matrix_add_cell(cell, i, rect.width, &lines);
		frame_line(frame, rect.x, rect.y + i, rect.width, &lines.lines.items[i]);
	}
	rich_done(&lines);
}

static void draw_row(const struct matrix_pane *pane, struct frame *frame, size_t row, bool focus)
{
	const struct matrix_cell *cells = matrix_cells(pane->matrix, row, NULL);
	struct rect rect = pane->pane.rect;
	int end = rect.y + rect.height;
	bool selected;

	rect.y += header_height(pane) + (int)(row - pane->rows.top) * pitch(pane);
	rect.height = end - rect.y < MATRIX_CELL_LINES ? end - rect.y : MATRIX_CELL_LINES;
	if (matrix_is_heading(pane->matrix, row)) {
		draw_part(pane, frame, row, rect.y);
		rect = (struct rect){rect.x + MARGIN, rect.y, rect.width - MARGIN, 1};
		if (row == pane->rows.selected && rect.width > 0)
			mark_cell(frame, rect, focus);
		return;
	}
	draw_issue(pane, frame, row, rect.y);
	rect.x += MARGIN + issue_width(pane) + GAP;
	for (size_t column = pane->left; cells && column < right_end(pane); column++) {
		rect.width = room(pane, rect.x, cell_width(pane, column));
		if (!rect.width)
			return;
		selected = row == pane->rows.selected && column == pane->column;
		draw_cell(&cells[column], frame, rect);
		/* Close to its own cell: what touched the one before would read as its. */
		if (cells[column].changed)
			frame_text(frame, rect.x - (selected ? GAP : 1), rect.y, 1, ROLE_MARKER,
				   SLICE("!"));
		if (selected)
			mark_cell(frame, rect, focus);
		rect.x += rect.width + GAP;
	}
}

static void matrix_draw(struct pane *base, struct frame *frame, bool focus)
{
	struct matrix_pane *pane = matrix_of(base);
	size_t top = pane->rows.top, end = top + scroll_visible(&pane->rows);

	if (base->rect.width <= 0 || base->rect.height <= 0 || !pane->matrix)
		return;
	if (focus) {
		frame->cursor_x = base->rect.x;
		frame->cursor_y = base->rect.y;
	}
	for (size_t row = top; row < end; row++)
		measure_row(pane, row);
	settle_columns(pane);
	if (header_height(pane))
		draw_header(pane, frame);
	for (size_t row = top; row < end; row++)
		draw_row(pane, frame, row, focus);
	if (!pane->rows.count && base->rect.width > MARGIN)
		frame_text(frame, base->rect.x + MARGIN, base->rect.y + header_height(pane),
			   base->rect.width - MARGIN, ROLE_NOTE,
			   slice_of(_("No issue of it had come up.")));
}

/* --- the pane ------------------------------------------------------------------------- */

static bool move_column(struct matrix_pane *pane, enum action action)
{
	if (action == ACTION_CELL_LEFT && pane->column > 0)
		pane->column--;
	else if (action == ACTION_CELL_RIGHT && pane->column + 1 < column_count(pane))
		pane->column++;
	else
		return action == ACTION_CELL_LEFT || action == ACTION_CELL_RIGHT;
	return true;
}

static unsigned matrix_act(struct pane *base, enum action action)
{
	struct matrix_pane *pane = matrix_of(base);
	size_t row = pane->rows.selected, column = pane->column;

	if (!move_column(pane, action) && !scroll_act(&pane->rows, action))
		return THEN_NOTHING;
	if (row == pane->rows.selected && column == pane->column)
		return THEN_DRAW;
	keep_cell(pane);
	return THEN_DRAW | THEN_DETAIL;
}

static bool is_changed(const struct matrix_cell *cell)
{
	return cell->changed;
}

static bool is_contested(const struct matrix_cell *cell)
{
	for (size_t i = 0; i < cell->count; i++)
		if (cell->held[i]->head.marks & (1u << MARK_CONTESTED))
			return true;
	return false;
}

/* Whether a cell on the screen has a sign that needs to be explained. */
static bool shows(const struct matrix_pane *pane, bool (*has)(const struct matrix_cell *cell))
{
	size_t end = pane->rows.top + scroll_visible(&pane->rows);

	for (size_t row = pane->rows.top; row < end; row++) {
		const struct matrix_cell *cells = matrix_cells(pane->matrix, row, NULL);

		for (size_t i = pane->left; cells && i < right_end(pane); i++)
			if (has(&cells[i]))
				return true;
	}
	return false;
}

static void matrix_status(const struct pane *base, struct str *out)
{
	const struct matrix_pane *pane = matrix_of_const(base);

	if (!pane->rows.count)
		return;
	str_format(out, _("issue %zu/%zu, party %zu/%zu"),
		   matrix_issues(pane->matrix, pane->rows.selected + 1),
		   matrix_issues(pane->matrix, pane->rows.count), pane->column + 1,
		   column_count(pane));
	if (shows(pane, is_changed))
		str_format(out, "  ! %s", _("changed"));
	if (shows(pane, is_contested))
		str_format(out, "  " MARK_CONTESTED_SIGN " %s", _(mark_table[MARK_CONTESTED].label));
}

static void matrix_pane_free(struct pane *base)
{
	struct matrix_pane *pane = matrix_of(base);

	matrix_free(pane->matrix);
	free(pane->widths);
	str_done(&pane->issue);
	str_done(&pane->party);
	free(pane);
}

static const struct pane_class matrix_class = {
	.fit = matrix_fit,
	.draw = matrix_draw,
	.act = matrix_act,
	.status = matrix_status,
	.free = matrix_pane_free,
};

struct pane *matrix_pane_new(void)
{
	struct matrix_pane *pane = mem_zero(sizeof(*pane));

	pane->pane.class = &matrix_class;
	str_init(&pane->issue);
	str_init(&pane->party);
	return &pane->pane;
}
