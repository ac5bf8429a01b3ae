/* load.c - owns the walk through the content folder and the reading of its files.
 *
 * Every name is opened step by step from the folder's own descriptor, never
 * through a symbolic link, so that nothing outside is read even while somebody
 * changes the folder. What fields mean is decided in conform.c. */
#include "load.h"

#include "conform.h"
#include "form.h"
#include "i18n.h"
#include "nearest.h"
#include "workers.h"
#include "yaml.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BASE_FILE "picket.yaml"

/* --- opening -------------------------------------------------------------- */

#define OPEN_FOLDER (O_RDONLY | O_DIRECTORY | O_CLOEXEC)
#define OPEN_FILE (O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)

/* Opens path below folder, no step of it through a link or upwards; -1. */
static int open_beneath(int folder, const char *path)
{
	int at = fcntl(folder, F_DUPFD_CLOEXEC, 0);

	while (at >= 0) {
		char step[NAME_MAX + 1];
		size_t len = strcspn(path, "/");
		bool last = !path[len];
		if (len == 0 || len > NAME_MAX || path[0] == '.') {
			close(at);
			errno = EINVAL;
			return -1;
		}
		memcpy(step, path, len);
		step[len] = '\0';
		int next = openat(at, step, O_NOFOLLOW | (last ? OPEN_FILE : OPEN_FOLDER));
		int reason = errno;
		close(at);
		errno = reason;
		if (last)
			return next;
		at = next;
		path += len + 1;
	}
	return -1;
}

/* --- listing -------------------------------------------------------------- */

struct listing {
	struct arena *arena;
	load_files *files;
	struct findings *findings;   /* may be null */
	struct str path;             /* of what is being listed */
};

#define NOTE(listing, severity, path, ...)                                             \
	do {                                                                           \
		if ((listing)->findings)                                               \
			findings_add((listing)->findings, severity,                    \
				     (struct place){path, 0, 0}, __VA_ARGS__);         \
	} while (0)

static bool ends_in(const char *name, const char *ending)
{
	size_t len = strlen(name);
	size_t ending_len = strlen(ending);

	return len > ending_len && strcmp(name + len - ending_len, ending) == 0;
}

static bool is_yaml(const char *name)
{
	return ends_in(name, ".yaml") || ends_in(name, ".yml");
}

/* Without printf(): there may be very many. */
static const char *join(struct listing *listing, const char *folder, const char *name)
{
	struct str *path = &listing->path;

	str_clear(path);
	str_add_text(path, folder);
	if (*folder)
		str_add_char(path, '/');
	str_add_text(path, name);
	return arena_copy(listing->arena, path->data, path->len);
}

static void list_file(struct listing *listing, const char *path, const struct stat *status)
{
	struct load_file file = {
		.path = path,
		.size = (uint64_t)status->st_size,
		.inode = (uint64_t)status->st_ino,
		.seconds = (int64_t)status->st_mtim.tv_sec,
		.nanoseconds = (int64_t)status->st_mtim.tv_nsec,
	};

	vec_push(listing->files, file);
}

static void list_folder(struct listing *listing, int folder, const char *path, int depth);

/* One name in the folder of a kind, or below it. */
static void list_name(struct listing *listing, int folder, const char *path,
		      const struct stat *status, int depth)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	int inner;

	if (S_ISLNK(status->st_mode)) {
		NOTE(listing, SEVERITY_ERROR, path,
		     _("this is a symbolic link, which is never followed; "
		       "put the file itself here"));
	} else if (S_ISDIR(status->st_mode)) {
		inner = openat(folder, name, O_NOFOLLOW | OPEN_FOLDER);
		if (inner < 0)
			NOTE(listing, SEVERITY_ERROR, path, _("the folder can't be opened: %s"),
			     strerror(errno));
		else
			list_folder(listing, inner, path, depth + 1);
	} else if (is_yaml(name) && !S_ISREG(status->st_mode)) {
		NOTE(listing, SEVERITY_ERROR, path, _("this is no regular file; it is not read"));
	} else if (ends_in(name, ".yaml")) {
		list_file(listing, path, status);
	} else if (is_yaml(name)) {
		NOTE(listing, SEVERITY_WARNING, path, _("not read: the name must end in .yaml"));
	}
}

static const char *nearest_folder(const char *name)
{
	struct nearest nearest;

	nearest_init(&nearest, slice_of(name));
	for (int i = 0; i < KIND_COUNT; i++)
		nearest_try(&nearest, kind_table[i].plural);
	return nearest.word;
}

