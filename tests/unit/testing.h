/* testing.h - what every unit test includes. */
#ifndef PICKET_TESTING_H
#define PICKET_TESTING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "str.h"

/* Fails unless what stands in str is text; empties str for the next question. */
#define assert_text(str, text)                                                 \
	do {                                                                   \
		assert_string_equal((str)->data, text);                        \
		assert_int_equal((str)->len, strlen(text));                    \
		str_clear(str);                                                \
	} while (0)

#endif
