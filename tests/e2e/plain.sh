#!/bin/sh
# Terminals and locales that can little: what they show can be read.
. "${abs_top_srcdir:-.}/tests/lib.sh"
. "$abs_top_srcdir/tests/e2e/tmux.sh"

escape=$(printf '\033')

# open COMMAND [TEXT]: picket in a window, until it shows the text; all its bytes go
# to the file bytes. It waits to be recorded before it starts.
open() {
	rm -f bytes
	tmux_open 80x24 "read -r go; env $1"
	tmux_bytes "$PWD/bytes"
	tmux_keys Enter
	tmux_wait "${2:-1 Timeline}"
}

close() {
	tmux_keys q
	[ "$(tmux_end)" = 0 ] || fail "$1: picket does not end well"
	[ -s bytes ] || fail "$1: the bytes were not recorded"
}

# The sequences that choose a colour; 39 and 49 are the terminal's own.
colours() {
	LC_ALL=C tr "$escape" '\n' <"$1" | LC_ALL=C sed -n 's/^\[\([0-9;]*\)m.*/\1/p' |
		tr ';' '\n' | grep -E '^(3[0-8]|4[0-8]|9[0-7]|10[0-7])$'
}

# has_bytes FORMAT: bytes as printf writes them.
# shellcheck disable=SC2059
has_bytes() { LC_ALL=C grep -q "$(printf "$1")" bytes; }

# ---- Colours

open 'picket'
close 'with colours'
colours bytes >/dev/null || fail 'no colours where there are some'

open 'NO_COLOR=1 picket'
tmux_keys 3
tmux_wait 'Dispute · '
close NO_COLOR
! colours bytes || fail 'colours in spite of NO_COLOR'

open 'TERM=vt100 picket'
tmux_keys 3
tmux_wait 'Dispute · '
tmux_keys Down
tmux_wait 'Issue · '
tmux_keep vt100
tmux_match '^>  '
close vt100
! colours bytes || fail 'colours on a vt100'

# ---- Characters

base=$abs_top_srcdir/tests/transcripts/base

open 'LC_ALL=C picket --lang de'
tmux_keys 3 Down
tmux_wait 'Issue . '
tmux_match '^> '
tmux_keep ascii
close 'locale C'
! LC_ALL=C grep '[^ -~]' ascii || fail 'other than ASCII on the screen, in the locale C'
! has_bytes '[\200-\377]' || fail 'other than ASCII was sent, in the locale C'

# The terminal does not know that this is Latin-1; the bytes tell.
need_locale de_DE ISO-8859-1
open "picket --kb '$base'" '1 Zeitleiste'
tmux_keys Home
tmux_wait 'Stimmsynthese'
tmux_keys /
tmux_keys -H 4c e4 75 74
tmux_match '^ 1 von [2-9]'
tmux_keys C-c
tmux_wait '1 Zeitleiste'
close 'Latin-1'
has_bytes 'L\344uter' || fail 'no a with diaeresis in Latin-1'
! has_bytes '\303\244' || fail 'UTF-8 was sent, in Latin-1'
