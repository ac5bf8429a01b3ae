/* listing.c - owns the columns of a printed list and the keys of its JSON. Knows
 * neither where the entries come from nor where the lines go. */
#include "listing.h"

#include "charset.h"
#include "doc_part.h"
#include "head_json.h"
#include "i18n.h"
#include "record_json.h"
#include "thread.h"
#include "utf8.h"
#include "weight.h"

#define ID_WIDTH 40   /* a longer id pushes its own line only */

/* --- columns --------------------------------------------------------------- */

struct widths {
	int date;
	int id;
	int kind;
};

static void widen(int *width, int wanted)
{
	if (*width < wanted)
		*width = wanted;
}

static void measure(const struct head *head, struct widths *widths)
{
	struct str date;
	int id = utf8_width(head->id);

	str_init(&date);
	date_print(&head->date, &date);
	widen(&widths->date, utf8_width(str_slice(&date)));
	widen(&widths->id, id > ID_WIDTH ? ID_WIDTH : id);
	widen(&widths->kind, utf8_width(slice_of(_(kind_table[head->kind].label))));
	str_done(&date);
}

/* Adds text, filled up to width columns and two more. Nothing for no width. */
static void add_column(struct rich *rich, enum role role, struct slice text, int width)
{
	int blank = width - utf8_width(text);

	if (width == 0)
		return;
	rich_add(rich, role, text);
	rich_format(rich, ROLE_TEXT, "%*s", (blank > 0 ? blank : 0) + 2, "");
}

static void add_row(const struct listing *listing, const struct widths *widths,
		    const struct head *head, struct rich *rich)
{
	struct str date;
	struct doc doc;

	str_init(&date);
	doc_init(&doc, listing->reading, rich, NULL);
	date_print(&head->date, &date);
	rich_line(rich, 0, 0);
	add_column(rich, ROLE_DATE, str_slice(&date), widths->date);
	add_column(rich, ROLE_ID, head->id, widths->id);
	if (listing->kinds)
		add_column(rich, ROLE_WORD, slice_of(_(kind_table[head->kind].label)),
			   widths->kind);
	doc_summary(&doc, head);
	rich_mark(rich, listing->query);
	doc_done(&doc);
	str_done(&date);
}

/* --- JSON ------------------------------------------------------------------ */

static void add_object(const struct reading *reading, const struct head *head,
		       struct str *out)
{
	struct json json;

	json_init(&json, out, !charset_is_utf8());
	json_open(&json, '{');
	head_json_text(&json, "id", head->id);
	head_json_text(&json, "kind", slice_of(kind_table[head->kind].name));
	head_json_text(&json, "title", head->title);
	if (head->untranslated) {
		json_key(&json, "untranslated");
		json_bool(&json, true);
	}
	head_json_text(&json, "name", head->name);
	head_json_text(&json, "by", head->by);
	head_json_text(&json, "word", head->word);
	head_json_date(&json, "date", &head->date);
	head_json_marks(&json, head->marks);
	json_key(&json, "links");
	json_count(&json, weight_of(reading, head));
	json_close(&json, '}');
	str_add_char(out, '\n');
}

/* --- the list -------------------------------------------------------------- */

/* What one pass does with an entry. */
typedef void visit(const struct listing *listing, const struct head *head,
		   struct widths *widths, struct print *print);

static void visit_measure(const struct listing *listing, const struct head *head,
			  struct widths *widths, struct print *print)
{
	(void)listing;
	(void)print;
	measure(head, widths);
}

static void visit_row(const struct listing *listing, const struct head *head,
		      struct widths *widths, struct print *print)
{
	struct rich rich;

	rich_init(&rich);
	add_row(listing, widths, head, &rich);
	print_rich(print, &rich);
	rich_done(&rich);
}

static void visit_object(const struct listing *listing, const struct head *head,
			 struct widths *widths, struct print *print)
{
	struct str line;

	(void)widths;
	str_init(&line);
	add_object(listing->reading, head, &line);
	print_text(print, str_slice(&line));
	str_done(&line);
}

/* The entry as of the day of the reading. */
static bool read_head(struct doc *doc, uint32_t rowid, struct head *head)
{
	return kb_head(doc->reading, rowid, &doc->arena, head, doc->error) &&
	       doc_status(doc, head);
}

/* One walk through the list. */
struct pass {
	const struct listing *listing;
	struct widths widths;
	size_t count;              /* entries visited */
	struct print *print;
	struct error *error;
};

static bool visit_rowid(struct pass *pass, uint32_t rowid, visit *visit_entry)
{
	struct doc doc;
	struct head head;
	bool good;

	doc_init(&doc, pass->listing->reading, NULL, pass->error);
	good = read_head(&doc, rowid, &head);
	if (good)
		visit_entry(pass->listing, &head, &pass->widths, pass->print);
	pass->count += good;
	doc_done(&doc);
	return good;
}

