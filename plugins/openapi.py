"""Describes the JSON of every table, view and saved query as OpenAPI 3.1 at /openapi.json, from what Datasette itself knows of them."""

from datasette import hookimpl

from disclosures.website.doors.openapi import answer


@hookimpl
def register_routes():
    return [(r"^/openapi\.json$", answer)]
