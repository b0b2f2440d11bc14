"""Use that the material of the public tells: `members of the public can submit footage by an online form`."""

from __future__ import annotations

import re

from disclosures.curator.drafts.proposals import Span
from disclosures.curator.reading.lines import Line, Role
from disclosures.curator.reading.positions.clauses import asks, subject_of
from disclosures.curator.reading.positions.statements import Answer, Statement

RULE = "sent in by the public"
TECHNOLOGY = "private-cctv-sharing"
MATERIAL = r"(?:videos?|footage|clips?|recordings?|dash ?-?cams?|(?:video|digital) evidence)"
WAY = r"(?:portals?|on-?line form|web ?form|website|web ?site|online service|uploader|operation snap|op snap)"
SENT = r"(?:submit|upload|send|share)"
SENT_BY_NOW = r"(?:submitted|uploaded|sent(?: in)?|shared)"
TAKEN_IN = re.compile(
    rf"\b(?:public|motorists|drivers|cyclists|riders|people|residents|road users|witnesses|they|you) can "
    rf"(?:now |also )?{SENT}\b[^.;?!]{{0,40}}?\b{MATERIAL}\b"
    rf"[^.;?!]{{0,120}}?\b(?:via|through|using|on|by|to)\b[^.;?!]{{0,40}}?\b{WAY}\b|"
    rf"\b{MATERIAL} (?:is|are|was|were|has been|have been|can be) (?:then |mostly |usually )?{SENT_BY_NOW}\b"
    rf"[^.;?!]{{0,60}}?\b(?:via|through|using|on|by)\b[^.;?!]{{0,40}}?\b{WAY}\b",
    re.IGNORECASE,
)
COUNTED = re.compile(
    rf"(?<![\w£.,])(?P<number>\d[\d,]*) (?:dash ?-?cam|op(?:eration)? snap|third[- ]party)(?: {MATERIAL})? "
    r"(?:submissions|uploads|reports|clips|videos)\b",
    re.IGNORECASE,
)
"""How many came in; of none nothing follows."""
DENIED = re.compile(
    r"\b(?:not|no|never|unable|cannot|previously|formerly|until|will|would|if|whether|should|plan\w*|councils?)\b",
    re.IGNORECASE,
)


def read_sent_in(answer: Answer) -> None:
    """Add use where the request asks about the cameras of the public, and nothing else says it: the way in which
    footage comes to the force, or a number above zero of what came."""
    if TECHNOLOGY not in answer.asked:
        return
    for line in answer.exchange.having(Role.ANSWER):
        for sentence in line.sentences:
            found = TAKEN_IN.search(answer.text, *sentence) or COUNTED.search(answer.text, *sentence)
            if found and not asks(answer.text, sentence) and not _is_denied(answer.text, sentence, found):
                _add(answer, line, sentence, found.span())


def _is_denied(text: str, sentence: Span, found: re.Match[str]) -> bool:
    if found.re is COUNTED:
        return not found["number"].strip("0,")
    return bool(DENIED.search(text, sentence[0], found.end()))


def _add(answer: Answer, line: Line, sentence: Span, at: Span) -> None:
    subject = subject_of(answer.text, sentence, answer.authority)
    if subject is None or answer.tells_use_of(TECHNOLOGY):
        return
    words = list(re.finditer(r"\S+", answer.text[slice(*at)]))[:6]
    end = at[0] + words[-1].end()
    numbers = answer.numbers(line, TECHNOLOGY, "uses")
    answer.statements.append(
        Statement(TECHNOLOGY, "uses", at[0], end, sentence, numbers, force=subject, confidence=0.8, rule=RULE)
    )
