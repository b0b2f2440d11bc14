"""Pictures of pages, for links that are shared and maps that are shown elsewhere, as SVG and PNG.

Their address holds a hash of all that they are drawn from: what is behind it never changes.
"""

import asyncio
from functools import lru_cache
from hashlib import sha256
from inspect import signature
from pathlib import Path
from typing import Any

import resvg_py
from datasette import Response

from disclosures.website.errors.unknown_thing import UnknownThing
from disclosures.website.pictures import cards
from disclosures.website.pictures.cards import KINDS, Desk

ADDRESS = r"^/pictures/(?P<edition>[0-9a-f]{12})/(?P<path>[a-z0-9/-]+)\.(?P<form>png|svg)$"
ROOM = Path(cards.__file__).parent
FONTS = sorted(map(str, (ROOM / "fonts").glob("*.ttf")))


@lru_cache(maxsize=2)
def edition_of(datasette: Any) -> str:
    """The hash of the database and of the programs that draw."""
    found = sha256(str(datasette.get_database("disclosures").hash).encode())
    for path in sorted(ROOM.glob("*.py")):
        found.update(path.read_bytes())
    return found.hexdigest()[:12]


def address_of(datasette: Any, path: str, form: str = "png") -> str:
    """Where the picture stands: `path` is its kind and the ids of what it shows."""
    return f"/pictures/{edition_of(datasette)}/{path}.{form}"


@lru_cache(maxsize=64)
def as_png(svg: str) -> bytes:
    """The picture as PNG, with our own fonts, so that every machine draws the same."""
    drawn: bytes = resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=FONTS)
    return drawn


async def picture(datasette: Any, request: Any) -> Response:
    """The picture; of another edition than the one served, where that of this edition is.

    Raises:
        UnknownThing: there is none.
    """
    kind, *ids = request.url_vars["path"].split("/")
    draw = KINDS.get(kind)
    if draw is None or len(signature(draw).parameters) != len(ids) + 1:
        raise UnknownThing("We have no such picture")
    form = request.url_vars["form"]
    if request.url_vars["edition"] != edition_of(datasette):
        return Response.redirect(address_of(datasette, request.url_vars["path"], form))
    svg = await draw(Desk(datasette), *ids)
    if form == "svg":
        return Response(svg, content_type="image/svg+xml; charset=utf-8")
    return Response(await asyncio.to_thread(as_png, svg), content_type="image/png")
