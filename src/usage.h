/* usage.h - help made from the tables of commands and options. */
#ifndef PICKET_USAGE_H
#define PICKET_USAGE_H

#include "commands.h"
#include "rich.h"

/* Adds the help of one command; COMMAND_SCREEN is that of the whole program. */
void usage_add(enum command command, struct rich *rich);

/* Fails where a command was given too few or too many operands. */
bool usage_check_operands(enum command command, size_t count, struct error *error);

#endif
