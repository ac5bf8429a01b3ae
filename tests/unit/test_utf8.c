/* test_utf8.c - decoding, clusters, columns; and folding held against SQLite's
 * tokenizer itself, for every character there is. */
#include "testing.h"

#include "utf8.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>

#define CODES 0x110000u

/* --- decoding ------------------------------------------------------------- */

static void every_character_is_decoded_as_it_was_encoded(void **state)
{
	struct str out;

	(void)state;
	str_init(&out);
	for (uint32_t code = 0; code < CODES; code++) {
		uint32_t back;

		if (code >= 0xD800 && code <= 0xDFFF)
			continue;
		str_clear(&out);
		utf8_encode(&out, code);
		if (utf8_decode(str_slice(&out), &back) != out.len || back != code)
			fail_msg("U+%04X comes back as U+%04X", code, back);
		if (out.len != (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4))
			fail_msg("U+%04X has %zu bytes", code, out.len);
	}
	str_done(&out);
}

static void bytes_that_are_not_utf8_are_refused(void **state)
{
	const struct slice bad[] = {
		SLICE(""), SLICE("\x80"), SLICE("\xBF"), SLICE("\xC0\x80"),
		SLICE("\xC1\xBF"), SLICE("\xC3"), SLICE("\xC3z"), SLICE("\xE0\x9F\xBF"),
		SLICE("\xE2\x82"), SLICE("\xE2\x82z"), SLICE("\xED\xA0\x80"),
		SLICE("\xED\xBF\xBF"), SLICE("\xF0\x8F\xBF\xBF"), SLICE("\xF0\x9F\x98"),
		SLICE("\xF4\x90\x80\x80"), SLICE("\xF5\x80\x80\x80"), SLICE("\xFE"),
		SLICE("\xFF"),
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(bad); i++) {
		uint32_t code = 0;

		assert_int_equal(utf8_decode(bad[i], &code), 0);
		assert_int_equal(code, 0xFFFD);
	}
}

static void the_first_bad_byte_is_named(void **state)
{
	size_t bad = 99;

	(void)state;
	assert_true(utf8_valid(SLICE("aä€😀\0z"), &bad));
	assert_int_equal(bad, 99);
	assert_false(utf8_valid(SLICE("ä\xC3z"), &bad));
	assert_int_equal(bad, 2);
	assert_false(utf8_valid(SLICE("abc\xE2\x82"), &bad));
	assert_int_equal(bad, 3);
	assert_false(utf8_valid(SLICE("\xFF"), NULL));
}

/* --- clusters and columns ------------------------------------------------- */

/* Fails unless the clusters of text are just those, and together the text. */
static void assert_clusters(const char *text, const char *const *clusters, size_t count)
{
	struct slice rest = slice_of(text);

	for (size_t i = 0; i < count; i++) {
		struct slice cluster = utf8_cluster(rest);

		assert_true(slice_is(cluster, clusters[i]));
		rest = slice_part(rest, cluster.len, rest.len);
	}
	assert_int_equal(rest.len, 0);
}

#define CLUSTERS(text, ...)                                                           \
	assert_clusters(text, (const char *const[]){__VA_ARGS__},                      \
			COUNT_OF(((const char *const[]){__VA_ARGS__})))

static void marks_stay_with_their_base(void **state)
{
	(void)state;
	CLUSTERS("abc", "a", "b", "c");
	CLUSTERS("e\u0301x", "e\u0301", "x");
	CLUSTERS("a\u0308\u0323\u0301b", "a\u0308\u0323\u0301", "b");
	CLUSTERS("\u05E9\u05C1\u05B8\u05DC", "\u05E9\u05C1\u05B8", "\u05DC");
	CLUSTERS("\u0645\u06CC\u200C\u062E", "\u0645", "\u06CC\u200C", "\u062E");
}

static void jamo_make_a_syllable(void **state)
{
	(void)state;
	CLUSTERS("\u1112\u1161\u11AB\u1100\u1173", "\u1112\u1161\u11AB", "\u1100\u1173");
}

static void what_takes_columns_begins_a_cluster(void **state)
{
	(void)state;
	CLUSTERS("👩\u200D🚀", "👩\u200D", "🚀");
	CLUSTERS("👍🏽", "👍", "🏽");
	CLUSTERS("🇩🇪", "🇩", "🇪");
	CLUSTERS("\u0915\u093F", "\u0915", "\u093F");
	CLUSTERS("\u0915\u094D\u0937", "\u0915\u094D", "\u0937");
}

