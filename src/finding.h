/* finding.h - what is wrong with the content, collected, sorted and printed.
 *
 * A list of findings owns the texts of its findings. */
#ifndef PICKET_FINDING_H
#define PICKET_FINDING_H

#include "mem.h"
#include "str.h"
#include "vec.h"

enum severity { SEVERITY_ERROR, SEVERITY_WARNING };

/* A place in a file of the content; line and column count from 1, a column is
 * one character; line 0 means the file as a whole. */
struct place {
	const char *file;
	unsigned line;
	unsigned column;
};

struct finding {
	enum severity severity;
	struct place place;
	const char *message;   /* what is wrong; what would be right */
	size_t unlisted;       /* stands for that many beyond the cap; usually 0 */
};

/* Findings of one run. In a sorted list a file has FINDINGS_PER_FILE at most;
 * one more behind them says how many others there are, as an error if one of
 * them is. The counts are those of all findings, listed or not; sorting takes
 * repeats out of them. */
#define FINDINGS_PER_FILE 100

struct findings {
	struct arena arena;
	VEC(struct finding) list;
	size_t errors;
	size_t warnings;
};

void findings_init(struct findings *findings);
void findings_done(struct findings *findings);

/* Adds one; copies the file name and the message. */
void findings_add(struct findings *findings, enum severity severity, struct place place,
		  const char *format, ...) ATTR_PRINTF(4, 5);

/* Adds all that are in `more`, which keeps its own. */
void findings_append(struct findings *findings, const struct findings *more);

/* Sorts by file, line, column, severity, message; drops exact repeats; keeps to
 * the cap. May be called again after more were added. */
void findings_sort(struct findings *findings);

/* Appends "file:line:column: error: message" without a newline, cleaned. */
void finding_print(const struct finding *finding, struct str *out);

#endif
