"""Postcodes in the words of a search: which force serves them, exactly or by their area."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from disclosures.compiler.topic import in_topic
from disclosures.website.pages.named_sql import sql_of

WHOLE = re.compile(r"\b([A-Z]{1,2})(\d[A-Z\d]?) ?(\d)([A-Z]{2})\b", re.IGNORECASE)
"""A whole postcode among other words: area, district, sector, unit."""
BEGINNING = re.compile(r"([A-Z]{1,2})(\d[A-Z\d]?)?", re.IGNORECASE)
"""A postcode area or district, where nothing else is asked: `ME` and `M25` may be words, too."""

SHARED = re.compile(r"\b(Police Service of|Police Service|Police|Constabulary)\b")


@dataclass(frozen=True)
class Place:
    """What a postcode says of its place: rows of search.postcode or search.postcode_area.

    `rest` holds the words around it.
    """

    written: str
    rows: list[Any]
    rest: str

    @property
    def forces(self) -> list[str]:
        """The names of its forces."""
        return [row["name"] for row in self.rows if row["force"]]

    @property
    def words(self) -> str:
        """Whom it belongs to: `TS: Cleveland, in parts Durham and North Yorkshire`."""
        main, part = ([short(row["name"]) for row in self.rows if row["share"] == share] for share in ("main", "part"))
        places = ", in parts ".join(filter(None, (listed(main), listed(part))))
        return f"{self.written}: {places or in_topic('no force of ours')}"


def short(name: str) -> str:
    """A force's name without the words that all forces share: `Cleveland Police` as `Cleveland`."""
    return SHARED.sub("", name).strip()


def listed(names: list[str]) -> str:
    """`A, B and C`."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


async def place_of(run: Callable[..., Awaitable[list[Any]]], text: str) -> Place | None:
    """The place of the postcode that the text holds, or of the area that it is; none where it is neither."""
    if found := WHOLE.search(text):
        area, district, sector, unit = (part.upper() for part in found.groups())
        code = f"{area}{district}{sector}"
        rest = " ".join((text[: found.start()] + text[found.end() :]).split())
        if rows := await run(sql_of("search.postcode"), {"postcode": code + unit, "sector": code}):
            return Place(f"{area}{district} {sector}{unit}", rows, rest)
    elif found := BEGINNING.fullmatch(text):
        area, rest = found[1].upper(), ""
    else:
        return None
    rows = await run(sql_of("search.postcode_area"), {"area": area})
    return Place(area, rows, rest) if rows else None
