/* commands.c - owns the table of commands and what each does. Knows neither the
 * command line nor how results look. */
#include "commands.h"

#include "charset.h"
#include "check.h"
#include "doc.h"
#include "filter.h"
#include "i18n.h"
#include "index.h"
#include "listing.h"
#include "lookup.h"
#include "load.h"
#include "nearest.h"
#include "refresh.h"
#include "reports.h"
#include "search.h"
#include "session.h"
#include "utf8.h"

#include <string.h>
#include <sys/stat.h>

static enum status run_check(const struct options *options);
static enum status run_build(const struct options *options);
static enum status run_list(const struct options *options);
static enum status run_show(const struct options *options);
static enum status run_search(const struct options *options);
static enum status run_path(const struct options *options);

/* In the order of help and manual. */
const struct command_info command_table[COMMAND_COUNT] = {
	[COMMAND_SCREEN] = {NULL, N_("[KB]"), N_("open the screen"), NULL, 0, 1, NULL},
	[COMMAND_CHECK] = {"check", N_("[KB]"), N_("say what is wrong with the content"),
			   N_("Each finding is a line on standard error: file:line:column: what is "
			      "wrong. Sound content is nothing to speak of. The index is left as "
			      "it is."),
			   0, 1, run_check},
	[COMMAND_BUILD] = {"build", N_("[KB]"), N_("build the index anew"),
			   N_("Says what is wrong with the content, as check does. The index "
			      "holds what is sound."),
			   0, 1, run_build},
	[COMMAND_LIST] = {"list", N_("KIND"), N_("list the entries of a kind"),
			  N_("KIND is party, dispute, issue, position, event, use or source. The "
			     "most important entries come first: those that most others lead to, "
			     "then the newest."),
			  1, 1, run_list},
	[COMMAND_SHOW] = {"show", N_("ID..."), N_("show entries with their evidence and links"),
			  NULL, 1, SIZE_MAX, run_show},
	[COMMAND_SEARCH] = {"search", N_("QUERY..."), N_("search all entries"),
			    N_("Every word must occur; the last one may go on. \"two words\" "
			       "belong together, -word must not occur, one OR other will do, and "
			       "(brackets) group. Case and accents do not matter."),
			    1, SIZE_MAX, run_search},
	[COMMAND_TIMELINE] = {"timeline", N_("[QUERY...]"),
			      N_("print what happened and was said, by month"),
			      N_("Events, positions and AI uses in order of time, each month with "
				 "the number of its entries; with QUERY those that picket search "
				 "finds."),
			      0, SIZE_MAX, report_timeline},
	[COMMAND_MATRIX] = {"matrix", N_("[DISPUTE...]"),
			    N_("print who holds what: issues by parties"),
			    N_("Of each dispute the issues, and for each of its parties the newest "
			       "stance it holds, its date, and how many more it holds (+2). A party "
			       "counts with its branches and its people; others stand last. Without "
			       "DISPUTE, all disputes. A name will do for an id."),
			    0, SIZE_MAX, report_matrix},
	[COMMAND_COMPARE] = {"compare", N_("PARTY PARTY"),
			     N_("compare what two parties hold, issue by issue"),
			     N_("A position in common is what both agreed to; they differ where "
				"one holds a denial, a rejection or an opposition to what the other "
				"holds. A name or a short name will do for an id, in any case."),
			     2, 2, report_compare},
	[COMMAND_PATH] = {"path", NULL, N_("print where the index is"),
			  N_("The index is brought up to date, and gets what other programs read it "
			     "by: a view for each kind (parties, disputes, issues, positions, "
			     "events, uses, sources) with the fields of the content as columns, "
			     "links with all that is linked, and marks with what is contested, "
			     "superseded or unanswered, and from when until when."),
			  0, 0, run_path},
};

enum command command_find(const char *name)
{
	for (int i = 0; i < COMMAND_COUNT; i++)
		if (command_table[i].name && strcmp(command_table[i].name, name) == 0)
			return (enum command)i;
	return COMMAND_COUNT;
}

/* The operand at index, or null. */
static const char *operand(const struct options *options, size_t index)
{
	return index < options->operands.count ? options->operands.items[index] : NULL;
}

