# lib.sh - what every test written in shell begins with:
#
#     . "${abs_top_srcdir:-.}/tests/lib.sh"
#
# It nails the environment down, gives the test a home and a working directory
# of its own below $scratch (removed at the end), puts picket on the PATH, and
# knows how to need, skip, fail and compare. By hand, call a test from the top
# of the source tree; it then takes the program in build/.
# shellcheck shell=sh

set -u

abs_top_srcdir=$(cd "${abs_top_srcdir:-.}" && pwd) || exit 99
abs_top_builddir=${abs_top_builddir:-$PWD/build}
PICKET=${PICKET:-$abs_top_builddir/picket}
CONTENT=$abs_top_srcdir/content
export abs_top_srcdir abs_top_builddir PICKET CONTENT

# ---- The end

exit_commands=:
at_exit() { exit_commands="$1; $exit_commands"; }
trap 'eval "$exit_commands"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# ---- The environment

for variable in $(env | sed -n 's/^\(PICKET_[A-Za-z0-9_]*\)=.*/\1/p'); do
	case $variable in
	PICKET_TEST_FULL | PICKET_ACCEPT) ;;
	*) unset "$variable" ;;
	esac
done
unset NO_COLOR COLORTERM COLUMNS LINES VISUAL EDITOR PAGER BROWSER LANG LOCPATH TMUX
unset SSH_CONNECTION SSH_TTY

scratch=$(mktemp -d "${TMPDIR:-/tmp}/picket-test.XXXXXX") || exit 99
# shellcheck disable=SC2016 # expanded at the end
at_exit 'cd /; chmod -R u+w "$scratch"; rm -rf "$scratch"'
mkdir "$scratch/home" "$scratch/work" "$scratch/bin"
ln -s "$PICKET" "$scratch/bin/picket"

PATH=$scratch/bin:$PATH
HOME=$scratch/home
XDG_CACHE_HOME=$HOME/.cache
XDG_CONFIG_HOME=$HOME/.config
XDG_DATA_HOME=$HOME/.local/share
XDG_STATE_HOME=$HOME/.local/state
XDG_RUNTIME_DIR=$scratch
LC_ALL=C.UTF-8
LANGUAGE=
TZ=UTC
TERM=dumb
PICKET_NOW=2026-12-01
PICKET_LOCALEDIR=$abs_top_builddir/locale
# A finding of the sanitizers must not look like an exit status of picket.
ASAN_OPTIONS=exitcode=99:${ASAN_OPTIONS-}
UBSAN_OPTIONS=exitcode=99:print_stacktrace=1:${UBSAN_OPTIONS-}
export PATH HOME XDG_CACHE_HOME XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME \
	XDG_RUNTIME_DIR LC_ALL LANGUAGE TZ TERM PICKET_NOW PICKET_LOCALEDIR \
	ASAN_OPTIONS UBSAN_OPTIONS
cd "$scratch/work" || exit 99

# ---- Verdicts

fail() {
	printf 'fail: %s\n' "$*" >&2
	exit 1
}

# For what the machine does not have; where everything is said to be there, a
# failure.
skip() {
	[ -z "${PICKET_TEST_FULL-}" ] || fail "$* (and nothing may be skipped)"
	printf 'skip: %s\n' "$*" >&2
	exit 77
}

# need PROGRAM…: skips the test, naming every program that is missing.
need() {
	lacking=
	for program; do
		command -v "$program" >/dev/null 2>&1 || [ -x "/usr/sbin/$program" ] ||
			lacking="$lacking $program"
	done
	[ -z "$lacking" ] || skip "missing:$lacking"
}

# need_locale NAME CHARMAP: makes a locale (de_DE ISO-8859-1) for this test
# alone and switches to it.
need_locale() {
	need localedef
	mkdir -p "$scratch/locale"
	localedef --no-archive -i "$1" -f "$2" "$scratch/locale/$1.$2" >/dev/null 2>&1
	[ -d "$scratch/locale/$1.$2" ] || skip "missing: sources of the locale $1.$2"
	LOCPATH=$scratch/locale
	LC_ALL=$1.$2
	export LOCPATH LC_ALL
}

# expect_status STATUS COMMAND…
expect_status() {
	expected_status=$1
	shift
	"$@"
	actual_status=$?
	[ "$actual_status" = "$expected_status" ] ||
		fail "exit status $actual_status instead of $expected_status: $*"
}

# same EXPECTED ACTUAL: two files are the same. With PICKET_ACCEPT=ask the
# difference is shown and, if the person says so, becomes what is expected;
# with PICKET_ACCEPT=yes it does so unasked.
same() {
	[ -f "$1" ] || set -- "$1" "$2" /dev/null
	diff -u "${3:-$1}" "$2" && [ -f "$1" ] && return
	case ${PICKET_ACCEPT-} in
	yes)
		answer=y
		;;
	ask)
		printf '%s: accept? [y/N] ' "$1"
		answer=n
		read -r answer </dev/tty || fail 'nobody to ask; PICKET_ACCEPT=yes accepts unasked'
		;;
	*)
		fail "not as expected: $1 (if the change is right: make accept)"
		;;
	esac
	case $answer in
	y*) cp "$2" "$1" ;;
	*) fail "not accepted: $1" ;;
	esac
}

# plain_paths FILE: the file with the places of this run replaced by names, so
# that it reads the same everywhere.
plain_paths() {
	awk -v content="$CONTENT" -v source="$abs_top_srcdir" -v home="$HOME" -v here="$PWD" '
		function replace(what, name,   at, done) {
			done = ""
			while ((at = index($0, what)) > 0) {
				done = done substr($0, 1, at - 1) name
				$0 = substr($0, at + length(what))
			}
			$0 = done $0
		}
		{
			replace(content, "$CONTENT")
			replace(source, "$SOURCE")
			replace(home, "~")
			replace(here, "$HERE")
			print
		}' "$1"
}

# bounded COMMAND…: ends what hangs, with status 124.
bounded() {
	if command -v timeout >/dev/null 2>&1; then
		timeout "${TEST_SECONDS:-120}" "$@"
	else
		"$@"
	fi
}