static bool walk(struct pass *pass, visit *visit_entry)
{
	const struct listing *listing = pass->listing;
	uint32_t rowid = listing->next(listing->context, 0);
	bool good = true;

	pass->count = 0;
	while (good && rowid && !pass->print->failed) {
		if (kb_has_begun(listing->reading, rowid))
			good = visit_rowid(pass, rowid, visit_entry);
		rowid = listing->next(listing->context, rowid);
	}
	return good;
}

bool listing_print(const struct listing *listing, struct print *print, size_t *count,
		   struct error *error)
{
	struct pass pass = {.listing = listing, .print = print, .error = error};
	bool json = listing->format == OPTION_FORMAT_JSON;
	bool good = (json || walk(&pass, visit_measure)) &&
		    walk(&pass, json ? visit_object : visit_row);

	*count = pass.count;
	return good;
}

/* --- a whole entry --------------------------------------------------------- */

static void add_span(struct json *json, const struct mark_span *span, int32_t today)
{
	json_open(json, '{');
	head_json_text(json, "mark", slice_of(mark_table[span->mark].name));
	head_json_day(json, "from", span->from);
	if (span->until <= today)
		head_json_day(json, "until", span->until);
	json_close(json, '}');
}

/* What holds today, and for each mark from which day until before which other;
 * of what comes later nothing. */
static void add_all_marks(struct json *json, const struct entry *entry, int32_t today)
{
	unsigned marks = 0;

	for (size_t i = 0; i < entry->mark_count; i++)
		if (entry->marks[i].from <= today && today < entry->marks[i].until)
			marks |= 1u << entry->marks[i].mark;
	head_json_marks(json, marks);
	json_key(json, "mark_dates");
	json_open(json, '[');
	for (size_t i = 0; i < entry->mark_count; i++)
		if (entry->marks[i].from <= today)
			add_span(json, &entry->marks[i], today);
	json_close(json, ']');
}

static bool add_back_link(struct json *json, const struct reading *reading,
			  const struct back_link *link, struct error *error)
{
	struct doc doc;
	struct head head;
	bool good;

	if (!kb_has_begun(reading, link->rowid))
		return true;
	doc_init(&doc, reading, NULL, error);
	good = read_head(&doc, link->rowid, &head);
	if (good) {
		json_open(json, '{');
		head_json_text(json, "relation",
			 slice_of(link->relation == FIELD_COUNT ? "mention"
								: field_names[link->relation]));
		head_json_text(json, "kind", slice_of(kind_table[head.kind].name));
		head_json_text(json, "id", head.id);
		json_close(json, '}');
	}
	doc_done(&doc);
	return good;
}

static bool add_back_links(struct json *json, const struct reading *reading,
			   const struct entry *entry, struct error *error)
{
	bool good = true;

	json_key(json, "linked_from");
	json_open(json, '[');
	for (size_t i = 0; good && i < entry->back_count; i++)
		good = add_back_link(json, reading, &entry->back[i], error);
	json_close(json, ']');
	return good;
}

/* A position in a thread: what it answers there, and its depth. */
static void add_post(struct json *json, const struct thread *thread, size_t at)
{
	const struct thread_post *post = &thread->posts[at];
	const struct head *head = &post->stand->head;

	json_open(json, '{');
	head_json_text(json, "id", head->id);
	if (post->parent != at)
		head_json_text(json, "answers", thread->posts[post->parent].stand->head.id);
	json_key(json, "depth");
	json_count(json, post->depth);
	head_json_text(json, "by", head->by);
	head_json_text(json, "stance", head->word);
	head_json_date(json, "date", &head->date);
	head_json_marks(json, head->marks);
	json_close(json, '}');
}

static bool add_thread(struct json *json, struct doc *doc, const struct entry *issue)
{
	struct thread thread;

	if (!thread_read(doc, issue, &thread))
		return false;
	json_key(json, "thread");
	json_open(json, '[');
	for (size_t i = 0; i < thread.count; i++)
		add_post(json, &thread, i);
	json_close(json, ']');
	return true;
}

static bool add_entry(struct doc *doc, const struct entry *entry, struct str *out)
{
	const struct record *record = &entry->record;
	const struct reading *reading = doc->reading;
	struct json json;
	bool good;

	json_init(&json, out, !charset_is_utf8());
	json_open(&json, '{');
	head_json_text(&json, "id", record->id);
	head_json_text(&json, "kind", slice_of(kind_table[record->kind].name));
	record_json_fields(&json, &record->root, kind_shapes[record->kind],
			   kb_base(reading->kb)->languages[0]);
	add_all_marks(&json, entry, reading->day);
	good = (record->kind != KIND_ISSUE || add_thread(&json, doc, entry)) &&
	       add_back_links(&json, reading, entry, doc->error);
	json_close(&json, '}');
	str_add_char(out, '\n');
	return good;
}

bool listing_whole(const struct reading *reading, uint32_t rowid, struct str *out,
		   struct error *error)
{
	struct doc doc;
	struct entry entry;
	bool good;

	doc_init(&doc, reading, NULL, error);
	good = doc_entry(&doc, rowid, &entry) && add_entry(&doc, &entry, out);
	doc_done(&doc);
	return good;
}
