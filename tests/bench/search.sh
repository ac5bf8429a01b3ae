#!/bin/sh
# search.sh [ENTRIES [INDEX]] - what searching a generated base costs, and opening it,
# beside what people would use instead, on the same base in the same run. With an
# INDEX that was built from such a base, builds none. `make bench` calls it;
# `make bench-search ENTRIES=1000000` for a large base.

. "${abs_top_srcdir:-.}/tests/lib.sh"

tools=$abs_top_builddir/tests/bench
entries=${1:-100000}
index=${2:-$PWD/index.db}
base=$scratch/base
TERM=xterm-256color
LC_ALL=C.UTF-8
export TERM LC_ALL

"$tools/generate" "$base" "$entries" && "$tools/generate" "$scratch/small" 1000 || exit 1
[ -f "$index" ] || picket build --output "$index" "$base" || fail 'the generated base has findings'
picket build --output small.db "$scratch/small" || fail 'the small base has findings'

echo "$entries entries, index of $(du -m "$index" | cut -f1) MB"
"$tools/search_bench" "$index" || exit 1

echo
echo "the screen: first frame (goal: at most 1.5 of the one with 1000 entries), and memory"
echo "after 200 keys (goal: 12000 kB)"
"$tools/pty_bench" 80x24 -- "$entries entries" '/digital rep' j picket "$index" \
	-- '1000 entries' '/digital rep' j picket small.db

# beside NAME COMMAND... - seconds that a whole program takes.
beside() {
	name=$1
	shift
	if command -v "$1" >/dev/null; then
		"$tools/cost" 3 "$name" "$@" | awk '{ printf "%-34s %10s\n", $1, $2 }'
	else
		echo "$name is left out: it is not here"
	fi
}

echo
echo 'to find "digital" once, as a program of its own, in seconds'
beside picket picket search --kb "$index" digital 2>/dev/null
# Into a pipe: grep stops at the first match where nobody reads what it prints.
if command -v rg >/dev/null; then
	beside rg sh -c 'rg -i digital "$1" | cat' rg "$base"
else
	echo 'rg is left out: it is not here'
fi
beside grep sh -c 'grep -ri digital "$1" | cat' grep "$base"
beside sqlite3-LIKE sqlite3 "$index" "SELECT id FROM entry WHERE data LIKE '%digital%'"
if command -v fzf >/dev/null; then
	sqlite3 "$index" "SELECT replace(data, char(10), ' ') FROM entry" >texts
	beside fzf sh -c 'fzf --filter digital <texts'
else
	echo 'fzf is left out: it is not here'
fi
