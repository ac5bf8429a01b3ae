# picket.m4 - the checks that are picket's own: C17, compiler and linker flags
# that may or may not be known, libraries as archives, and FTS5 in SQLite.

# PICKET_C17([IF-FOUND], [IF-NOT-FOUND])
# Adds -std=c17 to CC, so that every later check is made with it.
AC_DEFUN([PICKET_C17],
[AC_MSG_CHECKING([whether $CC knows C17])
picket_save_CC=$CC
CC="$CC -std=c17"
AC_COMPILE_IFELSE([AC_LANG_SOURCE(
  [[#if __STDC_VERSION__ < 201710L
    #error "older than C17"
    #endif
    _Static_assert(sizeof(char) == 1, "char");]])],
  [AC_MSG_RESULT([yes])
   $1],
  [AC_MSG_RESULT([no])
   CC=$picket_save_CC
   $2])])

# PICKET_COMPILE_FLAGS(VARIABLE, FLAGS)
# Appends to VARIABLE each of FLAGS that the compiler takes without a word. A
# header of libc is included because _FORTIFY_SOURCE complains only there.
AC_DEFUN([PICKET_COMPILE_FLAGS],
[for picket_flag in m4_normalize([$2]); do
  AC_MSG_CHECKING([whether $CC accepts $picket_flag])
  picket_save_CFLAGS=$CFLAGS
  CFLAGS="$CFLAGS -Werror $picket_flag"
  AC_COMPILE_IFELSE([AC_LANG_SOURCE([[#include <string.h>
    typedef int picket_flag_check;]])],
    [AC_MSG_RESULT([yes])
     $1="$$1 $picket_flag"],
    [AC_MSG_RESULT([no])])
  CFLAGS=$picket_save_CFLAGS
done])

# PICKET_LINK_FLAGS(VARIABLE, FLAGS)
# The same for the linker.
AC_DEFUN([PICKET_LINK_FLAGS],
[for picket_flag in m4_normalize([$2]); do
  AC_MSG_CHECKING([whether the linker accepts $picket_flag])
  picket_save_CFLAGS=$CFLAGS
  picket_save_LDFLAGS=$LDFLAGS
  CFLAGS="$CFLAGS -Werror $HARDENING_CFLAGS"
  LDFLAGS="$LDFLAGS $picket_flag"
  AC_LINK_IFELSE([AC_LANG_PROGRAM()],
    [AC_MSG_RESULT([yes])
     $1="$$1 $picket_flag"],
    [AC_MSG_RESULT([no])])
  CFLAGS=$picket_save_CFLAGS
  LDFLAGS=$picket_save_LDFLAGS
done])

# PICKET_LINK_STATIC
# Sets LINK_STATIC and LINK_SHARED to what stands before and behind libraries that
# are linked from archives, if all of them have one that goes with the other flags.
AC_DEFUN([PICKET_LINK_STATIC],
[AC_MSG_CHECKING([whether the libraries can be linked statically])
picket_save_CFLAGS=$CFLAGS
picket_save_LDFLAGS=$LDFLAGS
picket_save_LIBS=$LIBS
CFLAGS="$CFLAGS $HARDENING_CFLAGS"
LDFLAGS="$LDFLAGS $HARDENING_LDFLAGS"
LIBS="-Wl,-Bstatic $NCURSESW_LIBS $SQLITE_LIBS $YAML_LIBS $UNISTRING_LIBS $LIBINTL -Wl,-Bdynamic $LIBS"
AC_LINK_IFELSE([AC_LANG_PROGRAM(
  [[char newterm(void), sqlite3_open(void), yaml_parser_parse(void), u8_grapheme_next(void);]],
  [[return newterm() + sqlite3_open() + yaml_parser_parse() + u8_grapheme_next();]])],
  [AC_MSG_RESULT([yes])
   LINK_STATIC=-Wl,-Bstatic
   LINK_SHARED=-Wl,-Bdynamic],
  [AC_MSG_RESULT([no])])
CFLAGS=$picket_save_CFLAGS
LDFLAGS=$picket_save_LDFLAGS
LIBS=$picket_save_LIBS])

# PICKET_SQLITE_FTS5([IF-FOUND], [IF-NOT-FOUND])
# Makes an FTS5 table; a compile option in a header proves nothing. Assumed to
# be there when cross-compiling.
AC_DEFUN([PICKET_SQLITE_FTS5],
[AC_MSG_CHECKING([whether SQLite has FTS5])
picket_save_CPPFLAGS=$CPPFLAGS
picket_save_LIBS=$LIBS
CPPFLAGS="$CPPFLAGS $SQLITE_CFLAGS"
LIBS="$SQLITE_LIBS $LIBS"
AC_RUN_IFELSE([AC_LANG_PROGRAM([[#include <sqlite3.h>]],
  [[sqlite3 *db;
    return sqlite3_open(":memory:", &db) != SQLITE_OK ||
           sqlite3_exec(db, "CREATE VIRTUAL TABLE t USING fts5(x)", 0, 0, 0) != SQLITE_OK;]])],
  [AC_MSG_RESULT([yes])
   $1],
  [AC_MSG_RESULT([no])
   $2],
  [AC_MSG_RESULT([assumed, cross-compiling])
   $1])
CPPFLAGS=$picket_save_CPPFLAGS
LIBS=$picket_save_LIBS])
