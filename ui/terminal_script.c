/* terminal_script.c - owns the scripted terminal: events from a file, frames as
 * text. Knows no real terminal. The whole script is read before it is played, so
 * that a mistake in it is found at once. */
#include "terminal.h"

#include "clean.h"
#include "glyph.h"
#include "i18n.h"
#include "osc.h"
#include "theme.h"
#include "utf8.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Who waits as long as that waits for the world, and has nothing to do itself. */
#define IDLE_MILLISECONDS 1000

/* Longest wait, in time-outs of a millisecond: who is never done must not hang. */
#define LONGEST_WAIT 10000

/* Longer than between two keys of one who types on. */
#define PAUSE_MILLISECONDS 200

enum step_type {
	STEP_EVENT,     /* a key or the mouse */
	STEP_SIZE,
	STEP_WAIT,
	STEP_PAUSE,
	STEP_FRAME,
	STEP_ROLES,
	STEP_LOOKS,
	STEP_CHARSET,
	STEP_COLOURS
};

enum charset { CHARSET_UTF8, CHARSET_LATIN1, CHARSET_ASCII, CHARSET_COUNT };

struct step {
	enum step_type type;
	struct event event;    /* of STEP_EVENT */
	int a, b;              /* width and height, charset, colours */
};

struct script_terminal {
	struct terminal base;
	VEC(struct step) steps;
	size_t at;                /* the next step */
	int width, height;
	int waited;               /* time-outs of the wait that goes on */
	int frames;               /* printed so far */
	enum charset charset;
	enum theme_depth depth;
	bool resumed;
	struct frame shown;
};

/* One line of the script while it is read. */
struct script_line {
	struct script_terminal *terminal;
	const char *path;
	unsigned number;
	struct slice text;
	struct error *error;
};

static struct script_terminal *self(struct terminal *terminal)
{
	return (struct script_terminal *)terminal;
}

/* --- encodings ------------------------------------------------------------- */

static int utf8_columns(uint32_t code)
{
	struct str bytes;
	int width;

	str_init(&bytes);
	utf8_encode(&bytes, code);
	width = utf8_width(str_slice(&bytes));
	str_done(&bytes);
	return width;
}

static int latin1_columns(uint32_t code)
{
	return code < 0x100 ? 1 : -1;
}

static int ascii_columns(uint32_t code)
{
	return code < 0x80 ? 1 : -1;
}

static const struct {
	const char *name;
	glyph_width *width;
} charsets[CHARSET_COUNT] = {
	[CHARSET_UTF8] = {"utf-8", utf8_columns},
	[CHARSET_LATIN1] = {"latin1", latin1_columns},
	[CHARSET_ASCII] = {"ascii", ascii_columns},
};

/* --- reading --------------------------------------------------------------- */

static bool wrong(struct script_line *line, const char *message)
{
	return error_set(line->error, ERROR_USAGE, "%s:%u: %s", line->path, line->number,
			 message);
}

static bool add_step(struct script_line *line, struct step step)
{
	vec_push(&line->terminal->steps, step);
	return true;
}

static bool add_simple(struct script_line *line, enum step_type type, int a, int b)
{
	return add_step(line, (struct step){.type = type, .a = a, .b = b});
}

static bool add_key(struct script_line *line, input_key key)
{
	return add_step(line, (struct step){.event = {.type = EVENT_KEY, .key = key}});
}

/* The number that text begins with, which goes on behind it; -1 if none. */
static int take_number(struct slice *text)
{
	int number = -1;

	while (text->len > 0 && *text->data >= '0' && *text->data <= '9') {
		if (number < 1000000)
			number = (number < 0 ? 0 : number * 10) + (*text->data - '0');
		*text = slice_part(*text, 1, text->len);
	}
	return number;
}

/* Two numbers with a character between them, and nothing else. */
static bool take_pair(struct slice text, char between, int *a, int *b)
{
	*a = take_number(&text);
	if (text.len == 0 || *text.data != between)
		return false;
	text = slice_part(text, 1, text.len);
	*b = take_number(&text);
	return *a >= 0 && *b >= 0 && text.len == 0;
}

