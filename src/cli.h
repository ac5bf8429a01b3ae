/* cli.h - the command line: everything but the screen.
 *
 * What it fills in points into argv and lives as long as that. The caller has
 * set the locale and bound the catalogue, in UTF-8, before. */
#ifndef PICKET_CLI_H
#define PICKET_CLI_H

#include "option.h"
#include "status.h"

/* What the command line asks of the screen, where it asks for one. */
struct cli_screen {
	bool wanted;
	const char *kb;         /* a base, as for locate(); null: none was given */
	const char *language;   /* of the content, for language_choose(); null: none */
	int32_t as_of;          /* a day; DATE_DAY_MAX: none was given */
	enum option_color color;
	const char *script;     /* play this file ("-": standard input) instead; null: no */
	int width, height;      /* of the script's terminal; 80 and 24 if not said */
};

/* Runs the command that the arguments name and returns the exit status. Where
 * they name none, fills screen, whose wanted is then true, and returns
 * STATUS_DONE. What goes wrong later is for status_fail(). */
enum status cli_run(int argc, char **argv, struct cli_screen *screen);

#endif
