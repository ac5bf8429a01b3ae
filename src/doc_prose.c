/* doc_prose.c - owns how prose becomes lines: paragraphs, lists, headings and
 * quotes of light Markdown, [[mentions]] as links. Other marks stay as written. */
#include "doc_part.h"

/* A piece of light Markdown: a paragraph, an item of a list, a heading, a quote. */
struct block {
	struct str text;
	enum role role;
	int hang;          /* columns behind the indent, for items of a list */
	bool apart;        /* an empty line stands before it */
};

/* Adds the link of a mention, "id" or "id|words". */
static bool add_mention(struct doc *doc, struct slice mention)
{
	size_t bar = slice_find(mention, 0, '|');
	struct slice id = slice_trim(slice_part(mention, 0, bar));
	struct slice words = slice_trim(slice_part(mention, bar + 1, mention.len));
	struct head head;

	if (!doc_find(doc, id, &head))
		return false;
	if (!words.len)
		words = !head.rowid ? id : head.kind == KIND_PARTY ? doc_name(&head) : head.title;
	if (head.rowid)
		rich_add_link(doc->out, ROLE_LINK, words, head.id);
	else
		rich_add(doc->out, ROLE_TEXT, words);
	return true;
}

static size_t find_pair(struct slice text, size_t from, char c)
{
	size_t at = slice_find(text, from, c);

	while (at + 1 < text.len && text.data[at + 1] != c)
		at = slice_find(text, at + 1, c);
	return at + 1 < text.len ? at : text.len;
}

/* Adds text to the last line, [[mentions]] as links. */
static bool add_linked(struct doc *doc, enum role role, struct slice text)
{
	size_t at = 0;

	while (at < text.len) {
		size_t open = find_pair(text, at, '[');
		size_t close = find_pair(text, open + 2, ']');

		if (close >= text.len)
			open = text.len;
		rich_add(doc->out, role, slice_part(text, at, open - at));
		if (open < text.len &&
		    !add_mention(doc, slice_part(text, open + 2, close - open - 2)))
			return false;
		at = open < text.len ? close + 2 : text.len;
	}
	return true;
}

/* Bytes of the mark of a list's item at the beginning of line: "- ", "12. ". */
static size_t item_mark(struct slice line)
{
	size_t digits = 0;

	if (slice_starts(line, "- ") || slice_starts(line, "* "))
		return 2;
	while (digits < line.len && digits < 3 && line.data[digits] >= '0' &&
	       line.data[digits] <= '9')
		digits++;
	return digits && slice_starts(slice_part(line, digits, line.len), ". ") ? digits + 2 : 0;
}

/* Bytes of the marks c and the space at the beginning of line: "## ". */
static size_t marks_before(struct slice line, char c)
{
	size_t at = 0;

	while (at < line.len && line.data[at] == c)
		at++;
	return at && at < line.len && line.data[at] == ' ' ? at + 1 : 0;
}

/* Takes a line off the front of text, without the white space around it. */
static struct slice take_line(struct slice *text)
{
	size_t end = slice_find(*text, 0, '\n');
	struct slice line = slice_trim(slice_part(*text, 0, end));

	*text = slice_part(*text, end + 1, text->len);
	return line;
}

static bool begins_block(struct slice line)
{
	return !line.len || marks_before(line, '#') || marks_before(line, '>') || item_mark(line);
}

static void add_text_line(struct block *block, struct slice line)
{
	if (block->text.len)
		str_add_char(&block->text, ' ');
	str_add(&block->text, line);
}

/* Reads the next block of *rest; false where nothing is left. */
static bool take_block(struct slice *rest, struct block *block, enum role role)
{
	struct slice line = {0};

	str_clear(&block->text);
	block->role = role;
	block->apart = false;
	while (rest->len && !line.len) {
		line = take_line(rest);
		block->apart = block->apart || !line.len;
	}
	block->hang = (int)item_mark(line);
	if (marks_before(line, '#'))
		block->role = ROLE_HEADING;
	else if (marks_before(line, '>'))
		block->role = ROLE_QUOTE;
	if (block->role != role)
		line = slice_part(line, marks_before(line, line.data[0]), line.len);
	add_text_line(block, line);
	while (rest->len && block->role != ROLE_HEADING) {
		struct slice after = *rest;

		line = take_line(&after);
		if (begins_block(line))
			break;
		add_text_line(block, line);
		*rest = after;
	}
	return block->text.len > 0;
}

bool doc_prose(struct doc *doc, enum role role, const struct value *value, int indent,
	       bool block)
{
	bool missing = false;
	bool done = true;
	bool first = true;
	struct slice rest = value_localised(value, doc->reading->language, &missing);
	struct block part = {0};

	str_init(&part.text);
	while (done && take_block(&rest, &part, role)) {
		if (part.apart && !first)
			rich_line(doc->out, 0, 0);
		if (block || !first)
			rich_line(doc->out, indent, indent + part.hang);
		done = add_linked(doc, part.role, str_slice(&part.text));
		first = false;
	}
	str_done(&part.text);
	if (missing && !first)
		doc_fallback(doc);
	return done;
}
