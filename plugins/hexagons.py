"""Draws the hexagon map: where each force's hexagon stands, from its axial column and row (pointy top)."""

from typing import Any

from datasette import hookimpl

from disclosures.website.pages.hexagons import hexagon, signs, view_box, what_signs_say


@hookimpl
def extra_template_vars() -> dict[str, Any]:
    return {"hexagon": hexagon, "hexagon_signs": signs, "view_box": view_box, "what_signs_say": what_signs_say}
