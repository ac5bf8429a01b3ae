/* rich.h - text in lines of runs: a role, some text, perhaps a link.
 *
 * What documents and lists are made of; knows no terminal. Everything belongs
 * to the rich's arena. A builder adds lines and runs; rich_wrap() gives the same
 * text in lines of a width. Texts are cleaned on the way in. */
#ifndef PICKET_RICH_H
#define PICKET_RICH_H

#include "mem.h"
#include "role.h"
#include "str.h"
#include "vec.h"

struct query;

struct run {
	enum role role;
	struct slice text;
	unsigned link;      /* index into rich.links plus one; 0: none */
};

struct line {
	VEC(struct run) runs;   /* items in the arena's keeping, do not free */
	int indent;             /* columns before the first line */
	int hang;               /* columns before the lines it is wrapped into */
	unsigned source;        /* wrapped: index of the line it comes from */
};

struct rich_link {
	struct slice id;        /* of an entry, */
	struct slice address;   /* or an address on the web */
};

struct rich {
	struct arena arena;
	VEC(struct line) lines;
	VEC(struct rich_link) links;
};

void rich_init(struct rich *rich);
void rich_done(struct rich *rich);

/* Forgets all lines and links. */
void rich_clear(struct rich *rich);

/* Begins a new line. Runs are added to the last one. */
void rich_line(struct rich *rich, int indent, int hang);

/* Adds text to the last line; empty text adds nothing. */
void rich_add(struct rich *rich, enum role role, struct slice text);
void rich_add_text(struct rich *rich, enum role role, const char *text);
void rich_format(struct rich *rich, enum role role, const char *format, ...)
	ATTR_PRINTF(3, 4);

/* Adds text that leads to the entry called id, or to an address. */
void rich_add_link(struct rich *rich, enum role role, struct slice text, struct slice id);
void rich_add_address(struct rich *rich, enum role role, struct slice text, struct slice address);

/* Columns of a line, without its indent. */
int line_width(const struct line *line);

/* Fills out with in's lines, wrapped to width columns (at least 1) at spaces,
 * and inside a word or a badge only where it is longer than a line. The links
 * are the same and have the same numbers. out must be empty. */
void rich_wrap(const struct rich *in, int width, struct rich *out);

/* Gives the words that query looks for the role ROLE_MATCH; null does nothing. */
void rich_mark(struct rich *rich, const struct query *query);

/* The same from line `first` on. */
void rich_mark_from(struct rich *rich, size_t first, const struct query *query);

/* The next word of text at or behind `from` that query looks for: its offset
 * and its bytes. False where there is none. */
bool rich_find_word(struct slice text, size_t from, const struct query *query, size_t *at,
		    size_t *len);

/* Appends all lines as plain text, each with its indent and a line end. */
void rich_print(const struct rich *rich, struct str *out);

#endif
