/* terminal_curses.c - owns the real terminal: the only file with curses.
 *
 * Knows frames, keys and looks, not what they mean. curses works out what differs
 * and how to say it cheaply, but it writes in many pieces: tty.c catches them in its
 * sink, and sends them in one write(). curses is never told when the terminal is
 * given back; that is done by tty.c, with what is said here. */
#include "terminal.h"

#include "clean.h"
#include "glyph.h"
#include "i18n.h"
#include "key_bytes.h"
#include "osc.h"
#include "signals.h"
#include "theme.h"
#include "tty.h"
#include "utf8.h"

#include <curses.h>
#include <term.h>
/* A capability, but also a member of struct terminal_class. */
#undef bell

#include <langinfo.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

/* How long after ESC the rest of a key's sequence may come. */
#define ESCAPE_MILLISECONDS 25

/* Longest sequence of an unknown key that is skipped. */
#define SEQUENCE_LEN 32

#define ESCAPE 0x1B
#define LARGEST_BYTE 0xFF

#define MOUSE_EVENTS (BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED)

/* How curses is to draw a cell. */
struct style {
	attr_t attributes;
	short pair;
};

struct curses_terminal {
	struct terminal base;
	struct tty tty;
	SCREEN *screen;
	WINDOW *keys;                 /* a pad: reading from it paints nothing */
	bool resized;                 /* and nobody was told yet */
	bool mouse_wanted, mouse_on;
	bool keys_defined;            /* not before the first frame is shown */
	bool cursor_shown;
	struct key_bytes bytes;
	struct frame shown;
	struct style styles[ROLE_COUNT];
};

/* Whether the locale's encoding is UTF-8: then everything can be said in it. */
static bool is_utf8;

static struct curses_terminal *self(struct terminal *terminal)
{
	return (struct curses_terminal *)terminal;
}

/* --- giving the terminal back ---------------------------------------------- */

static struct str *spelled;

static int spell(int c)
{
	str_add_char(spelled, (char)c);
	return c;
}

/* Appends a capability, if the terminal has it. */
static void add_capability(struct str *out, const char *capability)
{
	spelled = out;
	if (capability && capability != (char *)-1)
		tputs(capability, 1, spell);
}

/* All that curses may have left on: attributes, scroll region, keypad, mouse. The
 * last line is where a terminal without an alternate screen goes on. */
static void prepare_give_back(const struct curses_terminal *terminal)
{
	struct str out;

	str_init(&out);
	add_capability(&out, exit_attribute_mode);
	add_capability(&out, orig_pair);
	if (change_scroll_region)
		add_capability(&out, tparm(change_scroll_region, 0, terminal->tty.height - 1));
	add_capability(&out, cursor_normal);
	add_capability(&out, keypad_local);
	if (key_mouse)
		str_add_text(&out, "\033[?1000l\033[?1006l");
	add_capability(&out, tparm(cursor_address, terminal->tty.height - 1, 0));
	add_capability(&out, clr_eol);
	add_capability(&out, exit_ca_mode);
	tty_give_back_with(str_slice(&out));
	str_done(&out);
}

/* --- size ------------------------------------------------------------------ */

static void fit_size(struct curses_terminal *terminal)
{
	tty_learn_size(&terminal->tty);
	resize_term(terminal->tty.height, terminal->tty.width);
	/* A line feed on our last line does not scroll a larger screen. */
	idlok(stdscr, !terminal->tty.larger);
	prepare_give_back(terminal);
}

static void paint_all_next(struct curses_terminal *terminal)
{
	terminal->resized = true;
	frame_resize(&terminal->shown, terminal->tty.width, terminal->tty.height);
	werase(stdscr);
	clearok(stdscr, TRUE);
}

/* --- painting -------------------------------------------------------------- */

static int locale_width(uint32_t code)
{
	char bytes[MB_LEN_MAX];
	mbstate_t state = {0};

	if (!is_utf8 && wcrtomb(bytes, (wchar_t)code, &state) == (size_t)-1)
		return -1;
	return wcwidth((wchar_t)code);
}

static bool is_equal(struct style a, struct style b)
{
	return a.attributes == b.attributes && a.pair == b.pair;
}

/* A blank without a line or a background is like any other: curses clears the ends
 * of lines cheaply only where they are plain. */
