/* refresh.c - owns the state file: what the index was built from, and what was
 * found then. Knows no screen and no command line.
 *
 * The state is text, a line each: the version, the index, the files, of each file
 * a hash of the ids in it, the findings. Whatever in it is not as expected means:
 * build anew; but where few files changed and hold the same records as before, the
 * index is updated in place if that will do. A file whose mtime lies so near to the
 * build that it may have changed again unseen counts as changed once more. */
#include "refresh.h"

#include "check.h"
#include "i18n.h"
#include "index.h"
#include "load.h"
#include "publish.h"
#include "schema.h"
#include "update.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define STATE_VERSION 2

/* Coarsest clock that a file system stamps mtimes with, in nanoseconds. */
#define RACY_NANOSECONDS 20000000

/* Files that are updated in place, at most: of more, an index is built anew. */
#define UPDATE_FILES 8

/* Largest state file that is read. */
#define STATE_BYTES ((off_t)1 << 30)

/* --- the text of a state -------------------------------------------------------- */

static int64_t now_nanoseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static bool print_index(const char *path, struct str *out)
{
	struct stat status;

	if (stat(path, &status) != 0)
		return false;
	str_format(out, "index %ju %ju %jd %ld\n", (uintmax_t)status.st_size,
		   (uintmax_t)status.st_ino, (intmax_t)status.st_mtim.tv_sec,
		   status.st_mtim.tv_nsec);
	return true;
}

static void print_number(int64_t number, struct str *out)
{
	if (number < 0)
		str_add_char(out, '-');
	str_add_number(out, number < 0 ? -(uint64_t)number : (uint64_t)number);
	str_add_char(out, ' ');
}

/* Without printf(), which takes longer than stat(). */
static void print_file(const struct load_file *file, int64_t nanoseconds, struct str *out)
{
	str_add(out, SLICE("file "));
	str_add_number(out, file->size);
	str_add_char(out, ' ');
	str_add_number(out, file->inode);
	str_add_char(out, ' ');
	print_number(file->seconds, out);
	print_number(nanoseconds, out);
	str_add_text(out, file->path);
	str_add_char(out, '\n');
}

/* A file that may have changed since it was read is noted with a time that it can't
 * have. */
static void print_files(const load_files *files, int64_t started, struct str *out)
{
	for (size_t i = 0; i < files->count; i++) {
		const struct load_file *file = &files->items[i];
		bool racy = file->seconds >= (started - RACY_NANOSECONDS) / 1000000000 &&
			    file->seconds * 1000000000 + file->nanoseconds >=
				    started - RACY_NANOSECONDS;

		print_file(file, racy ? -1 : file->nanoseconds, out);
	}
}

/* What must be the same for the index to be the one that was built; false without
 * an index. */
static bool print_head(const struct location *location, struct str *out)
{
	str_format(out, "picket %d %d\n", STATE_VERSION, SCHEMA_VERSION);
	return print_index(location->index, out);
}

/* The ids of a file's records as a hash, a line; the records of a file follow each
 * other in the list from *next on. Of a file with broken ones "-". */
static void print_ids(const char *path, const record_list *records, size_t *next,
		      struct str *out)
{
	uint64_t hash = SLICE_HASH;
	bool sound = true;

	for (; *next < records->count; ++*next) {
		const struct record *record = records->items[*next];
		if (strcmp(record->file, path) != 0)
			break;
		hash = slice_hash(slice_hash(hash, record->id), SLICE("\n"));
		sound = sound && !record->broken;
	}
	if (sound)
		str_format(out, "%016" PRIx64 "\n", hash);
	else
		str_add_text(out, "-\n");
}

static void print_records(const load_files *files, const record_list *records, struct str *out)
{
	size_t next = 0;

	str_add_text(out, "records\n");
	for (size_t i = 0; i < files->count; i++)
		print_ids(files->items[i].path, records, &next, out);
}

