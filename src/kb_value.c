/* kb_value.c - owns the way from JSON (RFC 8259) to values. Knows no table of the
 * index.
 *
 * A reader goes through the text once; what it can't read makes it bad, and then
 * nothing more is read. */
#include "kb_value.h"

#include "clean.h"
#include "utf8.h"
#include "vec.h"

#include <stdlib.h>
#include <string.h>

/* Arrays and objects in each other: a record has five at most. */
#define DEPTH_MAX 16

struct reader {
	struct slice text;
	size_t at;
	int depth;
	bool bad;
	struct arena *arena;
	struct str string;   /* the string last read */
};

typedef VEC(struct value) value_list;

/* --- characters ------------------------------------------------------------------ */

static char peek(struct reader *reader)
{
	while (reader->at < reader->text.len &&
	       strchr(" \t\r\n", reader->text.data[reader->at]) && reader->text.data[reader->at])
		reader->at++;
	return reader->at < reader->text.len && !reader->bad ? reader->text.data[reader->at] : '\0';
}

static bool take(struct reader *reader, char c)
{
	if (peek(reader) != c)
		return false;
	reader->at++;
	return true;
}

static void need(struct reader *reader, char c)
{
	if (!take(reader, c))
		reader->bad = true;
}

static uint32_t read_hex(struct reader *reader)
{
	uint32_t code = 0;

	for (int i = 0; i < 4; i++) {
		char c = reader->at < reader->text.len ? reader->text.data[reader->at++] : '\0';

		if (c >= '0' && c <= '9')
			code = code * 16 + (uint32_t)(c - '0');
		else if ((c | 32) >= 'a' && (c | 32) <= 'f')
			code = code * 16 + (uint32_t)((c | 32) - 'a' + 10);
		else
			reader->bad = true;
	}
	return code;
}

/* Behind "\u": a scalar value, two halves of one, or what stands in for half of one. */
static void read_code(struct reader *reader)
{
	uint32_t code = read_hex(reader), low;

	if (code >= 0xd800 && code < 0xdc00 &&
	    slice_starts(slice_part(reader->text, reader->at, 2), "\\u")) {
		reader->at += 2;
		low = read_hex(reader);
		code = low >= 0xdc00 && low < 0xe000
			       ? 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00) : 0xfffd;
	}
	utf8_encode(&reader->string, code >= 0xd800 && code < 0xe000 ? 0xfffd : code);
}

