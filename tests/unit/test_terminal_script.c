/* test_terminal_script.c - a script is played step by step, and a mistake in one is
 * found before it is played. */
#include "testing.h"

#include "terminal.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Where the script lies, and what was printed. */
struct stage {
	char path[64];
	int output;          /* standard output as it was */
	FILE *printed;
};

static void set_stage(struct stage *stage, const char *script)
{
	FILE *file;

	snprintf(stage->path, sizeof(stage->path), "test_script.%ld", (long)getpid());
	file = fopen(stage->path, "w");
	assert_non_null(file);
	fputs(script, file);
	fclose(file);
	fflush(stdout);
	stage->output = dup(STDOUT_FILENO);
	stage->printed = tmpfile();
	assert_non_null(stage->printed);
	dup2(fileno(stage->printed), STDOUT_FILENO);
}

/* Gives standard output back, and appends what was printed in between. */
static void clear_stage(struct stage *stage, struct str *out)
{
	int c;

	fflush(stdout);
	dup2(stage->output, STDOUT_FILENO);
	close(stage->output);
	rewind(stage->printed);
	while ((c = getc(stage->printed)) != EOF)
		str_add_char(out, (char)c);
	fclose(stage->printed);
	unlink(stage->path);
}

/* A program that notes events, and shows them as far as they fit. */
struct program {
	struct terminal *terminal;
	struct str events;
	int pending;           /* how often it asks with an end before it does without */
};

static void note(struct program *program, struct event event)
{
	struct str *events = &program->events;

	if (event.type == EVENT_KEY)
		key_print(event.key, events);
	else if (event.type == EVENT_MOUSE)
		str_format(events, "mouse%d@%d,%d", (int)event.button, event.x, event.y);
	else if (event.type == EVENT_RESIZE)
		str_add_text(events, "resize");
	else if (event.type == EVENT_TIMEOUT)
		str_add_text(events, "timeout");
	else
		str_add_text(events, "end");
	str_add_char(events, ' ');
}

static void show(struct program *program)
{
	struct frame frame;
	int width, height;

	frame_init(&frame);
	program->terminal->class->size(program->terminal, &width, &height);
	frame_resize(&frame, width, height);
	frame_text(&frame, 0, 0, width, ROLE_TITLE, str_slice(&program->events));
	frame.cursor_y = height - 1;
	program->terminal->class->present(program->terminal, &frame);
	frame_done(&frame);
}

static void act(struct program *program, struct event event)
{
	struct terminal *terminal = program->terminal;

	if (event.type != EVENT_KEY)
		return;
	if (event.key == 'y')
		assert_true(terminal->class->copy(terminal, SLICE("two\nlines\033")));
	if (event.key == 'b')
		terminal->class->bell(terminal);
	if (event.key == (INPUT_CTRL | 'z'))
		terminal->class->suspend(terminal);
	if (event.key == 'p')
		program->pending = 3;
}

/* What is typed is taken before anything is shown, as picket does it. */
static void play(struct program *program)
{
	const struct terminal_class *class = program->terminal->class;
	struct event event;

	do {
		show(program);
		event = class->next(program->terminal, program->pending > 0 ? 10 : -1);
		if (program->pending > 0)
			program->pending--;
		while (event.type == EVENT_KEY || event.type == EVENT_MOUSE) {
			note(program, event);
			act(program, event);
			event = class->next(program->terminal, 0);
			if (event.type == EVENT_TIMEOUT)
				break;
		}
		if (event.type != EVENT_TIMEOUT || program->pending > 0)
			note(program, event);
	} while (event.type != EVENT_END);
}

static void assert_plays(const char *script, const char *events, const char *printed)
{
	struct program program = {0};
	struct error error = {0};
	struct stage stage;
	struct str out;

	str_init(&out);
	str_init(&program.events);
	set_stage(&stage, script);
	program.terminal = terminal_script_open(stage.path, 20, 2, &error);
	if (program.terminal)
		play(&program);
	terminal_close(program.terminal);
	clear_stage(&stage, &out);
	assert_string_equal(error.message, "");
	assert_text(&program.events, events);
	assert_text(&out, printed);
	str_done(&out);
	str_done(&program.events);
}

static void names_are_keys_and_all_else_is_typed(void **state)
{
	(void)state;
	assert_plays("a\nDown\nCtrl-l\n# comment\n\nhi ä\n#x\nSpace\n",
		     "a Down Ctrl-l h i Space ä # x Space end ", "");
	assert_plays("type wait\n", "w a i t end ", "");
	assert_plays("mouse left 3 4\nmouse wheel-down 0 1\n", "mouse0@3,4 mouse2@0,1 end ", "");
	assert_plays("", "end ", "");
	assert_plays("x", "x end ", "");
}

