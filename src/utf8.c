/* utf8.c - the only place where bytes become characters and characters get a
 * width. What a character may do to a terminal is the business of clean.c. */
#include "utf8.h"

#include <unicase.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uninorm.h>
#include <uniwidth.h>
#include <string.h>

#define REPLACEMENT 0xFFFDu

/* --- decoding ------------------------------------------------------------- */

static uint32_t tail_bits(struct slice text, size_t i)
{
	return (unsigned char)text.data[i] & 0x3Fu;
}

/* Length of the sequence that first opens, by its first byte alone; 0 where no
 * sequence begins so. */
static size_t sequence_len(unsigned char first)
{
	if (first < 0x80)
		return 1;
	if (first < 0xC2)
		return 0;
	if (first < 0xE0)
		return 2;
	if (first < 0xF0)
		return 3;
	return first < 0xF5 ? 4 : 0;
}

/* Whether the second byte keeps the sequence shortest, below U+110000 and out
 * of the surrogates. */
static bool second_fits(unsigned char first, unsigned char second)
{
	if (first == 0xE0)
		return second >= 0xA0;
	if (first == 0xED)
		return second < 0xA0;
	if (first == 0xF0)
		return second >= 0x90;
	return first != 0xF4 || second < 0x90;
}

static bool tail_fits(struct slice text, size_t len)
{
	if (len > text.len)
		return false;
	for (size_t i = 1; i < len; i++)
		if (((unsigned char)text.data[i] & 0xC0) != 0x80)
			return false;
	return len < 2 || second_fits((unsigned char)text.data[0], (unsigned char)text.data[1]);
}

size_t utf8_decode(struct slice text, uint32_t *code)
{
	unsigned char first = text.len ? (unsigned char)text.data[0] : 0xFF;
	size_t len = sequence_len(first);

	*code = first;
	if (len == 1)
		return len;
	*code = REPLACEMENT;
	if (!len || !tail_fits(text, len))
		return 0;
	*code = first & (0x7Fu >> len);
	for (size_t i = 1; i < len; i++)
		*code = *code << 6 | tail_bits(text, i);
	return len;
}

/* Eight bytes at a time: one below 0x20 borrows from its top bit, one from 0x7F on
 * carries into it. A borrow or carry from a neighbour only looks again too early. */
size_t utf8_plain_len(struct slice text)
{
	const uint64_t ones = 0x0101010101010101u;
	uint64_t eight;
	size_t len = 0;

	for (; text.len - len >= sizeof(eight); len += sizeof(eight)) {
		memcpy(&eight, text.data + len, sizeof(eight));
		if (((eight - ones * 0x20) | (eight + ones) | eight) & ones * 0x80)
			break;
	}
	while (len < text.len && text.data[len] >= ' ' && text.data[len] < 0x7F)
		len++;
	return len;
}

void utf8_encode(struct str *out, uint32_t code)
{
	char bytes[4];
	size_t len = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	unsigned lead = len == 1 ? 0 : 0xF00u >> len & 0xFFu;

	assert(code < 0x110000 && (code < 0xD800 || code > 0xDFFF));
	for (size_t i = len - 1; i > 0; i--, code >>= 6)
		bytes[i] = (char)(0x80 | (code & 0x3F));
	bytes[0] = (char)(lead | code);
	str_add(out, (struct slice){bytes, len});
}

bool utf8_valid(struct slice text, size_t *bad)
{
	size_t at = 0;
	uint32_t code;

	while (at < text.len) {
		size_t len = utf8_decode(slice_part(text, at, text.len), &code);

		if (!len)
			break;
		at += len;
	}
	if (at < text.len && bad)
		*bad = at;
	return at == text.len;
}

/* --- clusters and columns ------------------------------------------------- */

static bool is_ascii_print(uint32_t code)
{
	return code >= 0x20 && code < 0x7F;
}

/* Most text is answered before libunistring is asked. */
static int code_width(uint32_t code)
{
	int width;

	if (is_ascii_print(code) || (code > 0xAD && code < 0x300))
		return 1;
	width = uc_width(code, "UTF-8");
	return width > 0 ? width : 0;
}

