/* update.c - owns what may change in an index in place, and how.
 *
 * The full-text tables hold no texts, so what goes out of them is computed from the
 * entry as the index has it, by the same functions that computed it first. One
 * transaction with a journal: readers see the index before or after. */
#include "update.h"

#include "columns.h"
#include "kb.h"
#include "publish.h"
#include "record_json.h"
#include "schema.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* One entry that changed: what the index has of it, and will have. */
struct change {
	uint32_t rank;
	struct columns before, after;
};

struct update {
	struct kb *kb;
	const struct records *records;
	struct arena arena;
	VEC(struct change) changes;
	uint64_t revision;
};

/* --- what may change ---------------------------------------------------------- */

/* A text that nothing but search and reading looks at. */
static bool is_free(const struct field *field)
{
	return (field->type == TYPE_LINE || field->type == TYPE_PROSE) &&
	       !(field->flags & FIELD_TITLE_INDEX);
}

/* A copy of parent without free texts. */
static struct value without_texts(const struct value *parent, struct arena *arena)
{
	struct value copy = *parent;

	copy.items = arena_zero(arena, parent->count * sizeof(*copy.items));
	copy.count = 0;
	for (size_t i = 0; i < parent->count; i++) {
		const struct value *item = &parent->items[i];
		if (!is_free(item->field))
			copy.items[copy.count++] = item->field->type == TYPE_MAP
							   ? without_texts(item, arena)
							   : *item;
	}
	return copy;
}

static void add_link(void *context, enum field_name relation, struct slice target,
		     const struct value *value)
{
	(void)value;
	str_format(context, "%d %.*s\n", (int)relation, SLICE_ARGS(target));
}

static void spell(struct update *update, const struct record *record,
		  const struct value *root, struct str *out)
{
	struct json json;

	str_format(out, "%d %.*s\n", (int)record->kind, SLICE_ARGS(record->id));
	json_init(&json, out, false);
	json_open(&json, '{');
	record_json_fields(&json, root, kind_shapes[record->kind],
			   update->records->base.languages[0]);
	json_close(&json, '}');
}

/* Spells out all of a record. */
static void spell_all(struct update *update, const struct record *record, struct str *out)
{
	spell(update, record, &record->root, out);
}

/* Spells out everything of a record that must stay. */
static void spell_fixed(struct update *update, const struct record *record, struct str *out)
{
	struct value root = without_texts(&record->root, &update->arena);

	spell(update, record, &root, out);
	record_links(record, add_link, out);
}

typedef void speller(struct update *update, const struct record *record, struct str *out);

static bool is_same(struct update *update, const struct record *old, const struct record *new,
		    speller *spell_one)
{
	struct str before, after;
	bool same;

	str_init(&before);
	str_init(&after);
	spell_one(update, old, &before);
	spell_one(update, new, &after);
	same = slice_equal(str_slice(&before), str_slice(&after));
	str_done(&before);
	str_done(&after);
	return same;
}

/* --- the entry and what it links to ------------------------------------------- */

/* As far as columns are computed from it: links of what an entry links to count. */
#define STEPS 2

static struct graph_node *read_node(struct update *update, uint32_t rank, int steps)
{
	struct graph_node *node = arena_zero(&update->arena, sizeof(*node));
	struct record *record = arena_zero(&update->arena, sizeof(*record));
	struct own_links links = {0};

	if (!kb_record(update->kb, rank, &update->arena, record, NULL) ||
	    (steps && !kb_links(update->kb, rank, &update->arena, &links, NULL)))
		return NULL;
	node->record = record;
	node->forward.items =
		arena_zero(&update->arena, links.count * sizeof(*node->forward.items));
	for (size_t i = 0; i < links.count; i++) {
		const struct graph_node *target =
			read_node(update, links.items[i].rowid, steps - 1);
		if (!target)
			return NULL;
		node->forward.items[node->forward.count++] =
			(struct graph_link){links.items[i].relation, target};
	}
	return node;
}

