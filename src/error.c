/* error.c - writes error messages. Knows no content and prints nothing. */
#include "error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Cuts message, which filled its buffer, back to where a character begins, so
 * that no half of one is left at the end. */
static void cut_last(char *message, size_t len)
{
	size_t start = len;

	while (start > len - 3 && ((unsigned char)message[start - 1] & 0xC0) == 0x80)
		start--;
	if ((unsigned char)message[start - 1] >= 0xC0)
		start--;
	message[start] = '\0';
}

static void write_message(struct error *error, enum error_code code, const char *format,
			  va_list arguments) ATTR_PRINTF(3, 0);
static void write_message(struct error *error, enum error_code code, const char *format,
			  va_list arguments)
{
	int len = vsnprintf(error->message, sizeof(error->message), format, arguments);

	error->code = code;
	if (len < 0)
		error->message[0] = '\0';
	else if ((size_t)len >= sizeof(error->message))
		cut_last(error->message, sizeof(error->message) - 1);
}

bool error_set(struct error *error, enum error_code code, const char *format, ...)
{
	va_list arguments;

	if (!error || error->code != ERROR_NONE)
		return false;
	va_start(arguments, format);
	write_message(error, code, format, arguments);
	va_end(arguments);
	return false;
}

bool error_system(struct error *error, const char *format, ...)
{
	int number = errno;
	struct error first = {0};
	va_list arguments;

	if (!error || error->code != ERROR_NONE)
		return false;
	va_start(arguments, format);
	write_message(&first, ERROR_SYSTEM, format, arguments);
	va_end(arguments);
	return error_set(error, ERROR_SYSTEM, "%s: %s", first.message, strerror(number));
}
