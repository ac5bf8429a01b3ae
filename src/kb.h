/* kb.h - an open index, read only: entries, links, lists, counts.
 *
 * With search.h the only way to ask the index anything. Rows come one by one;
 * nothing here grows with the base. An entry is named by its rowid, which is
 * also its rank: 1 is the most important. A rowid holds for one index only: what
 * must survive a reload is kept by id. Results live in the arena handed in. */
#ifndef PICKET_KB_H
#define PICKET_KB_H

#include "facts.h"
#include "list.h"

struct db;
struct kb;

/* Opens the index at path. Fails where it is not an index of this version. */
struct kb *kb_open(const char *path, struct error *error);
void kb_close(struct kb *kb);

/* Between the two the index is read as one: questions cost less, and all answers
 * are of one state. A kb is held when it is opened; whoever waits, for a person
 * say, releases it meanwhile, so that an update can come in. */
void kb_hold(struct kb *kb);
void kb_release(struct kb *kb);

/* Tells who searches in another thread to give up; until it is taken back. May be
 * called from any thread. */
void kb_interrupt(struct kb *kb, bool on);
bool kb_is_interrupted(const struct kb *kb);

/* What picket.yaml said, and a fingerprint of all the content. */
const struct base *kb_base(const struct kb *kb);
struct slice kb_revision(const struct kb *kb);

/* How many entries there are of a kind. */
size_t kb_count(const struct kb *kb, enum kind kind);

/* Whether another index now stands at the path this one was opened from. */
bool kb_is_stale(const struct kb *kb);

/* Who reads, and how: every text for people is made for one of these. */
struct reading {
	struct kb *kb;
	struct slice language;   /* of the content */
	int32_t day;             /* marks and status as of this day */
	bool unfolded;           /* what is no longer held stands in full in threads */
};

/* Whether the entry had begun by the day of the reading: its date, an issue's first
 * position. What can't be read has: reading it says what is wrong. */
bool kb_has_begun(const struct reading *reading, uint32_t rowid);

/* The connection, for search.c alone. */
struct db *kb_db(struct kb *kb);

/* --- entries ------------------------------------------------------------ */

struct back_link {
	enum field_name relation;   /* the linking record's field; FIELD_COUNT: a mention */
	enum kind kind;             /* of the linking record */
	uint32_t rowid;             /* of the linking record */
};

struct entry {
	uint32_t rowid;
	struct record record;
	struct mark_span *marks;
	size_t mark_count;
	struct back_link *back;     /* by relation, then date, oldest first */
	size_t back_count;
};

/* What is known of an entry without reading it. Cheapest in ascending order. */
bool kb_facts(struct kb *kb, uint32_t rowid, struct facts *out);

/* Entries of all kinds; their rowids are the numbers up to that. */
size_t kb_entry_count(const struct kb *kb);

/* Reads what an editor wrote of one entry into the arena: much less than all of it,
 * where many others link to it. */
bool kb_record(struct kb *kb, uint32_t rowid, struct arena *arena, struct record *record,
	       struct error *error);

/* Reads one entry into the arena. */
bool kb_entry(struct kb *kb, uint32_t rowid, struct arena *arena, struct entry *entry,
	      struct error *error);

/* The links of an entry itself, in the order in which they are written: relation is its
 * own field, kind and rowid are the target's. Much cheaper than the entry. */
struct own_links {
	struct back_link *items;
	size_t count;
};
bool kb_links(struct kb *kb, uint32_t rowid, struct arena *arena, struct own_links *out,
	      struct error *error);

/* The links that lead to an entry, as entry.back has them. */
bool kb_back(struct kb *kb, uint32_t rowid, struct arena *arena, struct own_links *out,
	     struct error *error);

/* The rowid that an id, or a former id, names; 0 if there is none. */
uint32_t kb_find(struct kb *kb, struct slice id);

/* Names of an entry of a kind, as the base writes them. */
struct kb_name {
	uint32_t rowid;
	struct slice id, shown;
};

/* The entries of a kind that are called name, or, with prefix, called what begins so:
 * ids, names, short and other names, case and diacritics ignored; size at most, by
 * name. Returns how many. */
