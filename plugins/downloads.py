"""Lists what can be had as data: tables, views and saved queries, with their titles and descriptions."""

from typing import Any

from datasette import hookimpl

from disclosures.website.doors.downloads import downloads


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Any]:
    return {"downloads": lambda: downloads(datasette)}
