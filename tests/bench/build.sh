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

# ---- Many files, of which none, or one, has changed

many=$scratch/many
files=$((entries / 10))
"$tools/generate" "$many" "$entries" 10 || exit 1
sleep 0.1
picket build "$many" || fail 'the generated base has findings'
changed=$many/sources/000001.yaml
id=$(sed -n '1s/^- id: //p' "$changed")
cp "$changed" before.yaml
show() { "$tools/cost" "$1" "$2" picket show --kb "$many" "$id"; }

show 21 unchanged >>costs || exit 1
"$tools/cost" 21 stat "$tools/floor" "$many" >>costs || exit 1
for word in $(seq 40); do
	sed "0,/^      [A-Z]/s/^      \\([A-Z]\\)/      Word$word \\1/" before.yaml >"$changed"
	sleep 0.05
	show 1 changed || exit 1
done >updates
updates=$(sqlite3 "$(picket path --kb "$many")" \
	"SELECT value FROM meta WHERE key = 'updates'" 2>/dev/null || echo '?')
sort -n -k 2 updates | awk '{ time[NR] = $2 } END {
	print "update", time[int((NR + 1) / 2)]; print "longest", time[NR] }' >>costs
beyond() { awk -v name="$1" '$1 == "unchanged" { base = $2 } $1 == name { time = $2 }
	END { printf "%.1f", (time - base) * 1000 }' costs; }

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
row "nothing changed in $files files" '<= 1.5 stat' "$(measured unchanged 2)" \
	"$(measured stat 2)" ''
row 'one file changed, ms beyond' '<= 20' "$(beyond update)" '' ''
row 'the longest of 40' '<= 50' "$(beyond longest)" '' ''
echo
echo "in place $updates of 40; the floor of nothing changed is listing and stat of all files"
