/* fixture.h - a small base, built and open, for tests of what reads an index.
 *
 * fixture_open() writes files below a folder of its own, loads, checks and
 * builds them, and opens the index; fixture_close() leaves nothing behind. It is
 * the first of January 2024, for the reading and for date_today(). */
#ifndef PICKET_TEST_FIXTURE_H
#define PICKET_TEST_FIXTURE_H

#include "content.h"

#include "index.h"
#include "kb.h"

struct fixture_file {
	const char *path;
	const char *text;
};

struct fixture {
	struct content content;
	char path[96];            /* of the index */
	struct kb *kb;
	struct reading reading;   /* in English */
	struct arena arena;       /* for what is read */
	struct error error;
};

/* A base in English and German, unless files say otherwise. */
#define FIXTURE_BASE "{title: {en: A strike, de: Ein Streik}, languages: [en, de]}\n"

/* Loads, checks and builds what was written. Fails where it has errors; warnings
 * are no matter. */
static inline void fixture_build(struct fixture *fixture)
{
	content_check(&fixture->content);
	if (fixture->content.findings.errors)
		fail_msg("%s", fixture->content.messages.data);
	snprintf(fixture->path, sizeof(fixture->path), "%s/index.db", fixture->content.folder);
	if (!index_build(&fixture->content.records, fixture->path, INDEX_WITHOUT_VIEWS, NULL, NULL,
			 &fixture->error))
		fail_msg("%s", fixture->error.message);
	fixture->kb = kb_open(fixture->path, &fixture->error);
	if (!fixture->kb)
		fail_msg("%s", fixture->error.message);
	fixture->reading.kb = fixture->kb;
}

static inline void fixture_begin(struct fixture *fixture)
{
	*fixture = (struct fixture){0};
	setenv("PICKET_NOW", "2024-01-01", 1);
	fixture->reading.language = SLICE("en");
	fixture->reading.day = date_today();
	arena_init(&fixture->arena);
	content_begin(&fixture->content);
}

static inline void fixture_open(struct fixture *fixture, const struct fixture_file *files,
				size_t count)
{
	fixture_begin(fixture);
	content_write(&fixture->content, "picket.yaml", SLICE(FIXTURE_BASE));
	for (size_t i = 0; i < count; i++)
		content_write(&fixture->content, files[i].path, slice_of(files[i].text));
	fixture_build(fixture);
}

/* The same for files in one text, as content_add() takes them, picket.yaml too. */
static inline void fixture_open_text(struct fixture *fixture, const char *text)
{
	fixture_begin(fixture);
	content_add(&fixture->content, text);
	fixture_build(fixture);
}

static inline void fixture_close(struct fixture *fixture)
{
	kb_close(fixture->kb);
	arena_done(&fixture->arena);
	content_end(&fixture->content);
}

/* The rowid of id, which must be there. */
static inline uint32_t fixture_find(const struct fixture *fixture, const char *id)
{
	uint32_t rowid = kb_find(fixture->kb, slice_of(id));

	if (!rowid)
		fail_msg("no entry '%s'", id);
	return rowid;
}

