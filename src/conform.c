/* conform.c - owns the types of fields: which node is a value of one.
 *
 * What texts of a type look like stands in form.c. Must not know files or folders, nor
 * any record but the one at hand. */
#include "conform.h"

#include "bounds.h"
#include "clean.h"
#include "form.h"
#include "i18n.h"
#include "nearest.h"
#include "utf8.h"

#include <string.h>

#define SHAPE_FIELDS 64   /* more than any shape has */

typedef VEC(struct value) values;

static bool fail(struct conform *conform)
{
	conform->broken = true;
	return false;
}

static struct place place_of(const struct conform *conform, const struct node *node)
{
	return (struct place){conform->file, node->line, node->column};
}

/* Adds an error at node; is false. */
#define FAIL(conform, node, ...)                                                       \
	(findings_add((conform)->findings, SEVERITY_ERROR, place_of(conform, node),    \
		      __VA_ARGS__),                                                    \
	 fail(conform))
#define WARN(conform, node, ...)                                                       \
	findings_add((conform)->findings, SEVERITY_WARNING, place_of(conform, node),   \
		     __VA_ARGS__)

static const char *name_of(const struct field *field)
{
	return field_names[field->name];
}

/* What messages call the record at hand. */
static const char *thing_of(const struct conform *conform)
{
	const struct record *record = conform->record;
	struct str thing;
	const char *result;

	if (!record)
		return "picket.yaml";
	str_init(&thing);
	if (record->id.len)
		/* TRANSLATORS: a kind and an id: "position 'x'". */
		str_format(&thing, _("%s '%.*s'"), kind_table[record->kind].name,
			   SLICE_ARGS(record->id));
	else
		str_format(&thing, _("this %s"), kind_table[record->kind].name);
	result = arena_copy(&conform->records->arena, thing.data, thing.len);
	str_done(&thing);
	return result;
}

/* --- the nearest known word ---------------------------------------------- */

static const char *nearest_field(const struct shape *shape, struct slice key)
{
	struct nearest nearest;

	nearest_init(&nearest, key);
	for (size_t i = 0; i < shape->count; i++)
		nearest_try(&nearest, name_of(&shape->fields[i]));
	return nearest.word;
}

static const char *nearest_word(const struct vocabulary *vocabulary, struct slice word)
{
	struct nearest nearest;

	nearest_init(&nearest, word);
	for (size_t i = 0; i < vocabulary->count; i++)
		nearest_try(&nearest, vocabulary->words[i].word);
	return nearest.word;
}

/* --- texts ---------------------------------------------------------------- */

/* The first mark in cleaned that stands for something foreign in text. */
static struct slice first_mark(struct slice text, struct slice cleaned)
{
	for (size_t at = slice_find(cleaned, 0, '<'); at < cleaned.len;
	     at = slice_find(cleaned, at + 1, '<')) {
		size_t end = slice_find(cleaned, at, '>');
		struct slice mark = slice_part(cleaned, at, end - at + 1);
		if (!memmem(text.data, text.len, mark.data, mark.len))
			return mark;
	}
	return (struct slice){0};
}

/* The text of a scalar, harmless and without space around it, in the arena. */
static struct slice harmless(struct conform *conform, const struct field *field,
			     const struct node *node)
{
	enum clean_lines lines = field->type == TYPE_PROSE ? CLEAN_TEXT : CLEAN_LINE;
	struct slice text = slice_trim(node->text);
	struct str cleaned;

	if (clean_is(text, lines))
		return (struct slice){arena_copy(&conform->records->arena, text.data, text.len),
				      text.len};
	str_init(&cleaned);
	clean_add(&cleaned, text, lines);
	struct slice mark = first_mark(text, str_slice(&cleaned));
	if (mark.len)
		WARN(conform, node,
		     _("'%s' holds a hidden character, shown to readers as %.*s; remove it"),
		     name_of(field), SLICE_ARGS(mark));
	struct slice result = slice_trim(str_slice(&cleaned));
	result.data = arena_copy(&conform->records->arena, result.data, result.len);
	str_done(&cleaned);
	return result;
}

static bool check_size(struct conform *conform, const struct field *field,
		       const struct node *node, struct slice text)
{
	size_t most = field->max_width ? LOAD_TITLE : LOAD_BODY;
	int width;

	if (text.len > most)
		return FAIL(conform, node, _("'%s' has %zu bytes; at most %zu are kept"),
			    name_of(field), text.len, most);
	if (!field->max_width || (width = utf8_width(text)) <= field->max_width)
		return true;
	return FAIL(conform, node, _("'%s' is %d columns wide; at most %d fit"), name_of(field),
		    width, field->max_width);
}

