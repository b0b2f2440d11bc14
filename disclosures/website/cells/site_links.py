"""Leads from the cells of Datasette's tables to the site's own pages, and besides to the row that the cell refers
to."""

import re
from collections.abc import Set
from urllib.parse import quote

from markupsafe import Markup

from disclosures import ROOT

KINDS = {
    "force": "forces",
    "technology": "technologies",
    "broader": "technologies",
    "ancestor": "technologies",
    "request": "requests",
    "publication": "publications",
    "exemption": "exemptions",
    "batch": "batches",
}
"""The kind of page that a column's ids have, by the last word of the column's name."""

DATA = ROOT / "data"
ID, PAGE = re.compile("[a-z0-9-]+"), re.compile("/[a-z]+/[a-z0-9-]+")
ADDRESSES = re.compile(r"https?://\S+( https?://\S+)+")


def page_of(column: str, id: str, forces: Set[str]) -> str | None:
    """The site's page of the thing that the id in this column names; `forces` are the ids of all forces."""
    if column.endswith("authority"):
        return f"/forces/{quote(id)}" if id in forces else f"/authorities/{quote(id)}"
    kind = KINDS.get(column.rpartition("_")[2])
    return f"/{kind}/{quote(id)}" if kind else None


def row_of(column: str, id: str) -> str:
    """The row that the id in this column refers to."""
    table = "authorities" if column.endswith("authority") else KINDS[column.rpartition("_")[2]]
    return f"/disclosures/{table}/{quote(id)}"


def linked(value: str | dict[str, str], column: str, forces: Set[str], with_row: bool) -> Markup | None:
    """The cell as a link to the site's page; `with_row` adds one to the row that the cell refers to."""
    id, words = (value["value"], value["label"]) if isinstance(value, dict) else (value, value)
    pattern, page = (PAGE, id) if column == "page" else (ID, page_of(column, id, forces))
    if not page or not pattern.fullmatch(id):
        return None
    link = Markup('<a href="{}">{}</a>').format(page, words)
    return (
        link + Markup(' <a class="row-link" href="{}">{}</a>').format(row_of(column, id), id if id != words else "row")
        if with_row
        else link
    )


def shown_cell(value: object, column: str, table: str | None, database: str, forces: Set[str]) -> Markup | None:
    """The cell with its links, where these are the ids of all forces; none for a cell that leads nowhere."""
    if database != "disclosures" or not isinstance(value, (str, dict)) or not value:
        return None
    if isinstance(value, str) and ADDRESSES.fullmatch(value):
        return Markup(" ").join(Markup('<a href="{0}">{0}</a>').format(address) for address in value.split())
    return linked(value, column, forces, with_row=(DATA / f"{table}.csv").exists())
