/* language.h - in which language the content is read. */
#ifndef PICKET_LANGUAGE_H
#define PICKET_LANGUAGE_H

#include "records.h"

/* The base's language that was asked for; fails (ERROR_USAGE, naming those there
 * are) where it has none like it. Asked for none (null): the first of LANGUAGE,
 * then of LC_ALL, LC_MESSAGES or LANG, that it has, else its base language. de_AT
 * and de-AT find de. The slice is the base's. */
bool language_choose(const struct base *base, const char *asked, struct slice *language,
		     struct error *error);

#endif
