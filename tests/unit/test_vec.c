/* test_vec.c - a typed array grows and keeps what it holds. */
#include "testing.h"

#include "vec.h"

struct pair {
	int key;
	double value;
};

static void items_stay_in_order_while_the_array_grows(void **state)
{
	VEC(struct pair) pairs = {0};

	(void)state;
	for (int i = 0; i < 1000; i++)
		vec_push(&pairs, ((struct pair){i, i * 0.5}));
	assert_int_equal(pairs.count, 1000);
	assert_true(pairs.size >= pairs.count);
	for (int i = 0; i < 1000; i++) {
		assert_int_equal(pairs.items[i].key, i);
		assert_true(pairs.items[i].value == i * 0.5);
	}
	vec_done(&pairs);
}

static void clearing_keeps_the_memory_and_done_gives_it_back(void **state)
{
	VEC(int) numbers = {0};

	(void)state;
	vec_push(&numbers, 7);
	vec_clear(&numbers);
	assert_int_equal(numbers.count, 0);
	assert_non_null(numbers.items);
	vec_done(&numbers);
	assert_null(numbers.items);
	assert_int_equal(numbers.size, 0);
	vec_push(&numbers, 8);
	assert_int_equal(numbers.items[0], 8);
	vec_done(&numbers);
}

static void an_item_is_evaluated_once(void **state)
{
	VEC(int) numbers = {0};
	int next = 1;

	(void)state;
	for (int i = 0; i < 20; i++)
		vec_push(&numbers, next++);
	assert_int_equal(next, 21);
	assert_int_equal(numbers.items[19], 20);
	vec_done(&numbers);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(items_stay_in_order_while_the_array_grows),
		cmocka_unit_test(clearing_keeps_the_memory_and_done_gives_it_back),
		cmocka_unit_test(an_item_is_evaluated_once),
	};

	return cmocka_run_group_tests_name("vec", tests, NULL, NULL);
}
