/* db.c - owns every call of SQLite's interface. Knows no table of ours. */
#include "db.h"

#include "heap.h"
#include "i18n.h"
#include "mem.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

/* Pages that a build keeps in memory before it spills, in KiB. */
#define BUILD_CACHE "16384"

/* And a reader, in KiB: the system keeps the file in memory, and a screen has two. */
#define READ_CACHE "500"

/* Largest value that a file may make us read. */
#define READ_LENGTH (16 * 1024 * 1024)

struct db {
	sqlite3 *handle;
	struct heap *heap;   /* of one that is being built */
};

struct db_statement {
	sqlite3_stmt *handle;
	struct db *db;
};

/* --- memory ------------------------------------------------------------------- */

/* What FTS5 gathers in a build is looked up at random, so a database that is built
 * has a heap of large pages. SQLite asks for memory without saying for whom: for
 * whom this thread is at work. */
static _Thread_local struct heap *heap;

static sqlite3_mem_methods usual;

static void *take(int size)
{
	return heap ? heap_take(heap, (size_t)size) : usual.xMalloc(size);
}

static void give(void *block)
{
	if (heap && heap_owns(heap, block))
		heap_give(heap, block);
	else
		usual.xFree(block);
}

static int size_of(void *block)
{
	return heap && heap_owns(heap, block) ? (int)heap_size(block) : usual.xSize(block);
}

static void *resize(void *block, int size)
{
	int before = size_of(block);
	void *larger;

	if (!heap || !heap_owns(heap, block))
		return usual.xRealloc(block, size);
	if (size <= before)
		return block;
	larger = heap_take(heap, (size_t)size);
	memcpy(larger, block, (size_t)before);
	heap_give(heap, block);
	return larger;
}

static int round_up(int size)
{
	return heap ? (int)heap_round((size_t)size) : usual.xRoundup(size);
}

static pthread_once_t once = PTHREAD_ONCE_INIT;

/* Counting what it allocates costs SQLite more than a lock on every call. What it
 * needs for good is allocated here, for nobody. */
static void set_up(void)
{
	sqlite3_mem_methods methods;

	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	sqlite3_config(SQLITE_CONFIG_GETMALLOC, &usual);
	methods = usual;
	methods.xMalloc = take;
	methods.xFree = give;
	methods.xSize = size_of;
	methods.xRealloc = resize;
	methods.xRoundup = round_up;
	sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
	sqlite3_initialize();
}

/* Every call of SQLite gets its handle here. */
static sqlite3 *at(const struct db *db)
{
	heap = db->heap;
	return db->handle;
}

static sqlite3_stmt *of(const struct db_statement *statement)
{
	heap = statement->db->heap;
	return statement->handle;
}

/* --- errors --------------------------------------------------------------------- */

static enum error_code code_of(int result)
{
	switch (result & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return ERROR_BUSY;
	case SQLITE_INTERRUPT:
		return ERROR_STOPPED;
	case SQLITE_NOTADB:
	case SQLITE_CORRUPT:
	case SQLITE_ERROR:
	case SQLITE_TOOBIG:
		return ERROR_INDEX;
	case SQLITE_NOMEM:
		mem_fail();
	default:
		return ERROR_SYSTEM;
	}
}

static bool fail(sqlite3 *handle, struct error *error)
{
	return error_set(error, code_of(sqlite3_extended_errcode(handle)), _("the index: %s"),
			 sqlite3_errmsg(handle));
}

/* What a reader forbids a file that might have been made to harm. */
static bool guard(struct db *db, struct error *error)
{
	sqlite3_db_config(at(db), SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)NULL);
	sqlite3_db_config(at(db), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)NULL);
	sqlite3_limit(at(db), SQLITE_LIMIT_LENGTH, READ_LENGTH);
	sqlite3_limit(at(db), SQLITE_LIMIT_ATTACHED, 0);
	return db_run(db, "PRAGMA query_only=1; PRAGMA cell_size_check=1;"
			  "PRAGMA cache_size=-" READ_CACHE, error);
}

static bool hurry(struct db *db, struct error *error)
{
	return db_run(db, "PRAGMA journal_mode=off; PRAGMA synchronous=off; PRAGMA secure_delete=off;"
			  "PRAGMA locking_mode=exclusive; PRAGMA temp_store=memory;"
			  "PRAGMA cache_size=-" BUILD_CACHE, error);
}

static bool skim(struct db *db, struct error *error)
{
	return db_run(db, "PRAGMA mmap_size=1099511627776", error);
}

static bool take_care(struct db *db, struct error *error)
{
	return db_run(db, "PRAGMA journal_mode=delete; PRAGMA synchronous=normal;"
			  "PRAGMA trusted_schema=off; PRAGMA temp_store=memory;"
			  "PRAGMA cell_size_check=on", error);
}

