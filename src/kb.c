/* kb.c - owns an open index and its statements. Knows no search and no layout. */
#include "kb.h"

#include "clean.h"
#include "i18n.h"
#include "kb_part.h"
#include "kb_value.h"
#include "schema.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

/* Rows that a list may have at most: so many, and so many more for each entry. */
#define LIST_SIZE_LEAST 1000
#define LIST_SIZE_MOST 32

static const char *const queries[QUERY_COUNT] = {
	[QUERY_RECORD] = "SELECT kind, id, data FROM entry WHERE rank = ?",
	[QUERY_ENTRY] = "SELECT kind, id, data, marks, back FROM entry WHERE rank = ?",
	[QUERY_LINKS] = "SELECT links FROM entry WHERE rank = ?",
	[QUERY_BACK] = "SELECT back FROM entry WHERE rank = ?",
	[QUERY_MARKS] = "SELECT marks FROM entry WHERE rank = ?",
	[QUERY_FIND] = "SELECT rank FROM id WHERE id = ?",
	[QUERY_NEXT] = "SELECT rank FROM entry WHERE kind = ? AND rank > ? ORDER BY rank LIMIT 1",
	[QUERY_HEAD] = "SELECT kind, id, iif(?2 = ?3, title, titles ->> ('$.\"' || ?2 || '\"')), "
		       "title, name, by, word, date, weight, marks, links FROM entry "
		       "WHERE rank = ?1",
	[QUERY_ROWS] = "SELECT rows FROM list WHERE id = ?",
	[QUERY_PLACE] = "SELECT rows FROM place WHERE id = ?",
	[QUERY_HEADING] = ("SELECT key, entries, number, trim(replace(bins, ',', ' '), '[]') "
			   "FROM heading WHERE list = ? AND row = ?"),
	[QUERY_HEADINGS] = "SELECT key, entries FROM heading WHERE list = ? ORDER BY row",
	[QUERY_HEADING_FROM] = "SELECT row FROM heading WHERE list = ? AND row >= ? "
			       "ORDER BY row LIMIT 1",
	[QUERY_HEADING_UP_TO] = "SELECT row FROM heading WHERE list = ? AND row <= ? "
				"ORDER BY row DESC LIMIT 1",
	[QUERY_FACTS] = "SELECT entries FROM facts WHERE block = ?",
	[QUERY_NAME] = "SELECT name.rank, entry.id, shown FROM name JOIN entry USING (rank) "
		       "WHERE name.kind = ?1 AND folded = ?2 LIMIT ?3",
	[QUERY_NAMES] = "SELECT name.rank, entry.id, shown FROM name JOIN entry USING (rank) "
			"WHERE name.kind = ?1 AND folded >= ?2 AND folded < ?2 || char(1114111) "
			"ORDER BY folded, name.rank LIMIT ?3",
	[QUERY_TERM] = "SELECT entries FROM vocabulary WHERE term = ?1",
	[QUERY_TERMS] = "SELECT entries, term FROM vocabulary WHERE term >= ?1 AND "
			"term < ?1 || char(1114111) LIMIT ?2",
};

/* --- opening -------------------------------------------------------------------- */

static struct slice keep(struct arena *arena, struct slice text)
{
	return (struct slice){arena_copy(arena, text.data, text.len), text.len};
}

struct db_statement *kb_ask(struct kb *kb, enum query query, struct error *error)
{
	if (!kb->statements[query])
		kb->statements[query] = db_prepare(kb->db, queries[query], error);
	return kb->statements[query];
}

/* Reads a table of small numbers (index, value) into an array. */
static bool read_numbers(struct kb *kb, const char *sql, size_t *out, size_t count,
			 struct error *error)
{
	struct db_statement *statement = db_prepare(kb->db, sql, error);
	struct error own = {0};

	if (!statement)
		return false;
	while (db_step(statement, &own)) {
		int64_t index = db_int(statement, 0), value = db_int(statement, 1);

		if (index >= 0 && (size_t)index < count && value >= 0)
			out[index] = (size_t)value;
	}
	db_free(statement);
	return own.code == ERROR_NONE || error_set(error, own.code, "%s", own.message);
}

static bool read_meta(struct kb *kb, const char *key, struct slice *out, struct error *error)
{
	struct db_statement *statement =
		db_prepare(kb->db, "SELECT value FROM meta WHERE key = ?", error);
	bool found;

	if (!statement)
		return false;
	db_bind_text(statement, 1, slice_of(key));
	found = db_step(statement, error);
	if (found)
		*out = keep(&kb->arena, db_text(statement, 0));
	db_free(statement);
	return found || error_set(error, ERROR_INDEX, _("the index has no '%s'"), key);
}

