/* db.h - a thin layer over SQLite: its codes become our errors here only.
 *
 * A statement belongs to its db and must be freed before it is closed. What
 * db_text() and db_blob() return is SQLite's and holds until the next step, reset
 * or free. Parameters and columns are numbered as SQLite does: from 1, from 0. */
#ifndef PICKET_DB_H
#define PICKET_DB_H

#include "error.h"
#include "str.h"

struct db;
struct db_statement;

enum db_mode {
	DB_READ,     /* read only, guarded against a hostile file */
	DB_BUILD,    /* a new file, fast and without a journal */
	DB_VERIFY,   /* one that was just built, which is read as a whole */
	DB_UPDATE    /* one that is there and read, with a journal */
};

struct db *db_open(const char *path, enum db_mode mode, struct error *error);

/* Closes; false where SQLite could not (then error says why). Null is fine. */
bool db_close(struct db *db, struct error *error);

/* Runs one or more statements and drops their rows. */
bool db_run(struct db *db, const char *sql, struct error *error);

struct db_statement *db_prepare(struct db *db, const char *sql, struct error *error);
void db_free(struct db_statement *statement);

void db_bind_int(struct db_statement *statement, int parameter, int64_t value);

/* Null data binds NULL. The bytes must stay until the statement is reset. */
void db_bind_text(struct db_statement *statement, int parameter, struct slice text);
void db_bind_blob(struct db_statement *statement, int parameter, struct slice blob);

/* Whether there is a row; false at the end and on failure, which sets error. */
bool db_step(struct db_statement *statement, struct error *error);

/* Steps a statement that returns no rows, then resets it. */
bool db_do(struct db_statement *statement, struct error *error);

/* Makes the database at path, which nobody has open, another schema of db. */
bool db_attach(struct db *db, const char *path, const char *schema, struct error *error);

/* Ready to be bound and stepped again. */
void db_reset(struct db_statement *statement);

int64_t db_int(struct db_statement *statement, int column);
bool db_is_null(struct db_statement *statement, int column);
struct slice db_text(struct db_statement *statement, int column);
struct slice db_blob(struct db_statement *statement, int column);

#endif
