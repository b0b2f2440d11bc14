"""What is said of an address that asks for what is here in a form that it is not to be had in.

Datasette shows the page where it does not know the ending.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from datasette.utils import tilde_decode

from disclosures.website.errors.near_pages import KINDS, Near, Run, near_pages
from disclosures.website.errors.unknown_thing import UnknownThing
from disclosures.website.pages.own_pages import page_names

ENDING = re.compile(r"\.(json|csv)$")
AS_DATA = {
    "answers": "/disclosures/timeliness",
    "changes": "/disclosures/position_changes",
    "compare": "/disclosures/coverage",
    "map": "/disclosures/map_of_a_technology",
    "press": "/disclosures/press_against_answers",
    "search": "/disclosures/positions{ending}?_search=WORDS",
    "table": "/disclosures/coverage",
}
"""Where the rows of pages stand as data, without .json or .csv at the end, or with {ending} in its place."""
ALL = "/openapi.json lists all that there is as JSON, the page /data says it in words."


def other_formats(known: Iterable[str]) -> str:
    """The addresses under /disclosures that end in no known format, as a regular expression."""
    endings = "|".join(sorted({"csv", "json", "jsono", *known}))
    return rf"^(?!/disclosures\.db$)/disclosures(?:/[^/]+)*\.(?!(?:{endings})$)(?P<ending>\w+)$"


async def no_such_format(request: Any) -> NoReturn:
    """Answer an address that ends in an unknown format.

    Raises:
        UnknownThing: always.
    """
    ending = request.url_vars["ending"]
    maps = (
        " /forces.geojson?technology=ID has all forces with their positions on one technology."
        if ending == "geojson"
        else ""
    )
    raise UnknownThing(f"Tables, views and saved queries are to be had as .json and .csv, not as '.{ending}'.{maps}")


async def way_to_data(run: Run, names: Sequence[str], path: str) -> str:
    """What a program is told of an address that ends in .json or .csv, or is one to reconcile with, and leads nowhere.

    `names` holds what stands under /disclosures.
    """
    if "/-/reconcile" in path:
        return (
            f"There is nothing to reconcile with at {path}. The services are /disclosures/forces/-/reconcile and "
            "/disclosures/technologies/-/reconcile."
        )
    found = ENDING.search(path)
    ending = found[0] if found else ".json"
    bare = ENDING.sub("", path)
    kind, *rest = [tilde_decode(part) for part in bare.strip("/").split("/")]
    if kind == "disclosures" and rest:
        return await _way_under_disclosures(run, names, bare, rest, ending)
    if rest and kind in KINDS:
        near = Near(f"/disclosures/{kind}/{rest[0]}", rest[0])
        if list(await run(f"select 1 from {kind} where id = :id", {"id": rest[0]})):
            return f"The page {bare} is not to be had as {ending}. Its row is at {near.path}{ending}."
        return f"We have no such page as {bare}. The rows of all {kind} are at /disclosures/{kind}{ending}."
    if not rest and kind in page_names():
        return f"The page /{kind} is not to be had as {ending}.{_rows_of(kind, names, ending)} {ALL}"
    meant = _meant(await near_pages(run, list(names), f"/disclosures/{kind}"), ending)
    return f"There is nothing at {path}.{meant} {ALL}"


async def _way_under_disclosures(run: Run, names: Sequence[str], bare: str, rest: list[str], ending: str) -> str:
    near = _meant(await near_pages(run, list(names), bare), ending)
    if len(rest) == 1:
        return f"There is no table, view or saved query '{rest[0]}'.{near} /disclosures.json lists them all."
    return f"{rest[0]} has no row '{'/'.join(rest[1:])}'.{near} All rows are at /disclosures/{rest[0]}{ending}."


def _rows_of(page: str, names: Sequence[str], ending: str) -> str:
    """The sentence that says where the rows of a page stand; blank where nowhere."""
    address = AS_DATA.get(page) or (f"/disclosures/{page}" if page in names else "")
    if not address:
        return ""
    whole = address if "{" in address else address + "{ending}"
    return f" Its rows are at {whole.format(ending=ending)}."


def _meant(near: Sequence[Near], ending: str) -> str:
    return f" Did you mean {' or '.join(page.path + ending for page in near[:2])}?" if near else ""
