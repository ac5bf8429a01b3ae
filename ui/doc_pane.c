/* doc_pane.c - owns how rich text is drawn, scrolled and searched for links.
 * Knows neither entries nor where a link leads. */
#include "doc_pane.h"

#include "scroll.h"
#include "utf8.h"

/* Longer lines are hard to read, however wide the screen is. */
#define TEXT_WIDTH 96

struct doc_pane {
	struct pane pane;
	struct rich text;
	struct rich wrapped;
	int width;              /* that it is wrapped to; 0: not yet */
	struct scroll scroll;   /* over the wrapped lines; selects nothing */
	unsigned link;
	size_t hit;             /* wrapped line of the last hit, or SIZE_MAX */
};

static struct doc_pane *doc_of(struct pane *pane)
{
	return (struct doc_pane *)pane;
}

static const struct doc_pane *doc_of_const(const struct pane *pane)
{
	return (const struct doc_pane *)pane;
}

static const struct line *line_at(const struct doc_pane *doc, size_t index)
{
	return &doc->wrapped.lines.items[index];
}

/* --- places ------------------------------------------------------------------- */

struct doc_place doc_pane_place(const struct pane *pane)
{
	const struct doc_pane *doc = doc_of_const(pane);
	struct doc_place place = {.link = doc->link};
	size_t first = doc->scroll.top;

	if (first >= doc->wrapped.lines.count)
		return place;
	place.line = line_at(doc, first)->source;
	while (first > 0 && line_at(doc, first - 1)->source == place.line)
		first--;
	place.part = doc->scroll.top - first;
	return place;
}

/* The wrapped line of a place, or the nearest before. */
static size_t line_of(const struct doc_pane *doc, struct doc_place place)
{
	size_t count = doc->wrapped.lines.count;
	size_t i = 0, last;

	while (i < count && line_at(doc, i)->source < place.line)
		i++;
	last = i;
	while (last + 1 < count && last - i < place.part && line_at(doc, last + 1)->source == place.line)
		last++;
	return last;
}

static void fit_scroll(struct doc_pane *doc)
{
	scroll_fit(&doc->scroll, doc->wrapped.lines.count, (size_t)doc->pane.rect.height);
	scroll_roll(&doc->scroll, doc->scroll.top);
}

static void wrap(struct doc_pane *doc, int width)
{
	rich_clear(&doc->wrapped);
	rich_wrap(&doc->text, width, &doc->wrapped);
	doc->width = width;
	doc->hit = SIZE_MAX;
	fit_scroll(doc);
}

void doc_pane_fill(struct pane *pane, struct rich *text)
{
	struct doc_pane *doc = doc_of(pane);

	rich_done(&doc->text);
	doc->text = *text;
	rich_init(text);
	doc->link = 0;
	doc->scroll = (struct scroll){0};
	wrap(doc, doc->width ? doc->width : 1);
}

void doc_pane_restore(struct pane *pane, struct doc_place place)
{
	struct doc_pane *doc = doc_of(pane);

	scroll_roll(&doc->scroll, line_of(doc, place));
	doc->link = place.link <= doc->text.links.count ? place.link : 0;
}

int doc_pane_width(const struct pane *pane)
{
	return pane->rect.width < TEXT_WIDTH ? pane->rect.width : TEXT_WIDTH;
}

/* --- links -------------------------------------------------------------------- */

const struct rich_link *doc_pane_link_at(const struct pane *pane, unsigned number)
{
	const struct doc_pane *doc = doc_of_const(pane);

	return number && number <= doc->text.links.count ? &doc->text.links.items[number - 1] : NULL;
}

const struct rich_link *doc_pane_link(const struct pane *pane)
{
	return doc_pane_link_at(pane, doc_of_const(pane)->link);
}

static bool has_link(const struct line *line, unsigned link)
{
	for (size_t i = 0; i < line->runs.count; i++)
		if (line->runs.items[i].link == link)
			return true;
	return false;
}

/* The wrapped line where a link begins, or SIZE_MAX. */
static size_t line_of_link(const struct doc_pane *doc, unsigned link)
{
	for (size_t i = 0; i < doc->wrapped.lines.count; i++)
		if (has_link(line_at(doc, i), link))
			return i;
	return SIZE_MAX;
}

/* Brings a line into sight, with one more on the far side where there is room. */
static void show_line(struct doc_pane *doc, size_t line)
{
	struct scroll *scroll = &doc->scroll;
	size_t margin = scroll->height > 2 ? 1 : 0;

	if (line < scroll->top + margin)
		scroll_roll(scroll, line > margin ? line - margin : 0);
	else if (line + margin >= scroll->top + scroll->height && scroll->height)
		scroll_roll(scroll, line + margin + 1 - scroll->height);
}

