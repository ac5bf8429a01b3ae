/* form.h - whether a text has the form that its type wants. Owns nothing. */
#ifndef PICKET_FORM_H
#define PICKET_FORM_H

#include "str.h"

/* Whether text can be an id: [a-z0-9][a-z0-9._-]{0,63}. */
bool form_is_id(struct slice text);

/* Whether text can be a language code: en, pt-BR. */
bool form_is_language(struct slice text);

/* http, https or mailto, something behind it, and no space. */
bool form_is_url(struct slice text);

/* At most 15 digits. */
bool form_is_number(struct slice text);

/* From 0 to 100, like 78.33. */
bool form_is_percent(struct slice text);

bool form_is_tag(struct slice text);

/* Words of a text, which stand between spaces. */
size_t form_word_count(struct slice text);

#endif
