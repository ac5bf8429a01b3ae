/* kind.c - owns the table of kinds. Knows no fields: those are in field.c. */
#include "kind.h"

#include "i18n.h"

/* One row a kind, in the order in which lists, counts and help show them. */
const struct kind_info kind_table[KIND_COUNT] = {
	[KIND_PARTY] = {"party", "parties", N_("Party"), N_("Parties"), "◇", "%"},
	[KIND_DISPUTE] = {"dispute", "disputes", N_("Dispute"), N_("Disputes"), "■", "#"},
	[KIND_ISSUE] = {"issue", "issues", N_("Issue"), N_("Issues"), "□", "?"},
	[KIND_POSITION] = {"position", "positions", N_("Position"), N_("Positions"), "▸", ">"},
	[KIND_EVENT] = {"event", "events", N_("Event"), N_("Events"), "●", "*"},
	[KIND_USE] = {"use", "uses", N_("AI use"), N_("AI uses"), "◆", "+"},
	[KIND_SOURCE] = {"source", "sources", N_("Source"), N_("Sources"), "·", "."},
};

enum kind kind_of_folder(struct slice folder)
{
	for (int i = 0; i < KIND_COUNT; i++)
		if (slice_is(folder, kind_table[i].plural))
			return (enum kind)i;
	return KIND_COUNT;
}

enum kind kind_of_name(struct slice name)
{
	for (int i = 0; i < KIND_COUNT; i++)
		if (slice_is(name, kind_table[i].name))
			return (enum kind)i;
	return kind_of_folder(name);
}