/* A field of a finding must not hold what separates them. */
static void print_field(struct slice text, struct str *out)
{
	for (size_t i = 0; i < text.len; i++)
		str_add_char(out, text.data[i] == '\t' || text.data[i] == '\n' ? ' '
									       : text.data[i]);
}

static void print_findings(const struct findings *findings, struct str *out)
{
	for (size_t i = 0; i < findings->list.count; i++) {
		const struct finding *finding = &findings->list.items[i];

		str_format(out, "%s\t%u\t%u\t",
			   finding->severity == SEVERITY_ERROR ? "error" : "warning",
			   finding->place.line, finding->place.column);
		print_field(slice_of(finding->place.file), out);
		str_add_char(out, '\t');
		print_field(slice_of(finding->message), out);
		str_add_char(out, '\n');
	}
}

/* --- reading it ------------------------------------------------------------------ */

static bool read_all(int descriptor, size_t size, struct str *out)
{
	char buffer[65536];
	ssize_t got;

	while (out->len < size && (got = read(descriptor, buffer, sizeof(buffer))) > 0)
		str_add(out, (struct slice){buffer, (size_t)got});
	return out->len == size;
}

static bool read_state(const char *path, struct str *out)
{
	int descriptor = open(path, O_RDONLY | O_CLOEXEC);
	struct stat status;
	bool done = descriptor >= 0 && fstat(descriptor, &status) == 0 &&
		    S_ISREG(status.st_mode) && status.st_size <= STATE_BYTES &&
		    read_all(descriptor, (size_t)status.st_size, out);

	if (descriptor >= 0)
		close(descriptor);
	return done;
}

/* Cuts the part before the next separator off text. */
static struct slice cut(struct slice *text, char separator)
{
	size_t end = slice_find(*text, 0, separator);
	struct slice part = slice_part(*text, 0, end);

	*text = slice_part(*text, end + 1, SIZE_MAX);
	return part;
}

static unsigned number_of(struct slice text)
{
	unsigned number = 0;

	for (size_t i = 0; i < text.len && text.data[i] >= '0' && text.data[i] <= '9'; i++)
		number = number * 10 + (unsigned)(text.data[i] - '0');
	return number;
}

static void read_finding(struct slice line, struct findings *findings)
{
	enum severity severity =
		slice_is(cut(&line, '\t'), "error") ? SEVERITY_ERROR : SEVERITY_WARNING;
	struct place place = {0};
	struct slice file;
	char *name;

	place.line = number_of(cut(&line, '\t'));
	place.column = number_of(cut(&line, '\t'));
	file = cut(&line, '\t');
	name = mem_copy(file.data, file.len);
	place.file = name;
	findings_add(findings, severity, place, "%.*s", SLICE_ARGS(line));
	free(name);
}

/* Whether the state has these files; the findings behind are read then. */
static bool take_state(struct slice state, const load_files *files, struct findings *findings)
{
	struct str line;
	bool same = true;

	str_init(&line);
	for (size_t i = 0; same && i < files->count; i++) {
		str_clear(&line);
		print_file(&files->items[i], files->items[i].nanoseconds, &line);
		same = slice_starts(state, line.data);
		state = slice_part(state, line.len, SIZE_MAX);
	}
	str_done(&line);
	if (!same || !slice_is(cut(&state, '\n'), "records"))
		return false;
	for (size_t i = 0; i < files->count; i++)
		cut(&state, '\n');
	if (!slice_is(cut(&state, '\n'), "findings"))
		return false;
	while (findings && state.len)
		read_finding(cut(&state, '\n'), findings);
	return true;
}

/* Reads the state behind its head into *rest, if that is of the index as it is. */
static bool read_rest(const struct location *location, struct str *state, struct slice *rest)
{
	struct str head;
	bool same;

	str_init(&head);
	same = read_state(location->state, state) && print_head(location, &head) &&
	       slice_starts(str_slice(state), head.data);
	*rest = slice_part(str_slice(state), head.len, SIZE_MAX);
	str_done(&head);
	return same;
}