/* Of what links here, columns are told the relation alone. */
static bool read_back(struct update *update, uint32_t rank, struct graph_node *node)
{
	struct entry entry;

	if (!kb_entry(update->kb, rank, &update->arena, &entry, NULL))
		return false;
	node->back.items =
		arena_zero(&update->arena, entry.back_count * sizeof(*node->back.items));
	for (size_t i = 0; i < entry.back_count; i++)
		node->back.items[node->back.count++].relation = entry.back[i].relation;
	return true;
}

static void compute(struct update *update, const struct graph_node *node,
		    struct columns *columns)
{
	columns_init(columns, &update->records->base, NULL, NULL);
	columns_compute_words(columns, node);
}

static bool columns_equal(const struct change *change, enum column column)
{
	return slice_equal(str_slice(&change->before.texts[column]),
			   str_slice(&change->after.texts[column]));
}

/* Notes what changes in one record; false where it is more than texts. */
static bool note_change(struct update *update, const struct record *record)
{
	struct change change = {.rank = kb_find(update->kb, record->id)};
	struct graph_node *node, after;
	struct record old;

	if (!change.rank ||
	    !kb_record(update->kb, change.rank, &update->arena, &old, NULL) ||
	    !is_same(update, &old, record, spell_fixed))
		return false;
	if (is_same(update, &old, record, spell_all))
		return true;
	node = read_node(update, change.rank, STEPS);
	if (!node || !read_back(update, change.rank, node))
		return false;
	after = *node;
	after.record = record;
	compute(update, node, &change.before);
	compute(update, &after, &change.after);
	vec_push(&update->changes, change);
	return true;
}

/* All of base that readers are told must be as it was. */
static bool same_base(const struct update *update)
{
	const struct base *old = kb_base(update->kb), *new = &update->records->base;
	struct str before, after;
	struct json json;
	bool same = old->language_count == new->language_count;

	str_init(&before);
	str_init(&after);
	json_init(&json, &before, false);
	record_json_fields(&json, &old->root, &base_shape, old->languages[0]);
	json_init(&json, &after, false);
	record_json_fields(&json, &new->root, &base_shape, new->languages[0]);
	same = same && slice_equal(str_slice(&before), str_slice(&after));
	str_done(&before);
	str_done(&after);
	return same;
}

static bool note_all(struct update *update)
{
	for (size_t i = 0; i < update->records->list.count; i++)
		if (!note_change(update, update->records->list.items[i]))
			return false;
	update->revision = slice_hash(SLICE_HASH, kb_revision(update->kb));
	return same_base(update);
}

/* --- writing ------------------------------------------------------------------ */

static bool run(struct db *db, const char *sql, uint32_t rank, struct slice text)
{
	struct db_statement *statement = db_prepare(db, sql, NULL);
	bool done = statement != NULL;

	if (done) {
		db_bind_int(statement, 1, rank);
		db_bind_text(statement, 2, text);
		done = db_do(statement, NULL);
	}
	db_free(statement);
	return done;
}

static bool write_column(struct db *db, const char *sql, const struct change *change,
			 enum column column)
{
	struct slice text = str_slice(&change->after.texts[column]);

	return run(db, sql, change->rank, text.len ? text : (struct slice){0});
}

/* Takes the words out of a full-text table, and puts the new ones in. */
static bool replace_words(struct db *db, const struct change *change, enum column column,
			  const char *delete, const char *insert)
{
	return columns_equal(change, column) ||
	       (run(db, delete, change->rank, str_slice(&change->before.texts[column])) &&
		run(db, insert, change->rank, str_slice(&change->after.texts[column])));
}

