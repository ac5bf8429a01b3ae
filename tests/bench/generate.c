/* generate.c - makes a base of any size, always the same for the same size.
 *
 *     generate FOLDER ENTRIES [ENTRIES_PER_FILE]
 *
 * All seven kinds in about the proportions of a real base, in English and German,
 * without a finding. How often words, parties, issues and sources occur falls with
 * their rank, as it does in life: a few are everywhere, most are rare. No floating
 * point, so that every machine makes the same bytes. */
#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define WORDS 60000          /* of each language */
#define DRAWS (1u << 20)     /* slots of a table to draw from */
#define LINE 108             /* columns after which prose goes on below */
#define REPLIES 6            /* how deep answers to answers go */
#define FILE_ENTRIES 160     /* at most: picket has a limit to the values of a file */
#define FIRST_YEAR 1996
#define YEARS 29

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

enum language { ENGLISH, GERMAN, LANGUAGES };
enum kind { PARTY, DISPUTE, ISSUE, POSITION, EVENT, USE, SOURCE, KINDS };

static const char *const folders[KINDS] = {"parties", "disputes", "issues", "positions",
					   "events",  "uses",     "sources"};

/* In a thousand; what is left are sources. */
static const unsigned shares[KINDS] = {35, 5, 50, 360, 100, 60, 0};

/* Numbers from 0 on; a lower one is drawn more often. */
struct draw {
	uint32_t *slots;
};

/* The last word on an issue. */
struct thread {
	uint32_t position;   /* number plus one; 0: none yet */
	uint32_t party;
	unsigned depth;
};

struct maker {
	const char *folder;
	unsigned counts[KINDS];
	unsigned per_file;
	uint64_t random;
	char *words[LANGUAGES][WORDS];
	struct draw word, organisation, issue, source;
	struct thread *threads;   /* by issue */
	FILE *file;
};

static void die(const char *what)
{
	perror(what);
	exit(4);
}

static void *allocate(size_t count, size_t size)
{
	void *block = calloc(count ? count : 1, size);

	if (!block)
		die("generate");
	return block;
}

/* --- chance ------------------------------------------------------------------- */

/* splitmix64. */
static uint64_t mix(uint64_t value)
{
	value += 0x9e3779b97f4a7c15u;
	value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
	value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
	return value ^ (value >> 31);
}

static unsigned below(struct maker *maker, unsigned limit)
{
	maker->random = mix(maker->random);
	return (unsigned)((maker->random >> 32) * limit >> 32);
}

static bool chance(struct maker *maker, unsigned percent)
{
	return below(maker, 100) < percent;
}

/* What always is the same of a thing: who belongs to what, which word names it. */
static unsigned fixed(enum kind kind, unsigned number, unsigned salt, unsigned limit)
{
	uint64_t value = mix((uint64_t)kind << 56 ^ (uint64_t)salt << 40 ^ number);

	return (unsigned)((value >> 32) * limit >> 32);
}

/* Number n gets a share of 1 / (n + flat); every number has a slot. */
static void draw_init(struct draw *draw, unsigned count, unsigned flat)
{
	uint64_t sum = 0, so_far = 0;
	uint32_t slot = 0;

	draw->slots = allocate(DRAWS, sizeof(*draw->slots));
	for (unsigned i = 0; i < count; i++)
		sum += ((uint64_t)1 << 36) / (i + flat);
	for (unsigned i = 0; i < count && slot < DRAWS; i++) {
		so_far += ((uint64_t)1 << 36) / (i + flat);
		do
			draw->slots[slot++] = i;
		while (slot < DRAWS && slot < so_far / (sum / DRAWS + 1));
	}
	while (slot < DRAWS) {
		draw->slots[slot] = below(&(struct maker){.random = slot}, count);
		slot++;
	}
}

static unsigned draw_one(struct maker *maker, const struct draw *draw)
{
	return draw->slots[below(maker, DRAWS)];
}

/* --- words -------------------------------------------------------------------- */

