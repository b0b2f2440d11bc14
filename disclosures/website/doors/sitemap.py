"""/sitemap.xml (sitemaps.org): the pages to be found by search engines; where they are many, an index of parts."""

from collections.abc import Iterable
from typing import Any

from datasette import Response

from disclosures.website.errors.unknown_thing import UnknownThing
from disclosures.website.pages.named_sql import rows_of
from disclosures.website.pages.own_pages import own_pages
from disclosures.website.serving.public_address import public_address

MOST = 5_000
"""Addresses in one part. The protocol allows 50,000."""


def written(kind: str, item: str, addresses: Iterable[str]) -> str:
    """A document of the protocol: `urlset` of `url`, or `sitemapindex` of `sitemap`."""
    items = "\n".join(f"<{item}><loc>{address}</loc></{item}>" for address in addresses)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{items}\n</{kind}>\n'
    )


async def pages_of_part(datasette: Any, part: int) -> list[str]:
    """The paths in the part of that number, the first being 0: the site's own pages before those of one thing each."""
    own = own_pages()
    start = part * MOST
    first = own[start : start + MOST]
    rows = await rows_of(datasette, "sitemap.pages", size=MOST - len(first), start=max(start - len(own), 0))
    return first + [row["path"] for row in rows]


async def sitemap(datasette: Any, request: Any) -> Response:
    """The whole map if one part holds it, or the index of its parts, or the part that the address numbers, from 1.

    Raises:
        UnknownThing: there is no part of that number.
    """
    address = public_address(datasette, request)
    pages = len(own_pages()) + (await rows_of(datasette, "sitemap.count"))[0]["pages"]
    parts = -(-pages // MOST)
    number = request.url_vars.get("part")
    if number is None and parts > 1:
        index = [f"{address}/sitemap-{part}.xml" for part in range(1, parts + 1)]
        return _xml(written("sitemapindex", "sitemap", index))
    part = int(number or 1)
    if not 1 <= part <= parts:
        raise UnknownThing(f"The site map has {parts} parts, and none with the number {part}")
    paths = await pages_of_part(datasette, part - 1)
    return _xml(written("urlset", "url", (address + path for path in paths)))


def _xml(text: str) -> Response:
    return Response(text, content_type="application/xml")
