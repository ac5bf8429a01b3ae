/* clean.c - decides what of a foreign text is harmless. Knows no terminal: what
 * one of them gets wrong beyond Unicode is mended where it is driven. */
#include "clean.h"

#include "utf8.h"

#include <string.h>
#include <unictype.h>

#define ZWNJ 0x200Cu
#define ZWJ 0x200Du

enum fate { FATE_KEEP, FATE_DROP, FATE_SPACE, FATE_SHOW };

/* A walk over a text, piece by piece: many characters that all stay, or one.
 * Inside a cluster the last members say what stands there already, as far as
 * it stays: they must be the same when what came out is walked again. */
struct walk {
	struct slice text;
	enum clean_lines lines;
	size_t at;            /* the piece begins here */
	size_t end;           /* and ends here */
	uint32_t code;        /* the character, where the piece is one */
	size_t cluster_end;
	uint32_t base;
	uint32_t before;
	int marks;
	bool selected;        /* a variation selector was dropped */
	bool broken;          /* something became visible: the rest does too */
};

/* --- characters ----------------------------------------------------------- */

/* Invisible, unassigned, private, or in command of something. */
static bool is_forbidden(uint32_t code)
{
	const uint32_t categories =
		UC_CATEGORY_MASK_C | UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp;

	if ((code >= 0x20 && code < 0x7F) || (code > 0xAD && code < 0x300))
		return false;
	return uc_is_general_category_withtable(code, categories) ||
	       uc_is_property_default_ignorable_code_point(code);
}

static bool is_emoji(uint32_t code)
{
	return code > 0x7F && uc_is_property_emoji(code);
}

static bool is_of_script(uint32_t code, const char *name)
{
	const uc_script_t *script = uc_script(code);

	return script && strcmp(script->name, name) == 0;
}

/* A letter or mark of a script that is misspelt without ZWJ and ZWNJ. */
static bool is_joining(uint32_t code)
{
	static const char *const scripts[] = {
		"Adlam",     "Arabic",   "Bengali", "Devanagari", "Gujarati", "Gurmukhi",
		"Hanifi_Rohingya", "Kannada", "Khmer", "Malayalam", "Mandaic", "Mongolian",
		"Myanmar",   "Nko",      "Oriya",   "Sinhala",    "Syriac",   "Tamil",
		"Telugu",
	};

	if (!uc_is_general_category_withtable(code, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M))
		return false;
	for (size_t i = 0; i < COUNT_OF(scripts); i++)
		if (is_of_script(code, scripts[i]))
			return true;
	return false;
}

/* Whether selector chooses among the shapes of base: text or emoji, variants
 * of a Han character, of a Mongolian letter. */
static bool is_selector_of(uint32_t selector, uint32_t base)
{
	if (!uc_is_property_variation_selector(selector))
		return false;
	if (selector == 0xFE0E || selector == 0xFE0F)
		return uc_is_property_emoji(base);
	if (selector < 0x1900)
		return is_of_script(base, "Mongolian");
	return uc_is_property_unified_ideograph(base);
}

/* --- a piece of text ------------------------------------------------------ */

/* What follows the piece; 0 at the end of the text. */
static uint32_t next_code(const struct walk *walk)
{
	uint32_t code;

	return utf8_decode(slice_part(walk->text, walk->end, 4), &code) ? code : 0;
}

/* A joiner stays between letters, or behind a virama, whatever follows. It must
 * not count on a mark that the cluster has no room for. */
static bool joiner_stays(const struct walk *walk)
{
	uint32_t next = next_code(walk);

	if (walk->marks >= UTF8_MARKS || !is_joining(walk->base))
		return false;
	if (walk->before == ZWJ || walk->before == ZWNJ)
		return false;
	if (uc_combining_class(walk->before) == UC_CCC_VR)
		return true;
	if (walk->end < walk->cluster_end && walk->marks + 2 > UTF8_MARKS)
		return false;
	return is_joining(next) && !is_forbidden(next);
}

static enum fate fate_of_joiner(const struct walk *walk)
{
	if (joiner_stays(walk))
		return FATE_KEEP;
	if (walk->code == ZWJ && is_emoji(walk->base) && is_emoji(next_code(walk)))
		return FATE_DROP;
	return FATE_SHOW;
}

/* A character that joins those before it in its cluster. */
static enum fate fate_of_mark(const struct walk *walk)
{
	if (walk->broken)
		return FATE_SHOW;
	if (walk->code == ZWJ || walk->code == ZWNJ)
		return fate_of_joiner(walk);
	if (!walk->selected && is_selector_of(walk->code, walk->base))
		return FATE_DROP;
	if (is_forbidden(walk->code) || walk->marks >= UTF8_MARKS)
		return FATE_SHOW;
	/* A line may be broken at a space: the mark would lose its base. */
	return walk->base == ' ' ? FATE_SHOW : FATE_KEEP;
}

