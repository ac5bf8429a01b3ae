/* role.h - what a piece of text is, for whoever gives it a look. */
#ifndef PICKET_ROLE_H
#define PICKET_ROLE_H

/* name, and what it is for. Themes have a row for each. */
#define ROLES(X)                                                          \
	X(TEXT, "text")               /* running text */                  \
	X(TITLE, "title")             /* title of an entry */             \
	X(HEADING, "heading")         /* month, stage, section */         \
	X(LABEL, "label")             /* name of a field */               \
	X(DATE, "date")                                                   \
	X(GLYPH, "glyph")             /* says the kind */                 \
	X(ID, "id")                                                       \
	X(NAME, "name")               /* short name of a party */         \
	X(WORD, "word")               /* stance, type, status */          \
	X(LINK, "link")               /* leads to another entry */        \
	X(LINK_CURRENT, "link-current")                                   \
	X(QUOTE, "quote")             /* a source's own words */          \
	X(NOTE, "note")               /* for careful readers, asides */   \
	X(BADGE, "badge")             /* contested, single source */      \
	X(MATCH, "match")             /* a word that was searched */      \
	X(BAR, "bar")                 /* how much happened */             \
	X(TAB, "tab")                                                     \
	X(TAB_CURRENT, "tab-current")                                     \
	X(STATUS, "status")                                               \
	X(HINT, "hint")               /* keys at the bottom, link labels */ \
	X(PROMPT, "prompt")                                               \
	X(MARKER, "marker")           /* the selected row */              \
	X(BORDER, "border")                                               \
	X(ERROR, "error")

enum role {
#define ROLE_ENUM(name, text) ROLE_##name,
	ROLES(ROLE_ENUM)
#undef ROLE_ENUM
	ROLE_COUNT
};

#endif
