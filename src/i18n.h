/* i18n.h - how text for people is marked for translation.
 *
 * _() translates where it stands; N_() marks a string in a table, which is
 * translated with _() where it is shown. The catalogue is bound in main(). */
#ifndef PICKET_I18N_H
#define PICKET_I18N_H

#include <libintl.h>
#include <stdbool.h>
#include <string.h>

/* False where no catalogue is bound: then nothing is looked up. gettext() would find out
 * anew for each text, in more time than a word takes to be drawn. */
extern bool i18n_translated;

/* Finds out, behind textdomain(). */
void i18n_look(void);

#define _(text) (i18n_translated ? gettext(text) : (text))
#define N_(text) text

/* A word that means another thing elsewhere; i18n_in_context() translates it. */
#define NC_(context, text) context "\004" text

static inline const char *i18n_in_context(const char *text)
{
	const char *shown = _(text);
	const char *mark = strchr(shown, '\004');

	return mark ? mark + 1 : shown;
}

#endif
