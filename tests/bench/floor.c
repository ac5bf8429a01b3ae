/* floor.c - what no build of an index gets around, and nothing else: libyaml's
 * events, a row an entry, the two full-text tables; one thread.
 *
 *     floor CONTENT INDEX OUTPUT
 *     floor CONTENT
 *
 * The full-text tables are made as in INDEX, which picket built from the same
 * content. Nothing is checked, linked, ordered or verified. With CONTENT alone its
 * files are listed and stat'ed, which nothing gets around either that wants to know
 * whether they changed. */
#include <dirent.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml.h>

#define DEPTH 64
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

struct text {
	char *data;
	size_t len, size;
};

struct floor {
	sqlite3 *db;
	sqlite3_stmt *entry, *title, *words;
	sqlite3_int64 rank;
	int kind;
	bool titled;
	struct text id, titles, texts, data;   /* of the entry at hand */
	char keys[DEPTH][32];                  /* the last one of each open map */
	bool maps[DEPTH], wants_key[DEPTH];
	int depth, entry_depth;
};

static const char *const title_keys[] = {"title", "name", "short", "also", "question",
					 "publisher", "container-title"};
static const char *const text_keys[] = {"text", "summary", "body", "note", "outcome", "result",
					"role", "group", "quote", "tags", "place"};

static void die(const char *what)
{
	fprintf(stderr, "floor: %s\n", what);
	exit(4);
}

static void run(struct floor *floor, const char *sql)
{
	if (sqlite3_exec(floor->db, sql, NULL, NULL, NULL) != SQLITE_OK)
		die(sqlite3_errmsg(floor->db));
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *statement;

	if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
		die(sqlite3_errmsg(db));
	return statement;
}

/* --- one entry ---------------------------------------------------------------- */

static void add(struct text *text, const char *data, size_t len)
{
	if (text->len + len + 1 > text->size) {
		text->size = 2 * (text->len + len + 1);
		text->data = realloc(text->data, text->size);
		if (!text->data)
			die("out of memory");
	}
	memcpy(text->data + text->len, data, len);
	text->len += len;
	text->data[text->len++] = '\n';
}

static bool is_one_of(const char *key, const char *const *keys, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(key, keys[i]) == 0)
			return true;
	return false;
}

/* The key that a value stands under; that of a language is the one outside. */
static const char *key_of(const struct floor *floor)
{
	for (int i = floor->depth; i > 0; i--)
		if (floor->maps[i] && strlen(floor->keys[i]) != 2)
			return floor->keys[i];
	return "";
}

/* A position without a title goes by its first sentence. */
static size_t sentence_len(const char *value, size_t len)
{
	const char *end = memmem(value, len, ". ", 2);

	return end ? (size_t)(end - value) : len;
}

static void on_value(struct floor *floor, const char *value, size_t len)
{
	const char *key = key_of(floor);

	add(&floor->data, value, len);
	if (strcmp(key, "id") == 0)
		add(&floor->id, value, len);
	if (is_one_of(key, title_keys, COUNT_OF(title_keys))) {
		add(&floor->titles, value, len);
		add(&floor->texts, value, len);
		floor->titled |= strcmp(key, "title") == 0;
	} else if (is_one_of(key, text_keys, COUNT_OF(text_keys))) {
		add(&floor->texts, value, len);
		if (!floor->titled && strcmp(key, "text") == 0)
			add(&floor->titles, value, sentence_len(value, len));
	}
}

static void bind(sqlite3_stmt *statement, int parameter, const struct text *text)
{
	sqlite3_bind_text64(statement, parameter, text->data ? text->data : "", text->len,
			    SQLITE_STATIC, SQLITE_UTF8);
}

static void insert(struct floor *floor, sqlite3_stmt *statement)
{
	sqlite3_bind_int64(statement, 1, floor->rank);
	if (sqlite3_step(statement) != SQLITE_DONE)
		die(sqlite3_errmsg(floor->db));
	sqlite3_reset(statement);
}

static void end_entry(struct floor *floor)
{
	floor->rank++;
	sqlite3_bind_int(floor->entry, 2, floor->kind);
	bind(floor->entry, 3, &floor->id);
	bind(floor->entry, 4, &floor->titles);
	bind(floor->entry, 5, &floor->data);
	bind(floor->title, 2, &floor->titles);
	add(&floor->texts, floor->id.data ? floor->id.data : "", floor->id.len);
	bind(floor->words, 2, &floor->texts);
	insert(floor, floor->entry);
	insert(floor, floor->title);
	insert(floor, floor->words);
	floor->titled = false;
	floor->id.len = floor->titles.len = floor->texts.len = floor->data.len = 0;
}

/* --- events ------------------------------------------------------------------- */

static void on_scalar(struct floor *floor, const yaml_event_t *event)
{
	const char *value = (const char *)event->data.scalar.value;
	size_t len = event->data.scalar.length;

	if (floor->maps[floor->depth] && floor->wants_key[floor->depth]) {
		snprintf(floor->keys[floor->depth], sizeof(floor->keys[0]), "%s", value);
		add(&floor->data, value, len);
		floor->wants_key[floor->depth] = false;
	} else {
		on_value(floor, value, len);
		floor->wants_key[floor->depth] = true;
	}
}

static void open_level(struct floor *floor, bool is_map)
{
	if (++floor->depth == DEPTH)
		die("nested too deep");
	floor->maps[floor->depth] = is_map;
	floor->wants_key[floor->depth] = is_map;
	if (is_map && !floor->entry_depth)
		floor->entry_depth = floor->depth;
}

