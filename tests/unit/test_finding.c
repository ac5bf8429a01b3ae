/* test_finding.c - findings are sorted, told once, capped, and harmless. */
#include "testing.h"

#include "finding.h"

#include <stdio.h>
#include <string.h>

static void add(struct findings *findings, const char *file, unsigned line, unsigned column,
		enum severity severity, const char *message)
{
	findings_add(findings, severity, (struct place){file, line, column}, "%s", message);
}

/* Fails unless finding number i prints as text. */
static void assert_finding(const struct findings *findings, size_t i, const char *text)
{
	struct str out;

	assert_true(i < findings->list.count);
	str_init(&out);
	finding_print(&findings->list.items[i], &out);
	assert_text(&out, text);
	str_done(&out);
}

static void findings_come_in_the_order_of_files_and_places(void **state)
{
	struct findings findings;

	(void)state;
	findings_init(&findings);
	add(&findings, "b.yaml", 1, 1, SEVERITY_ERROR, "m");
	add(&findings, "a.yaml", 10, 1, SEVERITY_ERROR, "m");
	add(&findings, "a.yaml", 9, 2, SEVERITY_ERROR, "n");
	add(&findings, "a.yaml", 9, 2, SEVERITY_ERROR, "m");
	add(&findings, "a.yaml", 9, 2, SEVERITY_WARNING, "a");
	add(&findings, "a.yaml", 9, 1, SEVERITY_WARNING, "z");
	add(&findings, "a.yaml", 0, 0, SEVERITY_WARNING, "whole");
	findings_sort(&findings);
	assert_finding(&findings, 0, "a.yaml: warning: whole");
	assert_finding(&findings, 1, "a.yaml:9:1: warning: z");
	assert_finding(&findings, 2, "a.yaml:9:2: error: m");
	assert_finding(&findings, 3, "a.yaml:9:2: error: n");
	assert_finding(&findings, 4, "a.yaml:9:2: warning: a");
	assert_finding(&findings, 5, "a.yaml:10:1: error: m");
	assert_finding(&findings, 6, "b.yaml:1:1: error: m");
	findings_done(&findings);
}

static void exact_repeats_are_told_and_counted_once(void **state)
{
	struct findings findings;

	(void)state;
	findings_init(&findings);
	for (int i = 0; i < 3; i++) {
		add(&findings, "a.yaml", 1, 1, SEVERITY_ERROR, "same");
		add(&findings, "a.yaml", 1, 1, SEVERITY_WARNING, "same");
	}
	assert_int_equal(findings.errors, 3);
	findings_sort(&findings);
	assert_int_equal(findings.list.count, 2);
	assert_int_equal(findings.errors, 1);
	assert_int_equal(findings.warnings, 1);
	findings_done(&findings);
}

static void add_many(struct findings *findings, const char *file, unsigned first, unsigned count,
		     enum severity severity)
{
	for (unsigned i = 0; i < count; i++)
		add(findings, file, first + i, 1, severity, "m");
}

static void a_file_lists_a_hundred_and_counts_the_rest(void **state)
{
	struct findings findings;

	(void)state;
	findings_init(&findings);
	add_many(&findings, "b.yaml", 1, FINDINGS_PER_FILE, SEVERITY_WARNING);
	add_many(&findings, "a.yaml", 1, FINDINGS_PER_FILE + 12, SEVERITY_WARNING);
	findings_sort(&findings);
	assert_int_equal(findings.list.count, 2 * FINDINGS_PER_FILE + 1);
	assert_finding(&findings, 99, "a.yaml:100:1: warning: m");
	assert_finding(&findings, 100, "a.yaml: warning: 12 more problems in this file");
	assert_finding(&findings, 101, "b.yaml:1:1: warning: m");
	assert_int_equal(findings.warnings, 2 * FINDINGS_PER_FILE + 12);
	findings_done(&findings);
}

