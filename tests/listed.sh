#!/bin/sh
# Every test that lies in the tree is listed in Makefile.am, and so is run.
. "${abs_top_srcdir:-.}/tests/lib.sh"

cd "$abs_top_srcdir" || exit 99
forgotten=
for test in tests/unit/test_*.c tests/transcripts/*.txt tests/frames/*/script \
	tests/e2e/*.sh tests/*.sh; do
	case $test in
	*'*'* | tests/lib.sh | tests/e2e/tmux.sh) continue ;;
	esac
	test=${test%.c}
	test=${test%/script}
	tr -s '[:blank:]=' '\n' <Makefile.am | grep -qxF "$test" || forgotten="$forgotten $test"
done
[ -z "$forgotten" ] || fail "not listed in Makefile.am:$forgotten"
