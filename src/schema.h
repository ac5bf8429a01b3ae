/* schema.h - the tables and views of an index, and its version.
 *
 * Another version means: build anew. Codes: a link in entry.links and entry.back
 * is 8 bytes, big-endian: 2 bytes field (enum field_name), 2 bytes kind of the
 * entry at the other end, 4 bytes rank of that entry. A block of list.rows and of
 * place.rows has SCHEMA_BLOCK_BYTES, which fit into a page; list and number of the
 * block are its id, see schema_block(). list.rows are of 16 bytes: 4 rank (0: a
 * heading), 4 rank of the entry it stands under, 1 depth, 3 for how many days it is
 * there (SCHEMA_FOR_GOOD: for good), 4 the day from which it is there. place.rows hold
 * the first row of each rank, plus one, 4 bytes each (0: not in the list). A mark in
 * entry.marks is 9 bytes: 1 byte mark (enum mark), 4 the day from which it holds, 4
 * the day from which it no longer does, days as pack_day() has them. A block of
 * facts.entries holds SCHEMA_FACTS entries in order of rank, see facts.c: it fits into
 * a page. */
#ifndef PICKET_SCHEMA_H
#define PICKET_SCHEMA_H

#include "db.h"

#define SCHEMA_APPLICATION 0x7069636b   /* "pick" */
#define SCHEMA_VERSION 14

#define SCHEMA_BLOCK_BYTES 4000
#define SCHEMA_FACTS 128
#define SCHEMA_LINK_BYTES 8
#define SCHEMA_ROW_BYTES 16
#define SCHEMA_FOR_GOOD 0xffffff
#define SCHEMA_PLACE_BYTES 4
#define SCHEMA_MARK_BYTES 9

/* Makes all tables. */
bool schema_create(struct db *db, struct error *error);

/* Makes the views: one for each kind, which reads like the YAML with localised texts in
 * language, and `links` and `marks`, which spell out what is packed. */
bool schema_create_views(struct db *db, struct slice language, struct error *error);

/* Makes only what is filled from texts, in a database beside the index. */
bool schema_create_text(struct db *db, struct error *error);

/* Makes temp.change, for texts with the numbers 1 and 2, and temp.changed, with the
 * terms of each. */
bool schema_create_change(struct db *db, struct error *error);

/* Whether db is an index of this version, to the letter. */
bool schema_match(struct db *db, struct error *error);

/* The id of a block of a list. */
static inline int64_t schema_block(int list, size_t block)
{
	return (int64_t)list << 32 | (int64_t)block;
}

/* Big-endian numbers of the packed columns. */
static inline void pack_number(unsigned char *at, int bytes, uint32_t value)
{
	for (int i = bytes - 1; i >= 0; i--, value >>= 8)
		at[i] = (unsigned char)value;
}

static inline uint32_t unpack_number(const char *at, int bytes)
{
	uint32_t value = 0;

	for (int i = 0; i < bytes; i++)
		value = value << 8 | (unsigned char)at[i];
	return value;
}

/* A day (date.h) as a number that sorts as days do: always is 0, never is all ones. */
static inline uint32_t pack_day(int32_t day)
{
	return (uint32_t)day ^ 0x80000000u;
}

static inline int32_t unpack_day(uint32_t number)
{
	return (int32_t)(number ^ 0x80000000u);
}

#endif