/* One name at the top that is not the folder of a kind. */
static void list_stray(struct listing *listing, const char *name, const struct stat *status)
{
	const char *near = nearest_folder(name);

	if (strcmp(name, BASE_FILE) == 0) {
		if (S_ISREG(status->st_mode))
			list_file(listing, name, status);
	} else if (S_ISDIR(status->st_mode) && near) {
		NOTE(listing, SEVERITY_WARNING, name, _("unknown folder; did you mean '%s'?"),
		     near);
	} else if (S_ISDIR(status->st_mode)) {
		NOTE(listing, SEVERITY_WARNING, name,
		     _("unknown folder; the folders are parties, disputes, issues, positions, "
		       "events, uses and sources"));
	} else if (is_yaml(name)) {
		NOTE(listing, SEVERITY_WARNING, name,
		     _("not read: a record stands in the folder of its kind"));
	}
}

/* Lists an open folder, which it closes. */
static void list_folder(struct listing *listing, int folder, const char *path, int depth)
{
	DIR *names = fdopendir(folder);
	const struct dirent *entry;
	struct stat status;

	if (depth > LOAD_DEPTH)
		NOTE(listing, SEVERITY_ERROR, path,
		     _("more than %d folders within each other; it is not read"), LOAD_DEPTH);
	if (!names)
		close(folder);
	while (names && depth <= LOAD_DEPTH && (entry = readdir(names))) {
		const char *name = entry->d_name;
		if (name[0] == '.' || fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0)
			continue;
		const char *below = join(listing, path, name);
		if (depth > 0 || kind_of_folder(slice_of(name)) != KIND_COUNT)
			list_name(listing, folder, below, &status, depth);
		else
			list_stray(listing, below, &status);
	}
	if (names)
		closedir(names);
}

static int compare_files(const void *a, const void *b)
{
	return strcmp(((const struct load_file *)a)->path, ((const struct load_file *)b)->path);
}

static const struct load_file *find_base_file(const load_files *files)
{
	for (size_t i = 0; i < files->count; i++)
		if (strcmp(files->items[i].path, BASE_FILE) == 0)
			return &files->items[i];
	return NULL;
}

bool load_list(const char *folder, struct arena *arena, load_files *files,
	       struct findings *findings, struct error *error)
{
	struct listing listing = {.arena = arena, .files = files, .findings = findings};
	int top = open(folder, OPEN_FOLDER);

	if (top < 0)
		return error_system(error, _("the folder '%s' can't be opened"), folder);
	str_init(&listing.path);
	list_folder(&listing, top, "", 0);
	str_done(&listing.path);
	if (!find_base_file(files))
		return error_set(error, ERROR_CONTENT,
				 _("the folder '%s' has no file picket.yaml, so it is no base"),
				 folder);
	qsort(files->items, files->count, sizeof(*files->items), compare_files);
	return true;
}

/* --- reading one file ----------------------------------------------------- */

/* One for each thread; the records and findings are those of the file at hand. */
struct loading {
	int folder;
	struct records *records;
	struct findings *findings;
	struct arena nodes;    /* of the file at hand */
	struct str text;       /* the same */
	const char *path;      /* the same */
};

static bool file_fails(const struct loading *loading, const char *reason)
{
	findings_add(loading->findings, SEVERITY_ERROR, (struct place){loading->path, 0, 0},
		     _("the file can't be read: %s"), reason);
	return false;
}

/* Reads all of file, but not more than shows that it is too long. */
static bool read_whole(const struct loading *loading, int file, struct str *text)
{
	char block[65536];
	ssize_t len;

	while ((len = read(file, block, sizeof(block))) != 0) {
		if (len < 0 && errno == EINTR)
			continue;
		if (len < 0)
			return file_fails(loading, strerror(errno));
		str_add(text, (struct slice){block, (size_t)len});
		if (text->len > YAML_FILE_SIZE)
			break;
	}
	return true;
}

/* Opens the file at hand once and reads it from that descriptor. */
static bool read_file(const struct loading *loading, struct str *text)
{
	struct stat status;
	int file = open_beneath(loading->folder, loading->path);
	bool good;

	if (file < 0)
		return file_fails(loading, errno == ELOOP ? _("a symbolic link stands in its way")
							  : strerror(errno));
	if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode))
		good = file_fails(loading, _("it is no regular file"));
	else if (status.st_size > YAML_FILE_SIZE)
		good = file_fails(loading, _("it is longer than 1 MiB; divide it"));
	else
		good = read_whole(loading, file, text);
	close(file);
	return good;
}

/* The tree of the file at hand, in loading's arena; or null. */
static const struct node *read_tree(struct loading *loading, const char *path)
{
	loading->path = arena_copy(&loading->records->arena, path, strlen(path));
	arena_clear(&loading->nodes);
	str_clear(&loading->text);
	if (!read_file(loading, &loading->text))
		return NULL;
	return yaml_read(str_slice(&loading->text), loading->path, &loading->nodes,
			 loading->findings);
}

/* --- the base ------------------------------------------------------------- */