static bool is_visible(const struct doc_pane *doc, size_t line)
{
	return line >= doc->scroll.top && line < doc->scroll.top + scroll_visible(&doc->scroll);
}

/* The line of the link that is the current one now, or SIZE_MAX. */
static size_t choose(struct doc_pane *doc, unsigned link)
{
	size_t line = link ? line_of_link(doc, link) : SIZE_MAX;

	doc->link = line == SIZE_MAX ? 0 : link;
	doc->hit = SIZE_MAX;
	return line;
}

void doc_pane_choose(struct pane *pane, unsigned link)
{
	struct doc_pane *doc = doc_of(pane);
	size_t line = choose(doc, link);

	if (line != SIZE_MAX && !is_visible(doc, line))
		show_line(doc, line);
}

/* Goes on to a link, with a line more of what follows. */
static void walk_to(struct doc_pane *doc, unsigned link)
{
	size_t line = choose(doc, link);

	if (line != SIZE_MAX)
		show_line(doc, line);
}

/* The link where walking begins: the first on the screen, or behind it. */
static unsigned first_from_top(const struct doc_pane *doc)
{
	for (size_t i = doc->scroll.top; i < doc->wrapped.lines.count; i++)
		for (size_t j = 0; j < line_at(doc, i)->runs.count; j++)
			if (line_at(doc, i)->runs.items[j].link)
				return line_at(doc, i)->runs.items[j].link;
	return 0;
}

/* The next link from the current one if that can be seen; from the last on to
 * the first, and the other way round. */
static unsigned next_link(const struct doc_pane *doc, bool backwards)
{
	unsigned count = (unsigned)doc->text.links.count;
	size_t line = doc->link ? line_of_link(doc, doc->link) : SIZE_MAX;

	if (!count)
		return 0;
	if (line == SIZE_MAX || !is_visible(doc, line)) {
		unsigned first = first_from_top(doc);

		return first ? first : backwards ? count : 1;
	}
	if (backwards)
		return doc->link > 1 ? doc->link - 1 : count;
	return doc->link < count ? doc->link + 1 : 1;
}

/* Calls visit for each run with a link on the screen until that returns true. */
struct seen {
	unsigned link;
	int x, y, width;
};

typedef bool visit_seen(void *context, const struct seen *seen);

static bool visit_line(const struct doc_pane *doc, size_t index, visit_seen *visit, void *context)
{
	const struct line *line = line_at(doc, index);
	int x = doc->pane.rect.x + line->indent;
	int y = doc->pane.rect.y + (int)(index - doc->scroll.top);

	for (size_t i = 0; i < line->runs.count; i++) {
		int width = utf8_width(line->runs.items[i].text);
		struct seen seen = {line->runs.items[i].link, x, y, width};

		if (seen.link && visit(context, &seen))
			return true;
		x += width;
	}
	return false;
}

static void visit_screen(const struct doc_pane *doc, visit_seen *visit, void *context)
{
	for (size_t i = 0; i < scroll_visible(&doc->scroll); i++)
		if (visit_line(doc, doc->scroll.top + i, visit, context))
			return;
}

struct spots {
	struct doc_spot *spots;
	size_t count, most;
};

static bool add_spot(void *context, const struct seen *seen)
{
	struct spots *spots = context;

	for (size_t i = 0; i < spots->count; i++)
		if (spots->spots[i].link == seen->link)
			return false;
	if (spots->count < spots->most)
		spots->spots[spots->count++] = (struct doc_spot){seen->link, seen->x, seen->y};
	return spots->count == spots->most;
}

size_t doc_pane_spots(const struct pane *pane, struct doc_spot *spots, size_t most)
{
	struct spots found = {.spots = spots, .most = most};

	visit_screen(doc_of_const(pane), add_spot, &found);
	return found.count;
}

struct under {
	int x, y;
	unsigned link;
};

static bool is_under(void *context, const struct seen *seen)
{
	struct under *under = context;

	if (seen->y != under->y || under->x < seen->x || under->x >= seen->x + seen->width)
		return false;
	under->link = seen->link;
	return true;
}

unsigned doc_pane_link_under(const struct pane *pane, int x, int y)
{
	struct under under = {x, y, 0};

	visit_screen(doc_of_const(pane), is_under, &under);
	return under.link;
}

/* --- hits ------------------------------------------------------------------------ */

static bool has_hit(const struct line *line)
{
	for (size_t i = 0; i < line->runs.count; i++)
		if (line->runs.items[i].role == ROLE_MATCH)
			return true;
	return false;
}

