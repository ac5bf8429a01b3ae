/* kb_part.h - what the files of an open index share: its state and its statements. For
 * kb*.c only. */
#ifndef PICKET_KB_PART_H
#define PICKET_KB_PART_H

#include "db.h"
#include "facts.h"
#include "list.h"

#include <stdatomic.h>
#include <sys/stat.h>

/* Statements that are used again and again; each is prepared when first asked. */
enum query {
	QUERY_RECORD,
	QUERY_ENTRY,
	QUERY_LINKS,
	QUERY_BACK,
	QUERY_MARKS,
	QUERY_FIND,
	QUERY_NEXT,
	QUERY_HEAD,
	QUERY_ROWS,
	QUERY_PLACE,
	QUERY_HEADING,
	QUERY_HEADINGS,
	QUERY_HEADING_FROM,
	QUERY_HEADING_UP_TO,
	QUERY_FACTS,
	QUERY_NAME,
	QUERY_NAMES,
	QUERY_TERM,
	QUERY_TERMS,
	QUERY_COUNT
};

struct kb {
	struct db *db;
	struct db_statement *statements[QUERY_COUNT];
	struct arena arena;               /* for what lives as long as the kb */
	struct base base;
	struct slice revision;
	size_t counts[KIND_COUNT];
	struct str facts;                 /* the block of facts last read, */
	size_t facts_block;               /* and its number */
	size_t list_sizes[LIST_COUNT];
	atomic_bool interrupted;
	char *path;
	struct stat status;               /* of the file when it was opened */
};

/* The statement, ready to be bound; null on failure. */
struct db_statement *kb_ask(struct kb *kb, enum query query, struct error *error);

/* Says that the index is not what it was when it was built; false. */
bool kb_damaged(struct error *error);

/* A column as one harmless line. */
struct slice kb_line(struct db_statement *statement, int column, struct arena *arena);

#endif
