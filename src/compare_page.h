/* compare_page.h - a comparison as text of a width, and as JSON. */
#ifndef PICKET_COMPARE_PAGE_H
#define PICKET_COMPARE_PAGE_H

#include "compare.h"

/* Appends an issue: its title, whether the two meet or differ and since when, and what
 * each holds, side by side where there is room; "!" stands before what is marked as
 * changed. Lines are not to be wrapped. */
void compare_page_issue(const struct compare *compare, const struct reading *reading,
			size_t number, int width, struct rich *out);

/* Appends the names of the two, as the columns stand, and in full; and of one that holds
 * nothing, who may have been meant. Lines may be wrapped. */
bool compare_page_top(const struct compare *compare, const struct reading *reading,
		      struct rich *out, struct error *error);

/* Appends an issue as one JSON object on a line of its own. */
void compare_page_json(const struct compare *compare, size_t number, struct str *out);

#endif
