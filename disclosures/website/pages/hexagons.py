"""Draws the hexagon map: where each force's hexagon stands, from its axial column and row (pointy top)."""

from dataclasses import dataclass
from math import cos, pi, sin, sqrt

SIZE = 32
"""Distance from the middle of a hexagon to its corners, in units of the drawing."""


@dataclass(frozen=True)
class Hexagon:
    """A hexagon's middle and its corners, as the `points` of an SVG polygon wants them."""

    x: float
    y: float
    points: str


def hexagon(q: int, r: int, size: float = SIZE) -> Hexagon:
    """The hexagon in axial column `q` and row `r`.

    Each row stands half a hexagon further to the right than the one above.
    """
    x = size * sqrt(3) * (q + r / 2)
    y = size * 1.5 * r
    corners = ((x + size * 0.98 * sin(turn * pi / 3), y + size * 0.98 * cos(turn * pi / 3)) for turn in range(6))
    return Hexagon(round(x, 1), round(y, 1), " ".join(f"{a:.1f},{b:.1f}" for a, b in corners))


def view_box(cells: list[tuple[int, int]], size: float = SIZE) -> str:
    """The `viewBox` that holds the hexagons of all (q, r)."""
    middles = [hexagon(q, r, size) for q, r in cells]
    left, right = min(h.x for h in middles) - size, max(h.x for h in middles) + size
    top, bottom = min(h.y for h in middles) - size - 2, max(h.y for h in middles) + size + 2
    return f"{left:.0f} {top:.0f} {right - left:.0f} {bottom - top:.0f}"