bool refresh_is_needed(const struct location *location)
{
	struct arena arena;
	load_files files = {0};
	struct str state;
	struct slice rest;
	bool current;

	if (!location->folder)
		return false;
	arena_init(&arena);
	str_init(&state);
	current = read_rest(location, &state, &rest) &&
		  load_list(location->folder, &arena, &files, NULL, NULL) &&
		  take_state(rest, &files, NULL);
	str_done(&state);
	vec_done(&files);
	arena_done(&arena);
	return !current;
}

/* --- building -------------------------------------------------------------------- */

static bool write_state(const struct location *location, struct slice text)
{
	struct publish publish;

	if (!publish_begin(&publish, location->state, NULL))
		return false;
	if (write(publish.descriptor, text.data, text.len) == (ssize_t)text.len)
		return publish_end_soon(&publish, NULL);
	publish_abort(&publish);
	return false;
}

/* What is known of the content beside the index: `known` are the records and the
 * findings. A state that can't be written only costs the next start its time. */
static void note(const struct location *location, const load_files *files, int64_t started,
		 struct slice known)
{
	struct str text;

	str_init(&text);
	print_head(location, &text);
	print_files(files, started, &text);
	str_add(&text, known);
	write_state(location, str_slice(&text));
	str_done(&text);
}

struct teller {
	refresh_progress *progress;
	void *context;
};

static bool tell_loading(void *context, size_t done, size_t total)
{
	struct teller *teller = context;

	return teller->progress(teller->context, REFRESH_LOADING, done, total);
}

static bool tell_indexing(void *context, size_t done, size_t total)
{
	struct teller *teller = context;

	return teller->progress(teller->context, REFRESH_INDEXING, done, total);
}

/* known gets the records and the findings, as the state has them. */
static bool build(const struct location *location, const load_files *files, int32_t today,
		  struct findings *findings, struct teller *teller, struct str *known,
		  struct error *error)
{
	struct records records;
	bool done;

	records_init(&records);
	done = load_folder(location->folder, files, &records, findings,
			   teller->progress ? tell_loading : NULL, teller, error);
	if (done)
		check_records(&records, today, findings);
	findings_sort(findings);
	done = done && location_prepare(location, error) &&
	       index_build(&records, location->index, teller->progress ? tell_indexing : NULL,
			   teller, error);
	print_records(files, &records.list, known);
	str_add_text(known, "findings\n");
	print_findings(findings, known);
	records_done(&records);
	return done;
}

/* --- updating ------------------------------------------------------------------- */

/* What of the state concerns the files that changed. */
struct changed {
	load_files files;
	struct slice ids[UPDATE_FILES];   /* the lines of those */
	struct slice known;               /* records and findings, all of them */
};

/* Whether line is one of file, as it was when it was noted. */
static bool is_line_of(struct slice line, const struct load_file *file)
{
	for (int i = 0; i < 5; i++)
		cut(&line, ' ');
	return slice_is(line, file->path);
}

/* Finds the files that changed: the others must all be there as before. */
static bool find_files(struct slice *state, const load_files *files, struct changed *changed,
		       size_t *places)
{
	struct str line;
	bool few = true;

	str_init(&line);
	for (size_t i = 0; few && i < files->count; i++) {
		struct slice noted = cut(state, '\n');

		str_clear(&line);
		print_file(&files->items[i], files->items[i].nanoseconds, &line);
		if (slice_equal(noted, slice_part(str_slice(&line), 0, line.len - 1)))
			continue;
		few = is_line_of(noted, &files->items[i]) && changed->files.count < UPDATE_FILES;
		if (few) {
			places[changed->files.count] = i;
			vec_push(&changed->files, files->items[i]);
		}
	}
	str_done(&line);
	return few;
}

/* A finding about a changed file, or one that names a line of it, may be another
 * now. */
