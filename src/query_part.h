/* query_part.h - a query as a tree. For query*.c and what runs queries only.
 *
 * The nodes live in the query's arena. */
#ifndef PICKET_QUERY_PART_H
#define PICKET_QUERY_PART_H

#include "date.h"
#include "filter.h"
#include "query.h"

enum query_node_type {
	QUERY_ALL,      /* all parts */
	QUERY_ANY,      /* any of them */
	QUERY_NOT,      /* not its one part */
	QUERY_TERM,     /* words that stand side by side */
	QUERY_FILTER    /* any of its values */
};

/* One value of a filter, as it is looked for. */
struct query_value {
	struct slice text;             /* a word, or an id once it is resolved */
	bool prefix;                   /* or what begins so */
	size_t offset;                 /* bytes, in the text that was parsed */
	int32_t first, last;           /* FILTER_DATES: days */
	struct query_value *next;
};

struct query_node {
	enum query_node_type type;
	struct slice text;             /* QUERY_TERM */
	bool prefix;
	enum filter filter;            /* QUERY_FILTER */
	struct query_value *values;    /* none: none is there */
	struct query_node *first, *last;   /* the parts, */
	struct query_node *next;           /* linked in order */
};

/* One term that a text is searched for, to mark it where it stands. */
struct wanted {
	struct slice term;   /* folded */
	bool prefix;
};

struct query {
	struct arena arena;
	struct slice text;
	bool typing;                /* the end may still go on */
	struct query_node *root;    /* null: an empty query */
	VEC(struct query_word) words;
	VEC(struct wanted) wanted;
	VEC(struct query_node *) named;   /* filters whose values are to be resolved */
};

/* Sets error: what was expected at a byte of the text. Always false. */
bool query_fail(const struct query *query, size_t at, struct error *error, const char *format,
		...) ATTR_PRINTF(4, 5);

/* Reads the values of a filter, which begin at *at, and moves it behind them
 * (query_filter.c). Null where there is nothing to narrow by yet, or, with error
 * set, where it is wrong. */
struct query_node *query_filter(struct query *query, enum filter filter, size_t *at,
				struct error *error);

/* Appends the part of the tree as an FTS5 expression; it has terms and filters with
 * facets only. */
void query_node_fts(const struct query_node *node, query_knows *knows, void *context,
		    struct str *out);

#endif
