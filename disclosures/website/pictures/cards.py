"""The pictures: a card for each kind of page, as links to it show one, and the map of a technology."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from disclosures.compiler.topic import in_topic
from disclosures.website.errors.unknown_thing import UnknownThing
from disclosures.website.pages.hexagons import what_signs_say
from disclosures.website.pages.named_sql import rows_of
from disclosures.website.pages.served import served
from disclosures.website.pictures.drawing import INK, RULE, SERIF, SOFT, mark, paragraph, picture, placed_map, text
from disclosures.words.answers import answer
from disclosures.words.plain_words import day, within

WIDTH, HEIGHT = 1200, 630
"""Of a card, in pixels, as sites that show links want it."""
SITE = in_topic("Police technology disclosures")


@dataclass(frozen=True)
class Desk:
    """What a picture is drawn from: statements by name, the signs of positions, and the edition's words."""

    datasette: Any

    async def rows(self, name: str, **parameters: Any) -> list[Any]:
        """The rows of a statement of sql/pages/."""
        return await rows_of(self.datasette, name, **parameters)

    @property
    def glyphs(self) -> dict[str, str]:
        """The sign of each position, by its code."""
        return dict(served(self.datasette).looks.values())

    @property
    def names(self) -> dict[str, str]:
        """The name of each position, by its code."""
        return {code: said for said, (code, _) in served(self.datasette).looks.items()}

    @property
    def edition(self) -> str:
        """`version 0.2.0, rows to 24 April 2026`."""
        release = served(self.datasette).release
        return f"version {release['version']}, rows to {day(release['newest_row_on'])}"

    def card(self, title: str, parts: list[str]) -> str:
        """A card: the site's name above, the edition below, and what is between."""
        frame = [
            text(60, 72, SITE, 26, family=SERIF),
            f'<rect x="60" y="92" width="{WIDTH - 120}" height="4" fill="{INK}"/>',
            f'<rect x="60" y="560" width="{WIDTH - 120}" height="1.5" fill="{RULE}"/>',
            text(60, 598, f"Open data, CC BY 4.0, {self.edition}", 20, fill=SOFT),
        ]
        return picture(WIDTH, HEIGHT, title, [*frame, *parts])


async def home(desk: Desk) -> str:
    """The card of the home page: the question, and the map of its technology."""
    (technology,) = await desk.rows("home.technology", technology="")
    cells = await desk.rows("technology.hexagons", technology=technology["id"])
    head, below = paragraph(
        60, 190, in_topic("What has your police force said about its technology?"), 50, 620, 4, family=SERIF
    )
    more, _ = paragraph(
        60, below + 16, f"The map: {within(technology['name'])}, {in_topic('each force alike')}", 26, 600, 2, fill=SOFT
    )
    return desk.card(
        in_topic("What has your police force said?"), [head, more, placed_map(cells, desk.glyphs, 700, 108, 440, 440)]
    )


async def technology_card(desk: Desk, technology: str) -> str:
    """The card of a technology: how many forces stand where, and the map; of a family, what it is."""
    (row,) = await named(desk, "technology.technology", id=technology)
    cells = await desk.rows("technology.hexagons", technology=technology)
    if not cells:
        head, y = paragraph(60, 178, row["technology_name"], 54, 1080, 2, family=SERIF)
        return desk.card(row["technology_name"], [head, paragraph(60, y, row["definition"], 30, 1080, 7)[0]])
    head, y = paragraph(60, 172, row["technology_name"], 50, 620, 3, family=SERIF)
    return desk.card(
        row["technology_name"],
        [
            head,
            *await tally(desk, technology, 60, y, int((570 - y) / 42)),
            placed_map(cells, desk.glyphs, 700, 108, 440, 440),
        ],
    )


async def tally(desk: Desk, technology: str, x: float, y: float, most: int) -> list[str]:
    """How many territorial forces stand where, at most so many lines."""
    rows = await desk.rows("technology.tally", technology=technology)
    shown = rows if len(rows) <= most else [row for row in rows if row["position"]][: most - 1]
    parts = []
    for n, row in enumerate(shown):
        said, line = desk.names.get(row["position"] or "", row["status"]), y + n * 42
        parts.append(mark(x, line - 26, 32, row["position"], row["status"], desk.glyphs.get(row["position"], "")))
        notes, _ = paragraph(x + 48, line + 9, row["notes"] or "", 14, 590, 1, fill=SOFT)
        parts.append(text(x + 48, line - 2 - 7 * bool(notes), f"{row['forces']}  {said}", 25) + notes)
    left = rows[len(shown) :]
    if more := sum(row["forces"] for row in left):
        words = "with another position, or none" if left[0]["position"] else "without a position"
        parts.append(text(x + 48, y + len(shown) * 42 - 2, f"{more}  {words}", 25, fill=SOFT))
    return parts


