/* refresh.c - owns the state file: what the index was built from, and what was
 * found then. Knows no screen and no command line.
 *
 * The state is text, a line each: the version, the index, the files, the
 * findings. Whatever in it is not as expected means: build anew. A file whose
 * mtime lies so near to the build that it may have changed again unseen counts
 * as changed once more. */
#include "refresh.h"

#include "check.h"
#include "i18n.h"
#include "index.h"
#include "load.h"
#include "publish.h"
#include "schema.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define STATE_VERSION 1

/* Coarsest clock that a file system stamps mtimes with, in nanoseconds. */
#define RACY_NANOSECONDS 20000000

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

static void print_files(const load_files *files, struct str *out)
{
	for (size_t i = 0; i < files->count; i++) {
		const struct load_file *file = &files->items[i];

		str_format(out, "file %" PRIu64 " %" PRIu64 " %" PRId64 " %" PRId64 " %s\n",
			   file->size, file->inode, file->seconds, file->nanoseconds, file->path);
	}
}

/* What must be the same for the index to be up to date; false without an index. */
static bool print_state(const struct location *location, const load_files *files,
			struct str *out)
{
	str_format(out, "picket %d %d\n", STATE_VERSION, SCHEMA_VERSION);
	if (!print_index(location->index, out))
		return false;
	print_files(files, out);
	return true;
}

static bool is_racy(const load_files *files, int64_t since)
{
	for (size_t i = 0; i < files->count; i++) {
		const struct load_file *file = &files->items[i];

		if (file->seconds * 1000000000 + file->nanoseconds >= since - RACY_NANOSECONDS)
			return true;
	}
	return false;
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

/* Whether the state begins as `expected`; the findings behind are read then. */
static bool take_state(struct slice state, struct slice expected, struct findings *findings)
{
	if (state.len < expected.len ||
	    !slice_equal(slice_part(state, 0, expected.len), expected))
		return false;
	state = slice_part(state, expected.len, SIZE_MAX);
	if (!slice_is(cut(&state, '\n'), "findings"))
		return false;
	while (findings && state.len)
		read_finding(cut(&state, '\n'), findings);
	return true;
}

/* Whether the index was built from the content as it now is; if so, findings
 * (may be null) gets those of that build. */
static bool is_current(const struct location *location, struct findings *findings)
{
	struct arena arena;
	load_files files = {0};
	struct str expected, state;
	bool is;

	arena_init(&arena);
	str_init(&expected);
	str_init(&state);
	is = read_state(location->state, &state) &&
	     load_list(location->folder, &arena, &files, NULL, NULL) &&
	     print_state(location, &files, &expected) &&
	     take_state(str_slice(&state), str_slice(&expected), findings);
	str_done(&expected);
	str_done(&state);
	vec_done(&files);
	arena_done(&arena);
	return is;
}

bool refresh_is_needed(const struct location *location)
{
	return location->folder && !is_current(location, NULL);
}

/* --- building -------------------------------------------------------------------- */

static bool write_state(const struct location *location, const load_files *files,
			const struct findings *findings, struct error *error)
{
	struct publish publish;
	struct str text;
	bool done;

	if (!publish_begin(&publish, location->state, error))
		return false;
	str_init(&text);
	print_state(location, files, &text);
	str_add_text(&text, "findings\n");
	print_findings(findings, &text);
	done = write(publish.descriptor, text.data, text.len) == (ssize_t)text.len ||
	       error_system(error, "%s", publish.temporary);
	str_done(&text);
	if (done)
		return publish_end(&publish, error);
	publish_abort(&publish);
	return false;
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

static bool build(const struct location *location, const load_files *files, int32_t today,
		  struct findings *findings, struct teller *teller, struct error *error)
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
	records_done(&records);
	return done;
}

/* A state that can't be written only costs the next start its time. */
static void note(const struct location *location, const load_files *files, int64_t started,
		 const struct findings *findings)
{
	if (is_racy(files, started))
		unlink(location->state);
	else
		write_state(location, files, findings, NULL);
}

bool refresh(const struct location *location, bool force, int32_t today,
	     struct findings *findings, refresh_progress *progress, void *context,
	     struct error *error)
{
	struct arena arena;
	load_files files = {0};
	struct teller teller = {progress, context};
	int64_t started = now_nanoseconds();
	bool done;

	if (!location->folder || (!force && is_current(location, findings)))
		return true;
	arena_init(&arena);
	done = load_list(location->folder, &arena, &files, findings, error) &&
	       build(location, &files, today, findings, &teller, error);
	if (done)
		note(location, &files, started, findings);
	vec_done(&files);
	arena_done(&arena);
	return done;
}
