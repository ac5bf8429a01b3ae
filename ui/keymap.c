/* keymap.c - owns the table of bindings. Knows no handler and no terminal. */
#include "keymap.h"

#include "i18n.h"

/* Those with a note are the hint line, first come first; a key more likely to be
 * looked for stands before. */
const struct binding binding_table[] = {
	{CONTEXT_LIST, "Enter", ACTION_OPEN, NC_("key", "open")},
	{CONTEXT_LIST, "Right", ACTION_OPEN, NULL},
	{CONTEXT_LIST, "l", ACTION_OPEN, NULL},
	{CONTEXT_LIST, "Backspace", ACTION_BACK, NULL},
	{CONTEXT_LIST, "Escape", ACTION_FORGET, NULL},
	{CONTEXT_LIST, ")", ACTION_NEXT_HEADING, NULL},
	{CONTEXT_LIST, "}", ACTION_NEXT_HEADING, NULL},
	{CONTEXT_LIST, "(", ACTION_PREVIOUS_HEADING, NULL},
	{CONTEXT_LIST, "{", ACTION_PREVIOUS_HEADING, NULL},

	{CONTEXT_DETAIL, "Enter", ACTION_FOLLOW, N_("follow")},
	{CONTEXT_DETAIL, "Backspace", ACTION_BACK, N_("back")},
	{CONTEXT_DETAIL, "Left", ACTION_LIST, NULL},
	{CONTEXT_DETAIL, "h", ACTION_LIST, NULL},
	{CONTEXT_DETAIL, "Escape", ACTION_LIST, NULL},

	{CONTEXT_MATRIX, "Enter", ACTION_OPEN, NC_("key", "open")},
	{CONTEXT_MATRIX, "Left", ACTION_CELL_LEFT, NULL},
	{CONTEXT_MATRIX, "h", ACTION_CELL_LEFT, NULL},
	{CONTEXT_MATRIX, "Right", ACTION_CELL_RIGHT, NULL},
	{CONTEXT_MATRIX, "l", ACTION_CELL_RIGHT, NULL},
	{CONTEXT_MATRIX, "Escape", ACTION_MATRIX, N_("leave")},
	{CONTEXT_MATRIX, "Backspace", ACTION_BACK, NULL},

	{CONTEXT_MAIN, "Tab", ACTION_NEXT_LINK, N_("links")},
	{CONTEXT_MAIN, "Shift-Tab", ACTION_PREVIOUS_LINK, NULL},
	{CONTEXT_MAIN, "/", ACTION_SEARCH, N_("search")},
	{CONTEXT_MAIN, "@", ACTION_AS_OF, N_("as of")},
	{CONTEXT_MAIN, "m", ACTION_MATRIX, N_("matrix")},
	{CONTEXT_MAIN, "y", ACTION_COPY_CITATION, N_("cite")},
	{CONTEXT_MAIN, "?", ACTION_HELP, N_("help")},
	{CONTEXT_MAIN, "&", ACTION_FILTER, N_("filter")},
	{CONTEXT_MAIN, "#", ACTION_DATE, NULL},
	{CONTEXT_MAIN, ",", ACTION_DAY_BACK, NULL},
	{CONTEXT_MAIN, ".", ACTION_DAY_ON, NULL},
	{CONTEXT_MAIN, "q", ACTION_QUIT, N_("quit")},
	{CONTEXT_MAIN, "f", ACTION_LABELS, N_("label links")},
	{CONTEXT_MAIN, "L", ACTION_LANGUAGE, N_("language")},
	{CONTEXT_MAIN, "c", ACTION_COMPARE, N_("compare")},
	{CONTEXT_MAIN, "u", ACTION_UNFOLD, N_("unfold")},
	{CONTEXT_MAIN, "Alt-Left", ACTION_BACK, NULL},
	{CONTEXT_MAIN, "Alt-Right", ACTION_FORWARD, NULL},
	{CONTEXT_MAIN, "1", ACTION_TIMELINE, NULL},
	{CONTEXT_MAIN, "2", ACTION_PARTIES, NULL},
	{CONTEXT_MAIN, "3", ACTION_DISPUTES, NULL},
	{CONTEXT_MAIN, "4", ACTION_USES, NULL},
	{CONTEXT_MAIN, "5", ACTION_SOURCES, NULL},
	{CONTEXT_MAIN, "6", ACTION_RESULTS, NULL},
	{CONTEXT_MAIN, "n", ACTION_NEXT_HIT, NULL},
	{CONTEXT_MAIN, "N", ACTION_PREVIOUS_HIT, NULL},
	{CONTEXT_MAIN, "t", ACTION_NARROW, NULL},
	{CONTEXT_MAIN, "Y", ACTION_COPY_ID, NULL},
	{CONTEXT_MAIN, "|", ACTION_SPLIT, N_("split")},
	{CONTEXT_MAIN, "z", ACTION_COARSER, NULL},
	{CONTEXT_MAIN, "Z", ACTION_FINER, NULL},
	{CONTEXT_MAIN, "s", ACTION_LANES, NULL},
	{CONTEXT_MAIN, "E", ACTION_FINDINGS, NULL},
	{CONTEXT_MAIN, "R", ACTION_RELOAD, NULL},
	{CONTEXT_MAIN, ":", ACTION_COMMAND, N_("command")},
	{CONTEXT_MAIN, "Ctrl-c", ACTION_QUIT, NULL},

	{CONTEXT_ANYWHERE, "Down", ACTION_DOWN, NULL},
	{CONTEXT_ANYWHERE, "j", ACTION_DOWN, NULL},
	{CONTEXT_ANYWHERE, "Up", ACTION_UP, NULL},
	{CONTEXT_ANYWHERE, "k", ACTION_UP, NULL},
	{CONTEXT_ANYWHERE, "PageDown", ACTION_PAGE_DOWN, NULL},
	{CONTEXT_ANYWHERE, "PageUp", ACTION_PAGE_UP, NULL},
	{CONTEXT_ANYWHERE, "Ctrl-d", ACTION_HALF_DOWN, NULL},
	{CONTEXT_ANYWHERE, "Ctrl-u", ACTION_HALF_UP, NULL},
	{CONTEXT_ANYWHERE, "Home", ACTION_TOP, NULL},
	{CONTEXT_ANYWHERE, "g", ACTION_TOP, NULL},
	{CONTEXT_ANYWHERE, "End", ACTION_BOTTOM, NULL},
	{CONTEXT_ANYWHERE, "G", ACTION_BOTTOM, NULL},
	{CONTEXT_ANYWHERE, "Space", ACTION_DETAIL_PAGE_DOWN, N_("scroll")},
	{CONTEXT_ANYWHERE, "-", ACTION_DETAIL_PAGE_UP, NULL},
	{CONTEXT_ANYWHERE, "J", ACTION_DETAIL_DOWN, NULL},
	{CONTEXT_ANYWHERE, "K", ACTION_DETAIL_UP, NULL},
	{CONTEXT_ANYWHERE, "Ctrl-l", ACTION_REDRAW, NULL},
	{CONTEXT_ANYWHERE, "Ctrl-z", ACTION_SUSPEND, NULL},

	{CONTEXT_OVERLAY, "Escape", ACTION_CLOSE, N_("close")},
	{CONTEXT_OVERLAY, "q", ACTION_CLOSE, NULL},
	{CONTEXT_OVERLAY, "?", ACTION_CLOSE, NULL},
	{CONTEXT_OVERLAY, "E", ACTION_CLOSE, NULL},
	{CONTEXT_OVERLAY, "Backspace", ACTION_CLOSE, NULL},
	{CONTEXT_OVERLAY, "Ctrl-c", ACTION_CLOSE, NULL},

	{CONTEXT_PROMPT, "Enter", ACTION_ACCEPT, N_("accept")},
	{CONTEXT_PROMPT, "Escape", ACTION_CANCEL, N_("give up")},
	{CONTEXT_PROMPT, "Ctrl-c", ACTION_CANCEL, NULL},
	{CONTEXT_PROMPT, "Tab", ACTION_COMPLETE, N_("complete")},
	{CONTEXT_PROMPT, "Ctrl-t", ACTION_NARROW, N_("next kind")},
	{CONTEXT_PROMPT, "Up", ACTION_OLDER, NULL},
	{CONTEXT_PROMPT, "Down", ACTION_NEWER, NULL},
	{CONTEXT_PROMPT, "Left", ACTION_LEFT, NULL},
	{CONTEXT_PROMPT, "Right", ACTION_RIGHT, NULL},
	{CONTEXT_PROMPT, "Home", ACTION_LINE_START, NULL},
	{CONTEXT_PROMPT, "Ctrl-a", ACTION_LINE_START, NULL},
	{CONTEXT_PROMPT, "End", ACTION_LINE_END, NULL},
	{CONTEXT_PROMPT, "Ctrl-e", ACTION_LINE_END, NULL},
	{CONTEXT_PROMPT, "Backspace", ACTION_ERASE, NULL},
	{CONTEXT_PROMPT, "Delete", ACTION_ERASE_NEXT, NULL},
	{CONTEXT_PROMPT, "Ctrl-w", ACTION_ERASE_WORD, NULL},
	{CONTEXT_PROMPT, "Ctrl-u", ACTION_ERASE_LINE, NULL},

	{CONTEXT_LABELS, "Escape", ACTION_CANCEL, N_("give up")},
	{CONTEXT_LABELS, "Ctrl-c", ACTION_CANCEL, NULL},
};

