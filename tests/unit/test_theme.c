/* test_theme.c - looks can be read on white and on black, and without colour. */
#include "testing.h"

#include "theme.h"

static void no_color_takes_only_the_colours(void **state)
{
	(void)state;
	assert_int_equal(theme_depth_of(256, "1"), THEME_MONO);
	assert_int_equal(theme_depth_of(256, ""), THEME_256);
	assert_int_equal(theme_depth_of(256, NULL), THEME_256);
	assert_int_equal(theme_depth_of(16777216, NULL), THEME_256);
	assert_int_equal(theme_depth_of(88, NULL), THEME_8);
	assert_int_equal(theme_depth_of(8, NULL), THEME_8);
	assert_int_equal(theme_depth_of(2, NULL), THEME_MONO);
	assert_int_equal(theme_depth_of(-1, NULL), THEME_MONO);
	assert_true(theme_look(THEME_MONO, ROLE_TITLE).bold);
	assert_true(theme_look(THEME_MONO, ROLE_TAB_CURRENT).reverse);
	assert_true(theme_look(THEME_MONO, ROLE_LINK).underline);
}

static void colour_adds_and_never_replaces(void **state)
{
	(void)state;
	for (int role = 0; role < ROLE_COUNT; role++) {
		struct look mono = theme_look(THEME_MONO, (enum role)role);

		assert_int_equal(mono.colour, THEME_DEFAULT);
		for (int depth = 0; depth < THEME_COUNT; depth++) {
			struct look look = theme_look((enum theme_depth)depth, (enum role)role);

			assert_int_equal(look.bold, mono.bold);
			assert_int_equal(look.underline, mono.underline);
			assert_int_equal(look.reverse, mono.reverse);
		}
	}
}

static void what_matters_stands_out_without_colour(void **state)
{
	static const enum role roles[] = {
		ROLE_TITLE, ROLE_HEADING, ROLE_LINK, ROLE_LINK_CURRENT, ROLE_BADGE, ROLE_MATCH,
		ROLE_TAB_CURRENT, ROLE_ERROR,
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(roles); i++) {
		struct look look = theme_look(THEME_MONO, roles[i]);

		assert_true(look.bold || look.underline || look.reverse);
	}
}

/* The luminance of a channel of the colour cube, as WCAG 2 has it: a table, since
 * there are six. */
static double channel(int step)
{
	static const double steps[] = {0, 0.114435, 0.242281, 0.428690, 0.679542, 1};

	return steps[step];
}

static double luminance(int colour)
{
	/* 243 is the only grey in use: #767676. */
	if (colour == 243)
		return 0.181164;
	colour -= 16;
	return 0.2126 * channel(colour / 36) + 0.7152 * channel(colour / 6 % 6) +
	       0.0722 * channel(colour % 6);
}

static void colours_read_well_on_white_and_on_black(void **state)
{
	const double least = 3.8;

	(void)state;
	for (int role = 0; role < ROLE_COUNT; role++) {
		int colour = theme_look(THEME_256, (enum role)role).colour;

		/* Red and magenta are as the reader has set them. */
		if (colour == THEME_DEFAULT || colour == 1 || colour == 5)
			continue;
		assert_in_range(colour, 16, 243);
		assert_true(1.05 / (luminance(colour) + 0.05) >= least);
		assert_true((luminance(colour) + 0.05) / 0.05 >= least);
	}
}

/* What every press of a held key paints. */
static void what_moves_costs_no_attribute(void **state)
{
	static const enum role roles[] = {ROLE_MARKER, ROLE_DATE, ROLE_GLYPH, ROLE_NAME,
					  ROLE_WORD, ROLE_BAR, ROLE_STATUS};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(roles); i++) {
		struct look look = theme_look(THEME_256, roles[i]);

		assert_false(look.bold || look.underline || look.reverse);
		assert_int_equal(look.colour, THEME_DEFAULT);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_color_takes_only_the_colours),
		cmocka_unit_test(colour_adds_and_never_replaces),
		cmocka_unit_test(what_matters_stands_out_without_colour),
		cmocka_unit_test(what_moves_costs_no_attribute),
		cmocka_unit_test(colours_read_well_on_white_and_on_black),
	};

	return cmocka_run_group_tests_name("theme", tests, NULL, NULL);
}
