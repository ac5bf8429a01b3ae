/* index.c - owns the writing of an index. Knows no YAML and no query.
 *
 * Rows go in by rank, so that every table and full-text segment is filled in
 * order; what is made from the whole (names, ids, lists) is written between them.
 * Nothing depends on the time, the place or the order of the files: the same
 * records give the same bytes. */
#include "index.h"

#include "i18n.h"
#include "index_entries.h"
#include "list_layout.h"
#include "names.h"
#include "publish.h"
#include "record_json.h"
#include "schema.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct builder {
	const struct records *records;
	struct graph *graph;
	struct mark_context *marks;
	struct list_maker *lists;
	struct db *db;
	const char *texts_path;
	struct error *error;
	struct slice language;             /* the base's first */
	enum index_views views;
	uint64_t revision;                 /* hash of all data so far */
	index_progress *progress;          /* may be null */
	void *progress_context;
	struct str facts;                  /* of all entries, by rank */
};

static int compare_items(const void *a, const void *b)
{
	return slice_compare(((const struct map_item *)a)->key, ((const struct map_item *)b)->key);
}

/* All ids, present and former, in the order of the table. */
static bool write_ids(struct builder *builder)
{
	const struct map *ranks = &builder->graph->ranks;
	struct map_item *items = mem_resize(NULL, ranks->count, sizeof(*items));
	struct db_statement *statement = db_prepare(
		builder->db, "INSERT INTO id(id, rank) VALUES(?, ?)", builder->error);
	bool done = statement != NULL;

	if (ranks->count) {
		memcpy(items, ranks->items, ranks->count * sizeof(*items));
		qsort(items, ranks->count, sizeof(*items), compare_items);
	}
	for (size_t i = 0; done && i < ranks->count; i++) {
		db_bind_text(statement, 1, items[i].key);
		db_bind_int(statement, 2, graph_rank(builder->graph, items[i].value));
		done = db_do(statement, builder->error);
	}
	db_free(statement);
	free(items);
	return done;
}

/* Every name by which a filter or a command may call a party, a dispute, an issue. */
static bool write_names(struct builder *builder)
{
	struct db_statement *statement = db_prepare(
		builder->db, "INSERT OR IGNORE INTO name(kind, folded, rank, shown) "
			     "VALUES(?, ?, ?, ?)", builder->error);
	bool done = statement != NULL;
	struct names names;

	names_init(&names);
	for (uint32_t rank = 1; done && rank <= builder->graph->count; rank++) {
		const struct record *record = graph_node(builder->graph, rank)->record;

		names_of(record, &names);
		for (size_t i = 0; done && i < names.list.count; i++) {
			db_bind_int(statement, 1, record->kind);
			db_bind_text(statement, 2, str_slice(&names.list.items[i].folded));
			db_bind_int(statement, 3, rank);
			db_bind_text(statement, 4, names.list.items[i].shown);
			done = db_do(statement, builder->error);
		}
	}
	names_done(&names);
	db_free(statement);
	return done;
}

/* --- lists ---------------------------------------------------------------------- */

/* Writes packed numbers in blocks. */
static bool write_blocks(struct builder *builder, const char *sql, int list,
			 struct slice bytes, size_t block_bytes)
{
	struct db_statement *statement = db_prepare(builder->db, sql, builder->error);
	bool done = statement != NULL;

	for (size_t at = 0; done && at < bytes.len; at += block_bytes) {
		db_bind_int(statement, 1, schema_block(list, at / block_bytes));
		db_bind_blob(statement, 2, slice_part(bytes, at, block_bytes));
		done = db_do(statement, builder->error);
	}
	db_free(statement);
	return done;
}

/* How long a row is there. */
static uint32_t days_there(const struct list_row *row)
{
	int64_t days = (int64_t)row->until - row->from;

	return row->until == DATE_DAY_MAX || days > SCHEMA_FOR_GOOD ? SCHEMA_FOR_GOOD
								    : (uint32_t)days;
}

static bool write_rows(struct builder *builder, enum list list, const struct list_layout *layout)
{
	size_t len = layout->rows.count * SCHEMA_ROW_BYTES;
	unsigned char *bytes = mem_zero(len);
	bool done;

	for (size_t i = 0; i < layout->rows.count; i++) {
		unsigned char *at = bytes + i * SCHEMA_ROW_BYTES;

		pack_number(at, 4, layout->rows.items[i].rowid);
		pack_number(at + 4, 4, layout->rows.items[i].parent);
		pack_number(at + 8, 1, layout->rows.items[i].depth);
		pack_number(at + 9, 3, days_there(&layout->rows.items[i]));
		pack_number(at + 12, 4, pack_day(layout->rows.items[i].from));
	}
	done = write_blocks(builder, "INSERT INTO list(id, rows) VALUES(?, ?)", list,
			    (struct slice){(const char *)bytes, len}, SCHEMA_BLOCK_BYTES);
	free(bytes);
	return done;
}

