/* rows.h - lists as rows of rich text: one of the base's lists, or the hits of
 * a search. A row is a line of runs; the key by which a selection survives a
 * reload is the entry's id, which rows_find() turns back into a row. */
#ifndef PICKET_ROWS_H
#define PICKET_ROWS_H

#include "bits.h"
#include "kb.h"
#include "rich.h"
#include "search.h"

struct rows;

/* One of the base's lists, or of it the entries whose rowids are in the set (null: all)
 * and what they stand under. reading is copied; its kb must outlive the rows. */
struct rows *rows_of_list(const struct reading *reading, enum list list,
			  const struct bits *set);

/* The hits of a search, whose words are marked. Owns the search. */
struct rows *rows_of_search(const struct reading *reading, struct search *search);
void rows_free(struct rows *rows);

/* As of an earlier day there are fewer rows than the list or the search has. */
size_t rows_count(const struct rows *rows);

/* How many of them are entries; and of those up to a row, how many. A row that stands
 * for several entries counts as one. */
size_t rows_entries(const struct rows *rows);
size_t rows_entries_up_to(struct rows *rows, size_t row);

/* How many rows are there on the day, but left out because they are not in the set. An
 * entry may stand in several. */
size_t rows_hidden(const struct rows *rows);

/* The search behind them, or null. */
struct search *rows_search(const struct rows *rows);

/* The entry in a row; 0 for a heading, or where there is no such row. */
uint32_t rows_entry(struct rows *rows, size_t row);

/* From now on rows_changed() says whether what a row stands for is another than on that
 * day, such as one that was not there yet. */
void rows_compare(struct rows *rows, int32_t day);
bool rows_changed(struct rows *rows, size_t row);

/* Of a timeline: the first row that is not there before the day; behind the last one
 * rows_count(). */
size_t rows_from(struct rows *rows, int32_t day);

/* The heading under which row stands (one is its own), or the next one below it;
 * SIZE_MAX where there is none. */
size_t rows_heading(struct rows *rows, size_t row, bool below);

/* Whether there is a line to stand above the rows of a timeline; appends it: how much
 * happened when, and where in that the row is. */
bool rows_has_strip(const struct rows *rows);
void rows_strip(struct rows *rows, size_t row, int width, struct rich *out);

/* A timeline with one column a side, where it is ROWS_LANES_WIDTH wide. */
#define ROWS_LANES_WIDTH 99
void rows_use_lanes(struct rows *rows, bool lanes);

/* Whether it has these columns in that width, and anything in them; appends the line to stand above them. */
bool rows_has_lanes(const struct rows *rows, int width);
void rows_lanes(struct rows *rows, int width, struct rich *out);

/* Appends row as one line to out, made for `width` columns: columns that do not
 * fit are left out, a title is cut where a mark or a status has to follow it.
 * Other last texts are not cut: whoever draws does that. */
bool rows_line(struct rows *rows, size_t row, int width, struct rich *out,
	       struct error *error);

/* The row of the entry called id, or SIZE_MAX. */
size_t rows_find(struct rows *rows, struct slice id);

/* An entry may stand in several rows. The place of a row is the same whatever is left out
 * or folded; where the entry stands there, the other one finds it there. */
size_t rows_place(const struct rows *rows, size_t row);
size_t rows_find_at(struct rows *rows, struct slice id, size_t place);

#endif
