/* yaml.c - owns the only use of libyaml: its events become a tree.
 *
 * Events are read one by one and cut at the limits: libyaml's own trees have no
 * limit, and its time is quadratic in the depth of flow nesting. Must not know
 * records or fields. */
#include "yaml.h"

#include "i18n.h"
#include "map.h"
#include "utf8.h"

#include <string.h>
#include <yaml.h>

#ifndef YAML_DECLARE
#error "<yaml.h> is libyaml's: name this folder with -iquote, not with -I"
#endif

#define KEYS_COMPARED 16   /* keys of a map up to which comparing is cheap */

/* A list or map that is not yet closed. */
struct level {
	struct node *node;
	size_t first;       /* of its children in reader.pending */
	struct map keys;    /* of a map with many keys */
};

struct reader {
	yaml_parser_t parser;
	struct slice text;
	const char *file;
	struct arena *arena;
	struct findings *findings;
	struct level levels[YAML_DEPTH];
	size_t depth;
	VEC(struct node *) pending;   /* children of all open levels */
	size_t nodes;
	struct node *root;
	bool stop;
};

/* --- the bytes ---------------------------------------------------------- */

static struct place place_of_offset(struct slice text, size_t offset, const char *file)
{
	struct place place = {file, 1, 1};
	uint32_t code;

	for (size_t at = 0; at < offset;) {
		size_t len = utf8_decode(slice_part(text, at, text.len), &code);
		bool end = text.data[at] == '\n' ||
			   (text.data[at] == '\r' &&
			    (at + 1 >= text.len || text.data[at + 1] != '\n'));
		place.column = end ? 1 : place.column + 1;
		place.line += end;
		at += len ? len : 1;
	}
	return place;
}

/* The encodings that YAML allows and picket does not; null if it is none. */
static const char *other_encoding(struct slice text)
{
	if (slice_starts(text, "\xff\xfe") && text.len >= 4 && !text.data[2] && !text.data[3])
		return "UTF-32";
	if (slice_starts(text, "\xff\xfe") || slice_starts(text, "\xfe\xff"))
		return "UTF-16";
	if (text.len >= 4 && memcmp(text.data, "\0\0\xfe\xff", 4) == 0)
		return "UTF-32";
	if (text.len >= 4 && !text.data[0] && !text.data[1] && !text.data[2])
		return "UTF-32";
	if (text.len >= 2 && (!text.data[0] || !text.data[1]))
		return "UTF-16";
	return NULL;
}

/* What YAML allows in a file as it is, without escapes. */
static bool is_allowed(uint32_t code)
{
	if (code < 0x20)
		return code == '\t' || code == '\n' || code == '\r';
	if (code < 0xA0)
		return code < 0x7F || code == 0x85;
	return code != 0xFEFF && code != 0xFFFE && code != 0xFFFF;
}

/* Finds the first byte that is not UTF-8, or a character that may not stand in
 * YAML: libyaml names no line for those. */
static bool bytes_are_sound(struct slice text, const char *file, struct findings *findings)
{
	uint32_t code;

	for (size_t at = 0; at < text.len;) {
		at += utf8_plain_len(slice_part(text, at, text.len));
		if (at == text.len)
			break;
		unsigned char byte = (unsigned char)text.data[at];
		size_t len = utf8_decode(slice_part(text, at, text.len), &code);
		if (!len) {
			findings_add(findings, SEVERITY_ERROR, place_of_offset(text, at, file),
				     _("the byte 0x%02X is not UTF-8; save the file as UTF-8"),
				     byte);
			return false;
		}
		if (!is_allowed(code)) {
			findings_add(findings, SEVERITY_ERROR, place_of_offset(text, at, file),
				     _("the control character U+%04X stands in the file; "
				       "remove it"),
				     (unsigned)code);
			return false;
		}
		at += len;
	}
	return true;
}

/* --- places and findings ------------------------------------------------ */

static struct place place_of(const struct reader *reader, yaml_mark_t mark)
{
	return (struct place){reader->file, (unsigned)mark.line + 1, (unsigned)mark.column + 1};
}