static const struct node *node_of_key(const struct node *map, const char *key)
{
	for (size_t i = 0; i + 1 < map->count; i += 2)
		if (slice_is(map->children[i]->text, key))
			return map->children[i + 1];
	return NULL;
}

static bool has_language(const struct base *base, struct slice language)
{
	for (size_t i = 0; i < base->language_count; i++)
		if (slice_equal(base->languages[i], language))
			return true;
	return false;
}

static void add_language(struct loading *loading, const struct node *node)
{
	struct base *base = &loading->records->base;
	struct slice text = slice_trim(node->text);
	struct place place = {loading->path, node->line, node->column};

	if (node->type != NODE_SCALAR || !form_is_language(text))
		return;
	if (has_language(base, text))
		findings_add(loading->findings, SEVERITY_ERROR, place,
			     _("the language '%.*s' stands twice; name it once"), SLICE_ARGS(text));
	else if (base->language_count == BASE_LANGUAGES)
		findings_add(loading->findings, SEVERITY_ERROR, place,
			     _("more than %d languages; a base has fewer"), BASE_LANGUAGES);
	else
		base->languages[base->language_count++] = (struct slice){
			arena_copy(&loading->records->arena, text.data, text.len), text.len};
}

/* The languages must be known before any localised text is read. */
static void read_base_languages(struct loading *loading, const struct node *root)
{
	struct base *base = &loading->records->base;
	const struct node *languages = node_of_key(root, field_names[FIELD_LANGUAGES]);

	if (languages && languages->type == NODE_SCALAR)
		add_language(loading, languages);
	for (size_t i = 0; languages && languages->type == NODE_LIST && i < languages->count; i++)
		add_language(loading, languages->children[i]);
	if (!base->language_count)
		base->languages[base->language_count++] = SLICE("en");
}

static bool read_base(struct loading *loading, struct error *error)
{
	struct base *base = &loading->records->base;
	const struct node *root = read_tree(loading, BASE_FILE);
	struct conform conform = {loading->records, loading->findings, loading->path, NULL,
				  false, NULL};

	if (!root || root->type != NODE_MAP)
		return error_set(error, ERROR_CONTENT,
				 _("picket.yaml can't be read; it is a map with title and "
				   "languages"));
	read_base_languages(loading, root);
	base->root.line = root->line;
	base->root.column = root->column;
	conform_map(&conform, root, &base_shape, &base->root);
	return true;
}

/* --- records -------------------------------------------------------------- */

/* The name of the file at hand without folders and ".yaml". */
static struct slice file_stem(const struct loading *loading)
{
	const char *slash = strrchr(loading->path, '/');
	struct slice name = slice_of(slash ? slash + 1 : loading->path);

	return slice_part(name, 0, name.len - strlen(".yaml"));
}

/* Finds the record's id: written, or the file's name where it is alone in it. */
static bool read_id(struct loading *loading, const struct node *node, bool alone,
		    struct record *record)
{
	const struct node *given = node_of_key(node, field_names[FIELD_ID]);
	const struct node *at = given ? given : node;
	struct place place = {loading->path, at->line, at->column};
	struct slice id = given ? slice_trim(given->text) : file_stem(loading);
	bool good = form_is_id(id);

	if (given && given->broken)
		return false;
	if (!given && !alone)
		findings_add(loading->findings, SEVERITY_ERROR, place,
			     _("this %s has no 'id', which is required in a list"),
			     kind_table[record->kind].name);
	else if (!good && given)
		findings_add(loading->findings, SEVERITY_ERROR, place,
			     _("'%.*s' is no id; an id has a-z, 0-9, '.', '_' and '-', begins with "
			       "a letter or digit and has at most %d characters"),
			     SLICE_ARGS(id), LOAD_ID);
	else if (!good)
		findings_add(loading->findings, SEVERITY_ERROR, (struct place){loading->path, 0, 0},
			     _("the file's name '%.*s' is no id, and the record has none; "
			       "rename the file or add 'id'"),
			     SLICE_ARGS(id));
	if (!good || (!given && !alone))
		return false;
	record->id = (struct slice){arena_copy(&loading->records->arena, id.data, id.len), id.len};
	return true;
}

static void add_record(struct loading *loading, enum kind kind, const struct node *node,
		       bool alone)
{
	struct record *record = arena_zero(&loading->records->arena, sizeof(*record));

	record->kind = kind;
	record->file = loading->path;
	record->root.line = node->line;
	record->root.column = node->column;
	record->broken = !read_id(loading, node, alone, record);
	struct conform conform = {loading->records, loading->findings, loading->path, record,
				  false, NULL};
	conform_map(&conform, node, kind_shapes[kind], &record->root);
	record->broken |= conform.broken;
	vec_push(&loading->records->list, record);
}

