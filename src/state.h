/* state.h - the state file beside an index: what that was built from, and found then.
 *
 * A struct state owns the text it was read from; slices given out lie in it. */
#ifndef PICKET_STATE_H
#define PICKET_STATE_H

#include "finding.h"
#include "load.h"
#include "locate.h"

/* Files that state_find_changes() finds, at most: of more, an index is built anew. */
#define STATE_CHANGES 8

struct state {
	struct str text;
	struct slice files;   /* the text from the files on */
};

/* What of the state concerns the files that changed. */
struct state_changes {
	load_files files;
	struct slice ids[STATE_CHANGES];  /* the lines of those */
	struct slice known;               /* records and findings, all of them */
};

/* Reads the state of the location's index as it is now; false where there is none. It
 * wants state_done() then, too. */
bool state_read(struct state *state, const struct location *location);
void state_done(struct state *state);

/* Whether the state has these files; then findings (may be null) gets those it has. */
bool state_has_files(const struct state *state, const load_files *files,
		     struct findings *findings);

/* Finds the files that changed, into changes, zero at first, whose list of files is
 * freed by the caller. False where files came or went, where more than STATE_CHANGES
 * changed, and where a finding has to do with one that did. */
bool state_find_changes(const struct state *state, const load_files *files,
			struct state_changes *changes);

/* Whether the records of the changed files are those with the ids of before. */
bool state_has_ids(const struct state_changes *changes, const struct records *records);

/* Adds the findings that are among what is known. */
void state_take_findings(struct slice known, struct findings *findings);

/* Appends to known the records and the findings, as the state has them. */
void state_describe(const load_files *files, const struct records *records,
		    const struct findings *findings, struct str *known);

/* Notes what is known of the content beside the index: `known` are the records and
 * the findings, started is when reading it began, in nanoseconds since 1970. A state
 * that can't be written only costs the next start its time. */
void state_note(const struct location *location, const load_files *files, int64_t started,
		struct slice known);

#endif
