/* test_lookup.c - what a name that somebody gives means, and what is said where it means
 * nothing or too much. */
#include "fixture.h"

#include "lookup.h"

static const char base[] =
	"=== picket.yaml\n"
	"{title: T, languages: [en, de]}\n"
	"=== parties/all.yaml\n"
	"- {id: wga, name: Writers Guild, short: WGA, type: group, also: [The Guild, Schreibende],\n"
	"   former_ids: writers}\n"
	"- {id: dga, name: Directors Guild, short: DGA, type: group, also: The Guild, founded: 1936}\n"
	"- {id: muller, name: Müller, type: person}\n"
	"=== disputes/strike.yaml\n"
	"{id: strike, title: {en: The strike, de: Der Streik}, from: 2023-05-02, status: strike,\n"
	" parties: [{party: wga}, {party: dga}]}\n";

static int setup(void **state)
{
	return fixture_setup_text(state, base);
}

static void assert_means(struct fixture *fixture, enum kind kind, const char *name,
			 const char *id)
{
	uint32_t rowid;

	assert_true(lookup(&fixture->reading, kind, slice_of(name), &rowid, &fixture->error));
	assert_int_equal(rowid, id ? fixture_find(fixture, id) : 0);
}

static void assert_told(struct fixture *fixture, enum kind kind, const char *name,
			const char *told)
{
	struct str out;

	assert_means(fixture, kind, name, NULL);
	str_init(&out);
	lookup_tell(&fixture->reading, kind, slice_of(name), &out);
	assert_text(&out, told);
	str_done(&out);
}

static void any_name_will_do_in_any_case(void **state)
{
	static const char *const names[] = {"wga", "WGA", "writers", "writers guild",
					    "SCHREIBENDE"};

	for (size_t i = 0; i < COUNT_OF(names); i++)
		assert_means(*state, KIND_PARTY, names[i], "wga");
	assert_means(*state, KIND_PARTY, "muller", "muller");
	assert_means(*state, KIND_PARTY, "M\u00dcLLER", "muller");
	assert_means(*state, KIND_DISPUTE, "der streik", "strike");
	assert_means(*state, KIND_DISPUTE, "THE STRIKE", "strike");
}

static void another_kind_is_not_meant(void **state)
{
	assert_means(*state, KIND_PARTY, "strike", NULL);
	assert_means(*state, KIND_DISPUTE, "wga", NULL);
}

static void several_are_named(void **state)
{
	struct fixture *fixture = *state;
	struct error error = {0};
	uint32_t rowid;

	assert_false(lookup(&fixture->reading, KIND_PARTY, SLICE("the guild"), &rowid, &error));
	assert_int_equal(error.code, ERROR_USAGE);
	assert_non_null(strstr(error.message, "'the guild' can be any of: "));
	assert_non_null(strstr(error.message, "wga"));
	assert_non_null(strstr(error.message, "dga"));
}

static void what_is_missing_is_told_with_the_nearest(void **state)
{
	assert_told(*state, KIND_PARTY, "wgb", "there is no party 'wgb'; did you mean 'WGA'?");
	assert_told(*state, KIND_PARTY, "zzz", "there is no party 'zzz'");
	assert_told(*state, KIND_DISPUTE, "stirke",
		    "there is no dispute 'stirke'; did you mean 'strike'?");
}

static void what_had_not_begun_is_told_with_the_day(void **state)
{
	struct fixture *fixture = *state;

	fixture->reading.day = date_day(1935, 12, 31);
	assert_told(fixture, KIND_PARTY, "DGA", "there was no 'DGA' yet on 1935-12-31");
	assert_means(fixture, KIND_PARTY, "WGA", "wga");
	fixture->reading.day = date_today();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_name_will_do_in_any_case),
		cmocka_unit_test(another_kind_is_not_meant),
		cmocka_unit_test(several_are_named),
		cmocka_unit_test(what_is_missing_is_told_with_the_nearest),
		cmocka_unit_test(what_had_not_begun_is_told_with_the_day),
	};

	return cmocka_run_group_tests(tests, setup, fixture_teardown);
}
