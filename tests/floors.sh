#!/bin/sh
# The house keeps its floors (tests/floors.txt), the check that says so can see each
# kind of breach, and no function of ours gets in the way of a library.
. "${abs_top_srcdir:-.}/tests/lib.sh"

check="$abs_top_srcdir/tests/check-floors"

# ---- A small house that is in order

small_house() {
	rm -rf house
	mkdir -p house/src house/ui house/tests
	cat >house/tests/floors.txt <<-'END'
		floor src 0
		src/low
		src/mate
		floor src 1
		src/high
		floor ui 0
		ui/screen
		ui/main
		curses
		ui/screen
		prints
		ui/main
	END
	echo '#include <stdio.h>' >house/src/low.h
	printf '#include "low.h"\nint low(void) { return 0; } /* puts("no") */\n' >house/src/low.c
	echo '#include "low.h"' >house/src/mate.h
	printf '#include "mate.h"\nconst char *text = "printf(";\n' >house/src/high.c
	printf '#include "high.h"\n#include <curses.h>\n' >house/ui/screen.c
	echo '' >house/src/high.h
	printf '#include "screen.h"\nvoid main_(void)\n{\n\tputs("hello");\n}\n' >house/ui/main.c
	echo '' >house/ui/screen.h
}

small_house
sh "$check" house || fail 'a house in order is found fault with'

# breach FILE TEXT MESSAGE: with TEXT added to FILE, the check says MESSAGE.
breach() {
	small_house
	printf '%s\n' "$2" >>"house/$1"
	sh "$check" house >said && fail "not seen in $1: $2"
	grep -qF "$3" said || { cat said; fail "said otherwise than: $3"; }
}

breach src/low.c '#include "high.h"' 'includes high.h, which stands above it'
breach src/low.c '#include "mate.h"' 'includes mate.h, which stands above it'
breach src/high.c '#include "screen.h"' 'includes screen.h, which stands above it'
breach src/high.c '#include "../ui/screen.h"' 'includes ../ui/screen.h, which is not listed'
breach src/high.c '#include <ncursesw/curses.h>' 'includes curses'
breach ui/main.c '#include <curses.h>' 'includes curses'
breach src/new.c 'int new;' 'src/new.c:1: not listed'
breach tests/floors.txt 'floor ui 1
ui/gone' 'ui/gone is listed, but there is no such file'
breach src/high.c 'void f(void) { printf("%d", 1); }' 'prints past'
breach src/high.c 'void f(void) { fputs("",
	stderr); }' 'prints past'
breach src/high.c 'void f(void) { fwrite("", 1, 1, stdout); }' 'prints past'

# ---- The real one

# A library would call a function of ours that has the name of its own. The linker
# exports one that stands in for one of a shared library; an archive is asked itself.
functions() { sed -n 's/.* T //p' | LC_ALL=C sort -u; }
nm "$abs_top_builddir/libpicket.a" "$abs_top_builddir/libpicketui.a" >ours.nm || fail 'no nm of ours'
nm -D --defined-only "$PICKET" >theirs.nm || fail 'no nm of the program'
for library in ncursesw tinfo sqlite3 yaml unistring; do
	archive=$("${CC:-cc}" -print-file-name="lib$library.a")
	[ ! -f "$archive" ] || nm --defined-only "$archive" >>theirs.nm 2>/dev/null
done
functions <ours.nm >ours
functions <theirs.nm >theirs
[ -s ours ] || fail 'nm sees no function of ours'
LC_ALL=C comm -12 ours theirs >both
[ ! -s both ] || fail "named like a library's function: $(cat both)"

sh "$check" "$abs_top_srcdir" || fail 'the floors are not kept'
