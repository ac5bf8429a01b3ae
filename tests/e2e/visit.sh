#!/bin/sh
# A visit at 80x24: down to a claim, along its answer to a source and all the way
# back, a search, another language, and the terminal as it was.
. "${abs_top_srcdir:-.}/tests/lib.sh"
. "$abs_top_srcdir/tests/e2e/tmux.sh"

claim=sag-aftra-2023-07-13-scan-claim
denial=amptp-2023-07-13-scan-denial
source=amptp-2023-07-13-false-claim

# title LANGUAGE ID: the first words of a title.
title() { picket --lang "$1" show "$2" | head -n 1 | cut -d ' ' -f 1-3; }
english=$(title en background-replicas)
german=$(title de background-replicas)
[ "$english" != "$german" ] || fail 'no title in two languages'

tmux_start 80x24
tmux_say before
tmux_state >state
tmux_visit
tmux_wait '1 Timeline'

# ---- There

tmux_keys 3
tmux_go "^. *□ $english"
tmux_match "[^□] $english.*"
tmux_wait 'Issue · '
tmux_keep list
tmux_keys Enter
tmux_wait 'Enter follow'
tmux_follow 'SAG-AFTRA · claim · 2023-07-13' at-issue
tmux_at $claim
tmux_follow 'AMPTP · denial · 2023-07-13' at-claim
tmux_at $denial
tmux_follow 'AMPTP: Statement' at-denial
tmux_wait 'Source · '
tmux_at "$source"

# ---- And back, each place as it was left

# The marker now stands at the link that was followed, and nothing else has moved;
# it may have stood in an empty line.
without_marker() { sed 's/^\(.\{33\}\)>/\1 /; s/ *$//' "$1"; }
is_back() {
	tmux_screen >now
	[ "$(without_marker now)" = "$(without_marker "$1")" ]
}
for place in at-denial at-claim at-issue; do
	tmux_keys BSpace
	until_true 20 is_back $place || {
		diff -u $place now
		fail "the screen is not again as it was: $place"
	}
done
tmux_keys BSpace
tmux_back list

# ---- As it is typed

tmux_keys /
tmux_type dig
tmux_match '^ 1 of [0-9]'
tmux_match '^/dig *$'
tmux_type 'ital rep'
tmux_match '^/digital rep *$'
tmux_match '^ 1 of [0-9]'
tmux_match '[Dd]igital [Rr]ep'
tmux_keys Enter
tmux_wait '“digital rep”'
tmux_keys BSpace
tmux_back list

# ---- In German

tmux_keys L
tmux_wait "$german"
tmux_hides "$english" || tmux_give_up 'still in English'
tmux_keys L
tmux_back list

# ---- Leaving

tmux_keys q
tmux_left 0
tmux_wait before-said
tmux_say after
