/* query_parse.c - owns the grammar of the query language. Knows no index.
 *
 * A query is parsed by recursive descent into nodes that live in one arena. */
#include "query.h"

#include "i18n.h"
#include "nearest.h"
#include "query_part.h"
#include "spelling.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

/* Parentheses in parentheses. */
#define DEPTH_MAX 16

struct parser {
	struct query *query;
	struct error *error;
	size_t at;
	int depth;
	bool excluded;   /* inside what must not occur */
};

/* --- words -------------------------------------------------- */

/* The next run of word characters in text from *at; empty at the end. */
static struct slice next_token(struct slice text, size_t *at)
{
	size_t start = *at, end;
	uint32_t code;
	size_t len;

	while ((len = utf8_decode(slice_part(text, start, SIZE_MAX), &code)) > 0 &&
	       !utf8_is_word(code))
		start += len;
	end = start;
	while ((len = utf8_decode(slice_part(text, end, SIZE_MAX), &code)) > 0 &&
	       utf8_is_word(code))
		end += len;
	*at = end;
	return slice_part(text, start, end - start);
}

static bool has_token(struct slice text)
{
	size_t at = 0;

	return next_token(text, &at).len > 0;
}

/* --- parsing ---------------------------------------------------------------------- */

static struct query_node *parse_all(struct parser *parser);

bool query_fail(const struct query *query, size_t at, struct error *error, const char *format,
		...)
{
	struct slice before = slice_part(query->text, 0, at);
	struct str text;
	va_list arguments;

	str_init(&text);
	va_start(arguments, format);
	str_vformat(&text, format, arguments);
	va_end(arguments);
	error_set(error, ERROR_USAGE, _("column %d: %s"), utf8_width(before) + 1, text.data);
	str_done(&text);
	return false;
}

static bool fail(struct parser *parser, size_t at, const char *expected)
{
	return query_fail(parser->query, at, parser->error, "%s", expected);
}

/* Whether the node can find anything: something in it is not negative. */
static bool finds(const struct query_node *node)
{
	if (node->type == QUERY_TERM || node->type == QUERY_FILTER)
		return true;
	if (node->type == QUERY_NOT)
		return false;
	for (const struct query_node *part = node->first; part; part = part->next)
		if (finds(part))
			return true;
	return false;
}

static struct query_node *node_new(struct parser *parser, enum query_node_type type)
{
	struct query_node *node = arena_zero(&parser->query->arena, sizeof(*node));

	node->type = type;
	return node;
}

static void add_part(struct query_node *node, struct query_node *part)
{
	if (node->last)
		node->last->next = part;
	else
		node->first = part;
	node->last = part;
}

static char peek(const struct parser *parser)
{
	return parser->at < parser->query->text.len ? parser->query->text.data[parser->at] : '\0';
}

static void skip_blanks(struct parser *parser)
{
	while (peek(parser) == ' ')
		parser->at++;
}

/* Remembers what a run of words looks for: to mark it, and to correct it. */
static void note_words(struct parser *parser, const struct query_node *node, size_t offset)
{
	struct query *query = parser->query;
	size_t at = 0, count = 0;
	struct slice token, last = {0};
	struct query_word word = {.offset = offset, .len = node->text.len,
				  .prefix = node->prefix};

	while ((token = next_token(node->text, &at)).len) {
		size_t behind = at;
		bool is_last = !next_token(node->text, &behind).len;
		struct spellings spellings;

		count++;
		spellings_init(&spellings, token);
		for (size_t i = 0; i < spellings.count; i++) {
			struct str folded;
			struct wanted wanted = {.prefix = node->prefix && is_last};

			str_init(&folded);
			utf8_fold(&folded, str_slice(&spellings.texts[i]));
			wanted.term = (struct slice){
				arena_copy(&query->arena, folded.data, folded.len), folded.len};
			str_done(&folded);
			if (i == 0)
				last = wanted.term;
			if (!parser->excluded)
				vec_push(&query->wanted, wanted);
		}
		spellings_done(&spellings);
	}
	if (count == 1)
		word.term = last;
	if (!parser->excluded)
		vec_push(&query->words, word);
}

/* Words side by side; null without an error where nothing in them can be found. */
static struct query_node *words_node(struct parser *parser, size_t from, size_t to,
				     bool prefix)
{
	struct query_node *node = node_new(parser, QUERY_TERM);

	node->text = slice_part(parser->query->text, from, to - from);
	node->prefix = prefix;
	if (!has_token(node->text))
		return NULL;
	if (parser->query->words.count >= QUERY_WORDS) {
		fail(parser, from, _("too many words"));
		return NULL;
	}
	note_words(parser, node, from);
	return node;
}