static const char *const common[LANGUAGES][40] = {
	{"the",    "of",       "and",       "to",     "a",        "in",      "for",
	 "is",     "on",       "that",      "by",     "with",     "not",     "union",
	 "strike", "contract", "performer", "studio", "writer",   "pay",     "consent",
	 "use",    "data",     "voice",     "model",  "training", "digital", "replica",
	 "court",  "employer", "agreement", "talks",  "offer",    "demand",  "evidence",
	 "member", "ballot",   "company",   "law",    "work"},
	{"die",         "der",         "und",        "in",         "den",        "von",
	 "zu",          "das",         "mit",        "für",        "ist",        "nicht",
	 "über",        "Gewerkschaft", "Streik",    "Vertrag",    "Darsteller", "Studio",
	 "Autoren",     "Vergütung",   "Zustimmung", "Nutzung",    "Daten",      "Stimme",
	 "Modell",      "Schulung",    "digital",    "Nachbildung", "Gericht",   "Arbeitgeber",
	 "Einigung",    "Gespräche",   "Angebot",    "Forderung",  "Beleg",      "Straße",
	 "Urabstimmung", "Größe",      "Gesetz",     "Arbeit"},
};

static const char *const syllables[LANGUAGES][48] = {
	{"ac", "ad", "al", "ar", "ben", "bri", "cal", "cen", "com", "con", "cor", "dal",
	 "dis", "ed", "el", "en", "fer", "fin", "for", "gen", "hal", "im", "in", "ist",
	 "ken", "lan", "lin", "mar", "men", "min", "mor", "nar", "or", "per", "pro", "ran",
	 "res", "ring", "sal", "ser", "son", "tan", "ter", "tion", "ur", "ver", "wal", "yon"},
	{"ab", "an", "auf", "aus", "be", "bau", "berg", "dach", "dorf", "ein", "er", "fall",
	 "fähr", "feld", "ge", "gen", "grün", "haus", "heit", "hör", "keit", "kraft", "land", "lich",
	 "lös", "maß", "mit", "mög", "nach", "neu", "ober", "pflicht", "recht", "schaft", "schluss", "süd",
	 "tag", "teil", "ung", "um", "ver", "vor", "wald", "weiß", "wert", "wohn", "zeit", "zug"},
};

/* No two words are alike: their numbers are written in syllables. */
static char *make_word(enum language language, unsigned number)
{
	char word[64] = "";
	size_t len = 0;
	unsigned rest = number;

	if (number < COUNT_OF(common[0]))
		return strdup(common[language][number]);
	do {
		const char *syllable = syllables[language][(rest + 7 * len) % 48];
		memcpy(word + len, syllable, strlen(syllable) + 1);
		len += strlen(syllable);
		rest /= 48;
	} while (rest);
	if (language == GERMAN && number % 2 && word[0] >= 'a' && word[0] <= 'z')
		word[0] = (char)(word[0] - 'a' + 'A');
	return strdup(word);
}

static void make_words(struct maker *maker)
{
	for (unsigned language = 0; language < LANGUAGES; language++)
		for (unsigned i = 0; i < WORDS; i++)
			if (!(maker->words[language][i] = make_word(language, i)))
				die("generate");
}

/* --- writing ------------------------------------------------------------------ */

