#!/bin/sh
# Content is edited while it is on the screen: the screen follows by itself and
# keeps its place, says what is wrong, and shows what is sound.
. "${abs_top_srcdir:-.}/tests/lib.sh"
. "$abs_top_srcdir/tests/e2e/tmux.sh"

cp -R "$abs_top_srcdir/tests/transcripts/base" kb
chmod -R u+w kb

# edit FILE SED-EXPRESSION: as an editor does it, the file is another one.
edit() {
	sed "$2" "kb/$1" >edited
	! cmp -s edited "kb/$1" || fail "nothing to edit in $1: $2"
	mv edited "kb/$1"
}

# reads_as FILE SED-EXPRESSION: the screen is that in the file but for this edit.
reads_as() { sed "$2" "$1" >wanted && until_true 20 tmux_is wanted && return; }

tmux_open 80x24 'picket --kb kb'
tmux_wait '1 Timeline'
tmux_keys 3
tmux_go '^. .*denial Nobody '
tmux_wait 'from another town'
tmux_keep place

# ---- Another text

edit positions/bells.yaml 's/another town/the next one/'
tmux_wait 'from the next one'
reads_as place 's/another town/the next one/' || {
	diff -u wanted wanted.now
	fail 'more than the text is another'
}
edit positions/bells.yaml 's/the next one/another town/'
tmux_back place

# ---- Another record before it

cat >kb/positions/early.yaml <<'END'
id: ringers-2020-02-01-demand
by: ringers
on: recorded-bells
date: 2020-02-01
stance: demand
title: {en: Let us ring, de: Lasst uns läuten}
text: {en: The ringers want to ring., de: Die Läuter wollen läuten.}
references: [{source: gazette-2020-03-02, locator: para 1}]
END
tmux_match '^  .*demand Let us '
tmux_match '^>.*denial Nobody '
tmux_wait 'from another town'
rm kb/positions/early.yaml
tmux_gone 'Let us'
tmux_back place

# ---- A broken one

edit events/vote.yaml 's/^actors: ringers/actors: strangers/'
tmux_match ' 1 finding (E)'
tmux_match '^>.*denial Nobody '
tmux_keys E
tmux_match '^ *events/vote.yaml:[0-9:]* error: '
tmux_wait "'strangers'"
tmux_keys q
tmux_gone 'Findings in'
tmux_keys 1
tmux_match '03-03 ▸ .*denial'
tmux_hides 'Ringers vote' || tmux_give_up 'the broken event is there'
edit events/vote.yaml 's/^actors: strangers/actors: ringers/'
tmux_gone 'finding (E)'
tmux_match '03-20 ● Ringers vote'
tmux_keys 3
tmux_back place

# The one that is read: the cursor stays where it was until it is back.
edit positions/bells.yaml 's/^  stance: deny$/  stance: denies/'
tmux_match ' 1 finding (E)'
tmux_gone 'Nobody was recorded'
tmux_match '^>'
edit positions/bells.yaml 's/^  stance: denies$/  stance: deny/'
tmux_gone 'finding (E)'
tmux_back place

# ---- A filter that names what goes

cat >kb/parties/guest.yaml <<'END'
{id: guest, type: person, name: Guest}
END
tmux_keys 2
tmux_wait 'Guest'
tmux_keys 3
tmux_type '&party:guest '
tmux_keys Enter
tmux_wait 'Nothing fits the filter'
rm kb/parties/guest.yaml
# The list is not all of it, as if nothing had been asked.
tmux_wait 'names nothing called'
tmux_wait 'Nothing fits the filter'
tmux_keys Escape
tmux_wait 'The tower'
tmux_go '^. .*denial Nobody '
tmux_back place

# ---- Nothing can be read

mv kb/picket.yaml away.yaml
tmux_match 'not the present content (E)'
tmux_match '^>.*denial Nobody '
tmux_wait 'from another town'
mv away.yaml kb/picket.yaml
tmux_gone 'not the present'
tmux_back place

tmux_keys q
[ "$(tmux_end)" = 0 ] || fail 'picket does not end well'
