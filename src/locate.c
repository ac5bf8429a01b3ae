/* locate.c - owns the rules of where a base and its index lie. Reads neither. */
#include "locate.h"

#include "i18n.h"
#include "mem.h"
#include "schema.h"
#include "str.h"

#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define BASE_FILE "picket.yaml"

#ifndef PICKET_CONTENT_DIR
#define PICKET_CONTENT_DIR "/usr/local/share/picket/content"
#endif

static char *format_path(const char *folder, const char *name)
{
	struct str path;

	str_init(&path);
	str_format(&path, "%s/%s", folder, name);
	return path.data;
}

static bool is_base_folder(const char *folder)
{
	char *file = format_path(folder, BASE_FILE);
	struct stat status;
	bool is = stat(file, &status) == 0 && S_ISREG(status.st_mode);

	free(file);
	return is;
}

/* An environment variable, or null where it is empty too. */
static const char *variable(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

/* The folder in which the index of a base lies: a name that people recognise,
 * and a hash of the whole path, for several bases may be called "content". Each
 * version of the schema has its own, so that two versions of picket that read one
 * base don't build by turns. */
static bool index_folder(const char *folder, struct str *out, struct error *error)
{
	const char *cache = variable("XDG_CACHE_HOME"), *home = variable("HOME");
	const char *name = strrchr(folder, '/');

	if (cache && cache[0] == '/')
		str_add_text(out, cache);
	else if (home)
		str_format(out, "%s/.cache", home);
	else
		return error_set(error, ERROR_SYSTEM,
				 _("no place for the index: HOME and XDG_CACHE_HOME are not set"));
	str_format(out, "/picket/%d/%s-%016" PRIx64, SCHEMA_VERSION, name && name[1] ? name + 1 : "base",
		   slice_hash(SLICE_HASH, slice_of(folder)));
	return true;
}

static bool locate_folder(const char *name, struct location *location, struct error *error)
{
	struct str folder;
	bool done;

	location->folder = realpath(name, NULL);
	if (!location->folder)
		return error_system(error, "%s", name);
	str_init(&folder);
	done = index_folder(location->folder, &folder, error);
	if (done) {
		location->index = format_path(folder.data, "index.db");
		location->state = format_path(folder.data, "index.state");
	}
	str_done(&folder);
	return done;
}

/* The base that is meant where none is named, or null. */
static const char *default_base(void)
{
	static const char *const places[] = {"content", ".", PICKET_CONTENT_DIR};

	if (variable("PICKET_KB"))
		return variable("PICKET_KB");
	for (size_t i = 0; i < COUNT_OF(places); i++)
		if (is_base_folder(places[i]))
			return places[i];
	return NULL;
}

static bool locate_file(const char *name, struct location *location, struct error *error)
{
	location->index = realpath(name, NULL);
	return location->index || error_system(error, "%s", name);
}

bool locate(const char *name, struct location *location, struct error *error)
{
	struct stat status;
	bool done = false;

	*location = (struct location){0};
	if (!name)
		name = default_base();
	if (!name)
		return error_set(error, ERROR_SYSTEM,
				 _("no knowledge base here; name one, or set PICKET_KB"));
	if (stat(name, &status) != 0)
		error_system(error, "%s", name);
	else if (!S_ISDIR(status.st_mode))
		done = locate_file(name, location, error);
	else if (is_base_folder(name))
		done = locate_folder(name, location, error);
	else
		error_set(error, ERROR_SYSTEM, _("%s: no knowledge base; it has no %s"), name,
			  BASE_FILE);
	if (!done)
		location_done(location);
	return done;
}

void location_done(struct location *location)
{
	free(location->folder);
	free(location->index);
	free(location->state);
	*location = (struct location){0};
}

bool location_prepare(const struct location *location, struct error *error)
{
	char *path = mem_copy(location->index, strlen(location->index));
	bool done = true;

	for (char *slash = strchr(path + 1, '/'); done && slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		done = mkdir(path, 0777) == 0 || errno == EEXIST || errno == EROFS;
		if (!done)
			error_system(error, "%s", path);
		*slash = '/';
	}
	free(path);
	return done;
}