/* --- scalars by type ------------------------------------------------------ */

static bool check_line(struct conform *conform, const struct field *field,
		       const struct node *node, struct slice text)
{
	size_t words;

	if (field->name != FIELD_QUOTE || (words = form_word_count(text)) <= LOAD_QUOTE)
		return true;
	return FAIL(conform, node, _("the quote has %zu words; at most %d may be quoted"), words,
		    LOAD_QUOTE);
}

static bool check_id(struct conform *conform, const struct field *field,
		     const struct node *node, struct slice text)
{
	if (form_is_id(text))
		return true;
	return FAIL(conform, node,
		    _("'%.*s' in '%s' is no id; an id has a-z, 0-9, '.', '_' and '-', "
		      "begins with a letter or digit and has at most %d characters"),
		    SLICE_ARGS(text), name_of(field), LOAD_ID);
}

static void list_words(const struct vocabulary *vocabulary, struct str *out)
{
	for (size_t i = 0; i < vocabulary->count; i++)
		str_format(out, "%s%s", i ? ", " : "", vocabulary->words[i].word);
}

static bool check_word(struct conform *conform, const struct field *field,
		       const struct node *node, struct slice text)
{
	const char *near;
	struct str known;

	if (vocabulary_find(field->vocabulary, text) < field->vocabulary->count)
		return true;
	near = nearest_word(field->vocabulary, text);
	if (near)
		return FAIL(conform, node, _("unknown word '%.*s' for '%s'; did you mean '%s'?"),
			    SLICE_ARGS(text), name_of(field), near);
	str_init(&known);
	list_words(field->vocabulary, &known);
	FAIL(conform, node, _("unknown word '%.*s' for '%s'; known are %.*s"), SLICE_ARGS(text),
	     name_of(field), SLICE_ARGS(str_slice(&known)));
	str_done(&known);
	return false;
}

static bool read_date(struct conform *conform, const struct node *node, struct value *value)
{
	struct error error = {0};

	if ((value->field->flags & FIELD_UNKNOWN) && slice_is(value->text, "unknown"))
		return true;
	if (date_parse(value->text, &value->date, &error))
		return true;
	/* TRANSLATORS: a field, and what is wrong with the date in it. */
	return FAIL(conform, node, _("'%s': %s"), name_of(value->field), error.message);
}

static bool check_simple(struct conform *conform, const struct field *field,
			 const struct node *node, struct slice text)
{
	const char *name = name_of(field);

	switch (field->type) {
	case TYPE_TAG:
		return form_is_tag(text) ||
		       FAIL(conform, node, _("'%.*s' in '%s' is no single word; join words "
					     "with '-'"),
			    SLICE_ARGS(text), name);
	case TYPE_URL:
		return form_is_url(text) ||
		       FAIL(conform, node, _("'%.*s' in '%s' is no address; one begins with "
					     "https://, http:// or mailto:"),
			    SLICE_ARGS(text), name);
	case TYPE_LANGUAGE:
		return form_is_language(text) ||
		       FAIL(conform, node, _("'%.*s' in '%s' is no language code; one looks like "
					     "en or pt-BR"),
			    SLICE_ARGS(text), name);
	case TYPE_PERCENT:
		return form_is_percent(text) ||
		       FAIL(conform, node, _("'%.*s' in '%s' is no percentage; one is a number "
					     "from 0 to 100, like 78.33"),
			    SLICE_ARGS(text), name);
	case TYPE_NUMBER:
		return form_is_number(text) ||
		       FAIL(conform, node, _("'%.*s' in '%s' is no whole number; one has digits "
					     "only"),
			    SLICE_ARGS(text), name);
	default:
		return true;
	}
}

static bool read_scalar(struct conform *conform, const struct node *node, struct value *value)
{
	const struct field *field = value->field;

	value->text = harmless(conform, field, node);
	if (!check_size(conform, field, node, value->text))
		return false;
	switch (field->type) {
	case TYPE_LINE: return check_line(conform, field, node, value->text);
	case TYPE_ID:
	case TYPE_LINK: return check_id(conform, field, node, value->text);
	case TYPE_WORD: return check_word(conform, field, node, value->text);
	case TYPE_DATE: return read_date(conform, node, value);
	default: return check_simple(conform, field, node, value->text);
	}
}

/* --- texts by language ---------------------------------------------------- */

