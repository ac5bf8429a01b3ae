/* rich.c - owns the building, wrapping and marking of rich text. Knows neither
 * entries nor a terminal; how wide a text is, utf8.c says. */
#include "rich.h"

#include "clean.h"
#include "query.h"
#include "utf8.h"

#include <string.h>

/* --- building ------------------------------------------------------------ */

void rich_init(struct rich *rich)
{
	*rich = (struct rich){0};
	arena_init(&rich->arena);
}

void rich_done(struct rich *rich)
{
	vec_done(&rich->lines);
	vec_done(&rich->links);
	arena_done(&rich->arena);
}

void rich_clear(struct rich *rich)
{
	vec_clear(&rich->lines);
	vec_clear(&rich->links);
	arena_done(&rich->arena);
}

void rich_line(struct rich *rich, int indent, int hang)
{
	struct line line = {.indent = indent, .hang = hang};

	assert(indent >= 0 && hang >= 0);
	vec_push(&rich->lines, line);
}

static struct line *last_line(struct rich *rich)
{
	assert(rich->lines.count > 0);
	return &rich->lines.items[rich->lines.count - 1];
}

static void push_run(struct rich *rich, struct line *line, struct run run)
{
	if (line->runs.count == line->runs.size) {
		size_t size = line->runs.size ? line->runs.size * 2 : 4;
		struct run *items = arena_zero(&rich->arena, size * sizeof(*items));

		if (line->runs.count)
			memcpy(items, line->runs.items, line->runs.count * sizeof(*items));
		line->runs.items = items;
		line->runs.size = size;
	}
	line->runs.items[line->runs.count++] = run;
}

static struct slice keep(struct rich *rich, struct slice text)
{
	return (struct slice){arena_copy(&rich->arena, text.data, text.len), text.len};
}

static struct slice keep_clean(struct rich *rich, struct slice text)
{
	struct str clean;
	struct slice kept;

	if (clean_is(text, CLEAN_LINE))
		return keep(rich, text);
	str_init(&clean);
	clean_add(&clean, text, CLEAN_LINE);
	kept = keep(rich, str_slice(&clean));
	str_done(&clean);
	return kept;
}

static void add_run(struct rich *rich, enum role role, struct slice text, unsigned link)
{
	if (text.len)
		push_run(rich, last_line(rich), (struct run){role, keep_clean(rich, text), link});
}

void rich_add(struct rich *rich, enum role role, struct slice text)
{
	add_run(rich, role, text, 0);
}

void rich_add_text(struct rich *rich, enum role role, const char *text)
{
	add_run(rich, role, slice_of(text), 0);
}

void rich_format(struct rich *rich, enum role role, const char *format, ...)
{
	struct str text;
	va_list arguments;

	str_init(&text);
	va_start(arguments, format);
	str_vformat(&text, format, arguments);
	va_end(arguments);
	add_run(rich, role, str_slice(&text), 0);
	str_done(&text);
}

static unsigned push_link(struct rich *rich, struct rich_link link)
{
	vec_push(&rich->links, link);
	return (unsigned)rich->links.count;
}

void rich_add_link(struct rich *rich, enum role role, struct slice text, struct slice id)
{
	if (text.len)
		add_run(rich, role, text,
			push_link(rich, (struct rich_link){.id = keep_clean(rich, id)}));
}

void rich_add_address(struct rich *rich, enum role role, struct slice text, struct slice address)
{
	if (text.len)
		add_run(rich, role, text,
			push_link(rich, (struct rich_link){.address = keep_clean(rich, address)}));
}

int line_width(const struct line *line)
{
	int width = 0;

	for (size_t i = 0; i < line->runs.count; i++)
		width += utf8_width(line->runs.items[i].text);
	return width;
}

void rich_print(const struct rich *rich, struct str *out)
{
	for (size_t i = 0; i < rich->lines.count; i++) {
		const struct line *line = &rich->lines.items[i];

		if (line->runs.count)
			str_format(out, "%*s", line->indent, "");
		for (size_t j = 0; j < line->runs.count; j++)
			str_add(out, line->runs.items[j].text);
		str_add_char(out, '\n');
	}
}

/* --- wrapping ------------------------------------------------------------ */

/* A place between two clusters of a line. */
struct cursor {
	size_t run;
	size_t offset;
};

