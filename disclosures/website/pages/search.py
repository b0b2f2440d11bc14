"""One search over everything: by name, by reference, by the words of every disclosure."""

import json
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup, escape

from disclosures.compiler.topic import in_topic
from disclosures.website.pages.answer_table import chosen_of, sql_of_page
from disclosures.website.pages.named_sql import sql_of
from disclosures.website.pages.postcodes import Place, place_of
from disclosures.words.names import FILLER, NAMES_SQL, Found, Understood, alike, indexed, plain, understand

Run = Callable[..., Awaitable[list[Any]]]
"""Executes SQL with named parameters; gives rows."""

LONGEST = 200
"""Characters of a query; a longer one is not looked for."""
SHOWN = 6
"""Hits of one kind on the page."""
FEWEST = 3
"""Of these, at least so many on the force or technology that the words name."""
OPEN, CLOSE = "\x02", "\x03"
"""What SQLite sets around the words that it found. No cell can hold either: the build refuses control characters."""

NAMED = {
    "force": ("forces", in_topic("Forces"), "/forces/"),
    "technology": ("technologies", "Technologies", "/technologies/"),
    "authority": ("authorities", "Other public authorities", "/authorities/"),
}
"""Of each kind of name: the anchor and title of its group, and where its pages stand."""


@dataclass(frozen=True)
class Hit:
    """One line of the results."""

    page: str
    title: Markup | str
    note: str = ""
    extract: Markup | str = ""
    said_on: str | None = None
    key: str = ""


@dataclass(frozen=True)
class Group:
    """Hits of one kind.

    First those that hold the reader's words, of which `more` leads to all `count`, then others on what the words name.
    """

    id: str
    title: str
    hits: list[Hit]
    on_subject: list[Hit] = field(default_factory=list)
    count: int = 0
    more: str = ""


DEEPEST = 9
"""Steps from a technology to its narrowest kinds, at most."""
FIRST_ANSWERS = 12
"""So many rows at most of the table of answers."""


@dataclass
class Results:
    """What a search found. `fault` says why none was made; `subject` names the forces and technologies
    that the words name; `shared` are the forces of a place that several serve, or of places of one name;
    `cells` are rows of standing.cells, if both were named; `answers` are the first
    rows of the table of answers with the choices `chosen`; `place` is that of a postcode."""

    text: str
    fault: str = ""
    place: Place | None = None
    go_to: Hit | None = None
    shared: list[Hit] = field(default_factory=list)
    subject: str = ""
    subject_first: bool = False
    cells: list[Any] = field(default_factory=list)
    chosen: dict[str, str] = field(default_factory=dict)
    answers: list[Any] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    suggestions: list[Hit] = field(default_factory=list)


@dataclass(frozen=True)
class Source:
    """A table with a full-text index.

    The columns are those of the index, -1 for none or any. The rest is SQL. Rows on what the words name are chosen in
    `chosen`, a narrow table that an index reads in order, by its `key`, and only then joined; `of_authority` and
    `of_technology` are blank where a row hangs on none.
    """

    table: str
    title: str
    hit: str
    name: str
    text: str
    name_column: int
    text_column: int
    joins: str = ""
    chosen: str = ""
    key: str = ""
    of_authority: str = ""
    of_technology: str = ""
    about: str = ""
    order: str = "1"


