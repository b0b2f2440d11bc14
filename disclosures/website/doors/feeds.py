"""Feeds, as Atom (RFC 4287) and JSON Feed: new disclosures, changes of position, refusals to confirm or deny, answers
against the press; the last two of a force or a technology, too; and all of these together of a force, of a technology,
and of a force and a technology."""

import json
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from datasette import Response
from jinja2 import Environment, FileSystemLoader

from disclosures import ROOT
from disclosures.compiler.sql_files import SqlFile, read_folder
from disclosures.compiler.topic import in_topic
from disclosures.website.errors.unknown_thing import UnknownThing, only_known
from disclosures.website.pages.named_sql import sql_of
from disclosures.website.pages.served import served
from disclosures.website.serving.public_address import public_address
from disclosures.words.plain_words import OF_MORE, within

FEEDS = ROOT / "sql" / "feeds"
TEMPLATE = Environment(loader=FileSystemLoader(ROOT / "templates"), autoescape=True).get_template("feed.xml")
MOST = 100
"""Entries."""

THINGS = {"forces": "force", "technologies": "technology"}
"""Tables whose rows have a feed, and the parameter of feeds/*.sql that takes their id."""
PAGES = {
    "disclosures": "/disclosures/latest_disclosures",
    "changes": "/changes",
    "press": "/press",
    "ncnd": "/table?position=ncnd",
}
"""Of the feeds of everything, the page with the same facts."""
OF_ONE = ("press", "ncnd")
"""Feeds that have one for each force and each technology, too: those whose page can be narrowed to it."""
NARROWER = ("ncnd",)
"""Feeds whose entries stand in those of a force or technology already, as disclosures."""
NARROWED = in_topic(
    "A feed of one force or technology has an address of its own, such as /forces/ID.atom or /technologies/ID.atom."
)
"""What to ask for instead of a feed with parameters."""
ADDRESS = (
    r"^/(?P<kind>feeds|forces|technologies)/(?P<name>[^/]+?)\.(?P<form>atom|feed\.json)$",
    r"^/(?P<kind>forces)/(?P<name>[^/]+)/(?P<technology>[^/]+?)\.(?P<form>atom|feed\.json)$",
    r"^/feeds/(?P<feed>[^/]+)/(?P<kind>forces|technologies)/(?P<name>[^/]+?)\.(?P<form>atom|feed\.json)$",
)
"""Where feeds stand."""

Run = Callable[..., Awaitable[Iterable[Mapping[str, Any]]]]
"""Executes SQL with named parameters; gives rows."""


@dataclass(frozen=True)
class About:
    """What a feed says of itself.

    `path` and `page`, where it and the page with the same facts stand, begin with a slash. `updated` is a date and time
    of RFC 3339, for a feed that has no entries yet.
    """

    id: str
    title: str
    subtitle: str
    path: str
    page: str
    updated: str


def moment(day: str, id: str) -> str:
    """The first second of the day (YYYY-MM-DD) as RFC 3339 has it, with a fraction that is the entry's own.

    Many entries are of one day, or of a month, which counts from its first; Atom asks that no two have one moment. The
    fraction comes from the id, so that an entry keeps its moment when others come, and no reader is shown it again.
    """
    return f"{day}T00:00:00.{int(sha256(id.encode()).hexdigest(), 16) % 1_000_000:06d}Z"


async def entries(run: Run, files: Iterable[SqlFile], parameters: Mapping[str, str]) -> list[dict[str, str]]:
    """The rows of the feeds together, the newest first, at most MOST: id, title, link, content, and when updated."""
    rows = [dict(row) for file in files for row in await run(file.sql, parameters)]
    moments = [row | {"updated": moment(row["day"], row["id"])} for row in rows]
    return sorted(moments, key=lambda row: row["updated"], reverse=True)[:MOST]


def feed(entries: list[dict[str, str]], about: About, address: str, release: Mapping[str, str]) -> str:
    """The entries as Atom, with author and rights as `release`, the row of that table, says them.

    `address` is where the site stands, without a slash at the end.
    """
    updated = entries[0]["updated"] if entries else about.updated
    return TEMPLATE.render(
        vars(about) | {"updated": updated, "entries": entries, "address": address, "release": release}
    )


def json_feed(entries: list[dict[str, str]], about: About, address: str, release: Mapping[str, str]) -> str:
    """The same entries as JSON Feed 1.1 (https://jsonfeed.org/version/1.1)."""
    found = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": about.title,
        "description": about.subtitle,
        "home_page_url": address + about.page,
        "feed_url": address + about.path,
        "language": "en-GB",
        "authors": [{"name": release["title"]}],
        "items": [
            {
                "id": entry["id"],
                "url": entry["link"],
                "title": entry["title"],
                "content_text": entry["content"],
                "date_modified": entry["updated"],
            }
            for entry in entries
        ],
    }
    return json.dumps(found, ensure_ascii=False)


