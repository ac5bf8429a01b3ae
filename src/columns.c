/* columns.c - owns what is computed of an entry. Knows the packing of schema.h,
 * but no SQL. */
#include "columns.h"

#include "facet.h"
#include "record_json.h"
#include "schema.h"

void columns_init(struct columns *columns, const struct base *base, const struct graph *graph,
		  const struct mark_context *marks)
{
	*columns = (struct columns){.base = base, .graph = graph, .marks = marks};
	for (int i = 0; i < COLUMN_COUNT; i++)
		str_init(&columns->texts[i]);
}

void columns_done(struct columns *columns)
{
	for (int i = 0; i < COLUMN_COUNT; i++)
		str_done(&columns->texts[i]);
}

static void add_date(struct columns *columns, const struct graph_node *node)
{
	if (node->date)
		date_edtf(node->date, &columns->texts[COLUMN_DATE]);
}

static void add_line(struct str *out, struct slice line)
{
	str_add(out, line);
	str_add_char(out, '\n');
}

/* In the base's language, and as JSON in those others that have one. */
static void add_titles(struct columns *columns, const struct record *record)
{
	const struct base *base = columns->base;
	struct str *titles = &columns->texts[COLUMN_TITLES];
	struct json json;
	struct str title;

	str_init(&title);
	json_init(&json, titles, false);
	record_title(record, base->languages[0], NULL, &columns->texts[COLUMN_TITLE]);
	add_line(&columns->texts[COLUMN_TITLE_TEXT], str_slice(&columns->texts[COLUMN_TITLE]));
	for (size_t i = 1; i < base->language_count; i++) {
		bool missing = false;

		str_clear(&title);
		record_title(record, base->languages[i], &missing, &title);
		if (missing)
			continue;
		if (!titles->len)
			json_open(&json, '{');
		json_key_slice(&json, base->languages[i]);
		json_text(&json, str_slice(&title));
		add_line(&columns->texts[COLUMN_TITLE_TEXT], str_slice(&title));
	}
	if (titles->len)
		json_close(&json, '}');
	str_done(&title);
}

/* Adds the names of the parties that record links to through a field. */
static void add_names(const struct graph_node *node, enum field_name relation,
		      const char *between, struct str *out)
{
	for (size_t i = 0; i < node->forward.count; i++) {
		const struct graph_link *link = &node->forward.items[i];

		if (link->relation != relation || link->node->record->kind != KIND_PARTY)
			continue;
		if (out->len)
			str_add_text(out, between);
		str_add(out, record_short_name(link->node->record));
	}
}

static void add_who(struct columns *columns, const struct graph_node *node)
{
	struct str *by = &columns->texts[COLUMN_BY];
	const struct value *root = &node->record->root;
	struct slice publisher = value_text(root, FIELD_PUBLISHER);

	if (node->record->kind == KIND_PARTY)
		str_add(&columns->texts[COLUMN_NAME], record_short_name(node->record));
	add_names(node, FIELD_BY, " + ", by);
	add_names(node, FIELD_ACTORS, ", ", by);
	if (node->record->kind == KIND_SOURCE)
		str_add(by, publisher.len ? publisher
					  : value_text(root, FIELD_CONTAINER_TITLE));
}

/* Of a list of statuses the last one; of an issue that says nothing, open. */
static void add_word(struct columns *columns, const struct record *record)
{
	enum field_name name = kind_words[record->kind];
	struct slice word = {0};

	for (VALUES(v, &record->root, name))
		word = v->count ? value_text(v, name) : v->text;
	if (!word.len && record->kind == KIND_ISSUE)
		word = SLICE("open");
	str_add(&columns->texts[COLUMN_WORD], word);
}

