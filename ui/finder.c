/* finder.c - owns the thread that searches. Knows no pane.
 *
 * Everything but the index is shared under the lock. Questions are numbered, so that
 * an answer that comes late is known by its number. */
#include "finder.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

struct finder {
	pthread_t thread;
	bool runs;                /* the thread was started */
	pthread_mutex_t lock;
	pthread_cond_t news;      /* a question, or the end */
	bool ends;
	unsigned asked;           /* number of the last question; 0: none yet */
	unsigned done;            /* of the last one that was dealt with */
	unsigned dropped;         /* questions up to this one are nobody's any more */
	char *path;
	struct str text;
	int32_t day;
	struct kb *kb;            /* the thread's; under the lock only to interrupt it */
	struct search *answer;    /* to question `done`; owned until taken */
};

struct finder *finder_new(void)
{
	struct finder *finder = mem_zero(sizeof(*finder));

	pthread_mutex_init(&finder->lock, NULL);
	pthread_cond_init(&finder->news, NULL);
	str_init(&finder->text);
	return finder;
}

/* --- the thread ------------------------------------------------------------------- */

/* Under the lock. */
static bool is_wanted(const struct finder *finder, unsigned number)
{
	return number == finder->asked && number > finder->dropped && !finder->ends;
}

/* The index at path, opened anew where it is another. Who was interrupted meanwhile
 * stays so. */
static void open_index(struct finder *finder, const char *path, unsigned number)
{
	struct kb *old = finder->kb;
	struct kb *kb = old;

	if (old && !kb_is_stale(old)) {
		kb_hold(old);
		return;
	}
	kb = kb_open(path, NULL);
	pthread_mutex_lock(&finder->lock);
	finder->kb = kb;
	if (kb && !is_wanted(finder, number))
		kb_interrupt(kb, true);
	pthread_mutex_unlock(&finder->lock);
	kb_close(old);
}

/* Waits for a question; false at the end. path and text are the caller's to free. */
static bool next_question(struct finder *finder, char **path, struct str *text, int32_t *day,
			  unsigned *number)
{
	bool goes_on;

	pthread_mutex_lock(&finder->lock);
	while (!finder->ends && finder->asked == finder->done)
		pthread_cond_wait(&finder->news, &finder->lock);
	goes_on = !finder->ends;
	if (goes_on) {
		*path = mem_copy(finder->path, strlen(finder->path));
		str_clear(text);
		str_add(text, str_slice(&finder->text));
		*day = finder->day;
		*number = finder->asked;
		if (finder->kb)
			kb_interrupt(finder->kb, false);
	}
	pthread_mutex_unlock(&finder->lock);
	return goes_on;
}

static void give_answer(struct finder *finder, struct search *search, unsigned number)
{
	pthread_mutex_lock(&finder->lock);
	if (finder->done < number)
		finder->done = number;
	if (is_wanted(finder, number)) {
		search_free(finder->answer);
		finder->answer = search;
		search = NULL;
	}
	pthread_mutex_unlock(&finder->lock);
	search_free(search);
}

static void *run(void *context)
{
	struct finder *finder = context;
	struct str text;
	char *path = NULL;
	int32_t day;
	unsigned number;

	str_init(&text);
	while (next_question(finder, &path, &text, &day, &number)) {
		struct search *search = NULL;

		open_index(finder, path, number);
		if (finder->kb) {
			struct reading reading = {.kb = finder->kb, .day = day};

			search = search_run(&reading, str_slice(&text), SEARCH_REST, NULL);
			kb_release(finder->kb);
		}
		give_answer(finder, search, number);
		free(path);
	}
	str_done(&text);
	kb_close(finder->kb);
	return NULL;
}

/* Signals are for the thread that has the terminal. */
static void start(struct finder *finder)
{
	sigset_t all, before;

	if (finder->runs)
		return;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	finder->runs = pthread_create(&finder->thread, NULL, run, finder) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
}

/* --- from outside ------------------------------------------------------------------- */

/* Under the lock: what goes on is for nobody. */
static void interrupt(struct finder *finder)
{
	if (finder->kb)
		kb_interrupt(finder->kb, true);
	search_free(finder->answer);
	finder->answer = NULL;
}

void finder_ask(struct finder *finder, const char *path, int32_t day, struct slice text)
{
	start(finder);
	if (!finder->runs)
		return;
	pthread_mutex_lock(&finder->lock);
	interrupt(finder);
	free(finder->path);
	finder->path = mem_copy(path, strlen(path));
	str_clear(&finder->text);
	str_add(&finder->text, text);
	finder->day = day;
	finder->asked++;
	pthread_cond_signal(&finder->news);
	pthread_mutex_unlock(&finder->lock);
}

void finder_forget(struct finder *finder)
{
	pthread_mutex_lock(&finder->lock);
	interrupt(finder);
	finder->done = finder->dropped = finder->asked;
	pthread_mutex_unlock(&finder->lock);
}

bool finder_is_busy(struct finder *finder)
{
	bool busy;

	pthread_mutex_lock(&finder->lock);
	busy = finder->asked != finder->done || finder->answer;
	pthread_mutex_unlock(&finder->lock);
	return busy;
}

struct search *finder_take(struct finder *finder, struct kb *kb)
{
	struct search *answer;

	pthread_mutex_lock(&finder->lock);
	answer = finder->answer;
	finder->answer = NULL;
	pthread_mutex_unlock(&finder->lock);
	if (answer && search_adopt(answer, kb))
		return answer;
	search_free(answer);
	return NULL;
}

void finder_free(struct finder *finder)
{
	if (!finder)
		return;
	pthread_mutex_lock(&finder->lock);
	finder->ends = true;
	interrupt(finder);
	pthread_cond_signal(&finder->news);
	pthread_mutex_unlock(&finder->lock);
	if (finder->runs)
		pthread_join(finder->thread, NULL);
	search_free(finder->answer);
	pthread_cond_destroy(&finder->news);
	pthread_mutex_destroy(&finder->lock);
	str_done(&finder->text);
	free(finder->path);
	free(finder);
}
