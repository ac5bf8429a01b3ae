#!/bin/sh
# A line that drops ends the program; a signal that kills it leaves the terminal
# as it was.
. "${abs_top_srcdir:-.}/tests/lib.sh"
. "$abs_top_srcdir/tests/e2e/tmux.sh"

# alone COMMAND: picket as the only program of a window, with its process in $pid.
alone() {
	tmux_start 80x24 "$1"
	tmux_wait '1 Timeline'
	pid=$(tmux_ask '#{pane_pid}')
}

# ---- The line drops

alone 'exec picket'
in_tmux kill-pane -t test
gone_within 3 "$pid" 'its window was closed'

alone 'exec picket'
tmux_keys /
tmux_type dig
tmux_match '^/dig *$'
in_tmux kill-server
gone_within 3 "$pid" 'the terminal has ended'

# Nobody tells it: only the terminal does, which has nothing to read any more.
alone 'trap "" HUP; exec picket'
kill -KILL "$(tmux_ask '#{pid}')"
gone_within 3 "$pid" 'the terminal was killed and it is deaf to SIGHUP'

# Stopped when it happens, and continued by the kernel.
alone 'exec picket'
kill -STOP "$pid"
kill -KILL "$(tmux_ask '#{pid}')"
kill -CONT "$pid" 2>/dev/null
gone_within 3 "$pid" 'the terminal was killed while it was stopped'

# ---- Signals

# ended_by SIGNAL: the terminal is as it was. Which status a sanitizer makes of it,
# and what it has to say, is its own affair; the window has room for that.
ended_by() {
	tmux_run clear
	tmux_gone left
	tmux_say before
	tmux_state >state
	tmux_visit
	tmux_wait '1 Timeline'
	kill -"$1" "$(visit_pid)"
	tmux_left ''
	tmux_wait before-said
	tmux_say after
}

tmux_start 80x80
for signal in HUP INT QUIT TERM SEGV ABRT BUS FPE ILL USR1 ALRM PIPE; do
	ended_by $signal
done
