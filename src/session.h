/* session.h - a base opened for a command that reads.
 *
 * The session owns all that it opened; session_close() gives it back. */
#ifndef PICKET_SESSION_H
#define PICKET_SESSION_H

#include "kb.h"
#include "locate.h"
#include "option.h"

struct session {
	struct location location;
	struct kb *kb;
	struct reading reading;
};

/* Finds the base, renews its index where the content has changed, and says on
 * standard error how many findings there are. */
bool session_open(struct session *session, const struct options *options, struct error *error);
void session_close(struct session *session);

/* The same, and other programs can read the index by its views. */
bool session_open_views(struct session *session, const struct options *options,
			struct error *error);

/* Appends the operands as one query, in UTF-8. */
void session_query(const struct options *options, struct str *query);

/* Brings the index up to date, with what else is needed (enum refresh_need), and shows
 * how far that is. */
bool session_renew(const struct location *location, unsigned need, struct findings *findings,
		   struct error *error);

/* Finds the content that name means (null: none was given); fails where there is
 * but an index. shown gets the folder as a person would write it. */
bool session_find_content(const char *name, struct location *location, struct str *shown,
			  struct error *error);

#endif
