#!/bin/sh
# Every language is complete, and every source with words for people is where
# xgettext looks for them (po/POTFILES.in).
. "${abs_top_srcdir:-.}/tests/lib.sh"
need xgettext msgmerge msgattrib

work=$PWD
cd "$abs_top_srcdir" || exit 99

grep -v '^#' po/POTFILES.in | LC_ALL=C sort >"$work/listed"
grep -lE '(^|[^A-Za-z0-9_])(_|N_|gettext|ngettext)\(' src/*.[ch] ui/*.[ch] 2>/dev/null |
	grep -v '^src/i18n\.h$' | LC_ALL=C sort >"$work/wordy"
diff -u "$work/listed" "$work/wordy" || fail 'po/POTFILES.in does not name the files that have words'

options=$(sed -n 's/^XGETTEXT_OPTIONS *= *//p' po/Makevars)
# shellcheck disable=SC2086
xgettext $options --files-from="$work/listed" -o "$work/picket.pot" ||
	fail 'xgettext'
[ -s "$work/picket.pot" ] || fail 'no words found'

sed '/^#/d' po/LINGUAS | while read -r language; do
	msgmerge -q --no-fuzzy-matching -o "$work/$language.po" "po/$language.po" "$work/picket.pot" ||
		fail "po/$language.po"
	msgattrib --no-obsolete --untranslated "$work/$language.po" >"$work/missing"
	msgattrib --no-obsolete --only-fuzzy "$work/$language.po" >>"$work/missing"
	[ ! -s "$work/missing" ] || {
		cat "$work/missing"
		fail "po/$language.po lacks some of picket's words"
	}
	msgfmt -c -o /dev/null "$work/$language.po" || fail "po/$language.po"
done || exit 1