static void controls_and_stray_bytes_stand_alone(void **state)
{
	(void)state;
	CLUSTERS("\x1B\u0301x", "\x1B", "\u0301", "x");
	CLUSTERS("\r\nx", "\r\n", "x");
	CLUSTERS("\xFF\u0301", "\xFF", "\u0301");
	CLUSTERS("\xE2\x82x", "\xE2", "\x82", "x");
	CLUSTERS("a\xCC", "a", "\xCC");
	assert_int_equal(utf8_cluster(SLICE("")).len, 0);
}

static void width_is_counted_in_columns(void **state)
{
	(void)state;
	assert_int_equal(utf8_width(SLICE("")), 0);
	assert_int_equal(utf8_width(SLICE("picket")), 6);
	assert_int_equal(utf8_width(SLICE("Tarifkämpfe…")), 12);
	assert_int_equal(utf8_width(SLICE("a\u00A0b")), 3);
	assert_int_equal(utf8_width(SLICE("日本語")), 6);
	assert_int_equal(utf8_width(SLICE("한국")), 4);
	assert_int_equal(utf8_width(SLICE("\u1112\u1161\u11AB")), 2);
	assert_int_equal(utf8_width(SLICE("e\u0301\u0323")), 1);
	assert_int_equal(utf8_width(SLICE("שָׁלוֹם")), 4);
	assert_int_equal(utf8_width(SLICE("😀❤")), 3);
	assert_int_equal(utf8_width(SLICE("\xFF\x80")), 2);
	assert_int_equal(utf8_width(SLICE("\x1B\n\u200B")), 0);
}

static struct slice random_text(struct str *out, unsigned *seed)
{
	static const uint32_t kinds[] = {
		'a', ' ', 0x301, 0x5B8, 0x65E5, 0x1112, 0x1161, 0x11AB, 0x1F600, 0x200D,
		0x1F3FD, 0x1F1E9, 0x915, 0x93F, 0x94D, '\r', '\n', 0xFE0F,
	};

	str_clear(out);
	for (int i = rand_r(seed) % 12; i > 0; i--) {
		size_t kind = (size_t)rand_r(seed) % (COUNT_OF(kinds) + 1);

		if (kind < COUNT_OF(kinds))
			utf8_encode(out, kinds[kind]);
		else
			str_add_char(out, (char)(0x80 + rand_r(seed) % 0x80));
	}
	return str_slice(out);
}

static void a_cluster_has_two_columns_at_most_and_all_make_the_width(void **state)
{
	unsigned seed = 1;
	struct str out;

	(void)state;
	str_init(&out);
	for (int i = 0; i < 20000; i++) {
		struct slice rest = random_text(&out, &seed);
		int width = utf8_width(rest);

		while (rest.len) {
			struct slice cluster = utf8_cluster(rest);

			assert_in_range(cluster.len, 1, rest.len);
			assert_in_range(utf8_cluster_width(cluster), 0, 2);
			assert_int_equal(utf8_cluster_width(cluster), utf8_width(cluster));
			width -= utf8_cluster_width(cluster);
			rest = slice_part(rest, cluster.len, rest.len);
		}
		assert_int_equal(width, 0);
	}
	str_done(&out);
}

static void a_cut_never_parts_a_cluster(void **state)
{
	(void)state;
	assert_true(slice_is(utf8_cut(SLICE("日本語"), 3), "日"));
	assert_true(slice_is(utf8_cut(SLICE("日本語"), 4), "日本"));
	assert_true(slice_is(utf8_cut(SLICE("e\u0301x"), 1), "e\u0301"));
	assert_true(slice_is(utf8_cut(SLICE("abc"), 0), ""));
	assert_true(slice_is(utf8_cut(SLICE("abc"), -1), ""));
	assert_true(slice_is(utf8_cut(SLICE("abc"), 99), "abc"));
	assert_true(slice_is(utf8_cut(SLICE("a\xFF\xFF"), 2), "a\xFF"));
}

/* --- words and folding ---------------------------------------------------- */

static void assert_fold(const char *text, const char *folded)
{
	struct str out;

	str_init(&out);
	utf8_fold(&out, slice_of(text));
	assert_text(&out, folded);
	str_done(&out);
}

static void folding_takes_case_and_latin_diacritics(void **state)
{
	(void)state;
	assert_fold("ÄÖÜ äöü ß", "aou aou ß");
	assert_fold("A\u0308rger", "arger");
	assert_fold("Ǖ Ệ Ł Ø ı İ", "u e ł ø ı i");
	assert_fold("ΣΊΣΥΦΟΣ σίσυφος", "σίσυφοσ σίσυφοσ");
	assert_fold("Йод", "йод");
	assert_fold("SAG-AFTRA 2023", "sag-aftra 2023");
	assert_fold("a\xFF", "a\xEF\xBF\xBD");
}

