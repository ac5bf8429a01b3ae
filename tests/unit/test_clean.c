/* test_clean.c - what could command a terminal or hide becomes visible; honest
 * text of any script passes as it is. */
#include "testing.h"

#include "clean.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>

/* Fails unless text becomes expected, and clean_is() knows it beforehand. */
static void assert_cleaned(struct slice text, enum clean_lines lines, const char *expected)
{
	struct str out;

	str_init(&out);
	clean_add(&out, text, lines);
	assert_string_equal(out.data, expected);
	assert_int_equal(out.len, strlen(expected));
	assert_int_equal(clean_is(text, lines), slice_equal(text, str_slice(&out)));
	assert_true(clean_is(str_slice(&out), lines));
	str_done(&out);
}

#define LINE(text, expected) assert_cleaned(SLICE(text), CLEAN_LINE, expected)
#define TEXT(text, expected) assert_cleaned(SLICE(text), CLEAN_TEXT, expected)
#define UNCHANGED(text) assert_cleaned(SLICE(text), CLEAN_TEXT, text)

/* --- what is let through -------------------------------------------------- */

static void honest_text_passes_unchanged(void **state)
{
	(void)state;
	UNCHANGED("");
	UNCHANGED("Plain ASCII, ~ and all.\nTwo lines.\n");
	UNCHANGED("Größe: 10 €, »so« — 'naïve' … ½");
	UNCHANGED("e\u0301 Vie\u0302\u0323t a\u0308");
	UNCHANGED("Ελληνικά, Русский, ქართული, հայերեն");
	UNCHANGED("العربية: مُحَمَّدٌ");
	UNCHANGED("עִבְרִית שָׁלוֹם");
	UNCHANGED("日本語、中文，한국어 \u1112\u1161\u11AB");
	UNCHANGED("हिन्दी क्षत्रिय, தமிழ், ไทย ที่นี่, བོད་ཡིག");
	UNCHANGED("😀 👍🏽 🇩🇪 ❤ ☎");
	UNCHANGED("a\u00A0b\u2003c\u3000d \uFFFD");
}

static void joiners_stay_where_scripts_need_them(void **state)
{
	(void)state;
	UNCHANGED("می\u200Cخواهم");
	UNCHANGED("क्\u200Dष क्\u200Cष");
	UNCHANGED("ශ්\u200Dරී");
	UNCHANGED("র\u200D্যাব");
	UNCHANGED("അവന്\u200D വന്നു");
	UNCHANGED("മലയാളത്തില്\u200D");
}

static void joiners_elsewhere_become_visible(void **state)
{
	(void)state;
	LINE("a\u200Db", "a<U+200D>b");
	LINE("pass\u200Cword", "pass<U+200C>word");
	LINE("\u200Dم", "<U+200D>م");
	LINE("م\u200C م", "م<U+200C> م");
	LINE("م\u200Cx", "م<U+200C>x");
	LINE("م\u200C\u200Cم", "م<U+200C><U+200C>م");
	LINE("क्\u200D\u200Dष", "क्\u200D<U+200D>ष");
	LINE("日\u200D本", "日<U+200D>本");
	LINE("😀\u200Dx", "😀<U+200D>x");
	LINE("م\u200C", "م<U+200C>");
}

static void joined_emoji_are_shown_as_their_parts(void **state)
{
	(void)state;
	LINE("👩\u200D👩\u200D👧", "👩👩👧");
	LINE("🏳\uFE0F\u200D🌈", "🏳🌈");
	LINE("👩🏽\u200D🚀", "👩🏽🚀");
	LINE("🧑\u200D⚕\uFE0F!", "🧑⚕!");
}

static void a_selector_of_shape_is_dropped_once(void **state)
{
	(void)state;
	LINE("❤\uFE0F ☎\uFE0E", "❤ ☎");
	LINE("1\uFE0F\u20E3", "1\u20E3");
	LINE("葛\U000E0100城", "葛城");
	LINE("\u1820\u180B\u1821", "\u1820\u1821");
	LINE("❤\uFE0F\uFE0F\U000E0101", "❤<U+FE0F><U+E0101>");
	LINE("a\uFE0F", "a<U+FE0F>");
	LINE("😀\U000E0100", "😀<U+E0100>");
	LINE("\uFE0F", "<U+FE0F>");
}

/* --- what becomes visible ------------------------------------------------- */

static void controls_become_visible(void **state)
{
	(void)state;
	LINE("\x1B[2J", "<U+001B>[2J");
	LINE("a\0b", "a<U+0000>b");
	LINE("\x7F\b\a", "<U+007F><U+0008><U+0007>");
	LINE("\xC2\x9B" "31m", "<U+009B>31m");
	LINE("\xC2\x85", "<U+0085>");
	TEXT("a\rb", "a<U+000D>b");
	TEXT("\u2028\u2029", "<U+2028><U+2029>");
}

