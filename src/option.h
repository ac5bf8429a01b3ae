/* option.h - the table of options, and reading them from the command line.
 *
 * Help, the manual and the reading itself follow this table; an option that is
 * not here does not exist. What is read points into argv. */
#ifndef PICKET_OPTION_H
#define PICKET_OPTION_H

#include "error.h"
#include "str.h"
#include "vec.h"

/* What picket can be asked to do; the table of commands has a row for each. */
enum command {
	COMMAND_SCREEN,   /* no command: open the screen */
	COMMAND_CHECK,
	COMMAND_BUILD,
	COMMAND_LIST,
	COMMAND_SHOW,
	COMMAND_SEARCH,
	COMMAND_TIMELINE,
	COMMAND_MATRIX,
	COMMAND_COMPARE,
	COMMAND_PATH,
	COMMAND_COUNT
};

#define COMMAND_BIT(command) (1u << (command))
#define COMMAND_ALL ((1u << COMMAND_COUNT) - 1)

enum option_name {
	OPTION_KB,
	OPTION_AS_OF,
	OPTION_LANG,
	OPTION_FORMAT,
	OPTION_COLOR,
	OPTION_OUTPUT,
	OPTION_SCRIPT,
	OPTION_SIZE,
	OPTION_HELP,
	OPTION_VERSION,
	OPTION_COUNT
};

struct option_info {
	const char *name;           /* without the two dashes */
	char letter;                /* or 0 */
	const char *argument;       /* what it is called in the help, to be translated; or null */
	const char *const *words;   /* the only arguments there are, up to a null; or null */
	const char *help;           /* to be translated */
	unsigned commands;          /* who takes it, a bit per enum command */
};

extern const struct option_info option_table[OPTION_COUNT];

/* Both in the order of their words in the table. */
enum option_format { OPTION_FORMAT_TEXT, OPTION_FORMAT_JSON };
enum option_color { OPTION_COLOR_AUTO, OPTION_COLOR_ALWAYS, OPTION_COLOR_NEVER };

#define OPTION_SIZE_MAX 999   /* columns, lines */

/* One command line. */
struct options {
	const char *values[OPTION_COUNT];   /* null: not given; "": takes no argument */
	enum option_format format;
	enum option_color color;
	int32_t as_of;                      /* the day; means nothing where it was not given */
	int width, height;
	VEC(const char *) operands;         /* all that is no option, in order */
};

/* Reads argv, options before, behind and between the operands, up to "--". */
bool options_read(int argc, char **argv, struct options *options, struct error *error);
void options_done(struct options *options);

/* Fails where an option was given that the command, called name, does not take. */
bool options_check(const struct options *options, enum command command, const char *name,
		   struct error *error);

/* Appends "-f, --format text|json", as wide as that is; the letter's column
 * stays blank where there is none. */
void option_print(const struct option_info *option, struct str *out);

#endif