static struct query_node *parse_phrase(struct parser *parser)
{
	size_t from = ++parser->at;
	size_t to = slice_find(parser->query->text, from, '"');
	bool closed = to < parser->query->text.len;

	parser->at = closed ? to + 1 : to;
	return words_node(parser, from, to, !closed);
}

/* The filter that a word begins with, and its length with the colon. */
static enum filter filter_at(struct slice word, size_t *len)
{
	size_t colon = slice_find(word, 0, ':');

	*len = colon + 1;
	return colon < word.len ? filter_of_name(slice_part(word, 0, colon)) : FILTER_COUNT;
}

/* Whether a name before a colon was meant to be that of a filter; then that is said. */
static bool is_misspelt(struct parser *parser, struct slice name, size_t at)
{
	struct nearest nearest;

	nearest_init(&nearest, name);
	for (int i = 0; i < FILTER_COUNT; i++)
		nearest_try(&nearest, filter_table[i].name);
	if (nearest.word)
		query_fail(parser->query, at, parser->error,
			   _("there is no filter “%.*s”; “%s” is the nearest"), SLICE_ARGS(name),
			   nearest.word);
	return nearest.word != NULL;
}

/* Behind a filter's value, which may have quotation marks in it. */
static size_t end_of_value(struct slice text, size_t at)
{
	bool quoted = false;

	for (; at < text.len && (quoted || !strchr(" ()", text.data[at])); at++)
		quoted ^= text.data[at] == '"';
	return at;
}

/* Whether nothing but filters stands from `at` on: then the word before may go on, unless
 * the query ends in a space. */
static bool only_filters(struct slice text, size_t at)
{
	while (at < text.len) {
		size_t start = at, end, len;

		while (at < text.len && text.data[at] == ' ')
			at++;
		if (at == start || at == text.len)
			return false;
		at += text.data[at] == '-';
		end = end_of_value(text, at);
		if (filter_at(slice_part(text, at, end - at), &len) == FILTER_COUNT)
			return false;
		at = end;
	}
	return true;
}

static struct query_node *parse_word(struct parser *parser)
{
	struct slice text = parser->query->text;
	size_t from = parser->at, len;
	enum filter filter;

	while (parser->at < text.len && !strchr(" ()\"", peek(parser)))
		parser->at++;
	filter = filter_at(slice_part(text, from, parser->at - from), &len);
	if (filter == FILTER_COUNT && from + len <= parser->at && len > 1 &&
	    is_misspelt(parser, slice_part(text, from, len - 1), from))
		return NULL;
	if (filter == FILTER_COUNT)
		return words_node(parser, from, parser->at, only_filters(text, parser->at));
	parser->at = from + len;
	return query_filter(parser->query, filter, &parser->at, parser->error);
}

static struct query_node *parse_group(struct parser *parser)
{
	size_t from = parser->at++;
	struct query_node *node;

	if (++parser->depth > DEPTH_MAX) {
		fail(parser, from, _("too many parentheses"));
		return NULL;
	}
	node = parse_all(parser);
	parser->depth--;
	if (peek(parser) == ')')
		parser->at++;
	else
		fail(parser, from, _("this parenthesis is not closed"));
	if (node && !finds(node))
		fail(parser, from, _("beside what must not occur, say what must: strike -war"));
	return node;
}

static struct query_node *parse_plain(struct parser *parser)
{
	if (peek(parser) == '"')
		return parse_phrase(parser);
	if (peek(parser) == '(')
		return parse_group(parser);
	return parse_word(parser);
}

/* A minus sign says no only in front of something. */
static bool at_minus(const struct parser *parser)
{
	struct slice text = parser->query->text;

	return peek(parser) == '-' && parser->at + 1 < text.len &&
	       !strchr(" )-", text.data[parser->at + 1]);
}

static struct query_node *parse_signed(struct parser *parser)
{
	struct query_node *inner, *node;
	bool was_excluded = parser->excluded;

	if (!at_minus(parser))
		return parse_plain(parser);
	parser->at++;
	parser->excluded = true;
	inner = parse_plain(parser);
	parser->excluded = was_excluded;
	if (!inner)
		return NULL;
	node = node_new(parser, QUERY_NOT);
	add_part(node, inner);
	return node;
}