static void a_frame_shows_what_the_keys_before_it_did(void **state)
{
	(void)state;
	assert_plays("a\nb\nframe\nc\nframe\n", "a b c end ",
		     "== bell\n"
		     "== frame 1 20x2\na b\n\ncursor 0,1 hidden\n"
		     "== frame 2 20x2\na b c\n\ncursor 0,1 hidden\n");
}

static void roles_and_looks_are_printed(void **state)
{
	(void)state;
	assert_plays("c\nroles\nlooks\n", "c end ",
		     "== roles 1 20x2\naa\n\na title\n== looks 2 20x2\nbb\n\n");
}

static void a_new_size_is_clamped_and_told(void **state)
{
	(void)state;
	assert_plays("size 9x1\nframe\nsize 9999x0\nframe\n", "resize resize end ",
		     "== frame 1 9x1\nresize\ncursor 0,0 hidden\n"
		     "== frame 2 500x0\ncursor 0,-1 hidden\n");
}

static void a_wait_lasts_until_nothing_is_pending(void **state)
{
	(void)state;
	assert_plays("p\nframe\np\nwait\nframe\n", "p timeout p timeout timeout timeout end ",
		     "== frame 1 20x2\np timeout\n\ncursor 0,1 hidden\n"
		     "== frame 2 20x2\np timeout p timeout\n\ncursor 0,1 hidden\n");
}

static void a_character_set_has_stand_ins(void **state)
{
	(void)state;
	assert_plays("ä–\ncharset latin1\nframe\ncharset ascii\nframe\n",
		     "ä – resize resize end ",
		     "== frame 1 20x2\nä - resize\n\ncursor 0,1 hidden\n"
		     "== frame 2 20x2\na - resize resize\n\ncursor 0,1 hidden\n");
}

static void copying_and_suspending_show(void **state)
{
	(void)state;
	assert_plays("y\nCtrl-z\n", "y Ctrl-z resize end ",
		     "== clipboard\ntwo\nlines<U+001B>\n== released\n== resumed\n");
}

static void assert_refused(const char *script, const char *message)
{
	struct error error = {0};
	struct stage stage;
	struct str out, expected;

	str_init(&out);
	str_init(&expected);
	set_stage(&stage, script);
	assert_null(terminal_script_open(stage.path, 80, 24, &error));
	clear_stage(&stage, &out);
	str_format(&expected, "%s:%s", stage.path, message);
	assert_string_equal(error.message, expected.data);
	assert_int_equal(error.code, ERROR_USAGE);
	str_done(&expected);
	str_done(&out);
}

static void a_mistake_names_its_line(void **state)
{
	(void)state;
	assert_refused("a\nsize 80\n", "2: a size is written as 80x24");
	assert_refused("size 80x-1\n", "1: a size is written as 80x24");
	assert_refused("size 80x24 \n", "1: a size is written as 80x24");
	assert_refused("mouse right 1 2\n", "1: the mouse is written as: mouse left 3 5");
	assert_refused("charset ebcdic\n", "1: the character sets are ascii, latin1 and utf-8");
	assert_refused("colours many\n", "1: colours are a number");
	assert_refused("x\n\nCtrl-Foo\n", "3: there is no such key");
	assert_refused("a\xFF\n", "1: this is not text that can be typed");
	assert_refused("a\033b\n", "1: this is not text that can be typed");
}

static void a_script_that_is_missing_is_named(void **state)
{
	struct error error = {0};

	(void)state;
	assert_null(terminal_script_open("no/such/script", 80, 24, &error));
	assert_true(slice_starts(slice_of(error.message), "no/such/script: "));
	assert_int_equal(error.code, ERROR_SYSTEM);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_keys_and_all_else_is_typed),
		cmocka_unit_test(a_frame_shows_what_the_keys_before_it_did),
		cmocka_unit_test(roles_and_looks_are_printed),
		cmocka_unit_test(a_new_size_is_clamped_and_told),
		cmocka_unit_test(a_wait_lasts_until_nothing_is_pending),
		cmocka_unit_test(a_character_set_has_stand_ins),
		cmocka_unit_test(copying_and_suspending_show),
		cmocka_unit_test(a_mistake_names_its_line),
		cmocka_unit_test(a_script_that_is_missing_is_named),
	};

	return cmocka_run_group_tests_name("terminal_script", tests, NULL, NULL);
}
