/* action.c - owns the table of actions as data. Knows no handler and no key. */
#include "action.h"

const struct action_info action_table[ACTION_COUNT] = {
#define ACTION_ROW(name, text, group, handler, kiosk, help) \
	[ACTION_##name] = {text, ACTION_GROUP_##group, kiosk, help},
	ACTIONS(ACTION_ROW)
#undef ACTION_ROW
};

const char *const action_groups[ACTION_GROUP_COUNT] = {
	[ACTION_GROUP_MOVE] = N_("Moving"),
	[ACTION_GROUP_LINK] = N_("Links"),
	[ACTION_GROUP_VIEW] = N_("Views"),
	[ACTION_GROUP_SEARCH] = N_("Searching"),
	[ACTION_GROUP_USE] = N_("Using"),
	[ACTION_GROUP_PROGRAM] = N_("Program"),
	[ACTION_GROUP_PROMPT] = N_("In a prompt or over the screen"),
};

bool action_has_command(enum action action)
{
	return action != ACTION_NONE && action_table[action].group != ACTION_GROUP_PROMPT;
}

enum action action_of_name(struct slice name)
{
	for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++)
		if (action_has_command((enum action)i) && slice_is(name, action_table[i].name))
			return (enum action)i;
	return ACTION_NONE;
}

static size_t shared(struct slice a, struct slice b)
{
	size_t len = 0;

	while (len < a.len && len < b.len && a.data[len] == b.data[len])
		len++;
	return len;
}

size_t action_complete(struct slice prefix, struct slice *common, struct str *out)
{
	size_t count = 0;

	*common = prefix;
	for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++) {
		struct slice name = slice_of(action_table[i].name);

		if (!action_has_command((enum action)i) || shared(name, prefix) < prefix.len)
			continue;
		if (out)
			str_format(out, "%s%s", count ? " " : "", name.data);
		*common = count++ ? slice_part(*common, 0, shared(*common, name)) : name;
	}
	return count;
}
