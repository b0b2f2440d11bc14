"""A proposed value: what, where in the text it was read, how sure, and by which rule."""

from __future__ import annotations

from disclosures.curator.drafts.files import Cell
from disclosures.words.spans import Span

__all__ = ["Row", "Span", "derived"]

Row = dict[str, Cell]


def derived(value: str) -> Cell:
    """A value that follows from others and has no evidence."""
    return Cell(value, [], 1.0, "derived")