/* Ends a command that printed: what it found counts only if it arrived. */
static enum status finish(struct print *print, enum status status, struct error *error)
{
	print_close(print, error);
	return error->code == ERROR_NONE ? status : status_fail(error);
}

/* --- check and build ------------------------------------------------------- */

static enum status tell_findings(const struct findings *findings, const char *folder)
{
	for (size_t i = 0; i < findings->list.count; i++)
		print_finding(&findings->list.items[i], folder);
	return findings->errors ? STATUS_CONTENT : STATUS_DONE;
}

static bool show_progress(void *context, size_t done, size_t total)
{
	print_progress(context, _("Indexing"), done, total);
	return true;
}

/* The index takes the place of what is there, and that must not be a device. */
static bool check_output(const char *path, struct error *error)
{
	struct stat status;

	if (stat(path, &status) != 0 || S_ISREG(status.st_mode))
		return true;
	return error_set(error, ERROR_USAGE, _("%s is not a file"), path);
}

static bool write_index(const struct records *records, const char *path, struct error *error)
{
	struct print_progress progress = {0};
	bool done = check_output(path, error) &&
		    index_build(records, path, INDEX_WITH_VIEWS, show_progress, &progress, error);

	print_progress_done(&progress);
	return done;
}

/* Loads and checks; the index is written to output, unless that is null. */
static bool read_content(const char *folder, const char *output, struct findings *findings,
			 struct error *error)
{
	struct records records;
	struct arena arena;
	load_files files = {0};
	bool good;

	records_init(&records);
	arena_init(&arena);
	good = load_list(folder, &arena, &files, findings, error) &&
	       load_folder(folder, &files, &records, findings, NULL, NULL, error);
	if (good)
		check_records(&records, date_today(), findings);
	findings_sort(findings);
	good = good && (!output || write_index(&records, output, error));
	vec_done(&files);
	arena_done(&arena);
	records_done(&records);
	return good;
}

/* What check and build have in common: find the content, work, say what was found. */
typedef bool content_work(const struct options *options, struct location *location,
			  struct findings *findings, struct error *error);

static enum status run_on_content(const struct options *options, content_work *work)
{
	struct error error = {0};
	struct location location;
	struct findings findings;
	struct str shown;
	enum status status = STATUS_DONE;

	str_init(&shown);
	findings_init(&findings);
	if (session_find_content(operand(options, 0), &location, &shown, &error)) {
		work(options, &location, &findings, &error);
		status = tell_findings(&findings, shown.data);
		location_done(&location);
	}
	if (error.code != ERROR_NONE)
		status = status_fail(&error);
	findings_done(&findings);
	str_done(&shown);
	return status;
}

static bool work_check(const struct options *options, struct location *location,
		       struct findings *findings, struct error *error)
{
	(void)options;
	return read_content(location->folder, NULL, findings, error);
}

static enum status run_check(const struct options *options)
{
	return run_on_content(options, work_check);
}

static bool work_build(const struct options *options, struct location *location,
		       struct findings *findings, struct error *error)
{
	const char *output = options->values[OPTION_OUTPUT];

	if (output)
		return read_content(location->folder, output, findings, error);
	return session_renew(location, REFRESH_ANEW, findings, error);
}

static enum status run_build(const struct options *options)
{
	return run_on_content(options, work_build);
}

/* --- list ------------------------------------------------------------------ */

struct kind_walk {
	struct kb *kb;
	enum kind kind;
};

static uint32_t next_of_kind(void *context, uint32_t after)
{
	const struct kind_walk *walk = context;

	return kb_next(walk->kb, walk->kind, after);
}

static void fail_kinds(const char *name, struct error *error)
{
	struct str kinds;

	str_init(&kinds);
	for (int i = 0; i < KIND_COUNT; i++)
		str_format(&kinds, "%s%s", i ? ", " : "", kind_table[i].name);
	error_set(error, ERROR_USAGE, _("there is no kind '%s'; there are: %s"), name, kinds.data);
	str_done(&kinds);
}

static enum status fail_kind(const char *name)
{
	struct error error = {0};
	struct nearest nearest;

