/* main.c - owns the start: locale, catalogue, and whether the command line or the
 * screen is wanted. */
#include "app.h"
#include "cli.h"
#include "i18n.h"
#include "mem.h"

#include <locale.h>
#include <stdlib.h>

#ifndef LOCALEDIR
#define LOCALEDIR "/usr/local/share/locale"
#endif

/* What the first screen takes of the heap, in bytes, less a part that may not be needed. */
#define SCREEN_MEMORY ((size_t)512 * 1024)

/* Messages are UTF-8 inside; whatever shows them turns them into the locale's. */
static void speak(void)
{
	const char *folder = getenv("PICKET_LOCALEDIR");

	/* All that is used of a locale; each category is a file to read. */
	setlocale(LC_CTYPE, "");
	setlocale(LC_MESSAGES, "");
	bindtextdomain("picket", folder && *folder ? folder : LOCALEDIR);
	bind_textdomain_codeset("picket", "UTF-8");
	textdomain("picket");
	i18n_look();
}

/* The terminals follow NO_COLOR. */
static void choose_color(enum option_color color)
{
	if (color == OPTION_COLOR_NEVER)
		setenv("NO_COLOR", "1", 1);
	else if (color == OPTION_COLOR_ALWAYS)
		unsetenv("NO_COLOR");
}

static enum status show(const struct cli_screen *screen)
{
	struct error error = {0};
	struct terminal *terminal;
	bool shown = false;

	choose_color(screen->color);
	mem_prepare(SCREEN_MEMORY);
	terminal = screen->script ? terminal_script_open(screen->script, screen->width,
							 screen->height, &error)
				  : terminal_curses_open(&error);
	if (terminal)
		shown = app_run(terminal, screen, &error);
	terminal_close(terminal);
	return shown ? STATUS_DONE : status_fail(&error);
}

int main(int argc, char **argv)
{
	struct cli_screen screen = {0};
	enum status status;

	speak();
	status = cli_run(argc, argv, &screen);
	return (int)(screen.wanted ? show(&screen) : status);
}
