/* graph.h - the sound records of a load in order of importance, and their links.
 *
 * A record's rank is its place in that order, from 1, and becomes its rowid. The
 * graph points into the records, which must outlive it. */
#ifndef PICKET_GRAPH_H
#define PICKET_GRAPH_H

#include "records.h"

/* One link, seen from either end: node is the other one. */
struct graph_link {
	enum field_name relation;   /* the linking record's field; FIELD_COUNT: a mention */
	const struct graph_node *node;
};

struct graph_node {
	const struct record *record;
	const struct date *date;          /* record_date() */
	uint32_t moment;                  /* its place among all in the order of time */
	VEC(struct graph_link) forward;   /* as written, each target once a field */
	VEC(struct graph_link) back;      /* by relation, then date, oldest first */
	size_t weight;                    /* how many links lead here */
};

struct graph {
	struct graph_node *nodes;         /* rank N is nodes[N - 1] */
	size_t count;
	struct map ranks;                 /* id or former id -> node */
};

struct graph *graph_new(const struct records *records);
void graph_free(struct graph *graph);

/* The node of a rank, and back. */
static inline const struct graph_node *graph_node(const struct graph *graph, uint32_t rank)
{
	return &graph->nodes[rank - 1];
}
uint32_t graph_rank(const struct graph *graph, const struct graph_node *node);

/* The order of time: first day, vaguer before more precise, last day, kind, id; what
 * has no date comes last. */
static inline int graph_compare_moments(const struct graph_node *a, const struct graph_node *b)
{
	return a->moment < b->moment ? -1 : a->moment > b->moment;
}

#endif