size_t kb_names(struct kb *kb, enum kind kind, struct slice name, bool prefix,
		struct arena *arena, struct kb_name *out, size_t size);

/* In how many texts a folded term, or those that begin so, occur; counts no further
 * than it takes to be over limit, or KB_TERMS terms. */
#define KB_TERMS 4096
uint64_t kb_term_entries(struct kb *kb, struct slice term, bool prefix, uint64_t limit);

/* Calls visit for the terms of the texts that begin with prefix, `most` at most, in
 * order. */
typedef void kb_visit_term(void *context, struct slice term);
void kb_terms(struct kb *kb, struct slice prefix, size_t most, kb_visit_term *visit,
	      void *context);

/* The next entry of a kind behind rowid `after` (0: from the first), 0 at the
 * end: in order of importance. */
uint32_t kb_next(struct kb *kb, enum kind kind, uint32_t after);

/* What a row in a list shows of an entry. */
struct head {
	uint32_t rowid;
	enum kind kind;
	struct slice id;
	struct slice title;      /* in the reading's language, else the base's */
	bool untranslated;       /* it had to be the base's */
	struct slice name;       /* a party's short name; else empty */
	struct slice by;         /* who: short names of a position's parties, an
				  * event's actors, a source's publisher; may be empty */
	struct slice word;       /* stance, type, classification, resolution or latest
				  * status of the kind, a word of its vocabulary */
	struct date date;        /* as record_date(), as far as it was known on the
				  * reading's day; may be unset */
	unsigned marks;          /* bit per enum mark, as of the reading's day */
	uint32_t weight;         /* how many links point to it */
};

bool kb_head(const struct reading *reading, uint32_t rowid, struct arena *arena,
	     struct head *head, struct error *error);

/* The head of a position, and its own links: by, replies_to, supersedes … One look-up. */
struct stand {
	struct head head;
	struct own_links links;
};

bool kb_stand(const struct reading *reading, uint32_t rowid, struct arena *arena,
	      struct stand *stand, struct error *error);

/* The marks that hold on the reading's day alone, a bit per enum mark. */
unsigned kb_marks(const struct reading *reading, uint32_t rowid);

/* The day from which a mark that holds on the reading's day does so. */
int32_t kb_mark_since(const struct reading *reading, uint32_t rowid, enum mark mark);

/* Makes *day the first day behind (before) that of the reading on which one of the marks,
 * a bit each, begins to hold or no longer does, if that is nearer. */
void kb_near_mark(const struct reading *reading, uint32_t rowid, unsigned marks, bool forward,
		  int32_t *day);

/* The vocabulary that head.word of a kind belongs to. */
const struct vocabulary *kb_word_vocabulary(enum kind kind);

/* --- lists -------------------------------------------------------------- */

size_t kb_list_count(const struct kb *kb, enum list list);
bool kb_list_row(struct kb *kb, enum list list, size_t row, struct list_row *out,
		 struct error *error);
/* Rows from `first` on, `size` at most; returns how many. Much cheaper than one by
 * one. */
size_t kb_list_rows(struct kb *kb, enum list list, size_t first, struct list_row *out,
		    size_t size);
bool kb_heading(struct kb *kb, enum list list, size_t row, struct arena *arena,
		struct heading *out, struct error *error);

/* Calls visit for the headings of a list, in their order. */
typedef void kb_visit_heading(void *context, struct slice key, uint32_t count);
void kb_headings(struct kb *kb, enum list list, kb_visit_heading *visit, void *context);

/* The row of the first heading from `row` on, or of the last one up to it; SIZE_MAX
 * where there is none. */
size_t kb_heading_near(struct kb *kb, enum list list, size_t row, bool forward);

/* The next (previous) day on which anything of the timeline happened; false: none. */
bool kb_next_day(struct kb *kb, int32_t day, bool forward, int32_t *out);

/* The first row of the list that shows the entry, or SIZE_MAX. */
size_t kb_list_find(struct kb *kb, enum list list, uint32_t rowid);

#endif
