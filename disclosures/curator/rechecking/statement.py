"""Proposes a second statement where a page says something new: what it said first is never written over."""

from __future__ import annotations

from dataclasses import dataclass

from disclosures.curator.drafts.files import Cell, Draft, Record
from disclosures.curator.drafts.proposals import Row, Span, derived
from disclosures.curator.reading.lines import Exchange, Line, Role, lines_of
from disclosures.curator.reading.positions.reading import positions_of
from disclosures.curator.reading.positions.rows import position_rows
from disclosures.curator.rechecking.passages import Passage


@dataclass(frozen=True)
class Changed:
    """A page of a disclosure that says something else now.

    `said_until` is the last day on which it said what is coded, `said_from` the first on which it said what it says.
    """

    disclosure: dict[str, str]
    """Its row, by column."""
    address: str
    text: str
    """As it is now."""
    sha256: str
    passages: list[Passage]
    said_until: str
    said_from: str


def second_statement(changed: Changed, technologies: list[str]) -> Draft | None:
    """A draft of a publication that says what is new on the page; none where the new passages state no position.

    Args:
        changed: The page.
        technologies: Those that the disclosure was asked about, or is about.
    """
    exchange = Exchange([_line(line, changed.passages) for line in lines_of(changed.text, 0, len(changed.text))])
    authority = changed.disclosure["authority"]
    stated = positions_of(changed.text, exchange, authority, technologies, [])
    new = [one for one in stated if any(_overlap(one.sentence, passage.span) for passage in changed.passages)]
    if not new:
        return None
    rows: dict[str, list[Row]] = {
        "publications": [_publication(changed)],
        "publication_technologies": [
            {"technology": Cell(code, [], 0.9, "technology of a position")}
            for code in dict.fromkeys(one.technology for one in new)
        ],
        "positions": position_rows(changed.text, new),
    }
    source = {"name": changed.address, "url": changed.address, "kind": "text", "sha256": changed.sha256}
    message = "says something new; a second statement, beside what it said before"
    return Draft(source, "disclosure", message, changed.text, [Record("publication", rows)])


def changed_on(said_until: str, said_from: str) -> str:
    """The date between the two days, as far as both agree on it; blank where they do not even on the year.

    >>> changed_on("2026-11-01", "2026-11-27"), changed_on("2025-12-31", "2026-01-01")
    ('2026-11', '')
    """
    if said_until == said_from:
        return said_from
    same_year, same_month = said_until[:4] == said_from[:4], said_until[:7] == said_from[:7]
    return said_from[:7] if same_month else said_from[:4] if same_year else ""


def _publication(changed: Changed) -> Row:
    before = changed.disclosure
    on = changed_on(changed.said_until, changed.said_from)
    row = {
        "id": derived(f"{before['id']}-{on or changed.said_from}"),
        "authority": derived(before["authority"]),
        "kind": Cell(before.get("kind") or "web_page", [], 0.5, "kind of the first statement"),
        "title": Cell(before["title"], [], 0.5, "title of the first statement"),
        "source_url": derived(changed.address),
        "confidence": Cell("medium", [], 0.5, "derived"),
        "notes": derived(
            f"What the page of {before['id']} says since it changed: on {changed.said_until} it did not say so yet, on "
            f"{changed.said_from} it did."
        ),
    }
    for name in ("publisher", "quoted"):
        if before.get(name):
            row[name] = derived(before[name])
    if on:
        row["published_on"] = Cell(on, [], 0.9, "between two captures")
    return row


def _line(line: Line, passages: list[Passage]) -> Line:
    if any(_overlap(line.span, passage.span) for passage in passages):
        line.role = Role.ANSWER
    return line


def _overlap(one: Span, other: Span) -> bool:
    return max(one[0], other[0]) < min(one[1], other[1])
