"""Use that a count tells: `completed 412 searches`."""

from __future__ import annotations

import re

from disclosures.curator.drafts.proposals import Span
from disclosures.curator.reading.lines import Line, Role
from disclosures.curator.reading.positions.clauses import HEDGE, subject_of
from disclosures.curator.reading.positions.nearness import near, products_near
from disclosures.curator.reading.positions.statements import Answer, Statement

DONE = r"(?:made|carried out|conducted|completed|performed|ran|flew|undertook)"
ACTIVITY = (
    r"(?:[a-z-]+\s+){0,4}?"
    r"(?:searches|deployments|flights|extractions|examinations|downloads|tests|identifications|scans)"
)
COUNTED = re.compile(
    rf"\b{DONE}\s+(?:(?:about|around|some|over|more than|in excess of|approximately|a total of)\s+)?"
    rf"(?P<number>\d[\d,.]*)\s+{ACTIVITY}\b|"
    rf"(?<![\w£])(?P<number2>\d[\d,.]*)\s+{ACTIVITY}\s+(?:(?:was|were|have been|has been)\s+)?{DONE}\b",
    re.IGNORECASE,
)
EVENTS = r"(?:[a-z-]+\s+){0,3}?(?:hits|reads|matches|alerts|scans|captures|plates)"
BY_A_MACHINE = re.compile(
    rf"(?<![\w£])(?P<number>\d[\d,.]*)\s+{EVENTS}\s+(?:was|were|have been|has been|are)\s+(?:recorded|"
    rf"registered|generated|"
    r"logged|captured|returned|read|produced|received|made|stored)\b|"
    r"\b(?:cameras?|system|technology|software)\s+(?:recorded|registered|generated|logged|captured|returned|read|"
    rf"scanned|produced|made|stored)\s+(?:(?:about|around|some|over|more than|approximately|a total of)\s+)?"
    rf"(?P<number2>\d[\d,.]*)\s+{EVENTS}\b",
    re.IGNORECASE,
)
"""What only a camera or a system in use counts."""
ZERO = re.compile(r"[0,.]+")


def read_counts(answer: Answer) -> None:
    """Add use where nothing else says it: a count above zero of the authority's own searches, deployments and the
    like."""
    for line in answer.exchange.having(Role.ANSWER):
        for sentence in line.sentences:
            counted = COUNTED.search(answer.text, *sentence) or BY_A_MACHINE.search(answer.text, *sentence)
            if counted and _was_done(answer.text, sentence, counted):
                _read_count(answer, line, sentence, counted.span())


def _was_done(text: str, sentence: Span, counted: re.Match[str]) -> bool:
    hedged = HEDGE.search(text, sentence[0], counted.start())
    return not hedged and not ZERO.fullmatch(counted["number"] or counted["number2"])


def _read_count(answer: Answer, line: Line, sentence: Span, at: Span) -> None:
    subject = subject_of(answer.text, sentence, answer.authority)
    technologies, spans = near(answer.text, sentence, at)
    technologies = technologies or answer.context(line)
    if subject is None or len(technologies) != 1:
        return
    (technology,) = technologies
    if any(one.technology == technology for one in answer.statements):
        return
    products = products_near(answer.text, sentence, sentence, technologies)
    answer.statements.append(
        Statement(
            technology,
            "uses",
            *at,
            sentence,
            answer.numbers(line, technology, "uses"),
            next(iter(products), ""),
            force=subject,
            confidence=0.8,
            rule="count above zero",
            technology_at=tuple(spans),
        )
    )
