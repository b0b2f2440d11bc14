"""Draws the hexagon map: where each force's hexagon stands, from its axial column and row (pointy top)."""

from typing import Any

from datasette import hookimpl

from disclosures.website.pages.hexagons import hexagon, view_box


@hookimpl
def extra_template_vars() -> dict[str, Any]:
    return {"hexagon": hexagon, "view_box": view_box}
