/* prompt.h - one line that is being typed, and what was typed before.
 *
 * Owns its text and its history. Knows neither what the line is for nor who
 * draws it. The cursor stands between two clusters. */
#ifndef PICKET_PROMPT_H
#define PICKET_PROMPT_H

#include "action.h"
#include "key.h"
#include "vec.h"

/* Longest line in bytes, and lines remembered. */
#define PROMPT_BYTES 1024
#define PROMPT_HISTORY 100

struct prompt {
	struct str text;
	size_t cursor;            /* offset in text, in bytes */
	VEC(char *) history;      /* oldest first */
	size_t recalled;          /* index into history; its count: the line itself */
	struct str draft;         /* the line as it was before anything was recalled */
};

void prompt_init(struct prompt *prompt);
void prompt_done(struct prompt *prompt);

/* Begins an empty line. */
void prompt_begin(struct prompt *prompt);

/* Puts text in place of the line, with the cursor behind it. */
void prompt_set(struct prompt *prompt, struct slice text);

/* Puts text in place of what stands between a byte and the cursor, if it fits. */
void prompt_replace(struct prompt *prompt, size_t from, struct slice text);

/* Types a key where it is a character; whether the line is another now. */
bool prompt_type(struct prompt *prompt, input_key key);

/* Edits or recalls as action says; whether the line is another now. */
bool prompt_act(struct prompt *prompt, enum action action);

/* Remembers the line, unless it is empty or the last one remembered. */
void prompt_remember(struct prompt *prompt);

/* The part of the line to show in width columns, and in *column the cursor's
 * place in it, so that the cursor is always among them. */
struct slice prompt_view(const struct prompt *prompt, int width, int *column);

#endif
