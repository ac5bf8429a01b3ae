/* kb_value.c - owns the way from JSON to values. Knows no table of the index. */
#include "kb_value.h"

#include "clean.h"
#include "vec.h"

#include <string.h>

/* One element as json_tree() gives it, in the order of the text: an element
 * stands before what it holds. */
struct element {
	int64_t id, parent;
	struct slice key;    /* of a member of an object */
	struct slice text;   /* of a scalar */
	bool is_array, is_object;
};

typedef VEC(struct element) element_list;

/* A number is taken as it is written: 38.10 stays 38.10. */
struct db_statement *kb_value_prepare(struct db *db, struct error *error)
{
	return db_prepare(db, "SELECT id, parent, key, type, CASE WHEN type IN ('integer', 'real') "
			      "THEN json -> fullkey ELSE atom END FROM json_tree(?1)", error);
}

static struct slice keep(struct arena *arena, struct slice text)
{
	struct str clean;
	struct slice kept = {"", 0};

	if (clean_is(text, CLEAN_TEXT))
		return (struct slice){arena_copy(arena, text.data, text.len), text.len};
	str_init(&clean);
	clean_add(&clean, text, CLEAN_TEXT);
	kept = (struct slice){arena_copy(arena, clean.data, clean.len), clean.len};
	str_done(&clean);
	return kept;
}

static void read_element(struct db_statement *statement, struct arena *arena,
			 element_list *elements)
{
	struct slice type = db_text(statement, 3);
	struct element element = {
		.id = db_int(statement, 0),
		.parent = db_is_null(statement, 1) ? -1 : db_int(statement, 1),
		.is_array = slice_is(type, "array"),
		.is_object = slice_is(type, "object"),
	};

	if (!db_is_null(statement, 2))
		element.key = keep(arena, db_text(statement, 2));
	if (!db_is_null(statement, 4))
		element.text = keep(arena, db_text(statement, 4));
	vec_push(elements, element);
}

/* --- elements to values ------------------------------------------------------ */

struct reader {
	struct arena *arena;
	const element_list *elements;
};

/* The first element in [from, ...) that parent holds, or the count. */
static size_t child(const struct reader *reader, int64_t parent, size_t from)
{
	size_t i = from;

	while (i < reader->elements->count && reader->elements->items[i].parent != parent)
		i++;
	return i;
}

static void read_object(const struct reader *reader, size_t at, const struct shape *shape,
			struct value *out);

static void read_localised(const struct reader *reader, size_t at, struct value *out)
{
	const struct element *object = &reader->elements->items[at];
	VEC(struct value) texts = {0};

	for (size_t i = child(reader, object->id, at + 1); i < reader->elements->count;
	     i = child(reader, object->id, i + 1)) {
		const struct element *element = &reader->elements->items[i];
		struct value text = {.field = out->field,
				     .language = element->key,
				     .text = element->text};

		vec_push(&texts, text);
	}
	out->count = texts.count;
	out->items = arena_zero(reader->arena, texts.count * sizeof(struct value));
	if (texts.count) {
		memcpy(out->items, texts.items, texts.count * sizeof(struct value));
		out->text = texts.items[0].text;
	}
	vec_done(&texts);
}

static void read_value(const struct reader *reader, size_t at, const struct field *field,
		       struct value *out)
{
	const struct element *element = &reader->elements->items[at];

	*out = (struct value){.field = field, .text = element->text};
	if (element->is_object && (field->flags & FIELD_LOCALISED))
		read_localised(reader, at, out);
	else if (element->is_object && field->shape)
		read_object(reader, at, field->shape, out);
	else if (field->type == TYPE_DATE)
		date_parse(element->text, &out->date, NULL);
}

typedef VEC(struct value) value_list;

static void add_member(const struct reader *reader, size_t at, const struct field *field,
		       value_list *values)
{
	const struct element *element = &reader->elements->items[at];
	struct value value;

	if (!element->is_array) {
		read_value(reader, at, field, &value);
		vec_push(values, value);
		return;
	}
	for (size_t i = child(reader, element->id, at + 1); i < reader->elements->count;
	     i = child(reader, element->id, i + 1)) {
		read_value(reader, i, field, &value);
		vec_push(values, value);
	}
}

static void read_object(const struct reader *reader, size_t at, const struct shape *shape,
			struct value *out)
{
	const struct element *object = &reader->elements->items[at];
	value_list values = {0};

	for (size_t i = child(reader, object->id, at + 1); i < reader->elements->count;
	     i = child(reader, object->id, i + 1)) {
		const struct field *field = shape_field(shape, reader->elements->items[i].key);

		if (field)
			add_member(reader, i, field, &values);
	}
	out->count = values.count;
	out->items = arena_zero(reader->arena, values.count * sizeof(struct value));
	if (values.count)
		memcpy(out->items, values.items, values.count * sizeof(struct value));
	vec_done(&values);
}

bool kb_value_read(struct db_statement *statement, struct slice json,
		   const struct shape *shape, struct arena *arena, struct value *root,
		   struct error *error)
{
	element_list elements = {0};
	struct reader reader = {arena, &elements};
	struct error own = {0};

	*root = (struct value){0};
	db_bind_text(statement, 1, json);
	while (db_step(statement, &own))
		read_element(statement, arena, &elements);
	db_reset(statement);
	if (own.code == ERROR_NONE && elements.count && elements.items[0].is_object)
		read_object(&reader, 0, shape, root);
	vec_done(&elements);
	return own.code == ERROR_NONE || error_set(error, own.code, "%s", own.message);
}
