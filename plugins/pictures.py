"""Serves pictures of pages, and gives templates their addresses."""

from functools import partial
from typing import Any

from datasette import hookimpl

from disclosures.website.doors.pictures import ADDRESS, address_of, picture


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    return [(ADDRESS, picture)]


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Any]:
    return {"picture_of": partial(address_of, datasette)}
