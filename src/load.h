/* load.h - a folder of YAML files to records.
 *
 * Walks the folders of the kinds in sorted order and turns trees into records
 * by the field tables. All problems are collected; what is sound still loads.
 * Reads nothing outside the folder: a symbolic link in it is an error, wherever
 * it points, and so is whatever is called *.yaml and no regular file. Names that
 * begin with a dot are passed over. */
#ifndef PICKET_LOAD_H
#define PICKET_LOAD_H

#include "bounds.h"
#include "records.h"

/* One file of the content as stat() saw it. */
struct load_file {
	const char *path;        /* relative to the folder, with '/' */
	uint64_t size, inode;
	int64_t seconds;         /* mtime */
	int64_t nanoseconds;
};

/* Lists the files that load_folder() would read, sorted by path bytewise, into
 * the arena; findings (may be null) gets unknown folders and stray YAML. Fails
 * where folder can't be listed or has no picket.yaml. */
typedef VEC(struct load_file) load_files;
bool load_list(const char *folder, struct arena *arena, load_files *files,
	       struct findings *findings, struct error *error);

/* Told after each file; returning false stops the load (ERROR_STOPPED). */
typedef bool load_progress(void *context, size_t done, size_t total);

/* Loads all of folder's files into records, which are initialised and empty, and
 * indexes those. False only where nothing could be read at all: the folder, or
 * picket.yaml. progress may be null. */
bool load_folder(const char *folder, const load_files *files, struct records *records,
		 struct findings *findings, load_progress *progress, void *context,
		 struct error *error);

#endif
