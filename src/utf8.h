/* utf8.h - UTF-8 as people see it: code points, clusters, columns, folding.
 *
 * The only place where a width is decided. Texts are slices; len is always
 * bytes, width is always terminal columns. Nothing here allocates unless it
 * says so. A cluster is what one cell of the screen holds: one character and
 * the marks on it that take no columns, by UAX #29 but parted before anything
 * else that takes columns. Widths: libunistring's uc_width(), 0 for marks and
 * controls. Folding as SQLite's tokenizer "unicode61 remove_diacritics 2". */
#ifndef PICKET_UTF8_H
#define PICKET_UTF8_H

#include "str.h"

/* Most combining marks that stay in one cluster. */
#define UTF8_MARKS 4

/* How many bytes at the beginning of text are printable ASCII. Most of most texts
 * is, so whoever looks at every character skips it with this. */
size_t utf8_plain_len(struct slice text);

/* Decodes the first code point of text; returns its length in bytes, or 0 at
 * the end or where the bytes are not UTF-8 (then *code is 0xFFFD). */
size_t utf8_decode(struct slice text, uint32_t *code);

/* Appends code, which is a Unicode scalar value. */
void utf8_encode(struct str *out, uint32_t code);

/* Whether all of text is UTF-8; else *bad is the offset of the first byte
 * that is not (bad may be null). */
bool utf8_valid(struct slice text, size_t *bad);

/* The first cluster of text (empty only where text is); a byte that is not
 * UTF-8 is a cluster of its own. Joined emoji, skin tones, the two halves of a
 * flag and vowel signs with a width are separate. */
struct slice utf8_cluster(struct slice text);

/* Columns of one cluster: 0 (a control, or marks without a base, which cleaned
 * text does not have), 1 or 2. A byte that is not UTF-8 counts 1. */
int utf8_cluster_width(struct slice cluster);

/* Columns of a text. */
int utf8_width(struct slice text);

/* The longest prefix, in whole clusters, that is at most width columns wide. */
struct slice utf8_cut(struct slice text, int width);

/* Whether code belongs to a word, as the index's tokenizer sees it: letters,
 * digits, private use, and the marks of Latin letters, which it drops. What
 * came into Unicode after 6.1 it counts as words, whatever it is. */
bool utf8_is_word(uint32_t code);

/* Appends text folded for comparison: lower case, Latin letters without their
 * diacritics. Letters of other scripts keep theirs, as in the index. */
void utf8_fold(struct str *out, struct slice text);

#endif