NAMED_AUTHORITIES = "in (select value from json_each(:authorities))"
NAMED_TECHNOLOGIES = (
    "in (select technology from technology_ancestors where ancestor in (select value from json_each(:technologies)))"
)
SOURCES = (
    Source(
        "requests",
        "Requests",
        "disclosures.page, authorities.name || coalesce(', ' || requests.reference, '') as note, disclosures.said_on",
        "requests.title",
        "requests.summary",
        0,
        1,
        joins="join disclosures on disclosures.id = requests.id join authorities on authorities.id = "
        "requests.authority",
        chosen="disclosures where disclosures.kind = 'request'",
        key="disclosures.id",
        of_authority=f"disclosures.authority {NAMED_AUTHORITIES}",
        of_technology=f"exists (select 1 from request_technologies where request = disclosures.id and technology "
        f"{NAMED_TECHNOLOGIES})",
        about="kind = 'request'",
        order="disclosures.said_on desc, disclosures.id desc",
    ),
    Source(
        "publications",
        "Publications",
        "disclosures.page, authorities.name || ', ' || coalesce('news report in ' || publishers.name, "
        "publication_kinds.name) as note, disclosures.said_on",
        "publications.title",
        "publications.summary",
        0,
        1,
        joins="join disclosures on disclosures.id = publications.id join authorities on authorities.id = "
        "publications.authority"
        " join publication_kinds on publication_kinds.id = publications.kind"
        " left join publishers on publishers.id = publications.publisher",
        chosen="disclosures where disclosures.kind = 'publication'",
        key="disclosures.id",
        of_authority=f"disclosures.authority {NAMED_AUTHORITIES}",
        of_technology="exists (select 1 from publication_technologies where publication = disclosures.id and "
        f"technology {NAMED_TECHNOLOGIES})",
        about="kind <> 'request'",
        order="disclosures.said_on desc, disclosures.id desc",
    ),
    Source(
        "exemptions",
        "Exemptions",
        "'/exemptions/' || exemptions.id as page, exemptions.act || ', section ' || exemptions.section as note",
        "exemptions.title",
        "exemptions.definition",
        1,
        2,
    ),
    Source(
        "products",
        "Products",
        "'/disclosures/products/' || products.id as page, technologies.name || coalesce(', supplied by ' || "
        "products.supplier, '') as note",
        "products.name",
        "''",
        0,
        1,
        joins="join technologies on technologies.id = products.technology",
        chosen="products where true",
        key="products.id",
        of_technology=f"products.technology {NAMED_TECHNOLOGIES}",
        order="products.name",
    ),
)


async def search(run: Run, text: str) -> Results:
    """Everything that the reader's words may mean. Never raises for what the words hold."""
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    results = Results(text[:LONGEST])
    if len(text) > LONGEST:
        results.fault = (
            f"That is too long to search for: {len(text):,} characters. Keep to a few words, "
            f"{LONGEST} characters at most."
        )
    if results.fault or not plain(text):
        return results
    results.place = await place_of(run, text)
    text = asked_of_place(results.place, text)
    index = indexed(await run(NAMES_SQL))
    understood = understand(text, index)
    asked = {
        "authorities": json.dumps(understood.ids("force") + understood.ids("authority")),
        "technologies": json.dumps(understood.ids("technology")),
    }
    exact = await with_reference(run, text, understood) + await with_section(run, text) + await with_id(run, text)
    worded, words = await with_words(run, text, understood)
    results.groups = [group for kind in NAMED if (group := named(understood, kind))]
    results.subject = ", ".join(dict.fromkeys(found.name.label for found in understood.found))
    results.subject_first = bool(understood.ids("force") or understood.ids("authority"))
    for source in SOURCES:
        hits, count = worded[source.table]
        hits = unique([*(hit for table, hit in exact if table == source.table), *hits])[:SHOWN]
        known = {hit.page for hit in hits}
        others = [hit for hit in await on_subject(run, source, understood, asked) if hit.page not in known][
            : max(FEWEST, SHOWN - len(hits))
        ]
        more = f"/disclosures/{source.table}?{urlencode({'_search': words})}" if count > SHOWN and words else ""
        if hits or others:
            results.groups.append(Group(source.table, source.title, hits, others, count, more))
    if understood.ids("force") and understood.ids("technology"):
        results.cells = await first_answers(run, understood)
    results.chosen, results.answers = await answers_to(run, understood)
    results.go_to = only([hit for _, hit in exact] or meant(understood))
    results.shared = shared(understood)
    if not results.groups and not results.answers:
        results.suggestions = unique(
            [name_hit(Found(index.names[key][0], key, 0)) for key in alike(plain(text), index.names, 6)]
        )
    return results


