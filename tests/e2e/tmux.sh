# tmux.sh - a real terminal for a test, sourced after lib.sh. A tmux server of
# its own with one window, whose socket lies in $scratch. Nothing here waits
# by the clock: what is waited for is looked at until it is so or time is up.
# shellcheck shell=sh

need tmux

tmux_count=0
in_tmux() { tmux -u -L picket-test-$$-$tmux_count -f "$scratch/tmux.conf" "$@"; }

TMUX_TMPDIR=$scratch
ENV=$scratch/rc
PS1='ready> '
PICKET_KB=$CONTENT
export TMUX_TMPDIR ENV PS1 PICKET_KB
# Programs are killed on purpose.
# shellcheck disable=SC3045
ulimit -c 0 2>/dev/null
at_exit 'in_tmux kill-server 2>/dev/null'

cat >"$scratch/tmux.conf" <<'END'
set -g status off
set -g default-shell /bin/sh
set -g default-terminal tmux-256color
set -g escape-time 0
set -g remain-on-exit on
set -g set-clipboard on
END

# What the shell in the window knows. visit COMMAND…: runs it, leaves its process
# id in pid, the terminal's modes before and after it in modes-before and
# modes-after, and says how it ended.
cat >"$scratch/rc" <<'END'
visit() {
	stty -a >modes-before
	sh -c 'echo $$ >pid.new; mv pid.new pid; exec "$@"' sh "$@"
	visit_status=$?
	stty -a >modes-after
	echo "left with $visit_status"
}
END

# ---- Starting

