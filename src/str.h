/* str.h - text with a length: slices that look, buffers that own.
 *
 * A slice owns nothing and need not end in NUL. A str owns its bytes, which
 * always end in a NUL that len does not count. Lengths are bytes. */
#ifndef PICKET_STR_H
#define PICKET_STR_H

#include "base.h"

#include <stdarg.h>
#include <string.h>

struct slice {
	const char *data;
	size_t len;
};

struct str {
	char *data;
	size_t len;
	size_t size;
};

/* A slice of a string literal. */
#define SLICE(literal) ((struct slice){literal, sizeof(literal) - 1})

/* printf("%.*s", SLICE_ARGS(s)). */
#define SLICE_ARGS(slice) (int)(slice).len, (slice).data

/* The slice of a C string; null is the empty slice. */
struct slice slice_of(const char *text);

/* The part of slice from byte `from`, `len` bytes at most; clips. */
static inline struct slice slice_part(struct slice slice, size_t from, size_t len)
{
	if (from > slice.len)
		from = slice.len;
	if (len > slice.len - from)
		len = slice.len - from;
	/* A null slice has no byte to count from. */
	return (struct slice){from ? slice.data + from : slice.data, len};
}

/* Without the white space (ASCII) at both ends. */
struct slice slice_trim(struct slice slice);

static inline bool slice_equal(struct slice a, struct slice b)
{
	return a.len == b.len && (!a.len || memcmp(a.data, b.data, a.len) == 0);
}
bool slice_is(struct slice slice, const char *text);
bool slice_starts(struct slice slice, const char *prefix);

/* Bytewise order, as memcmp(); a prefix sorts first. */
int slice_compare(struct slice a, struct slice b);

/* The offset of byte c at or behind `from`, or slice.len. */
size_t slice_find(struct slice slice, size_t from, char c);

/* Edit distance (Levenshtein, by bytes), or limit + 1 where it is larger
 * than limit. Used to name the nearest known word. */
size_t slice_distance(struct slice a, struct slice b, size_t limit);

/* A hash of the bytes, 64 bits, going on from hash; begin with SLICE_HASH. It goes
 * through them by words: multiplies, and folds the upper half into the lower. The same
 * on every machine; against mistakes, not against attacks. */
#define SLICE_HASH 0xcbf29ce484222325u
uint64_t slice_hash(uint64_t hash, struct slice slice);

void str_init(struct str *str);
void str_done(struct str *str);
void str_clear(struct str *str);
void str_add(struct str *str, struct slice text);
void str_add_text(struct str *str, const char *text);
void str_add_char(struct str *str, char c);
void str_add_number(struct str *str, uint64_t number);   /* in decimal */
void str_format(struct str *str, const char *format, ...) ATTR_PRINTF(2, 3);
void str_vformat(struct str *str, const char *format, va_list arguments) ATTR_PRINTF(2, 0);
struct slice str_slice(const struct str *str);

#endif
