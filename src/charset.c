/* charset.c - owns the conversion from and to the locale's characters. Knows
 * nothing of where the text comes from or goes. */
#include "charset.h"

#include "stand_in.h"
#include "utf8.h"

#include <langinfo.h>
#include <limits.h>
#include <strings.h>
#include <wchar.h>

bool charset_is_utf8(void)
{
	const char *name = nl_langinfo(CODESET);

	return strcasecmp(name, "UTF-8") == 0 || strcasecmp(name, "UTF8") == 0;
}

void charset_encode(struct str *out, struct slice text)
{
	mbstate_t state = {0};

	if (charset_is_utf8()) {
		str_add(out, text);
		return;
	}
	for (size_t i = 0; i < text.len;) {
		char bytes[MB_LEN_MAX];
		uint32_t code;
		size_t step = utf8_decode(slice_part(text, i, text.len), &code);
		size_t len = step ? wcrtomb(bytes, (wchar_t)code, &state) : (size_t)-1;

		if (len == (size_t)-1) {
			state = (mbstate_t){0};
			str_add_char(out, stand_in(code));
		} else {
			str_add(out, (struct slice){bytes, len});
		}
		i += step ? step : 1;
	}
}

void charset_decode(struct str *out, struct slice text)
{
	mbstate_t state = {0};

	if (charset_is_utf8()) {
		str_add(out, text);
		return;
	}
	for (size_t i = 0; i < text.len;) {
		wchar_t wide;
		size_t len = mbrtowc(&wide, text.data + i, text.len - i, &state);

		if (len == 0 || len > text.len - i) {
			state = (mbstate_t){0};
			str_add_char(out, text.data[i]);
			len = 1;
		} else {
			utf8_encode(out, (uint32_t)wide);
		}
		i += len;
	}
}
