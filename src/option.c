/* option.c - owns the table of options and their values. Knows neither what a
 * command does nor how its help is laid out. */
#include "option.h"

#include "date.h"
#include "i18n.h"
#include "nearest.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

static const char *const formats[] = {"text", "json", NULL};
static const char *const colors[] = {"auto", "always", "never", NULL};

#define READERS                                                                    \
	(COMMAND_BIT(COMMAND_LIST) | COMMAND_BIT(COMMAND_SHOW) |                   \
	 COMMAND_BIT(COMMAND_SEARCH) | COMMAND_BIT(COMMAND_TIMELINE) |             \
	 COMMAND_BIT(COMMAND_MATRIX) | COMMAND_BIT(COMMAND_COMPARE))
#define SCREEN COMMAND_BIT(COMMAND_SCREEN)

/* In the order of help and manual. */
const struct option_info option_table[OPTION_COUNT] = {
	[OPTION_KB] = {"kb", 'k', N_("KB"), NULL,
		       N_("read this knowledge base: a folder with picket.yaml, or an index"),
		       READERS | SCREEN | COMMAND_BIT(COMMAND_PATH)},
	[OPTION_AS_OF] = {"as-of", 0, N_("DATE"), NULL,
			  N_("show what had happened and was held on that day; a month or a year "
			     "means its last day"),
			  READERS | SCREEN},
	[OPTION_LANG] = {"lang", 'l', N_("LANGUAGE"), NULL,
			 N_("read the content in this language, such as de"), READERS | SCREEN},
	[OPTION_FORMAT] = {"format", 'f', NULL, formats,
			   N_("print text, or JSON with one object a line"), READERS},
	[OPTION_COLOR] = {"color", 0, NULL, colors,
			  N_("whether to highlight; auto does on a terminal"),
			  READERS | SCREEN},
	[OPTION_OUTPUT] = {"output", 'o', N_("FILE"), NULL,
			   N_("write the index to this file"), COMMAND_BIT(COMMAND_BUILD)},
	[OPTION_SCRIPT] = {"script", 0, N_("FILE"), NULL,
			   N_("play the keys in this file (-: standard input), print frames"),
			   SCREEN},
	[OPTION_SIZE] = {"size", 0, N_("WIDTHxHEIGHT"), NULL,
			 N_("size of the screen for --script, 80x24 if not said"), SCREEN},
	[OPTION_HELP] = {"help", 'h', NULL, NULL, N_("print this help"), COMMAND_ALL},
	[OPTION_VERSION] = {"version", 'V', NULL, NULL, N_("print the version"), COMMAND_ALL},
};

static bool takes_argument(const struct option_info *option)
{
	return option->argument || option->words;
}

/* --- the table as getopt_long() wants it ---------------------------------- */

/* What getopt_long() returns for a long option; letters stand for themselves. */
#define LONG_CODE 256

struct getopt_tables {
	struct option options[OPTION_COUNT + 1];
	char letters[2 * OPTION_COUNT + 3];
};

/* "-" in front: operands come in order, also with POSIXLY_CORRECT; ":" behind it: a
 * missing argument is told from an unknown option. */
static void fill_tables(struct getopt_tables *tables)
{
	char *letter = tables->letters;

	*letter++ = '-';
	*letter++ = ':';
	for (int i = 0; i < OPTION_COUNT; i++) {
		const struct option_info *option = &option_table[i];

		tables->options[i] = (struct option){
			.name = option->name,
			.has_arg = takes_argument(option) ? required_argument : no_argument,
			.val = LONG_CODE + i,
		};
		if (!option->letter)
			continue;
		*letter++ = option->letter;
		if (takes_argument(option))
			*letter++ = ':';
	}
	*letter = '\0';
	tables->options[OPTION_COUNT] = (struct option){0};
}

/* The option that getopt_long() means by code, or OPTION_COUNT. */
static enum option_name option_of_code(int code)
{
	if (code >= LONG_CODE)
		return (enum option_name)(code - LONG_CODE);
	for (int i = 0; i < OPTION_COUNT; i++)
		if (code && option_table[i].letter == code)
			return (enum option_name)i;
	return OPTION_COUNT;
}

/* --- what can be wrong ---------------------------------------------------- */

static bool fail_unknown_long(const char *argument, struct error *error)
{
	struct slice name = slice_of(argument + strspn(argument, "-"));
	struct nearest nearest;

	name.len = slice_find(name, 0, '=');
	nearest_init(&nearest, name);
	for (int i = 0; i < OPTION_COUNT; i++)
		nearest_try(&nearest, option_table[i].name);
	if (nearest.word)
		return error_set(error, ERROR_USAGE,
				 _("there is no option '--%.*s'; did you mean '--%s'?"),
				 SLICE_ARGS(name), nearest.word);
	return error_set(error, ERROR_USAGE, _("there is no option '--%.*s'"), SLICE_ARGS(name));
}

/* getopt_long() gave up; its optopt says at what. */
static bool fail_option(const char *argument, int code, struct error *error)
{
	enum option_name name = option_of_code(code);

	if (name != OPTION_COUNT)
		return error_set(error, ERROR_USAGE, _("'--%s' takes no argument"),
				 option_table[name].name);
	if (code)
		return error_set(error, ERROR_USAGE, _("there is no option '-%c'"), code);
	return fail_unknown_long(argument, error);
}

