/* row.c - owns which columns a row has, and how they give way when the list is
 * narrow. Knows neither the row's place nor what is selected. */
#include "row.h"

#include "i18n.h"
#include "snippet.h"
#include "utf8.h"
#include "weight.h"

#include <inttypes.h>

/* Below these widths of a row, columns are left out. */
#define WIDTH_NARROW 44
#define WIDTH_TINY 28

#define DATE_WIDTH 11          /* a day, and a sign that it is uncertain */
#define MONTH_WIDTH 8          /* the same without the day */
#define SHORT_DATE_WIDTH 6     /* the same without the year */
#define NAME_WIDTH 24          /* most columns of who says it, */
#define NAME_LEAST 9           /* to which it gives way to what is said, */
#define WORD_LEAST 6           /* as then does the stance */
#define TITLE_LEAST 20         /* a title gives way to its tail down to this, */
#define TITLE_SHARE 4          /* and to what stands before it down to a fourth of the row */
#define PUBLISHER_NARROW 12    /* most columns of who published it in a narrow row */
#define DEPTH_INDENT 2
#define LANES_LEFT (SHORT_DATE_WIDTH + 2)   /* columns before the lanes: date and glyph */

/* --- headings --------------------------------------------------------------------- */

/* Entries that a full bar stands for at least: ▁ for 1, ▂ for 2, … The steps
 * are the same everywhere, so that months and bases can be compared. */
static const uint32_t bar_steps[] = {1, 2, 3, 5, 8, 13, 34, 144};

static const char *const bars[] = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

static const char *bar_of(uint32_t count)
{
	size_t height = 0;

	while (height < COUNT_OF(bar_steps) && count >= bar_steps[height])
		height++;
	return bars[height];
}

static void add_bars(struct row *row, const struct heading *heading)
{
	struct str text;
	size_t end = HEADING_BINS;

	while (end > 0 && !heading->bins[end - 1])
		end--;
	str_init(&text);
	for (size_t i = 0; i < end; i++)
		str_add_text(&text, bar_of(heading->bins[i]));
	if (end) {
		rich_add_text(row->doc.out, ROLE_TEXT, "  ");
		rich_add(row->doc.out, ROLE_BAR, str_slice(&text));
	}
	str_done(&text);
}

/* The word of a vocabulary; a party without a classification says its type. */
static const char *word_of_heading(const struct row *row, struct slice key)
{
	const struct vocabulary *vocabulary = list_vocabulary(row->list);

	if (row->list == LIST_PARTIES)
		return _("Other people");
	if (row->list == LIST_PARTIES_KIND && vocabulary_find(vocabulary, key) == vocabulary->count)
		vocabulary = list_vocabulary(LIST_PARTIES);
	return vocabulary_label(vocabulary, key);
}

static bool add_party(struct row *row, struct slice id, struct str *text)
{
	struct head head;

	if (!kb_head(row->doc.reading, kb_find(row->doc.reading->kb, id), &row->doc.arena, &head,
		     row->doc.error))
		return false;
	str_add(text, head.name);
	return true;
}

/* What a heading says in words: a month, a stage, a party. */
static bool add_heading_label(struct row *row, struct slice key)
{
	enum list_key type = list_table[row->list].key;
	struct str text;
	bool done = true;

	str_init(&text);
	if (!key.len)
		str_add_text(&text, _("Not said"));
	else if (type == LIST_KEY_WORD)
		str_add_text(&text, word_of_heading(row, key));
	else if (type == LIST_KEY_PARTY)
		done = add_party(row, key, &text);
	else if (type == LIST_KEY_DATE)
		date_print_words(key, &text);
	else
		str_add(&text, key);
	rich_add(row->doc.out, ROLE_HEADING, str_slice(&text));
	str_done(&text);
	return done;
}

bool row_heading(struct row *row, const struct heading *heading)
{
	if (!add_heading_label(row, heading->key))
		return false;
	rich_format(row->doc.out, ROLE_NOTE, "  %" PRIu32, heading->count);
	add_bars(row, heading);
	return true;
}

/* --- lanes ------------------------------------------------------------------------- */