static bool take_or(struct parser *parser)
{
	struct slice rest;

	skip_blanks(parser);
	rest = slice_part(parser->query->text, parser->at, SIZE_MAX);
	if (!slice_starts(rest, "OR") || (rest.len > 2 && !strchr(" (\"", rest.data[2])))
		return false;
	parser->at += 2;
	skip_blanks(parser);
	return true;
}

static bool at_end(const struct parser *parser)
{
	return parser->at >= parser->query->text.len || peek(parser) == ')';
}

/* Terms with OR between them. While people type, an OR at the end is not yet
 * followed by anything, and is taken as if it were not there. */
static struct query_node *parse_any(struct parser *parser)
{
	struct query_node *first = parse_signed(parser), *any = NULL;

	while (parser->error->code == ERROR_NONE && take_or(parser)) {
		size_t from = parser->at;
		struct query_node *next = at_end(parser) ? NULL : parse_signed(parser);

		if (!next || !first) {
			first = first ? first : next;
			continue;
		}
		if (first->type == QUERY_NOT || next->type == QUERY_NOT) {
			fail(parser, from, _("what has a minus sign can't stand beside OR"));
			return NULL;
		}
		if (!any) {
			any = node_new(parser, QUERY_ANY);
			add_part(any, first);
		}
		add_part(any, next);
	}
	return any ? any : first;
}

/* Terms side by side, up to the end or a closing parenthesis. */
static struct query_node *parse_all(struct parser *parser)
{
	struct query_node *all = node_new(parser, QUERY_ALL);

	for (skip_blanks(parser); !at_end(parser); skip_blanks(parser)) {
		struct query_node *node = parse_any(parser);

		if (parser->error->code != ERROR_NONE)
			break;
		if (node)
			add_part(all, node);
	}
	return all->first ? all : NULL;
}

static bool parse_whole(struct parser *parser)
{
	struct query *query = parser->query;

	if (query->text.len > QUERY_BYTES)
		return error_set(parser->error, ERROR_USAGE,
				 _("the query is longer than %d bytes"), QUERY_BYTES);
	query->root = parse_all(parser);
	if (parser->error->code == ERROR_NONE && peek(parser) == ')')
		return fail(parser, parser->at, _("this parenthesis was not opened"));
	if (parser->error->code == ERROR_NONE && query->root && !finds(query->root))
		return fail(parser, 0, _("beside what must not occur, say what must: strike -war"));
	return parser->error->code == ERROR_NONE;
}

/* What facet words begin with or have inside: U+E000 to U+E03F. */
static bool is_facet_sign(struct slice text, size_t at)
{
	return slice_starts(slice_part(text, at, 2), "\xee\x80") && at + 2 < text.len;
}

/* A copy in which every control character, and what only facets have, is a blank, in
 * the same place. */
static struct slice without_controls(struct arena *arena, struct slice text)
{
	char *copy = arena_copy(arena, text.data, text.len);

	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)copy[i] < ' ')
			copy[i] = ' ';
		else if (is_facet_sign(text, i))
			memset(copy + i, ' ', 3);
	return (struct slice){copy, text.len};
}

struct query *query_parse(struct slice text, bool typing, struct error *error)
{
	struct query *query = mem_zero(sizeof(*query));
	struct error own = {0};
	struct parser parser = {.query = query, .error = &own};

	arena_init(&query->arena);
	query->typing = typing;
	query->text = without_controls(&query->arena, text);
	if (parse_whole(&parser))
		return query;
	error_set(error, own.code, "%s", own.message);
	query_free(query);
	return NULL;
}

void query_free(struct query *query)
{
	if (!query)
		return;
	vec_done(&query->words);
	vec_done(&query->wanted);
	vec_done(&query->named);
	arena_done(&query->arena);
	free(query);
}

bool query_is_empty(const struct query *query)
{
	return !query->root;
}

const struct query_word *query_words(const struct query *query, size_t *count)
{
	*count = query->words.count;
	return query->words.items;
}

/* --- marking ---------------------------------------------------------------------- */

bool query_matches_word(const struct query *query, struct slice word)
{
	struct str folded;
	bool matches = false;

	str_init(&folded);
	utf8_fold(&folded, word);
	for (size_t i = 0; i < query->wanted.count && !matches; i++) {
		struct slice term = query->wanted.items[i].term;
		struct slice begin = slice_part(str_slice(&folded), 0, term.len);

		matches = slice_equal(begin, term) &&
			  (query->wanted.items[i].prefix || folded.len == term.len);
	}
	str_done(&folded);
	return matches;
}