/* --- databases ------------------------------------------------------------------ */

struct db *db_open(const char *path, enum db_mode mode, struct error *error)
{
	struct db *db = mem_zero(sizeof(*db));
	static const int flags[] = {
		[DB_READ] = SQLITE_OPEN_READONLY,
		[DB_BUILD] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
		[DB_VERIFY] = SQLITE_OPEN_READONLY,
		[DB_UPDATE] = SQLITE_OPEN_READWRITE,
	};
	static bool (*const prepare[])(struct db *, struct error *) = {
		[DB_READ] = guard, [DB_BUILD] = hurry, [DB_VERIFY] = skim,
		[DB_UPDATE] = take_care,
	};
	int result;

	pthread_once(&once, set_up);
	if (mode == DB_BUILD)
		db->heap = heap_new();
	heap = db->heap;
	result = sqlite3_open_v2(path, &db->handle,
				 flags[mode] | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
	if (result != SQLITE_OK) {
		error_set(error, code_of(result), _("%s: %s"), path, sqlite3_errstr(result));
		goto failed;
	}
	sqlite3_busy_timeout(at(db), 2000);
	if (prepare[mode](db, error))
		return db;
failed:
	db_close(db, NULL);
	return NULL;
}

bool db_close(struct db *db, struct error *error)
{
	int result;

	if (!db)
		return true;
	result = sqlite3_close(at(db));
	if (result != SQLITE_OK)
		error_set(error, code_of(result), _("the index: %s"), sqlite3_errstr(result));
	heap = NULL;
	heap_free(db->heap);
	free(db);
	return result == SQLITE_OK;
}

bool db_run(struct db *db, const char *sql, struct error *error)
{
	return sqlite3_exec(at(db), sql, NULL, NULL, NULL) == SQLITE_OK ||
	       fail(db->handle, error);
}

struct db_statement *db_prepare(struct db *db, const char *sql, struct error *error)
{
	struct db_statement *statement = mem_zero(sizeof(*statement));

	statement->db = db;
	if (sqlite3_prepare_v3(at(db), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement->handle,
			       NULL) == SQLITE_OK)
		return statement;
	fail(db->handle, error);
	free(statement);
	return NULL;
}

void db_free(struct db_statement *statement)
{
	if (!statement)
		return;
	sqlite3_finalize(of(statement));
	free(statement);
}

void db_bind_int(struct db_statement *statement, int parameter, int64_t value)
{
	sqlite3_bind_int64(of(statement), parameter, value);
}

void db_bind_text(struct db_statement *statement, int parameter, struct slice text)
{
	sqlite3_bind_text64(of(statement), parameter, text.data, text.len, SQLITE_STATIC,
			    SQLITE_UTF8);
}

void db_bind_blob(struct db_statement *statement, int parameter, struct slice blob)
{
	sqlite3_bind_blob64(of(statement), parameter, blob.data, blob.len, SQLITE_STATIC);
}

bool db_step(struct db_statement *statement, struct error *error)
{
	int result = sqlite3_step(of(statement));

	if (result != SQLITE_ROW && result != SQLITE_DONE)
		fail(statement->db->handle, error);
	return result == SQLITE_ROW;
}

bool db_do(struct db_statement *statement, struct error *error)
{
	struct error own = {0};

	db_step(statement, &own);
	db_reset(statement);
	return own.code == ERROR_NONE || error_set(error, own.code, "%s", own.message);
}

bool db_attach(struct db *db, const char *path, const char *schema, struct error *error)
{
	struct db_statement *statement = db_prepare(db, "ATTACH ? AS ?", error);
	bool done = statement != NULL;

	if (done) {
		db_bind_text(statement, 1, slice_of(path));
		db_bind_text(statement, 2, slice_of(schema));
		done = db_do(statement, error);
	}
	db_free(statement);
	return done;
}

void db_reset(struct db_statement *statement)
{
	sqlite3_reset(of(statement));
}

int64_t db_int(struct db_statement *statement, int column)
{
	return sqlite3_column_int64(of(statement), column);
}

bool db_is_null(struct db_statement *statement, int column)
{
	return sqlite3_column_type(of(statement), column) == SQLITE_NULL;
}

struct slice db_text(struct db_statement *statement, int column)
{
	const char *text = (const char *)sqlite3_column_text(of(statement), column);

	return (struct slice){text, (size_t)sqlite3_column_bytes(of(statement), column)};
}

struct slice db_blob(struct db_statement *statement, int column)
{
	const char *bytes = sqlite3_column_blob(of(statement), column);

	return (struct slice){bytes, (size_t)sqlite3_column_bytes(of(statement), column)};
}
