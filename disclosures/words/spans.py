"""Places of a text that are taken, none of which overlaps with another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator

Span = tuple[int, int]
"""First character, and the one after the last."""


class Taken:
    """Spans that do not overlap, kept in order, so that many are asked as fast as few."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans: list[Span] = []
        for span in spans:
            self.take(*span)

    def take(self, start: int, end: int) -> bool:
        """Take the place if all of it is free; returns whether it was."""
        if self.overlaps(start, end):
            return False
        insort(self._spans, (start, end))
        return True

    def overlaps(self, start: int, end: int) -> bool:
        """Whether a character of the place is taken."""
        at = bisect_left(self._spans, (end,))
        return at > 0 and self._spans[at - 1][1] > start

    def __iter__(self) -> Iterator[Span]:
        return iter(self._spans)

    def holds(self, start: int, end: int) -> bool:
        """Whether just this place was taken."""
        at = bisect_right(self._spans, (start, end)) - 1
        return at >= 0 and self._spans[at] == (start, end)
