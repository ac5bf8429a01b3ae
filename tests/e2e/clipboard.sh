#!/bin/sh
# What is copied reaches the terminal's clipboard, by OSC 52.
. "${abs_top_srcdir:-.}/tests/lib.sh"
. "$abs_top_srcdir/tests/e2e/tmux.sh"

claim=sag-aftra-2023-07-13-scan-claim

# copied EXPRESSION…: what was copied has a line for each.
copied() {
	for text; do
		grep -q -- "$text" clipboard || {
			cat clipboard
			fail "not copied: $text"
		}
	done
}

picket --lang en show $claim >english
picket --lang de show $claim >german

tmux_open 80x24 'picket'
tmux_wait '1 Timeline'
tmux_keys /
tmux_type "\"$(sed -n 2p english)\""
tmux_wait "$(sed -n 1p english)"
tmux_keys Enter
tmux_wait 'Enter open'

tmux_copied Y
[ "$(cat clipboard)" = $claim ] || fail "Y copies $(cat clipboard)"
tmux_wait "$claim"

# The text begins in the fifth line, as wide as the terminal.
tmux_copied y
copied '^SAG-AFTRA (Duncan Crabtree-Ireland), claim, 2023-07-13' "^$(sed -n 5p english)" \
	'People, 2023-07-13.*https://' ', revision [0-9a-f]*, as of 2026-12-01$'
tmux_wait 'The citation was sent'

# A character that is several bytes arrives whole.
tmux_keys L
tmux_wait "$(sed -n 2p german | cut -d ' ' -f 1-3)"
tmux_copied y
sed -n 5p german | grep -q ä || fail 'a German text without an umlaut'
copied "^$(sed -n 5p german)" ', revision [0-9a-f]*, as of 2026-12-01$'

tmux_keys q
[ "$(tmux_end)" = 0 ] || fail 'picket does not end well'
