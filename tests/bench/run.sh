#!/bin/sh
# run.sh - what picket sends over the line and what that costs, beside programs
# that people know, in the same run. Figures to look at, not a test: they depend
# on the machine, their ratios hardly do. `make bench` calls it.

. "${abs_top_srcdir:-.}/tests/lib.sh"

bench=$abs_top_builddir/tests/bench/pty_bench
size=${1:-80x24}
text=$abs_top_srcdir/content/README.md
TERM=xterm-256color
LC_ALL=C.UTF-8
PAGER=less
# The tree may belong to somebody else.
GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0='*'
export TERM LC_ALL PAGER GIT_CONFIG_COUNT GIT_CONFIG_KEY_0 GIT_CONFIG_VALUE_0

# nnn does not start without the latter.
mkdir -p "$scratch/many" "$XDG_CONFIG_HOME"
(cd "$scratch/many" && seq -f 'entry-%05g.txt' 10000 | xargs touch)
"$PICKET" build "$CONTENT" >/dev/null 2>&1

set -- -- 'picket, detail beside' '' k "$PICKET" "$CONTENT" \
	-- 'picket, detail below' '||' k "$PICKET" "$CONTENT"
if command -v less >/dev/null; then
	set -- "$@" -- 'less, a small file' '' j less "$text"
fi
if command -v nnn >/dev/null; then
	set -- "$@" -- 'nnn, 10000 files' '' j nnn "$scratch/many"
fi
if command -v tig >/dev/null && [ -e "$abs_top_srcdir/.git" ]; then
	set -- "$@" -- 'tig, this repository' '' j tig -C "$abs_top_srcdir"
fi

echo "size $size, $TERM, $LC_ALL; processor time is that of the program"
echo
"$bench" "$size" "$@"
cat <<'GOALS'

goals   first screen: at most twice the time of less, half of that of nnn
        held move:    60 bytes
        held scroll:  130 bytes a line with the detail below, 330 beside
        memory:       6000 kB

bytes and cpu (milliseconds) are for one press of the key: held at 30 a second, or
each after the screen was quiet, where what follows it (the detail) counts too.
GOALS
