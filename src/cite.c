/* cite.c - owns the form of a citation. Knows no runs and no screen: what it
 * writes is for the clipboard and for files. */
#include "cite.h"

#include "clean.h"
#include "doc_part.h"
#include "i18n.h"

struct cite {
	struct doc doc;      /* for reading; has no rich text */
	struct str *out;
};

static void add_part(struct str *text, const char *separator, struct slice part)
{
	if (text->len && part.len)
		str_add_text(text, separator);
	str_add(text, part);
}

static void add_date(struct str *text, const char *separator, const struct date *date)
{
	struct str day;

	str_init(&day);
	date_print(date, &day);
	add_part(text, separator, str_slice(&day));
	str_done(&day);
}

/* --- the reference ---------------------------------------------------------------- */

/* "Crabtree, Ann; Ibsen, Bo; Guild" */
static void add_authors(struct str *line, const struct value *source)
{
	for (VALUES(author, source, FIELD_AUTHOR)) {
		const char *comma = value_find(author, FIELD_FAMILY) ? ", " : "; ";

		add_part(line, "; ", value_text(author, FIELD_FAMILY));
		add_part(line, comma, value_text(author, FIELD_GIVEN));
		add_part(line, "; ", value_text(author, FIELD_LITERAL));
	}
}

/* Ends a part of the reference with a full stop, unless it has an end. */
static void end_part(struct str *line)
{
	char last = line->len ? line->data[line->len - 1] : ' ';

	if (last != '.' && last != '?' && last != '!' && last != ' ')
		str_add_char(line, '.');
}

/* "Variety, 2023-07-13, p. 4" */
static void add_publication(struct str *line, const struct value *source)
{
	struct slice container = value_text(source, FIELD_CONTAINER_TITLE);
	struct slice publisher = value_text(source, FIELD_PUBLISHER);
	const struct value *issued = value_find(source, FIELD_ISSUED);
	const struct value *page = value_find(source, FIELD_PAGE);
	struct str part;

	str_init(&part);
	str_add(&part, container);
	if (!slice_equal(container, publisher))
		add_part(&part, ", ", publisher);
	if (issued && date_is_set(&issued->date))
		add_date(&part, ", ", &issued->date);
	else if (issued)
		add_part(&part, ", ", slice_of(_("undated")));
	if (page) {
		str_add_text(&part, part.len ? ", " : "");
		/* TRANSLATORS: a page, or pages, of a publication. */
		str_format(&part, _("p. %.*s"), SLICE_ARGS(page->text));
	}
	add_part(line, " ", str_slice(&part));
	str_done(&part);
}

static void add_address(struct str *line, const struct value *source)
{
	const struct value *accessed = value_find(source, FIELD_ACCESSED);
	struct slice doi = value_text(source, FIELD_DOI);
	struct str day;

	add_part(line, " ", value_text(source, FIELD_URL));
	if (doi.len)
		str_format(line, " https://doi.org/%.*s", SLICE_ARGS(doi));
	if (!accessed || !value_text(source, FIELD_URL).len || !date_is_set(&accessed->date))
		return;
	str_init(&day);
	date_print(&accessed->date, &day);
	str_add_char(line, ' ');
	str_format(line, _("(accessed %s)"), day.data);
	str_done(&day);
}

/* What was read in place of the publication must not pass for it. */
static void add_reading(struct str *line, const struct value *source)
{
	const struct value *seen = value_find(source, FIELD_SEEN);
	struct slice via = value_text(source, FIELD_VIA);

	if (via.len)
		/* TRANSLATORS: the place of a copy of a source. */
		str_format(line, _(" (copy read at %.*s)"), SLICE_ARGS(via));
	if (seen && slice_is(seen->text, "quoted"))
		str_format(line, " (%s)", vocabulary_label(seen->field->vocabulary, seen->text));
}