/* Fills a column up with spaces. */
static void pad(struct row *row, int used, int width)
{
	if (used < width)
		rich_format(row->doc.out, ROLE_TEXT, "%*s", width - used, "");
}

/* Columns of a lane, with the space behind it. */
static int lane_width(const struct row *row)
{
	return (row->width - LANES_LEFT) / LANE_COUNT;
}

static void go_to_lane(struct row *row, int lane)
{
	const struct rich *out = row->doc.out;
	int at = line_width(&out->lines.items[out->lines.count - 1]);

	row->left = LANES_LEFT + lane * lane_width(row);
	pad(row, at, row->left);
}

/* What is of one side alone stands in the column of that; what is of several, or of
 * none, over all. */
static void choose_lane(struct row *row)
{
	int width = lane_width(row);
	struct facts facts;

	if (!row->laned || !kb_facts(row->doc.reading->kb, row->head.rowid, &facts))
		return;
	for (int lane = 0; lane < LANE_COUNT; lane++)
		if (facts.lanes == 1u << lane) {
			go_to_lane(row, lane);
			row->width = row->left + width - 1;
			return;
		}
}

void row_lanes(struct row *row)
{
	for (int lane = 0; lane < LANE_COUNT; lane++) {
		go_to_lane(row, lane);
		rich_add_text(row->doc.out, ROLE_HEADING, _(lane_titles[lane]));
	}
}

/* --- columns ------------------------------------------------------------------------ */

/* A date as digits from byte `from` on, in a column: "2023-07-13 ", "07-13 ",
 * "2023-07 ". Of an interval the beginning. */
static void add_date(struct row *row, size_t from, int width)
{
	struct date date = row->head.date;
	struct slice shown;
	struct str text;

	date.to = (struct date_part){0};
	date.open = false;
	if (width == MONTH_WIDTH)
		date.from.day = 0;
	str_init(&text);
	date_edtf(&date, &text);
	shown = slice_part(str_slice(&text), from, text.len);
	rich_add(row->doc.out, ROLE_DATE, shown);
	pad(row, (int)shown.len, width);
	str_done(&text);
}

static void add_glyph(struct row *row)
{
	rich_add_text(row->doc.out, ROLE_GLYPH, kind_table[row->head.kind].glyph);
	rich_add_text(row->doc.out, ROLE_TEXT, " ");
}

static void add_cut(struct row *row, enum role role, struct slice text, int width)
{
	if (utf8_width(text) <= width) {
		rich_add(row->doc.out, role, text);
		return;
	}
	rich_add(row->doc.out, role, slice_trim(utf8_cut(text, width - 1)));
	rich_add_text(row->doc.out, role, "…");
}

static const char *word_label(const struct row *row)
{
	return row->head.word.len ? vocabulary_label(kb_word_vocabulary(row->head.kind), row->head.word)
			     : "";
}

static int room_of(const struct row *row)
{
	const struct rich *out = row->doc.out;
	const struct line *line = &out->lines.items[out->lines.count - 1];

	return row->width - line->indent - line_width(line);
}

/* Adds a tail if it fits. */
static void add_tail(struct row *row, enum role role, struct slice tail)
{
	if (!tail.len || utf8_width(tail) + 1 > room_of(row))
		return;
	rich_add_text(row->doc.out, ROLE_TEXT, " ");
	rich_add(row->doc.out, role, tail);
}

static enum role title_role(const struct row *row)
{
	if (row->head.kind == KIND_DISPUTE)
		return ROLE_TITLE;
	if (row->head.kind == KIND_PARTY && slice_equal(row->head.name, row->head.title))
		return ROLE_NAME;
	return ROLE_TEXT;
}

/* The title, and behind it a tail, for which the title gives way as long as
 * enough of it is left. */
static void add_title(struct row *row, enum role tail_role, struct slice tail)
{
	enum role role = title_role(row);
	int room = room_of(row) - utf8_width(tail) - 1;

	if (row->left && (!tail.len || room < TITLE_LEAST)) {
		add_cut(row, role, row->head.title, room_of(row));
		return;
	}
	if (!tail.len || (room < TITLE_LEAST && utf8_width(row->head.title) > room)) {
		rich_add(row->doc.out, role, row->head.title);
		return;
	}
	add_cut(row, role, row->head.title, room);
	add_tail(row, tail_role, tail);
}

