#!/bin/sh
# build.sh [ENTRIES [ROUNDS]] - what building an index costs, beside what nothing
# gets around and beside Python, on the same generated base in the same run.
# `make bench` calls it; `make bench-build ENTRIES=2000` for a try.

. "${abs_top_srcdir:-.}/tests/lib.sh"

tools=$abs_top_builddir/tests/bench
entries=${1:-100000}
rounds=${2:-3}
base=$scratch/base

"$tools/generate" "$base" "$entries" || exit 1
picket build "$base" || fail 'the generated base has findings'
index=$(picket path --kb "$base")

# measured NAME COLUMN: 2 elapsed, 3 processor time, 4 memory.
measured() { awk -v name="$1" -v column="$2" '$1 == name { print $column }' costs; }

# row FIGURE GOAL OURS FLOOR PYTHON
row() { printf '%-34s %-22s %10s %10s %10s\n' "$@"; }

"$tools/cost" "$rounds" picket picket build "$base" \
	-- floor "$tools/floor" "$base" "$index" floor.db >costs || exit 1
if python3 -c 'import yaml; yaml.CSafeLoader' 2>/dev/null; then
	"$tools/cost" 1 python python3 "$abs_top_srcdir/tests/bench/build.py" "$base" "$index" \
		python.db >>costs || exit 1
else
	echo "Python is left out: it or PyYAML's CSafeLoader is not here"
fi

echo "$entries entries, $(du -sm "$base" | cut -f1) MB; $(nproc) processors;" \
	"medians of $rounds by turns, Python once"
echo
row figure goal picket floor Python
row 'build, seconds' '<= 0.9 floor, Python/6' "$(measured picket 2)" "$(measured floor 2)" \
	"$(measured python 2)"
row 'the same, processor time' '<= 1.3 floor' "$(measured picket 3)" "$(measured floor 3)" \
	"$(measured python 3)"
row 'the same, memory in kB' '' "$(measured picket 4)" "$(measured floor 4)" \
	"$(measured python 4)"
