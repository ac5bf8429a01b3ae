#!/bin/sh
# packages.sh - the one table of what picket needs and which package brings it.
# Read by bootstrap and by configure.
#
#   packages.sh list SYSTEM LEVEL…   the packages, one a line
#   packages.sh names KIND LEVEL…    the names, one a line; KIND may be ''
#   packages.sh hint NAME…           the install line of every system
#
# SYSTEM  debian, fedora, alpine, homebrew
# LEVEL   build: building and the plain tests; full: every other test
# Kinds   program: found by its name; library: left to configure; data: neither
# Several packages are joined by a comma; "-": comes with the system, or there
# is none.

table() {
	cat <<'TABLE'
#level kind    name         debian               fedora             alpine           homebrew
build  program cc           gcc,libc6-dev        gcc                gcc,musl-dev     -
build  program make         make                 make               make             make
build  program pkg-config   pkg-config           pkgconf-pkg-config pkgconf          pkgconf
build  program autoconf     autoconf             autoconf           autoconf         autoconf
build  program automake     automake             automake           automake         automake
build  program autopoint    autopoint            gettext-devel      gettext-dev      gettext
build  program msgfmt       gettext              gettext            gettext          gettext
build  library ncursesw     libncurses-dev       ncurses-devel      ncurses-dev      ncurses
build  library sqlite       libsqlite3-dev       sqlite-devel       sqlite-dev       sqlite
build  library libyaml      libyaml-dev          libyaml-devel      yaml-dev         libyaml
build  library libunistring libunistring-dev     libunistring-devel libunistring-dev libunistring
build  library c17          gcc                  gcc                gcc              gcc
build  library cmocka       libcmocka-dev        cmocka-devel       cmocka-dev       cmocka
full   program clang        clang,libclang-rt-dev,llvm clang,compiler-rt clang,compiler-rt llvm
full   program valgrind     valgrind             valgrind           valgrind         -
full   program tmux         tmux                 tmux               tmux             tmux
full   program jq           jq                   jq                 jq               jq
full   program sqlite3      sqlite3              sqlite             sqlite           sqlite
full   program less         less                 less               less             less
full   program nnn          nnn                  nnn                nnn              nnn
full   program tig          tig                  tig                tig              tig
full   program man          man-db               man-db             man-db           -
full   program mandoc       mandoc               mandoc             mandoc           mandoc
full   program shellcheck   shellcheck           ShellCheck         shellcheck       shellcheck
full   program sshd         openssh-server,openssh-client openssh-server,openssh-clients openssh -
full   data    locales      locales              glibc-locale-source -               -
full   data    terminfo     ncurses-term         ncurses-term       ncurses-terminfo ncurses
TABLE
}

# Prints COLUMN of each row whose field FIELD is among the words after it.
column() {
	column=$1 field=$2
	shift 2
	table | awk -v want=" $* " -v column="$column" -v field="$field" '
		/^#/ || !index(want, " " $field " ") || $column == "-" { next }
		{ count = split($column, name, ",")
		  for (i = 1; i <= count; i++) if (!seen[name[i]]++) print name[i] }'
}

number_of() {
	case $1 in
	debian) echo 4 ;; fedora) echo 5 ;; alpine) echo 6 ;; homebrew) echo 7 ;;
	*) echo "packages.sh: unknown system $1" >&2; exit 2 ;;
	esac
}

# LABEL SYSTEM COMMAND NAME…
line() {
	label=$1 system=$2 install=$3
	shift 3
	names=$(column "$(number_of "$system")" 3 "$@" | tr '\n' ' ')
	[ -z "$names" ] || printf '  %-15s %s %s\n' "$label" "$install" "${names% }"
}

action=$1
shift
case $action in
list)
	system=$(number_of "$1") || exit
	shift
	column "$system" 1 "$@"
	;;
names)
	kind=$1
	shift
	table | awk -v want=" $* " -v kind="$kind" \
		'index(want, " " $1 " ") && (kind == "" || $2 == kind) { print $3 }'
	;;
hint)
	line 'Debian, Ubuntu:' debian 'apt-get install' "$@"
	line 'Fedora:' fedora 'dnf install' "$@"
	line 'Alpine:' alpine 'apk add' "$@"
	line 'macOS:' homebrew 'brew install' "$@"
	;;
*)
	echo "packages.sh: unknown action $action" >&2
	exit 2
	;;
esac