static void add_item(struct loading *loading, enum kind kind, const struct node *node,
		     bool alone)
{
	struct place place = {loading->path, node->line, node->column};

	if (node->type == NODE_MAP)
		add_record(loading, kind, node, alone);
	else if (node->type == NODE_LIST)
		findings_add(loading->findings, SEVERITY_ERROR, place,
			     _("a list stands here; a record is a map of fields"));
	else if (!node->broken)
		findings_add(loading->findings, SEVERITY_ERROR, place,
			     _("a text stands here; a record is a map of fields"));
}

static void read_records(struct loading *loading, const char *path)
{
	struct slice folder = slice_part(slice_of(path), 0, strcspn(path, "/"));
	enum kind kind = kind_of_folder(folder);
	const struct node *root;

	if (kind == KIND_COUNT)
		return;
	root = read_tree(loading, path);
	if (root && root->type == NODE_LIST)
		for (size_t i = 0; i < root->count; i++)
			add_item(loading, kind, root->children[i], false);
	else if (root)
		add_item(loading, kind, root, true);
	if (root && root->type == NODE_LIST && !root->count && !root->broken)
		findings_add(loading->findings, SEVERITY_WARNING,
			     (struct place){loading->path, 0, 0}, _("the file is empty"));
}

static void loading_init(struct loading *loading, int folder, struct records *records,
			 struct findings *findings)
{
	*loading = (struct loading){folder, records, findings, {0}, {0}, NULL};
	arena_init(&loading->nodes);
	str_init(&loading->text);
}

static void loading_done(struct loading *loading)
{
	str_done(&loading->text);
	arena_done(&loading->nodes);
}

/* --- all files, in several threads ------------------------------------------ */

/* What became of one file, until it is its turn. */
struct result {
	record_list list;
	struct findings findings;
};

struct reading {
	const load_files *files;
	struct records *records;
	struct findings *findings;
	struct loading loadings[WORKERS_MOST];
	struct records parts[WORKERS_MOST];      /* of one thread each */
	struct result results[WORKERS_WINDOW];
	load_progress *progress;
	void *context;
};

static void read_item(void *context, size_t worker, size_t item)
{
	struct reading *reading = context;
	struct result *result = &reading->results[item % WORKERS_WINDOW];

	findings_init(&result->findings);
	reading->loadings[worker].findings = &result->findings;
	read_records(&reading->loadings[worker], reading->files->items[item].path);
	result->list = reading->parts[worker].list;
	reading->parts[worker].list = (record_list){0};
}

static bool take_item(void *context, size_t item)
{
	struct reading *reading = context;
	struct result *result = &reading->results[item % WORKERS_WINDOW];

	for (size_t i = 0; i < result->list.count; i++)
		vec_push(&reading->records->list, result->list.items[i]);
	findings_append(reading->findings, &result->findings);
	vec_done(&result->list);
	findings_done(&result->findings);
	return !reading->progress ||
	       reading->progress(reading->context, item + 1, reading->files->count);
}

/* What was read ahead of a stop. */
static void drop_results(struct reading *reading)
{
	for (size_t i = 0; i < WORKERS_WINDOW; i++) {
		vec_done(&reading->results[i].list);
		findings_done(&reading->results[i].findings);
	}
}

static bool read_files(struct reading *reading, int folder, struct error *error)
{
	struct workers_job job = {read_item, {{take_item, NULL}, {NULL, NULL}}, reading};
	bool done;

	for (size_t i = 0; i < WORKERS_MOST; i++) {
		records_init(&reading->parts[i]);
		reading->parts[i].base = reading->records->base;
		loading_init(&reading->loadings[i], folder, &reading->parts[i], NULL);
	}
	done = workers_run(&job, reading->files->count);
	drop_results(reading);
	for (size_t i = 0; i < WORKERS_MOST; i++) {
		loading_done(&reading->loadings[i]);
		arena_join(&reading->records->arena, &reading->parts[i].arena);
		records_done(&reading->parts[i]);
	}
	return done || error_set(error, ERROR_STOPPED, _("stopped while reading"));
}

bool load_folder(const char *folder, const load_files *files, struct records *records,
		 struct findings *findings, load_progress *progress, void *context,
		 struct error *error)
{
	struct reading *reading;
	struct loading base;
	int top = open(folder, OPEN_FOLDER);
	bool good;

	if (top < 0)
		return error_system(error, _("the folder '%s' can't be opened"), folder);
	reading = mem_zero(sizeof(*reading));
	*reading = (struct reading){.files = files, .records = records, .findings = findings,
				    .progress = progress, .context = context};
	loading_init(&base, top, records, findings);
	good = read_base(&base, error) && read_files(reading, top, error);
	if (good)
		records_index(records);
	loading_done(&base);
	free(reading);
	close(top);
	return good;
}