	nearest_init(&nearest, slice_of(name));
	for (int i = 0; i < KIND_COUNT; i++) {
		nearest_try(&nearest, kind_table[i].name);
		nearest_try(&nearest, kind_table[i].plural);
	}
	if (nearest.word)
		error_set(&error, ERROR_USAGE, _("there is no kind '%s'; did you mean '%s'?"),
			  name, nearest.word);
	else
		fail_kinds(name, &error);
	return status_fail(&error);
}

static bool is_called(struct slice folded, const char *label)
{
	struct str own;
	bool is;

	str_init(&own);
	utf8_fold(&own, slice_of(_(label)));
	is = slice_equal(str_slice(&own), folded);
	str_done(&own);
	return is;
}

/* The kind of that name, or of what it is called in the program's language. */
static enum kind find_kind(const char *name)
{
	enum kind kind = kind_of_name(slice_of(name));
	struct str text, folded;

	str_init(&text);
	str_init(&folded);
	charset_decode(&text, slice_of(name));
	utf8_fold(&folded, str_slice(&text));
	for (int i = 0; kind == KIND_COUNT && i < KIND_COUNT; i++)
		if (is_called(str_slice(&folded), kind_table[i].label) ||
		    is_called(str_slice(&folded), kind_table[i].labels))
			kind = (enum kind)i;
	str_done(&folded);
	str_done(&text);
	return kind;
}

static enum status list_kind(const struct options *options, enum kind kind, struct session *session)
{
	struct error error = {0};
	struct print print;
	struct kind_walk walk = {session->kb, kind};
	size_t count;
	struct listing listing = {.reading = &session->reading,
				  .format = options->format,
				  .next = next_of_kind,
				  .context = &walk};

	print_open(&print, options->color);
	listing_print(&listing, &print, &count, &error);
	return finish(&print, count ? STATUS_DONE : STATUS_NOTHING, &error);
}

static enum status run_list(const struct options *options)
{
	struct error error = {0};
	struct session session;
	enum kind kind = find_kind(operand(options, 0));
	enum status status;

	if (kind == KIND_COUNT)
		return fail_kind(operand(options, 0));
	if (!session_open(&session, options, &error))
		return status_fail(&error);
	status = list_kind(options, kind, &session);
	session_close(&session);
	return status;
}

/* --- show ------------------------------------------------------------------ */

static bool print_doc(const struct reading *reading, uint32_t rowid, struct print *print,
		      struct error *error)
{
	struct rich doc;
	struct rich wrapped;
	bool good;

	rich_init(&doc);
	rich_init(&wrapped);
	good = doc_build(reading, rowid, &doc, error);
	if (good) {
		rich_wrap(&doc, print_width(), &wrapped);
		print_rich(print, &wrapped);
	}
	rich_done(&wrapped);
	rich_done(&doc);
	return good;
}

static bool print_object(const struct reading *reading, uint32_t rowid, struct print *print,
			 struct error *error)
{
	struct str line;
	bool good;

	str_init(&line);
	good = listing_whole(reading, rowid, &line, error);
	if (good)
		print_text(print, str_slice(&line));
	str_done(&line);
	return good;
}

/* Prints one entry; first says that nothing was printed yet. */
static bool show_entry(const struct options *options, const struct reading *reading,
		       uint32_t rowid, bool first, struct print *print, struct error *error)
{
	if (options->format == OPTION_FORMAT_JSON)
		return print_object(reading, rowid, print, error);
	if (!first)
		print_text(print, SLICE("\n"));
	return print_doc(reading, rowid, print, error);
}

/* The entry that is meant; 0 where there is none, or several are, which is an error. */
static uint32_t find(const struct session *session, const char *name, struct error *error)
{
	uint32_t rowid;

	return lookup(&session->reading, KIND_COUNT, slice_of(name), &rowid, error) ? rowid : 0;
}

/* Why find() finds nothing. */
static void tell_missing(const struct session *session, const char *name)
{
	struct error error = {0};
	struct str note;

	str_init(&note);
	find(session, name, &error);
	if (error.code == ERROR_NONE)
		lookup_tell(&session->reading, KIND_COUNT, slice_of(name), &note);
	print_note("%s", error.code == ERROR_NONE ? note.data : error.message);
	str_done(&note);
}

