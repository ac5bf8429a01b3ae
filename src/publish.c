/* publish.c - owns lock, sync and rename. Knows nothing of what is written. */
#include "publish.h"

#include "i18n.h"
#include "mem.h"
#include "str.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define SUFFIX ".new"

/* Whether the name still leads to the file that is open: its last writer might
 * have renamed it between our open and our lock. */
static bool is_still_named(const struct publish *publish)
{
	struct stat open_file, named;

	return fstat(publish->descriptor, &open_file) == 0 &&
	       stat(publish->temporary, &named) == 0 && open_file.st_ino == named.st_ino &&
	       open_file.st_dev == named.st_dev;
}

static void release(struct publish *publish)
{
	if (publish->descriptor >= 0)
		close(publish->descriptor);
	free(publish->path);
	free(publish->temporary);
	*publish = (struct publish){.descriptor = -1};
}

static bool open_locked(struct publish *publish, struct error *error)
{
	do {
		if (publish->descriptor >= 0)
			close(publish->descriptor);
		publish->descriptor =
			open(publish->temporary, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
		if (publish->descriptor < 0)
			return error_system(error, "%s", publish->temporary);
		if (flock(publish->descriptor, LOCK_EX | LOCK_NB) != 0)
			return errno == EWOULDBLOCK
				       ? error_set(error, ERROR_BUSY,
						   _("%s is being built by somebody else"),
						   publish->path)
				       : error_system(error, "%s", publish->temporary);
	} while (!is_still_named(publish));
	return ftruncate(publish->descriptor, 0) == 0 ||
	       error_system(error, "%s", publish->temporary);
}

bool publish_begin(struct publish *publish, const char *path, struct error *error)
{
	struct str temporary;

	str_init(&temporary);
	str_format(&temporary, "%s%s", path, SUFFIX);
	*publish = (struct publish){.path = mem_copy(path, strlen(path)),
				    .temporary = temporary.data,
				    .descriptor = -1};
	if (open_locked(publish, error))
		return true;
	release(publish);
	return false;
}

/* A rename is only safe on disk when its folder is. */
static bool sync_folder(const char *path, struct error *error)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash ? mem_copy(path, (size_t)(slash - path) + 1) : mem_copy(".", 1);
	int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool done = descriptor >= 0 && (fsync(descriptor) == 0 || errno == EINVAL);

	if (!done)
		error_system(error, "%s", folder);
	if (descriptor >= 0)
		close(descriptor);
	free(folder);
	return done;
}

static bool take_place(struct publish *publish, bool sync, struct error *error)
{
	bool done = (!sync || fsync(publish->descriptor) == 0) &&
		    rename(publish->temporary, publish->path) == 0;

	if (!done) {
		error_system(error, "%s", publish->path);
		publish_abort(publish);
		return false;
	}
	done = !sync || sync_folder(publish->path, error);
	release(publish);
	return done;
}

bool publish_end(struct publish *publish, struct error *error)
{
	return take_place(publish, true, error);
}

bool publish_end_soon(struct publish *publish, struct error *error)
{
	return take_place(publish, false, error);
}

void publish_abort(struct publish *publish)
{
	if (publish->descriptor >= 0)
		unlink(publish->temporary);
	release(publish);
}
