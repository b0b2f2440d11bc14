"""Use that a place or a vehicle of the police tells: `cells are covered by CCTV`."""

from __future__ import annotations

import re

from disclosures.curator.drafts.proposals import Span
from disclosures.curator.reading.fields.technologies import technologies_in
from disclosures.curator.reading.lines import Line, Role
from disclosures.curator.reading.positions.clauses import HEDGE, asks, subject_of
from disclosures.curator.reading.positions.statements import Answer, Statement

OURS = (
    r"(?:(?:custody|detention|police|patrol|response|marked|our|force) (?:[a-z]+ ){0,2}?(?:cells?|suites?|areas?|"
    r"blocks?|centres?|facilities|stations?|buildings?|premises|vehicles?|cars?|vans?|fleet|offices?|interview rooms?|"
    r"officers?)|"
    r"(?:(?<=\ball )|(?<=\bwhere )|(?<=\bthe )|^)(?:cells|custody|detention rooms|interview rooms))"
)
COVERED = re.compile(
    rf"(?P<ours>{OURS}) (?:(?:currently|now|all) )?(?:is|are|have been|has been) (?:(?:currently|now|all|fully|also|"
    r"each) )?(?:covered|recorded|monitored|fitted|equipped|issued)(?: \w+)? (?:on|by|with) (?:\w+ ){0,2}?(?=\S)",
    re.IGNORECASE | re.MULTILINE,
)
TOLD_WHERE = re.compile(r"\b(?:informed|told|shown|advised|signs?) where\b", re.IGNORECASE)
"""A `where` that makes no condition of what follows."""
FARTHEST = 30
"""Characters after the verb in which the technology begins."""


def read_premises(answer: Answer) -> None:
    """Add use where nothing else says it: the cells, stations or vehicles of the authority are covered or fitted."""
    for line in answer.exchange.having(Role.ANSWER):
        for sentence in line.sentences:
            found = COVERED.search(answer.text, *sentence)
            if found and not asks(answer.text, sentence) and not _is_hedged(answer.text[sentence[0] : found.start()]):
                _add(answer, line, sentence, found.span())


def _is_hedged(before: str) -> bool:
    return bool(HEDGE.search(TOLD_WHERE.sub("", before)) or re.search(r"\b(?:no|not|none of)\b", before, re.IGNORECASE))


def _add(answer: Answer, line: Line, sentence: Span, at: Span) -> None:
    subject = subject_of(answer.text, sentence, answer.authority)
    named = technologies_in(answer.text, at[1], min(at[1] + FARTHEST, sentence[1]))
    if subject is None or not named:
        return
    mention = named[0]
    if answer.tells_use_of(mention.code):
        return
    words = list(re.finditer(r"\S+", answer.text[at[0] : mention.end]))[-6:]
    answer.statements.append(
        Statement(
            mention.code,
            "uses",
            at[0] + words[0].start(),
            mention.end,
            sentence,
            answer.numbers(line, mention.code, "uses"),
            force=subject,
            confidence=0.8,
            rule="a place or vehicle of the authority",
            technology_at=((mention.start, mention.end),),
        )
    )
