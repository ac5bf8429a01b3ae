#!/bin/sh
# Sizes come in a storm, with keys between; afterwards the frame is right.
. "${abs_top_srcdir:-.}/tests/lib.sh"
. "$abs_top_srcdir/tests/e2e/tmux.sh"

# The last line of the screen is that of the keys, at any height.
hints_at() { tmux_screen | sed -n "$1p" | grep -q '^ Enter'; }
hints_stand_at() { until_true 20 hints_at "$1" || tmux_give_up "no keys in line $1"; }

tmux_start 80x24
tmux_state >state
tmux_visit
tmux_keys 3
tmux_match '^>■ '
tmux_wait 'Dispute · '
tmux_keep quiet

# ---- A storm

for _ in 1 2 3; do
	for size in 79x24 40x10 1x1 500x200 20x5 2x1 1x2 71x24 72x24 3x3 200x50 1x200 500x1; do
		tmux_resize $size
		tmux_keys Down
	done
	tmux_keys Enter '?' q / x C-c BSpace
done
tmux_resize 80x24
tmux_keys g
tmux_back quiet

# ---- Each extreme, at rest

tmux_resize 500x200
hints_stand_at 200
tmux_wait 'Dispute · '
tmux_resize 40x10
hints_stand_at 10
tmux_match '^>■ '
tmux_resize 1x1
tmux_match '^.$'
tmux_resize 600x300
tmux_wait 'Dispute · '
hints_stand_at 200
tmux_resize 80x24
tmux_back quiet

# ---- Told of a size that is the same

pid=$(visit_pid)
for _ in 1 2 3 4 5 6 7 8 9 10; do
	kill -WINCH "$pid" "$pid" "$pid" "$pid" "$pid" || fail 'picket is gone'
	tmux_keys Down Up
done
tmux_back quiet

tmux_keys q
tmux_left 0
