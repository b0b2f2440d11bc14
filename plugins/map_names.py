"""Adds the script that names the markers of the cluster map to the pages that have one."""

from typing import Any

from datasette import hookimpl


@hookimpl
def extra_js_urls(columns: list[str] | None, view_name: str | None) -> list[dict[str, Any]]:
    if view_name in ("database", "table") and {"latitude", "longitude"} <= set(columns or ()):
        return [{"url": "/static/map-names.js", "module": True}]
    return []
