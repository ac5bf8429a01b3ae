/* field.c - owns the tables of vocabularies, shapes and fields.
 *
 * Order matters: the document shows the fields of a kind in the order of its
 * table. What a field means stands in content/README.md. */
#include "field.h"

#include "i18n.h"

const char *const field_names[FIELD_COUNT] = {
#define FIELD_TEXT_OF(name, text) [FIELD_##name] = text,
	FIELD_NAMES(FIELD_TEXT_OF)
#undef FIELD_TEXT_OF
};

/* --- vocabularies ------------------------------------------------------- */

#define VOCABULARY(name, ...)                                                          \
	static const struct word name##_words[] = {__VA_ARGS__};                       \
	static const struct vocabulary name = {name##_words, COUNT_OF(name##_words)}

VOCABULARY(flags, {"unsupported", N_("unsupported")}, {"unclear", N_("unclear")},
	   {"duplicate", N_("duplicate")}, {"needs-second-source", N_("needs a second source")});

VOCABULARY(party_types, {"person", N_("person")}, {"organization", N_("organization")},
	   {"group", N_("group")});

VOCABULARY(classifications, {"union", N_("union")}, {"guild", N_("guild")},
	   {"employer-association", N_("employers' association")},
	   {"association", N_("association")}, {"company", N_("company")}, {"fund", N_("fund")},
	   {"government", N_("government")}, {"court", N_("court")}, {"vendor", N_("vendor")},
	   {"media", N_("media")}, {"research", N_("research")}, {"public", N_("public body")},
	   {"other", N_("other")});

VOCABULARY(sides, {"labour", N_("labour")}, {"management", N_("management")},
	   {"state", N_("state")}, {"vendor", N_("vendor")}, {"third", N_("third party")});

VOCABULARY(dispute_roles, {"claimant", N_("claimant")}, {"respondent", N_("respondent")},
	   {"mediator", N_("mediator")}, {"supporter", N_("supporter")},
	   {"observer", N_("observer")}, {"affected", N_("affected")});

VOCABULARY(dispute_statuses, {"brewing", N_("brewing")}, {"open", N_("open")},
	   {"strike", N_("strike")}, {"lockout", N_("lockout")}, {"mediation", N_("mediation")},
	   {"arbitration", N_("arbitration")}, {"court", N_("in court")},
	   {"settled", N_("settled")}, {"lapsed", N_("lapsed")});

VOCABULARY(resolutions, {"open", N_("open")}, {"agreed", N_("agreed")},
	   {"imposed", N_("imposed")}, {"dropped", N_("dropped")});

VOCABULARY(stances, {"demand", N_("demand")}, {"offer", N_("offer")}, {"claim", N_("claim")},
	   {"deny", N_("denial")}, {"accept", N_("acceptance")}, {"reject", N_("rejection")},
	   {"agree", N_("agreement")}, {"support", N_("support")},
	   {"oppose", N_("opposition")}, {"warn", N_("warning")});

VOCABULARY(event_types, {"announcement", N_("announcement")}, {"negotiation", N_("negotiation")},
	   {"ballot", N_("ballot")}, {"strike", N_("strike")}, {"protest", N_("protest")},
	   {"filing", N_("filing")}, {"ruling", N_("ruling")}, {"agreement", N_("agreement")},
	   {"legislation", N_("legislation")}, {"release", N_("release")},
	   {"hiring", N_("hiring")}, {"layoff", N_("layoff")}, {"report", N_("report")},
	   {"statement", N_("statement")});

VOCABULARY(stages, {"development", N_("Development")}, {"writing", N_("Writing")},
	   {"casting", N_("Casting")}, {"performance", N_("Performance")},
	   {"production", N_("Production")}, {"post-production", N_("Post-production")},
	   {"localisation", N_("Localisation")}, {"marketing", N_("Marketing")},
	   {"distribution", N_("Distribution")}, {"games", N_("Games")},
	   {"business", N_("Business")});

VOCABULARY(techniques, {"text-generation", N_("text generation")},
	   {"image-generation", N_("image generation")},
	   {"video-generation", N_("video generation")},
	   {"voice-synthesis", N_("voice synthesis")}, {"digital-replica", N_("digital replica")},
	   {"body-scan", N_("body scan")}, {"face-replacement", N_("face replacement")},
	   {"de-aging", N_("de-aging")}, {"lip-sync", N_("lip sync")},
	   {"synthetic-performer", N_("synthetic performer")},
	   {"recommendation", N_("recommendation")},
	   {"predictive-analytics", N_("predictive analytics")},
	   {"model-training", N_("model training")}, {"platform", N_("platform")},
	   {"other", N_("other")});

VOCABULARY(use_statuses, {"proposed", N_("proposed")}, {"announced", N_("announced")},
	   {"hiring", N_("hiring")}, {"in-use", N_("in use")}, {"released", N_("released")},
	   {"withdrawn", N_("withdrawn")}, {"restricted", N_("restricted")},
	   {"prohibited", N_("prohibited")});

VOCABULARY(use_roles, {"deployer", N_("deployer")}, {"developer", N_("developer")},
	   {"client", N_("client")});

VOCABULARY(terms, {"yes", N_("yes")}, {"no", N_("no")}, {"partial", N_("partial")},
	   {"disputed", N_("disputed")}, {"unknown", N_("unknown")});

VOCABULARY(source_types, {"article-newspaper", N_("newspaper article")},
	   {"article-magazine", N_("magazine article")},
	   {"article-journal", N_("journal article")}, {"report", N_("report")},
	   {"legal_case", N_("legal case")}, {"legislation", N_("legislation")},
	   {"hearing", N_("hearing")}, {"interview", N_("interview")}, {"speech", N_("speech")},
	   {"broadcast", N_("broadcast")}, {"post", N_("post")}, {"webpage", N_("web page")},
	   {"document", N_("document")}, {"book", N_("book")}, {"dataset", N_("dataset")});

VOCABULARY(title_statuses, {"as-printed", N_("as printed")}, {"descriptive", N_("descriptive")});

VOCABULARY(reliabilities, {"official", N_("official")}, {"own-statement", N_("own statement")},
	   {"press", N_("press")}, {"trade-press", N_("trade press")},
	   {"analysis", N_("analysis")}, {"advocacy", N_("advocacy")}, {"copy", N_("copy")});

VOCABULARY(seen, {"whole", N_("read whole")}, {"excerpt", N_("read in part")},
	   {"quoted", N_("known from quotation")});

VOCABULARY(verdicts, {"confirmed", N_("account confirmed")},
	   {"imprecise", N_("account imprecise")}, {"unconfirmed", N_("account unconfirmed")});

VOCABULARY(yes_only, {"yes", N_("yes")});

/* --- shapes of maps ----------------------------------------------------- */

#define SHAPE(variable, shape_name, plain_field)                                       \
	static const struct shape variable = {shape_name, variable##_fields,           \
					      COUNT_OF(variable##_fields), plain_field}

/* Short names for the flags, for this file only. */
enum {
	REQ = FIELD_REQUIRED,
	REC = FIELD_RECOMMENDED,
	LST = FIELD_LIST,
	LOC = FIELD_LOCALISED,
	TTL = FIELD_TITLE_INDEX,
	TXT = FIELD_TEXT_INDEX
};
enum {
	PARTY = KIND_BIT(KIND_PARTY),
	DISPUTE = KIND_BIT(KIND_DISPUTE),
	ISSUE = KIND_BIT(KIND_ISSUE),
	POSITION = KIND_BIT(KIND_POSITION),
	EVENT = KIND_BIT(KIND_EVENT),
	USE = KIND_BIT(KIND_USE),
	SOURCE = KIND_BIT(KIND_SOURCE)
};

#define SIMPLE(field, field_type, ...) \
	{.name = FIELD_##field, .type = (field_type), .flags = __VA_ARGS__}
#define LINE(field, ...) SIMPLE(field, TYPE_LINE, __VA_ARGS__)
#define WORD(field, words, ...) \
	{.name = FIELD_##field, .type = TYPE_WORD, .vocabulary = &(words), .flags = __VA_ARGS__}
#define LINK(field, kinds, ...) \
	{.name = FIELD_##field, .type = TYPE_LINK, .targets = (kinds), .flags = __VA_ARGS__}
#define MAP(field, map, ...) \
	{.name = FIELD_##field, .type = TYPE_MAP, .shape = &(map), .flags = __VA_ARGS__}

static const struct field reference_fields[] = {
	LINK(SOURCE, SOURCE, REQ),
	LINE(LOCATOR, 0),
	LINE(QUOTE, TXT),
	SIMPLE(LANG, TYPE_LANGUAGE, 0),
	WORD(VERDICT, verdicts, 0),
	SIMPLE(NOTE, TYPE_PROSE, LOC | TXT),
};
SHAPE(reference, "reference", FIELD_SOURCE);

static const struct field link_fields[] = {
	LINK(TO, KIND_ALL, REQ),
	SIMPLE(NOTE, TYPE_PROSE, LOC | TXT),
	MAP(REFERENCES, reference, LST),
};
SHAPE(link, "link", FIELD_TO);

static const struct field membership_fields[] = {
	LINK(IN, PARTY, REQ),
	LINE(ROLE, LOC | TXT),
	SIMPLE(FROM, TYPE_DATE, 0),
	SIMPLE(TO, TYPE_DATE, 0),
	MAP(REFERENCES, reference, LST),
};
SHAPE(membership, "membership", FIELD_IN);

static const struct field dispute_party_fields[] = {
	LINK(PARTY, PARTY, 0),
	LINE(GROUP, LOC | TXT),
	WORD(ROLE, dispute_roles, 0),
	SIMPLE(SIDE, TYPE_TAG, 0, .vocabulary = &sides),
	SIMPLE(FROM, TYPE_DATE, 0),
	SIMPLE(TO, TYPE_DATE, 0),
};
SHAPE(dispute_party, "dispute-party", FIELD_PARTY);

static const struct field dispute_status_fields[] = {
	WORD(STATUS, dispute_statuses, REQ),
	SIMPLE(DATE, TYPE_DATE, 0),
	MAP(REFERENCES, reference, LST),
};
SHAPE(dispute_status, "dispute-status", FIELD_STATUS);

static const struct field use_status_fields[] = {
	WORD(STATUS, use_statuses, REQ),
	SIMPLE(DATE, TYPE_DATE, 0),
	MAP(REFERENCES, reference, LST),
};
SHAPE(use_status, "use-status", FIELD_STATUS);

static const struct field event_actor_fields[] = {
	LINK(PARTY, PARTY, REQ),
	LINE(ROLE, LOC | TXT),
};
SHAPE(event_actor, "event-actor", FIELD_PARTY);

static const struct field votes_fields[] = {
	SIMPLE(YES, TYPE_NUMBER, 0, .label = N_("yes")),
	SIMPLE(NO, TYPE_NUMBER, 0, .label = N_("no")),
};
SHAPE(votes, "votes", FIELD_COUNT);

static const struct field ballot_fields[] = {
	SIMPLE(YES, TYPE_PERCENT, 0, .label = N_("yes")),
	SIMPLE(NO, TYPE_PERCENT, 0, .label = N_("no")),
	SIMPLE(TURNOUT, TYPE_PERCENT, 0, .label = N_("turnout")),
	MAP(VOTES, votes, 0, .label = N_("votes")),
};
SHAPE(ballot, "ballot", FIELD_COUNT);

static const struct field use_actor_fields[] = {
	LINK(PARTY, PARTY, REQ),
	WORD(ROLE, use_roles, 0),
	WORD(ALLEGED, yes_only, 0),
};
SHAPE(use_actor, "use-actor", FIELD_PARTY);

static const struct field affected_fields[] = {
	LINK(PARTY, PARTY, 0),
	LINE(GROUP, LOC | TXT),
};
SHAPE(affected, "affected", FIELD_PARTY);

static const struct field author_fields[] = {
	LINE(FAMILY, TXT),
	LINE(GIVEN, TXT),
	LINE(LITERAL, TXT),
};
SHAPE(author, "author", FIELD_LITERAL);

/* --- shapes of records -------------------------------------------------- */

#define TITLE_WIDTH 100
#define SHORT_WIDTH 16
#define SOURCE_TITLE_WIDTH 200

/* What every record has at its beginning and at its end. */
#define COMMON_HEAD(title_flags)                                                       \
	SIMPLE(ID, TYPE_ID, 0),                                                        \
	LINE(TITLE, (title_flags) | LOC | TTL, .max_width = TITLE_WIDTH)

#define COMMON_TAIL(reference_flags)                                                   \
	SIMPLE(SUMMARY, TYPE_PROSE, LOC | TXT),                                        \
	SIMPLE(BODY, TYPE_PROSE, LOC | TXT),                                           \
	SIMPLE(NOTE, TYPE_PROSE, LOC | TXT, .label = N_("Note")),                      \
	MAP(RELATED, link, LST, .label = N_("See also"), .inverse = N_("Named as related by")), \
	WORD(FLAGS, flags, LST, .label = N_("Flags")),                                 \
	SIMPLE(TAGS, TYPE_TAG, LST | TXT, .label = N_("Tags")),                        \
	MAP(REFERENCES, reference, (reference_flags) | LST, .label = N_("Evidence"),   \
	    .inverse = N_("Cited by")),                                                \
	SIMPLE(FORMER_IDS, TYPE_ID, LST)

static const struct field party_fields[] = {
	SIMPLE(ID, TYPE_ID, 0),
	LINE(NAME, REQ | TTL, .max_width = TITLE_WIDTH),
	LINE(SHORT, REC | TTL, .max_width = SHORT_WIDTH),
	LINE(ALSO, LST | TTL, .label = N_("Also called")),
	WORD(TYPE, party_types, REQ, .label = N_("Type")),
	LINE(ROLE, LOC | TXT, .label = N_("Role")),
	WORD(CLASSIFICATION, classifications, 0, .label = N_("Classification")),
	WORD(SIDE, sides, REC, .label = N_("Side")),
	LINK(PARENT, PARTY, 0, .label = N_("Part of"), .inverse = N_("Parts")),
	MAP(MEMBERSHIPS, membership, LST, .label = N_("Member of"), .inverse = N_("Members")),
	SIMPLE(FOUNDED, TYPE_DATE, 0, .label = N_("Founded")),
	SIMPLE(DISSOLVED, TYPE_DATE, 0, .label = N_("Dissolved")),
	SIMPLE(URL_LOWER, TYPE_URL, 0, .label = N_("Address")),
	COMMON_TAIL(0),
};
SHAPE(party, "party", FIELD_COUNT);

static const struct field dispute_fields[] = {
	COMMON_HEAD(REQ),
	LINE(ALSO, LST | TTL, .label = N_("Also called")),
	SIMPLE(FROM, TYPE_DATE, REQ, .label = N_("From")),
	SIMPLE(TO, TYPE_DATE, 0, .label = N_("To")),
	MAP(STATUS, dispute_status, REQ | LST, .label = N_("Status")),
	MAP(PARTIES, dispute_party, REQ | LST, .label = N_("Parties"), .inverse = N_("Party to")),
	LINK(PART_OF, DISPUTE, 0, .label = N_("Part of"), .inverse = N_("Parts")),
	SIMPLE(OUTCOME, TYPE_PROSE, LOC | TXT, .label = N_("Outcome")),
	LINK(AGREEMENT, SOURCE, 0, .label = N_("Agreement"), .inverse = N_("Agreement in")),
	COMMON_TAIL(0),
};
SHAPE(dispute, "dispute", FIELD_COUNT);

static const struct field issue_fields[] = {
	COMMON_HEAD(REQ),
	SIMPLE(QUESTION, TYPE_PROSE, REQ | LOC | TTL),
	LINE(ALSO, LST | TTL, .label = N_("Also called")),
	LINK(DISPUTE, DISPUTE, REQ | LST, .label = N_("Dispute"), .inverse = N_("Issues")),
	LINK(PART_OF, ISSUE, 0, .label = N_("Part of"), .inverse = N_("Parts")),
	WORD(RESOLUTION, resolutions, 0, .label = N_("Resolution")),
	LINK(RESOLVED_BY, POSITION | EVENT, 0, .label = N_("Resolved by"),
	     .inverse = N_("Resolves")),
	COMMON_TAIL(0),
};
SHAPE(issue, "issue", FIELD_COUNT);

static const struct field position_fields[] = {
	COMMON_HEAD(0),
	SIMPLE(TEXT, TYPE_PROSE, REQ | LOC | TXT),
	LINE(ALSO, LST | TTL, .label = N_("Also called")),
	LINK(BY, PARTY, REQ | LST, .label = N_("By"), .inverse = N_("Positions")),
	LINK(VOICE, PARTY, 0, .label = N_("Said by"), .inverse = N_("Voiced")),
	WORD(STANCE, stances, REQ, .label = N_("Stance")),
	SIMPLE(DATE, TYPE_DATE, REQ, .label = N_("Date")),
	LINK(ON, ISSUE, REQ | LST, .label = N_("On"), .inverse = N_("Positions")),
	LINK(AT, EVENT, 0, .label = N_("At"), .inverse = N_("Statements at it")),
	LINK(ABOUT, USE | PARTY | EVENT, LST, .label = N_("About"), .inverse = N_("Discussed in")),
	LINK(REPLIES_TO, POSITION, LST, .label = N_("Answers"), .inverse = N_("Answered by")),
	LINK(SUPERSEDES, POSITION, LST, .label = N_("Supersedes"),
	     .inverse = N_("Superseded by")),
	SIMPLE(RETRACTED, TYPE_DATE, 0, .label = N_("Retracted")),
	MAP(CONFIRMED_BY, reference, LST, .label = N_("Confirmed by"),
	    .inverse = N_("Confirms")),
	COMMON_TAIL(REQ),
};
SHAPE(position, "position", FIELD_COUNT);

static const struct field event_fields[] = {
	COMMON_HEAD(REQ),
	LINE(ALSO, LST | TTL, .label = N_("Also called")),
	WORD(TYPE, event_types, REQ, .label = N_("Type")),
	SIMPLE(DATE, TYPE_DATE, REQ, .label = N_("Date")),
	LINE(PLACE, TXT, .label = N_("Place")),
	MAP(ACTORS, event_actor, REQ | LST, .label = N_("Actors"), .inverse = N_("Took part in")),
	LINK(DISPUTES, DISPUTE, LST, .label = N_("Disputes"), .inverse = N_("Events")),
	LINK(PART_OF, EVENT, 0, .label = N_("Part of"), .inverse = N_("Parts")),
	LINK(FOLLOWS, EVENT, LST, .label = N_("Follows"), .inverse = N_("Followed by")),
	SIMPLE(RESULT, TYPE_PROSE, LOC | TXT, .label = N_("Result")),
	MAP(BALLOT, ballot, 0, .label = N_("Ballot")),
	COMMON_TAIL(REQ),
};
SHAPE(event, "event", FIELD_COUNT);

static const struct field use_fields[] = {
	COMMON_HEAD(REQ),
	LINE(ALSO, LST | TTL, .label = N_("Also called")),
	WORD(STAGE, stages, REQ, .label = N_("Stage")),
	WORD(TECHNIQUE, techniques, REQ, .label = N_("Technique")),
	SIMPLE(DATE, TYPE_DATE, REQ, .label = N_("Date")),
	MAP(STATUS, use_status, REQ | LST, .label = N_("Status")),
	MAP(ACTORS, use_actor, LST, .label = N_("Actors"),
	    .inverse = N_("AI uses it deploys or develops")),
	MAP(AFFECTS, affected, REQ | LST, .label = N_("Affects"), .inverse = N_("Affected by")),
	WORD(CONSENT, terms, REC, .label = N_("Consent")),
	WORD(COMPENSATION, terms, REC, .label = N_("Compensation")),
	WORD(DISCLOSURE, terms, REC, .label = N_("Disclosure")),
	LINK(RAISES, ISSUE, LST, .label = N_("Raises"), .inverse = N_("Raised by")),
	LINK(GOVERNED_BY, POSITION | EVENT | SOURCE, LST, .label = N_("Governed by"),
	     .inverse = N_("Governs")),
	LINK(SIMILAR_TO, USE, LST, .label = N_("Similar to"), .inverse = N_("Similar to")),
	COMMON_TAIL(REQ),
};
SHAPE(use, "use", FIELD_COUNT);

static const struct field source_fields[] = {
	SIMPLE(ID, TYPE_ID, 0),
	LINE(TITLE, REQ | TTL, .max_width = SOURCE_TITLE_WIDTH),
	LINE(ALSO, LST | TTL, .label = N_("Also called")),
	MAP(AUTHOR, author, LST, .label = N_("Author")),
	LINE(PUBLISHER, TTL, .label = N_("Publisher")),
	LINE(CONTAINER_TITLE, TTL, .label = N_("Published in")),
	SIMPLE(ISSUED, TYPE_DATE, REQ | FIELD_UNKNOWN, .label = N_("Issued")),
	WORD(TYPE, source_types, REQ, .label = N_("Type")),
	WORD(TITLE_STATUS, title_statuses, 0, .label = N_("Title")),
	SIMPLE(LANGUAGE, TYPE_LANGUAGE, 0, .label = N_("Language")),
	LINE(PAGE, 0, .label = N_("Page")),
	SIMPLE(URL, TYPE_URL, 0, .label = N_("Address")),
	LINE(DOI, 0, .label = N_("DOI")),
	SIMPLE(ACCESSED, TYPE_DATE, 0, .label = N_("Accessed")),
	WORD(RELIABILITY, reliabilities, REQ, .label = N_("Reliability")),
	LINK(VOICE, PARTY, 0, .label = N_("Own voice of"), .inverse = N_("Own publications")),
	WORD(SEEN, seen, REQ, .label = N_("Seen")),
	LINE(VIA, 0, .label = N_("Copy read at")),
	COMMON_TAIL(0),
};
SHAPE(source, "source", FIELD_COUNT);

const struct shape *const kind_shapes[KIND_COUNT] = {
	[KIND_PARTY] = &party, [KIND_DISPUTE] = &dispute, [KIND_ISSUE] = &issue,
	[KIND_POSITION] = &position, [KIND_EVENT] = &event, [KIND_USE] = &use,
	[KIND_SOURCE] = &source,
};

static const struct field base_fields[] = {
	LINE(TITLE, REQ | LOC),
	SIMPLE(SUMMARY, TYPE_PROSE, LOC),
	SIMPLE(LANGUAGES, TYPE_LANGUAGE, REQ | LST, .label = N_("Languages")),
	LINE(LICENSE, 0, .label = N_("Licence")),
	LINE(EDITORS, LST, .label = N_("Editors")),
	SIMPLE(URL_LOWER, TYPE_URL, 0, .label = N_("Address")),
	SIMPLE(CORRECTIONS, TYPE_URL, 0, .label = N_("Corrections")),
};
const struct shape base_shape = {"base", base_fields, COUNT_OF(base_fields), FIELD_COUNT};

const enum field_name kind_words[KIND_COUNT] = {
	[KIND_PARTY] = FIELD_CLASSIFICATION, [KIND_DISPUTE] = FIELD_STATUS,
	[KIND_ISSUE] = FIELD_RESOLUTION, [KIND_POSITION] = FIELD_STANCE,
	[KIND_EVENT] = FIELD_TYPE, [KIND_USE] = FIELD_STATUS, [KIND_SOURCE] = FIELD_TYPE,
};

/* --- look-ups ----------------------------------------------------------- */

const struct field *shape_field(const struct shape *shape, struct slice name)
{
	for (size_t i = 0; i < shape->count; i++) {
		const char *known = field_names[shape->fields[i].name];
		if (name.len && known[0] == name.data[0] && slice_is(name, known))
			return &shape->fields[i];
	}
	return NULL;
}

const struct field *shape_field_named(const struct shape *shape, enum field_name name)
{
	for (size_t i = 0; i < shape->count; i++)
		if (shape->fields[i].name == name)
			return &shape->fields[i];
	return NULL;
}

const struct vocabulary *kind_word_vocabulary(enum kind kind)
{
	const struct field *field = shape_field_named(kind_shapes[kind], kind_words[kind]);

	if (field->type == TYPE_MAP)
		field = shape_field_named(field->shape, kind_words[kind]);
	return field->vocabulary;
}

size_t vocabulary_find(const struct vocabulary *vocabulary, struct slice word)
{
	size_t i = 0;

	while (i < vocabulary->count && !slice_is(word, vocabulary->words[i].word))
		i++;
	return i;
}

const char *vocabulary_label(const struct vocabulary *vocabulary, struct slice word)
{
	size_t i = vocabulary_find(vocabulary, word);

	return i < vocabulary->count ? _(vocabulary->words[i].label) : word.data;
}

const char *field_inverse(enum kind kind, enum field_name name)
{
	const struct field *field = shape_field_named(kind_shapes[kind], name);

	return field ? field->inverse : NULL;
}
