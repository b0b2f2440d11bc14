"""The lines of a text, each with its role: asked, answered, or neither."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from disclosures.words.sentences import sentences


class Role(StrEnum):
    """What a line of a page is to the request that the page tells of."""

    FRONT = "front"
    """Before the request, and headings."""
    REQUEST = "request"
    CLARIFICATION = "clarification"
    REPEAT = "repeat"
    """The answer says a question again."""
    ANSWER = "answer"
    ARGUMENT = "argument"
    """Why an exemption applies: harm, prejudice, public interest."""
    NOTICE = "notice"
    """Said in every letter of the authority."""
    RIGHTS = "rights"
    """How to complain."""


@dataclass
class Line:
    """A line without its end: `text` stands from `start` to `end` of the page, in characters."""

    start: int
    end: int
    text: str
    role: Role = Role.FRONT
    questions: list[str] = field(default_factory=list)
    """Numbers of the questions that a line of the answer answers, or that of the question itself."""

    @property
    def span(self) -> tuple[int, int]:
        """First and last character in the page."""
        return self.start, self.end

    @property
    def sentences(self) -> list[tuple[int, int]]:
        """Where its sentences stand in the page."""
        return [(self.start + start, self.start + end) for start, end in sentences(self.text)]


@dataclass(frozen=True)
class Letter:
    """A message of a thread: who sent it, when, where it stands, and for an authority's what it does (an event
    kind)."""

    sender: str
    sent_on: str
    start: int
    end: int
    act: str
    cut: bool
    """The text breaks off."""


@dataclass
class Exchange:
    """One request with what was answered."""

    lines: list[Line]
    head: str = ""
    """The reference under which a page with several requests lists it."""
    letters: list[Letter] = field(default_factory=list)
    """Of a thread."""

    def having(self, *roles: Role) -> list[Line]:
        """The lines of these roles, in their order."""
        return [line for line in self.lines if line.role in roles]

    def above(self, line: Line) -> Line | None:
        """The line before one of its lines; None for the first."""
        at = bisect_left(self.lines, line.start, key=lambda one: one.start)
        return self.lines[at - 1] if at else None

    @property
    def span(self) -> tuple[int, int]:
        """First and last character in the page."""
        return (self.lines[0].start, self.lines[-1].end) if self.lines else (0, 0)


LONGEST_LINE = 2_000
"""Characters. Rules look from many a place of a line at the rest of it: twice the length would take four times as
long."""
END_OF_SENTENCE = re.compile(r"[.?!;][\])'\"’”]*(?= )")


def with_short_lines(text: str) -> str:
    """The text, every line that is longer than LONGEST_LINE cut: behind a sentence, else between words, else anywhere;
    a line end stands for the space there."""
    return "\n".join(piece for line in text.split("\n") for piece in _short(line))


def _short(line: str) -> Iterator[str]:
    at = 0
    while len(line) - at > LONGEST_LINE:
        last = at + LONGEST_LINE
        ends = [match.end() for match in END_OF_SENTENCE.finditer(line, at, last)]
        end = ends[-1] if ends else line.rfind(" ", at, last)
        end = end if end > at else last
        yield line[at:end]
        at = end + (line[end] == " ")
    yield line[at:]


def lines_of(text: str, start: int, end: int) -> list[Line]:
    """The lines of text[start:end] that are not blank, without a role as yet."""
    return [
        Line(start + match.start(), start + match.end(), match[0]) for match in re.finditer(r"[^\n]+", text[start:end])
    ]
