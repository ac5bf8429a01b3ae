/* help.c - owns how actions and bindings are explained. Has no list of its own. */
#include "help.h"

#include "utf8.h"

/* Columns of the keys, with the space behind them. */
#define KEYS_WIDTH 24
#define INDENT 2

static void add_action(const struct keymap *keymap, enum action action, struct rich *out)
{
	const struct action_info *info = &action_table[action];
	struct str keys;
	bool bound;
	int pad;

	str_init(&keys);
	keymap_keys(keymap, action, &keys);
	bound = keys.len > 0;
	if (!bound)
		str_format(&keys, ":%s", info->name);
	pad = KEYS_WIDTH - INDENT - utf8_width(str_slice(&keys));
	rich_line(out, INDENT, KEYS_WIDTH);
	rich_add(out, ROLE_LABEL, str_slice(&keys));
	rich_format(out, ROLE_TEXT, "%*s%s", pad > 2 ? pad : 2, "", _(info->help));
	if (bound && action_has_command(action))
		rich_format(out, ROLE_ID, "  :%s", info->name);
	str_done(&keys);
}

static void add_group(const struct keymap *keymap, enum action_group group, struct rich *out)
{
	rich_line(out, 0, 0);
	rich_line(out, 0, 0);
	rich_add_text(out, ROLE_HEADING, _(action_groups[group]));
	for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++)
		if (action_table[i].group == group)
			add_action(keymap, (enum action)i, out);
}

void help_build(const struct keymap *keymap, struct rich *out)
{
	rich_line(out, 0, 0);
	rich_add_text(out, ROLE_TITLE, _("Keys"));
	for (int i = 0; i < ACTION_GROUP_COUNT; i++)
		add_group(keymap, (enum action_group)i, out);
}

/* One hint, if it fits. */
static void add_hint(const struct binding *binding, int width, struct str *out)
{
	const char *note = i18n_in_context(binding->note);
	struct str hint;

	str_init(&hint);
	str_format(&hint, "%s%s %s", out->len ? "  " : "", binding->key, note);
	if (utf8_width(str_slice(out)) + utf8_width(str_slice(&hint)) <= width)
		str_add(out, str_slice(&hint));
	str_done(&hint);
}

/* Without these two nobody finds the others, or the way out. */
static bool is_kept(const struct binding *binding)
{
	return binding->action == ACTION_HELP || binding->action == ACTION_QUIT;
}

/* The hints of a context that are kept, or the others. */
static void add_hints(enum context context, bool kept, int width, struct str *out)
{
	for (; context != CONTEXT_COUNT; context = context_parent(context))
		for (size_t i = 0; i < binding_count; i++) {
			const struct binding *binding = &binding_table[i];

			if (binding->context == context && binding->note &&
			    is_kept(binding) == kept)
				add_hint(binding, width, out);
		}
}

void help_line(enum context context, int width, struct str *out)
{
	struct str last;
	int room;

	str_init(&last);
	add_hints(context, true, width, &last);
	room = last.len ? width - utf8_width(str_slice(&last)) - 2 : width;
	add_hints(context, false, room, out);
	if (last.len)
		str_format(out, "%s%s", out->len ? "  " : "", last.data);
	str_done(&last);
}