/* What would be right, for the problems that people make most. */
static const char *hint_of(const char *problem)
{
	static const struct {
		const char *problem;
		const char *hint;
	} hints[] = {
		{"mapping values are not allowed in this context",
		 N_("quote a text that has ': ' in it, and check the indentation")},
		{"found character that cannot start any token",
		 N_("indent with spaces, and quote a text that begins with @, ` or %")},
		{"found a tab character that violates indentation", N_("indent with spaces")},
		{"did not find expected key", N_("check the indentation and the quotes")},
		{"could not find expected ':'", N_("a key ends in ': '")},
		{"did not find expected '-' indicator",
		 N_("keys of one record stand below each other, and '-' below '-'")},
		{"found unexpected end of stream", N_("a quote is not closed")},
	};

	for (size_t i = 0; problem && i < COUNT_OF(hints); i++)
		if (strcmp(problem, hints[i].problem) == 0)
			return _(hints[i].hint);
	return NULL;
}

static void syntax_error(struct reader *reader)
{
	const char *problem = reader->parser.problem ? reader->parser.problem : "?";
	const char *hint = hint_of(problem);
	struct place place = place_of(reader, reader->parser.problem_mark);

	if (hint)
		findings_add(reader->findings, SEVERITY_ERROR, place, _("not YAML: %s; %s"),
			     problem, hint);
	else
		findings_add(reader->findings, SEVERITY_ERROR, place, _("not YAML: %s"), problem);
	reader->stop = true;
}

/* --- building ----------------------------------------------------------- */

static struct level *level_top(struct reader *reader)
{
	return reader->depth ? &reader->levels[reader->depth - 1] : NULL;
}

static struct node *node_new(struct reader *reader, enum node_type type, yaml_mark_t mark)
{
	struct node *node = arena_zero(reader->arena, sizeof(*node));

	node->type = type;
	node->line = (unsigned)mark.line + 1;
	node->column = (unsigned)mark.column + 1;
	if (++reader->nodes > YAML_NODES) {
		findings_add(reader->findings, SEVERITY_ERROR, place_of(reader, mark),
			     _("more than %d values in one file; divide it into several"),
			     YAML_NODES);
		reader->stop = true;
	}
	return node;
}

/* Anchors and tags have no place in content. */
static void check_properties(struct reader *reader, struct node *node, const yaml_event_t *event,
			     const yaml_char_t *anchor, const yaml_char_t *tag)
{
	struct place place = place_of(reader, event->start_mark);

	if (anchor) {
		findings_add(reader->findings, SEVERITY_ERROR, place,
			     _("the anchor '&%s' is not allowed; write the text out"),
			     (const char *)anchor);
		node->broken = true;
	}
	if (tag) {
		findings_add(reader->findings, SEVERITY_ERROR, place,
			     _("the tag '%s' is not allowed; quote a text that begins with '!'"),
			     (const char *)tag);
		node->broken = true;
	}
}

/* The key of the open map that equals key, or null. Adds key to its keys. */
static const struct node *same_key(struct reader *reader, struct level *level, struct node *key)
{
	size_t count = (reader->pending.count - level->first) / 2;
	struct node **keys;

	if (count == 0)
		return NULL;
	keys = reader->pending.items + level->first;
	if (count < KEYS_COMPARED) {
		for (size_t i = 0; i < count; i++)
			if (slice_equal(keys[2 * i]->text, key->text))
				return keys[2 * i];
		return NULL;
	}
	for (size_t i = level->keys.count; i < count; i++)
		map_add(&level->keys, keys[2 * i]->text, keys[2 * i]);
	return map_find(&level->keys, key->text);
}

