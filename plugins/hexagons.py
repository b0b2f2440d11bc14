"""Draws the hexagon map: where each force's hexagon stands, from its axial column and row (pointy top)."""

from datasette import hookimpl

from disclosures.website.pages.hexagons import hexagon, view_box


@hookimpl
def extra_template_vars():
    return {"hexagon": hexagon, "view_box": view_box}