/* What SQLite's tokenizer makes of each character. */
struct tokens {
	sqlite3 *db;
	bool word[CODES];       /* it joins the letters on both sides of it */
	uint32_t folded[CODES]; /* 0: it is left out of the word */
};

static void run_sql(sqlite3 *db, const char *sql)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s", sqlite3_errmsg(db));
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *statement;

	if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
		fail_msg("%s", sqlite3_errmsg(db));
	return statement;
}

static void index_all_codes(sqlite3 *db)
{
	sqlite3_stmt *insert = prepare(db, "INSERT INTO t(rowid, x) VALUES(?, ?)");
	struct str text;

	str_init(&text);
	for (uint32_t code = 1; code < CODES; code++) {
		if (code >= 0xD800 && code <= 0xDFFF)
			continue;
		str_clear(&text);
		str_add_char(&text, 'q');
		utf8_encode(&text, code);
		str_add_char(&text, 'q');
		sqlite3_bind_int(insert, 1, (int)code);
		sqlite3_bind_text(insert, 2, text.data, (int)text.len, SQLITE_STATIC);
		assert_int_equal(sqlite3_step(insert), SQLITE_DONE);
		sqlite3_reset(insert);
	}
	sqlite3_finalize(insert);
	str_done(&text);
}

static void read_tokens(struct tokens *tokens)
{
	sqlite3_stmt *read = prepare(tokens->db, "SELECT doc, term FROM v WHERE term <> 'q'");

	while (sqlite3_step(read) == SQLITE_ROW) {
		int code = sqlite3_column_int(read, 0);
		size_t len = (size_t)sqlite3_column_bytes(read, 1);
		struct slice term = {(const char *)sqlite3_column_text(read, 1), len};

		tokens->word[code] = true;
		if (len > 2)
			utf8_decode(slice_part(term, 1, len - 2), &tokens->folded[code]);
	}
	sqlite3_finalize(read);
}

static int set_up_tokens(void **state)
{
	struct tokens *tokens = calloc(1, sizeof(*tokens));

	assert_non_null(tokens);
	assert_int_equal(sqlite3_open(":memory:", &tokens->db), SQLITE_OK);
	run_sql(tokens->db, "CREATE VIRTUAL TABLE t USING fts5(x, tokenize = "
			    "'unicode61 remove_diacritics 2');"
			    "CREATE VIRTUAL TABLE v USING fts5vocab(t, 'instance');"
			    "BEGIN");
	index_all_codes(tokens->db);
	run_sql(tokens->db, "COMMIT");
	read_tokens(tokens);
	*state = tokens;
	return 0;
}

static int tear_down_tokens(void **state)
{
	struct tokens *tokens = *state;

	sqlite3_close(tokens->db);
	free(tokens);
	return 0;
}

static uint32_t fold_one(struct str *out, uint32_t code)
{
	struct str text;
	uint32_t folded = 0;

	str_init(&text);
	utf8_encode(&text, code);
	str_clear(out);
	utf8_fold(out, str_slice(&text));
	if (out->len)
		assert_int_equal(utf8_decode(str_slice(out), &folded), out->len);
	str_done(&text);
	return folded;
}

/* SQLite leaves as they are the letters with case that are younger than Unicode
 * 6.1: upper case, and variants of lower case in Cyrillic. Of all letters with
 * two marks it forgets a with dot and macron. */
static bool may_fold_otherwise(uint32_t code, uint32_t sqlite)
{
	if (code == 0x1E0 || code == 0x1E1)
		return sqlite == 0x1E1;
	return sqlite == code && code >= 0x37F &&
	       (uc_is_general_category(code, UC_CATEGORY_Lu) || (code >= 0x1C80 && code <= 0x1C88));
}

static void folding_is_that_of_the_index(void **state)
{
	const struct tokens *tokens = *state;
	struct str out;
	int otherwise = 0;

	str_init(&out);
	for (uint32_t code = 1; code < CODES; code++) {
		uint32_t folded;

		if (!tokens->word[code] || (code >= 0xD800 && code <= 0xDFFF))
			continue;
		folded = fold_one(&out, code);
		if (folded == tokens->folded[code])
			continue;
		if (!may_fold_otherwise(code, tokens->folded[code]))
			fail_msg("U+%04X folds to U+%04X, in SQLite to U+%04X", code, folded,
				 tokens->folded[code]);
		otherwise++;
	}
	assert_in_range(otherwise, 0, 401);
	str_done(&out);
}

