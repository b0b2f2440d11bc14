"""Answers /-/status.json.

Which release this is, how new its rows are and how many, for health checks and whoever runs the site.
"""

from typing import Any

from datasette import Response

from disclosures.website.pages.served import served


async def status(datasette: Any) -> dict[str, Any]:
    """`version`; `newest_row_on`, the date of the newest row; `rows` of every table."""
    database = datasette.get_database("disclosures")
    shown = set(await database.table_names()) - set(await database.hidden_table_names())
    counts = await database.table_counts(1000)
    said = served(datasette).release
    return {
        "ok": True,
        "version": said["version"],
        "newest_row_on": said["newest_row_on"],
        "rows": {name: counts[name] for name in sorted(shown)},
    }


async def status_json(datasette: Any) -> Response:
    """The status as JSON."""
    return Response.json(await status(datasette))
