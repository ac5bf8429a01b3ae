/* test_glyph.c - what a screen cannot show keeps its columns and reads well. */
#include "testing.h"

#include "glyph.h"
#include "kind.h"
#include "utf8.h"

static int ascii(uint32_t code)
{
	return code < 0x80 ? 1 : -1;
}

static int latin1(uint32_t code)
{
	return code < 0x100 ? 1 : -1;
}

/* As a C library that knows no emoji: one column for everything. */
static int narrow(uint32_t code)
{
	(void)code;
	return 1;
}

static void assert_shown(const char *text, glyph_width *width, const char *expected)
{
	struct frame frame;
	struct str out;

	frame_init(&frame);
	str_init(&out);
	frame_resize(&frame, 80, 1);
	frame_text(&frame, 0, 0, 80, ROLE_TEXT, slice_of(text));
	for (int x = 0; x < 80; x++)
		glyph_fit(frame_cell(&frame, x, 0), width);
	frame_print(&frame, &out);
	out.data[--out.len] = '\0';
	assert_int_equal(utf8_width(str_slice(&out)), utf8_width(slice_of(text)));
	assert_text(&out, expected);
	assert_int_equal(glyph_fits(slice_of(text), width), strcmp(text, expected) == 0);
	str_done(&out);
	frame_done(&frame);
}

static void plain_text_passes_untouched(void **state)
{
	(void)state;
	assert_shown("plain", ascii, "plain");
	assert_shown("Größe »so«", latin1, "Größe »so«");
}

static void letters_lose_only_what_makes_them_special(void **state)
{
	(void)state;
	assert_shown("Größe Ångström Łódź Dvořák", ascii, "Grose Angstrom Lodz Dvorak");
	assert_shown("Łódź", latin1, "Lódz");
	assert_shown("e\u0301", ascii, "e");
}

static void punctuation_has_a_stand_in(void **state)
{
	(void)state;
	assert_shown("„so“ – ‘so’ … • 5 €", latin1, "\"so\" - 'so' ~ * 5 E");
}

static void what_is_unknown_is_a_question_mark_a_column(void **state)
{
	(void)state;
	assert_shown("日本x", ascii, "????x");
	assert_shown("Ω", latin1, "?");
}

static void a_width_that_differs_is_not_trusted(void **state)
{
	(void)state;
	assert_shown("a😀b", narrow, "a??b");
	assert_shown("a\u0301", narrow, "a");
}

static void kinds_have_the_same_stand_in_as_in_their_table(void **state)
{
	(void)state;
	for (int i = 0; i < KIND_COUNT; i++)
		if (strcmp(kind_table[i].glyph, "·") != 0)
			assert_shown(kind_table[i].glyph, latin1, kind_table[i].ascii);
	assert_shown("·", ascii, ".");
}

static void bars_stay_in_order_and_apart(void **state)
{
	(void)state;
	assert_shown("▁▂▃▄▅▆▇█│─", ascii, "_.:-=+*#|-");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_text_passes_untouched),
		cmocka_unit_test(letters_lose_only_what_makes_them_special),
		cmocka_unit_test(punctuation_has_a_stand_in),
		cmocka_unit_test(what_is_unknown_is_a_question_mark_a_column),
		cmocka_unit_test(a_width_that_differs_is_not_trusted),
		cmocka_unit_test(kinds_have_the_same_stand_in_as_in_their_table),
		cmocka_unit_test(bars_stay_in_order_and_apart),
	};

	return cmocka_run_group_tests_name("glyph", tests, NULL, NULL);
}
