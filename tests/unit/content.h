/* content.h - a small base in a folder of its own, for tests of what reads one.
 *
 * A text holds several files: "=== parties/a.yaml\n" begins each. */
#ifndef PICKET_TEST_CONTENT_H
#define PICKET_TEST_CONTENT_H

#include "testing.h"

#include "check.h"
#include "load.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* One sound record of each kind, and some more parties. */
#define CONTENT_SOUND                                                                  \
	"=== picket.yaml\n"                                                            \
	"title: Test\n"                                                                \
	"languages: [en]\n"                                                            \
	"=== parties/all.yaml\n"                                                       \
	"- {id: union, name: The Union, type: organization, classification: union,\n"  \
	"   side: labour, founded: 1990}\n"                                            \
	"- {id: studios, name: The Studios, type: organization, side: management,\n"   \
	"   classification: employer-association}\n"                                   \
	"- {id: company, name: A Company, type: organization, parent: studios,\n"      \
	"   classification: company}\n"                                                \
	"- {id: speaker, name: A Speaker, type: person,\n"                             \
	"   memberships: [{in: union, from: 2020, to: 2023-12}]}\n"                    \
	"=== disputes/strike.yaml\n"                                                   \
	"{title: The strike, from: 2023-05-02, status: strike, parties: [union, studios]}\n" \
	"=== issues/pay.yaml\n"                                                        \
	"{title: Pay, question: Who pays?, dispute: strike}\n"                         \
	"=== sources/all.yaml\n"                                                       \
	"- {id: paper, title: A paper, type: report, issued: 2023-05-01,\n"            \
	"   reliability: official, seen: whole}\n"                                     \
	"=== positions/demand.yaml\n"                                                  \
	"{by: union, on: pay, date: 2023-05-03, stance: demand, text: Pay more.,\n"    \
	" references: paper}\n"                                                        \
	"=== events/walkout.yaml\n"                                                    \
	"{title: Walkout, type: strike, date: 2023-05-02, actors: union, references: paper}\n" \
	"=== uses/scan.yaml\n"                                                         \
	"{title: Scan, stage: casting, technique: body-scan, status: in-use, date: 2023,\n" \
	" actors: studios, affects: [{group: Extras}], references: paper}\n"

struct content {
	char folder[64];
	struct records records;
	struct findings findings;
	struct error error;
	struct str messages;   /* a line a finding */
	bool loaded;
};

static inline void content_begin(struct content *content)
{
	*content = (struct content){.folder = "/tmp/picket-test-XXXXXX"};
	assert_non_null(mkdtemp(content->folder));
	records_init(&content->records);
	findings_init(&content->findings);
	str_init(&content->messages);
}

static inline int content_remove(const char *path, const struct stat *status, int type,
				 struct FTW *place)
{
	(void)status;
	(void)type;
	(void)place;
	return remove(path);
}

static inline void content_end(struct content *content)
{
	nftw(content->folder, content_remove, 16, FTW_DEPTH | FTW_PHYS);
	str_done(&content->messages);
	findings_done(&content->findings);
	records_done(&content->records);
}

/* Makes the folders that path (an absolute one) stands in. */
static inline void content_folders(const char *path)
{
	char part[512];

	for (const char *at = strchr(path + 1, '/'); at; at = strchr(at + 1, '/')) {
		snprintf(part, sizeof(part), "%.*s", (int)(at - path), path);
		assert_true(mkdir(part, 0700) == 0 || errno == EEXIST);
	}
}

/* Writes text to the file called name, which it replaces. */
static inline void content_write(struct content *content, const char *name, struct slice text)
{
	char path[512];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", content->folder, name);
	content_folders(path);
	file = fopen(path, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(text.data, 1, text.len, file), text.len);
	fclose(file);
}

/* Writes all files that text holds. */
static inline void content_add(struct content *content, const char *text)
{
	while (text && *text) {
		char name[256];
		const char *line = strchr(text, '\n') + 1;
		const char *next = strstr(line, "=== ");
		size_t len = next ? (size_t)(next - line) : strlen(line);
		snprintf(name, sizeof(name), "%.*s", (int)(line - text - 5), text + 4);
		content_write(content, name, (struct slice){line, len});
		text = next;
	}
}

static inline void content_print(struct content *content)
{
	findings_sort(&content->findings);
	str_clear(&content->messages);
	str_add_text(&content->messages, "");
	for (size_t i = 0; i < content->findings.list.count; i++) {
		finding_print(&content->findings.list.items[i], &content->messages);
		str_add_char(&content->messages, '\n');
	}
}

/* Lists and loads the folder. */
static inline void content_load(struct content *content)
{
	struct arena arena;
	load_files files = {0};

	arena_init(&arena);
	content->loaded = load_list(content->folder, &arena, &files, &content->findings,
				    &content->error) &&
			  load_folder(content->folder, &files, &content->records,
				      &content->findings, NULL, NULL, &content->error);
	vec_done(&files);
	arena_done(&arena);
	content_print(content);
}

/* The same, and checks it on the first day of 2024. */
static inline void content_check(struct content *content)
{
	content_load(content);
	assert_true(content->loaded);
	check_records(&content->records, date_day(2024, 1, 1), &content->findings);
	content_print(content);
}

/* Fails unless text beside the sound records has just these findings, as the
 * loader alone (checked false) or also the rules see them. */
static inline void assert_content(const char *text, bool checked, const char *messages)
{
	struct content content;

	content_begin(&content);
	content_add(&content, CONTENT_SOUND);
	content_add(&content, text);
	if (checked)
		content_check(&content);
	else
		content_load(&content);
	assert_string_equal(content.messages.data, messages);
	content_end(&content);
}

#endif
