"""The address that SQL has in Datasette 1.0, /disclosures/-/query, leads to the one that it has here."""

from typing import Any

from datasette import Response


async def to_database(request: Any) -> Response:
    """A redirect to /disclosures, or for programs to /disclosures.json or .csv, with the same parameters."""
    ending = request.url_vars["ending"] or ""
    query = f"?{request.query_string}" if request.query_string else ""
    return Response.redirect(f"/disclosures{ending}{query}", status=302)
