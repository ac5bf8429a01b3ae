/* usage.c - owns how help is laid out, and what is said of operands. Knows
 * nothing of what a command does. */
#include "usage.h"

#include "i18n.h"
#include "utf8.h"

#define INDENT 2

/* Two columns: what is typed, and what it does, wrapped beside. */
static void add_row(struct rich *rich, struct slice typed, const char *help, int width)
{
	int blank = width - utf8_width(typed);

	rich_line(rich, INDENT, INDENT + width + 2);
	rich_add(rich, ROLE_NAME, typed);
	rich_format(rich, ROLE_TEXT, "%*s%s", (blank > 0 ? blank : 0) + 2, "", _(help));
}

static void add_text(struct rich *rich, enum role role, const char *text)
{
	rich_line(rich, 0, 0);
	rich_line(rich, 0, 0);
	rich_add_text(rich, role, text);
}

/* Column widths come from the rows, so that every translation fits. */
static int wider(int width, const struct str *typed)
{
	int own = utf8_width(str_slice(typed));

	return own > width ? own : width;
}

/* --- commands -------------------------------------------------------------- */

/* "list KIND" */
static void print_command(const struct command_info *command, struct str *out)
{
	str_add_text(out, command->name);
	if (command->operands)
		str_format(out, " %s", _(command->operands));
}

static void add_commands(struct rich *rich)
{
	struct str typed;
	int width = 0;

	str_init(&typed);
	add_text(rich, ROLE_HEADING, _("Commands:"));
	for (int row = 0; row < 2 * COMMAND_COUNT; row++) {
		const struct command_info *command = &command_table[row % COMMAND_COUNT];

		if (!command->name)
			continue;
		str_clear(&typed);
		print_command(command, &typed);
		if (row < COMMAND_COUNT)
			width = wider(width, &typed);
		else
			add_row(rich, str_slice(&typed), command->help, width);
	}
	str_done(&typed);
}

/* --- options --------------------------------------------------------------- */

static void add_options(enum command command, struct rich *rich)
{
	struct str typed;
	int width = 0;

	str_init(&typed);
	add_text(rich, ROLE_HEADING, _("Options:"));
	for (int row = 0; row < 2 * OPTION_COUNT; row++) {
		const struct option_info *option = &option_table[row % OPTION_COUNT];

		if (command != COMMAND_SCREEN && !(option->commands & COMMAND_BIT(command)))
			continue;
		str_clear(&typed);
		option_print(option, &typed);
		if (row < OPTION_COUNT)
			width = wider(width, &typed);
		else
			add_row(rich, str_slice(&typed), option->help, width);
	}
	str_done(&typed);
}

/* --- the whole ------------------------------------------------------------- */

static void add_synopsis(enum command command, struct rich *rich)
{
	const struct command_info *info = &command_table[command];

	rich_line(rich, 0, 0);
	rich_format(rich, ROLE_TEXT, _("usage: picket %s"), info->name ? info->name : "");
	rich_format(rich, ROLE_TEXT, info->name ? " %s" : "%s", _("[OPTION]..."));
	if (info->operands)
		rich_format(rich, ROLE_TEXT, " %s", _(info->operands));
}

static void add_program(struct rich *rich)
{
	rich_line(rich, 0, 0);
	rich_add_text(rich, ROLE_TEXT, _("or: picket COMMAND [OPTION]... [ARGUMENT]..."));
	add_text(rich, ROLE_TEXT,
		 _("A reader for a disputed matter: who holds which position, since when, in answer "
		   "to what, on what evidence. Without a command it opens the screen. KB is a "
		   "folder with picket.yaml, or an index; without one: $PICKET_KB, ./content, . or "
		   "the installed base, whichever is there first."));
	add_commands(rich);
}

static void add_command(enum command command, struct rich *rich)
{
	const struct command_info *info = &command_table[command];

	/* TRANSLATORS: a sentence made of what stands beside the command in the list. */
	rich_line(rich, 0, 0);
	rich_line(rich, 0, 0);
	rich_format(rich, ROLE_TEXT, _("picket %s: %s."), info->name, _(info->help));
	if (info->about)
		add_text(rich, ROLE_TEXT, _(info->about));
}

void usage_add(enum command command, struct rich *rich)
{
	add_synopsis(command, rich);
	if (command == COMMAND_SCREEN)
		add_program(rich);
	else
		add_command(command, rich);
	add_options(command, rich);
	if (command == COMMAND_SCREEN)
		add_text(rich, ROLE_TEXT,
			 _("picket COMMAND --help says more of a command, picket(1) all of it."));
}

bool usage_check_operands(enum command command, size_t count, struct error *error)
{
	const struct command_info *info = &command_table[command];

	if (count < info->least)
		return error_set(error, ERROR_USAGE, _("'%s' needs %s"), info->name,
				 _(info->operands));
	if (count > info->most && info->most == 0)
		return error_set(error, ERROR_USAGE, _("'%s' takes no argument"), info->name);
	if (count > info->most)
		return error_set(error, ERROR_USAGE,
				 ngettext("'%s' takes no more than %zu argument",
					  "'%s' takes no more than %zu arguments", info->most),
				 info->name, info->most);
	return true;
}
