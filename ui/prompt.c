/* prompt.c - owns editing one line and recalling earlier ones. Pure: knows no
 * screen. */
#include "prompt.h"

#include "clean.h"
#include "utf8.h"

#include <string.h>

void prompt_init(struct prompt *prompt)
{
	*prompt = (struct prompt){0};
	str_init(&prompt->text);
	str_init(&prompt->draft);
}

void prompt_done(struct prompt *prompt)
{
	for (size_t i = 0; i < prompt->history.count; i++)
		free(prompt->history.items[i]);
	vec_done(&prompt->history);
	str_done(&prompt->text);
	str_done(&prompt->draft);
}

void prompt_begin(struct prompt *prompt)
{
	prompt_set(prompt, SLICE(""));
	prompt->recalled = prompt->history.count;
}

void prompt_set(struct prompt *prompt, struct slice text)
{
	str_clear(&prompt->text);
	str_add(&prompt->text, slice_part(text, 0, PROMPT_BYTES));
	prompt->cursor = prompt->text.len;
}

/* --- editing --------------------------------------------------------------- */

/* Puts `with` in place of the bytes from `from` to `to`, the cursor behind it. */
static void replace(struct prompt *prompt, size_t from, size_t to, struct slice with)
{
	struct slice old = str_slice(&prompt->text);
	struct str text;

	str_init(&text);
	str_add(&text, slice_part(old, 0, from));
	str_add(&text, with);
	str_add(&text, slice_part(old, to, old.len));
	str_done(&prompt->text);
	prompt->text = text;
	prompt->cursor = from + with.len;
}

void prompt_replace(struct prompt *prompt, size_t from, struct slice text)
{
	if (prompt->text.len - (prompt->cursor - from) + text.len <= PROMPT_BYTES)
		replace(prompt, from, prompt->cursor, text);
}

/* Appends the key's character; false where it has none that may be typed. A mark is
 * harmless only behind something that it joins. */
static bool add_character(input_key key, struct str *out)
{
	bool harmless;

	if (key >= INPUT_NONE || (key >= 0xD800 && key < 0xE000))
		return false;
	str_add_char(out, 'a');
	utf8_encode(out, key);
	harmless = key == ' ' || clean_is(str_slice(out), CLEAN_LINE);
	memmove(out->data, out->data + 1, out->len);
	out->len--;
	return harmless;
}

bool prompt_type(struct prompt *prompt, input_key key)
{
	struct str character;
	bool typed;

	str_init(&character);
	typed = add_character(key, &character) &&
		prompt->text.len + character.len <= PROMPT_BYTES;
	if (typed)
		replace(prompt, prompt->cursor, prompt->cursor, str_slice(&character));
	str_done(&character);
	return typed;
}

/* Where the cluster before offset begins. */
static size_t before(struct slice text, size_t offset)
{
	size_t at = 0, start = 0;

	while (at < offset) {
		start = at;
		at += utf8_cluster(slice_part(text, at, text.len)).len;
	}
	return start;
}

static size_t behind(struct slice text, size_t offset)
{
	return offset + utf8_cluster(slice_part(text, offset, text.len)).len;
}

/* Where the word before offset begins, with the spaces behind it. */
static size_t word_before(struct slice text, size_t offset)
{
	while (offset > 0 && text.data[offset - 1] == ' ')
		offset--;
	while (offset > 0 && text.data[offset - 1] != ' ')
		offset--;
	return offset;
}

static bool erase(struct prompt *prompt, size_t from, size_t to)
{
	if (from == to)
		return false;
	replace(prompt, from, to, SLICE(""));
	return true;
}

/* --- recalling --------------------------------------------------------------- */

static bool recall(struct prompt *prompt, size_t index)
{
	if (prompt->recalled == prompt->history.count) {
		str_clear(&prompt->draft);
		str_add(&prompt->draft, str_slice(&prompt->text));
	}
	prompt->recalled = index;
	prompt_set(prompt, index < prompt->history.count ? slice_of(prompt->history.items[index])
							  : str_slice(&prompt->draft));
	return true;
}

void prompt_remember(struct prompt *prompt)
{
	size_t count = prompt->history.count;
	struct slice text = slice_trim(str_slice(&prompt->text));

	if (!text.len || (count && slice_is(text, prompt->history.items[count - 1])))
		return;
	if (count == PROMPT_HISTORY) {
		free(prompt->history.items[0]);
		memmove(prompt->history.items, prompt->history.items + 1,
			(count - 1) * sizeof(*prompt->history.items));
		prompt->history.count--;
	}
	vec_push(&prompt->history, mem_copy(text.data, text.len));
	prompt->recalled = prompt->history.count;
}

bool prompt_act(struct prompt *prompt, enum action action)
{
	struct slice text = str_slice(&prompt->text);
	size_t cursor = prompt->cursor;

	switch (action) {
	case ACTION_LEFT:
		prompt->cursor = before(text, cursor);
		return false;
	case ACTION_RIGHT:
		prompt->cursor = behind(text, cursor);
		return false;
	case ACTION_LINE_START:
		prompt->cursor = 0;
		return false;
	case ACTION_LINE_END:
		prompt->cursor = text.len;
		return false;
	case ACTION_ERASE:
		return erase(prompt, before(text, cursor), cursor);
	case ACTION_ERASE_NEXT:
		return erase(prompt, cursor, behind(text, cursor));
	case ACTION_ERASE_WORD:
		return erase(prompt, word_before(text, cursor), cursor);
	case ACTION_ERASE_LINE:
		return erase(prompt, 0, cursor);
	case ACTION_OLDER:
		return prompt->recalled > 0 && recall(prompt, prompt->recalled - 1);
	case ACTION_NEWER:
		return prompt->recalled < prompt->history.count &&
		       recall(prompt, prompt->recalled + 1);
	default:
		return false;
	}
}

struct slice prompt_view(const struct prompt *prompt, int width, int *column)
{
	struct slice text = str_slice(&prompt->text);
	size_t from = 0;
	int used = utf8_width(slice_part(text, 0, prompt->cursor));

	/* The cursor itself takes the last column. */
	while (from < prompt->cursor && used >= width) {
		struct slice cluster = utf8_cluster(slice_part(text, from, text.len));

		used -= utf8_cluster_width(cluster);
		from += cluster.len;
	}
	*column = used < width ? used : 0;
	return utf8_cut(slice_part(text, from, text.len), width > 0 ? width : 0);
}
