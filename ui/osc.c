/* osc.c - owns the clipboard sequence: base64, limit, wrapping. Knows no
 * terminal: who calls it writes it. */
#include "osc.h"

#include "clean.h"

#define CLIPBOARD_START "\033]52;c;"
#define CLIPBOARD_END "\a"

/* screen drops longer strings; old ones take 256 bytes. */
#define SCREEN_CHUNK 240

enum osc_way osc_way_of(const char *tmux, const char *sty)
{
	bool in_tmux = tmux && *tmux;

	return !in_tmux && sty && *sty ? OSC_SCREEN : OSC_PLAIN;
}

static void add_base64(struct str *out, struct slice text)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < text.len; i += 3) {
		size_t count = text.len - i < 3 ? text.len - i : 3;
		uint32_t bits = 0;

		for (size_t j = 0; j < 3; j++)
			bits = bits << 8 | (j < count ? (unsigned char)text.data[i + j] : 0);
		for (size_t j = 0; j < 4; j++)
			str_add_char(out, j > count ? '=' : digits[bits >> (18 - 6 * j) & 63]);
	}
}

static void add_chunks(struct str *out, struct slice sequence)
{
	for (size_t i = 0; i < sequence.len; i += SCREEN_CHUNK) {
		str_add_text(out, "\033P");
		str_add(out, slice_part(sequence, i, SCREEN_CHUNK));
		str_add_text(out, "\033\\");
	}
}

static void add_clipboard(struct str *out, struct slice text, enum osc_way way)
{
	struct str sequence;

	str_init(&sequence);
	str_add_text(&sequence, CLIPBOARD_START);
	add_base64(&sequence, text);
	str_add_text(&sequence, CLIPBOARD_END);
	if (way == OSC_SCREEN)
		add_chunks(out, str_slice(&sequence));
	else
		str_add(out, str_slice(&sequence));
	str_done(&sequence);
}

bool osc_clipboard(struct str *out, struct slice text, enum osc_way way)
{
	const size_t most = (OSC_LIMIT - sizeof(CLIPBOARD_START CLIPBOARD_END)) / 4 * 3;
	struct str clean;
	bool fits;

	str_init(&clean);
	if (text.len <= most)
		clean_add(&clean, text, CLEAN_TEXT);
	fits = text.len <= most && clean.len <= most;
	if (fits)
		add_clipboard(out, str_slice(&clean), way);
	str_done(&clean);
	return fits;
}