/* A piece of a line, from a cursor up to another, and its columns. */
struct span {
	struct cursor from;
	struct cursor to;
	int width;
};

struct wrap {
	const struct line *in;
	struct rich *out;
	int width;      /* of a line, in columns */
	unsigned source;
	int used;       /* columns of the last line that are taken, without the indent */
	int room;       /* columns that it has, without the indent */
};

/* An indent that would leave less than half of the line is made small. */
static int indent_for(int indent, int width)
{
	if (indent <= width / 2)
		return indent;
	return indent < width / 8 ? indent : width / 8;
}

static void begin_line(struct wrap *wrap, int indent)
{
	indent = indent_for(indent, wrap->width);
	rich_line(wrap->out, indent, indent);
	last_line(wrap->out)->source = wrap->source;
	wrap->used = 0;
	wrap->room = wrap->width - indent;
}

static void continue_line(struct wrap *wrap)
{
	begin_line(wrap, wrap->in->hang);
}

/* Adds bytes of run; what follows directly on the run before prolongs it. */
static void emit_bytes(struct wrap *wrap, const struct run *run, struct slice text)
{
	struct line *line = last_line(wrap->out);
	struct run *last = line->runs.count ? &line->runs.items[line->runs.count - 1] : NULL;

	if (!text.len)
		return;
	if (last && last->text.data + last->text.len == text.data)
		last->text.len += text.len;
	else
		push_run(wrap->out, line, (struct run){run->role, text, run->link});
}

static void emit(struct wrap *wrap, const struct span *span)
{
	for (size_t i = span->from.run; i <= span->to.run && i < wrap->in->runs.count; i++) {
		const struct run *run = &wrap->in->runs.items[i];
		size_t from = i == span->from.run ? span->from.offset : 0;
		size_t to = i == span->to.run ? span->to.offset : run->text.len;

		emit_bytes(wrap, run, slice_part(run->text, from, to - from));
	}
	wrap->used += span->width;
}

/* A word longer than a line: as many clusters on each line as fit. */
static void emit_split(struct wrap *wrap, const struct span *word)
{
	for (size_t i = word->from.run; i <= word->to.run && i < wrap->in->runs.count; i++) {
		const struct run *run = &wrap->in->runs.items[i];
		size_t at = i == word->from.run ? word->from.offset : 0;
		size_t end = i == word->to.run ? word->to.offset : run->text.len;

		while (at < end) {
			struct slice cluster = utf8_cluster(slice_part(run->text, at, end - at));
			int width = utf8_cluster_width(cluster);

			if (wrap->used && wrap->used + width > wrap->room)
				continue_line(wrap);
			emit_bytes(wrap, run, cluster);
			wrap->used += width;
			at += cluster.len;
		}
	}
}

/* Whether a line may be broken at a byte of run; a badge is kept together. */
static bool is_space(const struct run *run, size_t at)
{
	return run->text.data[at] == ' ' && run->role != ROLE_BADGE;
}

/* The longest piece from a cursor on that consists of spaces, or of none. */
static struct span take(const struct line *line, struct cursor from, bool spaces)
{
	struct span span = {from, from, 0};

	while (span.to.run < line->runs.count) {
		const struct run *run = &line->runs.items[span.to.run];
		struct slice text = run->text;
		size_t end = span.to.offset;

		while (end < text.len && is_space(run, end) == spaces)
			end++;
		span.width += utf8_width(slice_part(text, span.to.offset, end - span.to.offset));
		span.to.offset = end;
		if (end < text.len)
			break;
		span.to = (struct cursor){span.to.run + 1, 0};
	}
	return span;
}

/* Whether a word that fits no line begins where it stands: beside a label, or
 * where more than half of the line is free. */
static bool begins_here(const struct wrap *wrap, int spaces)
{
	return wrap->room - wrap->used - spaces >= (wrap->room + 1) / 2;
}

static void place_word(struct wrap *wrap, const struct span *spaces, const struct span *word)
{
	int next_room = wrap->width - indent_for(wrap->in->hang, wrap->width);

	if (wrap->used + spaces->width + word->width <= wrap->room) {
		emit(wrap, spaces);
		emit(wrap, word);
		return;
	}
	if (word->width > next_room && begins_here(wrap, spaces->width))
		emit(wrap, spaces);
	else if (wrap->used)
		continue_line(wrap);
	emit_split(wrap, word);
}