/* Where a cluster must not break by UAX #29 it still does before what takes
 * columns of its own: a cell of the screen holds one such character. That
 * parts joined emoji, skin tones, flags and spacing vowel signs. */
static bool is_joined(uint32_t before, uint32_t code)
{
	if (before == '\r' && code == '\n')
		return true;
	return code >= 0x300 && code_width(code) == 0 && !uc_is_grapheme_break(before, code);
}

/* What most of a text begins with: nothing joins those but CR LF. */
static bool is_ascii_pair(struct slice text)
{
	return text.len > 1 && !((text.data[0] | text.data[1]) & 0x80) && text.data[0] != '\r';
}

struct slice utf8_cluster(struct slice text)
{
	uint32_t before;
	uint32_t code;
	size_t end;

	if (is_ascii_pair(text))
		return slice_part(text, 0, 1);
	end = utf8_decode(text, &before);
	if (!end)
		return slice_part(text, 0, 1);
	while (end < text.len) {
		size_t len = utf8_decode(slice_part(text, end, 4), &code);

		if (!len || !is_joined(before, code))
			break;
		before = code;
		end += len;
	}
	return slice_part(text, 0, end);
}

int utf8_cluster_width(struct slice cluster)
{
	uint32_t code;

	if (!utf8_decode(cluster, &code))
		return cluster.len ? 1 : 0;
	return code_width(code);
}

int utf8_width(struct slice text)
{
	size_t at = 0;
	int width = 0;

	while (at < text.len) {
		size_t plain = utf8_plain_len(slice_part(text, at, text.len));
		uint32_t code;

		at += plain;
		width += (int)plain;
		if (at == text.len)
			break;
		size_t len = utf8_decode(slice_part(text, at, 4), &code);
		width += len ? code_width(code) : 1;
		at += len ? len : 1;
	}
	return width;
}

struct slice utf8_cut(struct slice text, int width)
{
	size_t end = 0;

	while (end < text.len) {
		struct slice cluster = utf8_cluster(slice_part(text, end, text.len));

		width -= utf8_cluster_width(cluster);
		if (width < 0)
			break;
		end += cluster.len;
	}
	return slice_part(text, 0, end);
}

/* --- words and folding ---------------------------------------------------- */

/* The marks that the tokenizer drops inside a word, U+0300 to U+0331: those
 * that Latin letters decompose to. All other marks end a word there. */
static bool is_diacritic(uint32_t code)
{
	static const uint64_t dropped = 0x000361F808029FDFu;

	return code >= 0x300 && code < 0x340 && (dropped >> (code - 0x300) & 1);
}

bool utf8_is_word(uint32_t code)
{
	const uint32_t categories = UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N | UC_CATEGORY_MASK_Co;

	return uc_is_general_category_withtable(code, categories) || is_diacritic(code);
}

/* By way of the upper case, which brings variants of a letter together: the
 * final sigma, the long s, the micro sign. The dotless i is no variant. */
static uint32_t fold_case(uint32_t code)
{
	return code == 0x131 ? code : uc_tolower(uc_toupper(code));
}

/* The Latin letter below the marks; letters of other scripts keep theirs. */
static uint32_t without_marks(uint32_t code)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	uint32_t base = code;

	while (uc_canonical_decomposition(base, parts) > 0)
		base = parts[0];
	return base < 0x80 ? base : code;
}

/* Appends the ASCII that text begins with; returns how much that was. */
static size_t fold_ascii(struct str *out, struct slice text)
{
	size_t start = out->len, len = 0;

	while (len < text.len && (unsigned char)text.data[len] < 0x80)
		len++;
	str_add(out, slice_part(text, 0, len));
	for (size_t i = start; i < out->len; i++)
		if (out->data[i] >= 'A' && out->data[i] <= 'Z')
			out->data[i] = (char)(out->data[i] + 32);
	return len;
}

void utf8_fold(struct str *out, struct slice text)
{
	size_t at = 0;

	while (at < text.len) {
		uint32_t code;
		size_t len = fold_ascii(out, slice_part(text, at, text.len));

		at += len;
		if (len || at >= text.len)
			continue;
		len = utf8_decode(slice_part(text, at, 4), &code);
		at += len ? len : 1;
		if (!is_diacritic(code))
			utf8_encode(out, without_marks(fold_case(code)));
	}
}
