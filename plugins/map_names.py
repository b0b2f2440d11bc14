"""Adds the script that names the markers of the cluster map to the pages that have one."""

from datasette import hookimpl


@hookimpl
def extra_js_urls(columns, view_name):
    if view_name in ("database", "table") and {"latitude", "longitude"} <= set(columns or ()):
        return [{"url": "/static/map-names.js", "module": True}]
    return []
