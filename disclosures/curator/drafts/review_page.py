"""A draft as one page to read or print: each proposed value beside the words that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from disclosures.compiler.schema import Table
from disclosures.curator.drafts.files import Cell, Draft


@dataclass(frozen=True)
class Piece:
    """A piece of the text, and the numbers of the evidence that it belongs to; `begins` are those that begin with
    it."""

    words: str
    evidence: tuple[int, ...]
    begins: tuple[int, ...]


def review_page(draft: Draft, schema: list[Table]) -> str:
    """The page as HTML. It asks for nothing from elsewhere."""
    numbers = numbered(draft)
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    tables = {table.name: table for table in schema}
    return environment.get_template("review_page.html").render(
        draft=draft, tables=tables, numbers=numbers, pieces=pieces(draft.text, numbers)
    )


def numbered(draft: Draft) -> dict[tuple[int, int], int]:
    """Every span of evidence with its number, from 1, in the order of the text."""
    spans = {span for cell in _cells(draft) for span in cell.evidence}
    return {span: number for number, span in enumerate(sorted(spans), start=1)}


def pieces(text: str, numbers: dict[tuple[int, int], int]) -> list[Piece]:
    """The text cut wherever evidence begins or ends: spans may overlap."""
    cuts = sorted({0, len(text), *(end for span in numbers for end in span)})
    return [
        Piece(
            text[start:end],
            tuple(number for span, number in numbers.items() if span[0] <= start and end <= span[1]),
            tuple(number for span, number in numbers.items() if span[0] == start),
        )
        for start, end in pairwise(cuts)
    ]


def _cells(draft: Draft) -> list[Cell]:
    return [cell for record in draft.records for rows in record.rows.values() for row in rows for cell in row.values()]
