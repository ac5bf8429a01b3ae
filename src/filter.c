/* filter.c - owns the table of filters and the closed lists of their values. */
#include "filter.h"

#include "i18n.h"

#define FILTER_ROW(name, text, values, facet, kind, help)                                  \
	[FILTER_##name] = {text, FILTER_##values, FACET_##facet, KIND_##kind, help},
const struct filter_info filter_table[FILTER_COUNT] = {FILTERS(FILTER_ROW)};

enum filter filter_of_name(struct slice name)
{
	int i = 0;

	while (i < FILTER_COUNT && !slice_is(name, filter_table[i].name))
		i++;
	return (enum filter)i;
}

void filter_print_names(struct str *out)
{
	for (int i = 0; i < FILTER_COUNT; i++)
		str_format(out, "%s%s", i ? ", " : "", filter_table[i].name);
}

enum mark filter_mark(struct slice word)
{
	int i = 0;

	while (i < MARK_COUNT && !slice_is(word, mark_table[i].name))
		i++;
	return (enum mark)i;
}

/* --- closed lists -------------------------------------------------------------- */

static const struct {
	const char *word, *label;
} has_words[] = {
	{FACET_REPLY, N_("an answer")},
	{FACET_QUOTE, N_("a quotation")},
	{FACET_NOTE, N_("a note")},
	{FACET_TRANSLATION, N_("all its texts in every language")},
};

static void visit_vocabulary(enum kind kind, enum field_name name, filter_visit *visit,
			     void *context)
{
	const struct field *field = shape_field_named(kind_shapes[kind], name);
	const struct vocabulary *vocabulary;

	if (field->type == TYPE_MAP)
		field = shape_field_named(field->shape, name);
	vocabulary = field->vocabulary;
	for (size_t i = 0; i < vocabulary->count; i++)
		visit(context, vocabulary->words[i].word, vocabulary->words[i].label);
}

static void visit_marks(filter_visit *visit, void *context)
{
	visit(context, FILTER_HELD, N_("held"));
	for (int i = 0; i < MARK_COUNT; i++)
		visit(context, mark_table[i].name, mark_table[i].label);
}

void filter_words(enum filter filter, filter_visit *visit, void *context)
{
	switch (filter) {
	case FILTER_KIND:
		for (int i = 0; i < KIND_COUNT; i++)
			visit(context, kind_table[i].name, kind_table[i].labels);
		break;
	case FILTER_STANCE:
		visit_vocabulary(KIND_POSITION, FIELD_STANCE, visit, context);
		break;
	case FILTER_STAGE:
		visit_vocabulary(KIND_USE, FIELD_STAGE, visit, context);
		break;
	case FILTER_TECHNIQUE:
		visit_vocabulary(KIND_USE, FIELD_TECHNIQUE, visit, context);
		break;
	case FILTER_STATUS:
		visit_vocabulary(KIND_USE, FIELD_STATUS, visit, context);
		visit_vocabulary(KIND_DISPUTE, FIELD_STATUS, visit, context);
		visit_vocabulary(KIND_ISSUE, FIELD_RESOLUTION, visit, context);
		break;
	case FILTER_HAS:
		for (size_t i = 0; i < COUNT_OF(has_words); i++)
			visit(context, has_words[i].word, has_words[i].label);
		break;
	case FILTER_IS:
		visit_marks(visit, context);
		break;
	default:
		break;
	}
}