/* --- rows by kind ------------------------------------------------------------------- */

/* Marks without which a row would mislead, and others that are worth a look;
 * each in order of weight. */
static const enum mark grave_marks[] = {MARK_RETRACTED, MARK_SUPERSEDED, MARK_CONTESTED};
static const enum mark other_marks[] = {MARK_AGREED, MARK_UNANSWERED, MARK_REPORTED_ONLY,
					MARK_SINGLE_SOURCE, MARK_ONE_SIDED};

static enum mark first_mark(const struct row *row, const enum mark *marks, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (row->head.marks & (1u << marks[i]))
			return marks[i];
	return MARK_COUNT;
}

static void format_mark(struct str *out, enum mark mark)
{
	str_clear(out);
	if (mark != MARK_COUNT)
		str_format(out, "[%s]", _(mark_table[mark].label));
}

/* Whether the row itself shows a word that was searched. */
static bool shows_match(const struct row *row)
{
	const struct slice texts[] = {row->head.title, row->head.name, row->head.by};
	size_t at, len;

	for (size_t i = 0; i < COUNT_OF(texts); i++)
		if (rich_find_word(texts[i], 0, row->query, &at, &len))
			return true;
	return false;
}

/* For a hit whose row does not say why it is one: some of the text that does. */
static bool read_snippet(struct row *row)
{
	struct record record;
	struct str text;

	row->snippet = SLICE("");
	if (!row->query || row->width < WIDTH_NARROW || shows_match(row))
		return true;
	if (!kb_record(row->doc.reading->kb, row->head.rowid, &row->doc.arena, &record,
		       row->doc.error))
		return false;
	str_init(&text);
	if (snippet_find(&record, row->doc.reading->language, row->query, row->width, &text))
		row->snippet = (struct slice){
			arena_copy(&row->doc.arena, text.data, text.len), text.len};
	str_done(&text);
	return true;
}

/* The beginning of the title, and behind it the snippet. */
static void add_snippet(struct row *row)
{
	int half = room_of(row) / 2;

	add_cut(row, ROLE_TEXT, row->head.title, half > TITLE_LEAST ? half : TITLE_LEAST);
	rich_add_text(row->doc.out, ROLE_TEXT, "  ");
	rich_add(row->doc.out, ROLE_NOTE, row->snippet);
}

/* The title with what fits of: a grave mark, a word where `word` asks for it,
 * another mark. */
static void add_marked_title(struct row *row, bool word)
{
	enum mark grave = first_mark(row, grave_marks, COUNT_OF(grave_marks));
	enum role role = ROLE_BADGE;
	struct str tail;

	if (row->snippet.len) {
		add_snippet(row);
		return;
	}
	str_init(&tail);
	format_mark(&tail, grave);
	if (!tail.len && word && row->head.word.len) {
		str_format(&tail, "· %s", word_label(row));
		role = ROLE_WORD;
	}
	add_title(row, role, str_slice(&tail));
	if (grave == MARK_COUNT) {
		format_mark(&tail, first_mark(row, other_marks, COUNT_OF(other_marks)));
		add_tail(row, ROLE_BADGE, str_slice(&tail));
	}
	str_done(&tail);
}

/* Of several who say it the first, and how many more there are; 0 where there is but
 * one. */
static size_t count_more(struct row *row, struct head *first)
{
	struct own_links links;
	size_t count = 0;

	if (!kb_links(row->doc.reading->kb, row->head.rowid, &row->doc.arena, &links, NULL))
		return 0;
	for (size_t i = 0; i < links.count; i++)
		if (links.items[i].relation == FIELD_BY && count++ == 0 &&
		    !kb_head(row->doc.reading, links.items[i].rowid, &row->doc.arena, first, NULL))
			return 0;
	return count ? count - 1 : 0;
}