static bool read_type(struct script_line *line, struct slice text)
{
	size_t at = 0;

	while (at < text.len) {
		uint32_t code;
		size_t len = utf8_decode(slice_part(text, at, text.len), &code);

		if (!len || code < ' ' || (code >= 0x7F && code < 0xA0))
			return wrong(line, _("this is not text that can be typed"));
		add_key(line, code);
		at += len;
	}
	return true;
}

static bool read_size(struct script_line *line, struct slice text)
{
	int width, height;

	if (!take_pair(text, 'x', &width, &height))
		return wrong(line, _("a size is written as 80x24"));
	return add_simple(line, STEP_SIZE, width, height);
}

static bool read_mouse(struct script_line *line, struct slice text)
{
	static const char *const buttons[] = {
		[MOUSE_LEFT] = "left ", [MOUSE_WHEEL_UP] = "wheel-up ",
		[MOUSE_WHEEL_DOWN] = "wheel-down ",
	};

	for (size_t i = 0; i < COUNT_OF(buttons); i++) {
		struct event event = {.type = EVENT_MOUSE, .button = (enum mouse_button)i};

		if (slice_starts(text, buttons[i]) &&
		    take_pair(slice_part(text, strlen(buttons[i]), text.len), ' ', &event.x,
			      &event.y))
			return add_step(line, (struct step){.event = event});
	}
	return wrong(line, _("the mouse is written as: mouse left 3 5"));
}

static bool read_charset(struct script_line *line, struct slice text)
{
	for (int i = 0; i < CHARSET_COUNT; i++)
		if (slice_is(text, charsets[i].name))
			return add_simple(line, STEP_CHARSET, i, 0);
	return wrong(line, _("the character sets are ascii, latin1 and utf-8"));
}

static bool read_colours(struct script_line *line, struct slice text)
{
	int count = take_number(&text);

	if (count < 0 || text.len > 0)
		return wrong(line, _("colours are a number"));
	return add_simple(line, STEP_COLOURS, count, 0);
}

static bool read_simple(struct script_line *line)
{
	static const struct {
		const char *name;
		enum step_type type;
	} simple[] = {
		{"wait", STEP_WAIT}, {"pause", STEP_PAUSE}, {"frame", STEP_FRAME},
		{"roles", STEP_ROLES}, {"looks", STEP_LOOKS},
	};

	for (size_t i = 0; i < COUNT_OF(simple); i++)
		if (slice_is(line->text, simple[i].name))
			return add_simple(line, simple[i].type, 0, 0);
	return false;
}

static bool is_modified_name(struct slice text)
{
	bool modified = slice_starts(text, "Ctrl-") || slice_starts(text, "Alt-");

	return modified && slice_find(text, 0, ' ') == text.len;
}

static bool read_keys(struct script_line *line)
{
	input_key key = key_of_name(line->text);

	if (key != INPUT_NONE)
		return add_key(line, key);
	if (is_modified_name(line->text))
		return wrong(line, _("there is no such key"));
	return read_type(line, line->text);
}

static bool read_line(struct script_line *line)
{
	static const struct {
		const char *name;
		bool (*read)(struct script_line *line, struct slice text);
	} directives[] = {
		{"type ", read_type}, {"size ", read_size}, {"mouse ", read_mouse},
		{"charset ", read_charset}, {"colours ", read_colours},
	};

	if (line->text.len == 0 || slice_starts(line->text, "# ") || read_simple(line))
		return true;
	for (size_t i = 0; i < COUNT_OF(directives); i++) {
		size_t len = strlen(directives[i].name);

		if (slice_starts(line->text, directives[i].name))
			return directives[i].read(line, slice_part(line->text, len, line->text.len));
	}
	return read_keys(line);
}

static bool read_script(struct script_terminal *terminal, struct slice text, const char *path,
			struct error *error)
{
	struct script_line line = {.terminal = terminal, .path = path, .error = error};
	size_t at = 0;

	while (at < text.len) {
		size_t end = slice_find(text, at, '\n');

		line.text = slice_part(text, at, end - at);
		line.number++;
		if (!read_line(&line))
			return false;
		at = end + 1;
	}
	return true;
}