/* Marks, symbols and punctuation that came into Unicode after 6.1, which is
 * what SQLite's tokenizer knows: it counts what it does not know as words. */
static const uint32_t too_young[][2] = {
	{0x58D, 0x58E}, {0x605, 0x605}, {0x61C, 0x61D}, {0x7FD, 0x7FF}, {0x888, 0x888},
	{0x890, 0x89F}, {0x8CA, 0x8E3}, {0x8FF, 0x8FF}, {0x9FD, 0x9FE}, {0xA76, 0xA76},
	{0xAFA, 0xAFF}, {0xB55, 0xB55}, {0xC00, 0xC00}, {0xC04, 0xC04}, {0xC3C, 0xC3C},
	{0xC77, 0xC77}, {0xC81, 0xC81}, {0xC84, 0xC84}, {0xD00, 0xD01}, {0xD3B, 0xD3C},
	{0xD4F, 0xD4F}, {0xD81, 0xD81}, {0xEBA, 0xEBA}, {0x1715, 0x1715}, {0x180F, 0x180F},
	{0x1885, 0x1886}, {0x1AB0, 0x1ACE}, {0x1B7D, 0x1B7E}, {0x1CF7, 0x1CF9},
	{0x1DE7, 0x1DFB}, {0x2066, 0x2069}, {0x20BA, 0x20C0}, {0x218A, 0x218B},
	{0x23F4, 0x23FF}, {0x2700, 0x2700}, {0x2B4D, 0x2B4F}, {0x2B5A, 0x2BFF},
	{0x2E3C, 0x2E5D}, {0x32FF, 0x32FF}, {0xA69E, 0xA69E}, {0xA82C, 0xA82C},
	{0xA8C5, 0xA8C5}, {0xA8FC, 0xA8FC}, {0xA8FF, 0xA8FF}, {0xA9E5, 0xA9E5},
	{0xAA7C, 0xAA7D}, {0xAB5B, 0xAB5B}, {0xAB6A, 0xAB6B}, {0xFBC2, 0xFBC2},
	{0xFD40, 0xFD4F}, {0xFDCF, 0xFDCF}, {0xFDFE, 0xFDFF}, {0xFE27, 0xFE2F},
	{0x1018C, 0x1018E}, {0x1019C, 0x101A0}, {0x102E0, 0x102E0}, {0x10376, 0x1037A},
	{0x1056F, 0x1056F}, {0x10877, 0x10878}, {0x10AC8, 0x10AC8}, {0x10AE5, 0x10AE6},
	{0x10AF0, 0x10AF6}, {0x10B99, 0x10B9C}, {0x10D24, 0x10D27}, {0x10EAB, 0x10EAD},
	{0x10F46, 0x10F50}, {0x10F55, 0x10F59}, {0x10F82, 0x10F89}, {0x11070, 0x11070},
	{0x11073, 0x11074}, {0x1107F, 0x1107F}, {0x110C2, 0x110CD}, {0x11145, 0x11146},
	{0x11173, 0x11175}, {0x111C9, 0x111CF}, {0x111DB, 0x111DB}, {0x111DD, 0x111DF},
	{0x1122C, 0x1123E}, {0x112A9, 0x112A9}, {0x112DF, 0x112EA}, {0x11300, 0x11303},
	{0x1133B, 0x1133C}, {0x1133E, 0x1134D}, {0x11357, 0x11357}, {0x11362, 0x11374},
	{0x11435, 0x11446}, {0x1144B, 0x1144F}, {0x1145A, 0x1145E}, {0x114B0, 0x114C3},
	{0x114C6, 0x114C6}, {0x115AF, 0x115D7}, {0x115DC, 0x115DD}, {0x11630, 0x11643},
	{0x11660, 0x1166C}, {0x116B9, 0x116B9}, {0x1171D, 0x1172B}, {0x1173C, 0x1173F},
	{0x1182C, 0x1183B}, {0x11930, 0x1193E}, {0x11940, 0x11940}, {0x11942, 0x11946},
	{0x119D1, 0x119E0}, {0x119E2, 0x119E2}, {0x119E4, 0x119E4}, {0x11A01, 0x11A0A},
	{0x11A33, 0x11A39}, {0x11A3B, 0x11A47}, {0x11A51, 0x11A5B}, {0x11A8A, 0x11A9C},
	{0x11A9E, 0x11AA2}, {0x11C2F, 0x11C3F}, {0x11C41, 0x11C45}, {0x11C70, 0x11C71},
	{0x11C92, 0x11CB6}, {0x11D31, 0x11D45}, {0x11D47, 0x11D47}, {0x11D8A, 0x11D97},
	{0x11EF3, 0x11EF8}, {0x11FD5, 0x11FFF}, {0x12474, 0x12474}, {0x12FF1, 0x12FF2},
	{0x13430, 0x13438}, {0x16A6E, 0x16A6F}, {0x16AF0, 0x16AF5}, {0x16B30, 0x16B3F},
	{0x16B44, 0x16B45}, {0x16E97, 0x16E9A}, {0x16F4F, 0x16F4F}, {0x16F7F, 0x16F87},
	{0x16FE2, 0x16FE2}, {0x16FE4, 0x16FF1}, {0x1BC9C, 0x1CFC3}, {0x1D1DE, 0x1D1EA},
	{0x1D800, 0x1DAAF}, {0x1E000, 0x1E02A}, {0x1E130, 0x1E136}, {0x1E14F, 0x1E14F},
	{0x1E2AE, 0x1E2AE}, {0x1E2EC, 0x1E2EF}, {0x1E2FF, 0x1E2FF}, {0x1E8D0, 0x1E8D6},
	{0x1E944, 0x1E94A}, {0x1E95E, 0x1E95F}, {0x1ECAC, 0x1ECAC}, {0x1ECB0, 0x1ECB0},
	{0x1ED2E, 0x1ED2E}, {0x1F0BF, 0x1F0BF}, {0x1F0E0, 0x1F0F5}, {0x1F10D, 0x1F10F},
	{0x1F12F, 0x1F12F}, {0x1F16C, 0x1F16F}, {0x1F19B, 0x1F1AD}, {0x1F23B, 0x1F23B},
	{0x1F260, 0x1F265}, {0x1F321, 0x1F32F}, {0x1F336, 0x1F336}, {0x1F37D, 0x1F37F},
	{0x1F394, 0x1F39F}, {0x1F3C5, 0x1F3C5}, {0x1F3CB, 0x1F3DF}, {0x1F3F1, 0x1F3FF},
	{0x1F43F, 0x1F43F}, {0x1F441, 0x1F441}, {0x1F4F8, 0x1F4F8}, {0x1F4FD, 0x1F4FF},
	{0x1F53E, 0x1F53F}, {0x1F544, 0x1F54F}, {0x1F568, 0x1F5FA}, {0x1F641, 0x1F644},
	{0x1F650, 0x1F67F}, {0x1F6C6, 0x1F6FC}, {0x1F780, 0x1FBCA},
};

