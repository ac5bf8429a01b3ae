/* i18n.h - how text for people is marked for translation.
 *
 * _() translates where it stands; N_() marks a string in a table, which is
 * translated with _() where it is shown. The catalogue is bound in main(). */
#ifndef PICKET_I18N_H
#define PICKET_I18N_H

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) text

#endif
