/* str.c - slices and the growing buffer. Knows bytes only; what they mean as
 * characters is the business of utf8.c. */
#include "str.h"

#include "mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- slices --------------------------------------------------------------- */

struct slice slice_of(const char *text)
{
	return text ? (struct slice){text, strlen(text)} : (struct slice){"", 0};
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct slice slice_trim(struct slice slice)
{
	while (slice.len && is_space(slice.data[slice.len - 1]))
		slice.len--;
	while (slice.len && is_space(slice.data[0]))
		slice = slice_part(slice, 1, slice.len);
	return slice;
}

bool slice_is(struct slice slice, const char *text)
{
	if (slice.len && slice.data[0] != text[0])
		return false;
	return slice_equal(slice, slice_of(text));
}

bool slice_starts(struct slice slice, const char *prefix)
{
	return slice_is(slice_part(slice, 0, strlen(prefix)), prefix);
}

int slice_compare(struct slice a, struct slice b)
{
	size_t len = a.len < b.len ? a.len : b.len;
	int order = len ? memcmp(a.data, b.data, len) : 0;

	return order ? order : (a.len > b.len) - (a.len < b.len);
}

size_t slice_find(struct slice slice, size_t from, char c)
{
	const char *found;

	if (from >= slice.len)
		return slice.len;
	found = memchr(slice.data + from, c, slice.len - from);
	return found ? (size_t)(found - slice.data) : slice.len;
}

/* --- distance ------------------------------------------------------------- */

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Turns the row of a's prefix before c into the row of the prefix with c. Only
 * the band of cells that can still be within limit is looked at; cells beyond
 * it hold limit + 1. Returns the least cell of the new row. */
static size_t next_row(size_t *row, struct slice b, char c, size_t i, size_t limit)
{
	size_t first = i > limit ? i - limit : 1;
	size_t last = least(b.len, i + limit);
	size_t diagonal = row[first - 1];
	size_t best;

	row[first - 1] = first == 1 ? least(i, limit + 1) : limit + 1;
	best = row[first - 1];
	for (size_t j = first; j <= last; j++) {
		size_t above = row[j];
		size_t cell = diagonal + (b.data[j - 1] != c);

		cell = least(cell, least(above, row[j - 1]) + 1);
		row[j] = least(cell, limit + 1);
		best = least(best, row[j]);
		diagonal = above;
	}
	return best;
}

size_t slice_distance(struct slice a, struct slice b, size_t limit)
{
	size_t *row;
	size_t distance;

	limit = least(limit, a.len > b.len ? a.len : b.len);
	if ((a.len > b.len ? a.len - b.len : b.len - a.len) > limit)
		return limit + 1;
	row = mem_resize(NULL, b.len + 1, sizeof(*row));
	for (size_t j = 0; j <= b.len; j++)
		row[j] = least(j, limit + 1);
	for (size_t i = 1; i <= a.len; i++)
		if (next_row(row, b, a.data[i - 1], i, limit) > limit)
			break;
	distance = row[b.len];
	free(row);
	return distance;
}

/* --- buffers -------------------------------------------------------------- */

/* Up to eight bytes, the first one lowest, whatever the machine's order is. */
static uint64_t word_at(const char *bytes, size_t count)
{
	uint64_t word = 0;

	memcpy(&word, bytes, count);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	word = __builtin_bswap64(word);
#endif
	return word;
}

static uint64_t mix(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * 0x9fb21c651e98df25u;
	return hash ^ hash >> 32;
}

uint64_t slice_hash(uint64_t hash, struct slice slice)
{
	size_t i = 0;

	for (; slice.len - i >= 8; i += 8)
		hash = mix(hash, word_at(slice.data + i, 8));
	/* An empty slice may have no data, of which there is no address to compute. */
	return mix(mix(hash, slice.len > i ? word_at(slice.data + i, slice.len - i) : 0),
		   slice.len);
}

void str_init(struct str *str)
{
	*str = (struct str){mem_copy("", 0), 0, 1};
}

void str_done(struct str *str)
{
	free(str->data);
	*str = (struct str){NULL, 0, 0};
}

void str_clear(struct str *str)
{
	str->len = 0;
	str->data[0] = '\0';
}

/* Makes room for len more bytes and the NUL behind them. */
static void reserve(struct str *str, size_t len)
{
	size_t need;

	if (__builtin_add_overflow(str->len + 1, len, &need))
		mem_fail();
	if (need <= str->size)
		return;
	if (need < 32)
		need = 32;
	if (str->size <= SIZE_MAX / 2 && need < str->size * 2)
		need = str->size * 2;
	str->data = mem_resize(str->data, need, 1);
	str->size = need;
}

void str_add(struct str *str, struct slice text)
{
	reserve(str, text.len);
	if (text.len)
		memcpy(str->data + str->len, text.data, text.len);
	str->len += text.len;
	str->data[str->len] = '\0';
}

void str_add_text(struct str *str, const char *text)
{
	str_add(str, slice_of(text));
}

void str_add_char(struct str *str, char c)
{
	reserve(str, 1);
	str->data[str->len++] = c;
	str->data[str->len] = '\0';
}

void str_add_number(struct str *str, uint64_t number)
{
	char digits[20];
	size_t at = sizeof(digits);

	do
		digits[--at] = (char)('0' + number % 10);
	while (number /= 10);
	str_add(str, (struct slice){digits + at, sizeof(digits) - at});
}

void str_format(struct str *str, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	str_vformat(str, format, arguments);
	va_end(arguments);
}

void str_vformat(struct str *str, const char *format, va_list arguments)
{
	va_list again;
	int len;

	va_copy(again, arguments);
	len = vsnprintf(str->data + str->len, str->size - str->len, format, arguments);
	if (len > 0) {
		reserve(str, (size_t)len);
		vsnprintf(str->data + str->len, str->size - str->len, format, again);
		str->len += (size_t)len;
	}
	va_end(again);
}

struct slice str_slice(const struct str *str)
{
	return (struct slice){str->data, str->len};
}
