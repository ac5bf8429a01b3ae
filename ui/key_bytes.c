/* key_bytes.c - owns what single bytes mean as keys. Knows no terminal. */
#include "key_bytes.h"

#include <wchar.h>

static input_key key_of_control(int byte)
{
	switch (byte) {
	case '\r':
	case '\n':
		return INPUT_ENTER;
	case '\t':
		return INPUT_TAB;
	case '\b':
	case 0x7F:
		return INPUT_BACKSPACE;
	case 0:
		return INPUT_CTRL | ' ';
	default:
		return INPUT_CTRL | (input_key)(byte < 0x1B ? byte + 'a' - 1 : byte + '@');
	}
}

/* Adds a byte to a character of more than one; INPUT_NONE where it goes on, or is
 * none in the locale's encoding. */
static input_key add_to_character(struct key_bytes *bytes, int byte)
{
	mbstate_t state = {0};
	wchar_t character = 0;
	size_t len;

	if (bytes->count == sizeof(bytes->bytes))
		bytes->count = 0;
	bytes->bytes[bytes->count++] = (char)byte;
	len = mbrtowc(&character, bytes->bytes, bytes->count, &state);
	if (len == (size_t)-2)
		return INPUT_NONE;
	bytes->count = 0;
	/* C1 and what is no character at all. */
	if (len > MB_LEN_MAX || character < 0xA0 || character >= INPUT_NONE)
		return INPUT_NONE;
	return (input_key)character;
}

input_key key_bytes_add(struct key_bytes *bytes, int byte)
{
	if (byte >= 0x80)
		return add_to_character(bytes, byte);
	bytes->count = 0;
	return byte < 0x20 || byte == 0x7F ? key_of_control(byte) : (input_key)byte;
}