static void put(struct maker *maker, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static void put(struct maker *maker, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vfprintf(maker->file, format, arguments);
	va_end(arguments);
}

/* Appends a word to text of *len bytes; now and then German joins two. */
static void add_word(struct maker *maker, enum language language, char *text, size_t *len)
{
	unsigned number = draw_one(maker, &maker->word);
	const char *word = maker->words[language][number];
	const char *second = "";

	if (language == GERMAN && number > COUNT_OF(common[0]) && chance(maker, 3))
		second = maker->words[GERMAN][draw_one(maker, &maker->word)];
	*len += (size_t)sprintf(text + *len, "%s%s", word, second);
}

/* count words, the first one with a capital letter. */
static size_t phrase(struct maker *maker, enum language language, unsigned count, char *text)
{
	size_t len = 0;

	for (unsigned i = 0; i < count; i++) {
		if (i)
			text[len++] = ' ';
		add_word(maker, language, text, &len);
	}
	if (text[0] >= 'a' && text[0] <= 'z')
		text[0] = (char)(text[0] - 'a' + 'A');
	return len;
}

/* As `>-` below a key at indent, broken at LINE. */
static void put_folded(struct maker *maker, unsigned indent, const char *text)
{
	size_t room = LINE - indent;

	while (*text) {
		size_t len = strlen(text);
		if (len > room) {
			len = room;
			while (len && text[len] != ' ')
				len--;
		}
		put(maker, "\n%*s%.*s", (int)indent, "", (int)len, text);
		text += len + (text[len] == ' ');
	}
	put(maker, "\n");
}

static void put_prose(struct maker *maker, const char *name, unsigned indent,
		      unsigned sentences)
{
	put(maker, "%*s%s:\n", (int)indent, "", name);
	for (unsigned language = 0; language < LANGUAGES; language++) {
		char text[8192];
		size_t len = 0;
		for (unsigned i = 0; i < sentences; i++) {
			if (i)
				text[len++] = ' ';
			len += phrase(maker, language, 7 + below(maker, 11), text + len);
			text[len++] = '.';
		}
		text[len] = '\0';
		put(maker, "%*s%s: >-", (int)indent + 2, "", language ? "de" : "en");
		put_folded(maker, indent + 4, text);
	}
}

static void put_title(struct maker *maker, const char *name, const char *end)
{
	put(maker, "  %s:\n", name);
	for (unsigned language = 0; language < LANGUAGES; language++) {
		char text[1024];
		size_t len = phrase(maker, language, 3 + below(maker, 3), text);
		put(maker, "    %s: %.*s%s\n", language ? "de" : "en", (int)len, text, end);
	}
}

/* --- names and days ----------------------------------------------------------- */

static const char *const stances[] = {"demand", "offer",  "claim", "deny",    "reject",
				      "accept", "support", "oppose", "warn", "claim"};
static const char *const event_types[] = {"announcement", "negotiation", "strike",  "protest",
					  "filing",       "report",      "statement", "release"};

/* Days since FIRST_YEAR began, of 336 in a year: the number's place in its kind. */
static unsigned day_of(const struct maker *maker, enum kind kind, unsigned number)
{
	return (unsigned)((uint64_t)number * YEARS * 336 / maker->counts[kind]);
}

static void day_text(unsigned day, char *out)
{
	sprintf(out, "%04u-%02u-%02u", FIRST_YEAR + day / 336, day % 336 / 28 + 1, day % 28 + 1);
}

/* Seven of ten parties are organisations, the other three are people in some. */
static bool is_person(unsigned party)
{
	return party % 10 >= 7;
}

static unsigned organisation(unsigned number)
{
	return number / 7 * 10 + number % 7;
}

static void id_of(const struct maker *maker, enum kind kind, unsigned number, char *out)
{
	const char *word = maker->words[ENGLISH][40 + fixed(kind, number, 1, 4000)];
	char day[16];

	day_text(day_of(maker, kind, number), day);
	switch (kind) {
	case PARTY:
		sprintf(out, "%s-%s-%u", word, is_person(number) ? "person" : "union", number);
		break;
	case DISPUTE: sprintf(out, "%s-talks-%.4s-%u", word, day, number); break;
	case ISSUE: sprintf(out, "%s-rights-%u", word, number); break;
	case POSITION: sprintf(out, "%s-%s-says-%u", word, day, number); break;
	case EVENT: sprintf(out, "%s-%s-event-%u", day, word, number); break;
	case USE: sprintf(out, "%s-scanning-%u", word, number); break;
	default: sprintf(out, "%s-%s-report-%u", word, day, number); break;
	}
}

static void put_id(struct maker *maker, const char *before, enum kind kind, unsigned number,
		   const char *after)
{
	char id[96];

	id_of(maker, kind, number, id);
	put(maker, "%s%s%s", before, id, after);
}

static void put_date(struct maker *maker, const char *name, enum kind kind, unsigned number)
{
	unsigned precision = fixed(kind, number, 2, 100);
	char day[16];

	day_text(day_of(maker, kind, number), day);
	put(maker, "  %s: %.*s\n", name, precision < 90 ? 10 : precision < 98 ? 7 : 4, day);
}

/* --- links -------------------------------------------------------------------- */

/* Of number `number` among all that cite: so that every source is cited. */
static void put_references(struct maker *maker, unsigned number)
{
	unsigned citing = maker->counts[POSITION] + maker->counts[EVENT] + maker->counts[USE];
	unsigned own = (unsigned)((uint64_t)number * maker->counts[SOURCE] / citing);
	unsigned more = draw_one(maker, &maker->source);

	put_id(maker, "  references:\n    - ", SOURCE, own, "\n");
	if (more != own && chance(maker, 60))
		put_id(maker, "    - ", SOURCE, more, "\n");
	if (chance(maker, 12)) {
		put_id(maker, "    - source: ", SOURCE, draw_one(maker, &maker->source), "\n");
		put(maker, "      locator: para %u\n", 1 + below(maker, 30));
		put_prose(maker, "note", 6, 1);
	}
}

/* The parties of a dispute: the first ones are its sides. */
static unsigned party_of(const struct maker *maker, unsigned dispute, unsigned place)
{
	unsigned slot = fixed(DISPUTE, dispute, 10, DRAWS);
	unsigned first = maker->organisation.slots[slot];
	unsigned all = (maker->counts[PARTY] / 10) * 7;

	return organisation((first + place * (1 + dispute % 5)) % all);
}

static unsigned dispute_of(const struct maker *maker, unsigned issue)
{
	return (unsigned)((uint64_t)issue * maker->counts[DISPUTE] / maker->counts[ISSUE]);
}

/* --- entries ------------------------------------------------------------------ */

static void make_person(struct maker *maker, unsigned number)
{
	char text[256];
	size_t len = phrase(maker, ENGLISH, 1, text);

	put(maker, "  type: person\n  name: %.*s Person %u\n", (int)len, text, number);
	put(maker, "  short: P. %u\n", number);
	put(maker, "  role: {en: Speaker, de: Sprecherin}\n");
	put_id(maker, "  memberships:\n    - in: ", PARTY, number - 7, "\n");
}

static void make_party(struct maker *maker, unsigned number)
{
	static const char *const classes[] = {"union", "guild", "company", "association", "media"};
	static const char *const sides[] = {"labour", "management", "state", "third"};
	char text[256];
	size_t len;

	if (is_person(number)) {
		make_person(maker, number);
	} else {
		len = phrase(maker, number % 3 ? ENGLISH : GERMAN, 2, text);
		put(maker, "  type: organization\n  name: %.*s %u\n", (int)len, text, number);
		put(maker, "  short: U. %u\n", number);
		put(maker, "  classification: %s\n", classes[fixed(PARTY, number, 3, 5)]);
	}
	put(maker, "  side: %s\n", sides[fixed(PARTY, number, 4, 4)]);
	put_prose(maker, "summary", 2, 2);
}

static void make_dispute(struct maker *maker, unsigned number)
{
	static const char *const roles[] = {"claimant", "respondent", "mediator", "supporter"};
	char day[16];

	put_title(maker, "title", "");
	put(maker, "  parties:\n");
	for (unsigned i = 0; i < 2 + number % 3; i++) {
		put_id(maker, "    - {party: ", PARTY, party_of(maker, number, i), ", role: ");
		put(maker, "%s}\n", roles[i]);
	}
	day_text(day_of(maker, DISPUTE, number), day);
	put(maker, "  from: %s\n  status:\n    - {status: open, date: %s}\n", day, day);
	if (number % 3)
		put(maker, "    - {status: settled, date: %.4s-12-30}\n", day);
	put_prose(maker, "summary", 2, 4);
	put_prose(maker, "outcome", 2, 2);
}

static void make_issue(struct maker *maker, unsigned number)
{
	put_title(maker, "title", "");
	put_id(maker, "  dispute: ", DISPUTE, dispute_of(maker, number), "\n");
	put_title(maker, "question", "?");
	put_prose(maker, "summary", 2, 2);
}

/* Answers the last word on the issue, or, of the same party, replaces it. */
static void put_answer(struct maker *maker, struct thread *thread, unsigned number,
		       unsigned party)
{
	bool goes_on = thread->position && thread->depth < REPLIES && chance(maker, 70);

	if (goes_on && thread->party == party)
		put_id(maker, "  supersedes: ", POSITION, thread->position - 1, "\n");
	else if (goes_on)
		put_id(maker, "  replies_to: ", POSITION, thread->position - 1, "\n");
	*thread = (struct thread){number + 1, party, goes_on ? thread->depth + 1 : 0};
}

static void make_position(struct maker *maker, unsigned number)
{
	unsigned issue = draw_one(maker, &maker->issue);
	unsigned dispute = dispute_of(maker, issue);
	unsigned party = party_of(maker, dispute, below(maker, 2 + dispute % 3));

	if (chance(maker, 50))
		put_title(maker, "title", "");
	put_id(maker, "  by: ", PARTY, party, "\n");
	if (party % 10 < 3 && party + 7 < maker->counts[PARTY] && chance(maker, 40))
		put_id(maker, "  voice: ", PARTY, party + 7, "\n");
	put_id(maker, "  on: ", ISSUE, issue, "\n");
	put_date(maker, "date", POSITION, number);
	put(maker, "  stance: %s\n", stances[below(maker, COUNT_OF(stances))]);
	put_prose(maker, "text", 2, 3 + below(maker, 4));
	put_answer(maker, &maker->threads[issue], number, party);
	put_references(maker, number);
}

static void make_event(struct maker *maker, unsigned number)
{
	unsigned dispute = fixed(EVENT, number, 5, maker->counts[DISPUTE]);

	put_title(maker, "title", "");
	put(maker, "  type: %s\n", event_types[below(maker, COUNT_OF(event_types))]);
	put_date(maker, "date", EVENT, number);
	put_id(maker, "  actors: [", PARTY, party_of(maker, dispute, 0), ", ");
	put_id(maker, "", PARTY, party_of(maker, dispute, 1), "]\n");
	put_id(maker, "  disputes: ", DISPUTE, dispute, "\n");
	put_prose(maker, "summary", 2, 4);
	put_references(maker, maker->counts[POSITION] + number);
}

static void make_use(struct maker *maker, unsigned number)
{
	static const char *const stages[] = {"writing", "casting", "performance", "production",
					     "localisation"};
	static const char *const techniques[] = {"body-scan", "voice-synthesis", "digital-replica",
						 "model-training", "text-generation"};
	static const char *const statuses[] = {"proposed", "announced", "in-use", "restricted"};
	unsigned party = organisation(draw_one(maker, &maker->organisation));

	put_title(maker, "title", "");
	put(maker, "  stage: %s\n", stages[below(maker, 5)]);
	put(maker, "  technique: %s\n", techniques[below(maker, 5)]);
	put(maker, "  status: %s\n", statuses[below(maker, 4)]);
	put_id(maker, "  actors:\n    - {party: ", PARTY, party, ", role: deployer}\n");
	put(maker, "  affects:\n    - {group: {en: Performers, de: Darsteller}}\n");
	put_date(maker, "date", USE, number);
	put_id(maker, "  raises: ", ISSUE, draw_one(maker, &maker->issue), "\n");
	put_prose(maker, "summary", 2, 4);
	put_references(maker, maker->counts[POSITION] + maker->counts[EVENT] + number);
}

static void make_source(struct maker *maker, unsigned number)
{
	static const char *const types[] = {"article-newspaper", "webpage", "report", "broadcast"};
	static const char *const trust[] = {"press", "trade-press", "official", "own-statement"};
	char text[1024];
	size_t len = phrase(maker, number % 4 ? ENGLISH : GERMAN, 4 + below(maker, 4), text);

	put(maker, "  type: %s\n", types[below(maker, 4)]);
	put(maker, "  title: %.*s\n", (int)len, text);
	len = phrase(maker, ENGLISH, 2, text);
	put(maker, "  publisher: %.*s\n", (int)len, text);
	put_date(maker, "issued", SOURCE, number);
	put_id(maker, "  URL: https://www.example.org/news/", SOURCE, number, "\n");
	put(maker, "  language: %s\n", number % 4 ? "en" : "de");
	put(maker, "  reliability: %s\n  seen: %s\n", trust[below(maker, 4)],
	    chance(maker, 60) ? "excerpt" : "whole");
	put_prose(maker, "summary", 2, 1 + below(maker, 2));
}

static void make_entry(struct maker *maker, enum kind kind, unsigned number)
{
	static void (*const makers[KINDS])(struct maker *, unsigned) = {
		make_party, make_dispute, make_issue, make_position,
		make_event, make_use,     make_source};

	put_id(maker, "- id: ", kind, number, "\n");
	makers[kind](maker, number);
	put(maker, "\n");
}

/* --- files -------------------------------------------------------------------- */

static void make_folder(const char *path)
{
	if (mkdir(path, 0777) != 0 && errno != EEXIST)
		die(path);
}

static void open_file(struct maker *maker, const char *name)
{
	char path[4096];

	if (snprintf(path, sizeof(path), "%s/%s", maker->folder, name) >= (int)sizeof(path)) {
		errno = ENAMETOOLONG;
		die(maker->folder);
	}
	maker->file = fopen(path, "w");
	if (!maker->file)
		die(path);
}

static void close_file(struct maker *maker)
{
	if (ferror(maker->file) || fclose(maker->file) != 0)
		die(maker->folder);
}

static void make_kind(struct maker *maker, enum kind kind)
{
	char name[4096];

	snprintf(name, sizeof(name), "%s/%s", maker->folder, folders[kind]);
	make_folder(name);
	for (unsigned i = 0; i < maker->counts[kind]; i++) {
		if (i % maker->per_file == 0) {
			snprintf(name, sizeof(name), "%s/%06u.yaml", folders[kind],
				 i / maker->per_file + 1);
			open_file(maker, name);
		}
		make_entry(maker, kind, i);
		if ((i + 1) % maker->per_file == 0 || i + 1 == maker->counts[kind])
			close_file(maker);
	}
}

static void make_base(struct maker *maker)
{
	make_folder(maker->folder);
	open_file(maker, "picket.yaml");
	put(maker, "title: {en: A generated base, de: Ein erzeugter Bestand}\n"
		   "languages: [en, de]\n");
	close_file(maker);
	for (unsigned kind = 0; kind < KINDS; kind++)
		make_kind(maker, kind);
}

/* No kind is empty, and there are parties enough for a dispute. */
static void share_out(struct maker *maker, unsigned entries)
{
	unsigned left = entries;

	for (unsigned kind = 0; kind < SOURCE; kind++) {
		unsigned count = (unsigned)((uint64_t)entries * shares[kind] / 1000);
		if (kind == PARTY)
			count = count < 20 ? 20 : count / 10 * 10;
		maker->counts[kind] = count ? count : 1;
		left -= maker->counts[kind];
	}
	maker->counts[SOURCE] = left;
}

int main(int count, char **arguments)
{
	static struct maker maker;
	unsigned entries = count > 2 ? (unsigned)strtoul(arguments[2], NULL, 10) : 0;

	if (count < 3 || count > 4 || entries < 100 || entries > 10000000) {
		fputs("generate FOLDER ENTRIES [ENTRIES_PER_FILE]: 100 to 10000000 entries\n",
		      stderr);
		return 2;
	}
	maker.folder = arguments[1];
	maker.per_file = count > 3 ? (unsigned)strtoul(arguments[3], NULL, 10) : 0;
	if (!maker.per_file || maker.per_file > FILE_ENTRIES)
		maker.per_file = FILE_ENTRIES;
	share_out(&maker, entries);
	make_words(&maker);
	draw_init(&maker.word, WORDS, 2);
	draw_init(&maker.organisation, maker.counts[PARTY] / 10 * 7, 20);
	draw_init(&maker.issue, maker.counts[ISSUE], 20);
	draw_init(&maker.source, maker.counts[SOURCE], 20);
	maker.threads = allocate(maker.counts[ISSUE], sizeof(*maker.threads));
	make_base(&maker);
	return 0;
}
