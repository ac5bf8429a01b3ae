/* test_osc.c - the clipboard sequence is whole, harmless and limited. */
#include "testing.h"

#include "mem.h"
#include "osc.h"

#include <stdlib.h>

static void assert_sequence(const char *text, enum osc_way way, const char *expected)
{
	struct str out;

	str_init(&out);
	assert_true(osc_clipboard(&out, slice_of(text), way));
	assert_text(&out, expected);
	str_done(&out);
}

static void text_is_put_in_base64(void **state)
{
	(void)state;
	assert_sequence("", OSC_PLAIN, "\033]52;c;\a");
	assert_sequence("f", OSC_PLAIN, "\033]52;c;Zg==\a");
	assert_sequence("fo", OSC_PLAIN, "\033]52;c;Zm8=\a");
	assert_sequence("foo", OSC_PLAIN, "\033]52;c;Zm9v\a");
	assert_sequence("foob\n", OSC_PLAIN, "\033]52;c;Zm9vYgo=\a");
	assert_sequence("ÿ?>", OSC_PLAIN, "\033]52;c;w78/Pg==\a");
}

static void text_is_made_harmless_first(void **state)
{
	(void)state;
	/* "<U+001B>" */
	assert_sequence("\033", OSC_PLAIN, "\033]52;c;PFUrMDAxQj4=\a");
}

/* A text of len bytes, each a letter. */
static bool copy_letters(struct str *out, size_t len, enum osc_way way)
{
	char *letters = mem_zero(len);
	bool fits;

	memset(letters, 'x', len);
	fits = osc_clipboard(out, (struct slice){letters, len}, way);
	free(letters);
	return fits;
}

static void a_text_that_is_too_long_is_left_out_whole(void **state)
{
	struct str out;

	(void)state;
	str_init(&out);
	assert_true(copy_letters(&out, 74990, OSC_PLAIN));
	assert_in_range(out.len, OSC_LIMIT - 10, OSC_LIMIT);
	str_clear(&out);
	assert_false(copy_letters(&out, 74995, OSC_PLAIN));
	assert_int_equal(out.len, 0);
	str_done(&out);
}

static void screen_is_given_pieces_it_takes(void **state)
{
	struct str out;
	size_t at = 0;

	(void)state;
	str_init(&out);
	assert_true(copy_letters(&out, 1000, OSC_SCREEN));
	while (at < out.len) {
		struct slice rest = slice_part(str_slice(&out), at, out.len);
		size_t end = 2;

		assert_true(slice_starts(rest, "\033P"));
		while (!slice_starts(slice_part(rest, end, 2), "\033\\"))
			end++;
		assert_in_range(end, 3, 250);
		at += end + 2;
	}
	assert_int_equal(at, out.len);
	assert_true(slice_starts(str_slice(&out), "\033P\033]52;c;eHh4"));
	assert_string_equal(out.data + out.len - 3, "\a\033\\");
	str_done(&out);
}

static void only_screen_needs_pieces(void **state)
{
	(void)state;
	assert_int_equal(osc_way_of(NULL, NULL), OSC_PLAIN);
	assert_int_equal(osc_way_of("/tmp/tmux-0/default,1,0", NULL), OSC_PLAIN);
	assert_int_equal(osc_way_of(NULL, "123.pts-0"), OSC_SCREEN);
	assert_int_equal(osc_way_of("", "123.pts-0"), OSC_SCREEN);
	assert_int_equal(osc_way_of("/tmp/tmux", "123.pts-0"), OSC_PLAIN);
	assert_int_equal(osc_way_of(NULL, ""), OSC_PLAIN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_put_in_base64),
		cmocka_unit_test(text_is_made_harmless_first),
		cmocka_unit_test(a_text_that_is_too_long_is_left_out_whole),
		cmocka_unit_test(screen_is_given_pieces_it_takes),
		cmocka_unit_test(only_screen_needs_pieces),
	};

	return cmocka_run_group_tests_name("osc", tests, NULL, NULL);
}
