"""Says plainly what went wrong: an unknown address with what is near it, a wrong parameter, a fault of ours."""

import json
import sqlite3
import traceback
from dataclasses import dataclass
from pathlib import Path

from datasette import Response
from datasette.database import QueryInterrupted
from datasette.utils import tilde_decode
from datasette.utils.asgi import Base400
from datasette.views.base import DatasetteError
from markupsafe import escape

from disclosures import ROOT
from disclosures.website.pages.documents import document_files, page_of
from disclosures.words.names import NAMES_SQL, alike, indexed, plain, understand

KINDS = {
    "forces": "name",
    "technologies": "name",
    "requests": "title",
    "publications": "title",
    "batches": "title",
    "exemptions": "act || ', section ' || section",
    "authorities": "name",
}
"""Of each kind of page /KIND/ID, what names a row of the table KIND (SQL)."""

MOST_COMPARED = 2_000
"""Ids that are compared with an unknown one: those that begin like it come first."""

PAGES = ROOT / "templates" / "pages"

TOO_SLOW = (
    "That takes longer than one second, the most that a query may take here. Ask for fewer rows, or download the database from "
    "the page Data and run the query on your own machine."
)
TOO_LARGE = (
    "That takes more memory than a query may have here. Ask for fewer rows or shorter values, or download the database from the page "
    "Data and run the query on your own machine."
)
OUR_FAULT = "Something went wrong on our side. It is not your doing. Try again in a minute."


@dataclass(frozen=True)
class Near:
    """An address that the reader may have meant."""

    path: str
    name: str


def told(exception: Exception) -> tuple[int, str, str]:
    """Status, title and message for a reader. What a fault of ours says is for the log, not for readers."""
    if isinstance(exception, DatasetteError):
        if exception.title == "SQL Interrupted":
            return exception.status, "That takes too long", TOO_SLOW
        title = exception.title or ("We have no such page" if exception.status == 404 else "That cannot be answered")
        # Datasette gives 500 to what it names no status for, such as an unknown column to sort by.
        return exception.status if exception.status != 500 else 400, title, exception.message
    if isinstance(exception, Base400):
        title = {404: "We have no such page", 403: "That is not open"}.get(exception.status, "That cannot be answered")
        return exception.status, title, tilde_decode(str(exception.args[0])) if exception.args else ""
    if isinstance(exception, QueryInterrupted):
        return 400, "That takes too long", TOO_SLOW
    if isinstance(exception, (MemoryError, sqlite3.DataError)):
        return 400, "That takes too much memory", TOO_LARGE
    if isinstance(exception, sqlite3.ProgrammingError):
        return 400, "That cannot be answered", "The address of a row names as many values as its key has columns."
    if isinstance(exception, ValueError) and "invalid literal for int()" in str(exception):
        return 400, "That cannot be answered", f"A parameter is not a number: {exception}"
    if isinstance(exception, json.JSONDecodeError):
        return 400, "That cannot be answered", f"A parameter is not JSON: {exception}"
    return 500, "Something went wrong", OUR_FAULT


async def near_pages(run, names: list[str], path: str) -> list[Near]:
    """What the reader may have meant by an unknown address, the likest first. `names` holds what stands under /disclosures."""
    parts = [tilde_decode(part) for part in path.strip("/").split("/")]
    kind, id = parts[0], parts[1] if len(parts) > 1 else ""
    if kind == "disclosures" and len(parts) == 2:
        return [Near(f"/disclosures/{name}", name) for name in alike(id, names)]
    if kind == "disclosures" and len(parts) > 2 and id in KINDS:
        return [Near(f"/disclosures/{id}/{row['id']}", row["name"]) for row in await near_rows(run, id, parts[2])]
    if kind in KINDS and id:
        by_name = [near for near in await named_pages(run, id) if near.path.startswith(f"/{kind}/")]
        by_id = [Near(f"/{kind}/{row['id']}", row["name"]) for row in await near_rows(run, kind, id)]
        return list(dict.fromkeys([*by_name, *by_id]))[:5]
    if kind == "docs":
        return [Near(page_of(name), name) for name in alike(id.lower(), document_files())]
    pages = {page.stem: Near(f"/{page.stem}", page.stem) for page in sorted(PAGES.glob("*.html"))}
    return [*(pages[name] for name in alike(kind.lower(), pages, 3)), *await named_pages(run, kind)][:5]


async def in_lower_case(run, path: str) -> str | None:
    """The page that stands at this address in lower case, if the address is written otherwise and there is one."""
    lower = path.lower()
    kind, *rest = [tilde_decode(part) for part in lower.strip("/").split("/")]
    if lower == path:
        return None
    if not rest:
        return lower if (PAGES / f"{Path(kind).name}.html").exists() else None
    if kind not in KINDS or len(rest) > 2 or rest[1:] not in ([], ["brief"]):
        return None
    return lower if await run(f"select 1 from {kind} where id = :id", {"id": rest[0]}) else None


async def near_rows(run, table: str, id: str) -> list[dict]:
    """The rows of the table whose id is most like the unknown one."""
    rows = await run(
        f"select id, {KINDS[table]} as name from {table}"
        " order by substr(id, 1, 4) <> substr(:id, 1, 4), substr(id, 1, 1) <> substr(:id, 1, 1), id limit :most",
        {"id": id.lower(), "most": MOST_COMPARED},
    )
    by_id = {row["id"]: row for row in rows}
    return [by_id[near] for near in alike(id.lower()[:200], by_id)]


async def named_pages(run, id: str) -> list[Near]:
    """The forces, technologies and other authorities that the unknown id names: by an abbreviation, a place, another name."""
    found = understand(id[:100], indexed(await run(NAMES_SQL))).found
    folders = {"force": "/forces/", "technology": "/technologies/", "authority": "/authorities/"}
    return list(dict.fromkeys(Near(folders[one.name.kind] + one.name.id, one.name.label) for one in found))


async def answer(datasette, request, exception) -> Response:
    """The page, or for programs the JSON, that tells of the exception."""
    status, title, message = told(exception)
    if status == 500:
        traceback.print_exception(exception)
    if request.path.endswith((".json", ".geojson")):
        return Response.json({"ok": False, "error": message, "status": status, "title": title}, status=status)
    database = datasette.get_database("disclosures")

    async def run(sql, parameters=None):
        return (await database.execute(sql, parameters)).rows

    if status == 404 and (path := await in_lower_case(run, request.path)):
        return Response.redirect(f"{path}?{request.query_string}" if request.query_string else path, status=301)

    try:
        near = []
        if status == 404:
            queries = await datasette.get_canned_queries("disclosures", request.actor)
            shown = set(await database.table_names()) - set(await database.hidden_table_names())
            near = await near_pages(run, [*sorted(shown), *await database.view_names(), *queries], request.path)
        wanted = plain(tilde_decode(request.path.rstrip("/").rpartition("/")[2]))[:100]
        context = {"status": status, "title": title, "error": message, "near": near, "wanted": wanted}
        body = await datasette.render_template([f"{status}.html", "error.html"], context, request=request)
    except Exception:
        traceback.print_exc()
        body = f"<!DOCTYPE html><html lang=en-GB><title>{escape(title)}</title><h1>{escape(title)}</h1><p>{escape(message)}</p>"
    return Response.html(body, status=status)


class UnknownThing(Base400):
    """A page's parameter names a thing that is not there."""

    status = 404


def raise_404(message: str = "") -> None:
    raise UnknownThing(message)