static bool write_places(struct builder *builder, enum list list,
			 const struct list_layout *layout)
{
	size_t len = builder->graph->count * SCHEMA_PLACE_BYTES;
	unsigned char *bytes = mem_zero(len);
	bool done;

	for (size_t i = layout->rows.count; i-- > 0;) {
		uint32_t rank = layout->rows.items[i].rowid;

		if (rank)
			pack_number(bytes + (rank - 1) * SCHEMA_PLACE_BYTES, 4, (uint32_t)i + 1);
	}
	done = write_blocks(builder, "INSERT INTO place(id, rows) VALUES(?, ?)", list,
			    (struct slice){(const char *)bytes, len}, SCHEMA_BLOCK_BYTES);
	free(bytes);
	return done;
}

static bool write_facts(struct builder *builder)
{
	return write_blocks(builder, "INSERT INTO facts(block, entries) VALUES(?, ?)", 0,
			    str_slice(&builder->facts), SCHEMA_FACTS * FACTS_BYTES);
}

static void write_bins(const struct heading *heading, struct str *out)
{
	struct json json;

	str_clear(out);
	json_init(&json, out, false);
	json_open(&json, '[');
	for (int i = 0; i < HEADING_BINS; i++)
		json_count(&json, heading->bins[i]);
	json_close(&json, ']');
}

static bool write_headings(struct builder *builder, enum list list,
			   const struct list_layout *layout)
{
	struct db_statement *statement = db_prepare(
		builder->db, "INSERT INTO heading(list, row, number, key, entries, bins) "
			     "VALUES(?, ?, ?, ?, ?, ?)", builder->error);
	bool done = statement != NULL;
	struct str bins;

	str_init(&bins);
	for (size_t i = 0; done && i < layout->headings.count; i++) {
		const struct list_heading *item = &layout->headings.items[i];

		write_bins(&item->heading, &bins);
		db_bind_int(statement, 1, list);
		db_bind_int(statement, 2, (int64_t)item->row);
		db_bind_int(statement, 3, (int64_t)i + 1);
		db_bind_text(statement, 4, item->heading.key);
		db_bind_int(statement, 5, item->heading.count);
		db_bind_text(statement, 6, str_slice(&bins));
		done = db_do(statement, builder->error);
	}
	str_done(&bins);
	db_free(statement);
	return done;
}

static bool run_number(struct builder *builder, const char *sql, int64_t first, int64_t second)
{
	struct db_statement *statement = db_prepare(builder->db, sql, builder->error);
	bool done = statement != NULL;

	if (done) {
		db_bind_int(statement, 1, first);
		db_bind_int(statement, 2, second);
		done = db_do(statement, builder->error);
	}
	db_free(statement);
	return done;
}

static bool write_list(struct builder *builder, enum list list)
{
	struct list_layout layout;
	struct arena arena;
	bool done;

	arena_init(&arena);
	list_lay_out(builder->lists, list, &arena, &layout);
	done = write_rows(builder, list, &layout) && write_places(builder, list, &layout) &&
	       write_headings(builder, list, &layout) &&
	       run_number(builder, "INSERT INTO list_size(list, rows) VALUES(?, ?)", list,
			  (int64_t)layout.rows.count);
	list_layout_done(&layout);
	arena_done(&arena);
	return done;
}

/* --- what is known of the whole --------------------------------------------------- */

static bool write_kinds(struct builder *builder)
{
	int64_t counts[KIND_COUNT] = {0};
	struct db_statement *statement = db_prepare(
		builder->db, "INSERT INTO kind(code, name, entries) VALUES(?, ?, ?)",
		builder->error);
	bool done = statement != NULL;

	for (size_t i = 0; i < builder->graph->count; i++)
		counts[builder->graph->nodes[i].record->kind]++;
	for (int i = 0; done && i < KIND_COUNT; i++) {
		db_bind_int(statement, 1, i);
		db_bind_text(statement, 2, slice_of(kind_table[i].name));
		db_bind_int(statement, 3, counts[i]);
		done = db_do(statement, builder->error);
	}
	db_free(statement);
	return done;
}

static bool write_meta(struct builder *builder, const char *key, struct slice value)
{
	struct db_statement *statement = db_prepare(
		builder->db, "INSERT INTO meta(key, value) VALUES(?, ?)", builder->error);
	bool done = statement != NULL;

	if (done) {
		db_bind_text(statement, 1, slice_of(key));
		db_bind_text(statement, 2, value);
		done = db_do(statement, builder->error);
	}
	db_free(statement);
	return done;
}

static bool write_base(struct builder *builder)
{
	struct json json;
	struct str text, revision;
	bool done;

	str_init(&text);
	json_init(&json, &text, false);
	json_open(&json, '{');
	record_json_fields(&json, &builder->records->base.root, &base_shape, builder->language);
	json_close(&json, '}');
	str_init(&revision);
	str_format(&revision, "%016" PRIx64, slice_hash(builder->revision, str_slice(&text)));
	done = write_meta(builder, "base", str_slice(&text)) &&
	       write_meta(builder, "language", builder->language) &&
	       write_meta(builder, "revision", str_slice(&revision));
	str_done(&revision);
	str_done(&text);
	return done;
}

