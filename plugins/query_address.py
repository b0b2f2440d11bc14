"""The address that SQL has in Datasette 1.0, /disclosures/-/query, leads to the one that it has here."""

from typing import Any

from datasette import hookimpl

from disclosures.website.doors.query_address import to_database


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    return [(r"^/disclosures/-/query(?P<ending>\.json|\.csv)?$", to_database)]
