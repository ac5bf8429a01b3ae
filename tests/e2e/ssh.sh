#!/bin/sh
# Over a real line: sshd on the loopback, ssh in a terminal. The far end lives as
# it would for a guest: one command, a bare environment, limits.
. "${abs_top_srcdir:-.}/tests/lib.sh"
. "$abs_top_srcdir/tests/e2e/tmux.sh"

need ssh sshd ssh-keygen

sshd=$(command -v sshd || echo /usr/sbin/sshd)

# ---- The far end

# Where sshd shuts itself in, empty; its service would make it at boot. It stays,
# for another sshd may have come to need it.
[ "$(id -u)" != 0 ] || mkdir -p /run/sshd || skip 'missing: /run/sshd'

for key in host user; do
	ssh-keygen -q -t ed25519 -N '' -f "$scratch/$key" || fail 'ssh-keygen'
done

cat >"$scratch/session" <<END
#!/bin/sh
echo \$\$ >'$PWD/far-pid'
ulimit -t 60
ulimit -n 64
exec env -i TERM="\$TERM" LC_ALL=C.UTF-8 HOME='$HOME' PICKET_NOW=2026-12-01 \
	PICKET_LOCALEDIR='$PICKET_LOCALEDIR' SSH_CONNECTION="\$SSH_CONNECTION" \
	'$PICKET' --kb '$CONTENT'
END
chmod +x "$scratch/session"

cat >"$scratch/sshd_config" <<END
ListenAddress 127.0.0.1
HostKey $scratch/host
PidFile none
AuthorizedKeysFile $scratch/user.pub
AuthenticationMethods publickey
PermitRootLogin prohibit-password
UsePAM no
StrictModes no
MaxSessions 1
DisableForwarding yes
PermitUserRC no
PrintMotd no
PrintLastLog no
ClientAliveInterval 15
ForceCommand $scratch/session
END

listens() { grep -q 'Server listening' sshd.log 2>/dev/null || is_gone "$server"; }

# Somebody else may have the port.
tries=0
until grep -q 'Server listening' sshd.log 2>/dev/null; do
	tries=$((tries + 1))
	[ $tries -le 20 ] || { cat sshd.log; fail 'sshd does not start'; }
	port=$((20000 + ($$ * 7 + tries * 613) % 40000))
	"$sshd" -D -f "$scratch/sshd_config" -E "$PWD/sshd.log" -p $port &
	server=$!
	until_true 20 listens
done
at_exit 'kill "$server" 2>/dev/null'

# ---- The near end

cat >"$scratch/ssh_config" <<END
Host far
	HostName 127.0.0.1
	Port $port
	User $(id -un)
	IdentityFile $scratch/user
	IdentitiesOnly yes
	IdentityAgent none
	BatchMode yes
	UserKnownHostsFile $scratch/known
	GlobalKnownHostsFile none
	StrictHostKeyChecking accept-new
	LogLevel ERROR
	EscapeChar none
END

tmux_start 80x24
tmux_say before
tmux_state >state

# call: opens picket over there; its process is in $far, the client's in $near.
call() {
	rm -f far-pid pid modes-before modes-after
	tmux_run "visit ssh -F '$scratch/ssh_config' -tt far"
	until_true 20 tmux_has '1 Timeline' || {
		cat sshd.log
		tmux_give_up 'no screen over the line'
	}
	far=$(cat far-pid)
	near=$(visit_pid)
}

# ---- A visit

call
tmux_keys 3
tmux_wait 'Dispute · '
tmux_keep disputes
tmux_keys Down
tmux_wait 'Issue · '
tmux_keys Up
tmux_back disputes
tmux_resize 40x10
tmux_wait 'Enter open'
tmux_gone 'Dispute · '
tmux_resize 80x24
tmux_back disputes
tmux_copied Y
grep -q '^[a-z0-9.-]*$' clipboard || fail 'the clipboard does not come over the line'
tmux_keys q
tmux_left 0
gone_within 3 "$far" 'it was left'
tmux_wait before-said
tmux_say after

# ---- Ended over there

tmux_run clear
tmux_gone after-said
call
kill -TERM "$far"
tmux_left 0
gone_within 3 "$far" 'it was told to end'

# ---- The line drops

call
kill -KILL "$near"
gone_within 3 "$far" 'its line has dropped'
