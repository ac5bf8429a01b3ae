/* glyph.c - owns the rule by which a cell keeps its width. Knows no terminal and
 * no locale: it is told what can be shown. */
#include "glyph.h"

#include "stand_in.h"
#include "utf8.h"

#include <string.h>

static bool is_shown(const struct cell *cell, glyph_width *width)
{
	struct slice rest = {cell->bytes, cell->len};
	int columns = 0;

	while (rest.len > 0) {
		uint32_t code;
		size_t len = utf8_decode(rest, &code);
		int more = len ? width(code) : -1;

		if (more < 0)
			return false;
		columns += more;
		rest = slice_part(rest, len, rest.len);
	}
	return columns == cell->width;
}

bool glyph_fit(struct cell *cell, glyph_width *width)
{
	uint32_t code;
	size_t len = utf8_decode((struct slice){cell->bytes, cell->len}, &code);

	if (cell->len == 0 || is_shown(cell, width))
		return true;
	/* Better without its marks than not at all. */
	if (len > 0 && width(code) == cell->width) {
		cell->len = (uint8_t)len;
		return false;
	}
	memset(cell->bytes, cell->width == 1 ? stand_in(code) : '?', cell->width);
	cell->len = cell->width;
	return false;
}

bool glyph_fits(struct slice text, glyph_width *width)
{
	size_t at = 0;

	while (at < text.len) {
		struct slice cluster = utf8_cluster(slice_part(text, at, text.len));
		struct cell cell = {.width = (uint8_t)utf8_cluster_width(cluster)};

		if (cluster.len > CELL_BYTES)
			return false;
		memcpy(cell.bytes, cluster.data, cluster.len);
		cell.len = (uint8_t)cluster.len;
		if (!is_shown(&cell, width))
			return false;
		at += cluster.len;
	}
	return true;
}
