"""What a reader may have meant by an address that is not there."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from datasette.utils import tilde_decode

from disclosures.website.pages.documents import document_files, page_of
from disclosures.website.pages.named_sql import sql_of
from disclosures.website.pages.own_pages import page_names
from disclosures.words.names import NAMES_SQL, alike, indexed, understand

Run = Callable[..., Awaitable[Iterable[Any]]]
"""Executes SQL with named parameters; gives rows."""

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


@dataclass(frozen=True)
class Near:
    """An address that the reader may have meant."""

    path: str
    name: str


async def near_pages(run: Run, names: list[str], path: str) -> list[Near]:
    """What the reader may have meant by an unknown address, the likest first.

    `names` holds what stands under /disclosures.
    """
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
    pages = {name: Near(f"/{name}", name) for name in page_names()}
    return [*(pages[name] for name in alike(kind.lower(), pages, 3)), *await named_pages(run, kind)][:5]


async def in_lower_case(run: Run, path: str) -> str | None:
    """The page that stands at this address in lower case, if the address is written otherwise and there is one."""
    lower = path.lower()
    kind, *rest = [tilde_decode(part) for part in lower.strip("/").split("/")]
    if lower == path:
        return None
    if not rest:
        return lower if kind in page_names() else None
    if kind == "forces" and len(rest) == 2 and rest[1] != "brief":
        return lower if list(await run(sql_of("answer.pair"), {"force": rest[0], "technology": rest[1]})) else None
    if kind not in KINDS or rest[1:] not in ([], ["brief"]):
        return None
    return lower if list(await run(f"select 1 from {kind} where id = :id", {"id": rest[0]})) else None


async def near_rows(run: Run, table: str, id: str) -> list[Mapping[str, Any]]:
    """The rows of the table whose id is most like the unknown one."""
    rows = await run(
        f"select id, {KINDS[table]} as name from {table}"
        " order by substr(id, 1, 4) <> substr(:id, 1, 4), substr(id, 1, 1) <> substr(:id, 1, 1), id limit :most",
        {"id": id.lower(), "most": MOST_COMPARED},
    )
    by_id = {row["id"]: row for row in rows}
    return [by_id[near] for near in alike(id.lower()[:200], by_id)]


async def named_pages(run: Run, id: str) -> list[Near]:
    """The forces, technologies and other authorities that the unknown id names.

    By an abbreviation, a place, another name.
    """
    found = understand(id[:100], indexed(await run(NAMES_SQL))).found
    folders = {"force": "/forces/", "technology": "/technologies/", "authority": "/authorities/"}
    return list(dict.fromkeys(Near(folders[one.name.kind] + one.name.id, one.name.label) for one in found))
