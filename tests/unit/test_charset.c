/* test_charset.c - what a locale lacks becomes a question mark, both ways. */
#include "testing.h"

#include "charset.h"

#include <locale.h>

static void utf8_passes_through(void **state)
{
	struct str out;

	(void)state;
	if (!setlocale(LC_ALL, "C.UTF-8"))
		skip();
	str_init(&out);
	assert_true(charset_is_utf8());
	charset_encode(&out, SLICE("für ☃"));
	assert_text(&out, "für ☃");
	charset_decode(&out, SLICE("für ☃"));
	assert_text(&out, "für ☃");
	str_done(&out);
}

static void ascii_gets_stand_ins(void **state)
{
	struct str out;

	(void)state;
	assert_non_null(setlocale(LC_ALL, "C"));
	if (charset_is_utf8())
		skip();
	str_init(&out);
	charset_encode(&out, SLICE("für ☃ \xF0\x9F\x8E\xAC."));
	assert_text(&out, "fur ? ?.");
	str_done(&out);
}

static void stray_bytes_stay_on_their_way_in(void **state)
{
	struct str out;

	(void)state;
	assert_non_null(setlocale(LC_ALL, "C"));
	str_init(&out);
	charset_decode(&out, SLICE("a\xFF" "b"));
	assert_int_equal(out.len, 3);
	str_done(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(utf8_passes_through),
		cmocka_unit_test(ascii_gets_stand_ins),
		cmocka_unit_test(stray_bytes_stay_on_their_way_in),
	};

	return cmocka_run_group_tests_name("charset", tests, NULL, NULL);
}
