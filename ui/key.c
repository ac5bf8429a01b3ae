/* key.c - owns the names of keys. Knows no binding and no terminal. */
#include "key.h"

#include "clean.h"
#include "utf8.h"

static const char *const special_names[] = {
#define INPUT_NAME(name, text) text,
	INPUT_SPECIAL(INPUT_NAME)
#undef INPUT_NAME
};

static struct slice behind(struct slice name, const char *prefix)
{
	return slice_part(name, slice_of(prefix).len, name.len);
}

static input_key special_of_name(struct slice name)
{
	for (size_t i = 0; i < COUNT_OF(special_names); i++) {
		input_key key = INPUT_NONE + 1 + (input_key)i;

		if (slice_is(name, special_names[i]))
			return key == INPUT_SPACE_NAME ? ' ' : key;
	}
	return INPUT_NONE;
}

/* Exactly one character that a person can see. */
static input_key character_of_name(struct slice name)
{
	uint32_t code;
	size_t len = utf8_decode(name, &code);

	if (!len || len != name.len || code == ' ' || !clean_is(name, CLEAN_LINE))
		return INPUT_NONE;
	return code;
}

static input_key plain_of_name(struct slice name)
{
	input_key key = special_of_name(name);

	return key == INPUT_NONE ? character_of_name(name) : key;
}

input_key key_of_name(struct slice name)
{
	input_key added = 0;
	input_key key;

	if (slice_starts(name, "Ctrl-")) {
		added |= INPUT_CTRL;
		name = behind(name, "Ctrl-");
	}
	if (slice_starts(name, "Alt-")) {
		added |= INPUT_ALT;
		name = behind(name, "Alt-");
	}
	key = plain_of_name(name);
	if (key == INPUT_NONE)
		return INPUT_NONE;
	if (added & INPUT_CTRL && key >= 'A' && key <= 'Z')
		key += 'a' - 'A';
	return key | added;
}

void key_print(input_key key, struct str *out)
{
	input_key plain = key & ~(INPUT_ALT | INPUT_CTRL);
	struct str character;

	if (key & INPUT_CTRL)
		str_add_text(out, "Ctrl-");
	if (key & INPUT_ALT)
		str_add_text(out, "Alt-");
	if (plain == ' ')
		plain = INPUT_SPACE_NAME;
	if (plain > INPUT_NONE && plain < INPUT_END_OF_KEYS) {
		str_add_text(out, special_names[plain - INPUT_NONE - 1]);
		return;
	}
	if (plain >= INPUT_NONE || (plain >= 0xD800 && plain < 0xE000))
		return;
	str_init(&character);
	utf8_encode(&character, plain);
	clean_add(out, str_slice(&character), CLEAN_LINE);
	str_done(&character);
}
