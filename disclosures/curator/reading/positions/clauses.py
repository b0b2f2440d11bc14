"""Sentences and clauses of an answer, and whether they speak of what is the case."""

from __future__ import annotations

import re

from disclosures.curator.drafts.proposals import Span
from disclosures.curator.reading.cues import REQUESTING, unnumbered
from disclosures.curator.reading.fields.authority import mentions
from disclosures.curator.reading.vocabulary import VOCABULARY

CLAUSE_BREAK = re.compile(
    r",?\s+\b(?:but|however|although|though|whereas|while)\b\s*,?|"
    r",\s+and\s+(?=(?:we|it|the force|has|have|is|are|does|do)\b)|\s+therefore\s+",
    re.IGNORECASE,
)
HEDGE = re.compile(
    r"\b(?:if|whether|would|could|should|may|might|whenever|where|such as|requests? for)\b|"
    r"\bto (?:confirm|say|disclose|release)\b|^\s*(?:confirming|denying|disclosing|releasing|stating)\b",
    re.IGNORECASE,
)
"""Before a phrase: it says what could be, or what others ask."""
FIRST_PERSON = re.compile(r"\s*(?:yes|no|we)\b", re.IGNORECASE)


def clauses_of(text: str, sentence: Span) -> list[Span]:
    """The sentence divided at `but`, `however`, `whereas`, `therefore`, and at `and` before a new statement."""
    start, end = sentence
    edges = [start]
    for match in CLAUSE_BREAK.finditer(text, start, end):
        edges += [match.start(), match.end()]
    edges.append(end)
    return list(zip(edges[::2], edges[1::2], strict=True))


def asks(text: str, sentence: Span) -> bool:
    """Whether the sentence is a question, or asks in the words of a requester."""
    said = text[slice(*sentence)].strip()
    return said.endswith("?") or bool(VOCABULARY.asks_force.match(said) or REQUESTING.match(unnumbered(said)))


def subject_of(text: str, clause: Span, authority: str) -> str | None:
    """The force whose practice a clause describes: blank for none, None where it is another and not to be coded.

    A force speaks of itself unless the clause names another force and not itself, nor says `we`; an authority that is
    no force speaks of the first force that it names.
    """
    said = text[slice(*clause)]
    named = [code for _, _, code in mentions(said)]
    forces = [code for code in named if VOCABULARY.is_force(code)]
    if not VOCABULARY.is_force(authority):
        return forces[0] if forces else ""
    of_others = any(code != authority for code in forces) and authority not in named
    return None if of_others and not FIRST_PERSON.match(said) else authority