/* A strike over scans, from demand to agreement, with one of everything. */
static const struct fixture_file fixture_strike[] = {
	{"parties/all.yaml",
	 "- {id: union, name: The Players' Union, short: Union, type: organization,\n"
	 "   classification: union, side: labour}\n"
	 "- {id: studios, name: Studio Alliance, short: Studios, type: organization,\n"
	 "   classification: employer-association, side: management}\n"
	 "- {id: ann, name: Ann Ode, short: Ode, type: person, role: {en: Speaker, de: Sprecherin},\n"
	 "   memberships: [{in: union, role: {en: negotiator, de: Verhandlerin}, from: 2021}]}\n"},
	{"disputes/strike.yaml",
	 "{id: strike, title: {en: The strike, de: Der Streik}, from: 2023-05-02, to: 2023-11-09,\n"
	 " status: [{status: strike, date: 2023-05-02}, {status: settled, date: 2023-11-09}],\n"
	 " parties: [{party: union, role: claimant}, {party: studios, role: respondent}],\n"
	 " outcome: {en: A contract., de: Ein Vertrag.}}\n"},
	{"issues/scans.yaml",
	 "{id: scans, title: {en: Scans, de: Aufnahmen}, dispute: strike, resolution: agreed,\n"
	 " question: {en: May bodies be scanned?, de: Darf man Körper aufnehmen?},\n"
	 " resolved_by: deal}\n"},
	{"sources/all.yaml",
	 "- {id: daily, title: Players walk out, type: article-newspaper, publisher: Daily,\n"
	 "   author: [{family: Ibsen, given: Bo}], issued: 2023-07-14, reliability: press,\n"
	 "   URL: 'https://example.org/walk', accessed: 2023-12-01, seen: whole}\n"
	 "- {id: release, title: Union statement, type: document, publisher: Union,\n"
	 "   issued: 2023-07-13, reliability: own-statement, voice: union, seen: excerpt}\n"},
	{"positions/scans.yaml",
	 "- {id: scan-claim, by: union, voice: ann, on: scans, date: 2023-07-13, stance: claim,\n"
	 "   title: {en: One day of pay for good, de: Ein Tag Lohn für immer},\n"
	 "   text: {en: They scan for a day's pay. Then they keep it., de: Sie nehmen auf.},\n"
	 "   about: scanning, references: [release, {source: daily, locator: para 3,\n"
	 "   quote: for good, lang: en, verdict: imprecise, note: {en: Too short., de: Zu kurz.}}]}\n"
	 "- {id: scan-denial, by: studios, on: scans, date: 2023-07-14, stance: deny,\n"
	 "   replies_to: scan-claim, text: {en: 'Only for one film, see [[scanning]].',\n"
	 "   de: Nur für einen Film.}, references: daily}\n"
	 "- {id: no-scans, by: union, on: scans, date: 2023-06-01, stance: demand,\n"
	 "   text: No scans at all., references: release}\n"
	 "- {id: deal, by: [union, studios], on: scans, date: 2023-11-08, stance: agree,\n"
	 "   supersedes: no-scans, text: {en: Consent and pay., de: Zustimmung und Lohn.},\n"
	 "   references: daily}\n"},
	{"events/walkout.yaml",
	 "{id: walkout, title: {en: Walkout, de: Ausstand}, type: strike, date: 2023-07~,\n"
	 " actors: [{party: union, role: {en: striker, de: Streikende}}], disputes: strike,\n"
	 " references: daily}\n"},
	{"uses/scanning.yaml",
	 "{id: scanning, title: {en: Scanning, de: Aufnehmen}, stage: casting, technique: body-scan,\n"
	 " date: 2023-05-10, status: [{status: proposed, date: 2023-05-10},\n"
	 " {status: prohibited, date: 2023-11-08}], actors: [{party: studios, role: client,\n"
	 " alleged: yes}], affects: [{group: {en: Extras, de: Komparsen}}], consent: disputed,\n"
	 " references: {source: daily, verdict: confirmed}}\n"},
};

#define FIXTURE_STRIKE fixture_strike, COUNT_OF(fixture_strike)

/* For a group of tests that share the strike, or files in a text, as their state. */
static inline int fixture_setup(void **state)
{
	struct fixture *fixture = mem_zero(sizeof(*fixture));

	fixture_open(fixture, FIXTURE_STRIKE);
	*state = fixture;
	return 0;
}

static inline int fixture_setup_text(void **state, const char *text)
{
	struct fixture *fixture = mem_zero(sizeof(*fixture));

	fixture_open_text(fixture, text);
	*state = fixture;
	return 0;
}

static inline int fixture_teardown(void **state)
{
	fixture_close(*state);
	free(*state);
	return 0;
}

/* Two sides, an issue, a thread of three positions and what they rest on. */
#define FIXTURE_THREAD                                                                     \
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

#endif