/* All there are; what is missing is said behind them, in order. */
static enum status show_all(const struct options *options, const struct session *session)
{
	struct error error = {0};
	struct print print;
	size_t found = 0;
	enum status status;

	print_open(&print, options->color);
	for (size_t i = 0; error.code == ERROR_NONE && i < options->operands.count; i++) {
		uint32_t rowid = find(session, operand(options, i), NULL);

		if (rowid)
			show_entry(options, &session->reading, rowid, found++ == 0, &print,
				   &error);
	}
	status = finish(&print, found == options->operands.count ? STATUS_DONE : STATUS_NOTHING,
			&error);
	for (size_t i = 0; error.code == ERROR_NONE && i < options->operands.count; i++)
		if (!find(session, operand(options, i), NULL))
			tell_missing(session, operand(options, i));
	return status;
}

static enum status run_show(const struct options *options)
{
	struct error error = {0};
	struct session session;
	enum status status;

	if (!session_open(&session, options, &error))
		return status_fail(&error);
	status = show_all(options, &session);
	session_close(&session);
	return status;
}

/* --- search ---------------------------------------------------------------- */

/* The hits from the first on; the walk goes through them once for each pass. */
struct hit_walk {
	struct search *search;
	size_t next;
};

static uint32_t next_hit(void *context, uint32_t after)
{
	struct hit_walk *walk = context;

	if (after == 0)
		walk->next = 0;
	if (walk->next == search_count(walk->search))
		return 0;
	return search_hit(walk->search, walk->next++);
}

static enum status print_hits(const struct options *options, const struct session *session,
		      struct search *search)
{
	struct error error = {0};
	struct print print;
	struct hit_walk walk = {search, 0};
	size_t count;
	struct listing listing = {.reading = &session->reading,
				  .format = options->format,
				  .next = next_hit,
				  .context = &walk,
				  .kinds = true,
				  .query = search_query(search)};

	print_open(&print, options->color);
	listing_print(&listing, &print, &count, &error);
	if (!search_is_whole(search))
		print_note(_("these are the first %zu; there are more"), search_count(search));
	else if (search_total(search) > search_count(search))
		print_note(_("these are the first %zu of %zu"), search_count(search),
			   search_total(search));
	return finish(&print, STATUS_DONE, &error);
}

/* What was no filter was searched as words: nobody should take that for an answer. */
static void tell_unknown_filter(struct slice name)
{
	struct str names;

	str_init(&names);
	filter_print_names(&names);
	print_note(_("nothing found; there is no filter '%.*s'; there are: %s"), SLICE_ARGS(name),
		   names.data);
	str_done(&names);
}

static enum status tell_nothing(struct search *search)
{
	struct slice name;
	struct str better;

	str_init(&better);
	if (search_unknown_filter(search, &name))
		tell_unknown_filter(name);
	else if (search_suggest(search, &better))
		print_note(_("nothing found; did you mean '%s'?"), better.data);
	else
		print_note(_("nothing found"));
	str_done(&better);
	return STATUS_NOTHING;
}

static enum status run_search(const struct options *options)
{
	struct error error = {0};
	struct session session;
	struct search *search;
	struct str query;
	enum status status;

	if (!session_open(&session, options, &error))
		return status_fail(&error);
	str_init(&query);
	session_query(options, &query);
	search = search_run(&session.reading, str_slice(&query), SEARCH_WHOLE, &error);
	if (!search)
		status = status_fail(&error);
	else if (search_count(search) == 0)
		status = tell_nothing(search);
	else
		status = print_hits(options, &session, search);
	search_free(search);
	str_done(&query);
	session_close(&session);
	return status;
}

/* --- path ------------------------------------------------------------------ */

/* Whoever asks is going to read the index. */
static enum status run_path(const struct options *options)
{
	struct error error = {0};
	struct session session;
	struct print print;
	struct str line;

	if (!session_open_views(&session, options, &error))
		return status_fail(&error);
	str_init(&line);
	charset_decode(&line, slice_of(session.location.index));
	str_add_char(&line, '\n');
	print_open(&print, OPTION_COLOR_NEVER);
	print_text(&print, str_slice(&line));
	str_done(&line);
	session_close(&session);
	return finish(&print, STATUS_DONE, &error);
}
