/* built.h - a small base with its index, for tests of what reads one. */
#ifndef PICKET_TEST_BUILT_H
#define PICKET_TEST_BUILT_H

#include "content.h"

#include "index.h"
#include "kb.h"

/* Two sides, an issue, a thread of three positions and what they rest on. */
#define BUILT_BASE                                                                     \
	"=== picket.yaml\n"                                                            \
	"title: {en: Test, de: Probe}\n"                                               \
	"languages: [en, de]\n"                                                        \
	"=== parties/all.yaml\n"                                                       \
	"- {id: union, name: The Union, short: Union, type: organization,\n"           \
	"   classification: union, side: labour, founded: 1990}\n"                     \
	"- {id: studios, name: The Studios, type: organization, side: management,\n"   \
	"   classification: employer-association}\n"                                   \
	"- {id: company, name: A Company, type: organization, parent: studios,\n"      \
	"   classification: company}\n"                                                \
	"- {id: speaker, name: A Speaker, type: person,\n"                             \
	"   memberships: [{in: union, from: 2020, to: 2023-12}]}\n"                    \
	"- {id: critic, name: A Critic, type: person, former_ids: [old-critic]}\n"     \
	"=== disputes/strike.yaml\n"                                                   \
	"{title: {en: The strike, de: Der Streik}, from: 2023-05-02, parties: [union, studios],\n" \
	" status: [{status: strike, date: 2023-05-02}, {status: settled, date: 2023-09}]}\n" \
	"=== issues/pay.yaml\n"                                                        \
	"{title: {en: Pay, de: Lohn}, dispute: strike,\n"                              \
	" question: {en: Who pays?, de: Wer zahlt?}}\n"                                \
	"=== sources/all.yaml\n"                                                       \
	"- {id: paper, title: A paper, type: report, issued: 2023-05-01, publisher: Press,\n" \
	"   reliability: official, seen: whole}\n"                                     \
	"- {id: letter, title: A letter, type: post, issued: unknown, reliability: press,\n" \
	"   seen: quoted}\n"                                                           \
	"=== positions/thread.yaml\n"                                                  \
	"- {id: demand, by: union, voice: speaker, on: pay, date: 2023-05-03, stance: demand,\n" \
	"   text: {en: Pay the extras more., de: Mehr Lohn für die Straße.},\n"        \
	"   references: [paper, {source: letter, quote: every day}]}\n"                \
	"- {id: refusal, by: studios, on: pay, date: 2023-05-04, stance: reject,\n"    \
	"   text: {en: We pay enough., de: Wir zahlen genug.}, replies_to: demand,\n"  \
	"   references: paper}\n"                                                      \
	"- {id: deal, by: [union, studios], on: pay, date: 2023-09-01, stance: agree,\n" \
	"   text: {en: Both agree., de: Beide sind einig.}, supersedes: demand,\n"     \
	"   references: paper}\n"                                                      \
	"=== events/walkout.yaml\n"                                                    \
	"{title: {en: Walkout, de: Ausstand}, type: ballot, date: 2023-05-02,\n"       \
	" ballot: {yes: 97.90, no: 2.1}, actors: union, disputes: strike, references: paper}\n" \
	"=== uses/scan.yaml\n"                                                         \
	"{title: {en: Scan, de: Aufnahme}, stage: casting, technique: body-scan,\n"    \
	" status: in-use, date: 2023, actors: studios, raises: pay,\n"                 \
	" affects: [{group: {en: Extras, de: Komparsen}}], references: paper}\n"

struct built {
	struct content content;
	char path[96];           /* of the index */
	struct kb *kb;
	struct reading reading;  /* English, on the last day of 2023 */
	struct arena arena;
};

/* Builds and opens the index of the files in text. */
static inline void built_begin(struct built *built, const char *text)
{
	content_begin(&built->content);
	content_add(&built->content, text);
	content_check(&built->content);
	assert_string_equal(built->content.messages.data, "");
	snprintf(built->path, sizeof(built->path), "%s/index.db", built->content.folder);
	assert_true(index_build(&built->content.records, built->path, NULL, NULL, NULL));
	built->kb = kb_open(built->path, NULL);
	assert_non_null(built->kb);
	built->reading = (struct reading){built->kb, SLICE("en"), date_day(2023, 12, 31)};
	arena_init(&built->arena);
}

static inline void built_end(struct built *built)
{
	kb_close(built->kb);
	arena_done(&built->arena);
	content_end(&built->content);
}

#endif