static void the_rest_is_an_error_if_one_of_it_is(void **state)
{
	struct findings findings;

	(void)state;
	findings_init(&findings);
	add_many(&findings, "a.yaml", 1, FINDINGS_PER_FILE + 1, SEVERITY_WARNING);
	add_many(&findings, "a.yaml", 500, 1, SEVERITY_ERROR);
	findings_sort(&findings);
	assert_finding(&findings, 100, "a.yaml: error: 2 more problems in this file");
	assert_int_equal(findings.errors, 1);
	findings_done(&findings);
}

static void errors_above_the_cap_do_not_make_the_rest_one(void **state)
{
	struct findings findings;

	(void)state;
	findings_init(&findings);
	add_many(&findings, "a.yaml", 1, FINDINGS_PER_FILE, SEVERITY_ERROR);
	add_many(&findings, "a.yaml", 500, 1, SEVERITY_WARNING);
	findings_sort(&findings);
	assert_finding(&findings, 100, "a.yaml: warning: 1 more problem in this file");
	findings_done(&findings);
}

static void sorting_again_changes_nothing_but_takes_in_what_came(void **state)
{
	struct findings findings;

	(void)state;
	findings_init(&findings);
	add_many(&findings, "a.yaml", 1, FINDINGS_PER_FILE + 12, SEVERITY_WARNING);
	findings_sort(&findings);
	findings_sort(&findings);
	assert_int_equal(findings.list.count, FINDINGS_PER_FILE + 1);
	assert_finding(&findings, 100, "a.yaml: warning: 12 more problems in this file");
	add(&findings, "a.yaml", 0, 0, SEVERITY_ERROR, "late");
	findings_sort(&findings);
	assert_int_equal(findings.list.count, FINDINGS_PER_FILE + 1);
	assert_finding(&findings, 0, "a.yaml: error: late");
	assert_finding(&findings, 99, "a.yaml:99:1: warning: m");
	assert_finding(&findings, 100, "a.yaml: warning: 13 more problems in this file");
	assert_int_equal(findings.warnings, FINDINGS_PER_FILE + 12);
	findings_done(&findings);
}

static void findings_own_their_texts(void **state)
{
	struct findings findings;
	char file[] = "a.yaml";
	char message[] = "m";

	(void)state;
	findings_init(&findings);
	add(&findings, file, 1, 2, SEVERITY_ERROR, message);
	memset(file, 'x', strlen(file));
	memset(message, 'x', strlen(message));
	assert_finding(&findings, 0, "a.yaml:1:2: error: m");
	findings_done(&findings);
}

static void what_is_printed_is_harmless_and_one_line(void **state)
{
	struct findings findings;

	(void)state;
	findings_init(&findings);
	add(&findings, "a\n\x1B[2J.yaml", 1, 1, SEVERITY_ERROR, "no \xE2\x80\xAE" "evil\nword\x9B");
	assert_finding(&findings, 0,
		       "a <U+001B>[2J.yaml:1:1: error: no <U+202E>evil word<0x9B>");
	findings_done(&findings);
}

static void no_findings_can_be_sorted(void **state)
{
	struct findings findings;

	(void)state;
	findings_init(&findings);
	findings_sort(&findings);
	assert_int_equal(findings.list.count, 0);
	findings_done(&findings);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(findings_come_in_the_order_of_files_and_places),
		cmocka_unit_test(exact_repeats_are_told_and_counted_once),
		cmocka_unit_test(a_file_lists_a_hundred_and_counts_the_rest),
		cmocka_unit_test(the_rest_is_an_error_if_one_of_it_is),
		cmocka_unit_test(errors_above_the_cap_do_not_make_the_rest_one),
		cmocka_unit_test(sorting_again_changes_nothing_but_takes_in_what_came),
		cmocka_unit_test(findings_own_their_texts),
		cmocka_unit_test(what_is_printed_is_harmless_and_one_line),
		cmocka_unit_test(no_findings_can_be_sorted),
	};

	return cmocka_run_group_tests_name("finding", tests, NULL, NULL);
}
