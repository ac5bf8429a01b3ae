/* finding.c - owns the list of findings: their texts, their order, their cap.
 * Knows nothing of what is checked, nor where a finding is printed to. */
#include "finding.h"

#include "clean.h"
#include "i18n.h"

#include <stdlib.h>
#include <string.h>

void findings_init(struct findings *findings)
{
	*findings = (struct findings){0};
	arena_init(&findings->arena);
}

void findings_done(struct findings *findings)
{
	vec_done(&findings->list);
	arena_done(&findings->arena);
	findings_init(findings);
}

static size_t *counter(struct findings *findings, enum severity severity)
{
	return severity == SEVERITY_ERROR ? &findings->errors : &findings->warnings;
}

/* Most findings come file by file: one copy of the name serves them all. */
static const char *keep_name(struct findings *findings, const char *file)
{
	size_t last = findings->list.count;

	if (last && strcmp(findings->list.items[last - 1].place.file, file) == 0)
		return findings->list.items[last - 1].place.file;
	return arena_copy(&findings->arena, file, strlen(file));
}

void findings_add(struct findings *findings, enum severity severity, struct place place,
		  const char *format, ...)
{
	struct finding finding = {.severity = severity, .place = place};
	struct str message;
	va_list arguments;

	str_init(&message);
	va_start(arguments, format);
	str_vformat(&message, format, arguments);
	va_end(arguments);
	finding.message = arena_copy(&findings->arena, message.data, message.len);
	str_done(&message);
	finding.place.file = keep_name(findings, place.file ? place.file : "");
	vec_push(&findings->list, finding);
	(*counter(findings, severity))++;
}

void findings_append(struct findings *findings, const struct findings *more)
{
	for (size_t i = 0; i < more->list.count; i++)
		findings_add(findings, more->list.items[i].severity, more->list.items[i].place,
			     "%s", more->list.items[i].message);
}

/* --- order and cap -------------------------------------------------------- */

static int order(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

/* What stands for unlisted findings comes behind the listed ones. */
static int compare(const void *left, const void *right)
{
	const struct finding *a = left;
	const struct finding *b = right;
	int result = strcmp(a->place.file, b->place.file);

	if (!result)
		result = order(a->unlisted != 0, b->unlisted != 0);
	if (!result)
		result = order(a->place.line, b->place.line);
	if (!result)
		result = order(a->place.column, b->place.column);
	if (!result)
		result = order(a->severity, b->severity);
	return result ? result : strcmp(a->message, b->message);
}

static void drop_repeats(struct findings *findings)
{
	struct finding *items = findings->list.items;
	size_t kept = 0;

	for (size_t i = 0; i < findings->list.count; i++) {
		if (kept && !items[i].unlisted && compare(&items[kept - 1], &items[i]) == 0)
			(*counter(findings, items[i].severity))--;
		else
			items[kept++] = items[i];
	}
	findings->list.count = kept;
}

static void add_unlisted(struct finding *all, const struct finding *one)
{
	all->place.file = one->place.file;
	all->unlisted += one->unlisted ? one->unlisted : 1;
	if (one->severity == SEVERITY_ERROR)
		all->severity = SEVERITY_ERROR;
}

static void write_unlisted(struct findings *findings, struct finding *all)
{
	struct str message;

	str_init(&message);
	str_format(&message,
		   ngettext("%zu more problem in this file", "%zu more problems in this file",
			    all->unlisted),
		   all->unlisted);
	all->message = arena_copy(&findings->arena, message.data, message.len);
	str_done(&message);
}

/* Moves the findings of the file that item `first` is in to `kept`, those over
 * the cap as one; returns where the next file begins. There is always room:
 * that one takes the place of one or more. */
static size_t cap_file(struct findings *findings, size_t first, size_t *kept)
{
	struct finding *items = findings->list.items;
	struct finding all = {.severity = SEVERITY_WARNING};
	const char *file = items[first].place.file;
	size_t i = first;

	for (; i < findings->list.count && strcmp(items[i].place.file, file) == 0; i++) {
		if (i - first >= FINDINGS_PER_FILE)
			add_unlisted(&all, &items[i]);
		else
			items[(*kept)++] = items[i];
	}
	if (all.unlisted) {
		write_unlisted(findings, &all);
		items[(*kept)++] = all;
	}
	return i;
}

void findings_sort(struct findings *findings)
{
	size_t kept = 0;
	size_t next = 0;

	if (findings->list.count == 0)
		return;
	qsort(findings->list.items, findings->list.count, sizeof(struct finding), compare);
	drop_repeats(findings);
	while (next < findings->list.count)
		next = cap_file(findings, next, &kept);
	findings->list.count = kept;
}

/* --- printing ------------------------------------------------------------- */

void finding_print(const struct finding *finding, struct str *out)
{
	clean_add(out, slice_of(finding->place.file), CLEAN_LINE);
	if (finding->place.line)
		str_format(out, ":%u:%u", finding->place.line, finding->place.column);
	str_add_text(out, ": ");
	str_add_text(out, finding->severity == SEVERITY_ERROR ? _("error") : _("warning"));
	str_add_text(out, ": ");
	clean_add(out, slice_of(finding->message), CLEAN_LINE);
}