static void close_level(struct floor *floor)
{
	if (floor->depth == floor->entry_depth) {
		end_entry(floor);
		floor->entry_depth = 0;
	}
	floor->depth--;
	floor->wants_key[floor->depth] = true;
}

static bool on_event(struct floor *floor, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT: on_scalar(floor, event); break;
	case YAML_MAPPING_START_EVENT: open_level(floor, true); break;
	case YAML_SEQUENCE_START_EVENT: open_level(floor, false); break;
	case YAML_MAPPING_END_EVENT:
	case YAML_SEQUENCE_END_EVENT: close_level(floor); break;
	case YAML_STREAM_END_EVENT: return false;
	default: break;
	}
	return true;
}

/* --- files -------------------------------------------------------------------- */

static void parse(struct floor *floor, const unsigned char *bytes, size_t len)
{
	yaml_parser_t parser;
	yaml_event_t event;
	bool more = true;

	yaml_parser_initialize(&parser);
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, bytes, len);
	while (more) {
		if (!yaml_parser_parse(&parser, &event))
			die("not YAML");
		more = on_event(floor, &event);
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
}

typedef void visit_file(struct floor *floor, const char *path);

static void stat_file(struct floor *floor, const char *path)
{
	struct stat status;

	floor->rank += stat(path, &status) == 0;
}

static void read_file(struct floor *floor, const char *path)
{
	int file = open(path, O_RDONLY | O_CLOEXEC);
	struct stat status;
	unsigned char *bytes;

	if (file < 0 || fstat(file, &status) != 0)
		die(path);
	bytes = malloc((size_t)status.st_size + 1);
	if (!bytes || read(file, bytes, (size_t)status.st_size) != status.st_size)
		die(path);
	close(file);
	parse(floor, bytes, (size_t)status.st_size);
	free(bytes);
}

static int is_yaml(const struct dirent *entry)
{
	size_t len = strlen(entry->d_name);

	return len > 5 && strcmp(entry->d_name + len - 5, ".yaml") == 0;
}

/* The folders of content hold no others here. */
static void walk_folder(struct floor *floor, const char *content, const char *folder,
			visit_file *visit)
{
	struct dirent **names;
	char path[4096];
	int count;

	snprintf(path, sizeof(path), "%s/%s", content, folder);
	count = scandir(path, &names, is_yaml, alphasort);
	for (int i = 0; i < count; i++) {
		snprintf(path, sizeof(path), "%s/%s/%s", content, folder, names[i]->d_name);
		visit(floor, path);
		free(names[i]);
	}
	if (count >= 0)
		free(names);
}

/* --- the whole ---------------------------------------------------------------- */

/* Makes the full-text tables that the index has. */
static void copy_tables(struct floor *floor, const char *index)
{
	sqlite3_stmt *tables;
	sqlite3 *db;

	if (sqlite3_open_v2(index, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
		die(index);
	tables = prepare(db, "SELECT sql FROM sqlite_schema "
			     "WHERE name IN ('title_index', 'text_index')");
	while (sqlite3_step(tables) == SQLITE_ROW)
		run(floor, (const char *)sqlite3_column_text(tables, 0));
	sqlite3_finalize(tables);
	sqlite3_close(db);
}

static void begin(struct floor *floor, const char *index, const char *output)
{
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	unlink(output);
	if (sqlite3_open(output, &floor->db) != SQLITE_OK)
		die(output);
	run(floor, "PRAGMA journal_mode=off; PRAGMA synchronous=off; PRAGMA secure_delete=off;"
		   "PRAGMA locking_mode=exclusive; PRAGMA cache_size=-16384; BEGIN;"
		   "CREATE TABLE entry(rank INTEGER PRIMARY KEY, kind INTEGER, id TEXT,"
		   " title TEXT, data TEXT)");
	copy_tables(floor, index);
	run(floor, "INSERT INTO title_index(title_index, rank) VALUES('hashsize', 1073741824);"
		   "INSERT INTO text_index(text_index, rank) VALUES('hashsize', 1073741824)");
	floor->entry = prepare(floor->db, "INSERT INTO entry VALUES(?, ?, ?, ?, ?)");
	floor->title = prepare(floor->db, "INSERT INTO title_index(rowid, title) VALUES(?, ?)");
	floor->words = prepare(floor->db, "INSERT INTO text_index(rowid, text) VALUES(?, ?)");
}

static void end(struct floor *floor)
{
	sqlite3_finalize(floor->entry);
	sqlite3_finalize(floor->title);
	sqlite3_finalize(floor->words);
	run(floor, "COMMIT");
	sqlite3_close(floor->db);
}

static void walk(struct floor *floor, const char *content, visit_file *visit)
{
	static const char *const folders[] = {"parties", "disputes", "issues", "positions",
					      "events",  "uses",     "sources"};

	for (size_t i = 0; i < COUNT_OF(folders); i++) {
		floor->kind = (int)i;
		walk_folder(floor, content, folders[i], visit);
	}
}

int main(int count, char **arguments)
{
	struct floor floor = {0};

	if (count == 2) {
		walk(&floor, arguments[1], stat_file);
		printf("%lld files\n", (long long)floor.rank);
	} else if (count == 4) {
		begin(&floor, arguments[2], arguments[3]);
		walk(&floor, arguments[1], read_file);
		end(&floor);
		printf("%lld entries\n", (long long)floor.rank);
	} else {
		fputs("floor CONTENT [INDEX OUTPUT]\n", stderr);
		return 2;
	}
	return 0;
}
