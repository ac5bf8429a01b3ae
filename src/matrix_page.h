/* matrix_page.h - a matrix as text of a width, and as JSON. */
#ifndef PICKET_MATRIX_PAGE_H
#define PICKET_MATRIX_PAGE_H

#include "matrix.h"

/* Appends the dispute's title and the matrix below it. Where not all columns fit, they
 * stand in blocks below each other, each with the issues. Lines are not to be wrapped. */
bool matrix_page(struct matrix *matrix, int width, struct rich *out, struct error *error);

/* Appends a row, which is no heading, as one JSON object on a line of its own. */
bool matrix_page_json(struct matrix *matrix, size_t row, struct str *out, struct error *error);

#endif
