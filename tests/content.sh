#!/bin/sh
# The content keeps what it promises: nothing wrong, nothing lost, every text in both
# languages, every source cited, both sides heard or the lack of one marked.
. "${abs_top_srcdir:-.}/tests/lib.sh"
need jq

PICKET_KB=$CONTENT
export PICKET_KB

[ -z "$(picket check "$CONTENT" 2>&1)" ] || fail "picket check $CONTENT has something to say"

# ---- No fewer than there were

# at_least KIND NUMBER
at_least() {
	picket list "$1" --format json >>list.json
	count=$(picket list "$1" | wc -l)
	[ "$count" -ge "$2" ] || fail "only $count of kind $1, not $2"
}
at_least party 174
at_least dispute 19
at_least issue 53
at_least position 304
at_least event 149
at_least use 94
at_least source 529
jq -r .id list.json | xargs picket show --format json >records.json || fail 'not all can be shown'

# holds NAME FILTER: an expression that is true of all records as a list.
holds() { jq -es "$2" records.json >/dev/null || fail "$1"; }

# ---- Links lead somewhere, and sources are cited

jq -r '.. | strings | scan("\\[\\[([^]|]+)")[0]' records.json | sort -u >mentioned
jq -r '(.. | objects | .id? // empty), (.former_ids // [])[]' records.json | sort -u >known
[ -s mentioned ] || fail 'no link in any text'
comm -23 mentioned known | grep . && fail 'links in texts that lead nowhere'
# shellcheck disable=SC2016 # jq's
holds 'a link that dangles' '(map({key: (.id, .former_ids[]?), value: true}) | from_entries) as $known |
	all(.[] | .by[]?, .on[]?, .about[]?, .replies_to[]?, .supersedes[]?, .actors[]?.party,
		.parties[]?.party, .memberships[]?.in, .references[]?.source, .raises[]?, .governed_by[]?,
		.linked_from[]?.id, (.voice, .at, .parent, .part_of, .resolved_by) | strings; $known[.])'
holds 'a source that nobody cites' 'all(.[] | select(.kind == "source");
	any(.linked_from[]?; .kind != "source"))'
holds 'a statement without evidence' 'all(.[] | select(.kind | IN("position", "event", "use"));
	.references | length > 0)'

# ---- Both languages: wherever one stands the other does, and neither is empty

holds 'a text lacks a language' 'all(.[] | (.. | objects | select(has("en") or has("de"))),
	((.. | objects | .note?, .summary?, .text?, .question?, .outcome?, .result?, .body?) | strings),
	(select(.kind | IN("party", "source") | not) | .title);
	type == "object" and (.en | length > 0) and (.de | length > 0))'
holds 'an entry without its main text' 'all(.[] |
	{position: .text, issue: .question, dispute: .summary, event: .summary, use: .summary}[.kind] //
	{en: "-", de: "-"}; (.en | length > 0) and (.de | length > 0))'

# ---- Two sides to every issue, or the mark that says there are not

# A party's side is what a dispute says of it or of its organisation, else its own
# or that of its organisation.
# shellcheck disable=SC2016 # jq's
holds 'an issue with one side and no mark' '(map({key: .id, value: .}) | from_entries) as $of |
	def above: $of[.] | (.memberships[]?.in), (.parent // empty);
	def side: first(($of[.].side // empty), (above | side), "none");
	def said_in($dispute): . as $party |
		first(($of[$dispute].parties[] | select(.party == $party) | .side // empty),
			(above | said_in($dispute) // empty));
	[.[] | select(.kind == "position")] as $positions |
	all(.[] | select(.kind == "issue" and (.marks | index("one-sided") | not));
		. as $issue |
		[$positions[] | select(.on | index($issue.id)) | .by[] | . as $party |
			first(($issue.dispute[] as $dispute | $party | said_in($dispute)), ($party | side))]
		| unique | length >= 2)'

# ---- The handbook speaks of what is there

sed -n 's/^\(- \)\{0,1\}id: //p' "$CONTENT/README.md" >examples
[ "$(wc -l <examples)" -ge 7 ] || fail 'the handbook has fewer examples than there are kinds'
sort examples | comm -23 - known | grep . && fail 'examples in the handbook that are not in the content'
sed -n 's/^    \([a-z]*\)\/ .*/\1/p' "$CONTENT/README.md" >folders
[ "$(sort folders | tr '\n' ' ')" = "$(cd "$CONTENT" && printf '%s ' */ | tr -d /)" ] ||
	fail 'the handbook names other folders'
exit 0