/* "WGA +2" */
static void add_first(struct row *row, const struct head *first, size_t more, int width)
{
	struct str tail;

	str_init(&tail);
	str_format(&tail, " +%zu", more);
	add_cut(row, ROLE_NAME, doc_name(first), width - utf8_width(str_slice(&tail)));
	rich_add(row->doc.out, ROLE_NAME, str_slice(&tail));
	str_done(&tail);
}

/* Who says it, in that many columns, but no fewer than NAME_LEAST. */
static void add_by(struct row *row, int width)
{
	struct head first;
	size_t more = 0;

	width = width < NAME_LEAST ? NAME_LEAST : width > NAME_WIDTH ? NAME_WIDTH : width;
	if (utf8_width(row->head.by) > width)
		more = count_more(row, &first);
	if (more)
		add_first(row, &first, more, width);
	else
		add_cut(row, ROLE_NAME, row->head.by, width);
}

/* Columns that are kept for the title. */
static int title_share(const struct row *row)
{
	int share = (row->width - row->left) / TITLE_SHARE;
	int title = utf8_width(row->head.title);

	return title < share ? title : share;
}

/* Whether there will be no room for that tail behind the title, see add_title(). */
static bool hides_tail(const struct row *row, struct slice tail)
{
	int room = room_of(row) - 1 - utf8_width(tail) - 1;

	return row->snippet.len ||
	       (room < TITLE_LEAST && (row->left || utf8_width(row->head.title) > room));
}

/* What is contested must not look like what is not: an asterisk, as in a matrix, where
 * the word finds no room. */
static void add_contested(struct row *row)
{
	struct str tail;

	if (first_mark(row, grave_marks, COUNT_OF(grave_marks)) != MARK_CONTESTED)
		return;
	str_init(&tail);
	format_mark(&tail, MARK_CONTESTED);
	if (hides_tail(row, str_slice(&tail)))
		rich_add_text(row->doc.out, ROLE_BADGE, MARK_CONTESTED_SIGN);
	str_done(&tail);
}

static bool lay_position(struct row *row)
{
	struct slice word = slice_of(word_label(row));
	int room;

	row->head.title = doc_said(&row->head);
	add_by(row, room_of(row) - title_share(row) - utf8_width(word) - 2);
	rich_add_text(row->doc.out, ROLE_TEXT, " ");
	room = room_of(row) - title_share(row) - 1;
	add_cut(row, ROLE_WORD, word, room > WORD_LEAST ? room : WORD_LEAST);
	add_contested(row);
	rich_add_text(row->doc.out, ROLE_TEXT, " ");
	add_marked_title(row, false);
	return true;
}

static bool lay_thing(struct row *row)
{
	add_marked_title(row, row->head.kind != KIND_EVENT);
	return true;
}

/* What the membership says by which a person stands under a party. */
static bool add_membership(struct row *row, const struct record *person)
{
	for (VALUES(v, &person->root, FIELD_MEMBERSHIPS)) {
		const struct value *in = value_find(v, FIELD_IN);

		if (in && kb_find(row->doc.reading->kb, in->text) == row->at.parent)
			return doc_details(&row->doc, v, in, false);
	}
	return true;
}

static bool lay_person(struct row *row)
{
	struct record record;
	const struct value *role;

	rich_add(row->doc.out, ROLE_NAME, row->head.title);
	if (row->width < WIDTH_TINY)
		return true;
	if (!kb_record(row->doc.reading->kb, row->head.rowid, &row->doc.arena, &record,
		       row->doc.error))
		return false;
	if (row->at.parent)
		return add_membership(row, &record);
	role = value_find(&record.root, FIELD_ROLE);
	if (role)
		rich_format(row->doc.out, ROLE_NOTE, " (%.*s)",
			    SLICE_ARGS(value_localised(role, row->doc.reading->language, NULL)));
	return true;
}

static bool lay_party(struct row *row)
{
	struct slice name = row->head.name;

	if (!row->head.word.len)
		return lay_person(row);
	if (name.len && !slice_equal(name, row->head.title)) {
		rich_add(row->doc.out, ROLE_NAME, name);
		rich_add_text(row->doc.out, ROLE_TEXT, "  ");
	}
	add_marked_title(row, true);
	return true;
}