static size_t language_index(const struct base *base, struct slice language)
{
	size_t i = 0;

	while (i < base->language_count && !slice_equal(base->languages[i], language))
		i++;
	return i;
}

static void list_languages(const struct base *base, unsigned without, struct str *out)
{
	const char *comma = "";

	for (size_t i = 0; i < base->language_count; i++) {
		if (without & (1u << i))
			continue;
		str_format(out, "%s%.*s", comma, SLICE_ARGS(base->languages[i]));
		comma = ", ";
	}
}

/* Warns of the base's languages that are not among given (a bit each). */
static void check_languages(struct conform *conform, const struct field *field,
			    const struct node *node, unsigned given)
{
	const struct base *base = &conform->records->base;
	struct str missing;

	if (given == (1u << base->language_count) - 1)
		return;
	str_init(&missing);
	list_languages(base, given, &missing);
	if (missing.len)
		WARN(conform, node, _("'%s' of %s lacks a translation: %.*s"), name_of(field),
		     thing_of(conform), SLICE_ARGS(str_slice(&missing)));
	str_done(&missing);
}

static void unknown_language(struct conform *conform, const struct field *field,
			     const struct node *key)
{
	struct str known;

	str_init(&known);
	list_languages(&conform->records->base, 0, &known);
	FAIL(conform, key, _("unknown language '%.*s' in '%s'; picket.yaml names %.*s"),
	     SLICE_ARGS(key->text), name_of(field), SLICE_ARGS(str_slice(&known)));
	str_done(&known);
}

static bool is_empty(const struct node *node)
{
	return node->type == NODE_SCALAR ? !slice_trim(node->text).len : !node->count;
}

/* Reads one language's text. */
static bool read_language(struct conform *conform, const struct field *field,
			  const struct node *node, struct value *item)
{
	*item = (struct value){.field = field, .line = node->line, .column = node->column};
	if (node->type == NODE_SCALAR && (node->broken || is_empty(node)))
		return false;
	if (node->type != NODE_SCALAR)
		return FAIL(conform, node, _("a language in '%s' has one text, not a list or map"),
			    name_of(field));
	return read_scalar(conform, node, item);
}

/* {en: ..., de: ...}: items in the order of the base's languages. */
static bool read_languages(struct conform *conform, const struct node *node,
			   struct value *value)
{
	const struct base *base = &conform->records->base;
	struct value found[BASE_LANGUAGES] = {0};
	unsigned given = 0;

	for (size_t i = 0; i + 1 < node->count; i += 2) {
		const struct node *key = node->children[i];
		size_t language = language_index(base, key->text);
		if (language == base->language_count)
			unknown_language(conform, value->field, key);
		else if (read_language(conform, value->field, node->children[i + 1],
				       &found[language]))
			given |= 1u << language;
	}
	value->items = arena_zero(&conform->records->arena,
				  (size_t)__builtin_popcount(given) * sizeof(*found));
	for (size_t i = 0; i < base->language_count; i++)
		if (given & (1u << i)) {
			found[i].language = base->languages[i];
			value->items[value->count++] = found[i];
		}
	if (!conform->broken || given)
		check_languages(conform, value->field, node, given);
	if (value->count)
		value->text = value->items[0].text;
	return value->count > 0;
}

static bool read_localised(struct conform *conform, const struct node *node,
			   struct value *value)
{
	if (node->type == NODE_MAP)
		return read_languages(conform, node, value);
	value->language = conform->records->base.languages[0];
	check_languages(conform, value->field, node, 1);
	return read_scalar(conform, node, value);
}

/* --- fields and shapes ---------------------------------------------------- */

/* A plain string where the shape says which field of the map it means. */
static bool read_plain(struct conform *conform, const struct node *node, struct value *value)
{
	const struct shape *shape = value->field->shape;
	const struct field *field;

	if (shape->plain == FIELD_COUNT)
		return FAIL(conform, node, _("'%s' is a map of fields, not a text"),
			    name_of(value->field));
	field = shape_field_named(shape, shape->plain);
	value->items = arena_zero(&conform->records->arena, sizeof(*value->items));
	value->count = 1;
	value->items[0] =
		(struct value){.field = field, .line = node->line, .column = node->column};
	return read_scalar(conform, node, value->items);
}

static bool read_map(struct conform *conform, const struct node *node, struct value *value)
{
	const struct shape *outside = conform->inside;

	conform->inside = value->field->shape;
	conform_map(conform, node, conform->inside, value);
	conform->inside = outside;
	return true;
}

