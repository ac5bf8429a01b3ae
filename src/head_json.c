/* head_json.c - owns the keys of positions and how days and marks look in JSON. */
#include "head_json.h"

void head_json_text(struct json *json, const char *key, struct slice text)
{
	if (!text.len)
		return;
	json_key(json, key);
	json_text(json, text);
}

void head_json_date(struct json *json, const char *key, const struct date *date)
{
	struct str edtf;

	str_init(&edtf);
	date_edtf(date, &edtf);
	head_json_text(json, key, str_slice(&edtf));
	str_done(&edtf);
}

void head_json_marks(struct json *json, unsigned marks)
{
	json_key(json, "marks");
	json_open(json, '[');
	for (int i = 0; i < MARK_COUNT; i++)
		if (marks & (1u << i))
			json_text(json, slice_of(mark_table[i].name));
	json_close(json, ']');
}

void head_json_day(struct json *json, const char *key, int32_t day)
{
	struct str text;

	str_init(&text);
	date_print_day(day, &text);
	head_json_text(json, key, str_slice(&text));
	str_done(&text);
}

void head_json_position(struct json *json, const struct head *head)
{
	json_open(json, '{');
	head_json_text(json, "id", head->id);
	head_json_text(json, "by", head->by);
	head_json_text(json, "stance", head->word);
	head_json_date(json, "date", &head->date);
	head_json_text(json, "title", head->title);
	head_json_marks(json, head->marks);
	json_close(json, '}');
}