# tmux_start WxH [COMMAND]: opens the window; without a command, a shell. Another
# server each time: one that was told to end may still be there.
tmux_start() {
	in_tmux kill-server 2>/dev/null
	tmux_count=$((tmux_count + 1))
	in_tmux new-session -d -s test -x "${1%x*}" -y "${1#*x}" "${2:-exec sh}" ||
		fail 'tmux does not start'
	[ $# -gt 1 ] || tmux_wait 'ready>'
}

# tmux_open WxH COMMAND: opens the window for a command whose end tmux_end awaits.
# tmux itself does not always learn how its programs end.
tmux_open() {
	rm -f ended
	tmux_start "$1" "$2; echo \$? >ended.new; mv ended.new ended"
}

# tmux_visit ARGUMENTS: has the shell visit picket.
tmux_visit() {
	rm -f pid modes-before modes-after
	tmux_run "visit picket $*"
}

# What a program may leave changed in a terminal besides its modes.
tmux_state() {
	tmux_ask 'alternate #{alternate_on} cursor #{cursor_flag} mouse #{mouse_any_flag}'
	tmux_ask 'keypad #{keypad_flag} #{keypad_cursor_flag} insert #{insert_flag}'
	tmux_ask 'origin #{origin_flag} wrap #{wrap_flag}'
	tmux_ask 'region #{scroll_region_upper} #{scroll_region_lower}'
}

# tmux_left STATUS: picket has ended so, and the terminal is as it was when
# tmux_state was put into the file state.
tmux_left() {
	tmux_wait "left with $1"
	diff -u modes-before modes-after || fail 'the modes of the terminal are others'
	tmux_state >state-after
	diff -u state state-after || fail 'the state of the terminal is another'
}

# ---- Typing

# tmux_keys KEY…: key names as tmux knows them (Enter, Escape, C-c, F1, a).
tmux_keys() { in_tmux send-keys -t test "$@"; }

# tmux_type TEXT: the text as it stands; tmux_run TEXT: and Enter.
tmux_type() { in_tmux send-keys -t test -l -- "$1"; }
tmux_run() { tmux_type "$1" && tmux_keys Enter; }

# tmux_say WORD: the shell says it, which takes a shell that has the terminal.
tmux_say() {
	tmux_run "printf '%s-%s\\n' $1 said"
	tmux_wait "$1-said"
}

tmux_resize() { in_tmux resize-window -t test -x "${1%x*}" -y "${1#*x}"; }

# ---- Looking

# The screen as text.
tmux_screen() { in_tmux capture-pane -p -t test; }

# tmux_bytes FILE: from now on all that is written to the terminal goes there too.
tmux_bytes() { in_tmux pipe-pane -O -t test "cat >>'$1'"; }

# What the program has put into the clipboard by OSC 52.
tmux_clipboard() { in_tmux show-buffer 2>/dev/null; }

# tmux_ask FORMAT: a fact about the window, as #{cursor_flag}, #{alternate_on}.
tmux_ask() { in_tmux display-message -p -t test "$1"; }

# ---- Waiting

# until_true SECONDS COMMAND…: looks again and again; 1 when time is up.
until_true() {
	deadline=$(($(date +%s) + $1))
	shift
	until "$@"; do
		[ "$(date +%s)" -le "$deadline" ] || return 1
		sleep 0.05
	done
}

tmux_shows() { tmux_screen | grep -qF -- "$1"; }
tmux_hides() { ! tmux_shows "$1"; }
tmux_has() { tmux_screen | grep -q -- "$1"; }
tmux_has_copied() { tmux_clipboard >clipboard && [ -s clipboard ]; }

tmux_give_up() {
	tmux_screen | sed 's/^/| /' >&2
	fail "$@"
}

# tmux_wait TEXT [SECONDS], tmux_gone TEXT [SECONDS]: until the text is there, or
# not; tmux_match takes an expression.
tmux_wait() { until_true "${2:-20}" tmux_shows "$1" || tmux_give_up "never seen: $1"; }
tmux_gone() { until_true "${2:-20}" tmux_hides "$1" || tmux_give_up "still there: $1"; }
tmux_match() { until_true "${2:-20}" tmux_has "$1" || tmux_give_up "never seen: $1"; }

# tmux_end [SECONDS]: until the command of tmux_open has ended; prints its status.
tmux_end() {
	until_true "${1:-20}" [ -s ended ] || tmux_give_up 'the program has not ended'
	cat ended
}

tmux_rests() {
	tmux_screen >"$1.next"
	cmp -s "$1.next" "$1" && return
	mv "$1.next" "$1"
	return 1
}
tmux_is() { tmux_screen >"$1.now" && cmp -s "$1" "$1.now"; }

# tmux_keep FILE: the screen, as soon as it is twice the same.
tmux_keep() {
	rm -f "$1"
	until_true 20 tmux_rests "$1" || tmux_give_up 'the screen does not come to rest'
}

# tmux_back FILE: until the screen is again what tmux_keep kept.
tmux_back() {
	until_true 20 tmux_is "$1" && return
	diff -u "$1" "$1.now"
	fail "the screen is not again as it was: $1"
}

# ---- Processes

# A process that has ended but that nobody has asked after is gone too.
is_gone() {
	! kill -0 "$1" 2>/dev/null || grep -q '^State:[[:space:]]*[ZX]' "/proc/$1/status" 2>/dev/null
}

# gone_within SECONDS PID
gone_within() { until_true "$1" is_gone "$2" || fail "process $2 is still there: $3"; }

# The process that tmux_visit has started.
visit_pid() {
	until_true 20 [ -s pid ] || tmux_give_up 'picket was not started'
	cat pid
}

# ---- In picket

# tmux_step KEY: the key, and until it has changed the screen; 1 if it does not.
tmux_step() {
	tmux_screen >step
	tmux_keys "$1"
	until_true 5 tmux_differs
}
tmux_differs() { ! tmux_is step; }

# tmux_go EXPRESSION: to the first row of the list that matches, from the top.
tmux_go() {
	tmux_keys g
	until tmux_has "$1"; do
		tmux_step PageDown || tmux_give_up "no row: $1"
	done
	tmux_keep rows
	way=$(awk -v wanted="$1" '
		/^>/ { at = NR }
		!to && $0 ~ wanted { to = NR }
		END { print to - at }' rows)
	case $way in
	0) ;;
	-*) tmux_keys -N "${way#-}" Up ;;
	*) tmux_keys -N "$way" Down ;;
	esac
	tmux_match "^>${1#^.}"
}

# tmux_label EXPRESSION: labels the links and prints the letters of the first that
# matches, which must be on the screen.
tmux_label() {
	tmux_keys f
	tmux_wait 'Escape give up'
	tmux_screen | sed -n "s/.*[^a-z]\([a-z]\{1,2\}\) \{0,1\}$1.*/\1/p" | head -n 1
}

# tmux_follow EXPRESSION FILE: scrolls the detail until the link is there, keeps the
# screen in the file, and follows the link.
tmux_follow() {
	until tmux_has "$1"; do
		tmux_step Space || tmux_give_up "no link: $1"
	done
	tmux_keep "$2"
	letters=$(tmux_label "$1")
	[ -n "$letters" ] || tmux_give_up "no letter before: $1"
	tmux_type "$letters"
	tmux_gone 'Escape give up'
}

# tmux_copied KEY: what this key copies, in the file clipboard.
tmux_copied() {
	while in_tmux delete-buffer 2>/dev/null; do :; done
	tmux_keys "$1"
	until_true 20 tmux_has_copied || tmux_give_up 'nothing was copied'
}

# tmux_at ID: the detail is that of ID; afterwards the status line tells so.
tmux_at() {
	tmux_copied Y
	[ "$(cat clipboard)" = "$1" ] || tmux_give_up "here is $(cat clipboard) and not $1"
}