static void add_marks(struct columns *columns, const struct graph_node *node)
{
	mark_spans spans = {0};

	marks_of(columns->marks, node->record, &spans);
	facts_of(node, marks_sides(columns->marks), &spans, &columns->facts);
	for (size_t i = 0; i < spans.count; i++) {
		const struct mark_span *span = &spans.items[i];
		unsigned char bytes[SCHEMA_MARK_BYTES];

		pack_number(bytes, 1, (uint32_t)span->mark);
		pack_number(bytes + 1, 4, pack_day(span->from));
		pack_number(bytes + 5, 4, pack_day(span->until));
		str_add(&columns->texts[COLUMN_MARKS],
			(struct slice){(const char *)bytes, sizeof(bytes)});
	}
	vec_done(&spans);
}

static void pack_link(const struct graph *graph, const struct graph_link *link,
		      struct str *out)
{
	unsigned char bytes[SCHEMA_LINK_BYTES];

	pack_number(bytes, 2, (uint32_t)link->relation);
	pack_number(bytes + 2, 2, (uint32_t)link->node->record->kind);
	pack_number(bytes + 4, 4, graph_rank(graph, link->node));
	str_add(out, (struct slice){(const char *)bytes, sizeof(bytes)});
}

static void add_links(struct columns *columns, const struct graph_node *node)
{
	for (size_t i = 0; i < node->forward.count; i++)
		pack_link(columns->graph, &node->forward.items[i],
			  &columns->texts[COLUMN_LINKS]);
	for (size_t i = 0; i < node->back.count; i++)
		pack_link(columns->graph, &node->back.items[i], &columns->texts[COLUMN_BACK]);
}

static void add_data(struct columns *columns, const struct record *record)
{
	struct json json;

	json_init(&json, &columns->texts[COLUMN_DATA], false);
	json.trusted = true;   /* what was loaded was cleaned then */
	json_open(&json, '{');
	json_key(&json, field_names[FIELD_ID]);
	json_text(&json, record->id);
	record_json_fields(&json, &record->root, kind_shapes[record->kind], columns->base->languages[0]);
	json_close(&json, '}');
}

/* Everything that can be found: titles, texts, the names of who speaks, the id. */
static void add_searched(const struct value *value, struct str *out)
{
	if (value->field && value->field->flags & (FIELD_TITLE_INDEX | FIELD_TEXT_INDEX) &&
	    !value->count)
		add_line(out, value->text);
	for (size_t i = 0; i < value->count; i++)
		add_searched(&value->items[i], out);
}

/* What is found as a title beside the title itself, which add_titles() adds in all
 * languages. */
static void add_titles_searched(const struct value *root, struct str *out)
{
	enum field_name title = value_find(root, FIELD_TITLE) ? FIELD_TITLE : FIELD_NAME;

	for (size_t i = 0; i < root->count; i++)
		if (root->items[i].field->flags & FIELD_TITLE_INDEX &&
		    root->items[i].field->name != title)
			add_searched(&root->items[i], out);
}

static void add_text(struct columns *columns, const struct graph_node *node)
{
	struct str *text = &columns->texts[COLUMN_TEXT];

	add_titles_searched(&node->record->root, &columns->texts[COLUMN_TITLE_TEXT]);
	add_names(node, FIELD_BY, "\n", text);
	add_names(node, FIELD_VOICE, "\n", text);
	add_names(node, FIELD_ACTORS, "\n", text);
	str_add_char(text, '\n');
	add_line(text, node->record->id);
	add_searched(&node->record->root, text);
	facet_add_all(node, columns->base, text);
}

static void columns_clear(struct columns *columns)
{
	for (int i = 0; i < COLUMN_COUNT; i++)
		str_clear(&columns->texts[i]);
}

static void add_words(struct columns *columns, const struct graph_node *node)
{
	add_titles(columns, node->record);
	add_data(columns, node->record);
	add_text(columns, node);
}

void columns_compute(struct columns *columns, const struct graph_node *node)
{
	columns_clear(columns);
	add_date(columns, node);
	add_who(columns, node);
	add_word(columns, node->record);
	add_marks(columns, node);
	add_links(columns, node);
	add_words(columns, node);
}

void columns_compute_words(struct columns *columns, const struct graph_node *node)
{
	columns_clear(columns);
	add_words(columns, node);
}
