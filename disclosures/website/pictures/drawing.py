"""Draws in SVG with plain attributes alone: no style sheet, so no policy of a page has to allow one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from textwrap import wrap
from typing import Any

from disclosures.website.pages.hexagons import DOUBLE, hexagon, signs, view_box
from disclosures.words.plain_words import old, status_sign

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
    "used_or_trialled": Look("#b9cbd9", "#2f4a63"),
    "does_not_use": Look("#dfeee6", "#2f7d5b", 2),
    "considering": Look("#e3a72f", "#a87610"),
    "dropped": Look("#ffffff", "#a87610", 2),
    "no_information_held": Look("#e7e4dc"),
    "withheld": Look("#55524b", ink="#ffffff"),
    "ncnd": Look("url(#redaction)", "#161616", ink="#ffffff"),
}
"""Of each kind of position, as in static/site.css."""
WITHOUT_POSITION = {
    "asked": Look("#ffffff"),
    "spoke": Look("#ffffff"),
    "reported": Look("#ffffff"),
    "press": Look("none", width=2, dashes="1 3"),
    "outside": Look("none", "none"),
    "never": Look("none", dashes="3 3", ink=SOFT),
}
"""Of each status without a position, by its first word."""


CORNERS = {"corner": "#e3a72f", "press-corner": "#ffffff"}
"""The grounds of the corners: another body reports it, or the press does."""


def kind_of(position: str | None, status: str) -> str:
    """What a look is named after: the kind of position, or the first word of a status without one."""
    return position or status.split(maxsplit=1)[0].strip(",")


def look_of(position: str | None, status: str) -> Look:
    """The look of a position, or of a status without one."""
    return (LOOKS if position else WITHOUT_POSITION)[kind_of(position, status)]


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
    """The square of a position with its sign, `glyph`, or of a status without; (x, y) is its upper left corner."""
    look = look_of(position, status)
    said = glyph or status_sign(status)
    sign = text(x + size / 2, y + size * 0.68, said, size * 0.5, fill=look.ink, anchor="middle") if said else ""
    shapes = [square(x, y, size, attributes(look))]
    if kind_of(position, status) in DOUBLE:
        shapes.append(square(x + 3, y + 3, size - 6, f'fill="none" stroke="{look.line}"'))
    leg, right, low = size * 0.36, x + size, y + size
    if status.startswith("reported"):
        shapes.append(polygon("corner", f"{x:g},{y:g} {x + leg:g},{y:g} {x:g},{y + leg:g}"))
    if status.startswith("press"):
        shapes.append(polygon("press-corner", f"{right:g},{low:g} {right - leg:g},{low:g} {right:g},{low - leg:g}"))
    return "".join([*shapes, sign])


def square(x: float, y: float, size: float, look: str) -> str:
    """A square with attributes; (x, y) is its upper left corner."""
    return f'<rect x="{x:g}" y="{y:g}" width="{size:g}" height="{size:g}" {look}/>'


def polygon(kind: str, points: str, line: str = INK) -> str:
    """The shape of a sign: a corner, the bar of a refusal, or the inner line of a double edge."""
    fill, edge = {"line": ("none", line), "covert": (INK, "#ffffff")}.get(kind) or (CORNERS[kind], INK)
    return f'<polygon points="{points}" fill="{fill}" stroke="{edge}"/>'


def hexagon_map(cells: list[Any], glyphs: Mapping[str, str]) -> str:
    """The map of forces as an SVG of its own, to be nested: rows of technology.hexagons."""
    shapes = []
    for cell in cells:
        hexed, look = hexagon(cell["hex_q"], cell["hex_r"]), look_of(cell["position"], cell["status"])
        glyph = glyphs.get(cell["position"] or "") or status_sign(cell["status"])
        if cell["undated_position"]:
            glyph += f" {glyphs[cell['undated_position']]}"
        lines = [(-10, glyph, 13), (5, cell["abbreviation"], 11), (17, year_of(cell), 10)]
        shapes.append(f'<polygon points="{hexed.points}" {attributes(look)}/>')
        on_it = signs(cell, kind_of(cell["position"], cell["status"]))
        shapes += [polygon(sign.kind, sign.points, look.line) for sign in on_it]
        shapes += [
            text(hexed.x, hexed.y + y, words, size, fill=look.ink, anchor="middle") for y, words, size in lines if words
        ]
    return "".join(shapes)


def year_of(cell: Mapping[str, Any]) -> str:
    """What a mark says of its age: the year of a statement more than two years old, `undated` of one without a date."""
    if not cell["position"]:
        return ""
    return (cell["said_on"][:4] if old(cell["said_on"]) else "") if cell["said_on"] else "undated"


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
