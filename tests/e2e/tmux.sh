# tmux.sh - a real terminal for a test, sourced after lib.sh. One tmux server
# of its own with one window, whose socket lies in $scratch. Nothing here waits
# by the clock: tmux_wait looks until a text is on the screen or time is up.
# shellcheck shell=sh

need tmux

in_tmux() { tmux -u -L picket-test-$$ -f "$scratch/tmux.conf" "$@"; }

TMUX_TMPDIR=$scratch
PS1='ready> '
export TMUX_TMPDIR PS1
unset ENV
at_exit 'in_tmux kill-server 2>/dev/null'

cat >"$scratch/tmux.conf" <<'END'
set -g status off
set -g default-shell /bin/sh
set -g default-terminal tmux-256color
set -g escape-time 0
set -g remain-on-exit on
set -g set-clipboard on
END

# tmux_start WxH [COMMAND]: opens the window; without a command, a shell.
tmux_start() {
	in_tmux new-session -d -s test -x "${1%x*}" -y "${1#*x}" "${2:-sh}" || fail 'tmux does not start'
}

# tmux_keys KEY…: key names as tmux knows them (Enter, Escape, C-c, F1, a).
tmux_keys() { in_tmux send-keys -t test "$@"; }

# tmux_type TEXT: the text as it stands.
tmux_type() { in_tmux send-keys -t test -l -- "$1"; }

tmux_resize() { in_tmux resize-window -t test -x "${1%x*}" -y "${1#*x}"; }

# The screen as text; tmux_cells keeps colours and attributes.
tmux_screen() { in_tmux capture-pane -p -t test; }
tmux_cells() { in_tmux capture-pane -p -e -t test; }

# What the program has put into the clipboard by OSC 52.
tmux_clipboard() { in_tmux show-buffer; }

# tmux_ask FORMAT: a fact about the window, as #{cursor_flag}, #{alternate_on}.
tmux_ask() { in_tmux display-message -p -t test "$1"; }

# until_true SECONDS COMMAND…: looks again and again; 1 when time is up.
until_true() {
	deadline=$(($(date +%s) + $1))
	shift
	until "$@"; do
		[ "$(date +%s)" -lt "$deadline" ] || return 1
		sleep 0.05
	done
}

tmux_shows() { tmux_screen | grep -qF -- "$1"; }
tmux_hides() { ! tmux_shows "$1"; }
tmux_is_dead() { [ "$(tmux_ask '#{pane_dead}')" = 1 ]; }

tmux_give_up() {
	tmux_screen | sed 's/^/| /'
	fail "$@"
}

# tmux_wait TEXT [SECONDS], tmux_gone TEXT [SECONDS]: until the text is there, or not.
tmux_wait() { until_true "${2:-20}" tmux_shows "$1" || tmux_give_up "never seen: $1"; }
tmux_gone() { until_true "${2:-20}" tmux_hides "$1" || tmux_give_up "still there: $1"; }

# tmux_end [SECONDS]: until the command of tmux_start has ended; prints its status.
tmux_end() {
	until_true "${1:-20}" tmux_is_dead || tmux_give_up 'the program has not ended'
	tmux_ask '#{pane_dead_status}'
}
