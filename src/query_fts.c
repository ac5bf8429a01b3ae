/* query_fts.c - owns what FTS5 is given of a query. Knows no index.
 *
 * FTS5's own syntax never gets through: all that was typed stands in quotes. */
#include "query_part.h"

#include "spelling.h"
#include "utf8.h"

struct printer {
	query_knows *knows;
	void *context;
	struct str *out;
};

/* Whether the base has what a single word is spelt like; several can't be told. */
static bool is_known(const struct printer *printer, struct slice spelling, bool prefix)
{
	struct str folded;
	bool known;

	str_init(&folded);
	utf8_fold(&folded, spelling);
	known = printer->knows(printer->context, str_slice(&folded), prefix);
	str_done(&folded);
	return known;
}

/* A quotation mark can't occur: it ends a word and a phrase. */
static void print_spelling(const struct printer *printer, struct slice text, bool prefix)
{
	str_format(printer->out, "\"%.*s\"%s", SLICE_ARGS(text), prefix ? "*" : "");
}

static void print_words(const struct printer *printer, const struct query_node *node)
{
	struct spellings spellings;
	bool plain_known;

	spellings_init(&spellings, node->text);
	plain_known = is_known(printer, node->text, node->prefix);
	str_add_char(printer->out, '(');
	print_spelling(printer, node->text, node->prefix);
	for (size_t i = 1; i < spellings.count; i++) {
		struct slice text = str_slice(&spellings.texts[i]);

		if ((i >= spellings.loose && plain_known) ||
		    !is_known(printer, text, node->prefix))
			continue;
		str_add_text(printer->out, " OR ");
		print_spelling(printer, text, node->prefix);
	}
	str_add_char(printer->out, ')');
	spellings_done(&spellings);
}

/* A filter without values is one that no entry passes. */
static void print_values(const struct printer *printer, const struct query_node *node)
{
	enum facet facet = filter_table[node->filter].facet;
	struct str word;

	str_init(&word);
	str_add_char(printer->out, '(');
	for (const struct query_value *value = node->values; value; value = value->next) {
		str_clear(&word);
		facet_word(facet, value->text, &word);
		if (value != node->values)
			str_add_text(printer->out, " OR ");
		print_spelling(printer, str_slice(&word), value->prefix);
	}
	if (!node->values)
		str_add_text(printer->out, "\"\"");
	str_add_char(printer->out, ')');
	str_done(&word);
}

static void print_node(const struct printer *printer, const struct query_node *node);

/* Joins the parts that are, or are not, negative. */
static void print_parts(const struct printer *printer, const struct query_node *node,
			bool negative, const char *between)
{
	bool first = true;

	for (const struct query_node *part = node->first; part; part = part->next) {
		if ((part->type == QUERY_NOT) != negative)
			continue;
		if (!first)
			str_add_text(printer->out, between);
		print_node(printer, negative ? part->first : part);
		first = false;
	}
}

static bool has_negative(const struct query_node *node)
{
	for (const struct query_node *part = node->first; part; part = part->next)
		if (part->type == QUERY_NOT)
			return true;
	return false;
}

/* FTS5's NOT takes two operands: what is wanted NOT any of what is not. */
static void print_node(const struct printer *printer, const struct query_node *node)
{
	if (node->type == QUERY_TERM) {
		print_words(printer, node);
		return;
	}
	if (node->type == QUERY_FILTER) {
		print_values(printer, node);
		return;
	}
	str_add_text(printer->out, "((");
	print_parts(printer, node, false, node->type == QUERY_ANY ? " OR " : " AND ");
	str_add_char(printer->out, ')');
	if (node->type == QUERY_ALL && has_negative(node)) {
		str_add_text(printer->out, " NOT (");
		print_parts(printer, node, true, " OR ");
		str_add_char(printer->out, ')');
	}
	str_add_char(printer->out, ')');
}

void query_node_fts(const struct query_node *node, query_knows *knows, void *context,
		    struct str *out)
{
	struct printer printer = {knows, context, out};

	print_node(&printer, node);
}

void query_fts(const struct query *query, query_knows *knows, void *context, struct str *out)
{
	if (query->root)
		query_node_fts(query->root, knows, context, out);
}
