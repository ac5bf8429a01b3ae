/* phrase.c - owns the comparison of words with a text. Knows no index. */
#include "phrase.h"

#include "spelling.h"
#include "utf8.h"

/* Words of one spelling, a space behind each; in most phrases there are few. */
struct phrase {
	struct slice words[SPELLINGS];
	size_t count;
	bool prefix;
};

/* Appends the words of text, folded, with a space behind each. */
static void add_words(struct slice text, struct str *out)
{
	struct str folded;
	bool in_word = false;

	str_init(&folded);
	utf8_fold(&folded, text);
	for (size_t at = 0, len; at < folded.len; at += len) {
		struct slice rest = slice_part(str_slice(&folded), at, SIZE_MAX);
		uint32_t code;
		bool is_word;

		len = utf8_decode(rest, &code);
		if (!len)
			break;
		is_word = utf8_is_word(code);
		if (is_word)
			str_add(out, slice_part(rest, 0, len));
		else if (in_word)
			str_add_char(out, ' ');
		in_word = is_word;
	}
	if (in_word)
		str_add_char(out, ' ');
	str_done(&folded);
}

struct phrase *phrase_new(struct arena *arena, struct slice text, bool prefix)
{
	struct phrase *phrase = arena_zero(arena, sizeof(*phrase));
	struct spellings spellings;

	phrase->prefix = prefix;
	spellings_init(&spellings, text);
	for (size_t i = 0; i < spellings.count; i++) {
		struct str words;

		str_init(&words);
		add_words(str_slice(&spellings.texts[i]), &words);
		/* What a beginning may go on with stands behind it. */
		if (words.len)
			phrase->words[phrase->count++] =
				(struct slice){arena_copy(arena, words.data, words.len),
					       words.len - prefix};
		str_done(&words);
	}
	spellings_done(&spellings);
	return phrase;
}

size_t phrase_count(const struct phrase *phrase)
{
	return phrase->count;
}

struct slice phrase_last(const struct phrase *phrase, size_t spelling)
{
	struct slice words = phrase->words[spelling];
	size_t end = words.len - !phrase->prefix, from = end;

	while (from > 0 && words.data[from - 1] != ' ')
		from--;
	return slice_part(words, from, end - from);
}

static bool begins_with(struct slice text, const struct phrase *phrase)
{
	for (size_t i = 0; i < phrase->count; i++)
		if (slice_equal(slice_part(text, 0, phrase->words[i].len), phrase->words[i]))
			return true;
	return false;
}

bool phrase_is_in(const struct phrase *phrase, struct slice text)
{
	struct str words;
	bool found = false;

	str_init(&words);
	add_words(text, &words);
	for (size_t at = 0; at < words.len && !found;
	     at = slice_find(str_slice(&words), at, ' ') + 1)
		found = begins_with(slice_part(str_slice(&words), at, SIZE_MAX), phrase);
	str_done(&words);
	return found;
}
