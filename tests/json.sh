#!/bin/sh
# What --format json prints is JSON, whatever prints and in whatever locale, and
# says the same as the text does.
. "${abs_top_srcdir:-.}/tests/lib.sh"
need jq

PICKET_KB=$CONTENT
export PICKET_KB

# ---- Lists: as many objects as lines, each with an id, a kind and a title

for kind in party dispute issue position event use source; do
	picket list $kind --format json >list.json || fail "no $kind"
	[ "$(jq -s length list.json)" = "$(picket list $kind | wc -l)" ] ||
		fail "another number of ${kind}s"
	jq -es --arg kind $kind 'all(.kind == $kind and (.title | length > 0)
		and (.marks | type == "array"))' list.json >/dev/null || fail "$kind: a key is missing"
	jq -r .id list.json >>ids
done

# ---- Whole records: localised texts by language, links that lead somewhere

xargs picket show --format json <ids >records.json || fail 'not all can be shown'
[ "$(jq -r .id records.json)" = "$(cat ids)" ] || fail 'shown in another order'
jq -es 'all(.[] | select(.kind != "party" and .kind != "source") | .title;
	. == null or (.en and .de))' records.json >/dev/null || fail 'a title lacks a language'
jq -es '(map(.id) | INDEX(.)) as $ids | all(.[].linked_from[].id; $ids[.])' \
	records.json >/dev/null || fail 'a link from nowhere'
jq -es 'any(.[]; .ballot.votes.yes | type == "number")' records.json >/dev/null ||
	fail 'no votes counted in numbers'

# ---- A search, and the same bytes' worth of text in a locale of 127 characters

picket search scan --format json >found.json || fail 'nothing about scans'
jq -es 'length > 5' found.json >/dev/null || fail 'not enough about scans'
LC_ALL=C xargs picket show --format json <ids >ascii.json
LC_ALL=C grep -q '[^ -~]' ascii.json && fail 'more than ASCII in the locale C'
jq . records.json >records
jq . ascii.json | cmp - records || fail 'another text in the locale C'
