"""Draws in SVG with plain attributes alone: no style sheet, so no policy of a page has to allow one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from textwrap import wrap
from typing import Any

from disclosures.website.pages.hexagons import SIZE, hexagon, view_box

PAPER, INK, SOFT, RULE = "#faf9f6", "#161616", "#55534d", "#d8d5cc"
SANS, SERIF = "DejaVu Sans, sans-serif", "DejaVu Serif, Georgia, serif"
WIDTH_OF_LETTER = {SANS: 0.56, SERIF: 0.66}
"""Of a usual letter, as a part of the size of the type."""
PATTERN = (
    '<defs><pattern id="redaction" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="6" height="6" fill="#161616"/><line x2="0" y2="6" stroke="#4a4a4a" stroke-width="2"/></pattern>'
    "</defs>"
)


@dataclass(frozen=True)
class Look:
    """How a position looks: its ground, its line with width and dashes, and its letters."""

    fill: str
    line: str = "#77736a"
    width: float = 1
    dashes: str = ""
    ink: str = INK


LOOKS = {
    "uses": Look("#12355b", "#12355b", ink="#ffffff"),
    "trialling": Look("#3a76a6", "#3a76a6", ink="#ffffff"),
    "formerly_used": Look("#b9cbd9", "#2f4a63", 2, "2 3"),
    "trialled": Look("#b9cbd9", "#2f4a63", 1, "5 3"),
    "used_or_trialled": Look("#b9cbd9", "#2f4a63", 2),
    "does_not_use": Look("#dfeee6", "#2f7d5b", 2),
    "considering": Look("#e3a72f", "#a87610"),
    "dropped": Look("#ffffff", "#a87610", 2),
    "no_information_held": Look("#e7e4dc"),
    "withheld": Look("#55524b", ink="#ffffff"),
    "ncnd": Look("url(#redaction)", "#161616", ink="#ffffff"),
}
"""Of each kind of position, as in static/site.css."""
ASKED, NEVER = Look("#ffffff"), Look("none", dashes="3 3", ink=SOFT)
"""Of a force without a position: asked or otherwise known of, or never asked."""


def look_of(position: str | None, status: str) -> Look:
    """The look of a position, or of a status without one."""
    return LOOKS[position] if position else NEVER if status == "never asked" else ASKED


def attributes(look: Look) -> str:
    """The look as attributes of a shape."""
    dashes = f' stroke-dasharray="{look.dashes}"' if look.dashes else ""
    return f'fill="{look.fill}" stroke="{look.line}" stroke-width="{look.width}"{dashes}'


def text(
    x: float, y: float, words: object, size: float, *, fill: str = INK, family: str = SANS, anchor: str = "start"
) -> str:
    """A line of text; (x, y) is where its base line begins, ends or has its middle, as `anchor` says."""
    weight = ' font-weight="700"' if family == SERIF else ""
    return (
        f'<text x="{x:g}" y="{y:g}" font-family="{family}" font-size="{size:g}"{weight} fill="{fill}" '
        f'text-anchor="{anchor}">{escape(str(words))}</text>'
    )


def paragraph(
    x: float, y: float, words: str, size: float, width: float, most: int, *, fill: str = INK, family: str = SANS
) -> tuple[str, float]:
    """Lines of text in a column of this width, at most so many, and the base line for what follows."""
    letters = int(width / (size * WIDTH_OF_LETTER[family]))
    lines = wrap(words, letters, max_lines=most, placeholder=" …")
    drawn = [text(x, y + n * size * 1.3, line, size, fill=fill, family=family) for n, line in enumerate(lines)]
    return "".join(drawn), y + len(lines) * size * 1.3


def mark(x: float, y: float, size: float, position: str | None, status: str, glyph: str) -> str:
    """The square of a position with its sign; (x, y) is its upper left corner."""
    look = look_of(position, status)
    sign = text(x + size / 2, y + size * 0.68, glyph, size * 0.5, fill=look.ink, anchor="middle")
    return f'<rect x="{x:g}" y="{y:g}" width="{size:g}" height="{size:g}" {attributes(look)}/>{sign}'


def hexagon_map(cells: list[Any], glyphs: Mapping[str, str]) -> str:
    """The map of forces as an SVG of its own, to be nested: rows of technology.hexagons."""
    shapes = []
    for cell in cells:
        hexed, look = hexagon(cell["hex_q"], cell["hex_r"]), look_of(cell["position"], cell["status"])
        shapes.append(f'<polygon points="{hexed.points}" {attributes(look)}/>')
        sign = glyphs.get(cell["position"] or "", "")
        shapes.append(text(hexed.x, hexed.y - SIZE * 0.25, sign, 13, fill=look.ink, anchor="middle"))
        shapes.append(text(hexed.x, hexed.y + SIZE * 0.25, cell["abbreviation"], 10.5, fill=look.ink, anchor="middle"))
    return "".join(shapes)


def placed_map(cells: list[Any], glyphs: Mapping[str, str], x: float, y: float, width: float, height: float) -> str:
    """The map of forces fitted into a rectangle; nothing where a family of technologies has none."""
    if not cells:
        return ""
    box = view_box([(cell["hex_q"], cell["hex_r"]) for cell in cells])
    return (
        f'<svg x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" viewBox="{box}">'
        f"{hexagon_map(cells, glyphs)}</svg>"
    )


def picture(width: int, height: int, title: str, parts: Iterable[str]) -> str:
    """A whole SVG on paper."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img"><title>{escape(title)}</title>{PATTERN}<rect width="{width}" height="{height}" fill="{PAPER}"/>'
        f"{''.join(parts)}</svg>"
    )