def asked_of_place(place: Place | None, text: str) -> str:
    """The text with the name of the force instead of a postcode, and without a postcode that several forces share."""
    if place is None:
        return text
    if len(place.forces) == 1:
        return f"{place.forces[0]} {place.rest}".strip()
    return place.rest or text


async def first_answers(run: Run, understood: Understood) -> list[Any]:
    """Rows of standing.cells on the named forces and technologies, and on narrower kinds of which something is known.

    What has been stated comes first, and of that what the words name.
    """
    named = understood.ids("technology")
    wanted = {
        "forces": json.dumps(understood.ids("force")),
        "technologies": json.dumps(named),
        "depth": DEEPEST,
    }
    cells = await run(sql_of("standing.cells"), wanted)
    known = [
        cell
        for cell in cells
        if cell["technology"] in named or cell["position"] or cell["press_position"] or cell["requests"]
    ]
    known.sort(key=lambda cell: (cell["position"] is None, cell["technology"] not in named))
    return known[:FIRST_ANSWERS]


async def answers_to(run: Run, understood: Understood) -> tuple[dict[str, str], list[Any]]:
    """The choices of the table of answers for the forces, bodies and technologies that the text names, and the rest of
    its words; and its first rows.

    With words it has every statement that was ever made with them; whole words come before beginnings of words.
    """
    named = {
        "force": ",".join(understood.ids("force")),
        "authority": "" if understood.ids("force") else ",".join(understood.ids("authority")),
        "technology": ",".join(await with_narrower(run, understood.ids("technology"))),
    }
    words = [" ".join(understood.rest), " ".join(word + "*" * (len(word) > 3) for word in understood.rest)]
    for text in dict.fromkeys(words):
        more = {"words": text, "voice": "any", "sort": "newest"} if text else {"status": "known", "sort": "interest"}
        chosen = chosen_of({**named, **more})
        if (any(named.values()) or text) and (rows := await run(sql_of_page(chosen, FIRST_ANSWERS))):
            return chosen, rows
    return {}, []


async def with_narrower(run: Run, technologies: list[str]) -> list[str]:
    """The technologies and their narrower kinds."""
    if not technologies:
        return []
    rows = await run(sql_of("search.narrower"), {"technologies": json.dumps(technologies)})
    return [row["technology"] for row in rows]


async def with_reference(run: Run, text: str, understood: Understood) -> list[tuple[str, Hit]]:
    """Requests and publications whose reference is the text, or what the text holds besides a name, however it is
    written."""
    keys = {reference_key(text), reference_key(" ".join(understood.rest))}
    numbers = sorted((part for key in keys for part in key.split() if part.isdigit()), key=len)
    if not numbers or len(numbers[-1]) < 2:
        return []
    rows = [
        row
        for row in await run(sql_of("search.references"), {"number": f"%{numbers[-1]}%"})
        if reference_key(row["reference"]) in keys
    ]
    of_named = [row for row in rows if row["authority"] in understood.ids("force") + understood.ids("authority")]
    return [
        (row["source"], Hit(row["page"], row["title"], row["note"], said_on=row["said_on"])) for row in of_named or rows
    ]


async def with_section(run: Run, text: str) -> list[tuple[str, Hit]]:
    """Exemptions of the section that the text names: that very section or, failing that, its subsections."""
    if not (key := section_key(text)):
        return []
    rows = await run("select id, act, section, title from exemptions order by id")
    found = [row for row in rows if section_of(row) == key] or [
        row for row in rows if section_of(row).startswith(key + " ")
    ]
    return [
        ("exemptions", Hit(f"/exemptions/{row['id']}", row["title"], f"{row['act']}, section {row['section']}"))
        for row in found
    ]


async def with_id(run: Run, text: str) -> list[tuple[str, Hit]]:
    """What has the text as its id."""
    return [
        (row["source"], Hit(row["page"], row["title"], "by its id"))
        for row in await run(sql_of("search.ids"), {"id": text.casefold()})
    ]


