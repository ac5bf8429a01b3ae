/* list.c - owns the table of lists. */
#include "list.h"

#include "i18n.h"

#define BY_DATE(text) {.label = (text), .view = LIST_TIMELINE, .key = LIST_KEY_DATE}
#define USES_BY(text, name)                                                            \
	{.label = (text), .view = LIST_USES, .key = LIST_KEY_WORD, .kind = KIND_USE,   \
	 .field = FIELD_##name}

const struct list_info list_table[LIST_COUNT] = {
	[LIST_TIMELINE_DAY] = BY_DATE(N_("by day")),
	[LIST_TIMELINE] = BY_DATE(N_("by month")),
	[LIST_TIMELINE_YEAR] = BY_DATE(N_("by year")),
	[LIST_PARTIES] = {.label = N_("by name"), .view = LIST_PARTIES, .key = LIST_KEY_WORD,
			  .kind = KIND_PARTY, .field = FIELD_TYPE},
	[LIST_PARTIES_KIND] = {.label = N_("by kind"), .view = LIST_PARTIES, .key = LIST_KEY_WORD,
			       .kind = KIND_PARTY, .field = FIELD_CLASSIFICATION},
	[LIST_PARTIES_ACTIVITY] = {.label = N_("by activity"), .view = LIST_PARTIES},
	[LIST_DISPUTES] = {.view = LIST_DISPUTES, .folds = true},
	[LIST_USES] = USES_BY(N_("by stage"), STAGE),
	[LIST_USES_TECHNIQUE] = USES_BY(N_("by technique"), TECHNIQUE),
	[LIST_USES_STATUS] = {.label = N_("by status"), .view = LIST_USES, .key = LIST_KEY_WORD,
			      .kind = KIND_USE, .field = FIELD_STATUS, .changes = true},
	[LIST_USES_ACTOR] = {.label = N_("by actor"), .view = LIST_USES, .key = LIST_KEY_PARTY},
	[LIST_USES_CONSENT] = USES_BY(N_("by consent"), CONSENT),
	[LIST_SOURCES] = {.label = N_("by weight"), .view = LIST_SOURCES},
	[LIST_SOURCES_DATE] = {.label = N_("by date"), .view = LIST_SOURCES, .key = LIST_KEY_DATE},
	[LIST_SOURCES_PUBLISHER] = {.label = N_("by publisher"), .view = LIST_SOURCES,
				    .key = LIST_KEY_TEXT},
};

enum list list_other(enum list list, bool next)
{
	enum list view = list_table[list].view;

	do
		list = (list + (next ? 1 : LIST_COUNT - 1)) % LIST_COUNT;
	while (list_table[list].view != view);
	return list;
}

unsigned list_bin(enum list list, unsigned month, unsigned day)
{
	unsigned sixth = day ? (day - 1) / 5 : 0;

	if (list == LIST_TIMELINE_YEAR)
		return month ? month - 1 : 0;
	if (list == LIST_TIMELINE_DAY)
		return 0;
	return sixth < 5 ? sixth : 5;
}

const struct vocabulary *list_vocabulary(enum list list)
{
	const struct list_info *info = &list_table[list];
	const struct field *field = shape_field_named(kind_shapes[info->kind], info->field);

	if (field->type == TYPE_MAP)
		field = shape_field_named(field->shape, info->field);
	return field->vocabulary;
}
