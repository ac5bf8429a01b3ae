/* language.c - owns the choice of the content's language. Knows no entries and
 * nothing of the program's own language, which is gettext's affair. */
#include "language.h"

#include "i18n.h"

#include <stdlib.h>
#include <string.h>

/* de_AT.UTF-8@euro without what says nothing of the language: de_AT. */
static struct slice strip(struct slice name)
{
	name.len = slice_find(name, 0, '.');
	name.len = slice_find(name, 0, '@');
	return name;
}

static char fold(char c)
{
	if (c == '_')
		return '-';
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_same(struct slice a, struct slice b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (fold(a.data[i]) != fold(b.data[i]))
			return false;
	return true;
}

/* pt of pt-BR. */
static struct slice primary(struct slice name)
{
	size_t dash = slice_find(name, 0, '-');

	name.len = slice_find(slice_part(name, 0, dash), 0, '_');
	return name;
}

/* The base's language that name means, best the very same; else empty. */
static struct slice find(const struct base *base, struct slice name)
{
	name = strip(name);
	for (size_t i = 0; name.len && i < base->language_count; i++)
		if (is_same(base->languages[i], name))
			return base->languages[i];
	for (size_t i = 0; name.len && i < base->language_count; i++)
		if (is_same(primary(base->languages[i]), primary(name)))
			return base->languages[i];
	return (struct slice){0};
}

static const char *locale_name(void)
{
	static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

	for (size_t i = 0; i < COUNT_OF(variables); i++) {
		const char *value = getenv(variables[i]);

		if (value && *value)
			return value;
	}
	return "C";
}

/* As gettext does it, so that program and content agree: LANGUAGE goes first, but
 * counts for nothing in the locale C. */
static struct slice find_by_environment(const struct base *base)
{
	const char *locale = locale_name();
	struct slice list = slice_of(getenv("LANGUAGE"));
	struct slice found = {0};

	if (strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0)
		return found;
	while (list.len && !found.len) {
		size_t colon = slice_find(list, 0, ':');

		found = find(base, slice_part(list, 0, colon));
		list = slice_part(list, colon + 1, list.len);
	}
	return found.len ? found : find(base, slice_of(locale));
}

static bool fail_language(const struct base *base, const char *asked, struct error *error)
{
	struct str all;

	str_init(&all);
	for (size_t i = 0; i < base->language_count; i++)
		str_format(&all, "%s%.*s", i ? ", " : "", SLICE_ARGS(base->languages[i]));
	error_set(error, ERROR_USAGE, _("the content is not in the language '%s'; it is in: %s"),
		  asked, all.data);
	str_done(&all);
	return false;
}

bool language_choose(const struct base *base, const char *asked, struct slice *language,
		     struct error *error)
{
	*language = asked ? find(base, slice_of(asked)) : find_by_environment(base);
	if (language->len)
		return true;
	if (asked)
		return fail_language(base, asked, error);
	if (base->language_count)
		*language = base->languages[0];
	return true;
}
