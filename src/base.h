/* base.h - what every file may use: attributes, array length, assertions.
 * No functions and no data live here. */
#ifndef PICKET_BASE_H
#define PICKET_BASE_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define ATTR_PRINTF(position, first) __attribute__((format(printf, position, first)))
#define ATTR_NODISCARD __attribute__((warn_unused_result))
#define ATTR_NORETURN __attribute__((noreturn))
#else
#define ATTR_PRINTF(position, first)
#define ATTR_NODISCARD
#define ATTR_NORETURN
#endif

/* Number of elements of an array (never of a pointer). */
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

#endif
