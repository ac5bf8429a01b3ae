#!/bin/sh
# Where there is no screen to be had, picket says so in one sentence.
. "${abs_top_srcdir:-.}/tests/lib.sh"
. "$abs_top_srcdir/tests/e2e/tmux.sh"

# What picket has said stands in the file said, its status in the file status.
refused() {
	[ "$(cat status)" = 4 ] || fail "$1: status $(cat status)"
	grep -q '^picket: .*[a-z]' said || fail "$1: no sentence"
	[ "$(wc -l <said)" -eq 1 ] || fail "$1: more than one sentence: $(cat said)"
	! grep -q "$(printf '\033')" said || fail "$1: control characters"
}

# ---- Without a terminal

for redirection in '</dev/null >screen' '</dev/null' '<&-' '<&- >&-' '<&- >screen'; do
	sh -c "picket $redirection" 2>said
	echo $? >status
	refused "without a terminal: $redirection"
done
# With nobody to tell, the status does.
expect_status 4 sh -c 'picket <&- >&- 2>&-'

# ---- In one

tmux_start 80x24
tmux_state >state

# in_terminal COMMAND: the shell of the window runs it.
in_terminal() {
	rm -f status
	tmux_run "$1 2>said; echo \$? >status.new; mv status.new status"
	until_true 20 [ -s status ] || tmux_give_up "it does not end: $1"
}

for command in 'TERM=dumb picket' 'TERM=nonesuch picket' 'TERM= picket' 'env -u TERM picket' \
	'TERM=/etc/passwd picket' 'picket <&-' 'picket >&-' 'picket </dev/null' 'picket >screen'; do
	in_terminal "$command"
	refused "$command"
done

# A closed standard error is missed by nobody.
in_terminal 'picket 2>&-' &
until_true 20 tmux_has '1 Timeline' || tmux_give_up 'no screen without standard error'
tmux_keys q
wait $!

tmux_state >state-after
diff -u state state-after || fail 'the state of the terminal is another'
