#!/bin/sh
# Stopped, the terminal is the shell's as if nothing had been; continued, the
# screen is as it was left.
. "${abs_top_srcdir:-.}/tests/lib.sh"
. "$abs_top_srcdir/tests/e2e/tmux.sh"

# The shell has the terminal: it echoes and runs what is typed.
shell_has_it() {
	tmux_wait 'ready>'
	tmux_run 'stty -a >modes-stopped'
	tmux_say mine
	diff -u modes-before modes-stopped || fail "stopped by $1, the modes are others"
	tmux_state >state-stopped
	diff -u state state-stopped || fail "stopped by $1, the state is another"
	tmux_run clear
	tmux_gone mine-said
}

tmux_start 80x24
tmux_state >state
tmux_visit
tmux_keys 3 Down
tmux_wait 'Issue · '
tmux_keep left
pid=$(visit_pid)

# ---- By its key

tmux_keys C-z
shell_has_it Ctrl-Z
tmux_run fg
tmux_back left

# A prompt is where one was typing.
tmux_keys /
tmux_type dig
tmux_match '^/dig *$'
tmux_match '^ 1 of '
tmux_keep typing
kill -TSTP "$pid"
shell_has_it SIGTSTP
tmux_run fg
tmux_back typing
tmux_keys Escape
tmux_back left

# ---- From outside

# Continued in the background it must not touch the terminal.
kill -TSTP "$pid"
tmux_wait 'ready>'
kill -CONT "$pid"
shell_has_it 'SIGTSTP, continued behind the shell,'
tmux_resize 100x30
tmux_run fg
tmux_match '^ Enter open'
tmux_resize 80x24
tmux_back left

# Nobody can do anything about SIGSTOP, but the screen comes back. The terminal
# is still raw: the shell wants a line feed.
kill -STOP "$pid"
tmux_wait 'ready>'
tmux_type fg
tmux_keys C-j
tmux_back left
tmux_keys q
shell_has_it 'SIGSTOP, continued and left,'

# ---- Started by a script

# Ctrl-Z stops all that stands in the foreground, or the script goes on waiting
# and there is nobody to type to.
tmux_run "sh -c 'picket; echo script is over'"
tmux_wait '1 Timeline'
tmux_keys C-z
shell_has_it 'Ctrl-Z in a script'
tmux_run fg
tmux_wait '1 Timeline'
tmux_keys q
tmux_wait 'script is over'