static bool is_plain_blank(const struct cell *cell, struct style style)
{
	return cell->len == 0 && cell->width == 1 &&
	       !(style.attributes & (A_REVERSE | A_UNDERLINE));
}

static struct style style_of(const struct curses_terminal *terminal, const struct cell *cell)
{
	struct style style = terminal->styles[cell->role];

	if (cell->reverse)
		style.attributes ^= A_REVERSE;
	return is_plain_blank(cell, style) ? (struct style){0} : style;
}

/* Between words of one style the blanks take it too, or it would be switched off
 * and on again. A wider gap costs less as a movement. */
static void join_words(struct style *styles, const struct cell *cells, int width)
{
	const int widest_gap = 4;
	int last = -1;

	for (int x = 0; x < width; x++) {
		bool joined = last >= 0 && x - last <= widest_gap + 1 &&
			      is_equal(styles[last], styles[x]) &&
			      !(styles[x].attributes & (A_REVERSE | A_UNDERLINE));

		if (is_plain_blank(&cells[x], styles[x]))
			continue;
		while (joined && ++last < x)
			styles[last] = styles[x];
		last = x;
	}
}

/* Adds what shows one cluster, or one stand-in, to a row for curses. */
static int add_cluster(struct slice cluster, struct style style, cchar_t *row)
{
	wchar_t text[CELL_BYTES + 1] = L" ";
	size_t count = 0;

	while (cluster.len > 0) {
		uint32_t code;
		size_t len = utf8_decode(cluster, &code);

		text[count++] = (wchar_t)code;
		cluster = slice_part(cluster, len ? len : 1, cluster.len);
	}
	return setcchar(row, text, style.attributes, style.pair, NULL) == OK ? 1 : 0;
}

/* A blank or ASCII, which every terminal shows: nearly every cell. */
static int add_ascii(const struct cell *cell, struct style style, cchar_t *row)
{
	wchar_t text[] = {cell->len ? (wchar_t)cell->bytes[0] : L' ', L'\0'};

	return setcchar(row, text, style.attributes, style.pair, NULL) == OK ? 1 : 0;
}

static int add_cell(struct cell cell, struct style style, cchar_t *row)
{
	struct slice rest;
	bool whole;
	int count = 0;

	if (cell.width == 0)
		return 0;
	if (cell.len <= 1)
		return add_ascii(&cell, style, row);
	whole = glyph_fit(&cell, locale_width);
	rest = (struct slice){cell.bytes, cell.len};
	if (whole)
		return add_cluster(rest, style, row);
	while (rest.len > 0) {
		struct slice one = utf8_cluster(rest);

		count += add_cluster(one, style, row + count);
		rest = slice_part(rest, one.len, rest.len);
	}
	return count;
}

