"""What differs between two texts of a page: the passages alone, not the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from disclosures.curator.drafts.proposals import Span
from disclosures.curator.reading.lines import lines_of


@dataclass(frozen=True)
class Passage:
    """A passage that is another one now: what it said, and what it says; one of them is blank where sentences came or
    went. `span`: where it stands in the newer text."""

    before: str
    now: str
    span: Span


def changed_passages(before: str, now: str) -> list[Passage]:
    """The passages that differ, in the order of the newer text; sentences that differ in case, spaces and signs alone
    do not."""
    olds, news = _sentences(before), _sentences(now)
    matcher = SequenceMatcher(
        None, [plain(before[slice(*one)]) for one in olds], [plain(now[slice(*one)]) for one in news], autojunk=False
    )
    found = []
    for tag, old, old_end, new, new_end in matcher.get_opcodes():
        if tag != "equal":
            at = (news[new][0], news[new_end - 1][1]) if new < new_end else (0, 0)
            found.append(Passage(_joined(before, olds[old:old_end]), _joined(now, news[new:new_end]), at))
    return [one for one in found if plain(one.before) != plain(one.now)]


def plain(text: str) -> str:
    """The words of a text in small letters, one space between them.

    >>> plain("We  do NOT use “drones”.")
    'we do not use drones'
    """
    return " ".join(re.findall(r"\w+", text.lower()))


def _sentences(text: str) -> list[Span]:
    return [
        sentence
        for line in lines_of(text, 0, len(text))
        for sentence in line.sentences
        if plain(text[slice(*sentence)])
    ]


def _joined(text: str, spans: list[Span]) -> str:
    return " ".join(" ".join(text[slice(*span)].split()) for span in spans)
