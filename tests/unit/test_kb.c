/* test_kb.c - what goes into an index comes out of it again. */
#include "fixture.h"

#include "record_json.h"

static struct fixture base;

static uint32_t find(const char *id)
{
	uint32_t rowid = kb_find(base.kb, slice_of(id));

	assert_int_not_equal(rowid, 0);
	return rowid;
}

static struct head head_of(const char *id)
{
	struct head head;

	assert_true(kb_head(&base.reading, find(id), &base.arena, &head, NULL));
	return head;
}

static void assert_slice(struct slice slice, const char *text)
{
	char copy[256];

	snprintf(copy, sizeof(copy), "%.*s", SLICE_ARGS(slice));
	assert_string_equal(copy, text);
}

static void fields_as_json(const struct record *record, struct str *out)
{
	struct json json;

	json_init(&json, out, false);
	json_open(&json, '{');
	record_json_fields(&json, &record->root, kind_shapes[record->kind], SLICE("en"));
	json_close(&json, '}');
}

static void every_record_comes_back_as_it_was(void **state)
{
	(void)state;
	for (size_t i = 0; i < base.content.records.list.count; i++) {
		const struct record *record = base.content.records.list.items[i];
		struct str before, after;
		struct entry entry;

		str_init(&before);
		str_init(&after);
		assert_true(kb_entry(base.kb, kb_find(base.kb, record->id), &base.arena, &entry,
				     NULL));
		fields_as_json(record, &before);
		fields_as_json(&entry.record, &after);
		assert_string_equal(before.data, after.data);
		assert_int_equal(record->kind, entry.record.kind);
		str_done(&before);
		str_done(&after);
	}
}

static void dates_come_back_as_dates(void **state)
{
	struct entry entry;

	(void)state;
	assert_true(kb_entry(base.kb, find("demand"), &base.arena, &entry, NULL));
	assert_int_equal(date_first(record_date(&entry.record)), date_day(2023, 5, 3));
}

static void former_ids_lead_to_the_entry(void **state)
{
	(void)state;
	assert_int_equal(find("old-critic"), find("critic"));
	assert_int_equal(kb_find(base.kb, SLICE("nobody")), 0);
}

static void a_head_has_what_a_row_shows(void **state)
{
	struct head demand = head_of("demand");

	(void)state;
	assert_int_equal(demand.kind, KIND_POSITION);
	assert_slice(demand.title, "Pay the extras more");
	assert_slice(demand.by, "Union");
	assert_slice(demand.word, "demand");
	assert_int_equal(demand.marks, 1u << MARK_SUPERSEDED);
	assert_slice(head_of("deal").by, "Union + The Studios");
	assert_slice(head_of("strike").word, "settled");
	assert_slice(head_of("pay").word, "open");
	assert_slice(head_of("paper").by, "Press");
	assert_slice(head_of("union").name, "Union");
}

static void a_title_falls_back_and_says_so(void **state)
{
	struct head head;

	(void)state;
	base.reading.language = SLICE("de");
	head = head_of("strike");
	assert_slice(head.title, "Der Streik");
	assert_false(head.untranslated);
	base.reading.language = SLICE("fr");
	head = head_of("strike");
	assert_slice(head.title, "The strike");
	assert_true(head.untranslated);
	base.reading.language = SLICE("en");
}

static void marks_are_those_of_the_day(void **state)
{
	(void)state;
	base.reading.day = date_day(2023, 5, 3);
	assert_int_equal(head_of("demand").marks, 1u << MARK_UNANSWERED);
	base.reading.day = date_day(2023, 8, 31);
	assert_int_equal(head_of("demand").marks, 0);
	base.reading.day = date_day(2023, 12, 31);
}

static void back_links_say_field_and_kind(void **state)
{
	struct entry entry;

	(void)state;
	assert_true(kb_entry(base.kb, find("demand"), &base.arena, &entry, NULL));
	assert_int_equal(entry.back_count, 2);
	assert_int_equal(entry.back[0].relation, FIELD_REPLIES_TO);
	assert_int_equal(entry.back[0].rowid, find("refusal"));
	assert_int_equal(entry.back[1].relation, FIELD_SUPERSEDES);
	assert_int_equal(entry.back[1].kind, KIND_POSITION);
}

static void counts_are_by_kind(void **state)
{
	(void)state;
	assert_int_equal(kb_count(base.kb, KIND_PARTY), 5);
	assert_int_equal(kb_count(base.kb, KIND_POSITION), 3);
	assert_int_equal(kb_count(base.kb, KIND_USE), 1);
}

static void what_is_linked_most_comes_first(void **state)
{
	uint32_t first = kb_next(base.kb, KIND_SOURCE, 0);

	(void)state;
	assert_int_equal(first, find("paper"));
	assert_int_equal(kb_next(base.kb, KIND_SOURCE, first), find("letter"));
	assert_int_equal(kb_next(base.kb, KIND_SOURCE, find("letter")), 0);
}

