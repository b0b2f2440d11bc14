"""Answers /-/status.json.

Which release this is, how new its rows are and how many, for health checks and whoever runs the site.
"""

from typing import Any

from datasette import hookimpl

from disclosures.website.doors.status import status_json


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    return [(r"^/-/status\.json$", status_json)]
