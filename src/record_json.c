/* record_json.c - owns the JSON of values. Knows no index. */
#include "record_json.h"

static void write_localised(struct json *json, const struct value *value,
			    struct slice base_language)
{
	json_open(json, '{');
	if (!value->count) {
		json_key_slice(json, base_language);
		json_text(json, value->text);
	}
	for (size_t i = 0; i < value->count; i++) {
		json_key_slice(json, value->items[i].language);
		json_text(json, value->items[i].text);
	}
	json_close(json, '}');
}

static void write_value(struct json *json, const struct value *value,
			struct slice base_language)
{
	const struct field *field = value->field;

	if (field->flags & FIELD_LOCALISED) {
		write_localised(json, value, base_language);
	} else if (field->type == TYPE_MAP) {
		json_open(json, '{');
		record_json_fields(json, value, field->shape, base_language);
		json_close(json, '}');
	} else if (field->type == TYPE_PERCENT || field->type == TYPE_NUMBER) {
		json_number(json, value->text);
	} else {
		json_text(json, value->text);
	}
}

static void write_list(struct json *json, const struct value *parent, enum field_name name,
		       struct slice base_language)
{
	json_open(json, '[');
	for (VALUES(v, parent, name))
		write_value(json, v, base_language);
	json_close(json, ']');
}

void record_json_fields(struct json *json, const struct value *parent,
			const struct shape *shape, struct slice base_language)
{
	for (size_t i = 0; i < shape->count; i++) {
		const struct field *field = &shape->fields[i];
		const struct value *value = value_find(parent, field->name);

		if (!value || field->name == FIELD_ID)
			continue;
		json_key(json, field_names[field->name]);
		if (field->flags & FIELD_LIST)
			write_list(json, parent, field->name, base_language);
		else
			write_value(json, value, base_language);
	}
}