static void check_key(struct reader *reader, struct level *level, struct node *key)
{
	struct place place = {reader->file, key->line, key->column};
	const struct node *same;

	if (key->type != NODE_SCALAR) {
		findings_add(reader->findings, SEVERITY_ERROR, place,
			     _("a key is a list or a map; a key is a word"));
		key->broken = true;
	} else if (!key->broken && (same = same_key(reader, level, key))) {
		findings_add(reader->findings, SEVERITY_ERROR, place,
			     _("the key '%.*s' stands twice, first in line %u; keep one"),
			     SLICE_ARGS(key->text), same->line);
		key->broken = true;
	}
}

/* Puts a finished node where it belongs. A broken key takes its value along. */
static void place_node(struct reader *reader, struct node *node)
{
	struct level *level = level_top(reader);

	if (!level) {
		reader->root = node;
		return;
	}
	bool is_map = level->node->type == NODE_MAP;
	bool is_key = is_map && (reader->pending.count - level->first) % 2 == 0;
	if (is_key)
		check_key(reader, level, node);
	level->node->broken |= node->broken;
	if (is_map && !is_key && reader->pending.items[reader->pending.count - 1]->broken)
		reader->pending.count--;
	else
		vec_push(&reader->pending, node);
}

static void open_level(struct reader *reader, struct node *node)
{
	if (reader->depth == YAML_DEPTH) {
		findings_add(reader->findings, SEVERITY_ERROR,
			     (struct place){reader->file, node->line, node->column},
			     _("more than %d levels of nesting; write it flatter"), YAML_DEPTH);
		reader->stop = true;
		return;
	}
	struct level *level = &reader->levels[reader->depth++];
	level->node = node;
	level->first = reader->pending.count;
	map_init(&level->keys);
}

static void close_level(struct reader *reader)
{
	struct level *level = &reader->levels[--reader->depth];
	struct node *node = level->node;
	size_t size;

	node->count = reader->pending.count - level->first;
	size = node->count * sizeof(*node->children);
	node->children = arena_zero(reader->arena, size);
	if (size)
		memcpy(node->children, reader->pending.items + level->first, size);
	reader->pending.count = level->first;
	map_done(&level->keys);
	place_node(reader, node);
}

/* --- events ------------------------------------------------------------- */

static void on_scalar(struct reader *reader, const yaml_event_t *event)
{
	struct node *node = node_new(reader, NODE_SCALAR, event->start_mark);
	const char *value = (const char *)event->data.scalar.value;
	size_t len = event->data.scalar.length;

	node->text = (struct slice){arena_copy(reader->arena, value, len), len};
	node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	check_properties(reader, node, event, event->data.scalar.anchor, event->data.scalar.tag);
	if (memchr(value, '\0', len)) {
		findings_add(reader->findings, SEVERITY_ERROR, place_of(reader, event->start_mark),
			     _("the text holds a NUL; remove the '\\0'"));
		node->broken = true;
	}
	place_node(reader, node);
}

static void on_alias(struct reader *reader, const yaml_event_t *event)
{
	struct node *node = node_new(reader, NODE_SCALAR, event->start_mark);

	findings_add(reader->findings, SEVERITY_ERROR, place_of(reader, event->start_mark),
		     _("the alias '*%s' is not allowed; write the text out, or quote it"),
		     (const char *)event->data.alias.anchor);
	node->plain = true;
	node->broken = true;
	place_node(reader, node);
}

static void on_list(struct reader *reader, const yaml_event_t *event)
{
	struct node *node = node_new(reader, NODE_LIST, event->start_mark);

	check_properties(reader, node, event, event->data.sequence_start.anchor,
			 event->data.sequence_start.tag);
	open_level(reader, node);
}

static void on_map(struct reader *reader, const yaml_event_t *event)
{
	struct node *node = node_new(reader, NODE_MAP, event->start_mark);

	check_properties(reader, node, event, event->data.mapping_start.anchor,
			 event->data.mapping_start.tag);
	open_level(reader, node);
}

