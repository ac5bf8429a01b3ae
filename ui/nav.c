/* nav.c - owns the two stacks of places. Knows neither views nor entries. */
#include "nav.h"

#include <string.h>

void visit_init(struct visit *visit)
{
	*visit = (struct visit){0};
	str_init(&visit->query);
	str_init(&visit->selected);
	str_init(&visit->dispute);
	str_init(&visit->issue);
	str_init(&visit->party);
	str_init(&visit->shown);
	str_init(&visit->other);
}

void visit_done(struct visit *visit)
{
	str_done(&visit->query);
	str_done(&visit->selected);
	str_done(&visit->dispute);
	str_done(&visit->issue);
	str_done(&visit->party);
	str_done(&visit->shown);
	str_done(&visit->other);
}

static bool same_text(const struct str *a, const struct str *b)
{
	return slice_equal(str_slice(a), str_slice(b));
}

bool visit_equal(const struct visit *a, const struct visit *b)
{
	return a->view == b->view && a->row == b->row && a->above == b->above &&
	       a->line == b->line && a->part == b->part && a->link == b->link &&
	       a->in_detail == b->in_detail && a->zoomed == b->zoomed &&
	       a->issues_above == b->issues_above && a->parties_before == b->parties_before &&
	       same_text(&a->dispute, &b->dispute) && same_text(&a->issue, &b->issue) &&
	       same_text(&a->party, &b->party) && same_text(&a->other, &b->other) && same_text(&a->query, &b->query) && same_text(&a->selected, &b->selected) &&
	       same_text(&a->shown, &b->shown);
}

void nav_init(struct nav *nav)
{
	*nav = (struct nav){0};
}

/* One of the two stacks. */
struct stack {
	struct visit **items;
	size_t *count;
};

static struct stack back_of(struct nav *nav)
{
	return (struct stack){&nav->back.items, &nav->back.count};
}

static struct stack forward_of(struct nav *nav)
{
	return (struct stack){&nav->forward.items, &nav->forward.count};
}

static void empty(struct stack stack)
{
	while (*stack.count > 0)
		visit_done(&(*stack.items)[--*stack.count]);
}

void nav_done(struct nav *nav)
{
	empty(back_of(nav));
	empty(forward_of(nav));
	vec_done(&nav->back);
	vec_done(&nav->forward);
}

static void drop_oldest(struct stack stack)
{
	if (*stack.count < NAV_MOST)
		return;
	visit_done(&(*stack.items)[0]);
	memmove(*stack.items, *stack.items + 1, --*stack.count * sizeof(**stack.items));
}

static bool is_last(struct stack stack, const struct visit *visit)
{
	return *stack.count && visit_equal(&(*stack.items)[*stack.count - 1], visit);
}

void nav_leave(struct nav *nav, struct visit *visit)
{
	empty(forward_of(nav));
	if (is_last(back_of(nav), visit)) {
		visit_done(visit);
	} else {
		drop_oldest(back_of(nav));
		vec_push(&nav->back, *visit);
	}
	visit_init(visit);
}

/* Takes the last place off a stack that is not the one in *visit, which goes to
 * the other stack instead. */
static bool go(struct stack from, struct nav *nav, bool backwards, struct visit *visit)
{
	struct visit next;

	while (is_last(from, visit))
		visit_done(&(*from.items)[--*from.count]);
	if (!*from.count)
		return false;
	next = (*from.items)[--*from.count];
	if (backwards)
		vec_push(&nav->forward, *visit);
	else
		vec_push(&nav->back, *visit);
	*visit = next;
	return true;
}

bool nav_back(struct nav *nav, struct visit *visit)
{
	return go(back_of(nav), nav, true, visit);
}

bool nav_forward(struct nav *nav, struct visit *visit)
{
	return go(forward_of(nav), nav, false, visit);
}