/* The rows of a list as "depth id" or "[heading count]". */
static void assert_list(enum list list, const char *expected)
{
	struct str rows;

	str_init(&rows);
	for (size_t i = 0; i < kb_list_count(base.kb, list); i++) {
		struct list_row row;
		struct heading heading;
		struct head head;

		assert_true(kb_list_row(base.kb, list, i, &row, NULL));
		if (row.rowid) {
			assert_true(kb_head(&base.reading, row.rowid, &base.arena, &head, NULL));
			str_format(&rows, "%u %.*s\n", row.depth, SLICE_ARGS(head.id));
		} else {
			assert_true(kb_heading(base.kb, list, i, &base.arena, &heading, NULL));
			str_format(&rows, "[%.*s %u]\n", SLICE_ARGS(heading.key), heading.count);
		}
	}
	assert_string_equal(rows.data, expected);
	str_done(&rows);
}

static void the_timeline_stands_under_months(void **state)
{
	(void)state;
	assert_list(LIST_TIMELINE, "[2023 1]\n0 scan\n[2023-05 3]\n0 walkout\n0 demand\n"
				   "0 refusal\n[2023-09 1]\n0 deal\n");
}

static void people_stand_under_their_organisations(void **state)
{
	(void)state;
	assert_list(LIST_PARTIES, "0 studios\n1 company\n0 union\n1 speaker\n[person 1]\n"
				  "0 critic\n");
}

static void threads_stand_under_issues_under_disputes(void **state)
{
	(void)state;
	assert_list(LIST_DISPUTES, "0 strike\n1 pay\n2 demand\n3 refusal\n2 deal\n");
}

static void uses_stand_under_stages(void **state)
{
	(void)state;
	assert_list(LIST_USES, "[casting 1]\n0 scan\n");
}

static void the_timeline_stands_under_days_and_years_too(void **state)
{
	(void)state;
	assert_list(LIST_TIMELINE_DAY, "[2023 1]\n0 scan\n[2023-05-02 1]\n0 walkout\n"
				       "[2023-05-03 1]\n0 demand\n[2023-05-04 1]\n0 refusal\n"
				       "[2023-09-01 1]\n0 deal\n");
	assert_list(LIST_TIMELINE_YEAR, "[2023 5]\n0 scan\n0 walkout\n0 demand\n0 refusal\n"
					"0 deal\n");
}

static void lists_with_the_same_entries_follow_each_other(void **state)
{
	(void)state;
	for (int list = 0; list < LIST_COUNT; list++) {
		enum list other = list_other((enum list)list, true);

		assert_int_equal(list_table[other].view, list_table[list].view);
		assert_int_equal(list_other(other, false), list);
		assert_int_equal(other == (enum list)list, list_table[list].label == NULL);
	}
}

static void a_heading_is_found_from_any_row(void **state)
{
	(void)state;
	assert_int_equal(kb_heading_near(base.kb, LIST_TIMELINE, 1, true), 2);
	assert_int_equal(kb_heading_near(base.kb, LIST_TIMELINE, 5, false), 2);
	assert_int_equal(kb_heading_near(base.kb, LIST_TIMELINE, 2, false), 2);
	assert_true(kb_heading_near(base.kb, LIST_TIMELINE, 99, true) == SIZE_MAX);
	assert_true(kb_heading_near(base.kb, LIST_DISPUTES, 0, true) == SIZE_MAX);
}

static void a_heading_counts_by_sixths_of_the_month(void **state)
{
	struct heading heading;

	(void)state;
	assert_true(kb_heading(base.kb, LIST_TIMELINE, 2, &base.arena, &heading, NULL));
	assert_int_equal(heading.bins[0], 3);
	assert_int_equal(heading.bins[1], 0);
}

static void an_entry_is_found_in_a_list(void **state)
{
	(void)state;
	assert_int_equal(kb_list_find(base.kb, LIST_TIMELINE, find("refusal")), 5);
	assert_int_equal(kb_list_find(base.kb, LIST_TIMELINE, find("paper")), SIZE_MAX);
	assert_int_equal(kb_list_find(base.kb, LIST_TIMELINE, 9999), SIZE_MAX);
}

static void what_is_not_there_is_an_error(void **state)
{
	struct entry entry;
	struct list_row row;
	struct error error = {0};

	(void)state;
	assert_false(kb_entry(base.kb, 9999, &base.arena, &entry, &error));
	assert_int_equal(error.code, ERROR_INDEX);
	assert_false(kb_list_row(base.kb, LIST_USES, 9999, &row, NULL));
}

static void numbers_keep_their_zeros(void **state)
{
	struct entry entry;

	(void)state;
	assert_true(kb_entry(base.kb, find("walkout"), &base.arena, &entry, NULL));
	assert_slice(value_text(value_find(&entry.record.root, FIELD_BALLOT), FIELD_YES), "97.90");
}

