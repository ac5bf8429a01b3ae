/* json.h - writes JSON into a buffer, on one line, escaped as it must be.
 *
 * The writer sets the commas. It trusts its caller to close what was opened and
 * to name each member of an object, and nothing else: texts are made harmless
 * (clean.h) and stay valid JSON whatever bytes they hold. */
#ifndef PICKET_JSON_H
#define PICKET_JSON_H

#include "str.h"

struct json {
	struct str *out;   /* not owned */
	bool ascii;        /* everything else than ASCII as \uXXXX */
	bool trusted;      /* texts are clean already; false at first */
	bool comma;        /* a value went before in the same list or object */
};

void json_init(struct json *json, struct str *out, bool ascii);

/* '{' or '[' and what closes it. */
void json_open(struct json *json, char bracket);
void json_close(struct json *json, char bracket);

/* The name of the member whose value comes next. */
void json_key(struct json *json, const char *key);
void json_key_slice(struct json *json, struct slice key);

void json_text(struct json *json, struct slice text);
void json_bool(struct json *json, bool value);
void json_count(struct json *json, size_t count);

/* A number as it was written; what JSON does not take for one becomes a text. */
void json_number(struct json *json, struct slice text);

#endif
