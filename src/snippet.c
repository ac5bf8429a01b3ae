/* snippet.c - owns the choice of a few words from an entry's texts. Knows no
 * index: the words are looked for in the record as the index does it. */
#include "snippet.h"

#include "rich.h"
#include "utf8.h"

struct search_in {
	struct slice language;        /* only texts in it; empty: any */
	const struct query *query;
	int width;
	struct str *out;
};

/* Appends text with [[id]] and [[id|words]] as their words. */
static void add_plain(struct slice text, struct str *out)
{
	for (size_t i = 0; i < text.len; i++) {
		struct slice rest = slice_part(text, i, text.len);

		if (slice_starts(rest, "[[")) {
			size_t bar = slice_find(rest, 2, '|'), close = slice_find(rest, 2, ']');
			i += bar < close ? bar : 1;
		} else if (slice_starts(rest, "]]")) {
			i++;
		} else {
			str_add_char(out, text.data[i]);
		}
	}
}

/* Where to begin so that the word at `at` has something before it: at a word,
 * a third of the width before it at most. */
static size_t start_before(struct slice text, size_t at, int width)
{
	size_t start = at;

	for (size_t i = at; i > 0; i--) {
		if (text.data[i - 1] != ' ' && text.data[i - 1] != '\n')
			continue;
		if (utf8_width(slice_part(text, i, at - i)) > width / 3)
			return start;
		start = i;
	}
	return utf8_width(slice_part(text, 0, at)) > width / 3 ? start : 0;
}

static bool find_in_text(const struct search_in *in, struct slice text)
{
	struct str plain;
	size_t at, len;
	bool found;

	str_init(&plain);
	add_plain(text, &plain);
	text = str_slice(&plain);
	found = rich_find_word(text, 0, in->query, &at, &len);
	if (found) {
		size_t start = start_before(text, at, in->width);

		if (start > 0)
			str_add_text(in->out, "…");
		str_add(in->out, utf8_cut(slice_part(text, start, text.len), in->width));
	}
	str_done(&plain);
	return found;
}

static bool is_text(const struct value *value)
{
	return value->field->flags & (FIELD_TITLE_INDEX | FIELD_TEXT_INDEX);
}

/* Whether the search is for the language of a text, or for any. */
static bool is_wanted(const struct search_in *in, const struct value *text)
{
	return !in->language.len || !text->language.len ||
	       slice_equal(in->language, text->language);
}

static bool find_in(const struct search_in *in, const struct value *parent)
{
	for (size_t i = 0; i < parent->count; i++) {
		const struct value *value = &parent->items[i];

		if (value->count && (is_text(value) || value->field->type == TYPE_MAP)) {
			if (find_in(in, value))
				return true;
		} else if (is_text(value) && is_wanted(in, value) &&
			   find_in_text(in, value->text)) {
			return true;
		}
	}
	return false;
}

bool snippet_find(const struct record *record, struct slice language,
		  const struct query *query, int width, struct str *out)
{
	struct search_in in = {language, query, width, out};

	if (find_in(&in, &record->root))
		return true;
	in.language = (struct slice){0};
	return find_in(&in, &record->root);
}