static void stray_bytes_become_visible_one_by_one(void **state)
{
	(void)state;
	LINE("\x9B" "31m", "<0x9B>31m");
	LINE("a\xC3", "a<0xC3>");
	LINE("\xED\xA0\x80", "<0xED><0xA0><0x80>");
	LINE("\xC0\xAF", "<0xC0><0xAF>");
	LINE("\xF4\x90\x80\x80", "<0xF4><0x90><0x80><0x80>");
	LINE("ä\xFFö", "ä<0xFF>ö");
}

static void what_turns_the_direction_becomes_visible(void **state)
{
	(void)state;
	LINE("\u202Agpj.exe\u202C", "<U+202A>gpj.exe<U+202C>");
	LINE("\u202E\u2066\u2069", "<U+202E><U+2066><U+2069>");
	LINE("\u200E\u200F\u061C", "<U+200E><U+200F><U+061C>");
}

static void what_is_invisible_becomes_visible(void **state)
{
	(void)state;
	LINE("soft\u00ADhyphen", "soft<U+00AD>hyphen");
	LINE("a\u200Bb\u2060c\uFEFF", "a<U+200B>b<U+2060>c<U+FEFF>");
	LINE("\u3164\uFFA0\u115F\u1160", "<U+3164><U+FFA0><U+115F><U+1160>");
	LINE("a\u034Fb", "a<U+034F>b");
	LINE("\uFFF9a\uFFFAb\uFFFB", "<U+FFF9>a<U+FFFA>b<U+FFFB>");
	LINE("\U000E0001\U000E0041", "<U+E0001><U+E0041>");
	LINE("\uE000\uFDD0\uFFFF\U0010FFFF\u0378",
	     "<U+E000><U+FDD0><U+FFFF><U+10FFFF><U+0378>");
}

/* Whatever Unicode calls so, character by character, behind a base on which
 * marks of every kind stay, the vowels of Hangul too. */
static void no_character_that_hides_or_commands_gets_through(void **state)
{
	const uint32_t hidden = UC_CATEGORY_MASK_C | UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp;
	struct str text;

	(void)state;
	str_init(&text);
	for (uint32_t code = 0; code < 0x110000; code++) {
		bool bad;

		if (code >= 0xD800 && code <= 0xDFFF)
			continue;
		bad = uc_is_general_category_withtable(code, hidden) ||
		      uc_is_property_default_ignorable_code_point(code) ||
		      uc_is_property_bidi_control(code);
		str_clear(&text);
		utf8_encode(&text, 0xAC00);
		utf8_encode(&text, code);
		if (clean_is(str_slice(&text), CLEAN_LINE) == bad)
			fail_msg("U+%04X is %s", code, bad ? "let through" : "held back");
	}
	str_done(&text);
}

/* --- marks ---------------------------------------------------------------- */

static void a_mark_without_a_base_becomes_visible(void **state)
{
	(void)state;
	LINE("\u0301", "<U+0301>");
	LINE("a \u0301\u0302b", "a <U+0301><U+0302>b");
	TEXT("a\n\u0301", "a\n<U+0301>");
	LINE("a\t\u0301", "a <U+0301>");
	LINE("\x1B\u0301", "<U+001B><U+0301>");
	LINE("\xFF\u0301", "<0xFF><U+0301>");
	LINE("\uE000\u0301", "<U+E000><U+0301>");
	LINE("\u1161x", "<U+1161>x");
	LINE("a\u11AB", "a<U+11AB>");
}

static void four_marks_stay_and_the_fifth_becomes_visible(void **state)
{
	(void)state;
	UNCHANGED("a\u0301\u0302\u0303\u0304b");
	LINE("a\u0301\u0302\u0303\u0304\u0305\u0306b",
	     "a\u0301\u0302\u0303\u0304<U+0305><U+0306>b");
	LINE("❤\uFE0F\u0301\u0302\u0303\u0304\u0305", "❤\u0301\u0302\u0303\u0304<U+0305>");
	LINE("م\u064B\u064C\u064D\u064E\u200Cم", "م\u064B\u064C\u064D\u064E<U+200C>م");
}

static void a_mark_never_lands_on_what_was_made_visible(void **state)
{
	(void)state;
	LINE("a\u034F\u0301", "a<U+034F><U+0301>");
	LINE("a\u200D\u0301b\u0301", "a<U+200D><U+0301>b\u0301");
}

/* --- lines ---------------------------------------------------------------- */

