#!/bin/sh
# The shell scripts are clean. They learn some variables from lib.sh.
. "${abs_top_srcdir:-.}/tests/lib.sh"
need shellcheck

cd "$abs_top_srcdir" || exit 99
shellcheck bootstrap build-aux/packages.sh || fail 'what is run first'

set -- tests/*.sh tests/run-* tests/check-floors
for script in tests/e2e/*.sh tests/bench/*.sh; do
	[ ! -f "$script" ] || set -- "$@" "$script"
done
shellcheck -S warning -e SC1091,SC2154 "$@" || fail 'the tests'