bool kb_damaged(struct error *error)
{
	return error_set(error, ERROR_INDEX, _("the index is damaged; build it anew"));
}

/* Whether there is what the counts say: memory is taken by them. An entry stands more
 * than once in some lists, but not without end. */
static bool are_sound(struct kb *kb, struct error *error)
{
	struct db_statement *statement = db_prepare(kb->db, "SELECT max(rank) FROM entry", error);
	size_t entries = 0;
	bool sound = statement && db_step(statement, error);

	if (sound)
		entries = (size_t)db_int(statement, 0);
	db_free(statement);
	sound = sound && entries == kb_entry_count(kb) && entries <= INT32_MAX;
	for (int i = 0; i < LIST_COUNT; i++)
		sound = sound && kb->list_sizes[i] <= LIST_SIZE_LEAST + LIST_SIZE_MOST * entries;
	return sound || kb_damaged(error);
}

static bool read_base(struct kb *kb, struct error *error)
{
	struct slice json;

	if (!read_meta(kb, "base", &json, error) ||
	    !read_meta(kb, "revision", &kb->revision, error) ||
	    (!kb_value_read(json, &base_shape, &kb->arena, &kb->base.root) && !kb_damaged(error)))
		return false;
	for (VALUES(v, &kb->base.root, FIELD_LANGUAGES))
		if (kb->base.language_count < BASE_LANGUAGES)
			kb->base.languages[kb->base.language_count++] = v->text;
	return kb->base.language_count > 0 ||
	       error_set(error, ERROR_INDEX, _("the index has no language"));
}

struct kb *kb_open(const char *path, struct error *error)
{
	struct kb *kb = mem_zero(sizeof(*kb));

	arena_init(&kb->arena);
	str_init(&kb->facts);
	kb->path = mem_copy(path, strlen(path));
	if (stat(path, &kb->status) != 0) {
		error_system(error, "%s", path);
		goto failed;
	}
	kb->db = db_open(path, DB_READ, error);
	if (kb->db && db_run(kb->db, "BEGIN", error) && schema_match(kb->db, error) &&
	    read_numbers(kb, "SELECT code, entries FROM kind", kb->counts, KIND_COUNT, error) &&
	    read_numbers(kb, "SELECT list, rows FROM list_size", kb->list_sizes, LIST_COUNT,
			 error) &&
	    are_sound(kb, error) && read_base(kb, error))
		return kb;
failed:
	kb_close(kb);
	return NULL;
}

void kb_close(struct kb *kb)
{
	if (!kb)
		return;
	for (int i = 0; i < QUERY_COUNT; i++)
		db_free(kb->statements[i]);
	db_close(kb->db, NULL);
	str_done(&kb->facts);
	arena_done(&kb->arena);
	free(kb->path);
	free(kb);
}

void kb_hold(struct kb *kb)
{
	db_run(kb->db, "BEGIN", NULL);
}

void kb_release(struct kb *kb)
{
	str_clear(&kb->facts);
	db_run(kb->db, "COMMIT", NULL);
}

void kb_interrupt(struct kb *kb, bool on)
{
	atomic_store(&kb->interrupted, on);
}

bool kb_is_interrupted(const struct kb *kb)
{
	return atomic_load_explicit(&kb->interrupted, memory_order_relaxed);
}

const struct base *kb_base(const struct kb *kb)
{
	return &kb->base;
}

struct slice kb_revision(const struct kb *kb)
{
	return kb->revision;
}

size_t kb_count(const struct kb *kb, enum kind kind)
{
	return kb->counts[kind];
}

size_t kb_entry_count(const struct kb *kb)
{
	size_t count = 0;

	for (int i = 0; i < KIND_COUNT; i++)
		count += kb->counts[i];
	return count;
}

bool kb_is_stale(const struct kb *kb)
{
	struct stat now;

	return stat(kb->path, &now) == 0 &&
	       (now.st_ino != kb->status.st_ino || now.st_dev != kb->status.st_dev ||
		now.st_size != kb->status.st_size ||
		now.st_mtim.tv_sec != kb->status.st_mtim.tv_sec ||
		now.st_mtim.tv_nsec != kb->status.st_mtim.tv_nsec);
}

struct db *kb_db(struct kb *kb)
{
	return kb->db;
}

/* --- entries -------------------------------------------------------------------- */