static bool read_file(const char *path, struct str *text, struct error *error)
{
	bool standard = strcmp(path, "-") == 0;
	FILE *file = standard ? stdin : fopen(path, "re");
	char bytes[4096];
	size_t len;
	bool failed;

	if (!file)
		return error_system(error, "%s", path);
	while ((len = fread(bytes, 1, sizeof(bytes), file)) > 0)
		str_add(text, (struct slice){bytes, len});
	failed = ferror(file) && !error_system(error, "%s", path);
	if (!standard)
		fclose(file);
	return !failed;
}

/* --- printing -------------------------------------------------------------- */

static void print(struct str *out)
{
	fwrite(out->data, 1, out->len, stdout);
	fflush(stdout);
	str_done(out);
}

static void print_word(const char *word)
{
	struct str out;

	str_init(&out);
	str_format(&out, "== %s\n", word);
	print(&out);
}

static char look_letter(struct look look)
{
	bool coloured = look.colour != THEME_DEFAULT;
	char letter = look.reverse ? 'r' : look.underline ? 'u' : look.bold ? 'b' : '.';

	if (!coloured)
		return letter;
	return letter == '.' ? 'c' : (char)(letter - 'a' + 'A');
}

static void print_looks(const struct script_terminal *terminal, struct str *out)
{
	const struct cell *cell = terminal->shown.cells;

	for (int y = 0; y < terminal->shown.height; y++) {
		size_t start = out->len;

		for (int x = 0; x < terminal->shown.width; x++, cell++) {
			struct look look = theme_look(terminal->depth, (enum role)cell->role);

			look.reverse = look.reverse != (cell->reverse != 0);
			str_add_char(out, look_letter(look));
		}
		while (out->len > start && out->data[out->len - 1] == '.')
			out->data[--out->len] = '\0';
		str_add_char(out, '\n');
	}
}

static void print_rows(const struct script_terminal *terminal, struct str *out)
{
	const struct frame *frame = &terminal->shown;

	frame_print(frame, out);
	str_format(out, "cursor %d,%d%s\n", frame->cursor_x, frame->cursor_y,
		   frame->cursor_shown ? "" : " hidden");
}

static void print_step(struct script_terminal *terminal, enum step_type type)
{
	const char *name = type == STEP_FRAME ? "frame" : type == STEP_ROLES ? "roles" : "looks";
	const struct frame *frame = &terminal->shown;
	struct str out;

	str_init(&out);
	str_format(&out, "== %s %d %dx%d\n", name, ++terminal->frames, frame->width,
		   frame->height);
	if (type == STEP_FRAME)
		print_rows(terminal, &out);
	else if (type == STEP_ROLES)
		frame_print_roles(frame, &out);
	else
		print_looks(terminal, &out);
	print(&out);
}

/* --- playing --------------------------------------------------------------- */

static int clamp(int value, int limit)
{
	return value > limit ? limit : value;
}

static void set_size(struct script_terminal *terminal, int width, int height)
{
	terminal->width = clamp(width, FRAME_WIDTH);
	terminal->height = clamp(height, FRAME_HEIGHT);
}

/* A time-out comes at once; other threads get a moment all the same. */
static struct event time_out(void)
{
	static const struct timespec moment = {.tv_nsec = 1000000};

	nanosleep(&moment, NULL);
	return (struct event){.type = EVENT_TIMEOUT};
}

/* Whether the wait goes on. */
static bool is_waiting(struct script_terminal *terminal, int milliseconds)
{
	bool busy = milliseconds >= 0 && milliseconds < IDLE_MILLISECONDS;

	if (busy && terminal->waited++ < LONGEST_WAIT)
		return true;
	if (busy)
		print_word("wait: never done");
	terminal->waited = 0;
	return false;
}

/* Does a step that is no key; true where an event comes of it. */
static bool do_step(struct script_terminal *terminal, int milliseconds, struct event *event)
{
	struct step step = terminal->steps.items[terminal->at];

	if (step.type == STEP_WAIT && is_waiting(terminal, milliseconds)) {
		*event = time_out();
		return true;
	}
	terminal->at++;
	if (step.type == STEP_SIZE)
		set_size(terminal, step.a, step.b);
	else if (step.type == STEP_CHARSET)
		terminal->charset = (enum charset)step.a;
	else if (step.type == STEP_COLOURS)
		terminal->depth = theme_depth_of(step.a, getenv("NO_COLOR"));
	else if (step.type == STEP_PAUSE)
		poll(NULL, 0, PAUSE_MILLISECONDS);
	else if (step.type != STEP_WAIT)
		print_step(terminal, step.type);
	event->type = EVENT_RESIZE;
	return step.type == STEP_SIZE || step.type == STEP_CHARSET;
}