const size_t binding_count = COUNT_OF(binding_table);

void keymap_init(struct keymap *keymap)
{
	*keymap = (struct keymap){0};
	for (size_t i = 0; i < binding_count; i++) {
		struct keymap_item item = {
			.context = binding_table[i].context,
			.key = key_of_name(slice_of(binding_table[i].key)),
			.action = binding_table[i].action,
		};

		vec_push(&keymap->items, item);
	}
}

void keymap_done(struct keymap *keymap)
{
	vec_done(&keymap->items);
}

enum context context_parent(enum context context)
{
	static const enum context parents[CONTEXT_COUNT] = {
		[CONTEXT_ANYWHERE] = CONTEXT_COUNT,
		[CONTEXT_MAIN] = CONTEXT_ANYWHERE,
		[CONTEXT_LIST] = CONTEXT_MAIN,
		[CONTEXT_DETAIL] = CONTEXT_MAIN,
		[CONTEXT_MATRIX] = CONTEXT_MAIN,
		[CONTEXT_OVERLAY] = CONTEXT_ANYWHERE,
		[CONTEXT_PROMPT] = CONTEXT_COUNT,
		[CONTEXT_LABELS] = CONTEXT_COUNT,
	};

	return parents[context];
}

static enum action find_here(const struct keymap *keymap, enum context context, input_key key)
{
	for (size_t i = 0; i < keymap->items.count; i++) {
		const struct keymap_item *item = &keymap->items.items[i];

		if (item->context == context && item->key == key)
			return item->action;
	}
	return ACTION_NONE;
}

enum action keymap_find(const struct keymap *keymap, enum context context, input_key key)
{
	enum action action = ACTION_NONE;

	for (; context != CONTEXT_COUNT && action == ACTION_NONE; context = context_parent(context))
		action = find_here(keymap, context, key);
	return action;
}

static bool is_listed(const struct keymap *keymap, size_t before, const struct keymap_item *wanted)
{
	for (size_t i = 0; i < before; i++) {
		const struct keymap_item *item = &keymap->items.items[i];

		if (item->action == wanted->action && item->key == wanted->key)
			return true;
	}
	return false;
}

void keymap_keys(const struct keymap *keymap, enum action action, struct str *out)
{
	bool first = true;

	for (size_t i = 0; i < keymap->items.count; i++) {
		const struct keymap_item *item = &keymap->items.items[i];

		if (item->action != action || is_listed(keymap, i, item))
			continue;
		if (!first)
			str_add_text(out, ", ");
		key_print(item->key, out);
		first = false;
	}
}
