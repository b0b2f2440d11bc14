"""Atom feeds (RFC 4287): new disclosures and changes of position, of everything, of a force and of a technology."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from datasette import Response
from jinja2 import Environment, FileSystemLoader

from disclosures import ROOT
from disclosures.compiler.sql_files import SqlFile, read_folder
from disclosures.website.errors.unknown_thing import UnknownThing
from disclosures.website.pages.served import served
from disclosures.website.serving.public_address import public_address

FEEDS = ROOT / "sql" / "feeds"
TEMPLATE = Environment(loader=FileSystemLoader(ROOT / "templates"), autoescape=True).get_template("feed.xml")
MOST = 100
"""Entries."""

THINGS = {"forces": "force", "technologies": "technology"}
"""Tables whose rows have a feed, and the parameter of feeds/*.sql that takes their id."""
PAGES = {"disclosures": "/disclosures/latest_disclosures", "changes": "/changes", "press": "/press"}
"""Of the feeds of everything, the page with the same facts."""

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


async def atom_feed(datasette: Any, request: Any) -> Response:
    """The feed that the address names: /feeds/NAME.atom, /forces/ID.atom or /technologies/ID.atom.

    Raises:
        UnknownThing: there is none of that name.
    """
    kind, name = request.url_vars["kind"], request.url_vars["name"]
    database = datasette.get_database("disclosures")
    address = public_address(datasette, request)
    tag = f"tag:{datasette.plugin_config('feeds')['tag']}:"

    async def run(sql: str, parameters: Mapping[str, str] | None = None) -> Any:
        return (await database.execute(sql, parameters)).rows

    files = {file.name: file for file in read_folder(FEEDS)}
    wanted = {"force": "", "technology": "", "tag": tag, "address": address}
    if kind == "feeds":
        if name not in files:
            raise UnknownThing(f"We have no feed '{name}'; there are {' and '.join(files)}")
        chosen, page, title = [files[name]], PAGES[name], files[name].header["title"]
    else:
        found = await run(f"select name from {kind} where id = :id", {"id": name})
        if not found:
            raise UnknownThing(f"We have no {THINGS[kind]} '{name}'")
        wanted[THINGS[kind]] = name
        chosen, page, title = list(files.values()), f"/{kind}/{name}", found[0]["name"]
    newest = (await run("select max(said_from) from position_facts"))[0][0]
    about = About(
        id=f"{tag}/{kind}/{name}",
        title=f"{title} - Police technology disclosures",
        subtitle=" ".join(file.header["description"] for file in chosen),
        path=request.path,
        page=page,
        updated=f"{newest}T00:00:00Z",
    )
    body = feed(await entries(run, chosen, wanted), about, address, served(datasette).release)
    return Response(body, content_type="application/atom+xml; charset=utf-8")
