/* session.c - owns the way from a name to an open base: locate, renew, open.
 * Knows nothing of what is then read. */
#include "session.h"

#include "charset.h"
#include "i18n.h"
#include "index.h"
#include "language.h"
#include "print.h"
#include "refresh.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The folder as a person would write it: as it was given, or from where we are. */
static void add_shown(const char *name, const char *folder, struct str *shown)
{
	char *here = getcwd(NULL, 0);
	size_t len = here ? strlen(here) : 0;

	if (name)
		str_add_text(shown, name);
	else if (here && strcmp(folder, here) == 0)
		str_add_text(shown, ".");
	else if (here && strncmp(folder, here, len) == 0 && folder[len] == '/')
		str_add_text(shown, folder + len + 1);
	else
		str_add_text(shown, folder);
	free(here);
}

bool session_find_content(const char *name, struct location *location, struct str *shown,
			  struct error *error)
{
	if (!locate(name, location, error))
		return false;
	if (location->folder) {
		add_shown(name, location->folder, shown);
		return true;
	}
	error_set(error, ERROR_USAGE, _("%s is an index; its content is not there"),
		  location->index);
	location_done(location);
	return false;
}

/* --- renewing the index ---------------------------------------------------- */

static bool show_stage(void *context, enum refresh_stage stage, size_t done, size_t total)
{
	print_progress(context, stage == REFRESH_LOADING ? _("Reading") : _("Indexing"), done,
		       total);
	return true;
}

static void tell_findings(const struct session *session, const char *name,
			  const struct findings *findings)
{
	size_t count = findings->errors + findings->warnings;
	struct str shown;

	if (!count)
		return;
	str_init(&shown);
	add_shown(name, session->location.folder, &shown);
	print_note(ngettext("%zu finding in the content; picket check %s says which",
			     "%zu findings in the content; picket check %s says which", count),
		    count, shown.data);
	str_done(&shown);
}

bool session_renew(const struct location *location, unsigned need, struct findings *findings,
		   struct error *error)
{
	struct print_progress progress = {0};
	bool done = refresh_index(location, need, date_today(), findings, show_stage, &progress,
				  error);

	print_progress_done(&progress);
	return done;
}

static bool renew(struct session *session, const char *name, unsigned need,
		  struct error *error)
{
	struct findings findings;
	bool done;

	findings_init(&findings);
	done = session_renew(&session->location, need, &findings, error);
	if (done && !(need & REFRESH_ANEW))
		tell_findings(session, name, &findings);
	findings_done(&findings);
	return done;
}

/* --- opening --------------------------------------------------------------- */

static bool open_index(struct session *session, struct error *error)
{
	session->kb = kb_open(session->location.index, error);
	session->reading.kb = session->kb;
	return session->kb;
}

/* An index that can't be read, damaged or from another version, is built anew. */
static bool open_content(struct session *session, const char *name, unsigned need,
			 struct error *error)
{
	struct error unread = {0};

	if (renew(session, name, need, error))
		return open_index(session, &unread) ||
		       (renew(session, name, need | REFRESH_ANEW, error) && open_index(session, error));
	if (!open_index(session, &unread))
		return false;
	/* TRANSLATORS: what went wrong, and that an older index is shown. */
	print_note(_("%s; this is as it was before"), error->message);
	*error = (struct error){0};
	return true;
}

static bool open_base(struct session *session, const struct options *options, unsigned need,
		      struct error *error)
{
	const char *name = options->values[OPTION_KB];

	*session = (struct session){.reading.day = options->values[OPTION_AS_OF] ? options->as_of
										: date_today()};
	if (!locate(name, &session->location, error))
		return false;
	if ((session->location.folder ? open_content(session, name, need, error)
				      : open_index(session, error)) &&
	    language_choose(kb_base(session->kb), options->values[OPTION_LANG],
			    &session->reading.language, error))
		return true;
	session_close(session);
	return false;
}

bool session_open(struct session *session, const struct options *options, struct error *error)
{
	return open_base(session, options, REFRESH_CURRENT, error);
}

bool session_open_views(struct session *session, const struct options *options,
			struct error *error)
{
	if (!open_base(session, options, REFRESH_VIEWS, error))
		return false;
	if (!session->location.folder || index_has_views(session->location.index))
		return true;
	session_close(session);
	return error_set(error, ERROR_SYSTEM,
			 _("the index has no views by which other programs could read it"));
}

void session_close(struct session *session)
{
	kb_close(session->kb);
	location_done(&session->location);
	*session = (struct session){0};
}

void session_query(const struct options *options, struct str *query)
{
	for (size_t i = 0; i < options->operands.count; i++) {
		if (i)
			str_add_char(query, ' ');
		charset_decode(query, slice_of(options->operands.items[i]));
	}
}
