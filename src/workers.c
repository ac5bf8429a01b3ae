/* workers.c - owns the threads of a build, and who waits for whom. Knows nothing of
 * what is worked on. */
#include "workers.h"

#include "mem.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#define ENDS 2

/* What the threads share, under the lock. */
struct crew {
	const struct workers_job *job;
	size_t count;
	pthread_mutex_t lock;
	pthread_cond_t room, done;       /* for who works, for who takes */
	size_t next;                     /* item that nobody works on yet */
	size_t ready[WORKERS_WINDOW];    /* number plus one of the item that is done */
	size_t taken[ENDS];
	bool stop;
};

struct member {
	struct crew *crew;
	size_t number;
	pthread_t thread;
};

/* --- working -------------------------------------------------------------- */

static size_t least_taken(const struct crew *crew)
{
	return crew->taken[0] < crew->taken[1] ? crew->taken[0] : crew->taken[1];
}

/* Who has filled the window sleeps until half of it is free, not for one item. */
static bool has_room(const struct crew *crew, size_t places)
{
	return crew->stop || crew->next >= crew->count ||
	       crew->next < least_taken(crew) + places;
}

/* Waits for room; false when there is nothing left to do. */
static bool claim(struct crew *crew, size_t *item)
{
	bool claimed;

	pthread_mutex_lock(&crew->lock);
	if (!has_room(crew, WORKERS_WINDOW))
		while (!has_room(crew, WORKERS_WINDOW / 2))
			pthread_cond_wait(&crew->room, &crew->lock);
	claimed = !crew->stop && crew->next < crew->count;
	if (claimed)
		*item = crew->next++;
	pthread_mutex_unlock(&crew->lock);
	return claimed;
}

static void *work(void *argument)
{
	const struct member *member = argument;
	struct crew *crew = member->crew;
	size_t item;

	while (claim(crew, &item)) {
		crew->job->work(crew->job->context, member->number, item);
		pthread_mutex_lock(&crew->lock);
		crew->ready[item % WORKERS_WINDOW] = item + 1;
		pthread_cond_broadcast(&crew->done);
		pthread_mutex_unlock(&crew->lock);
	}
	return NULL;
}

/* --- taking --------------------------------------------------------------- */

static bool await(struct crew *crew, size_t item)
{
	bool go_on;

	pthread_mutex_lock(&crew->lock);
	while (!crew->stop && crew->ready[item % WORKERS_WINDOW] != item + 1)
		pthread_cond_wait(&crew->done, &crew->lock);
	go_on = !crew->stop;
	pthread_mutex_unlock(&crew->lock);
	return go_on;
}

static void record(struct crew *crew, size_t end, size_t taken, bool done)
{
	pthread_mutex_lock(&crew->lock);
	crew->taken[end] = taken;
	crew->stop |= !done;
	if (has_room(crew, WORKERS_WINDOW / 2))
		pthread_cond_broadcast(&crew->room);
	if (crew->stop)
		pthread_cond_broadcast(&crew->done);
	pthread_mutex_unlock(&crew->lock);
}

static void take_all(struct crew *crew, size_t number)
{
	const struct workers_end *end = &crew->job->ends[number];
	void *context = crew->job->context;
	bool done = true;

	for (size_t i = 0; done && i < crew->count; i++) {
		if (!await(crew, i))
			return;
		done = end->take(context, i);
		record(crew, number, i + 1, done);
	}
	if (done && end->finish)
		record(crew, number, crew->count, end->finish(context));
}

static void *take_beside(void *argument)
{
	const struct member *member = argument;

	take_all(member->crew, member->number);
	return NULL;
}

/* --- the whole ------------------------------------------------------------ */

/* A processor each; where things are taken in a thread of their own, that has one. */
static size_t worker_count(const struct workers_job *job, size_t items)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN) - (job->ends[1].take != NULL);
	size_t count = processors > 0 ? (size_t)processors : 1;

	if (count > WORKERS_MOST)
		count = WORKERS_MOST;
	return count < items ? count : items;
}

/* A thread that can't be had is memory that can't be had. Signals are for the
 * thread that everybody knows. */
static void start(struct member *member, void *(*run)(void *))
{
	sigset_t all, before;
	int failed;

	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &before);
	failed = pthread_create(&member->thread, NULL, run, member);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (failed)
		mem_fail();
}

bool workers_run(const struct workers_job *job, size_t count)
{
	struct crew crew = {.job = job, .count = count};
	struct member members[WORKERS_MOST], beside = {&crew, 1, 0};
	size_t workers = worker_count(job, count);

	pthread_mutex_init(&crew.lock, NULL);
	pthread_cond_init(&crew.room, NULL);
	pthread_cond_init(&crew.done, NULL);
	crew.taken[1] = job->ends[1].take ? 0 : count;
	for (size_t i = 0; i < workers; i++) {
		members[i] = (struct member){&crew, i, 0};
		start(&members[i], work);
	}
	if (job->ends[1].take)
		start(&beside, take_beside);
	take_all(&crew, 0);
	for (size_t i = 0; i < workers; i++)
		pthread_join(members[i].thread, NULL);
	if (job->ends[1].take)
		pthread_join(beside.thread, NULL);
	pthread_cond_destroy(&crew.done);
	pthread_cond_destroy(&crew.room);
	pthread_mutex_destroy(&crew.lock);
	return !crew.stop;
}
