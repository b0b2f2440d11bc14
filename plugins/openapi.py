"""Describes the JSON of every table, view and saved query as OpenAPI 3.1 at /openapi.json, from what Datasette
itself knows of them."""

from typing import Any

from datasette import hookimpl

from disclosures.website.doors.openapi import openapi_json


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    return [(r"^/openapi\.json$", openapi_json)]
