#!/bin/sh
# No wrong access and no leak, from YAML to the screen and back.
. "${abs_top_srcdir:-.}/tests/lib.sh"
need valgrind

# watched COMMAND…: picket COMMAND… under valgrind.
watched() {
	expect_status 0 bounded valgrind -q --error-exitcode=99 --leak-check=full \
		--show-leak-kinds=definite,indirect,possible \
		--errors-for-leak-kinds=definite,indirect,possible \
		"$PICKET" "$@" >output
}

TEST_SECONDS=600
watched check "$CONTENT"
watched build "$CONTENT"
watched search --kb "$CONTENT" digital replica
watched --script "$abs_top_srcdir/tests/visit.script" --size 80x24 --kb "$CONTENT"
[ -s output ] || fail 'the visit printed no frame'