static void read_escape(struct reader *reader)
{
	static const char names[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
	char c = reader->at < reader->text.len ? reader->text.data[reader->at++] : '\0';
	const char *name = c ? strchr(names, c) : NULL;

	if (c == 'u')
		read_code(reader);
	else if (name)
		str_add_char(&reader->string, meanings[name - names]);
	else
		reader->bad = true;
}

/* Into reader->string; up to the next escape or the end at a time. */
static struct slice read_string(struct reader *reader)
{
	str_clear(&reader->string);
	need(reader, '"');
	while (!reader->bad) {
		struct slice rest = slice_part(reader->text, reader->at, SIZE_MAX);
		size_t plain = 0;

		while (plain < rest.len && rest.data[plain] != '"' && rest.data[plain] != '\\')
			plain++;
		str_add(&reader->string, slice_part(rest, 0, plain));
		reader->at += plain + 1;
		if (plain == rest.len)
			reader->bad = true;
		else if (rest.data[plain] == '"')
			break;
		else
			read_escape(reader);
	}
	return str_slice(&reader->string);
}

/* A number or a word, as it is written: 38.10 stays 38.10. */
static struct slice read_plain(struct reader *reader)
{
	struct slice rest = slice_part(reader->text, reader->at, SIZE_MAX);
	size_t len = 0;

	while (len < rest.len && !strchr(",:]} \t\r\n", rest.data[len]))
		len++;
	reader->bad |= len == 0;
	reader->at += len;
	return slice_part(rest, 0, len);
}

/* --- values ----------------------------------------------------------------------- */

static struct slice keep(struct arena *arena, struct slice text)
{
	struct str clean;
	struct slice kept;

	if (clean_is(text, CLEAN_TEXT))
		return (struct slice){arena_copy(arena, text.data, text.len), text.len};
	str_init(&clean);
	clean_add(&clean, text, CLEAN_TEXT);
	kept = (struct slice){arena_copy(arena, clean.data, clean.len), clean.len};
	str_done(&clean);
	return kept;
}

static struct slice read_scalar(struct reader *reader)
{
	return keep(reader->arena, peek(reader) == '"' ? read_string(reader) : read_plain(reader));
}

/* Begins an array or an object; whether something is in it. */
static bool begin(struct reader *reader, char open, char close)
{
	need(reader, open);
	return !take(reader, close) && !reader->bad;
}

/* Whether, behind something in it, something else follows; at the end it is left. */
static bool goes_on(struct reader *reader, char close)
{
	if (take(reader, ','))
		return true;
	need(reader, close);
	return false;
}

static void enter(struct reader *reader)
{
	if (++reader->depth > DEPTH_MAX)
		reader->bad = true;
}

/* Passes over whatever stands next. */
static void skip(struct reader *reader)
{
	char open = peek(reader), close = open == '{' ? '}' : ']';

	if (open != '{' && open != '[') {
		if (open == '"')
			read_string(reader);
		else
			read_plain(reader);
		return;
	}
	enter(reader);
	for (bool more = begin(reader, open, close); more; more = goes_on(reader, close)) {
		if (open == '{') {
			read_string(reader);
			need(reader, ':');
		}
		skip(reader);
	}
	reader->depth--;
}

/* Gives the collected values to out, and forgets them. */
static void give(struct reader *reader, value_list *values, struct value *out)
{
	out->count = values->count;
	out->items = arena_zero(reader->arena, values->count * sizeof(struct value));
	if (values->count)
		memcpy(out->items, values->items, values->count * sizeof(struct value));
	vec_done(values);
}

static void read_localised(struct reader *reader, struct value *out)
{
	value_list texts = {0};

	for (bool more = begin(reader, '{', '}'); more; more = goes_on(reader, '}')) {
		struct value text = {.field = out->field,
				     .language = keep(reader->arena, read_string(reader))};

		need(reader, ':');
		if (strchr("{[", peek(reader))) {
			skip(reader);
		} else {
			text.text = read_scalar(reader);
			vec_push(&texts, text);
		}
	}
	if (texts.count)
		out->text = texts.items[0].text;
	give(reader, &texts, out);
}

static void read_object(struct reader *reader, const struct shape *shape, struct value *out);

static void read_value(struct reader *reader, const struct field *field, struct value *out)
{
	char first = peek(reader);

	*out = (struct value){.field = field};
	if (first == '{' && (field->flags & FIELD_LOCALISED)) {
		read_localised(reader, out);
	} else if (first == '{' && field->shape) {
		read_object(reader, field->shape, out);
	} else if (first == '{' || first == '[') {
		skip(reader);
	} else {
		out->text = read_scalar(reader);
		if (field->type == TYPE_DATE)
			date_parse(out->text, &out->date, NULL);
	}
}

static void add_value(struct reader *reader, const struct field *field, value_list *values)
{
	struct value value;

	read_value(reader, field, &value);
	vec_push(values, value);
}

/* One value, or a list of them. */
static void add_member(struct reader *reader, const struct field *field, value_list *values)
{
	if (peek(reader) != '[') {
		add_value(reader, field, values);
		return;
	}
	for (bool more = begin(reader, '[', ']'); more; more = goes_on(reader, ']'))
		add_value(reader, field, values);
}

static void read_object(struct reader *reader, const struct shape *shape, struct value *out)
{
	value_list values = {0};

	enter(reader);
	for (bool more = begin(reader, '{', '}'); more; more = goes_on(reader, '}')) {
		const struct field *field = shape_field(shape, read_string(reader));

		need(reader, ':');
		if (field)
			add_member(reader, field, &values);
		else
			skip(reader);
	}
	reader->depth--;
	give(reader, &values, out);
}

bool kb_value_read(struct slice json, const struct shape *shape, struct arena *arena,
		   struct value *root)
{
	struct reader reader = {.text = json, .arena = arena};

	*root = (struct value){0};
	str_init(&reader.string);
	read_object(&reader, shape, root);
	reader.bad |= peek(&reader) != '\0' || reader.at < json.len;
	str_done(&reader.string);
	if (reader.bad)
		*root = (struct value){0};
	return !reader.bad;
}