/* Vowel signs that became letters after 6.1. */
static const uint32_t letters_now[][2] = {{0x19B0, 0x19C0}, {0x19C8, 0x19C9}, {0x1CF2, 0x1CF3}};

static bool is_in(const uint32_t (*ranges)[2], size_t count, uint32_t code)
{
	for (size_t i = 0; i < count; i++)
		if (code >= ranges[i][0] && code <= ranges[i][1])
			return true;
	return false;
}

static bool may_be_seen_otherwise(uint32_t code)
{
	if (uc_is_general_category(code, UC_CATEGORY_Cn))
		return true;
	return utf8_is_word(code) ? is_in(letters_now, COUNT_OF(letters_now), code)
				  : is_in(too_young, COUNT_OF(too_young), code);
}

static void words_are_made_of_what_the_index_makes_them_of(void **state)
{
	const struct tokens *tokens = *state;

	for (uint32_t code = 1; code < CODES; code++) {
		if (code >= 0xD800 && code <= 0xDFFF)
			continue;
		if (utf8_is_word(code) != tokens->word[code] && !may_be_seen_otherwise(code))
			fail_msg("U+%04X is %s word in SQLite", code,
				 tokens->word[code] ? "part of a" : "no");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_character_is_decoded_as_it_was_encoded),
		cmocka_unit_test(bytes_that_are_not_utf8_are_refused),
		cmocka_unit_test(the_first_bad_byte_is_named),
		cmocka_unit_test(marks_stay_with_their_base),
		cmocka_unit_test(jamo_make_a_syllable),
		cmocka_unit_test(what_takes_columns_begins_a_cluster),
		cmocka_unit_test(controls_and_stray_bytes_stand_alone),
		cmocka_unit_test(width_is_counted_in_columns),
		cmocka_unit_test(a_cluster_has_two_columns_at_most_and_all_make_the_width),
		cmocka_unit_test(a_cut_never_parts_a_cluster),
		cmocka_unit_test(folding_takes_case_and_latin_diacritics),
		cmocka_unit_test(folding_is_that_of_the_index),
		cmocka_unit_test(words_are_made_of_what_the_index_makes_them_of),
	};

	return cmocka_run_group_tests_name("utf8", tests, set_up_tokens, tear_down_tokens);
}
