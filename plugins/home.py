"""Answers `/` with the home page itself: Datasette's own view would first count and look up every table for it."""

from typing import Any

from datasette import hookimpl

from disclosures.website.pages.home import home


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    return [("^/$", home)]
