/* names.c - owns what counts as a name. Knows no index. */
#include "names.h"

#include "utf8.h"

void names_init(struct names *names)
{
	*names = (struct names){0};
}

static void clear(struct names *names)
{
	for (size_t i = 0; i < names->list.count; i++)
		str_done(&names->list.items[i].folded);
	vec_clear(&names->list);
}

void names_done(struct names *names)
{
	clear(names);
	vec_done(&names->list);
}

static void add(struct names *names, struct slice text)
{
	struct name name = {.shown = text};

	if (!text.len)
		return;
	str_init(&name.folded);
	utf8_fold(&name.folded, text);
	vec_push(&names->list, name);
}

static void add_field(struct names *names, const struct record *record, enum field_name field)
{
	for (VALUES(v, &record->root, field)) {
		if (!v->count)
			add(names, v->text);
		for (size_t i = 0; i < v->count; i++)
			add(names, v->items[i].text);
	}
}

void names_of(const struct record *record, struct names *names)
{
	static const enum field_name fields[] = {FIELD_SHORT, FIELD_NAME, FIELD_TITLE, FIELD_ALSO,
						 FIELD_FORMER_IDS};

	clear(names);
	if (record->kind != KIND_PARTY && record->kind != KIND_DISPUTE &&
	    record->kind != KIND_ISSUE)
		return;
	for (size_t i = 0; i < COUNT_OF(fields); i++)
		add_field(names, record, fields[i]);
	add(names, record->id);
}
