#!/bin/sh
# What is typed while the first index is still being made is not lost: it counts
# when the screen is there. The base is large enough for the bar to be shown.
. "${abs_top_srcdir:-.}/tests/lib.sh"

mkdir -p base/parties
printf 'title: Large\nlanguages: [en]\n' >base/picket.yaml
awk 'BEGIN {
	for (i = 0; i < 120000; i++) {
		file = "base/parties/" int(i / 1000) ".yaml"
		printf "- {id: p%d-%s, name: Party %d, type: group, side: third}\n", i,
			substr("abcdefghij", i % 10 + 1, 1), i >file
		if (i % 1000 == 999) close(file)
	}
}'
printf '%s\n' / 'party 112345 ' Enter wait frame >script
bounded picket --script script --kb base >frames || fail "exit status $?"
grep -q '1 of 1  “party 112345 ”' frames || {
	cat frames
	fail 'the search that was typed is not shown'
}
