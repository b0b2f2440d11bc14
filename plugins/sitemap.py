"""The site map; datasette-sitemap names it in robots.txt, and has no parts of its own."""

from typing import Any

from datasette import hookimpl

from disclosures.website.doors.sitemap import sitemap


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    return [(r"^/sitemap(?:-(?P<part>\d{1,4}))?\.xml$", sitemap)]
