/* schema.c - owns the text of the schema. Knows SQL and the field tables, no data.
 *
 * Anyone may open an index with sqlite3, and reads it through views. SQLite parses all
 * of them whenever it opens the file, which costs more than all the tables do, and
 * nothing here reads a view. So an index that others don't read has none. */
#include "schema.h"

#include "field.h"
#include "i18n.h"
#include "marks.h"
#include "vec.h"

#include <stdlib.h>

#define TOKENIZER "tokenize='unicode61 remove_diacritics 2'"
#define TEXT_INDEX "CREATE VIRTUAL TABLE text_index USING fts5(text, content='', " TOKENIZER ")"
#define VOCABULARY "CREATE TABLE vocabulary(term TEXT PRIMARY KEY, entries INTEGER) WITHOUT ROWID"

/* rank is the order of importance, 1 first. title is in the base's language, titles
 * is JSON with the others; data is JSON; marks, links and back are packed, see
 * schema.h. An entry's text for the reader is in data alone: the full-text
 * tables are contentless. */
static const char *const tables[] = {
	"CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID",
	"CREATE TABLE kind(code INTEGER PRIMARY KEY, name TEXT, entries INTEGER)",
	"CREATE TABLE field(code INTEGER PRIMARY KEY, name TEXT)",
	"CREATE TABLE mark(code INTEGER PRIMARY KEY, name TEXT)",
	"CREATE TABLE digit(i INTEGER PRIMARY KEY)",
	"CREATE TABLE entry(rank INTEGER PRIMARY KEY, id TEXT NOT NULL, kind INTEGER NOT NULL,"
	" date TEXT, title TEXT NOT NULL, titles TEXT, name TEXT, by TEXT, word TEXT,"
	" weight INTEGER NOT NULL, marks BLOB, links BLOB, data TEXT NOT NULL, back BLOB)",
	"CREATE INDEX entry_kind ON entry(kind)",
	"CREATE TABLE id(id TEXT PRIMARY KEY, rank INTEGER NOT NULL) WITHOUT ROWID",
	"CREATE TABLE list(id INTEGER PRIMARY KEY, rows BLOB)",
	"CREATE TABLE list_size(list INTEGER PRIMARY KEY, rows INTEGER)",
	"CREATE TABLE place(id INTEGER PRIMARY KEY, rows BLOB)",
	"CREATE TABLE heading(list INTEGER, row INTEGER, number INTEGER, key TEXT,"
	" entries INTEGER, bins TEXT,"
	" PRIMARY KEY(list, row)) WITHOUT ROWID",
	"CREATE TABLE name(kind INTEGER, folded TEXT, rank INTEGER, shown TEXT,"
	" PRIMARY KEY(kind, folded, rank)) WITHOUT ROWID",
	"CREATE TABLE facts(block INTEGER PRIMARY KEY, entries BLOB)",
	"CREATE VIRTUAL TABLE title_index USING fts5(title, content='', prefix='1 2 3', " TOKENIZER ")",
	TEXT_INDEX,
	VOCABULARY,
};

/* A number of `digits` digits of hex(), from the digit `at` on. */
#define NUMBER(at, digits)                                                             \
	"(SELECT sum(instr('123456789ABCDEF', substr(bytes, " at " + i, 1)) << "       \
	"4 * (" digits " - 1 - i)) FROM digit WHERE i < " digits ")"

/* NULL where a mark has always held, or holds for good. */
#define DAY(at)                                                                        \
	"date(nullif(nullif(" NUMBER(at, "8") ", 0), 4294967295) * 86400 - "           \
	"185542587187200, 'unixepoch')"

static const char *const views[] = {
	"CREATE VIEW links AS WITH RECURSIVE packed(rank, bytes, at) AS ("
	"SELECT rank, hex(links), 1 FROM entry WHERE length(links) > 0 UNION ALL "
	"SELECT rank, bytes, at + 16 FROM packed WHERE at + 16 < length(bytes)) "
	"SELECT source.id AS source, field.name AS field, target.id AS target FROM packed "
	"JOIN entry AS source USING (rank) "
	"JOIN field ON field.code = " NUMBER("at", "4") " "
	"JOIN entry AS target ON target.rank = " NUMBER("at + 8", "8"),
	"CREATE VIEW marks AS WITH RECURSIVE packed(rank, bytes, at) AS ("
	"SELECT rank, hex(marks), 1 FROM entry WHERE length(marks) > 0 UNION ALL "
	"SELECT rank, bytes, at + 18 FROM packed WHERE at + 18 < length(bytes)) "
	"SELECT entry.id AS id, mark.name AS mark, "
	DAY("at + 2") " AS \"from\", " DAY("at + 10") " AS until "
	"FROM packed JOIN entry USING (rank) JOIN mark ON mark.code = " NUMBER("at", "2"),
};

/* --- the views of the kinds --------------------------------------------- */