static bool is_found(struct slice findings, const load_files *files)
{
	for (size_t i = 0; i < files->count; i++)
		if (findings.len && memmem(findings.data, findings.len, files->items[i].path,
					   strlen(files->items[i].path)))
			return true;
	return false;
}

static bool find_changed(struct slice state, const load_files *files, struct changed *changed)
{
	size_t places[UPDATE_FILES], count = 0;

	if (!find_files(&state, files, changed, places))
		return false;
	changed->known = state;
	if (!slice_is(cut(&state, '\n'), "records"))
		return false;
	for (size_t i = 0; i < files->count; i++) {
		struct slice ids = cut(&state, '\n');
		if (count < changed->files.count && places[count] == i)
			changed->ids[count++] = ids;
	}
	return slice_is(cut(&state, '\n'), "findings") && !is_found(state, &changed->files);
}

static bool same_ids(const struct changed *changed, const struct records *records)
{
	struct str lines;
	struct slice rest;
	size_t next = 0;
	bool same = true;

	str_init(&lines);
	for (size_t i = 0; i < changed->files.count; i++)
		print_ids(changed->files.items[i].path, &records->list, &next, &lines);
	rest = str_slice(&lines);
	for (size_t i = 0; i < changed->files.count; i++)
		same = same && slice_equal(cut(&rest, '\n'), changed->ids[i]);
	str_done(&lines);
	return same && next == records->list.count;
}

/* Whether an update of the index in place made good for what changed. */
static bool update_files(const struct location *location, const struct changed *changed)
{
	struct records records;
	struct findings findings;
	bool done;

	records_init(&records);
	findings_init(&findings);
	done = load_folder(location->folder, &changed->files, &records, &findings, NULL, NULL,
			   NULL) &&
	       !findings.list.count && same_ids(changed, &records) &&
	       update_in_place(location->index, &records);
	findings_done(&findings);
	records_done(&records);
	return done;
}

static void read_findings(struct slice known, struct findings *findings)
{
	while (known.len && !slice_is(cut(&known, '\n'), "findings"))
		continue;
	while (known.len)
		read_finding(cut(&known, '\n'), findings);
}

/* Without reading more than what changed; findings gets those that are known, among
 * them what was found when the files were listed. */
static bool keep_up(const struct location *location, const load_files *files, int64_t started,
		    bool listed, struct findings *findings)
{
	struct changed changed = {0};
	struct str state;
	struct slice rest;
	bool done;

	str_init(&state);
	done = read_rest(location, &state, &rest);
	if (done && !take_state(rest, files, findings)) {
		done = !listed && find_changed(rest, files, &changed) &&
		       update_files(location, &changed);
		if (done) {
			note(location, files, started, changed.known);
			read_findings(changed.known, findings);
		}
	}
	vec_done(&changed.files);
	str_done(&state);
	return done;
}

static bool renew(const struct location *location, const load_files *files, int64_t started,
		  int32_t today, struct findings *findings, struct teller *teller,
		  struct error *error)
{
	struct str known;
	bool done;

	str_init(&known);
	done = build(location, files, today, findings, teller, &known, error);
	if (done)
		note(location, files, started, str_slice(&known));
	str_done(&known);
	return done;
}

bool refresh(const struct location *location, bool force, int32_t today,
	     struct findings *findings, refresh_progress *progress, void *context,
	     struct error *error)
{
	struct arena arena;
	load_files files = {0};
	struct findings listed;
	struct teller teller = {progress, context};
	int64_t started = now_nanoseconds();
	bool done;

	if (!location->folder)
		return true;
	arena_init(&arena);
	findings_init(&listed);
	done = load_list(location->folder, &arena, &files, &listed, error);
	if (done && (force || !keep_up(location, &files, started, listed.list.count > 0, findings))) {
		findings_append(findings, &listed);
		done = renew(location, &files, started, today, findings, &teller, error);
	}
	findings_done(&listed);
	vec_done(&files);
	arena_done(&arena);
	return done;
}
