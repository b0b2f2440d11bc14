"""Atom feeds (RFC 4287): new disclosures and changes of position, of everything, of a force and of a technology."""

from types import SimpleNamespace

from datasette import Response
from datasette_atom import render_atom
from lxml import etree

from disclosures import ROOT
from disclosures.compiler.sql_files import SqlFile, read_folder
from disclosures.website.pages.plain_errors import UnknownThing
from disclosures.website.pages.served import served
from disclosures.website.serving.public_address import public_address

FEEDS = ROOT / "sql" / "feeds"
ATOM = "{http://www.w3.org/2005/Atom}"
MOST = 100
"""Entries."""

THINGS = {"forces": "force", "technologies": "technology"}
"""Tables whose rows have a feed, and the parameter of feeds/*.sql that takes their id."""
PAGES = {"disclosures": "/disclosures/latest_disclosures", "changes": "/changes"}
"""Of the feeds of everything, the page with the same facts."""


async def entries(run, files: list[SqlFile], parameters: dict[str, str]) -> list[dict]:
    """The rows of the feeds together, the newest first."""
    rows = [dict(row) for file in files for row in await run(file.sql, parameters)]
    return sorted(rows, key=lambda row: row["atom_updated"], reverse=True)[:MOST]


def feed(
    rows: list[dict],
    said: dict[str, str],
    *,
    title: str,
    subtitle: str,
    id: str,
    address: str,
    path: str,
    page: str,
    updated: str,
) -> bytes:
    """The rows as Atom, with author and rights as the row of `release` has `said` them. `updated` stands for a feed that has no rows yet.

    datasette-atom makes it. That takes the feed's id from the request and names no author; here it gets an id that lasts, its
    author and its rights.
    """
    nothing = {"atom_id": id, "atom_updated": updated, "atom_title": title, "atom_link": address + page}
    asked = SimpleNamespace(url=address + path, args={"_feed_title": title})
    shown = rows or [nothing]
    body = render_atom(
        datasette=None,
        request=asked,
        sql="",
        columns=set(shown[0]),
        rows=shown,
        database=None,
        table=None,
        query_name=None,
        view_name=None,
        data={},
    ).body
    root = etree.fromstring(body)
    if not rows:
        root.remove(root.find(f"{ATOM}entry"))
    root.find(f"{ATOM}id").text = id
    root.find(f"{ATOM}title").addnext(parent := etree.Element(f"{ATOM}author"))
    etree.SubElement(parent, f"{ATOM}name").text = said["title"]
    for name, text in (("rights", f"{said['licence']}, {said['licence_url']}"), ("subtitle", subtitle)):
        parent.addnext(element := etree.Element(ATOM + name))
        element.text = text
    parent.addnext(etree.Element(f"{ATOM}link", rel="alternate", type="text/html", href=address + page))
    etree.indent(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


async def answer(datasette, request) -> Response:
    kind, name = request.url_vars["kind"], request.url_vars["name"]
    database = datasette.get_database("disclosures")
    address = public_address(datasette, request)
    tag = f"tag:{datasette.plugin_config('feeds')['tag']}:"

    async def run(sql, parameters=None):
        return (await database.execute(sql, parameters)).rows

    files = {file.name: file for file in read_folder(FEEDS)}
    wanted = {"force": "", "technology": "", "tag": tag, "address": address}
    if kind == "feeds":
        if name not in files:
            raise UnknownThing(f"We have no feed '{name}'; there are {' and '.join(files)}")
        chosen, page = [files[name]], PAGES[name]
        title = f"{files[name].header['title']} - Police technology disclosures"
    else:
        found = await run(f"select name from {kind} where id = :id", {"id": name})
        if not found:
            raise UnknownThing(f"We have no {THINGS[kind]} '{name}'")
        wanted[THINGS[kind]] = name
        chosen, page = list(files.values()), f"/{kind}/{name}"
        title = f"{found[0]['name']} - Police technology disclosures"
    newest = (await run("select max(said_from) from position_facts"))[0][0]
    body = feed(
        await entries(run, chosen, wanted),
        served(datasette).release,
        title=title,
        subtitle=" ".join(file.header["description"] for file in chosen),
        id=f"{tag}/{kind}/{name}",
        address=address,
        path=request.path,
        page=page,
        updated=f"{newest}T00:00:00Z",
    )
    return Response(body, content_type="application/atom+xml; charset=utf-8")