/* The mark at a place of a packed list; false where its number means nothing. */
static bool unpack_mark(const char *at, struct mark_span *span)
{
	uint32_t mark = unpack_number(at, 1);

	*span = (struct mark_span){(enum mark)mark, unpack_day(unpack_number(at + 1, 4)),
				   unpack_day(unpack_number(at + 5, 4))};
	return mark < MARK_COUNT;
}

static void read_marks(struct slice packed, struct arena *arena, struct entry *entry)
{
	size_t count = packed.len / SCHEMA_MARK_BYTES;

	entry->marks = arena_zero(arena, count * sizeof(*entry->marks));
	for (size_t i = 0; i < count; i++)
		if (unpack_mark(packed.data + i * SCHEMA_MARK_BYTES,
				&entry->marks[entry->mark_count]))
			entry->mark_count++;
}

/* A bit for each mark that holds on the day. */
static unsigned marks_on(struct slice packed, int32_t day)
{
	unsigned marks = 0;

	for (size_t at = 0; at + SCHEMA_MARK_BYTES <= packed.len; at += SCHEMA_MARK_BYTES) {
		struct mark_span span;

		if (unpack_mark(packed.data + at, &span) && span.from <= day && day < span.until)
			marks |= 1u << span.mark;
	}
	return marks;
}

/* Returns how many; links whose numbers mean nothing are left out. */
static size_t read_links(struct slice packed, struct arena *arena, struct back_link **links)
{
	size_t room = packed.len / SCHEMA_LINK_BYTES, count = 0;

	*links = arena_zero(arena, room * sizeof(**links));
	for (size_t i = 0; i < room; i++) {
		const char *at = packed.data + i * SCHEMA_LINK_BYTES;
		uint32_t relation = unpack_number(at, 2), kind = unpack_number(at + 2, 2);

		if (relation > FIELD_COUNT || kind >= KIND_COUNT)
			continue;
		(*links)[count++] = (struct back_link){
			.relation = (enum field_name)relation,
			.kind = (enum kind)kind,
			.rowid = unpack_number(at + 4, 4),
		};
	}
	return count;
}

static void read_facts(struct kb *kb, size_t block)
{
	struct db_statement *statement = kb_ask(kb, QUERY_FACTS, NULL);

	str_clear(&kb->facts);
	kb->facts_block = block;
	if (!statement)
		return;
	db_bind_int(statement, 1, (int64_t)block);
	if (db_step(statement, NULL))
		str_add(&kb->facts, db_blob(statement, 0));
	db_reset(statement);
}

bool kb_facts(struct kb *kb, uint32_t rowid, struct facts *out)
{
	size_t block = (rowid - 1) / SCHEMA_FACTS;
	size_t at = (rowid - 1) % SCHEMA_FACTS * FACTS_BYTES;

	if (!rowid)
		return false;
	if (!kb->facts.len || kb->facts_block != block)
		read_facts(kb, block);
	return at + FACTS_BYTES <= kb->facts.len &&
	       facts_unpack(kb->facts.data + at, out);
}

static bool ask_links(struct kb *kb, enum query query, uint32_t rowid, struct arena *arena,
		      struct own_links *out)
{
	struct db_statement *statement = kb_ask(kb, query, NULL);
	bool done;

	*out = (struct own_links){0};
	if (!statement)
		return false;
	db_bind_int(statement, 1, rowid);
	done = db_step(statement, NULL);
	if (done)
		out->count = read_links(db_blob(statement, 0), arena, &out->items);
	db_reset(statement);
	return done;
}

bool kb_links(struct kb *kb, uint32_t rowid, struct arena *arena, struct own_links *out,
	      struct error *error)
{
	return ask_links(kb, QUERY_LINKS, rowid, arena, out) || kb_damaged(error);
}

bool kb_back(struct kb *kb, uint32_t rowid, struct arena *arena, struct own_links *out,
	     struct error *error)
{
	return ask_links(kb, QUERY_BACK, rowid, arena, out) || kb_damaged(error);
}

/* From the columns kind, id and data. */
static bool read_record(struct db_statement *statement, struct arena *arena,
			struct record *record)
{
	int64_t kind = db_int(statement, 0);

	*record = (struct record){0};
	if (kind < 0 || kind >= KIND_COUNT)
		return false;
	record->kind = (enum kind)kind;
	record->id = keep(arena, db_text(statement, 1));
	return kb_value_read(db_text(statement, 2), kind_shapes[kind], arena, &record->root);
}

bool kb_record(struct kb *kb, uint32_t rowid, struct arena *arena, struct record *record,
	       struct error *error)
{
	struct db_statement *statement = kb_ask(kb, QUERY_RECORD, error);
	bool done;

