/* head_json.h - what heads are made of, as members of JSON objects. What is empty is
 * left out. */
#ifndef PICKET_HEAD_JSON_H
#define PICKET_HEAD_JSON_H

#include "json.h"
#include "kb.h"

void head_json_text(struct json *json, const char *key, struct slice text);
void head_json_date(struct json *json, const char *key, const struct date *date);
void head_json_day(struct json *json, const char *key, int32_t day);
void head_json_marks(struct json *json, unsigned marks);

/* A position as an object of its own: id, by, stance, date, title, marks. */
void head_json_position(struct json *json, const struct head *head);

#endif
