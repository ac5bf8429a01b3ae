/* json.c - owns the syntax of JSON (RFC 8259). Knows nothing of what is written. */
#include "json.h"

#include "clean.h"
#include "utf8.h"

#include <string.h>

void json_init(struct json *json, struct str *out, bool ascii)
{
	*json = (struct json){.out = out, .ascii = ascii};
}

static void add_comma(struct json *json)
{
	if (json->comma)
		str_add_char(json->out, ',');
	json->comma = true;
}

void json_open(struct json *json, char bracket)
{
	add_comma(json);
	str_add_char(json->out, bracket);
	json->comma = false;
}

void json_close(struct json *json, char bracket)
{
	str_add_char(json->out, bracket);
	json->comma = true;
}

/* --- texts ---------------------------------------------------------------- */

static void add_escape(struct json *json, uint32_t code)
{
	if (code < 0x10000) {
		str_format(json->out, "\\u%04x", (unsigned)code);
		return;
	}
	code -= 0x10000;
	str_format(json->out, "\\u%04x\\u%04x", (unsigned)(0xD800 + (code >> 10)),
		   (unsigned)(0xDC00 + (code & 0x3FF)));
}

static void add_code(struct json *json, uint32_t code, struct slice bytes)
{
	if (code == '"' || code == '\\')
		str_format(json->out, "\\%c", (int)code);
	else if (code == '\n')
		str_add_text(json->out, "\\n");
	else if (code < 0x20 || code == 0x7F || (code > 0x7F && json->ascii))
		add_escape(json, code);
	else
		str_add(json->out, bytes);
}

#define ONES 0x0101010101010101u
#define TOPS 0x8080808080808080u

/* Has a top bit where one of the eight bytes is less than least, and perhaps
 * above such a one; top bits of their own don't count. */
static uint64_t below(uint64_t eight, unsigned char least)
{
	return (eight - ONES * least) & ~eight & TOPS;
}

/* Whether one of eight bytes may have to be escaped. */
static bool needs_look(const struct json *json, uint64_t eight)
{
	uint64_t found = below(eight, 0x20) | below(eight ^ ONES * '"', 1) |
			 below(eight ^ ONES * '\\', 1) | below(eight ^ ONES * 0x7F, 1);

	return found || (json->ascii && eight & TOPS);
}

/* How many bytes at the beginning of text stand in JSON as they are. */
static size_t plain_len(const struct json *json, struct slice text)
{
	uint64_t eight;
	size_t len = 0;

	for (; text.len - len >= sizeof(eight); len += sizeof(eight)) {
		memcpy(&eight, text.data + len, sizeof(eight));
		if (needs_look(json, eight))
			break;
	}
	while (len < text.len) {
		unsigned char byte = (unsigned char)text.data[len];
		if (byte < 0x20 || byte == '"' || byte == '\\' || byte == 0x7F ||
		    (byte > 0x7F && json->ascii))
			break;
		len++;
	}
	return len;
}

static void add_quoted(struct json *json, struct slice clean)
{
	str_add_char(json->out, '"');
	for (size_t at = 0; at < clean.len;) {
		struct slice rest = slice_part(clean, at, clean.len);
		size_t plain = plain_len(json, rest);
		uint32_t code;

		str_add(json->out, slice_part(rest, 0, plain));
		rest = slice_part(rest, plain, rest.len);
		size_t len = utf8_decode(rest, &code);
		if (len)
			add_code(json, code, slice_part(rest, 0, len));
		at += plain + len;
		if (!len)
			break;
	}
	str_add_char(json->out, '"');
}

void json_text(struct json *json, struct slice text)
{
	struct str clean;

	add_comma(json);
	if (json->trusted || clean_is(text, CLEAN_TEXT)) {
		add_quoted(json, text);
		return;
	}
	str_init(&clean);
	clean_add(&clean, text, CLEAN_TEXT);
	add_quoted(json, str_slice(&clean));
	str_done(&clean);
}

void json_key_slice(struct json *json, struct slice key)
{
	json_text(json, key);
	str_add_char(json->out, ':');
	json->comma = false;
}

void json_key(struct json *json, const char *key)
{
	add_comma(json);
	add_quoted(json, slice_of(key));
	str_add_char(json->out, ':');
	json->comma = false;
}

/* --- the rest ------------------------------------------------------------- */

void json_bool(struct json *json, bool value)
{
	add_comma(json);
	str_add_text(json->out, value ? "true" : "false");
}

void json_count(struct json *json, size_t count)
{
	add_comma(json);
	str_add_number(json->out, count);
}

static size_t skip_digits(struct slice text, size_t from)
{
	while (from < text.len && text.data[from] >= '0' && text.data[from] <= '9')
		from++;
	return from;
}

/* A decimal number without an exponent, and without a zero in front. */
static bool is_number(struct slice text)
{
	size_t start = text.len && text.data[0] == '-';
	size_t end = skip_digits(text, start);

	if (end == start || (end > start + 1 && text.data[start] == '0'))
		return false;
	if (end < text.len && text.data[end] == '.') {
		start = end + 1;
		end = skip_digits(text, start);
		if (end == start)
			return false;
	}
	return end == text.len;
}

void json_number(struct json *json, struct slice text)
{
	if (!is_number(text)) {
		json_text(json, text);
		return;
	}
	add_comma(json);
	str_add(json->out, text);
}