/* One line: author, title, where and when it was published, locator, address. */
static void add_reference(struct str *line, const struct value *source, struct slice locator)
{
	add_authors(line, source);
	add_part(line, ": ", value_text(source, FIELD_TITLE));
	end_part(line);
	add_publication(line, source);
	add_part(line, ", ", locator);
	end_part(line);
	add_address(line, source);
	add_reading(line, source);
}

/* --- the entry ---------------------------------------------------------------------- */

/* Appends line, made harmless, and a line end; an empty line is left out. */
static void put_line(struct cite *cite, const struct str *line)
{
	if (!line->len)
		return;
	clean_add(cite->out, str_slice(line), CLEAN_LINE);
	str_add_char(cite->out, '\n');
}

static bool add_source(struct cite *cite, const struct value *reference, struct str *line)
{
	uint32_t rowid = kb_find(cite->doc.reading->kb, value_text(reference, FIELD_SOURCE));
	const struct value *verdict = value_find(reference, FIELD_VERDICT);
	struct record source;

	if (!rowid)
		return true;
	if (!kb_record(cite->doc.reading->kb, rowid, &cite->doc.arena, &source, cite->doc.error))
		return false;
	str_clear(line);
	add_reference(line, &source.root, value_text(reference, FIELD_LOCATOR));
	if (verdict)
		str_format(line, " [%s]",
			   vocabulary_label(verdict->field->vocabulary, verdict->text));
	put_line(cite, line);
	return true;
}

static bool add_sources(struct cite *cite, const struct record *record, struct str *line)
{
	const char *later = doc_sourced_later(&cite->doc, record);

	for (VALUES(v, &record->root, FIELD_REFERENCES))
		if (!add_source(cite, v, line))
			return false;
	for (VALUES(v, &record->root, FIELD_CONFIRMED_BY))
		if (!add_source(cite, v, line))
			return false;
	str_clear(line);
	str_add_text(line, later ? later : "");
	put_line(cite, line);
	return true;
}

/* Who speaks, and through whom: "SAG-AFTRA (Duncan Crabtree-Ireland)". */
static bool add_speaker(struct cite *cite, const struct record *record, const struct head *head,
			struct str *line)
{
	uint32_t rowid = kb_find(cite->doc.reading->kb, value_text(&record->root, FIELD_VOICE));
	struct head voice;

	str_add(line, head->by);
	if (!rowid)
		return true;
	if (!kb_head(cite->doc.reading, rowid, &cite->doc.arena, &voice, cite->doc.error))
		return false;
	str_format(line, " (%.*s)", SLICE_ARGS(voice.title));
	return true;
}

/* ", claim, 2023-07-13: Scan claim" */
static void add_stance(const struct head *head, bool titled, struct str *line)
{
	if (head->word.len)
		add_part(line, ", ", slice_of(vocabulary_label(kb_word_vocabulary(head->kind),
							       head->word)));
	add_date(line, ", ", &head->date);
	if (titled)
		add_part(line, ": ", head->title);
}

/* "SAG-AFTRA (Duncan Crabtree-Ireland), claim, 2023-07-13: Scan claim [contested]", or
 * the title in place of who; one that was made of the words that follow says nothing. */
static bool add_head(struct cite *cite, const struct record *record, const struct head *head,
		     struct str *line)
{
	bool says = value_find(&record->root, FIELD_BY);

	if (says && !add_speaker(cite, record, head, line))
		return false;
	if (!says)
		str_add(line, head->title);
	add_stance(head, says && value_find(&record->root, FIELD_TITLE), line);
	for (int i = 0; i < MARK_COUNT; i++)
		if (head->marks & (1u << i))
			str_format(line, " [%s]", _(mark_table[i].label));
	put_line(cite, line);
	return true;
}