	if (!statement)
		return false;
	db_bind_int(statement, 1, rowid);
	done = db_step(statement, error) && read_record(statement, arena, record);
	db_reset(statement);
	return done || kb_damaged(error);
}

bool kb_entry(struct kb *kb, uint32_t rowid, struct arena *arena, struct entry *entry,
	      struct error *error)
{
	struct db_statement *statement = kb_ask(kb, QUERY_ENTRY, error);
	bool done;

	*entry = (struct entry){.rowid = rowid};
	if (!statement)
		return false;
	db_bind_int(statement, 1, rowid);
	done = db_step(statement, error) && read_record(statement, arena, &entry->record);
	if (done) {
		read_marks(db_blob(statement, 3), arena, entry);
		entry->back_count = read_links(db_blob(statement, 4), arena, &entry->back);
	}
	db_reset(statement);
	return done || kb_damaged(error);
}

/* A text that goes straight to a row: one line, and harmless. */
struct slice kb_line(struct db_statement *statement, int column, struct arena *arena)
{
	struct slice text = db_text(statement, column);
	struct str clean;

	if (clean_is(text, CLEAN_LINE))
		return keep(arena, text);
	str_init(&clean);
	clean_add(&clean, text, CLEAN_LINE);
	text = keep(arena, str_slice(&clean));
	str_done(&clean);
	return text;
}

bool kb_has_begun(const struct reading *reading, uint32_t rowid)
{
	struct facts facts;

	return !kb_facts(reading->kb, rowid, &facts) || facts.from <= reading->day;
}

uint32_t kb_find(struct kb *kb, struct slice id)
{
	struct db_statement *statement = kb_ask(kb, QUERY_FIND, NULL);
	uint32_t rank = 0;

	if (!statement)
		return 0;
	db_bind_text(statement, 1, id);
	if (db_step(statement, NULL))
		rank = (uint32_t)db_int(statement, 0);
	db_reset(statement);
	return rank;
}

size_t kb_names(struct kb *kb, enum kind kind, struct slice name, bool prefix,
		struct arena *arena, struct kb_name *out, size_t size)
{
	struct db_statement *statement = kb_ask(kb, prefix ? QUERY_NAMES : QUERY_NAME, NULL);
	struct str folded;
	size_t count = 0;

	if (!statement)
		return 0;
	str_init(&folded);
	utf8_fold(&folded, name);
	db_bind_int(statement, 1, kind);
	db_bind_text(statement, 2, str_slice(&folded));
	db_bind_int(statement, 3, (int64_t)size);
	while (count < size && db_step(statement, NULL))
		out[count++] = (struct kb_name){
			.rowid = (uint32_t)db_int(statement, 0),
			.id = kb_line(statement, 1, arena),
			.shown = kb_line(statement, 2, arena),
		};
	db_reset(statement);
	str_done(&folded);
	return count;
}

uint64_t kb_term_entries(struct kb *kb, struct slice term, bool prefix, uint64_t limit)
{
	struct db_statement *statement = kb_ask(kb, prefix ? QUERY_TERMS : QUERY_TERM, NULL);
	uint64_t sum = 0;

	if (!statement)
		return 0;
	db_bind_text(statement, 1, term);
	if (prefix)
		db_bind_int(statement, 2, KB_TERMS);
	while (sum <= limit && db_step(statement, NULL))
		sum += (uint64_t)db_int(statement, 0);
	db_reset(statement);
	return sum;
}

void kb_terms(struct kb *kb, struct slice prefix, size_t most, kb_visit_term *visit,
	      void *context)
{
	struct db_statement *statement = kb_ask(kb, QUERY_TERMS, NULL);

	if (!statement)
		return;
	db_bind_text(statement, 1, prefix);
	db_bind_int(statement, 2, (int64_t)most);
	while (db_step(statement, NULL))
		visit(context, db_text(statement, 1));
	db_reset(statement);
}

uint32_t kb_next(struct kb *kb, enum kind kind, uint32_t after)
{
	struct db_statement *statement = kb_ask(kb, QUERY_NEXT, NULL);
	uint32_t rank = 0;

	if (!statement)
		return 0;
	db_bind_int(statement, 1, kind);
	db_bind_int(statement, 2, after);
	if (db_step(statement, NULL))
		rank = (uint32_t)db_int(statement, 0);
	db_reset(statement);
	return rank;
}