/* Gives curses a row where any cell differs; it leaves out what is the same. */
static void paint_row(struct curses_terminal *terminal, int y, const struct cell *cells, int width)
{
	struct cell *shown = frame_cell(&terminal->shown, 0, y);
	struct style styles[FRAME_WIDTH];
	cchar_t row[FRAME_WIDTH];
	int count = 0, same = 0;

	while (same < width && cell_equal(&cells[same], &shown[same]))
		same++;
	if (same == width)
		return;
	for (int x = 0; x < width; x++)
		styles[x] = style_of(terminal, &cells[x]);
	join_words(styles, cells, width);
	for (int x = 0; x < width; x++)
		count += add_cell(cells[x], styles[x], row + count);
	mvadd_wchnstr(y, 0, row, count);
	memcpy(shown, cells, (size_t)width * sizeof(*cells));
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

static void paint(struct curses_terminal *terminal, const struct frame *frame)
{
	int width = least(frame->width, terminal->tty.width);
	int height = least(frame->height, terminal->tty.height);

	for (int y = 0; y < height && width > 0; y++)
		paint_row(terminal, y, frame->cells + (size_t)y * (size_t)frame->width, width);
	wmove(stdscr, least(frame->cursor_y, terminal->tty.height - 1),
	      least(frame->cursor_x, terminal->tty.width - 1));
}

static void report_mouse(struct curses_terminal *terminal)
{
	if (terminal->mouse_wanted == terminal->mouse_on)
		return;
	terminal->mouse_on = terminal->mouse_wanted;
	mousemask(terminal->mouse_on ? MOUSE_EVENTS : 0, NULL);
}

static void show_cursor(struct curses_terminal *terminal, bool shown)
{
	if (shown != terminal->cursor_shown)
		curs_set(shown);
	terminal->cursor_shown = shown;
}

static void curses_present(struct terminal *base, const struct frame *frame)
{
	struct curses_terminal *terminal = self(base);

	if (terminal->tty.ended)
		return;
	report_mouse(terminal);
	paint(terminal, frame);
	show_cursor(terminal, frame->cursor_shown);
	wnoutrefresh(stdscr);
	doupdate();
	tty_flush(&terminal->tty);
}

/* --- giving back and taking ------------------------------------------------ */

static void curses_release(struct terminal *base)
{
	(void)base;
	tty_give_back();
}

static void take(struct curses_terminal *terminal)
{
	struct str out;

	tty_take(&terminal->tty);
	str_init(&out);
	add_capability(&out, enter_ca_mode);
	add_capability(&out, keypad_xmit);
	add_capability(&out, terminal->cursor_shown ? cursor_normal : cursor_invisible);
	/* It goes out with the next frame. */
	tty_add(&terminal->tty, str_slice(&out));
	str_done(&out);
	mousemask(0, NULL);
	terminal->mouse_on = false;
	fit_size(terminal);
	paint_all_next(terminal);
}

static void curses_resume(struct terminal *base)
{
	take(self(base));
}

static void step_back(struct curses_terminal *terminal, bool group)
{
	tty_give_back();
	signals_stop(group);
	take(terminal);
}

static void curses_suspend(struct terminal *base)
{
	step_back(self(base), true);
}

/* --- keys ------------------------------------------------------------------ */

static const struct {
	int code;
	input_key key;
} special_keys[] = {
	{KEY_ENTER, INPUT_ENTER}, {KEY_BTAB, INPUT_BACKTAB}, {KEY_BACKSPACE, INPUT_BACKSPACE},
	{KEY_DC, INPUT_DELETE}, {KEY_SDC, INPUT_DELETE}, {KEY_IC, INPUT_INSERT},
	{KEY_UP, INPUT_UP}, {KEY_SR, INPUT_UP}, {KEY_DOWN, INPUT_DOWN}, {KEY_SF, INPUT_DOWN},
	{KEY_LEFT, INPUT_LEFT}, {KEY_SLEFT, INPUT_LEFT}, {KEY_RIGHT, INPUT_RIGHT},
	{KEY_SRIGHT, INPUT_RIGHT}, {KEY_HOME, INPUT_HOME}, {KEY_SHOME, INPUT_HOME},
	{KEY_FIND, INPUT_HOME}, {KEY_A1, INPUT_HOME}, {KEY_END, INPUT_END},
	{KEY_SEND, INPUT_END}, {KEY_SELECT, INPUT_END}, {KEY_C1, INPUT_END},
	{KEY_PPAGE, INPUT_PAGE_UP}, {KEY_SPREVIOUS, INPUT_PAGE_UP}, {KEY_A3, INPUT_PAGE_UP},
	{KEY_NPAGE, INPUT_PAGE_DOWN}, {KEY_SNEXT, INPUT_PAGE_DOWN}, {KEY_C3, INPUT_PAGE_DOWN},
};

/* What nearly every terminal sends, whatever its description says: "ESC [ A" or
 * "ESC O A", "ESC [ 5 ~", and with modifiers "ESC [ 1 ; 3 A", "ESC [ 5 ; 3 ~". */
static const struct {
	char final;
	int number;      /* before the '~', or 1 */
	input_key key;
} common_keys[] = {
	{'A', 1, INPUT_UP}, {'B', 1, INPUT_DOWN}, {'C', 1, INPUT_RIGHT}, {'D', 1, INPUT_LEFT},
	{'H', 1, INPUT_HOME}, {'F', 1, INPUT_END}, {'Z', 1, INPUT_BACKTAB},
	{'~', 1, INPUT_HOME}, {'~', 2, INPUT_INSERT}, {'~', 3, INPUT_DELETE},
	{'~', 4, INPUT_END}, {'~', 5, INPUT_PAGE_UP}, {'~', 6, INPUT_PAGE_DOWN},
	{'~', 7, INPUT_HOME}, {'~', 8, INPUT_END},
};

/* Our codes for them lie behind those that curses makes up; it keeps 16 bits. */
#define OWN_CODE 0x4000
#define MODIFIERS 8

/* A terminal's modifiers less one are bits: 1 Shift, 2 Alt, 4 Ctrl. */
static input_key modified(input_key key, int modifiers)
{
	if (modifiers & 2)
		key |= INPUT_ALT;
	if (modifiers & 4)
		key |= INPUT_CTRL;
	return key;
}

static void define(const char *sequence, size_t row, int modifiers)
{
	define_key(sequence, OWN_CODE + (int)row * MODIFIERS + modifiers);
}

/* Leaves alone what the terminal's description has. */
static void define_plain(const char *sequence, size_t row)
{
	if (key_defined(sequence) == 0)
		define(sequence, row, 0);
}

static void define_keys(void)
{
	char sequence[16];

	for (size_t i = 0; i < COUNT_OF(common_keys); i++) {
		int number = common_keys[i].number;
		char final = common_keys[i].final;

		if (final == '~') {
			snprintf(sequence, sizeof(sequence), "\033[%d~", number);
			define_plain(sequence, i);
		} else {
			snprintf(sequence, sizeof(sequence), "\033[%c", final);
			define_plain(sequence, i);
			sequence[1] = 'O';
			define_plain(sequence, i);
		}
		for (int modifiers = 1; modifiers < MODIFIERS; modifiers++) {
			snprintf(sequence, sizeof(sequence), "\033[%d;%d%c", number,
				 modifiers + 1, final);
			define(sequence, i, modifiers);
		}
	}
}

static input_key key_of_code(int code)
{
	if (code >= OWN_CODE)
		return modified(common_keys[(code - OWN_CODE) / MODIFIERS].key,
				(code - OWN_CODE) % MODIFIERS);
	if (code > KEY_F0 && code <= KEY_F(12))
		return INPUT_F1 + (input_key)(code - KEY_F(1));
	for (size_t i = 0; i < COUNT_OF(special_keys); i++)
		if (special_keys[i].code == code)
			return special_keys[i].key;
	return INPUT_NONE;
}

/* The rest of a key's sequence that nobody knows: typed as text it would do harm. */
static void skip_sequence(WINDOW *keys)
{
	for (int i = 0; i < SEQUENCE_LEN; i++) {
		int code = wgetch(keys);

		if (code < ' ' || (code >= '@' && code <= '~'))
			return;
	}
}

/* ESC is a key, or Alt of the one behind it, or begins an unknown sequence. */
static input_key key_behind_escape(struct curses_terminal *terminal)
{
	int code = wgetch(terminal->keys);
	int next = ERR;
	input_key key;

	if (code == ERR)
		return INPUT_ESCAPE;
	if (code == ESCAPE)
		return key_behind_escape(terminal) | INPUT_ALT;
	if (code == '[' || code == 'O')
		next = wgetch(terminal->keys);
	if (next != ERR) {
		if (code == '[' && (next < '@' || next > '~'))
			skip_sequence(terminal->keys);
		return INPUT_NONE;
	}
	key = code > LARGEST_BYTE ? key_of_code(code) : key_bytes_add(&terminal->bytes, code);
	return key == INPUT_NONE ? INPUT_NONE : key | INPUT_ALT;
}

static bool mouse_event(struct event *event)
{
	MEVENT mouse;

	if (getmouse(&mouse) != OK)
		return false;
	event->type = EVENT_MOUSE;
	event->x = mouse.x;
	event->y = mouse.y;
	event->button = mouse.bstate & BUTTON4_PRESSED   ? MOUSE_WHEEL_UP
			: mouse.bstate & BUTTON5_PRESSED ? MOUSE_WHEEL_DOWN
							 : MOUSE_LEFT;
	return true;
}

/* Makes an event of what curses read; false where it is none, or half of one. */
static bool event_of(struct curses_terminal *terminal, int code, struct event *event)
{
	if (code == KEY_MOUSE)
		return mouse_event(event);
	event->type = EVENT_KEY;
	if (code == ESCAPE)
		event->key = key_behind_escape(terminal);
	else if (code > LARGEST_BYTE)
		event->key = key_of_code(code);
	else
		event->key = key_bytes_add(&terminal->bytes, code);
	return event->key != INPUT_NONE;
}

/* --- events ---------------------------------------------------------------- */

static bool signal_event(struct curses_terminal *terminal, struct event *event)
{
	bool size = signals_take(SIGNAL_SIZE);
	bool stop = signals_take(SIGNAL_STOP);
	bool continued = signals_take(SIGNAL_CONTINUED);

	event->type = EVENT_END;
	if (terminal->tty.ended || signals_has(SIGNAL_END))
		return true;
	if (stop)
		step_back(terminal, false);
	else if (continued)
		take(terminal);
	else if (size) {
		fit_size(terminal);
		paint_all_next(terminal);
	}
	event->type = EVENT_RESIZE;
	if (!terminal->resized)
		return false;
	terminal->resized = false;
	return true;
}

/* What is there already, or was read ahead by curses. */
static bool key_event(struct curses_terminal *terminal, struct event *event)
{
	int code;

	while ((code = wgetch(terminal->keys)) != ERR)
		if (event_of(terminal, code, event))
			return true;
	return false;
}

static int64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static struct event curses_next(struct terminal *base, int milliseconds)
{
	struct curses_terminal *terminal = self(base);
	int64_t end = milliseconds < 0 ? INT64_MAX : now() + milliseconds;
	int64_t left = milliseconds;
	struct event event = {.type = EVENT_TIMEOUT};

	if (!terminal->keys_defined)
		define_keys();
	terminal->keys_defined = true;
	do {
		if (signal_event(terminal, &event) || key_event(terminal, &event))
			return event;
		tty_wait(&terminal->tty, (int)left);
		left = milliseconds < 0 ? -1 : end - now();
	} while (milliseconds < 0 || left > 0);
	event.type = EVENT_TIMEOUT;
	return event;
}

/* --- the rest of the seam -------------------------------------------------- */

static void curses_size(struct terminal *base, int *width, int *height)
{
	*width = self(base)->tty.width;
	*height = self(base)->tty.height;
}

static bool curses_can_show(struct terminal *base, struct slice text)
{
	(void)base;
	return clean_is(text, CLEAN_LINE) && glyph_fits(text, locale_width);
}

static bool curses_copy(struct terminal *base, struct slice text)
{
	struct str out;
	bool fits;

	str_init(&out);
	fits = osc_clipboard(&out, text, osc_way_of(getenv("TMUX"), getenv("STY")));
	if (fits)
		tty_send(&self(base)->tty, str_slice(&out));
	str_done(&out);
	return fits;
}

static void curses_bell(struct terminal *base)
{
	tty_send(&self(base)->tty, SLICE("\a"));
}

static void curses_mouse(struct terminal *base, bool on)
{
	self(base)->mouse_wanted = on;
}

static void curses_close(struct terminal *base)
{
	struct curses_terminal *terminal = self(base);

	tty_give_back();
	mem_at_failure(NULL);
	signals_close(terminal->tty.ended);
	if (terminal->keys)
		delwin(terminal->keys);
	if (terminal->screen) {
		endwin();
		delscreen(terminal->screen);
	}
	tty_close(&terminal->tty);
	frame_done(&terminal->shown);
	free(terminal);
}

static const struct terminal_class curses_class = {
	.size = curses_size,
	.next = curses_next,
	.present = curses_present,
	.can_show = curses_can_show,
	.release = curses_release,
	.resume = curses_resume,
	.suspend = curses_suspend,
	.mouse = curses_mouse,
	.copy = curses_copy,
	.bell = curses_bell,
	.close = curses_close,
};

/* --- opening --------------------------------------------------------------- */

static bool has_capability(const char *name)
{
	const char *capability = tigetstr(name);

	return capability && capability != (char *)-1;
}

/* Asked before newterm(), which loses memory over a terminal it does not know. */
static bool is_usable(struct error *error)
{
	const char *name = getenv("TERM");
	int found = 0;
	bool usable;

	if (!name || !*name)
		return error_set(error, ERROR_SYSTEM, _("TERM does not say which terminal this is"));
	if (setupterm(name, STDOUT_FILENO, &found) != OK && found != 1)
		return error_set(error, ERROR_SYSTEM, _("the terminal \"%s\" (TERM) is not known here"),
				 name);
	usable = has_capability("cup") && has_capability("clear");
	del_curterm(cur_term);
	return usable || error_set(error, ERROR_SYSTEM,
				   _("the terminal \"%s\" (TERM) cannot place its cursor"), name);
}

static void set_number(const char *name, int number)
{
	char text[16];

	snprintf(text, sizeof(text), "%d", number);
	setenv(name, text, 1);
}

static void set_back(const char *name, char *before)
{
	if (before)
		setenv(name, before, 1);
	else
		unsetenv(name);
	free(before);
}

static char *variable(const char *name)
{
	const char *value = getenv(name);

	return value ? mem_copy(value, strlen(value)) : NULL;
}

/* Never lets curses see the size of the window, by which it allocates, but only
 * ours. It takes that from nowhere but the environment. */
static SCREEN *new_screen(struct curses_terminal *terminal)
{
	char *height = variable("LINES");
	char *width = variable("COLUMNS");
	SCREEN *screen;

	tty_learn_size(&terminal->tty);
	set_number("LINES", terminal->tty.height);
	set_number("COLUMNS", terminal->tty.width);
	screen = newterm(NULL, terminal->tty.output, stdin);
	set_back("LINES", height);
	set_back("COLUMNS", width);
	return screen;
}

/* Here curses talks to the terminal itself; then its file becomes the sink. */
static bool open_screen(struct curses_terminal *terminal, struct error *error)
{
	terminal->screen = new_screen(terminal);
	if (!terminal->screen)
		return error_set(error, ERROR_SYSTEM, _("curses cannot use this terminal"));
	set_term(terminal->screen);
	raw();
	noecho();
	nonl();
	return tty_catch(&terminal->tty, error);
}

static void set_up_looks(struct curses_terminal *terminal)
{
	bool colours = has_colors() && start_color() == OK && use_default_colors() == OK;
	enum theme_depth depth = theme_depth_of(colours ? COLORS : 0, getenv("NO_COLOR"));
	short pairs = 0;

	for (int i = 0; i < ROLE_COUNT; i++) {
		struct look look = theme_look(depth, (enum role)i);

		terminal->styles[i].attributes = (look.bold ? A_BOLD : 0) |
						 (look.underline ? A_UNDERLINE : 0) |
						 (look.reverse ? A_REVERSE : 0);
		if (look.colour == THEME_DEFAULT)
			continue;
		init_pair(++pairs, (short)look.colour, -1);
		terminal->styles[i].pair = pairs;
	}
}

static bool set_up_keys(struct curses_terminal *terminal, struct error *error)
{
	terminal->keys = newpad(1, 1);
	if (!terminal->keys)
		return error_set(error, ERROR_SYSTEM, _("curses cannot use this terminal"));
	if (!getenv("ESCDELAY"))
		set_escdelay(ESCAPE_MILLISECONDS);
	typeahead(-1);
	nodelay(terminal->keys, TRUE);
	keypad(terminal->keys, TRUE);
	mouseinterval(0);
	/* On a Linux console curses would wait for another mouse, behind our back. */
	terminal->mouse_wanted = key_mouse && strcmp(termname(), "linux") != 0;
	return true;
}

static bool open_all(struct curses_terminal *terminal, struct error *error)
{
	if (!tty_open(&terminal->tty, error) || !signals_open(tty_give_back, error))
		return false;
	mem_at_failure(tty_give_back);
	if (!open_screen(terminal, error) || !set_up_keys(terminal, error))
		return false;
	set_up_looks(terminal);
	fit_size(terminal);
	paint_all_next(terminal);
	terminal->resized = false;
	return true;
}

struct terminal *terminal_curses_open(struct error *error)
{
	struct curses_terminal *terminal;

	if (!tty_is_there(error) || !is_usable(error))
		return NULL;
	is_utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
	terminal = mem_zero(sizeof(*terminal));
	terminal->base.class = &curses_class;
	terminal->cursor_shown = true;
	frame_init(&terminal->shown);
	if (open_all(terminal, error))
		return &terminal->base;
	terminal_close(&terminal->base);
	return NULL;
}
