/* yaml.h - libyaml's events to a plain tree with places.
 *
 * The tree and its texts belong to the arena. Anchors, aliases, tags, duplicate
 * keys, several documents, UTF-16 and NUL are findings; so is anything over the
 * limits. Nothing here knows what a record is. */
#ifndef PICKET_YAML_H
#define PICKET_YAML_H

#include "finding.h"
#include "bounds.h"

enum node_type { NODE_SCALAR, NODE_LIST, NODE_MAP };

/* Children of a map are key, value, key, value; keys are scalars, each once. */
struct node {
	enum node_type type;
	struct slice text;        /* NODE_SCALAR: UTF-8, as YAML gives it, not yet cleaned */
	bool plain;               /* NODE_SCALAR: written without quotes or block style */
	bool broken;              /* a finding is about it, or about something in it */
	struct node **children;
	size_t count;
	unsigned line, column;
};

/* Reads one document. Null where the file holds none (empty: a warning) or so
 * broken that nothing can be used. Of a list at the top, the items before a
 * syntax error are kept, and the error is a finding: what is sound loads. */
struct node *yaml_read(struct slice text, const char *file, struct arena *arena,
		       struct findings *findings);

#endif