static void read_head(struct db_statement *statement, int32_t day, struct arena *arena,
		      struct head *head)
{
	head->kind = (enum kind)db_int(statement, 0);
	head->id = kb_line(statement, 1, arena);
	head->untranslated = db_is_null(statement, 2);
	head->title = kb_line(statement, head->untranslated ? 3 : 2, arena);
	head->name = kb_line(statement, 4, arena);
	head->by = kb_line(statement, 5, arena);
	head->word = kb_line(statement, 6, arena);
	date_parse(db_text(statement, 7), &head->date, NULL);
	head->date = date_known(&head->date, day);
	head->weight = (uint32_t)db_int(statement, 8);
	head->marks = marks_on(db_blob(statement, 9), day);
}

/* The statement at the head of an entry, to be reset, or null. */
static struct db_statement *find_head(const struct reading *reading, uint32_t rowid,
				      struct error *error)
{
	struct kb *kb = reading->kb;
	struct db_statement *statement = kb_ask(kb, QUERY_HEAD, error);

	if (!statement)
		return NULL;
	db_bind_int(statement, 1, rowid);
	db_bind_text(statement, 2, reading->language);
	db_bind_text(statement, 3, kb->base.languages[0]);
	if (db_step(statement, error) && db_int(statement, 0) >= 0 &&
	    db_int(statement, 0) < KIND_COUNT)
		return statement;
	db_reset(statement);
	kb_damaged(error);
	return NULL;
}

bool kb_head(const struct reading *reading, uint32_t rowid, struct arena *arena,
	     struct head *head, struct error *error)
{
	struct db_statement *statement = find_head(reading, rowid, error);

	*head = (struct head){.rowid = rowid};
	if (!statement)
		return false;
	read_head(statement, reading->day, arena, head);
	db_reset(statement);
	return true;
}

bool kb_stand(const struct reading *reading, uint32_t rowid, struct arena *arena,
	      struct stand *stand, struct error *error)
{
	struct db_statement *statement = find_head(reading, rowid, error);

	*stand = (struct stand){.head.rowid = rowid};
	if (!statement)
		return false;
	read_head(statement, reading->day, arena, &stand->head);
	stand->links.count = read_links(db_blob(statement, 10), arena, &stand->links.items);
	db_reset(statement);
	return true;
}

unsigned kb_marks(const struct reading *reading, uint32_t rowid)
{
	struct db_statement *statement = kb_ask(reading->kb, QUERY_MARKS, NULL);
	unsigned marks = 0;

	if (!statement)
		return 0;
	db_bind_int(statement, 1, rowid);
	if (db_step(statement, NULL))
		marks = marks_on(db_blob(statement, 0), reading->day);
	db_reset(statement);
	return marks;
}

/* When a mark began that holds on the day; the day itself where none does. */
static int32_t mark_since(struct slice packed, enum mark mark, int32_t day)
{
	struct mark_span span;

	for (size_t at = 0; at + SCHEMA_MARK_BYTES <= packed.len; at += SCHEMA_MARK_BYTES)
		if (unpack_mark(packed.data + at, &span) && span.mark == mark &&
		    span.from <= day && day < span.until)
			return span.from;
	return day;
}

int32_t kb_mark_since(const struct reading *reading, uint32_t rowid, enum mark mark)
{
	struct db_statement *statement = kb_ask(reading->kb, QUERY_MARKS, NULL);
	int32_t since = reading->day;

	if (!statement)
		return since;
	db_bind_int(statement, 1, rowid);
	if (db_step(statement, NULL))
		since = mark_since(db_blob(statement, 0), mark, reading->day);
	db_reset(statement);
	return since;
}

void kb_near_mark(const struct reading *reading, uint32_t rowid, unsigned marks, bool forward,
		  int32_t *day)
{
	struct db_statement *statement = kb_ask(reading->kb, QUERY_MARKS, NULL);
	struct slice packed = {0};
	struct mark_span span;

	if (!statement)
		return;
	db_bind_int(statement, 1, rowid);
	if (db_step(statement, NULL))
		packed = db_blob(statement, 0);
	for (size_t at = 0; at + SCHEMA_MARK_BYTES <= packed.len; at += SCHEMA_MARK_BYTES) {
		if (!unpack_mark(packed.data + at, &span) || !(marks & 1u << span.mark))
			continue;
		if (date_is_nearer(span.from, reading->day, forward, *day))
			*day = span.from;
		if (date_is_nearer(span.until, reading->day, forward, *day))
			*day = span.until;
	}
	db_reset(statement);
}

const struct vocabulary *kb_word_vocabulary(enum kind kind)
{
	return kind_word_vocabulary(kind);
}