static bool lay_source(struct row *row)
{
	if (row->head.by.len && row->list != LIST_SOURCES_PUBLISHER) {
		add_by(row, row->width < WIDTH_NARROW ? PUBLISHER_NARROW : NAME_WIDTH);
		rich_add_text(row->doc.out, ROLE_TEXT, ": ");
	}
	if (row->snippet.len)
		add_snippet(row);
	else
		rich_add(row->doc.out, ROLE_TEXT, row->head.title);
	return true;
}

static bool (*const lay_kind[KIND_COUNT])(struct row *row) = {
	[KIND_PARTY] = lay_party, [KIND_DISPUTE] = lay_thing, [KIND_ISSUE] = lay_thing,
	[KIND_POSITION] = lay_position, [KIND_EVENT] = lay_thing, [KIND_USE] = lay_thing,
	[KIND_SOURCE] = lay_source,
};

/* --- rows by list ------------------------------------------------------------------- */

static void begin_hit(struct row *row)
{
	enum kind kind = row->head.kind;

	add_glyph(row);
	if (kind != KIND_PARTY && kind != KIND_DISPUTE && date_is_set(&row->head.date) &&
	    row->width >= WIDTH_NARROW)
		add_date(row, 0, DATE_WIDTH);
}

static enum list view_of(const struct row *row)
{
	return row->list == LIST_COUNT ? LIST_COUNT : list_table[row->list].view;
}

/* What stands before the columns of the kind. */
static void begin_row(struct row *row)
{
	bool narrow = row->width < WIDTH_NARROW;
	bool tiny = row->width < WIDTH_TINY;

	switch (view_of(row)) {
	case LIST_TIMELINE:
		add_date(row, sizeof("YYYY-") - 1, SHORT_DATE_WIDTH);
		add_glyph(row);
		return;
	case LIST_SOURCES:
		if (!tiny)
			rich_format(row->doc.out, ROLE_NOTE, "%4u  ",
				    weight_of(row->doc.reading, &row->head));
		if (!narrow)
			add_date(row, 0, DATE_WIDTH);
		return;
	case LIST_USES:
		if (!tiny)
			add_date(row, 0, narrow ? MONTH_WIDTH : DATE_WIDTH);
		add_glyph(row);
		return;
	case LIST_COUNT:
		begin_hit(row);
		return;
	case LIST_PARTIES:
		if (row->list == LIST_PARTIES_ACTIVITY && !tiny)
			rich_format(row->doc.out, ROLE_NOTE, "%4u  ", row->head.weight);
		add_glyph(row);
		return;
	default:
		add_glyph(row);
		if (row->head.kind == KIND_POSITION && !narrow)
			add_date(row, 0, DATE_WIDTH);
	}
}

bool row_entry(struct row *row)
{
	if (!kb_head(row->doc.reading, row->at.rowid, &row->doc.arena, &row->head,
		     row->doc.error) ||
	    !doc_status(&row->doc, &row->head))
		return false;
	begin_row(row);
	choose_lane(row);
	return read_snippet(row) && lay_kind[row->head.kind](row);
}

void row_fold(struct row *row, size_t count)
{
	rich_add_text(row->doc.out, ROLE_GLYPH, "+ ");
	rich_format(row->doc.out, ROLE_NOTE,
		    ngettext("%zu no longer held: ", "%zu no longer held: ", count), count);
}

bool row_folded(struct row *row, uint32_t rowid, bool first)
{
	if (!kb_head(row->doc.reading, rowid, &row->doc.arena, &row->head, row->doc.error))
		return false;
	if (!first)
		rich_add_text(row->doc.out, ROLE_NOTE, ", ");
	add_by(row, room_of(row));
	rich_format(row->doc.out, ROLE_WORD, " %s ", word_label(row));
	if (row->width >= WIDTH_NARROW)
		doc_date(&row->doc, ROLE_DATE, &row->head.date);
	return true;
}

bool row_has_room(const struct row *row)
{
	return room_of(row) > 0;
}

int row_indent(const struct row *row)
{
	int indent = (int)row->at.depth * DEPTH_INDENT;

	return indent < row->width / 4 ? indent : row->width > 0 ? row->width / 4 : 0;
}
