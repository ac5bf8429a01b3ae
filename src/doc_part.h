/* doc_part.h - what the parts of a document share: a head in one line, a value
 * of a field, the sections behind the fields; and what of an entry held on the
 * day of the reading. For what lays entries out, not for those who show that.
 *
 * A doc borrows everything but its arena, which keeps what is read from the
 * base until doc_done(). What fails says so by returning false. */
#ifndef PICKET_DOC_PART_H
#define PICKET_DOC_PART_H

#include "kb.h"
#include "rich.h"

struct doc {
	const struct reading *reading;
	struct rich *out;
	struct error *error;
	struct arena arena;
};

void doc_init(struct doc *doc, const struct reading *reading, struct rich *out,
	      struct error *error);
void doc_done(struct doc *doc);

/* The head of the entry that id names; its rowid is 0 where there is none. */
bool doc_find(struct doc *doc, struct slice id, struct head *head);

/* --- the day (doc_day.c) ------------------------------------------------ */

/* Whether what has this date had happened by the day of the reading; what has
 * no date always had. */
bool doc_exists(const struct doc *doc, const struct date *date);

/* Whether a map's own date, or its beginning, lies behind that day. */
bool doc_is_later(const struct doc *doc, const struct value *map);

/* Whether what head names had begun by the day: its date, an issue's first
 * position. */
bool doc_is_there(const struct doc *doc, const struct head *head);

/* The record's stance, type, resolution or status as of the day. */
struct slice doc_word(const struct doc *doc, const struct record *record);

/* Makes the word of a head, which is the latest, that of the day. */
bool doc_status(struct doc *doc, struct head *head);

/* kb_entry() without what came behind that day: an end, an outcome, a source that
 * was not out, a link to what had not begun. */
bool doc_entry(struct doc *doc, uint32_t rowid, struct entry *entry);

/* Says on the last line as of which day a text speaks, unless that is today. */
void doc_as_of(const struct reading *reading, struct rich *out);

/* Columns of the texts in sections: of a line, and of what it is wrapped into. */
#define DOC_INDENT 2
#define DOC_HANG 4

/* A line that says how much was left out, where anything was. */
void doc_more(struct doc *doc, size_t count);

/* A heading with the number of what stands under it, after an empty line. */
void doc_heading(struct doc *doc, const char *label, size_t count);

/* --- words: runs on the last line (doc_value.c) ------------------------- */

/* A separator, unless the line is still empty. */
void doc_separate(struct doc *doc, const char *separator);
void doc_date(struct doc *doc, enum role role, const struct date *date);

/* Says that a text could not be had in the language of the reading. */
void doc_fallback(struct doc *doc);

/* The name of a party by which people know it: short, a person's in full. */
struct slice doc_name(const struct head *head);

/* What a text shows when it is a link: "SAG-AFTRA · claim · 2023-07-13". */
bool doc_link(struct doc *doc, struct slice id);

/* The title of a position without the name of who says it, where it begins with that:
 * for a line in which the name stands before it. */
struct slice doc_said(const struct head *head);

/* An entry in a list of many that says its date elsewhere: who says it, the title, how
 * it stands, all its marks. "AMPTP · denial: Replica only in the film of hire". */
void doc_summary(struct doc *doc, const struct head *head);

/* An entry in one line: the link, and what is worth knowing before it is
 * followed; a position's title and marks too. The head's word becomes the day's. */
bool doc_head(struct doc *doc, struct head *head);

/* "SAG-AFTRA · claim · 2023-07-13", as a link. */
void doc_stance(struct doc *doc, const struct head *head);

/* The same and what was said, without the marks; not named: who is known. */
void doc_position(struct doc *doc, const struct head *head, bool named);

/* The marks of a bit set, "[contested] [agreed]". */
void doc_marks(struct doc *doc, unsigned marks);

/* A mark of head, and since when: "[superseded since 2023-11-08]". */
void doc_mark(struct doc *doc, const struct mark_span *span, const struct head *head);

/* Prose with its links (doc_prose.c): the first paragraph on the last line, or on a line of
 * its own where `block` says so; the others below, all with that indent. */
bool doc_prose(struct doc *doc, enum role role, const struct value *value, int indent,
	       bool block);

/* One value of a field. indent: where further paragraphs begin. */
bool doc_value(struct doc *doc, const struct value *value, int indent);

/* What a map says beside `link`, one of its items: "(chief negotiator, since
 * 2021)". Adds nothing where there is nothing; its sources only if asked for. */
bool doc_details(struct doc *doc, const struct value *map, const struct value *link,
		 bool sources);

/* --- sections (doc_links.c) --------------------------------------------- */

/* Whether a field is shown as a section, not among the fields. */
bool doc_is_section(const struct field *field);

/* What the entry answers and replaces, and everything that links to it. */
bool doc_add_links(struct doc *doc, const struct entry *entry);

/* --- issues (doc_issue.c) ------------------------------------------------ */

/* What was agreed, where each side stands, what is open, and how it got there. */
bool doc_add_issue(struct doc *doc, const struct entry *issue);

/* Of each issue that a use raises: the terms agreed, and the newest that each side holds. */
bool doc_add_raised(struct doc *doc, const struct entry *use);

/* --- parties (doc_kin.c) -------------------------------------------------- */

/* What those hold on the day who count for a party. */
bool doc_add_kin(struct doc *doc, uint32_t party);

/* --- references (doc_evidence.c) ---------------------------------------- */

/* Whether a field is a list of references. */
bool doc_is_reference(const struct field *field);

/* What a reference says beside its source, in lines at indent: place, verdict,
 * quotation, note. */
bool doc_reference(struct doc *doc, const struct value *reference, int indent);
bool doc_add_evidence(struct doc *doc, const struct record *record);

/* What is said of a record, as it is on an earlier day, that rests on nothing but what
 * was published later; else null. */
const char *doc_sourced_later(struct doc *doc, const struct record *record);

#endif
