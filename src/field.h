/* field.h - the tables of fields, shapes and vocabularies.
 *
 * Loader, checker, index, document and manual read these tables; a field that
 * is not here does not exist. A shape is a list of fields: each kind is one,
 * and so is each map inside a record (a reference, a membership). */
#ifndef PICKET_FIELD_H
#define PICKET_FIELD_H

#include "kind.h"

/* Names of fields, each once, whichever shapes use it: FIELD_BY is "by". */
#define FIELD_NAMES(X)                                                                  \
	X(ID, "id") X(TITLE, "title") X(NAME, "name") X(SHORT, "short")                 \
	X(SUMMARY, "summary") X(BODY, "body") X(ALSO, "also") X(TAGS, "tags")           \
	X(REFERENCES, "references") X(RELATED, "related") X(FLAGS, "flags")             \
	X(NOTE, "note") X(FORMER_IDS, "former_ids") X(TYPE, "type") X(ROLE, "role")     \
	X(CLASSIFICATION, "classification") X(SIDE, "side") X(PARENT, "parent")         \
	X(MEMBERSHIPS, "memberships") X(IN, "in") X(FROM, "from") X(TO, "to")           \
	X(FOUNDED, "founded") X(DISSOLVED, "dissolved") X(URL_LOWER, "url")             \
	X(PARTIES, "parties") X(PARTY, "party") X(GROUP, "group") X(STATUS, "status")   \
	X(DATE, "date") X(PART_OF, "part_of") X(OUTCOME, "outcome")                     \
	X(AGREEMENT, "agreement") X(QUESTION, "question") X(DISPUTE, "dispute")         \
	X(RESOLUTION, "resolution") X(RESOLVED_BY, "resolved_by") X(BY, "by")           \
	X(VOICE, "voice") X(ON, "on") X(STANCE, "stance") X(TEXT, "text")               \
	X(REPLIES_TO, "replies_to") X(SUPERSEDES, "supersedes") X(ABOUT, "about")       \
	X(AT, "at") X(CONFIRMED_BY, "confirmed_by") X(RETRACTED, "retracted")           \
	X(ACTORS, "actors") X(DISPUTES, "disputes") X(FOLLOWS, "follows")               \
	X(PLACE, "place") X(RESULT, "result") X(BALLOT, "ballot") X(YES, "yes")         \
	X(NO, "no") X(TURNOUT, "turnout") X(VOTES, "votes") X(STAGE, "stage")           \
	X(TECHNIQUE, "technique") X(ALLEGED, "alleged") X(AFFECTS, "affects")           \
	X(CONSENT, "consent") X(COMPENSATION, "compensation")                           \
	X(DISCLOSURE, "disclosure") X(RAISES, "raises") X(GOVERNED_BY, "governed_by")   \
	X(SIMILAR_TO, "similar_to") X(TITLE_STATUS, "title_status")                     \
	X(AUTHOR, "author") X(FAMILY, "family") X(GIVEN, "given")                       \
	X(LITERAL, "literal") X(PUBLISHER, "publisher")                                 \
	X(CONTAINER_TITLE, "container-title") X(ISSUED, "issued")                       \
	X(ACCESSED, "accessed") X(URL, "URL") X(DOI, "DOI") X(LANGUAGE, "language")     \
	X(PAGE, "page") X(RELIABILITY, "reliability") X(VIA, "via") X(SEEN, "seen")     \
	X(SOURCE, "source") X(LOCATOR, "locator") X(QUOTE, "quote") X(LANG, "lang")     \
	X(VERDICT, "verdict") X(LANGUAGES, "languages") X(LICENSE, "license")           \
	X(EDITORS, "editors") X(CORRECTIONS, "corrections")

enum field_name {
#define FIELD_ENUM(name, text) FIELD_##name,
	FIELD_NAMES(FIELD_ENUM)
#undef FIELD_ENUM
	FIELD_COUNT
};

extern const char *const field_names[FIELD_COUNT];

enum field_type {
	TYPE_ID,         /* the record's own id, or a former one */
	TYPE_LINE,       /* one line of text */
	TYPE_PROSE,      /* a paragraph or more, [[id]] links to a record */
	TYPE_WORD,       /* a word of the field's vocabulary */
	TYPE_TAG,        /* a free word */
	TYPE_DATE,       /* see date.h; "unknown" where the flag allows it */
	TYPE_URL,        /* http, https or mailto */
	TYPE_LANGUAGE,   /* a language code: en, de, pt-BR */
	TYPE_PERCENT,    /* 0 to 100, with decimals */
	TYPE_NUMBER,     /* a whole number, not negative */
	TYPE_LINK,       /* the id of another record */
	TYPE_MAP,        /* a map with a shape of its own */
	TYPE_COUNT
};

enum field_flag {
	FIELD_REQUIRED = 1,
	FIELD_RECOMMENDED = 2,
	FIELD_LIST = 4,           /* one, or a list of several */
	FIELD_LOCALISED = 8,      /* a string, or a map by language */
	FIELD_UNKNOWN = 16,       /* a date may be the word "unknown" */
	FIELD_TITLE_INDEX = 32,   /* searched as a title */
	FIELD_TEXT_INDEX = 64     /* searched as text */
};

/* A closed list of words, and what people read for each (to be translated). */
struct vocabulary {
	const struct word {
		const char *word;
		const char *label;
	} *words;
	size_t count;
};

struct field {
	enum field_name name;
	enum field_type type;
	unsigned flags;
	unsigned targets;                    /* TYPE_LINK: the kinds it may name */
	const struct vocabulary *vocabulary; /* TYPE_WORD; TYPE_TAG: of some of its words */
	const struct shape *shape;           /* TYPE_MAP */
	const char *label;                   /* for people, to be translated */
	const char *inverse;                 /* label of the link seen from its target */
	int max_width;                       /* columns, 0: no limit but the general ones */
};

struct shape {
	const char *name;
	const struct field *fields;
	size_t count;
	enum field_name plain;   /* what a plain string in place of the map means,
				  * or FIELD_COUNT: a map is needed */
};

/* The fields of a record of each kind, and of content/picket.yaml. */
extern const struct shape *const kind_shapes[KIND_COUNT];
extern const struct shape base_shape;

/* The field of that name, or null. */
const struct field *shape_field(const struct shape *shape, struct slice name);
const struct field *shape_field_named(const struct shape *shape, enum field_name name);

/* The field that says in a word what a record of the kind is: stance, type … */
extern const enum field_name kind_words[KIND_COUNT];

/* The vocabulary of that word. */
const struct vocabulary *kind_word_vocabulary(enum kind kind);

/* Index of word in the vocabulary, or its count. */
size_t vocabulary_find(const struct vocabulary *vocabulary, struct slice word);

/* What people read for word, translated; the word itself if it is not known. */
const char *vocabulary_label(const struct vocabulary *vocabulary, struct slice word);

/* The label under which the target of a link shows the records of that kind
 * whose field called name points to it, to be translated: "Answered by". */
const char *field_inverse(enum kind kind, enum field_name name);

#endif