static struct event script_next(struct terminal *base, int milliseconds)
{
	struct script_terminal *terminal = self(base);
	struct event event = {.type = EVENT_RESIZE};

	if (terminal->resumed) {
		terminal->resumed = false;
		return event;
	}
	while (terminal->at < terminal->steps.count) {
		const struct step *step = &terminal->steps.items[terminal->at];

		if (step->type == STEP_EVENT) {
			terminal->at++;
			return step->event;
		}
		if (milliseconds == 0)
			return time_out();
		if (do_step(terminal, milliseconds, &event))
			return event;
	}
	return (struct event){.type = EVENT_END};
}

static void script_present(struct terminal *base, const struct frame *frame)
{
	struct script_terminal *terminal = self(base);
	size_t count = (size_t)frame->width * (size_t)frame->height;

	frame_resize(&terminal->shown, frame->width, frame->height);
	for (size_t i = 0; i < count; i++) {
		terminal->shown.cells[i] = frame->cells[i];
		glyph_fit(&terminal->shown.cells[i], charsets[terminal->charset].width);
	}
	terminal->shown.cursor_x = frame->cursor_x;
	terminal->shown.cursor_y = frame->cursor_y;
	terminal->shown.cursor_shown = frame->cursor_shown;
}

/* --- the rest of the seam -------------------------------------------------- */

static void script_size(struct terminal *base, int *width, int *height)
{
	*width = self(base)->width;
	*height = self(base)->height;
}

static bool script_can_show(struct terminal *base, struct slice text)
{
	return clean_is(text, CLEAN_LINE) &&
	       glyph_fits(text, charsets[self(base)->charset].width);
}

static void script_release(struct terminal *base)
{
	(void)base;
	print_word("released");
}

static void script_resume(struct terminal *base)
{
	print_word("resumed");
	self(base)->resumed = true;
}

static void script_suspend(struct terminal *base)
{
	script_release(base);
	script_resume(base);
}

static void script_mouse(struct terminal *base, bool on)
{
	(void)base;
	print_word(on ? "mouse on" : "mouse off");
}

/* Takes what a real terminal would be sent. */
static bool script_copy(struct terminal *base, struct slice text)
{
	struct str out, sequence;
	bool fits;

	(void)base;
	str_init(&out);
	str_init(&sequence);
	fits = osc_clipboard(&sequence, text, OSC_PLAIN);
	str_done(&sequence);
	if (fits) {
		str_add_text(&out, "== clipboard\n");
		clean_add(&out, text, CLEAN_TEXT);
		str_add_char(&out, '\n');
	}
	print(&out);
	return fits;
}

static void script_bell(struct terminal *base)
{
	(void)base;
	print_word("bell");
}

static void script_close(struct terminal *base)
{
	struct script_terminal *terminal = self(base);

	vec_done(&terminal->steps);
	frame_done(&terminal->shown);
	free(terminal);
}

static const struct terminal_class script_class = {
	.size = script_size,
	.next = script_next,
	.present = script_present,
	.can_show = script_can_show,
	.release = script_release,
	.resume = script_resume,
	.suspend = script_suspend,
	.mouse = script_mouse,
	.copy = script_copy,
	.bell = script_bell,
	.close = script_close,
};

struct terminal *terminal_script_open(const char *path, int width, int height,
				      struct error *error)
{
	struct script_terminal *terminal = mem_zero(sizeof(*terminal));
	struct str text;
	bool read;

	terminal->base.class = &script_class;
	set_size(terminal, width, height);
	frame_init(&terminal->shown);
	frame_resize(&terminal->shown, terminal->width, terminal->height);
	str_init(&text);
	read = read_file(path, &text, error) &&
	       read_script(terminal, str_slice(&text), path, error);
	str_done(&text);
	if (read)
		return &terminal->base;
	terminal_close(&terminal->base);
	return NULL;
}
