"""Which copy in an archive can stand for a source: one that was made when the source already said what is coded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from disclosures.curator.archiving.internet_archive import Copy

LONGEST_BEFORE = timedelta(days=365)
"""An undated page that we read is taken to have said the same for so long before at most."""


@dataclass(frozen=True)
class Wanted:
    """A source of which a copy is sought."""

    id: str
    kind: str
    """request or publication."""
    address: str
    said_on: str
    """When it was answered or published; may stop at the month or the year, blank where that is not known."""
    read_on: str


def may_stand_for(copy: Copy, wanted: Wanted) -> bool:
    """Whether the copy was made late enough to hold what is coded: not before the first day that the date can mean;
    of an undated page, not long before it was read."""
    read = date.fromisoformat(wanted.read_on)
    earliest = _first_day(wanted.said_on) if wanted.said_on else read - LONGEST_BEFORE
    return copy.made_on >= earliest


def _first_day(partial: str) -> date:
    """
    >>> _first_day("2024-05")
    datetime.date(2024, 5, 1)
    """
    return date.fromisoformat((partial + "-01-01")[:10])
