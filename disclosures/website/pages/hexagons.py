"""Draws the hexagon map: where each force's hexagon stands, from its axial column and row (pointy top)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import cos, pi, sin, sqrt
from typing import Any

SIZE = 32
"""Distance from the middle of a hexagon to its corners, in units of the drawing."""
INNER = 0.88
"""How large the inner line of a double edge is, and the coloured core within a dotted one, as a part of the hexagon."""
DOUBLE = {"spoke", "reported", "used_or_trialled"}
"""What has a double edge: kinds of positions, and statuses without one by their first word."""


@dataclass(frozen=True)
class Hexagon:
    """A hexagon's middle and its corners, as the `points` of an SVG polygon wants them.

    `across` and `down` say where its sign, its label and its year stand, as the `x` and `y` of an SVG text want it.
    """

    x: float
    y: float
    points: str
    across: str
    down: tuple[str, str, str]


@dataclass(frozen=True)
class Sign:
    """A shape on a hexagon that says more than its ground does.

    `kind` is line (of a double edge), core (the colour of what the press reports), covert (the bar of a refusal on
    covert use beside open use), corner (another body reports it) or press-corner (the press does).
    """

    kind: str
    points: str


@cache
def hexagon(q: int, r: int, size: float = SIZE) -> Hexagon:
    """The hexagon in axial column `q` and row `r`.

    Each row stands half a hexagon further to the right than the one above.
    """
    x = size * sqrt(3) * (q + r / 2)
    y = size * 1.5 * r
    down = (f"{round(y - 10, 1):g}", f"{round(y + 5, 1):g}", f"{round(y + 17, 1):g}")
    return Hexagon(round(x, 1), round(y, 1), outline(x, y, size), f"{round(x, 1):g}", down)


@cache
def outline(x: float, y: float, size: float) -> str:
    """The corners of the hexagon around (x, y), a little within `size`, so that neighbours do not touch."""
    return joined([(x + size * 0.98 * sin(n * pi / 3), y + size * 0.98 * cos(n * pi / 3)) for n in range(6)])


def joined(points: list[tuple[float, float]]) -> str:
    """Points as a polygon wants them."""
    return " ".join(f"{round(x, 1):g},{round(y, 1):g}" for x, y in points)


def signs(cell: Mapping[str, Any], look: str, *, by_press: bool = False) -> list[Sign]:
    """What stands on the hexagon of a row of technology.hexagons: on the page and in the picture alike.

    `look` is the kind of position shown, or the first word of a status; `by_press`: the press alone reports it.
    """
    at = hexagon(cell["hex_q"], cell["hex_r"])
    shown = []
    if by_press:
        shown.append(Sign("core", outline(at.x, at.y, SIZE * INNER)))
    elif look in DOUBLE:
        shown.append(Sign("line", outline(at.x, at.y, SIZE * INNER)))
    if covert_bar(cell):
        edge, top, end = at.x + 21.5, at.y - 15, at.y + 8
        shown.append(Sign("covert", joined([(edge, top), (edge + 5, top), (edge + 5, end), (edge, end)])))
    if cell["status"].startswith("reported") and not by_press:
        shown.append(Sign("corner", corner(at, -1)))
    if cell["press_position"] or cell["status"].startswith("press"):
        shown.append(Sign("press-corner", corner(at, 1)))
    return shown


def what_signs_say(cells: list[Any], *, with_press: bool = False) -> list[str]:
    """What the signs on these rows of technology.hexagons mean, a sentence each; none of a sign that no row has."""
    kinds = {sign.kind for cell in cells for sign in signs(cell, "")}
    said = ["A year marks a statement more than two years old, “undated” one whose date is not known."]
    if "corner" in kinds:
        said.append("A corner at the top: reported by another body.")
    if "press-corner" in kinds:
        said.append("A corner at the bottom: the press reports on it.")
    if with_press and any(cell["press_position"] and not cell["position"] for cell in cells):
        said.append("A dotted edge around a colour: what the press reports, where there is no other word.")
    if "covert" in kinds:
        said.append("A black bar: covert use is neither confirmed nor denied.")
    if any(cell["undated_position"] for cell in cells):
        said.append("Two signs: the second is undated, so neither is known to be the later.")
    return said


def covert_bar(cell: Mapping[str, Any]) -> bool:
    """Whether covert use is neither confirmed nor denied beside another answer."""
    return cell["covert_position"] == "ncnd" and cell["position"] not in (None, "ncnd")


def corner(at: Hexagon, down: int) -> str:
    """The lowest corner of a hexagon, or the highest, where `down` is -1."""
    base = at.y + down * 23.5
    return joined([(at.x, at.y + down * 30.5), (at.x - 12, base), (at.x + 12, base)])


def view_box(cells: list[tuple[int, int]], size: float = SIZE) -> str:
    """The `viewBox` that holds the hexagons of all (q, r)."""
    middles = [hexagon(q, r, size) for q, r in cells]
    left, right = min(h.x for h in middles) - size, max(h.x for h in middles) + size
    top, bottom = min(h.y for h in middles) - size - 2, max(h.y for h in middles) + size + 2
    return f"{left:.0f} {top:.0f} {right - left:.0f} {bottom - top:.0f}"