async def with_words(run: Run, text: str, understood: Understood) -> tuple[dict[str, tuple[list[Hit], int]], str]:
    """The best hits of every table whose text holds the words, with their number.

    And the words, if whole words were enough.

    All words are wanted; if no table has them, all but filler; else words that begin so. An exemption holds no name's
    words but by chance.
    """
    words = corrected(text, understood).split()
    telling = [word for word in words if word not in FILLER]
    sources = [source for source in SOURCES if source.of_authority or source.of_technology or understood.rest]
    found: dict[str, tuple[list[Hit], int]] = {source.table: ([], 0) for source in SOURCES}
    for wanted, prefix in ((words, False), (telling, False), (telling, True)):
        for source in sources if wanted else ():
            rows = await run(
                words_sql(source), {"match": quoted(wanted, prefix), "open": OPEN, "close": CLOSE, "most": SHOWN}
            )
            found[source.table] = ([row_hit(row) for row in rows], rows[0]["found"] if rows else 0)
        if any(count for _, count in found.values()):
            return found, "" if prefix else " ".join(wanted)
    return found, ""


async def on_subject(run: Run, source: Source, understood: Understood, asked: dict[str, str]) -> list[Hit]:
    """The newest hits on the forces and technologies that the text names, and with the rest of its words."""
    of = {source.of_authority: asked["authorities"], source.of_technology: asked["technologies"]}
    conditions = [condition for condition, ids in of.items() if ids != "[]"]
    if not conditions or not all(conditions):
        return []
    about = source.about if conditions == [source.of_technology] else ""
    conditions = conditions[:1] + [f"+{condition}" for condition in conditions[1:]]  # of both, the authority's index
    if understood.rest:
        conditions.append(
            f"{'disclosure' if about else source.key} in (select {source.table}.id from {source.table}_fts join "
            f"{source.table} on {source.table}.rowid = {source.table}_fts.rowid where {source.table}_fts match :rest)"
        )
    sql = subject_sql(source, about_sql(about, conditions[1:]) if about else chosen_sql(source, conditions))
    return [row_hit(row) for row in await run(sql, {**asked, "rest": quoted(understood.rest), "most": SHOWN})]


def words_sql(source: Source) -> str:
    """SQL for the rows whose text holds the words of :match, the best first."""
    index = f"{source.table}_fts"
    name = f"highlight({index}, {source.name_column}, :open, :close)" if source.name_column >= 0 else source.name
    return f"""
      select {source.table}.id as key, {name} as title, {source.hit},
        snippet({index}, {source.text_column}, :open, :close, '…', 30) as extract,
        (select count(*) from {index} where {index} match :match) as found
      from {index} join {source.table} on {source.table}.rowid = {index}.rowid {source.joins}
      where {index} match :match
      order by {index}.rank
      limit :most"""


def chosen_sql(source: Source, conditions: list[str]) -> str:
    """SQL for the keys of the rows that fulfil the conditions, the newest first."""
    where = " and ".join(conditions)
    return f"select {source.key} as key from {source.chosen} and {where} order by {source.order} limit :most"


def about_sql(about: str, conditions: list[str]) -> str:
    """SQL for the newest disclosures of this kind about the named technologies."""
    where = " and ".join([about, f"technology {NAMED_TECHNOLOGIES}", *conditions])
    return (
        f"select distinct disclosure as key, said_on from technology_disclosures where {where} "
        "order by said_on desc, disclosure desc limit :most"
    )


def subject_sql(source: Source, chosen: str) -> str:
    """SQL for the rows with the chosen keys, in the same order."""
    return f"""
      with chosen as materialized ({chosen})
      select {source.table}.id as key, {source.name} as title, {source.hit}, {source.text} as extract
      from chosen cross join {source.table} on {source.table}.id = chosen.key {source.joins}
      order by {source.order}"""


