/* app.h - the screen, from the first frame to the last. */
#ifndef PICKET_APP_H
#define PICKET_APP_H

#include "cli.h"
#include "terminal.h"

/* Shows the base that screen names on the terminal, which stays the caller's, until
 * the person leaves. False where it could not be opened. */
bool app_run(struct terminal *terminal, const struct cli_screen *screen, struct error *error);

#endif
