/* state.c - owns the state file. Knows what it says, not what follows from it.
 *
 * The state is text, a line each: the version, the index, the files, of each file
 * a hash of the ids in it, the findings. Whatever in it is not as expected is as if
 * there were none. A file whose mtime lies so near to the build that it may have
 * changed again unseen counts as changed once more. */
#include "state.h"

#include "publish.h"
#include "schema.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define STATE_VERSION 2

/* Coarsest clock that a file system stamps mtimes with, in nanoseconds. */
#define RACY_NANOSECONDS 20000000

/* Largest state file that is read. */
#define STATE_BYTES ((off_t)1 << 30)

/* --- the text of a state -------------------------------------------------------- */

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

void state_describe(const load_files *files, const struct records *records,
		    const struct findings *findings, struct str *known)
{
	print_records(files, &records->list, known);
	str_add_text(known, "findings\n");
	print_findings(findings, known);
}

/* --- writing one ----------------------------------------------------------------- */

static bool write_text(const char *path, struct slice text)
{
	struct publish publish;

	if (!publish_begin(&publish, path, NULL))
		return false;
	if (write(publish.descriptor, text.data, text.len) == (ssize_t)text.len)
		return publish_end_soon(&publish, NULL);
	publish_abort(&publish);
	return false;
}

void state_note(const struct location *location, const load_files *files, int64_t started,
		struct slice known)
{
	struct str text;

	str_init(&text);
	print_head(location, &text);
	print_files(files, started, &text);
	str_add(&text, known);
	write_text(location->state, str_slice(&text));
	str_done(&text);
}

/* --- reading one ------------------------------------------------------------------ */

static bool read_all(int descriptor, size_t size, struct str *out)
{
	char buffer[65536];
	ssize_t got;

	while (out->len < size && (got = read(descriptor, buffer, sizeof(buffer))) > 0)
		str_add(out, (struct slice){buffer, (size_t)got});
	return out->len == size;
}

static bool read_text(const char *path, struct str *out)
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

bool state_read(struct state *state, const struct location *location)
{
	struct str head;
	bool same;

	str_init(&state->text);
	str_init(&head);
	same = read_text(location->state, &state->text) && print_head(location, &head) &&
	       slice_starts(str_slice(&state->text), head.data);
	state->files = slice_part(str_slice(&state->text), head.len, SIZE_MAX);
	str_done(&head);
	return same;
}

void state_done(struct state *state)
{
	str_done(&state->text);
}

bool state_has_files(const struct state *state, const load_files *files,
		     struct findings *findings)
{
	struct slice rest = state->files;
	struct str line;
	bool same = true;

	str_init(&line);
	for (size_t i = 0; same && i < files->count; i++) {
		str_clear(&line);
		print_file(&files->items[i], files->items[i].nanoseconds, &line);
		same = slice_starts(rest, line.data);
		rest = slice_part(rest, line.len, SIZE_MAX);
	}
	str_done(&line);
	if (!same || !slice_is(cut(&rest, '\n'), "records"))
		return false;
	for (size_t i = 0; i < files->count; i++)
		cut(&rest, '\n');
	if (!slice_is(cut(&rest, '\n'), "findings"))
		return false;
	while (findings && rest.len)
		read_finding(cut(&rest, '\n'), findings);
	return true;
}

void state_take_findings(struct slice known, struct findings *findings)
{
	while (known.len && !slice_is(cut(&known, '\n'), "findings"))
		continue;
	while (known.len)
		read_finding(cut(&known, '\n'), findings);
}

/* --- what changed ---------------------------------------------------------------- */

/* Whether line is one of file, as it was when it was noted. */
static bool is_line_of(struct slice line, const struct load_file *file)
{
	for (int i = 0; i < 5; i++)
		cut(&line, ' ');
	return slice_is(line, file->path);
}

/* Finds the files that changed: the others must all be there as before. */
static bool find_files(struct slice *rest, const load_files *files,
		       struct state_changes *changes, size_t *places)
{
	struct str line;
	bool few = true;

	str_init(&line);
	for (size_t i = 0; few && i < files->count; i++) {
		struct slice noted = cut(rest, '\n');

		str_clear(&line);
		print_file(&files->items[i], files->items[i].nanoseconds, &line);
		if (slice_equal(noted, slice_part(str_slice(&line), 0, line.len - 1)))
			continue;
		few = is_line_of(noted, &files->items[i]) && changes->files.count < STATE_CHANGES;
		if (few) {
			places[changes->files.count] = i;
			vec_push(&changes->files, files->items[i]);
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

bool state_find_changes(const struct state *state, const load_files *files,
			struct state_changes *changes)
{
	struct slice rest = state->files;
	size_t places[STATE_CHANGES], count = 0;

	if (!find_files(&rest, files, changes, places))
		return false;
	changes->known = rest;
	if (!slice_is(cut(&rest, '\n'), "records"))
		return false;
	for (size_t i = 0; i < files->count; i++) {
		struct slice ids = cut(&rest, '\n');
		if (count < changes->files.count && places[count] == i)
			changes->ids[count++] = ids;
	}
	return slice_is(cut(&rest, '\n'), "findings") && !is_found(rest, &changes->files);
}

bool state_has_ids(const struct state_changes *changes, const struct records *records)
{
	struct str lines;
	struct slice rest;
	size_t next = 0;
	bool same = true;

	str_init(&lines);
	for (size_t i = 0; i < changes->files.count; i++)
		print_ids(changes->files.items[i].path, &records->list, &next, &lines);
	rest = str_slice(&lines);
	for (size_t i = 0; i < changes->files.count; i++)
		same = same && slice_equal(cut(&rest, '\n'), changes->ids[i]);
	str_done(&lines);
	return same && next == records->list.count;
}