def quoted(words: list[str] | tuple[str, ...], prefix: bool = False) -> str:
    """The words for SQLite's full-text search.

    All wanted, each quoted, so that none is an operator; with `prefix`, also longer ones.
    """
    return " ".join(f'"{word}"' + ("*" if prefix and len(word) > 3 else "") for word in words)


def corrected(text: str, understood: Understood) -> str:
    """The text in plain letters, with the names that were misspelt as they should be."""
    words = f" {plain(text)} "
    for found in understood.found:
        if found.near:
            words = words.replace(f" {found.words} ", f" {plain(found.name.said)} ")
    return words.strip()


def marked(text: str | None) -> Markup:
    """The text, escaped, with what SQLite found in <mark>."""
    return Markup(str(escape(text or "")).replace(OPEN, "<mark>").replace(CLOSE, "</mark>"))


def reference_key(text: str) -> str:
    """`13931/2022`, `13931-22` and `FOI 013931/22` as `13931 22`: however a reference is written, its key is one."""
    parts = [
        part
        for part in re.findall(r"[a-z]+|\d+", text.casefold())
        if part not in ("foi", "foia", "ref", "reference", "request", "no")
    ]
    return " ".join(part[2:] if re.fullmatch(r"(19|20)\d\d", part) else part.lstrip("0") or "0" for part in parts)


def section_key(text: str) -> str:
    """`section 31(1)(a)`, `s31(1)(a)` and `31(1)(a)` as `31 1 a`; nothing for what names no section."""
    found = re.fullmatch(r"(?:foia |foisa )?(?:(s|sec|section) ?)?([1-9]\d?)((?: (?:\d|[a-z]{1,3}))*)", plain(text))
    return found[2] + found[3] if found and (found[1] or "(" in text) else ""


def section_of(row: Mapping[str, str]) -> str:
    """The key of the section of a row of exemptions."""
    return plain(row["section"])


def named(understood: Understood, kind: str) -> Group | None:
    """The forces, technologies or other authorities that the text names."""
    id, title, _ = NAMED[kind]
    hits = unique([name_hit(found) for found in understood.found if found.name.kind == kind])
    return Group(id, title, hits) if hits else None


def name_hit(found: Found) -> Hit:
    """A named thing, with the reason why it is here where its own name does not tell."""
    name = found.name
    why = {
        "other name": "also called {}",
        "place": "serves {}",
        "headquarters": "has its headquarters in {}",
        "region": "region: {}",
    }.get(name.way, "")
    reasons = [why.format(name.said)] * bool(why) + [f"closest to “{found.words}”"] * found.near
    return Hit(NAMED[name.kind][2] + name.id, name.label, ", ".join(reasons))


def meant(understood: Understood) -> list[Hit]:
    """The named things, if the whole text is their name, spelt as it should be."""
    if understood.rest or any(found.near for found in understood.found):
        return []
    return unique([name_hit(found) for found in understood.found])


def shared(understood: Understood) -> list[Hit]:
    """The forces that the text names by a place, if they are several and it names none otherwise."""
    forces = [found for found in understood.found if found.name.kind == "force"]
    by_place = len(forces) > 1 and all(found.name.way == "place" for found in forces)
    return unique([name_hit(found) for found in forces]) if by_place and len({one.words for one in forces}) == 1 else []


def only(hits: list[Hit]) -> Hit | None:
    """The hit, if all are of one page."""
    return hits[0] if len({hit.page for hit in hits}) == 1 else None


def unique(hits: list[Hit]) -> list[Hit]:
    """The hits without those that stand there already."""
    kept: dict[str, Hit] = {}
    for hit in hits:
        kept.setdefault(hit.key or hit.page.rpartition("/")[2], hit)
    return list(kept.values())


def row_hit(found: Any) -> Hit:
    """The hit of a row that words_sql or subject_sql found."""
    row = dict(found)
    return Hit(
        row["page"],
        marked(row["title"]),
        row["note"] or "",
        marked(row["extract"]),
        row.get("said_on"),
        row["key"],
    )
