/* index_entries.c - owns the order in which entries are computed and written.
 *
 * SQLite writes a database from one thread, so the texts are indexed in a database
 * of their own, beside the index; its tables are copied in the end. What is copied
 * is made in the order of rank, so it does not depend on who was faster. */
#include "index_entries.h"

#include "schema.h"
#include "workers.h"

#include <stdlib.h>
#include <unistd.h>

/* Bytes that FTS5 may gather before it writes a segment: all of them. How much
 * that is stays in the file, so it is set back: no update must take a gigabyte. */
#define HASH_BUILDING "1073741824"
#define HASH_READING "1048576"
#define SET(table, name, value) \
	"INSERT INTO " table "(" table ", rank) VALUES('" name "', " value ");"
#define SET_HASH(table, size) SET(table, "hashsize", size)

/* An update in place must not set off a merge with the one large segment of the
 * build, which takes as long as building that. */
#define NO_MERGES(table) SET(table, "automerge", "0") SET(table, "crisismerge", "1000")

/* Entries that are computed at a time. WORKERS_WINDOW times as many lie between rows and
 * texts, enough for the texts to go on while most steps are done. */
#define BATCH 64

struct writer {
	const struct index_entries *entries;
	struct columns (*columns)[BATCH];      /* by place of the batch */
	struct db_statement *entry, *title;
	size_t steps;                          /* that are done */
	struct db *texts;
	struct db_statement *text;
	struct error error, text_error;        /* each for one thread */
};

static size_t batch_size(const struct writer *writer, size_t batch)
{
	size_t left = writer->entries->graph->count - batch * BATCH;

	return left < BATCH ? left : BATCH;
}

static struct columns *columns_at(const struct writer *writer, size_t batch)
{
	return writer->columns[batch % WORKERS_WINDOW];
}

static void compute(void *context, size_t worker, size_t batch)
{
	const struct writer *writer = context;
	struct columns *columns = columns_at(writer, batch);

	(void)worker;
	for (size_t i = 0; i < batch_size(writer, batch); i++)
		columns_compute(&columns[i],
				&writer->entries->graph->nodes[batch * BATCH + i]);
}

/* --- rows and titles ---------------------------------------------------------- */

/* A column as it is stored: empty is NULL. */
static struct slice stored(const struct columns *columns, enum column column)
{
	struct slice text = str_slice(&columns->texts[column]);

	return text.len ? text : (struct slice){0};
}

static bool write_entry(struct writer *writer, const struct columns *columns, uint32_t rank)
{
	const struct graph_node *node = graph_node(writer->entries->graph, rank);

	db_bind_int(writer->entry, 1, rank);
	db_bind_text(writer->entry, 2, node->record->id);
	db_bind_int(writer->entry, 3, node->record->kind);
	db_bind_int(writer->entry, 4, (int64_t)node->back.count);
	for (int i = COLUMN_DATE; i <= COLUMN_BACK; i++) {
		bool is_blob = i >= COLUMN_MARKS && i != COLUMN_DATA;

		(is_blob ? db_bind_blob : db_bind_text)(writer->entry, 5 + i, stored(columns, i));
	}
	return db_do(writer->entry, &writer->error);
}

static bool write_words(struct db_statement *statement, const struct columns *columns,
			enum column column, uint32_t rank, struct error *error)
{
	db_bind_int(statement, 1, rank);
	db_bind_text(statement, 2, str_slice(&columns->texts[column]));
	return db_do(statement, error);
}

static void keep(const struct index_entries *entries, const struct columns *columns)
{
	unsigned char bytes[FACTS_BYTES];

	facts_pack(&columns->facts, bytes);
	str_add(entries->facts, (struct slice){(const char *)bytes, sizeof(bytes)});
	*entries->revision = slice_hash(*entries->revision, stored(columns, COLUMN_DATA));
}

/* The steps that are due when so many entries are written. */
static bool take_steps(struct writer *writer, size_t written)
{
	const struct index_entries *entries = writer->entries;
	size_t due = entries->steps * written / entries->graph->count;

	while (writer->steps < due)
		if (!entries->step(entries->context, writer->steps++))
			return false;
	return true;
}

static bool take_rows(void *context, size_t batch)
{
	struct writer *writer = context;
	size_t count = batch_size(writer, batch);

	for (size_t i = 0; i < count; i++) {
		const struct columns *columns = &columns_at(writer, batch)[i];
		uint32_t rank = (uint32_t)(batch * BATCH + i) + 1;

		keep(writer->entries, columns);
		if (!write_entry(writer, columns, rank) ||
		    !write_words(writer->title, columns, COLUMN_TITLE_TEXT, rank, &writer->error))
			return false;
	}
	return take_steps(writer, batch * BATCH + count) &&
	       writer->entries->report(writer->entries->context, batch * BATCH + count);
}

