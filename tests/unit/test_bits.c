/* test_bits.c - a set of numbers knows its members, their places and their order. */
#include "testing.h"

#include "bits.h"

static void of_any_size_every_member_has_its_place(void **state)
{
	static const size_t sizes[] = {1, 63, 64, 65, 1000};

	(void)state;
	for (size_t s = 0; s < sizeof(sizes) / sizeof(sizes[0]); s++) {
		struct bits bits;
		size_t place = 0;

		bits_init(&bits, sizes[s]);
		for (size_t i = 0; i < sizes[s]; i += 3)
			bits_set(&bits, i);
		bits_count(&bits);
		assert_int_equal(bits.count, (sizes[s] + 2) / 3);
		for (size_t i = 0; i < sizes[s]; i++) {
			assert_int_equal(bits_has(&bits, i), i % 3 == 0);
			assert_int_equal(bits_below(&bits, i), place);
			if (i % 3 == 0)
				assert_int_equal(bits_nth(&bits, place++), i);
		}
		assert_int_equal(bits_nth(&bits, place), SIZE_MAX);
		bits_done(&bits);
	}
}

static void what_lies_outside_is_no_member(void **state)
{
	struct bits bits;

	(void)state;
	bits_init(&bits, 64);
	bits_set(&bits, 63);
	bits_count(&bits);
	assert_false(bits_has(&bits, 64));
	assert_false(bits_has(&bits, SIZE_MAX));
	assert_int_equal(bits_below(&bits, SIZE_MAX), 1);
	bits_done(&bits);
}

static void an_empty_set_has_nothing(void **state)
{
	struct bits bits;

	(void)state;
	bits_init(&bits, 0);
	bits_count(&bits);
	assert_int_equal(bits.count, 0);
	assert_int_equal(bits_nth(&bits, 0), SIZE_MAX);
	bits_done(&bits);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(of_any_size_every_member_has_its_place),
		cmocka_unit_test(what_lies_outside_is_no_member),
		cmocka_unit_test(an_empty_set_has_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