/* Our own words: what a position says, an issue asks, else the summary. */
static void add_words(struct cite *cite, const struct record *record, struct str *line)
{
	static const enum field_name names[] = {FIELD_TEXT, FIELD_QUESTION, FIELD_SUMMARY};
	const struct base *base = kb_base(cite->doc.reading->kb);
	const struct value *value = NULL;
	bool missing = false;

	for (size_t i = 0; !value && i < COUNT_OF(names); i++)
		value = value_find(&record->root, names[i]);
	if (!value)
		return;
	str_clear(line);
	str_add(line, value_localised(value, cite->doc.reading->language, &missing));
	if (missing && base->language_count)
		str_format(line, " [%.*s]", SLICE_ARGS(base->languages[0]));
	put_line(cite, line);
}

/* Whether a link comes from a position that was held and says no to what head names. */
static bool denies(struct cite *cite, const struct back_link *link, const struct head *head,
		   struct head *reply)
{
	unsigned over = 1u << MARK_SUPERSEDED | 1u << MARK_RETRACTED;

	return link->relation == FIELD_REPLIES_TO && link->kind == KIND_POSITION &&
	       kb_has_begun(cite->doc.reading, link->rowid) &&
	       kb_head(cite->doc.reading, link->rowid, &cite->doc.arena, reply, NULL) &&
	       (slice_is(reply->word, "deny") || slice_is(reply->word, "reject")) &&
	       !(reply->marks & over) && !slice_equal(reply->by, head->by);
}

/* Whoever quotes what is contested has to know by whom. */
static void add_denials(struct cite *cite, const struct entry *entry, const struct head *head,
			struct str *line)
{
	bool contested = head->marks & 1u << MARK_CONTESTED;
	struct head reply;

	for (size_t i = 0; contested && i < entry->back_count; i++) {
		if (!denies(cite, &entry->back[i], head, &reply))
			continue;
		str_clear(line);
		/* TRANSLATORS: who denies what is cited. */
		str_format(line, _("Against it: %.*s"), SLICE_ARGS(reply.by));
		add_stance(&reply, true, line);
		put_line(cite, line);
	}
}

/* Which base says so, under which id, in which state, and as of which day. */
static void add_base(struct cite *cite, struct slice id, struct str *line)
{
	const struct value *title = value_find(&kb_base(cite->doc.reading->kb)->root, FIELD_TITLE);
	struct slice name = {"", 0};
	struct slice revision = kb_revision(cite->doc.reading->kb);
	struct str day;

	if (title)
		name = value_localised(title, cite->doc.reading->language, NULL);
	str_init(&day);
	date_print_day(cite->doc.reading->day, &day);
	str_clear(line);
	/* TRANSLATORS: title of the base, id of an entry, revision of the base, a day. */
	str_format(line, _("%.*s, %.*s, revision %.*s, as of %s"), SLICE_ARGS(name),
		   SLICE_ARGS(id), SLICE_ARGS(revision), day.data);
	put_line(cite, line);
	str_done(&day);
}

static bool add_entry(struct cite *cite, uint32_t rowid, struct str *line)
{
	struct entry entry;
	struct head head;

	if (!doc_entry(&cite->doc, rowid, &entry) ||
	    !kb_head(cite->doc.reading, rowid, &cite->doc.arena, &head, cite->doc.error) ||
	    !doc_status(&cite->doc, &head))
		return false;
	if (head.kind == KIND_SOURCE) {
		add_reference(line, &entry.record.root, (struct slice){"", 0});
		put_line(cite, line);
		return true;
	}
	if (!add_head(cite, &entry.record, &head, line))
		return false;
	add_words(cite, &entry.record, line);
	add_denials(cite, &entry, &head, line);
	if (!add_sources(cite, &entry.record, line))
		return false;
	add_base(cite, head.id, line);
	return true;
}

bool cite_entry(const struct reading *reading, uint32_t rowid, struct str *out,
		struct error *error)
{
	struct cite cite = {.out = out};
	struct str line;
	bool done;

	doc_init(&cite.doc, reading, NULL, error);
	str_init(&line);
	done = add_entry(&cite, rowid, &line);
	str_done(&line);
	doc_done(&cite.doc);
	return done;
}