static void in_a_line_tabs_and_line_ends_become_a_space(void **state)
{
	(void)state;
	LINE("a\tb\nc\r\nd\re", "a b c d<U+000D>e");
	LINE("\r\n", " ");
}

static void in_a_text_line_feeds_stay(void **state)
{
	(void)state;
	TEXT("a\tb\nc\r\nd\n", "a b\nc\nd\n");
	TEXT("\r\r\n", "<U+000D>\n");
}

static void what_stood_in_the_buffer_is_kept(void **state)
{
	struct str out;

	(void)state;
	str_init(&out);
	str_add_text(&out, "\x1B");
	clean_add(&out, SLICE("a\x1B" "b"), CLEAN_LINE);
	assert_text(&out, "\x1B" "a<U+001B>b");
	str_done(&out);
}

/* --- everything at once --------------------------------------------------- */

static void add_random(struct str *text, unsigned *seed)
{
	static const uint32_t codes[] = {
		'a', '1', ' ', '\n', '\r', '\t', 0x1B, 0x301, 0x302, 0xFE0F, 0x200C, 0x200D,
		0x645, 0x64B, 0x915, 0x94D, 0x93F, 0x1F469, 0x2764, 0x1F3FD, 0x845B,
		0xE0100, 0x1820, 0x180B, 0x1112, 0x1161, 0x11AB, 0x34F, 0xAD, 0xE000,
		0xE0041, 0x202E, 0x9B0, 0x9CD, 0x9AF, 0x20E3,
	};
	size_t kind = (size_t)rand_r(seed) % (COUNT_OF(codes) + 1);

	if (kind < COUNT_OF(codes))
		utf8_encode(text, codes[kind]);
	else
		str_add_char(text, (char)(0x80 + rand_r(seed) % 0x80));
}

/* What every cell of the screen relies on. */
static void assert_cells(struct slice text)
{
	while (text.len) {
		struct slice cluster = utf8_cluster(text);
		size_t marks = 0;
		uint32_t code;

		for (size_t at = utf8_decode(cluster, &code); at < cluster.len; marks++)
			at += utf8_decode(slice_part(cluster, at, cluster.len), &code);
		assert_in_range(marks, 0, UTF8_MARKS);
		if (!slice_is(cluster, "\n"))
			assert_in_range(utf8_cluster_width(cluster), 1, 2);
		text = slice_part(text, cluster.len, text.len);
	}
}

static void cleaning_twice_changes_nothing(void **state)
{
	unsigned seed = 1;
	struct str text;
	struct str once;
	struct str twice;

	(void)state;
	str_init(&text);
	str_init(&once);
	str_init(&twice);
	for (int i = 0; i < 200000; i++) {
		enum clean_lines lines = i % 2 ? CLEAN_LINE : CLEAN_TEXT;

		str_clear(&text);
		str_clear(&once);
		str_clear(&twice);
		for (int n = rand_r(&seed) % 14; n > 0; n--)
			add_random(&text, &seed);
		clean_add(&once, str_slice(&text), lines);
		clean_add(&twice, str_slice(&once), lines);
		assert_string_equal(once.data, twice.data);
		assert_true(clean_is(str_slice(&once), lines));
		assert_int_equal(clean_is(str_slice(&text), lines),
				 slice_equal(str_slice(&text), str_slice(&once)));
		assert_true(utf8_valid(str_slice(&once), NULL));
		assert_cells(str_slice(&once));
	}
	str_done(&text);
	str_done(&once);
	str_done(&twice);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(honest_text_passes_unchanged),
		cmocka_unit_test(joiners_stay_where_scripts_need_them),
		cmocka_unit_test(joiners_elsewhere_become_visible),
		cmocka_unit_test(joined_emoji_are_shown_as_their_parts),
		cmocka_unit_test(a_selector_of_shape_is_dropped_once),
		cmocka_unit_test(controls_become_visible),
		cmocka_unit_test(stray_bytes_become_visible_one_by_one),
		cmocka_unit_test(what_turns_the_direction_becomes_visible),
		cmocka_unit_test(what_is_invisible_becomes_visible),
		cmocka_unit_test(no_character_that_hides_or_commands_gets_through),
		cmocka_unit_test(a_mark_without_a_base_becomes_visible),
		cmocka_unit_test(four_marks_stay_and_the_fifth_becomes_visible),
		cmocka_unit_test(a_mark_never_lands_on_what_was_made_visible),
		cmocka_unit_test(in_a_line_tabs_and_line_ends_become_a_space),
		cmocka_unit_test(in_a_text_line_feeds_stay),
		cmocka_unit_test(what_stood_in_the_buffer_is_kept),
		cmocka_unit_test(cleaning_twice_changes_nothing),
	};

	return cmocka_run_group_tests_name("clean", tests, NULL, NULL);
}