static bool take_hit(struct doc_pane *doc, size_t line)
{
	doc->hit = line;
	doc->link = 0;
	show_line(doc, line);
	return true;
}

bool doc_pane_next_hit(struct pane *pane, bool backwards)
{
	struct doc_pane *doc = doc_of(pane);
	size_t count = doc->wrapped.lines.count;
	size_t from = doc->hit == SIZE_MAX || !is_visible(doc, doc->hit) ? doc->scroll.top : doc->hit;

	if (backwards) {
		for (size_t i = from < count ? from : count; i > 0; i--)
			if (has_hit(line_at(doc, i - 1)))
				return take_hit(doc, i - 1);
		return false;
	}
	/* Hits that are on the screen from the first have been seen. */
	if (doc->hit == SIZE_MAX)
		from += scroll_visible(&doc->scroll) ? scroll_visible(&doc->scroll) - 1 : 0;
	for (size_t i = from + 1; i < count; i++)
		if (has_hit(line_at(doc, i)))
			return take_hit(doc, i);
	return false;
}

bool doc_pane_has_more(const struct pane *pane)
{
	return scroll_has_more(&doc_of_const(pane)->scroll);
}

/* --- the pane --------------------------------------------------------------------- */

static void doc_fit(struct pane *pane)
{
	struct doc_pane *doc = doc_of(pane);
	int width = doc_pane_width(pane);
	struct doc_place place;

	if (width == doc->width || width < 1) {
		fit_scroll(doc);
		return;
	}
	place = doc_pane_place(pane);
	wrap(doc, width);
	scroll_roll(&doc->scroll, line_of(doc, place));
}

static void draw_line(const struct doc_pane *doc, struct frame *frame, size_t index, bool focus)
{
	const struct line *line = line_at(doc, index);
	struct rect rect = doc->pane.rect;
	int x = rect.x + line->indent, y = rect.y + (int)(index - doc->scroll.top);

	for (size_t i = 0; i < line->runs.count; i++) {
		const struct run *run = &line->runs.items[i];
		bool current = focus && run->link && run->link == doc->link;
		bool hit = focus && index == doc->hit && run->role == ROLE_MATCH;

		if ((current || hit) && frame->cursor_y < rect.y) {
			frame->cursor_x = x;
			frame->cursor_y = y;
		}
		x += frame_text(frame, x, y, rect.x + rect.width - x,
				current ? ROLE_LINK_CURRENT : run->role, run->text);
	}
}

/* The cursor is parked on the current link or hit, else at the pane's beginning. */
static void doc_draw(struct pane *pane, struct frame *frame, bool focus)
{
	struct doc_pane *doc = doc_of(pane);

	if (pane->rect.width <= 0 || pane->rect.height <= 0)
		return;
	if (focus)
		frame->cursor_y = -1;
	for (size_t i = 0; i < scroll_visible(&doc->scroll); i++)
		draw_line(doc, frame, doc->scroll.top + i, focus);
	if (focus && frame->cursor_y < 0) {
		frame->cursor_x = pane->rect.x;
		frame->cursor_y = pane->rect.y;
	}
}

static unsigned doc_act(struct pane *pane, enum action action)
{
	struct doc_pane *doc = doc_of(pane);

	if (action == ACTION_NEXT_LINK || action == ACTION_PREVIOUS_LINK)
		walk_to(doc, next_link(doc, action == ACTION_PREVIOUS_LINK));
	else if (!scroll_act_rolling(&doc->scroll, action))
		return THEN_NOTHING;
	return THEN_DRAW;
}

static void doc_status(const struct pane *pane, struct str *out)
{
	const struct doc_pane *doc = doc_of_const(pane);

	if (doc->scroll.count > doc->scroll.height)
		str_format(out, _("lines %zu–%zu of %zu"), doc->scroll.top + 1,
			   doc->scroll.top + scroll_visible(&doc->scroll), doc->scroll.count);
}

static void doc_free(struct pane *pane)
{
	struct doc_pane *doc = doc_of(pane);

	rich_done(&doc->text);
	rich_done(&doc->wrapped);
	free(doc);
}

static const struct pane_class doc_class = {
	.fit = doc_fit,
	.draw = doc_draw,
	.act = doc_act,
	.status = doc_status,
	.free = doc_free,
};

struct pane *doc_pane_new(void)
{
	struct doc_pane *doc = mem_zero(sizeof(*doc));

	doc->pane.class = &doc_class;
	doc->hit = SIZE_MAX;
	rich_init(&doc->text);
	rich_init(&doc->wrapped);
	return &doc->pane;
}