static bool read_one(struct conform *conform, const struct node *node, struct value *value)
{
	const struct field *field = value->field;

	if (node->type == NODE_LIST)
		return FAIL(conform, node, _("a list stands in a list in '%s'; write one list"),
			    name_of(field));
	if (field->type == TYPE_MAP && node->type == NODE_SCALAR)
		return read_plain(conform, node, value);
	if (field->type == TYPE_MAP)
		return read_map(conform, node, value);
	if (field->flags & FIELD_LOCALISED)
		return read_localised(conform, node, value);
	if (node->type == NODE_MAP)
		return FAIL(conform, node, _("'%s' is one value, not a map"), name_of(field));
	return read_scalar(conform, node, value);
}

static void add_one(struct conform *conform, const struct field *field,
		    const struct node *node, values *out)
{
	struct value value = {.field = field, .line = node->line, .column = node->column};

	if (node->type == NODE_SCALAR && node->broken)
		return;
	if (is_empty(node))
		WARN(conform, node, _("'%s' of %s is empty; fill it in or take it out"),
		     name_of(field), thing_of(conform));
	else if (read_one(conform, node, &value))
		vec_push(out, value);
}

static void add_field(struct conform *conform, const struct field *field,
		      const struct node *node, values *out)
{
	if (node->type != NODE_LIST || !node->count) {
		add_one(conform, field, node, out);
	} else if (!(field->flags & FIELD_LIST)) {
		FAIL(conform, node, _("'%s' of %s takes one value, not a list"), name_of(field),
		     thing_of(conform));
	} else if (node->count > LOAD_LIST) {
		FAIL(conform, node, _("'%s' of %s has %zu items; at most %d are kept"),
		     name_of(field), thing_of(conform), node->count, LOAD_LIST);
	} else {
		for (size_t i = 0; i < node->count; i++)
			add_one(conform, field, node->children[i], out);
	}
}

static void unknown_key(struct conform *conform, const struct shape *shape,
			const struct node *key)
{
	const char *near = nearest_field(shape, key->text);
	struct str known;

	if (near) {
		FAIL(conform, key, _("unknown key '%.*s' in %s; did you mean '%s'?"),
		     SLICE_ARGS(key->text), thing_of(conform), near);
		return;
	}
	str_init(&known);
	for (size_t i = 0; i < shape->count; i++)
		str_format(&known, "%s%s", i ? ", " : "", field_names[shape->fields[i].name]);
	FAIL(conform, key, _("unknown key '%.*s' in %s; there are: %s"), SLICE_ARGS(key->text),
	     thing_of(conform), known.data);
	str_done(&known);
}

/* Sorts the values of node by the shape's fields. */
static void assign_keys(struct conform *conform, const struct node *node,
			const struct shape *shape, const struct node **given)
{
	for (size_t i = 0; i + 1 < node->count; i += 2) {
		const struct node *key = node->children[i];
		const struct field *field = shape_field(shape, key->text);
		if (field)
			given[field - shape->fields] = node->children[i + 1];
		else
			unknown_key(conform, shape, key);
	}
}

/* Adds the values of one field; given is null where it has none. A required one
 * that is missing is an error, unless YAML's errors may have taken it along. */
static void fill_field(struct conform *conform, const struct node *node,
		       const struct field *field, const struct node *given, values *out)
{
	size_t errors = conform->findings->errors;
	size_t count = out->count;
	bool lost = given ? given->broken : node->broken;

	if (given)
		add_field(conform, field, given, out);
	if (!(field->flags & FIELD_REQUIRED) || out->count > count || lost ||
	    conform->findings->errors > errors)
		return;
	if (conform->inside)
		FAIL(conform, node, _("a %s in %s has no '%s', which is required"),
		     conform->inside->name, thing_of(conform), name_of(field));
	else
		FAIL(conform, node, _("%s has no '%s', which is required"), thing_of(conform),
		     name_of(field));
}

void conform_map(struct conform *conform, const struct node *node, const struct shape *shape,
		 struct value *out)
{
	const struct node *given[SHAPE_FIELDS] = {0};
	values found = {0};

	assert(shape->count <= SHAPE_FIELDS);
	conform->broken |= node->broken;
	assign_keys(conform, node, shape, given);
	for (size_t i = 0; i < shape->count; i++) {
		const struct field *field = &shape->fields[i];
		if (field->name != FIELD_ID)
			fill_field(conform, node, field, given[i], &found);
	}
	out->count = found.count;
	out->items = arena_zero(&conform->records->arena, found.count * sizeof(*out->items));
	if (found.count)
		memcpy(out->items, found.items, found.count * sizeof(*out->items));
	vec_done(&found);
}