static void add_column(struct str *sql, const struct field *field, struct slice language)
{
	const char *name = field_names[field->name];

	if (field->flags & FIELD_LOCALISED)
		str_format(sql, ",data->>'$.\"%s\".\"%.*s\"' \"%s\"", name, SLICE_ARGS(language),
			   name);
	else
		str_format(sql, ",data->>'%s' \"%s\"", name, name);
}

static void kind_view(struct str *sql, enum kind kind, struct slice language)
{
	const struct shape *shape = kind_shapes[kind];

	str_clear(sql);
	str_format(sql, "CREATE VIEW %s AS SELECT id", kind_table[kind].plural);
	for (size_t i = 0; i < shape->count; i++)
		if (shape->fields[i].name != FIELD_ID)
			add_column(sql, &shape->fields[i], language);
	str_format(sql, ", weight FROM entry WHERE kind = %d", (int)kind);
}

/* --- making, matching --------------------------------------------------- */

static bool run_all(struct db *db, const char *const *statements, size_t count,
		    struct error *error)
{
	for (size_t i = 0; i < count; i++)
		if (!db_run(db, statements[i], error))
			return false;
	return true;
}

static bool add_name(struct db *db, const char *table, int code, const char *name,
		     struct error *error)
{
	struct str sql;
	bool done;

	str_init(&sql);
	str_format(&sql, "INSERT INTO %s(code, name) VALUES(%d, '%s')", table, code, name);
	done = db_run(db, sql.data, error);
	str_done(&sql);
	return done;
}

static bool add_names(struct db *db, struct error *error)
{
	for (int i = 0; i < FIELD_COUNT; i++)
		if (!add_name(db, "field", i, field_names[i], error))
			return false;
	for (int i = 0; i < MARK_COUNT; i++)
		if (!add_name(db, "mark", i, mark_table[i].name, error))
			return false;
	return add_name(db, "field", FIELD_COUNT, "mention", error) &&
	       db_run(db, "INSERT INTO digit VALUES (0), (1), (2), (3), (4), (5), (6), (7)", error);
}

bool schema_create_views(struct db *db, struct slice language, struct error *error)
{
	struct str sql;
	bool done = run_all(db, views, COUNT_OF(views), error);

	str_init(&sql);
	for (int i = 0; done && i < KIND_COUNT; i++) {
		kind_view(&sql, (enum kind)i, language);
		done = db_run(db, sql.data, error);
	}
	str_done(&sql);
	return done;
}

bool schema_create(struct db *db, struct error *error)
{
	struct str sql;
	bool done;

	str_init(&sql);
	str_format(&sql, "PRAGMA application_id=%d; PRAGMA user_version=%d", SCHEMA_APPLICATION,
		   SCHEMA_VERSION);
	done = db_run(db, sql.data, error) && run_all(db, tables, COUNT_OF(tables), error) &&
	       add_names(db, error);
	str_done(&sql);
	return done;
}

bool schema_create_text(struct db *db, struct error *error)
{
	return db_run(db, TEXT_INDEX ";" VOCABULARY, error);
}

bool schema_create_change(struct db *db, struct error *error)
{
	return db_run(db, "CREATE VIRTUAL TABLE temp.change USING fts5(text, content='', "
			  TOKENIZER ");"
			  "CREATE VIRTUAL TABLE temp.changed USING "
			  "fts5vocab(temp, change, instance)", error);
}

static bool number_is(struct db *db, const char *sql, int64_t expected, struct error *error)
{
	struct db_statement *statement = db_prepare(db, sql, error);
	bool is = statement && db_step(statement, error) && db_int(statement, 0) == expected;

	db_free(statement);
	return is;
}

static void add_statements(const char *const *statements, size_t count, struct str *out)
{
	for (size_t i = 0; i < count; i++)
		str_format(out, "%s\n", statements[i]);
}

/* FTS5's own tables differ between releases of SQLite, so they don't count; nor
 * do the views, which nothing here reads. */
static bool text_is_ours(struct db *db, struct error *error)
{
	struct db_statement *statement = db_prepare(
		db, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND type <> 'view' AND "
		    "name NOT GLOB 'title_index_*' AND name NOT GLOB 'text_index_*' "
		    "ORDER BY rowid", error);
	struct str expected, found;
	bool is;

	str_init(&expected);
	str_init(&found);
	add_statements(tables, COUNT_OF(tables), &expected);
	while (statement && db_step(statement, error) && found.len <= expected.len) {
		str_add(&found, db_text(statement, 0));
		str_add_char(&found, '\n');
	}
	is = slice_equal(str_slice(&expected), str_slice(&found));
	str_done(&expected);
	str_done(&found);
	db_free(statement);
	return is;
}

bool schema_match(struct db *db, struct error *error)
{
	if (number_is(db, "PRAGMA application_id", SCHEMA_APPLICATION, error) &&
	    number_is(db, "PRAGMA user_version", SCHEMA_VERSION, error) &&
	    text_is_ours(db, error))
		return true;
	return error_set(error, ERROR_INDEX,
			 _("not an index of this version of picket; build it anew"));
}
