"""What other sites list: a page that may be a disclosure, and whether it is in the data already."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from urllib.parse import urlsplit

from disclosures import ROOT
from disclosures.compiler.sql_files import read_sql

REQUEST_PAGE = re.compile(r"/request/[^/]+")
FEWEST_FIGURES = 5
"""Of a reference that is looked for in a title."""


@dataclass(frozen=True)
class Item:
    """A page that a site lists."""

    address: str
    title: str
    """Without personal data."""
    listed_by: str
    """whatdotheyknow, log, govuk, parliament or holyrood."""
    authority: str = ""
    """Id of whose page it is; blank where that is not known."""
    published_on: str = ""
    text: str = ""
    """What the site says of it besides; it is looked through and shown nowhere."""
    reference: str = ""


class Known:
    """The addresses and references that the rows hold."""

    def __init__(self, db: sqlite3.Connection):
        self._addresses: set[str] = set()
        self._references: dict[str, set[str]] = {}
        for row in db.execute(read_sql(ROOT / "sql" / "curator" / "watch_known.sql").sql):
            self._addresses |= {plain_address(address) for address in row["addresses"].split()}
            if row["reference"]:
                self._references.setdefault(row["authority"], set()).add(row["reference"].lower())

    def holds(self, item: Item) -> bool:
        """Whether the item is in the data, at its address or by its reference."""
        if plain_address(item.address) in self._addresses:
            return True
        references = self._references.get(item.authority, set())
        if item.reference and item.reference.lower() in references:
            return True
        said = f" {item.title.lower()} "
        return any(
            re.search(rf"(?<![\w/-]){re.escape(reference)}(?![\w/-])", said)
            for reference in references
            if len(re.sub(r"\D", "", reference)) >= FEWEST_FIGURES
        )


def plain_address(address: str) -> str:
    """An address as it is compared: of a thread its request alone; without scheme, www, fragment and last slash.

    >>> plain_address("https://www.whatdotheyknow.com/request/drones/response/1?x#incoming-1")
    'whatdotheyknow.com/request/drones'
    """
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    thread = REQUEST_PAGE.match(parts.path) if host == "whatdotheyknow.com" else None
    if thread:
        return host + thread[0].lower()
    return f"{host}{parts.path.rstrip('/')}{'?' + parts.query if parts.query else ''}".lower()
