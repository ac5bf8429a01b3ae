/* refresh.c - owns what is done with an index: left as it is, updated in place, or built
 * anew. Knows no screen, no command line, and not how a state is written down.
 *
 * An index whose state is not of the content is built anew; but where few files changed
 * and hold the same records as before, it is updated in place if that will do. */
#include "refresh.h"

#include "check.h"
#include "index.h"
#include "load.h"
#include "state.h"
#include "update.h"

#include <time.h>

bool refresh_is_needed(const struct location *location)
{
	struct arena arena;
	load_files files = {0};
	struct state state;
	bool current;

	if (!location->folder)
		return false;
	arena_init(&arena);
	current = state_read(&state, location) &&
		  load_list(location->folder, &arena, &files, NULL, NULL) &&
		  state_has_files(&state, &files, NULL);
	state_done(&state);
	vec_done(&files);
	arena_done(&arena);
	return !current;
}

/* --- building -------------------------------------------------------------------- */

/* What is built and who is told. */
struct order {
	unsigned need;                /* enum refresh_need */
	int32_t today;
	refresh_progress *progress;   /* may be null */
	void *context;
};

static bool tell_loading(void *context, size_t done, size_t total)
{
	struct order *order = context;

	return order->progress(order->context, REFRESH_LOADING, done, total);
}

static bool tell_indexing(void *context, size_t done, size_t total)
{
	struct order *order = context;

	return order->progress(order->context, REFRESH_INDEXING, done, total);
}

/* Other programs that read an index go on reading the next one. */
static enum index_views choose_views(const struct location *location, unsigned need)
{
	bool views = need & REFRESH_VIEWS || index_has_views(location->index);

	return views ? INDEX_WITH_VIEWS : INDEX_WITHOUT_VIEWS;
}

/* known gets the records and the findings, as the state has them. */
static bool build(const struct location *location, const load_files *files,
		  struct order *order, struct findings *findings, struct str *known,
		  struct error *error)
{
	struct records records;
	bool done;

	records_init(&records);
	done = load_folder(location->folder, files, &records, findings,
			   order->progress ? tell_loading : NULL, order, error);
	if (done)
		check_records(&records, order->today, findings);
	findings_sort(findings);
	done = done && location_prepare(location, error) &&
	       index_build(&records, location->index, choose_views(location, order->need),
			   order->progress ? tell_indexing : NULL, order, error);
	state_describe(files, &records, findings, known);
	records_done(&records);
	return done;
}

static bool renew(const struct location *location, const load_files *files, int64_t started,
		  struct order *order, struct findings *findings, struct error *error)
{
	struct str known;
	bool done;

	str_init(&known);
	done = build(location, files, order, findings, &known, error);
	if (done)
		state_note(location, files, started, str_slice(&known));
	str_done(&known);
	return done;
}

/* --- updating -------------------------------------------------------------------- */

/* Whether an update of the index in place made good for what changed. */
static bool update_files(const struct location *location, const struct state_changes *changes)
{
	struct records records;
	struct findings findings;
	bool done;

	records_init(&records);
	findings_init(&findings);
	done = load_folder(location->folder, &changes->files, &records, &findings, NULL, NULL,
			   NULL) &&
	       !findings.list.count && state_has_ids(changes, &records) &&
	       update_in_place(location->index, &records);
	findings_done(&findings);
	records_done(&records);
	return done;
}

/* Without reading more than what changed; findings gets those that are known, among
 * them what was found when the files were listed. */
static bool keep_up(const struct location *location, const load_files *files, int64_t started,
		    bool listed, struct findings *findings)
{
	struct state_changes changes = {0};
	struct state state;
	bool done = state_read(&state, location);

	if (done && !state_has_files(&state, files, findings)) {
		done = !listed && state_find_changes(&state, files, &changes) &&
		       update_files(location, &changes);
		if (done) {
			state_note(location, files, started, changes.known);
			state_take_findings(changes.known, findings);
		}
	}
	vec_done(&changes.files);
	state_done(&state);
	return done;
}

/* --- either ---------------------------------------------------------------------- */

static int64_t now_nanoseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* Whether to build whatever the content. */
static bool is_wanted(const struct location *location, unsigned need)
{
	return need & REFRESH_ANEW ||
	       (need & REFRESH_VIEWS && !index_has_views(location->index));
}

bool refresh_index(const struct location *location, unsigned need, int32_t today,
		   struct findings *findings, refresh_progress *progress, void *context,
		   struct error *error)
{
	struct arena arena;
	load_files files = {0};
	struct findings listed;
	struct order order = {need, today, progress, context};
	int64_t started = now_nanoseconds();
	bool done;

	if (!location->folder)
		return true;
	arena_init(&arena);
	findings_init(&listed);
	done = load_list(location->folder, &arena, &files, &listed, error);
	if (done && (is_wanted(location, need) ||
		     !keep_up(location, &files, started, listed.list.count > 0, findings))) {
		findings_append(findings, &listed);
		done = renew(location, &files, started, &order, findings, error);
	}
	findings_done(&listed);
	vec_done(&files);
	arena_done(&arena);
	return done;
}