static bool fail_argument(int code, struct error *error)
{
	return error_set(error, ERROR_USAGE, _("'--%s' needs an argument"),
			 option_table[option_of_code(code)].name);
}

static bool fail_word(const struct option_info *option, const char *value, struct error *error)
{
	struct nearest nearest;
	struct str all;

	str_init(&all);
	nearest_init(&nearest, slice_of(value));
	for (size_t i = 0; option->words[i]; i++) {
		str_format(&all, "%s%s", i ? ", " : "", option->words[i]);
		nearest_try(&nearest, option->words[i]);
	}
	if (nearest.word)
		error_set(error, ERROR_USAGE, _("'--%s' can't be '%s'; did you mean '%s'?"),
			  option->name, value, nearest.word);
	else
		error_set(error, ERROR_USAGE, _("'--%s' can't be '%s'; it is one of: %s"),
			  option->name, value, all.data);
	str_done(&all);
	return false;
}

/* --- values --------------------------------------------------------------- */

/* The index of value among the option's words. */
static bool read_word(enum option_name name, const char *value, int *index, struct error *error)
{
	const struct option_info *option = &option_table[name];

	for (int i = 0; option->words[i]; i++) {
		if (strcmp(option->words[i], value) == 0) {
			*index = i;
			return true;
		}
	}
	return fail_word(option, value, error);
}

/* A number of one to three digits; returns what follows it, or null. */
static const char *read_length(const char *text, int *length)
{
	size_t digits = strspn(text, "0123456789");

	if (digits < 1 || digits > 3)
		return NULL;
	*length = (int)strtol(text, NULL, 10);
	return *length >= 1 && *length <= OPTION_SIZE_MAX ? text + digits : NULL;
}

static bool read_size(const char *value, struct options *options, struct error *error)
{
	const char *rest = read_length(value, &options->width);

	if (rest && *rest == 'x')
		rest = read_length(rest + 1, &options->height);
	else
		rest = NULL;
	if (rest && !*rest)
		return true;
	return error_set(error, ERROR_USAGE,
			 _("'--size' can't be '%s'; it is columns and lines, such as 80x24"), value);
}

static bool read_as_of(const char *value, struct options *options, struct error *error)
{
	struct error reason = {0};

	return date_as_of(slice_of(value), &options->as_of, &reason) ||
	       error_set(error, ERROR_USAGE, _("'--%s': %s"), option_table[OPTION_AS_OF].name,
			 reason.message);
}

static bool read_value(enum option_name name, const char *value, struct options *options,
		       struct error *error)
{
	int index = 0;

	options->values[name] = value ? value : "";
	if (name == OPTION_SIZE)
		return read_size(value, options, error);
	if (name == OPTION_AS_OF)
		return read_as_of(value, options, error);
	if (option_table[name].words && !read_word(name, value, &index, error))
		return false;
	if (name == OPTION_FORMAT)
		options->format = (enum option_format)index;
	if (name == OPTION_COLOR)
		options->color = (enum option_color)index;
	return true;
}

/* --- the command line ----------------------------------------------------- */

static bool read_all(int argc, char **argv, struct options *options, struct error *error)
{
	struct getopt_tables tables;
	int code;

	fill_tables(&tables);
	optind = 0;   /* anew, whoever called it before */
	opterr = 0;
	while ((code = getopt_long(argc, argv, tables.letters, tables.options, NULL)) != -1) {
		if (code == '?')
			return fail_option(argv[optind - 1], optopt, error);
		if (code == ':')
			return fail_argument(optopt, error);
		if (code == 1)
			vec_push(&options->operands, optarg);
		else if (!read_value(option_of_code(code), optarg, options, error))
			return false;
	}
	for (int i = optind; i < argc; i++)
		vec_push(&options->operands, argv[i]);
	return true;
}

bool options_read(int argc, char **argv, struct options *options, struct error *error)
{
	*options = (struct options){.width = 80, .height = 24};
	if (!read_all(argc, argv, options, error))
		return false;
	if (options->values[OPTION_SIZE] && !options->values[OPTION_SCRIPT])
		return error_set(error, ERROR_USAGE, _("'--size' is for '--script' only"));
	return true;
}

void options_done(struct options *options)
{
	vec_done(&options->operands);
}

bool options_check(const struct options *options, enum command command, const char *name,
		   struct error *error)
{
	for (int i = 0; i < OPTION_COUNT; i++) {
		if (!options->values[i] || option_table[i].commands & COMMAND_BIT(command))
			continue;
		if (command == COMMAND_SCREEN)
			return error_set(error, ERROR_USAGE, _("'--%s' needs a command"),
					 option_table[i].name);
		return error_set(error, ERROR_USAGE, _("'%s' does not take '--%s'"), name,
				 option_table[i].name);
	}
	return true;
}

static void print_words(const char *const *words, struct str *out)
{
	for (size_t i = 0; words[i]; i++)
		str_format(out, "%s%s", i ? "|" : " ", words[i]);
}

void option_print(const struct option_info *option, struct str *out)
{
	if (option->letter)
		str_format(out, "-%c, ", option->letter);
	else
		str_add_text(out, "    ");
	str_format(out, "--%s", option->name);
	if (option->words)
		print_words(option->words, out);
	else if (option->argument)
		str_format(out, " %s", _(option->argument));
}
