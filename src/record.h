/* record.h - one record: a kind, an id and a tree of values.
 *
 * The loader makes records from YAML and the index gives back the same shape
 * from a row, so that everything that lays out or checks reads one structure.
 * A record and all it points to live in the arena that it was made in. */
#ifndef PICKET_RECORD_H
#define PICKET_RECORD_H

#include "date.h"
#include "field.h"
#include "finding.h"

/* One value of one field. A list is several values of the same field that
 * follow each other. A map has items in the order of its shape; a plain string
 * in its place became a map with one item. A localised text that was written by
 * language has items too, in the order of the base's languages: they have the
 * field of the parent and a language. */
struct value {
	const struct field *field;
	struct slice language;   /* of a localised text: of an item, or of a plain
				  * string (the base's); else, or unknown, empty */
	struct slice text;       /* scalar, cleaned; of a localised text the first */
	struct date date;        /* TYPE_DATE, unless it is "unknown" */
	struct value *items;
	size_t count;
	unsigned line;           /* where it stands in the record's file; 0: unknown */
	unsigned column;
};

struct record {
	enum kind kind;
	struct slice id;
	const char *file;        /* relative to the base's folder; null from an index */
	struct value root;       /* items: the fields but id; line and column of the record */
	size_t number;           /* its place in the list of records, for their owner */
	bool broken;             /* an error keeps it out of the index */
};

/* First value of the field called name in parent, or null. */
const struct value *value_find(const struct value *parent, enum field_name name);

/* The next value of the same field behind value, or null. */
const struct value *value_next(const struct value *parent, const struct value *value);

/* for (VALUES(v, &record->root, FIELD_BY)) ... */
#define VALUES(v, parent, name)                                            \
	const struct value *v = value_find(parent, name); v; v = value_next(parent, v)

/* The text of the scalar field called name in parent, or the empty slice. */
struct slice value_text(const struct value *parent, enum field_name name);

/* The text of value in language, else in the base language; *missing (may be
 * null) says that it had to fall back. */
struct slice value_localised(const struct value *value, struct slice language, bool *missing);

/* The date that a record is sorted and shown by: date, from, issued, founded;
 * of an issue none. Null where it has none. */
const struct date *record_date(const struct record *record);

/* The place of a value of record, for findings. */
struct place record_place(const struct record *record, const struct value *value);

/* Calls visit for every link in the record: target is the id as written, value
 * the scalar that holds it, relation the record's own field that it stands in
 * (FIELD_REFERENCES for any reference but those of confirmed_by, FIELD_COUNT
 * for a [[mention]] in prose). */
typedef void record_visit(void *context, enum field_name relation, struct slice target,
			  const struct value *value);
void record_links(const struct record *record, record_visit *visit, void *context);

/* What rows call a party: its short name, else its name. */
struct slice record_short_name(const struct record *party);

/* Appends the record's title in language: title, name, or the first sentence
 * of a position's text, cut at a word to 100 columns. */
void record_title(const struct record *record, struct slice language, bool *missing,
		  struct str *out);

#endif
