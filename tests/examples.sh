#!/bin/sh
# The examples of the documents do what the documents say. Each is run as a
# transcript (see run-transcript) on the content:
#
#   README.md       blocks fenced with ```console
#   doc/*.1, *.5    what stands between a line  .\" example  and  .EE or .Ed
. "${abs_top_srcdir:-.}/tests/lib.sh"

examples() {
	case $1 in
	*.md)
		awk '/^```/ { inside = /^```console/; if (inside) print "# " FILENAME ":" FNR; next }
		     inside' "$1"
		;;
	*)
		awk '/^\.\\" example/ { inside = 1; print "# " FILENAME ":" FNR; next }
		     /^\.(EE|Ed|fi)/ { inside = 0 }
		     inside && !/^\./' "$1" |
			sed 's/\\&//g; s/\\-/-/g; s/\\(aq/'"'"'/g; s/\\(dq/"/g; s/\\e/\\/g; s/\\(rs/\\/g'
		;;
	esac
}

for document in "$abs_top_srcdir/README.md" "$abs_top_srcdir"/doc/*.[1-9]; do
	[ -f "$document" ] || continue
	transcript=$PWD/${document##*/}.txt
	examples "$document" | plain_paths /dev/stdin >"$transcript"
	grep -q '^\$ ' "$transcript" || continue
	# The documents are written by hand: nothing is accepted here.
	PICKET_ACCEPT='' sh "$abs_top_srcdir/tests/run-transcript" PICKET_KB="$CONTENT" "$transcript" ||
		fail "the examples of ${document#"$abs_top_srcdir"/}"
done
