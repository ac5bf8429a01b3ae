/* stream_part.h - what the files of streams share: the tests. For stream*.c only. */
#ifndef PICKET_STREAM_PART_H
#define PICKET_STREAM_PART_H

#include "base.h"

struct phrase;
struct query_node;
struct stream;
struct stream_context;

/* Up to TEST_MARK the facts say it, behind that the entry is read. */
enum stream_test_type {
	TEST_DATE, TEST_MARK, TEST_STATUS, TEST_REPLY,   /* of a filter */
	TEST_WORD,                                       /* a prefix that is too wide */
	TEST_NOT                                         /* not in `inner` */
};

struct stream_test {
	enum stream_test_type type;
	const struct query_node *node;
	struct phrase *phrase;           /* TEST_WORD */
	struct stream *inner;            /* TEST_NOT */
};

/* Whether the entry passes the test; entries must be asked for in order of rank. */
bool stream_passes(struct stream_context *context, const struct stream_test *test,
		   uint32_t rowid);

#endif
