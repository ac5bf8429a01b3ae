/* commands.h - the table of commands. */
#ifndef PICKET_COMMANDS_H
#define PICKET_COMMANDS_H

#include "option.h"
#include "status.h"

struct command_info {
	const char *name;       /* null: what is done where no command is named */
	const char *operands;   /* as the help shows them, to be translated; or null */
	const char *help;       /* one line, to be translated */
	const char *about;      /* what else its own help says, to be translated */
	size_t least, most;     /* how many operands */
	enum status (*run)(const struct options *options);
};

/* The operands of the options given to run() are the command's own. */
extern const struct command_info command_table[COMMAND_COUNT];

/* The command that name names, or COMMAND_COUNT. */
enum command command_find(const char *name);

#endif
