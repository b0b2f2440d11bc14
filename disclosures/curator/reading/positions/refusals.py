"""What a refusal to confirm or deny covers."""

from __future__ import annotations

import re

from disclosures.curator.drafts.proposals import Span
from disclosures.curator.reading.fields.technologies import technologies_in
from disclosures.curator.reading.lines import Line
from disclosures.curator.reading.positions.nearness import codes
from disclosures.curator.reading.positions.statements import Answer

NCND_EXPLAINED = re.compile(
    r"\bnot be taken as\b|\bthe term\b|\bresponse (?:is|means)\b|\bprinciple of\b", re.IGNORECASE
)
FURTHER = re.compile(r"\b(?:any )?(?:other|further|additional)\s+(?:relevant\s+)?information\b", re.IGNORECASE)
REFUSES = re.compile(r"\brefusal notice\b|\b(?:other|further) information\b|\bcovert", re.IGNORECASE)


def with_the_one_before(text: str, line: Line, sentence: Span) -> Span:
    """The sentence, together with the one before in its line where that says what is refused and this does not."""
    if REFUSES.search(text, *sentence) or technologies_in(text, *sentence):
        return sentence
    before = [span for span in line.sentences if span[1] <= sentence[0]]
    return (before[-1][0], sentence[1]) if before and REFUSES.search(text, *before[-1]) else sentence


def covered(answer: Answer, line: Line, sentence: Span) -> tuple[list[str], list[Span]]:
    """The technologies that the refusal covers, and where they are named.

    What its sentence names, else, of any further information, what the argument calls covert, else what the question
    and its parts name, else all that was asked about.
    """
    named = technologies_in(answer.text, *sentence)
    if named:
        return codes(named), [(mention.start, mention.end) for mention in named]
    if FURTHER.search(answer.text, *sentence) and (covert := answer.covert):
        return codes(covert), [(mention.start, mention.end) for mention in covert[:2]]
    for number in line.questions:
        parts = [question for key, question in answer.questions.items() if re.match(rf"{number}(?![0-9])", key)]
        if asked := [code for question in parts for code in question.technologies]:
            return list(dict.fromkeys(asked)), []
    return answer.asked, []
