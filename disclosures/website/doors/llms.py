"""/llms.txt (llmstxt.org).

What a language model, or a program of one, is to know of this site and where it finds what.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from datasette import Response

from disclosures.compiler.topic import in_topic
from disclosures.website.doors.downloads import downloads
from disclosures.website.doors.mcp_tools import CAVEATS
from disclosures.website.pages.documents import document, document_files, page_of
from disclosures.website.serving.public_address import public_address

PAGES = (
    ("/forces", "Forces", "every force, and what it has said; each has a page /forces/ID"),
    (
        "/technologies",
        "Technologies",
        "every technology with who uses it, denies it or will not say; each has a page /technologies/ID",
    ),
    ("/compare", "Compare", "the latest position of every force on every technology"),
    ("/changes", "Changes of position", "one thing first, another later; and pairs of a yes and a no"),
    ("/batches", "Same question, different answers", "the same request sent to several authorities"),
    ("/exemptions", "Exemptions", "the sections that answers rely on"),
    ("/glossary", "Glossary", "what the words mean, such as each kind of position"),
    ("/data", "Data and API", "everything as a file, with all tables and views"),
)
DOORS = (
    (
        "/disclosures/current_positions.json?voice=own&_shape=array",
        "JSON of a view",
        "every table, view and saved query; filter with ?column=value; at most 1,000 rows",
    ),
    ("/disclosures/stated_positions.csv?_stream=on", "CSV of a view", "all rows"),
    ("/disclosures.db", "The database", "one SQLite file"),
    ("/-/mcp", "MCP", "Streamable HTTP: search, saved queries, read-only SQL"),
    ("/forces.geojson", "GeoJSON", "forces with their positions on a technology"),
    (
        "/feeds/disclosures.atom",
        "Feed of new disclosures",
        "Atom; also /forces/ID.atom, /technologies/ID.atom and /forces/ID/TECHNOLOGY.atom; .feed.json for JSON Feed",
    ),
    ("/feeds/changes.atom", "Feed of changes of position", "Atom"),
    (
        "/feeds/press.atom",
        "Feed of answers against the press",
        "Atom; also /feeds/press/forces/ID.atom and /feeds/press/technologies/ID.atom; /feeds/ncnd has the same",
    ),
    ("/disclosures/forces/-/reconcile", "Reconciliation of forces", "for OpenRefine; technologies have the same"),
)


def listing(links: Iterable[tuple[str, str, str]], address: str) -> str:
    """A list of links as llmstxt.org has it; each is a path, a name and a note."""
    return "\n".join(f"- [{in_topic(name)}]({address}{path}): {in_topic(note)}" for path, name, note in links)


def llms_txt(title: str, summary: str, sections: Mapping[str, Iterable[tuple[str, str, str]]], address: str) -> str:
    """The text: what the site is, what must be known before, then a list of links for each section."""
    lists = [f"## {name}\n\n{listing(links, address)}" for name, links in sections.items()]
    caveats = "\n".join(f"- {caveat}" for caveat in CAVEATS)
    return "\n\n".join([f"# {title}", f"> {summary}", "Before you repeat anything from here:", caveats, *lists]) + "\n"


async def llms_text(datasette: Any, request: Any) -> Response:
    """llms.txt of what is offered now."""
    offered = await downloads(datasette)
    documents = [(page_of(name), said.title, "documentation") for name in document_files() if (said := document(name))]
    queries = [
        (f"/disclosures/{query['name']}.json?_shape=array", query["title"], query["description"])
        for query in offered["queries"]
    ]
    views = [
        (f"/disclosures/{view['name']}.json?_shape=array", view["name"], view["description"])
        for view in offered["views"]
    ]
    sections: dict[str, Iterable[tuple[str, str, str]]] = {
        "Pages": PAGES,
        "For programs": DOORS,
        "Saved queries": queries,
        "Views": views,
        "Optional": documents,
    }
    text = llms_txt(
        datasette.metadata("title"),
        " ".join(datasette.metadata("description").split()),
        sections,
        public_address(datasette, request),
    )
    return Response.text(text)