static bool finish_rows(void *context)
{
	struct writer *writer = context;

	return writer->entries->rest(writer->entries->context) &&
	       db_run(writer->entries->db, SET_HASH("title_index", HASH_READING)
		      NO_MERGES("title_index") "COMMIT; BEGIN", &writer->error);
}

/* --- texts -------------------------------------------------------------------- */

static bool take_texts(void *context, size_t batch)
{
	struct writer *writer = context;

	for (size_t i = 0; i < batch_size(writer, batch); i++)
		if (!write_words(writer->text, &columns_at(writer, batch)[i], COLUMN_TEXT,
				 (uint32_t)(batch * BATCH + i) + 1, &writer->text_error))
			return false;
	return true;
}

static bool finish_texts(void *context)
{
	struct writer *writer = context;

	return db_run(writer->texts,
		      "COMMIT;"
		      "CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, text_index, row);"
		      "BEGIN;"
		      "INSERT INTO vocabulary(term, entries) SELECT term, doc FROM temp.words;"
		      "DROP TABLE temp.words;"
		      "COMMIT", &writer->text_error);
}

/* The tables that FTS5 keeps its index in are like any others, and SQLite copies a
 * table into an empty one of the same make without looking into its rows. */
static bool copy_texts(struct writer *writer, struct error *error)
{
	bool closed;

	db_free(writer->text);
	writer->text = NULL;
	closed = db_close(writer->texts, error);
	writer->texts = NULL;
	return closed &&
	       db_attach(writer->entries->db, writer->entries->texts_path, "texts", error) &&
	       db_run(writer->entries->db,
		      "DELETE FROM main.text_index_data;"
		      "INSERT INTO main.text_index_data SELECT * FROM texts.text_index_data;"
		      "INSERT INTO main.text_index_idx SELECT * FROM texts.text_index_idx;"
		      "INSERT INTO main.text_index_docsize SELECT * FROM texts.text_index_docsize;"
		      "INSERT INTO main.vocabulary SELECT * FROM texts.vocabulary;"
		      SET_HASH("text_index", HASH_READING) NO_MERGES("text_index"), error);
}

/* --- the whole ---------------------------------------------------------------- */

static bool writer_open(struct writer *writer, const struct index_entries *entries,
			struct error *error)
{
	*writer = (struct writer){.entries = entries};
	writer->columns = mem_zero(WORKERS_WINDOW * sizeof(*writer->columns));
	for (size_t i = 0; i < WORKERS_WINDOW; i++)
		for (size_t j = 0; j < BATCH; j++)
			columns_init(&writer->columns[i][j], entries->base, entries->graph,
				     entries->marks);
	writer->entry = db_prepare(
		entries->db, "INSERT INTO entry(rank, id, kind, weight, date, title, titles, name, "
			     "by, word, marks, links, data, back) "
			     "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)", error);
	writer->title = db_prepare(
		entries->db, "INSERT INTO title_index(rowid, title) VALUES(?, ?)", error);
	unlink(entries->texts_path);
	writer->texts = db_open(entries->texts_path, DB_BUILD, error);
	if (!writer->texts || !schema_create_text(writer->texts, error) ||
	    !db_run(writer->texts, SET_HASH("text_index", HASH_BUILDING) "BEGIN", error) ||
	    !db_run(entries->db, SET_HASH("title_index", HASH_BUILDING), error))
		return false;
	writer->text = db_prepare(
		writer->texts, "INSERT INTO text_index(rowid, text) VALUES(?, ?)", error);
	return writer->entry && writer->title && writer->text;
}

static void writer_close(struct writer *writer)
{
	for (size_t i = 0; i < WORKERS_WINDOW; i++)
		for (size_t j = 0; j < BATCH; j++)
			columns_done(&writer->columns[i][j]);
	free(writer->columns);
	db_free(writer->entry);
	db_free(writer->title);
	db_free(writer->text);
	db_close(writer->texts, NULL);
	unlink(writer->entries->texts_path);
}

static void pass_on(const struct error *own, struct error *error)
{
	if (own->code != ERROR_NONE)
		error_set(error, own->code, "%s", own->message);
}

bool index_entries_write(const struct index_entries *entries, struct error *error)
{
	struct writer writer;
	struct workers_job job = {
		compute, {{take_rows, finish_rows}, {take_texts, finish_texts}}, &writer};
	size_t batches = (entries->graph->count + BATCH - 1) / BATCH;
	bool done = writer_open(&writer, entries, error) && workers_run(&job, batches) &&
		    copy_texts(&writer, error);

	pass_on(&writer.error, error);
	pass_on(&writer.text_error, error);
	writer_close(&writer);
	return done;
}