static void another_file_in_its_place_is_noticed(void **state)
{
	struct kb *kb = kb_open(base.path, NULL);

	(void)state;
	assert_false(kb_is_stale(kb));
	assert_true(index_build(&base.content.records, base.path, INDEX_WITHOUT_VIEWS, NULL, NULL, NULL));
	assert_true(kb_is_stale(kb));
	kb_close(kb);
}

/* Opens a file with this content, which must fail. */
static void assert_refused(const char *content, size_t len)
{
	struct error error = {0};
	char path[112];
	FILE *file;

	snprintf(path, sizeof(path), "%s.bad", base.path);
	file = fopen(path, "w");
	assert_non_null(file);
	fwrite(content, 1, len, file);
	fclose(file);
	assert_null(kb_open(path, &error));
	assert_int_equal(error.code, ERROR_INDEX);
	remove(path);
}

static void what_is_no_index_is_refused(void **state)
{
	struct error error = {0};

	(void)state;
	assert_refused("not a database, but long enough to be looked at", 47);
	assert_refused("", 0);
	assert_null(kb_open("/nowhere", &error));
	assert_int_equal(error.code, ERROR_SYSTEM);
}

static struct facts facts_of_id(const char *id)
{
	struct facts facts;

	if (!kb_facts(base.kb, fixture_find(&base, id), &facts))
		fail_msg("no facts of '%s'", id);
	return facts;
}

static void facts_say_when_an_entry_is_there(void **state)
{
	(void)state;
	assert_int_equal(facts_of_id("pay").from, date_day(2023, 5, 3));
	assert_int_equal(facts_of_id("scan").from, date_day(2023, 1, 1));
	assert_int_equal(facts_of_id("scan").last, date_day(2023, 12, 31));
	assert_int_equal(facts_of_id("letter").from, INT32_MIN);
	assert_true(facts_of_id("letter").last < facts_of_id("letter").first);
	assert_int_equal(facts_of_id("demand").kind, KIND_POSITION);
	assert_true(facts_of_id("demand").marks & 1u << MARK_SUPERSEDED);
	assert_false(facts_of_id("refusal").marks & 1u << MARK_SUPERSEDED);
}

static void no_entry_has_no_facts(void **state)
{
	struct facts facts;

	(void)state;
	assert_false(kb_facts(base.kb, 0, &facts));
	assert_false(kb_facts(base.kb, (uint32_t)kb_entry_count(base.kb) + 1, &facts));
}

static void rows_come_by_the_dozen(void **state)
{
	struct list_row rows[64], row;
	size_t count = kb_list_rows(base.kb, LIST_DISPUTES, 1, rows, COUNT_OF(rows));

	(void)state;
	assert_int_equal(count, kb_list_count(base.kb, LIST_DISPUTES) - 1);
	for (size_t i = 0; i < count; i++) {
		assert_true(kb_list_row(base.kb, LIST_DISPUTES, i + 1, &row, NULL));
		assert_memory_equal(&row, &rows[i], sizeof(row));
	}
	assert_int_equal(kb_list_rows(base.kb, LIST_DISPUTES, 0, rows, 2), 2);
	assert_int_equal(kb_list_rows(base.kb, LIST_DISPUTES, 5000, rows, 2), 0);
}

static int begin(void **state)
{
	(void)state;
	fixture_open_text(&base, FIXTURE_THREAD);
	return 0;
}

static int end(void **state)
{
	(void)state;
	fixture_close(&base);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_record_comes_back_as_it_was),
		cmocka_unit_test(dates_come_back_as_dates),
		cmocka_unit_test(former_ids_lead_to_the_entry),
		cmocka_unit_test(a_head_has_what_a_row_shows),
		cmocka_unit_test(a_title_falls_back_and_says_so),
		cmocka_unit_test(marks_are_those_of_the_day),
		cmocka_unit_test(back_links_say_field_and_kind),
		cmocka_unit_test(counts_are_by_kind),
		cmocka_unit_test(what_is_linked_most_comes_first),
		cmocka_unit_test(the_timeline_stands_under_months),
		cmocka_unit_test(people_stand_under_their_organisations),
		cmocka_unit_test(threads_stand_under_issues_under_disputes),
		cmocka_unit_test(uses_stand_under_stages),
		cmocka_unit_test(the_timeline_stands_under_days_and_years_too),
		cmocka_unit_test(lists_with_the_same_entries_follow_each_other),
		cmocka_unit_test(a_heading_is_found_from_any_row),
		cmocka_unit_test(a_heading_counts_by_sixths_of_the_month),
		cmocka_unit_test(an_entry_is_found_in_a_list),
		cmocka_unit_test(facts_say_when_an_entry_is_there),
		cmocka_unit_test(no_entry_has_no_facts),
		cmocka_unit_test(rows_come_by_the_dozen),
		cmocka_unit_test(what_is_not_there_is_an_error),
		cmocka_unit_test(numbers_keep_their_zeros),
		cmocka_unit_test(another_file_in_its_place_is_noticed),
		cmocka_unit_test(what_is_no_index_is_refused),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