static void wrap_line(struct wrap *wrap)
{
	struct cursor at = {0, 0};

	begin_line(wrap, wrap->in->indent);
	while (at.run < wrap->in->runs.count) {
		struct span spaces = take(wrap->in, at, true);
		struct span word = take(wrap->in, spaces.to, false);

		if (word.width || word.to.run != word.from.run || word.to.offset != word.from.offset)
			place_word(wrap, &spaces, &word);
		at = word.to;
	}
}

/* A copy of line's runs whose texts are in out, so that out stands alone. */
static void copy_runs(struct rich *out, const struct line *line, struct line *copy)
{
	*copy = (struct line){.indent = line->indent, .hang = line->hang};
	for (size_t i = 0; i < line->runs.count; i++) {
		struct run run = line->runs.items[i];

		run.text = keep(out, run.text);
		push_run(out, copy, run);
	}
}

void rich_wrap(const struct rich *in, int width, struct rich *out)
{
	assert(!out->lines.count && !out->links.count);
	for (size_t i = 0; i < in->links.count; i++) {
		struct rich_link link = in->links.items[i];

		push_link(out, (struct rich_link){keep(out, link.id), keep(out, link.address)});
	}
	for (size_t i = 0; i < in->lines.count; i++) {
		struct line copy;
		struct wrap wrap = {.in = &copy, .out = out, .width = width > 1 ? width : 1,
				    .source = (unsigned)i};

		copy_runs(out, &in->lines.items[i], &copy);
		wrap_line(&wrap);
	}
}

/* --- marking ------------------------------------------------------------- */

/* The bytes at the beginning of text that are one word, or else none. */
static size_t word_length(struct slice text, bool word)
{
	size_t at = 0;

	while (at < text.len) {
		uint32_t code;
		size_t len = utf8_decode(slice_part(text, at, text.len - at), &code);

		if ((len && utf8_is_word(code)) != word)
			break;
		at += len ? len : 1;
	}
	return at;
}

/* What is written by the program itself is not what anybody searched. */
static bool is_searched(enum role role)
{
	switch (role) {
	case ROLE_GLYPH:
	case ROLE_BAR:
	case ROLE_BADGE:
	case ROLE_LABEL:
	case ROLE_HEADING:
	case ROLE_DATE:
		return false;
	default:
		return true;
	}
}

bool rich_find_word(struct slice text, size_t from, const struct query *query, size_t *at,
		    size_t *len)
{
	*at = from;
	while (*at < text.len) {
		*len = word_length(slice_part(text, *at, text.len - *at), true);
		if (*len && query_matches_word(query, slice_part(text, *at, *len)))
			return true;
		*at += *len;
		*at += word_length(slice_part(text, *at, text.len - *at), false);
	}
	return false;
}

/* Adds run to line, cut in pieces where words match. */
static void mark_run(struct rich *rich, struct line *line, struct run run,
		     const struct query *query)
{
	struct slice text = run.text;
	size_t from = 0, at, len;

	while (rich_find_word(text, from, query, &at, &len)) {
		run.text = slice_part(text, from, at - from);
		if (run.text.len)
			push_run(rich, line, run);
		push_run(rich, line, (struct run){ROLE_MATCH, slice_part(text, at, len), run.link});
		from = at + len;
	}
	run.text = slice_part(text, from, text.len - from);
	if (run.text.len)
		push_run(rich, line, run);
}

void rich_mark_from(struct rich *rich, size_t first, const struct query *query)
{
	if (!query || query_is_empty(query))
		return;
	for (size_t i = first; i < rich->lines.count; i++) {
		struct line *line = &rich->lines.items[i];
		struct line marked = *line;

		marked.runs.items = NULL;
		marked.runs.count = marked.runs.size = 0;
		for (size_t j = 0; j < line->runs.count; j++) {
			struct run run = line->runs.items[j];

			if (is_searched(run.role))
				mark_run(rich, &marked, run, query);
			else
				push_run(rich, &marked, run);
		}
		*line = marked;
	}
}

void rich_mark(struct rich *rich, const struct query *query)
{
	rich_mark_from(rich, 0, query);
}