async def force_card(desk: Desk, force: str) -> str:
    """The card of a force: its first answers."""
    (row,) = await named(desk, "force.force", id=force)
    cells = await desk.rows("standing.cells", forces=json.dumps([force]), technologies=None, depth=0)
    head, y = paragraph(60, 178, row["name"], 54, 1080, 2, family=SERIF)
    parts = [head]
    for n, cell in enumerate([cell for cell in cells if cell["public_interest"]][:7]):
        position, line = cell["position"], y + n * 46
        parts.append(mark(60, line - 26, 34, position, cell["status"], desk.glyphs.get(position or "", "")))
        said = headed(cell, desk.names) if position else cell["status"]
        parts.append(text(112, line, f"{cell['technology_name']}: {said}", 26))
    return desk.card(row["name"], parts)


def headed(cell: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """What heads a row of standing.cells: 'does not use (overt use, 2018)', 'does not use, considering (2022)'."""
    said = ", ".join(names[code] for code in [cell["position"], *(cell["also_said"] or "").split(",")] if code)
    scope = f"{cell['scope']} use, " if cell["scope"] in ("overt", "covert") else ""
    return f"{said} ({scope}{cell['said_on'][:4] if cell['said_on'] else 'undated'})"


async def answer_card(desk: Desk, force: str, technology: str) -> str:
    """The card of a force and a technology: the answer in its sentence."""
    (pair,) = await named(desk, "answer.pair", force=force, technology=technology)
    (cell,) = await desk.rows(
        "standing.cells", forces=json.dumps([force]), technologies=json.dumps([technology]), depth=0
    )
    head, y = paragraph(60, 172, f"{pair['force_name']}: {within(pair['technology_name'])}", 44, 1080, 2, family=SERIF)
    said, _ = paragraph(176, y + 24, answer(cell), 32, 960, 7)
    sign = mark(60, y - 8, 88, cell["position"], cell["status"], desk.glyphs.get(cell["position"] or "", ""))
    return desk.card(answer(cell), [head, sign, said])


async def changes_card(desk: Desk) -> str:
    """The card of the changes: the newest of the forces' own words."""
    rows = await desk.rows("changes.changes", whose="own", size=4, start=0)
    head, y = paragraph(60, 172, "Who has changed position", 50, 1080, 1, family=SERIF)
    parts = [head]
    for n, row in enumerate(rows):
        line = y + 6 + n * 88
        who, _ = paragraph(60, line, f"{row['force_name']}: {within(row['technology_name'])}", 28, 1080, 1)
        names = desk.names
        parts += [
            who,
            text(
                60,
                line + 38,
                f"{names[row['from_code']]} → {names[row['changed_code']]}, {day(row['changed_on'])}",
                25,
                fill=SOFT,
            ),
        ]
    return desk.card("Who has changed position", parts)


async def map_picture(desk: Desk, technology: str) -> str:
    """The map of a technology with its key, to be shown elsewhere."""
    (row,) = await named(desk, "technology.technology", id=technology)
    cells = await desk.rows("technology.hexagons", technology=technology)
    head, y = paragraph(
        30, 52, f"{row['technology_name']}: {in_topic('what police forces have said')}", 26, 740, 2, family=SERIF
    )
    parts = [head, placed_map(cells, desk.glyphs, 30, y, 740, 700)]
    key = await tally(desk, technology, 30, y + 740, 12)
    height = y + 740 + 42 * (len(key) // 2)
    note, below = paragraph(
        30, height + 16, " ".join([*what_signs_say(cells), f"{SITE}, {desk.edition}. CC BY 4.0"]), 17, 740, 8, fill=SOFT
    )
    title = f"{row['technology_name']}: {in_topic('map of forces')}"
    return picture(800, int(below), title, [*parts, *key, note])


async def named(desk: Desk, name: str, **parameters: str) -> list[Any]:
    """The one row of a thing.

    Raises:
        UnknownThing: there is none.
    """
    rows = await desk.rows(name, **parameters)
    if not rows:
        raise UnknownThing(f"We have no picture of '{' and '.join(parameters.values())[:100]}'")
    return rows[:1]


KINDS: dict[str, Callable[..., Awaitable[str]]] = {
    "home": home,
    "changes": changes_card,
    "technologies": technology_card,
    "forces": force_card,
    "answers": answer_card,
    "maps": map_picture,
}
"""The pictures there are, by the first part of their address; what follows are the ids of what they show."""