static enum fate next_mark(struct walk *walk)
{
	enum fate fate;

	walk->end += utf8_decode(slice_part(walk->text, walk->at, 4), &walk->code);
	fate = fate_of_mark(walk);
	walk->broken = walk->broken || fate == FATE_SHOW;
	if (fate == FATE_KEEP) {
		walk->before = walk->code;
		walk->marks++;
	} else if (fate == FATE_DROP && walk->code != ZWJ) {
		walk->selected = true;
	}
	return fate;
}

static enum fate next_cluster(struct walk *walk)
{
	struct slice cluster = utf8_cluster(slice_part(walk->text, walk->at, walk->text.len));
	size_t len = utf8_decode(cluster, &walk->code);

	walk->end = walk->at + (len ? len : 1);
	walk->cluster_end = walk->at + cluster.len;
	walk->base = walk->code;
	walk->before = walk->code;
	walk->marks = 0;
	walk->selected = false;
	walk->broken = !len || is_forbidden(walk->code) || utf8_cluster_width(cluster) == 0;
	return walk->broken ? FATE_SHOW : FATE_KEEP;
}

/* Tabs and line ends; everything else of C0 is shown as any other control. */
static bool next_blank(struct walk *walk, enum fate *fate)
{
	char c = walk->text.data[walk->at];
	bool crlf = c == '\r' && walk->at + 1 < walk->text.len &&
		    walk->text.data[walk->at + 1] == '\n';

	if (c != '\t' && c != '\n' && !crlf)
		return false;
	*fate = FATE_SPACE;
	walk->end = walk->at + 1;
	if (walk->lines == CLEAN_LINE)
		walk->end += crlf;
	else if (c != '\t')
		*fate = crlf ? FATE_DROP : FATE_KEEP;
	return true;
}

/* The length of the letter or sign at `at` that always stays, U+00AE to U+02FF,
 * which most of Latin is written with; else 0. */
static size_t latin_len(struct slice text, size_t at)
{
	unsigned char first = (unsigned char)text.data[at];
	unsigned char second = at + 1 < text.len ? (unsigned char)text.data[at + 1] : 0;

	if (first < 0xC2 || first > 0xCB || (second & 0xC0) != 0x80)
		return 0;
	return first > 0xC2 || second >= 0xAE ? 2 : 0;
}

/* Takes all plain text at once, but leaves the last character before anything
 * else: a mark may follow it. */
static bool next_plain(struct walk *walk)
{
	const char *data = walk->text.data;
	char line_feed = walk->lines == CLEAN_TEXT ? '\n' : ' ';
	size_t end = walk->at, last = walk->at;

	while (end < walk->text.len) {
		size_t len = utf8_plain_len(slice_part(walk->text, end, walk->text.len));
		size_t of_last = 1;
		if (!len)
			len = of_last = data[end] == line_feed ? 1 : latin_len(walk->text, end);
		if (!len)
			break;
		end += len;
		last = end - of_last;
	}
	walk->end = end < walk->text.len && (unsigned char)data[end] > 0x7F ? last : end;
	return walk->end > walk->at;
}

/* Goes on to the next piece and says what becomes of it. */
static enum fate next_piece(struct walk *walk)
{
	enum fate fate = FATE_KEEP;

	walk->at = walk->end;
	if (walk->at < walk->cluster_end)
		return next_mark(walk);
	if (next_plain(walk) || next_blank(walk, &fate))
		return fate;
	return next_cluster(walk);
}

/* --- the whole of it ------------------------------------------------------ */

static void show(const struct walk *walk, struct str *out)
{
	struct slice piece = slice_part(walk->text, walk->at, walk->end - walk->at);
	uint32_t code;

	if (utf8_decode(piece, &code))
		str_format(out, "<U+%04X>", (unsigned)code);
	else
		str_format(out, "<0x%02X>", (unsigned)(unsigned char)piece.data[0]);
}

void clean_add(struct str *out, struct slice text, enum clean_lines lines)
{
	struct walk walk = {.text = text, .lines = lines};
	size_t copied = 0;

	while (walk.end < text.len) {
		enum fate fate = next_piece(&walk);

		if (fate == FATE_KEEP)
			continue;
		str_add(out, slice_part(text, copied, walk.at - copied));
		if (fate == FATE_SPACE)
			str_add_char(out, ' ');
		else if (fate == FATE_SHOW)
			show(&walk, out);
		copied = walk.end;
	}
	str_add(out, slice_part(text, copied, text.len));
}

bool clean_is(struct slice text, enum clean_lines lines)
{
	struct walk walk = {.text = text, .lines = lines};

	while (walk.end < text.len)
		if (next_piece(&walk) != FATE_KEEP)
			return false;
	return true;
}
