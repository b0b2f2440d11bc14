"""GeoJSON (RFC 7946) of all forces with their current positions on a technology, for maps that others draw."""

from typing import Any

from datasette import hookimpl

from disclosures.website.doors.forces_geojson import forces


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    return [(r"^/forces\.geojson$", forces)]