/* What is written between the entries: a list a step, then the rest. */
enum { STEP_NAMES = LIST_COUNT, STEP_IDS, STEPS };

static bool write_step(void *context, size_t step)
{
	struct builder *builder = context;

	return step == STEP_NAMES ? write_names(builder)
	       : step == STEP_IDS ? write_ids(builder)
				  : write_list(builder, (enum list)step);
}

static bool write_rest(void *context)
{
	struct builder *builder = context;

	return write_facts(builder) && write_kinds(builder) && write_base(builder);
}

static bool report(void *context, size_t done)
{
	struct builder *builder = context;

	if (!builder->progress ||
	    builder->progress(builder->progress_context, done, builder->graph->count))
		return true;
	return error_set(builder->error, ERROR_STOPPED, _("stopped; the index is as it was"));
}

static bool write_all(struct builder *builder)
{
	struct index_entries entries = {
		.base = &builder->records->base, .graph = builder->graph,
		.marks = builder->marks, .db = builder->db, .texts_path = builder->texts_path,
		.facts = &builder->facts, .revision = &builder->revision,
		.report = report, .step = write_step, .steps = STEPS, .rest = write_rest,
		.context = builder,
	};

	return db_run(builder->db, "BEGIN", builder->error) &&
	       schema_create(builder->db, builder->error) &&
	       (builder->views == INDEX_WITHOUT_VIEWS ||
		schema_create_views(builder->db, builder->language, builder->error)) &&
	       index_entries_write(&entries, builder->error) &&
	       db_run(builder->db, "COMMIT", builder->error);
}

/* --- the whole ---------------------------------------------------------------------- */

static bool write_file(struct builder *builder, const char *path)
{
	bool done;

	builder->db = db_open(path, DB_BUILD, builder->error);
	done = builder->db && write_all(builder);
	if (!db_close(builder->db, builder->error))
		done = false;
	return done;
}

static bool answers(struct db *db, const char *sql, const char *expected, struct error *error)
{
	struct db_statement *statement = db_prepare(db, sql, error);
	bool is = statement && db_step(statement, error) &&
		  slice_is(db_text(statement, 0), expected);

	db_free(statement);
	return is || error_set(error, ERROR_SYSTEM,
			       _("the new index is damaged; the old one stays"));
}

/* Reads back what was written: a disk that lies is found out before the rename. */
static bool verify_file(const char *path, size_t entries, struct error *error)
{
	struct db *db = db_open(path, DB_VERIFY, error);
	struct str count;
	bool done;

	str_init(&count);
	str_format(&count, "%zu", entries);
	done = db && schema_match(db, error) && answers(db, "PRAGMA quick_check", "ok", error) &&
	       answers(db, "SELECT count(*) FROM entry", count.data, error) &&
	       answers(db, "SELECT count(*) FROM text_index_docsize", count.data, error);
	str_done(&count);
	return db_close(db, error) && done;
}

static void builder_init(struct builder *builder, const struct records *records,
			 struct error *error)
{
	*builder = (struct builder){
		.records = records, .error = error, .revision = SLICE_HASH};
	builder->graph = graph_new(records);
	builder->marks = marks_new(records);
	builder->lists = list_maker_new(builder->graph, builder->marks);
	builder->language = records->base.languages[0];
	str_init(&builder->facts);
}

static void builder_done(struct builder *builder)
{
	str_done(&builder->facts);
	list_maker_free(builder->lists);
	marks_free(builder->marks);
	graph_free(builder->graph);
}

/* That of an update which was cut off is not for the new index. */
static void drop_journal(const char *path)
{
	struct str journal;

	str_init(&journal);
	str_format(&journal, "%s-journal", path);
	unlink(journal.data);
	str_done(&journal);
}

bool index_build(const struct records *records, const char *path, enum index_views views,
		 index_progress *progress, void *context, struct error *error)
{
	struct publish publish;
	struct builder builder;
	struct str texts_path;
	bool done;

	if (!publish_begin(&publish, path, error))
		return false;
	builder_init(&builder, records, error);
	str_init(&texts_path);
	str_format(&texts_path, "%s-texts", publish.temporary);
	builder.texts_path = texts_path.data;
	builder.views = views;
	builder.progress = progress;
	builder.progress_context = context;
	done = write_file(&builder, publish.temporary) &&
	       verify_file(publish.temporary, builder.graph->count, error);
	builder_done(&builder);
	str_done(&texts_path);
	if (done) {
		drop_journal(path);
		return publish_end(&publish, error);
	}
	publish_abort(&publish);
	return false;
}

bool index_has_views(const char *path)
{
	struct db *db = db_open(path, DB_READ, NULL);
	struct db_statement *statement =
		db ? db_prepare(db, "SELECT 1 FROM sqlite_schema WHERE type = 'view'", NULL) : NULL;
	bool has = statement && db_step(statement, NULL);

	db_free(statement);
	db_close(db, NULL);
	return has;
}
