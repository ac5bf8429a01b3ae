/* views.c - owns the table of views. */
#include "views.h"

const struct view_info view_table[VIEW_COUNT] = {
	[VIEW_TIMELINE] = {"timeline", "1", N_("Timeline"), ACTION_TIMELINE, LIST_TIMELINE,
			   N_("Nothing has a date.")},
	[VIEW_PARTIES] = {"parties", "2", N_("Parties"), ACTION_PARTIES, LIST_PARTIES,
			  N_("There are no parties.")},
	[VIEW_DISPUTES] = {"disputes", "3", N_("Disputes"), ACTION_DISPUTES, LIST_DISPUTES,
			   N_("There are no disputes.")},
	[VIEW_USES] = {"uses", "4", N_("AI uses"), ACTION_USES, LIST_USES,
		       N_("There are no AI uses.")},
	[VIEW_SOURCES] = {"sources", "5", N_("Sources"), ACTION_SOURCES, LIST_SOURCES,
			  N_("There are no sources.")},
	[VIEW_SEARCH] = {"search", "6", N_("Search"), ACTION_RESULTS, LIST_COUNT,
			 N_("Type / to search.")},
};

enum view view_of_action(enum action action)
{
	int i = 0;

	while (i < VIEW_COUNT && view_table[i].action != action)
		i++;
	return (enum view)i;
}
