/* spelling.c - owns the German ways to write one word. Knows no query. */
#include "spelling.h"

/* Appends text with every `from` of the pairs replaced by its `to`. */
static void respell(struct slice text, const char *const (*pairs)[2], size_t count,
		    struct str *out)
{
	for (size_t at = 0; at < text.len;) {
		struct slice rest = slice_part(text, at, SIZE_MAX);
		size_t i = 0;

		while (i < count && !slice_starts(rest, pairs[i][0]))
			i++;
		if (i < count) {
			str_add_text(out, pairs[i][1]);
			at += slice_of(pairs[i][0]).len;
		} else {
			str_add_char(out, text.data[at++]);
		}
	}
}

static const char *const written_out[][2] = {{"ß", "ss"}, {"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"},
					     {"Ä", "ae"}, {"Ö", "oe"}, {"Ü", "ue"}};
static const char *const sharp[][2] = {{"ss", "ß"}, {"SS", "ß"}};
static const char *const umlauts[][2] = {{"ae", "ä"}, {"oe", "ö"}, {"ue", "ü"},
					 {"AE", "ä"}, {"OE", "ö"}, {"UE", "ü"},
					 {"Ae", "ä"}, {"Oe", "ö"}, {"Ue", "ü"}};

static void add_spelling(struct spellings *spellings, struct str *text)
{
	for (size_t i = 0; i < spellings->count; i++)
		if (slice_equal(str_slice(&spellings->texts[i]), str_slice(text))) {
			str_done(text);
			return;
		}
	spellings->texts[spellings->count++] = *text;
}

static void add_respelled(struct spellings *spellings, struct slice word,
			  const char *const (*pairs)[2], size_t count)
{
	struct str text;

	str_init(&text);
	respell(word, pairs, count, &text);
	add_spelling(spellings, &text);
}

void spellings_init(struct spellings *spellings, struct slice word)
{
	struct str both;

	*spellings = (struct spellings){0};
	str_init(&both);
	str_add(&both, word);
	add_spelling(spellings, &both);
	add_respelled(spellings, word, written_out, COUNT_OF(written_out));
	add_respelled(spellings, word, sharp, COUNT_OF(sharp));
	spellings->loose = spellings->count;
	str_init(&both);
	respell(word, umlauts, COUNT_OF(umlauts), &both);
	add_respelled(spellings, str_slice(&both), sharp, COUNT_OF(sharp));
	add_spelling(spellings, &both);
}

void spellings_done(struct spellings *spellings)
{
	for (size_t i = 0; i < spellings->count; i++)
		str_done(&spellings->texts[i]);
}