@dataclass(frozen=True)
class Wanted:
    """Which feed an address names: the statements of sql/feeds, what narrows them, its title and its page."""

    files: list[SqlFile]
    parameters: dict[str, str]
    title: str
    page: str


async def wanted(run: Run, kind: str, name: str, technology: str | None = None, feed: str | None = None) -> Wanted:
    """The feed /KIND/NAME, that of a force and a technology, or what /feeds/FEED holds of one of these.

    Raises:
        UnknownThing: there is none of that name.
    """
    files = {file.name: file for file in read_folder(FEEDS)}
    if kind == "feeds":
        if name not in files:
            raise UnknownThing(f"We have no feed '{name}'; there are {' and '.join(files)}")
        return Wanted([files[name]], {}, files[name].header["title"], PAGES[name])
    of_one = [file for name, file in files.items() if name not in NARROWER]
    if technology:
        pairs = list(await run(sql_of("answer.pair"), {"force": name, "technology": technology}))
        if not pairs:
            raise UnknownThing(in_topic("We have no force '{}' with a technology '{}'").format(name, technology))
        title = f"{pairs[0]['force_name']}: {within(pairs[0]['technology_name'])}"
        return Wanted(of_one, {"force": name, "technology": technology}, title, f"/forces/{name}/{technology}")
    found = list(await run(f"select name from {kind} where id = :id", {"id": name}))
    if not found:
        raise UnknownThing(f"We have no {THINGS[kind]} '{name}'")
    if feed and feed not in OF_ONE:
        raise UnknownThing(f"We have no feed '{feed}' of one {THINGS[kind]}; there are {' and '.join(OF_ONE)}")
    if feed:
        page = f"{PAGES[feed]}{'&' if '?' in PAGES[feed] else '?'}{THINGS[kind]}={name}"
        return Wanted([files[feed]], {THINGS[kind]: name}, f"{files[feed].header['title']}: {found[0]['name']}", page)
    return Wanted(of_one, {THINGS[kind]: name}, found[0]["name"], f"/{kind}/{name}")


def narrowest_feed(chosen: Mapping[str, str]) -> str:
    """The path, without its end, of the narrowest feed that holds the table of answers so chosen.

    `chosen` has "force", "technology" and "position", blank where nothing is chosen. Several with commas between them
    have no feed of their own.
    """
    force, technology = (chosen[name] if "," not in chosen[name] else "" for name in ("force", "technology"))
    start = "/feeds/ncnd" if chosen["position"] == "ncnd" else ""
    if technology and force and not start:
        return f"/forces/{force}/{technology}"
    if technology or force:
        return start + (f"/technologies/{technology}" if technology else f"/forces/{force}")
    return start or "/feeds/disclosures"


async def feed_of(datasette: Any, request: Any) -> Response:
    """The feed that the address names, as Atom or as JSON Feed: /feeds/NAME, /forces/ID, /technologies/ID,
    /forces/ID/TECHNOLOGY, /feeds/NAME/forces/ID or /feeds/NAME/technologies/ID, then .atom or .feed.json.

    Raises:
        UnknownThing: there is none of that name.
        UnknownParameter: something is asked for after a question mark, which no feed takes.
    """
    only_known(request, hint=NARROWED)
    kind, name, form = (request.url_vars[part] for part in ("kind", "name", "form"))
    database = datasette.get_database("disclosures")
    address = public_address(datasette, request)
    tag = f"tag:{datasette.plugin_config('feeds')['tag']}:"

    async def run(sql: str, parameters: Mapping[str, str] | None = None) -> Any:
        return (await database.execute(sql, parameters)).rows

    chosen = await wanted(run, kind, name, request.url_vars.get("technology"), request.url_vars.get("feed"))
    newest = (await run("select max(said_from) from position_facts"))[0][0]
    about = About(
        id=tag + request.path.removesuffix(f".{form}"),
        title=in_topic(f"{chosen.title} - Police technology disclosures"),
        subtitle=" ".join(file.header["description"] for file in chosen.files),
        path=request.path,
        page=chosen.page,
        updated=f"{newest}T00:00:00Z",
    )
    parameters = {"force": "", "technology": "", "tag": tag, "address": address, "of_more": OF_MORE} | chosen.parameters
    write, content_type = FORMS[form]
    body = write(await entries(run, chosen.files, parameters), about, address, served(datasette).release)
    return Response(body, content_type=f"{content_type}; charset=utf-8")


FORMS: dict[str, tuple[Callable[..., str], str]] = {
    "atom": (feed, "application/atom+xml"),
    "feed.json": (json_feed, "application/feed+json"),
}
"""By the end of an address, who writes the feed, and its media type."""
