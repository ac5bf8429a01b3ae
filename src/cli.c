/* cli.c - owns what the command line means: which command, or the screen. Knows
 * nothing of what commands do. */
#include "cli.h"

#include "date.h"
#include "i18n.h"
#include "nearest.h"
#include "print.h"
#include "usage.h"

#include <fcntl.h>
#include <unistd.h>

#ifndef PACKAGE_VERSION
#define PACKAGE_VERSION "(unknown)"
#endif

/* A stream that was closed must not become the index. What is opened in its place
 * fails when it is used, as the closed one would. */
static void guard_streams(void)
{
	for (int descriptor = 0; descriptor <= STDERR_FILENO; descriptor++)
		if (fcntl(descriptor, F_GETFD) < 0 &&
		    open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
			return;
}

static enum status fail_usage(enum command command, const struct error *error)
{
	enum status status = status_fail(error);
	const char *name = command_table[command].name;

	if (name)
		print_note(_("see picket %s --help"), name);
	else
		print_note(_("see picket --help"));
	return status;
}

/* Whether an argument begins with one minus sign, as what must not occur does. */
static bool has_minus(char **argv)
{
	for (size_t i = 1; argv[i]; i++)
		if (argv[i][0] == '-' && argv[i][1] && argv[i][1] != '-')
			return true;
	return false;
}

/* That may have been meant as part of a query. */
static enum status fail_options(const struct options *options, char **argv,
				const struct error *error)
{
	const char *first = options->operands.count ? options->operands.items[0] : NULL;
	enum command command = first ? command_find(first) : COMMAND_SCREEN;
	enum status status;

	if (command == COMMAND_COUNT)
		command = COMMAND_SCREEN;
	status = fail_usage(command, error);
	if (command == COMMAND_SEARCH && has_minus(argv))
		print_note(_("words that must not occur stand behind '--': %s"),
			   "picket search -- strike -war");
	return status;
}

/* --- help and version ------------------------------------------------------ */

static enum status print_all(const struct rich *rich, enum option_color color)
{
	struct error error = {0};
	struct print print;
	struct rich wrapped;

	rich_init(&wrapped);
	rich_wrap(rich, print_width(), &wrapped);
	print_open(&print, color);
	print_rich(&print, &wrapped);
	rich_done(&wrapped);
	return print_close(&print, &error) ? STATUS_DONE : status_fail(&error);
}

static enum status print_help(enum command command, enum option_color color)
{
	struct rich rich;
	enum status status;

	rich_init(&rich);
	usage_add(command, &rich);
	status = print_all(&rich, color);
	rich_done(&rich);
	return status;
}

static enum status print_version(void)
{
	struct rich rich;
	enum status status;

	rich_init(&rich);
	rich_line(&rich, 0, 0);
	rich_add_text(&rich, ROLE_TEXT, "picket " PACKAGE_VERSION);
	status = print_all(&rich, OPTION_COLOR_NEVER);
	rich_done(&rich);
	return status;
}

/* --- which command --------------------------------------------------------- */

static bool fail_command(const char *name, struct error *error)
{
	struct nearest nearest;

	nearest_init(&nearest, slice_of(name));
	for (int i = 0; i < COMMAND_COUNT; i++)
		if (command_table[i].name)
			nearest_try(&nearest, command_table[i].name);
	if (nearest.word)
		return error_set(error, ERROR_USAGE,
				 _("there is no command '%s'; did you mean '%s'?"), name,
				 nearest.word);
	return error_set(error, ERROR_USAGE, _("there is no command and no knowledge base '%s'"),
			 name);
}

/* The first operand names a command, which is then taken out, or a base. */
static bool take_command(struct options *options, enum command *command, struct error *error)
{
	const char *first = options->operands.count ? options->operands.items[0] : NULL;

	*command = first ? command_find(first) : COMMAND_SCREEN;
	if (!first)
		return true;
	if (*command == COMMAND_COUNT) {
		*command = COMMAND_SCREEN;
		return access(first, F_OK) == 0 || fail_command(first, error);
	}
	options->operands.count--;
	for (size_t i = 0; i < options->operands.count; i++)
		options->operands.items[i] = options->operands.items[i + 1];
	return true;
}

static bool check_screen(const struct options *options, struct error *error)
{
	if (options->operands.count > 1)
		return error_set(error, ERROR_USAGE,
				 _("'%s' is not a command; a knowledge base is named by '--kb'"),
				 options->operands.items[0]);
	if (options->operands.count && options->values[OPTION_KB])
		return error_set(error, ERROR_USAGE, _("two knowledge bases: '%s' and '%s'"),
				 options->values[OPTION_KB], options->operands.items[0]);
	return true;
}

static bool check(const struct options *options, enum command command, struct error *error)
{
	if (!options_check(options, command, command_table[command].name, error))
		return false;
	if (command == COMMAND_SCREEN)
		return check_screen(options, error);
	return usage_check_operands(command, options->operands.count, error);
}

static void fill_screen(const struct options *options, struct cli_screen *screen)
{
	*screen = (struct cli_screen){
		.wanted = true,
		.kb = options->operands.count ? options->operands.items[0]
					      : options->values[OPTION_KB],
		.language = options->values[OPTION_LANG],
		.as_of = options->values[OPTION_AS_OF] ? options->as_of : DATE_DAY_MAX,
		.color = options->color,
		.script = options->values[OPTION_SCRIPT],
		.width = options->width,
		.height = options->height,
	};
}

static enum status run(struct options *options, struct cli_screen *screen)
{
	struct error error = {0};
	enum command command;

	if (!take_command(options, &command, &error))
		return fail_usage(COMMAND_SCREEN, &error);
	if (options->values[OPTION_HELP])
		return print_help(command, options->color);
	if (options->values[OPTION_VERSION])
		return print_version();
	if (!check(options, command, &error))
		return fail_usage(command, &error);
	if (command != COMMAND_SCREEN)
		return command_table[command].run(options);
	fill_screen(options, screen);
	return STATUS_DONE;
}

enum status cli_run(int argc, char **argv, struct cli_screen *screen)
{
	struct error error = {0};
	struct options options;
	enum status status;

	*screen = (struct cli_screen){0};
	guard_streams();
	if (!date_check_today(&error))
		return status_fail(&error);
	if (options_read(argc, argv, &options, &error))
		status = run(&options, screen);
	else
		status = fail_options(&options, argv, &error);
	options_done(&options);
	return status;
}