/* Counts the terms that only one of the two texts has. */
static bool count_terms(struct db *db, const struct change *change)
{
	static const char add[] = "INSERT INTO temp.change(rowid, text) VALUES(?, ?)";

	return run(db, add, 1, str_slice(&change->before.texts[COLUMN_TEXT])) &&
	       run(db, add, 2, str_slice(&change->after.texts[COLUMN_TEXT])) &&
	       db_run(db,
		      "UPDATE vocabulary SET entries = entries - 1 WHERE term IN "
		      "(SELECT term FROM temp.changed GROUP BY term HAVING max(doc) = 1);"
		      "DELETE FROM vocabulary WHERE entries < 1 AND term IN "
		      "(SELECT term FROM temp.changed);"
		      "INSERT INTO vocabulary(term, entries) "
		      "SELECT term, 1 FROM temp.changed GROUP BY term HAVING min(doc) = 2 "
		      "ON CONFLICT(term) DO UPDATE SET entries = entries + 1;"
		      "INSERT INTO temp.change(change) VALUES('delete-all')", NULL);
}

static bool write_change(struct update *update, struct db *db, const struct change *change)
{
	update->revision =
		slice_hash(update->revision, str_slice(&change->after.texts[COLUMN_DATA]));
	return write_column(db, "UPDATE entry SET title = ?2 WHERE rank = ?1", change,
			    COLUMN_TITLE) &&
	       write_column(db, "UPDATE entry SET titles = ?2 WHERE rank = ?1", change,
			    COLUMN_TITLES) &&
	       write_column(db, "UPDATE entry SET data = ?2 WHERE rank = ?1", change,
			    COLUMN_DATA) &&
	       replace_words(db, change, COLUMN_TITLE_TEXT,
			     "INSERT INTO title_index(title_index, rowid, title) "
			     "VALUES('delete', ?, ?)",
			     "INSERT INTO title_index(rowid, title) VALUES(?, ?)") &&
	       replace_words(db, change, COLUMN_TEXT,
			     "INSERT INTO text_index(text_index, rowid, text) "
			     "VALUES('delete', ?, ?)",
			     "INSERT INTO text_index(rowid, text) VALUES(?, ?)") &&
	       count_terms(db, change);
}

/* How often an index may be updated before it is built anew: each time leaves one
 * more segment for searches to look into. */
#define UPDATES 64

static bool count_update(struct update *update, struct db *db)
{
	struct db_statement *statement = db_prepare(
		db, "SELECT value FROM meta WHERE key = 'updates'", NULL);
	int64_t updates = statement && db_step(statement, NULL) ? db_int(statement, 0) : 0;
	struct str sql;
	bool done;

	db_free(statement);
	str_init(&sql);
	str_format(&sql, "REPLACE INTO meta(key, value) VALUES"
			 "('updates', %" PRId64 "), ('revision', '%016" PRIx64 "')",
		   updates + 1, update->revision);
	done = updates < UPDATES && db_run(db, sql.data, NULL);
	str_done(&sql);
	return done;
}

static bool write_all(struct update *update, const char *path)
{
	struct db *db = db_open(path, DB_UPDATE, NULL);
	bool done = db && schema_create_change(db, NULL) && db_run(db, "BEGIN IMMEDIATE", NULL);

	for (size_t i = 0; done && i < update->changes.count; i++)
		done = write_change(update, db, &update->changes.items[i]);
	done = done && count_update(update, db) && db_run(db, "COMMIT", NULL);
	return db_close(db, NULL) && done;
}

/* --- the whole ---------------------------------------------------------------- */

static void update_done(struct update *update)
{
	for (size_t i = 0; i < update->changes.count; i++) {
		columns_done(&update->changes.items[i].before);
		columns_done(&update->changes.items[i].after);
	}
	vec_done(&update->changes);
	arena_done(&update->arena);
}

bool update_in_place(const char *path, const struct records *records)
{
	struct update update = {.records = records};
	struct publish lock;
	bool done;

	if (!publish_begin(&lock, path, NULL))
		return false;
	arena_init(&update.arena);
	update.kb = kb_open(path, NULL);
	done = update.kb && note_all(&update);
	kb_close(update.kb);
	done = done && write_all(&update, path);
	update_done(&update);
	publish_abort(&lock);
	return done;
}