static void on_document(struct reader *reader, const yaml_event_t *event)
{
	const struct yaml_version_directive_s *version =
		event->data.document_start.version_directive;
	bool tags = event->data.document_start.tag_directives.start !=
		    event->data.document_start.tag_directives.end;

	if (reader->root) {
		findings_add(reader->findings, SEVERITY_ERROR, place_of(reader, event->start_mark),
			     _("a second document begins; a file holds one, so remove the '---'"));
		reader->stop = true;
	} else if (version || tags) {
		findings_add(reader->findings, SEVERITY_ERROR, place_of(reader, event->start_mark),
			     _("the directive %s is not allowed; remove it"),
			     version ? "%YAML" : "%TAG");
	}
}

static void on_event(struct reader *reader, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT: on_scalar(reader, event); break;
	case YAML_ALIAS_EVENT: on_alias(reader, event); break;
	case YAML_SEQUENCE_START_EVENT: on_list(reader, event); break;
	case YAML_MAPPING_START_EVENT: on_map(reader, event); break;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT: close_level(reader); break;
	case YAML_DOCUMENT_START_EVENT: on_document(reader, event); break;
	case YAML_STREAM_END_EVENT: reader->stop = true; break;
	default: break;
	}
}

static void read_events(struct reader *reader)
{
	yaml_event_t event;

	while (!reader->stop) {
		if (!yaml_parser_parse(&reader->parser, &event)) {
			if (reader->parser.error == YAML_MEMORY_ERROR)
				mem_fail();
			syntax_error(reader);
			return;
		}
		on_event(reader, &event);
		yaml_event_delete(&event);
	}
}

/* --- the whole ---------------------------------------------------------- */

/* Where reading stopped early, the complete items of a list at the top stay.
 * The parser (not the scanner) fails between two items only where the last one
 * ended too soon, by wrong indentation: that one goes too. */
static void keep_complete(struct reader *reader)
{
	bool between = reader->depth == 1 && reader->parser.error == YAML_PARSER_ERROR;

	if (reader->depth == 0)
		return;
	while (reader->depth > 1) {
		struct level *level = &reader->levels[--reader->depth];
		reader->pending.count = level->first;
		map_done(&level->keys);
	}
	if (reader->levels[0].node->type != NODE_LIST) {
		map_done(&reader->levels[0].keys);
		return;
	}
	if (between && reader->pending.count)
		reader->pending.count--;
	close_level(reader);
}

static bool is_nothing(const struct node *root)
{
	return !root || (root->type == NODE_SCALAR && root->plain && !root->text.len);
}

static struct node *read_document(struct reader *reader)
{
	size_t errors = reader->findings->errors;

	if (!yaml_parser_initialize(&reader->parser))
		mem_fail();
	yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&reader->parser, (const unsigned char *)reader->text.data,
				     reader->text.len);
	read_events(reader);
	keep_complete(reader);
	yaml_parser_delete(&reader->parser);
	vec_done(&reader->pending);
	if (!is_nothing(reader->root))
		return reader->root;
	if (reader->findings->errors == errors)
		findings_add(reader->findings, SEVERITY_WARNING, (struct place){reader->file, 0, 0},
			     _("the file is empty"));
	return NULL;
}

struct node *yaml_read(struct slice text, const char *file, struct arena *arena,
		       struct findings *findings)
{
	struct place whole = {file, 0, 0};
	const char *encoding = other_encoding(text);

	if (text.len > YAML_FILE_SIZE) {
		findings_add(findings, SEVERITY_ERROR, whole,
			     _("the file has %zu bytes; at most %d are read, so divide it"),
			     text.len, YAML_FILE_SIZE);
		return NULL;
	}
	if (encoding) {
		findings_add(findings, SEVERITY_ERROR, (struct place){file, 1, 1},
			     _("the file is %s; save it as UTF-8"), encoding);
		return NULL;
	}
	if (slice_starts(text, "\xEF\xBB\xBF"))
		text = slice_part(text, 3, text.len);
	if (!bytes_are_sound(text, file, findings))
		return NULL;
	struct reader *reader = arena_zero(arena, sizeof(*reader));
	reader->text = text;
	reader->file = file;
	reader->arena = arena;
	reader->findings = findings;
	return read_document(reader);
}
