/* form.c - owns what ids, addresses, codes and numbers look like. Knows no fields. */
#include "form.h"

#include "bounds.h"

#include <string.h>

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return is_lower(c) || (c >= 'A' && c <= 'Z');
}

bool form_is_id(struct slice text)
{
	if (!text.len || text.len > LOAD_ID)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.data[i];
		bool inside = i > 0 && (c == '.' || c == '_' || c == '-');
		if (!is_lower(c) && !is_digit(c) && !inside)
			return false;
	}
	return true;
}

bool form_is_language(struct slice text)
{
	size_t len = slice_find(text, 0, '-');

	if (len < 2 || len > 3 || text.len > 16)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		char c = text.data[i];
		bool good = i < len ? is_lower(c) : is_letter(c) || is_digit(c) || c == '-';
		if (!good || (c == '-' && (i + 1 == text.len || text.data[i + 1] == '-')))
			return false;
	}
	return true;
}

bool form_is_url(struct slice text)
{
	static const char *const schemes[] = {"https://", "http://", "mailto:"};
	bool known = false;

	for (size_t i = 0; i < COUNT_OF(schemes) && !known; i++)
		known = slice_starts(text, schemes[i]) && text.len > strlen(schemes[i]) + 2;
	return known && slice_find(text, 0, ' ') == text.len;
}

static size_t skip_digits(struct slice text, size_t at)
{
	while (at < text.len && is_digit(text.data[at]))
		at++;
	return at;
}

bool form_is_number(struct slice text)
{
	return text.len > 0 && text.len <= 15 && skip_digits(text, 0) == text.len;
}

bool form_is_percent(struct slice text)
{
	size_t whole = skip_digits(text, 0);
	size_t end = whole;

	if (whole < text.len && text.data[whole] == '.') {
		end = skip_digits(text, whole + 1);
		if (end == whole + 1)
			return false;
	}
	if (!whole || end != text.len || text.len > 15)
		return false;
	if (whole < 3)
		return true;
	return whole == 3 && slice_starts(text, "100") &&
	       strspn(text.data + whole, ".0") == text.len - whole;
}

bool form_is_tag(struct slice text)
{
	return text.len <= LOAD_TAG && slice_find(text, 0, ' ') == text.len;
}

size_t form_word_count(struct slice text)
{
	size_t count = 0;

	for (size_t i = 0; i < text.len; i++)
		count += text.data[i] != ' ' && (i == 0 || text.data[i - 1] == ' ');
	return count;
}
