"""The positions that an answer states, each with its technology, scope, question and operative words."""

from __future__ import annotations

import re

from disclosures.curator.drafts.proposals import Span
from disclosures.curator.reading.fields.questions import Question
from disclosures.curator.reading.lines import Exchange, Line, Role
from disclosures.curator.reading.numbering import LETTERED, NUMBER
from disclosures.curator.reading.positions.argued import read_argued
from disclosures.curator.reading.positions.clauses import asks, clauses_of
from disclosures.curator.reading.positions.counts import read_counts
from disclosures.curator.reading.positions.named import read_named
from disclosures.curator.reading.positions.phrases import Marked, phrases_in, read_phrase
from disclosures.curator.reading.positions.premises import read_premises
from disclosures.curator.reading.positions.sent_in import read_sent_in
from disclosures.curator.reading.positions.settling import settled
from disclosures.curator.reading.positions.statements import Answer, Statement
from disclosures.curator.reading.positions.yes_no import read_listed, read_yes_no

WE_NEITHER = re.compile(
    r"\b(?:we|police|constabulary|service|force|office|commissioner|MPS|PSNI)\s+"
    r"(?:(?:can|could|will|would|must)\s+)?neither\b",
    re.IGNORECASE,
)


def positions_of(
    text: str, exchange: Exchange, authority: str, asked: list[str], questions: list[Question]
) -> list[Statement]:
    """Every position that the words of the answer support; none where there is no answer.

    Args:
        text: The page.
        exchange: The request and its answer.
        authority: Id of the authority that answers; blank where it is not known.
        asked: Technologies that the request asks about.
        questions: The request's questions.
    """
    answer = Answer(text, exchange, authority, asked, {question.number: question for question in questions})
    # a sentence that breaks off in three dots ends at the first of them
    cut_at = {letter.end for letter in exchange.letters if letter.cut}
    for line in exchange.having(Role.ANSWER):
        for sentence in line.sentences:
            if line.end not in cut_at or text[sentence[1] : line.end].strip("."):
                read_sentence(answer, line, sentence)
    if not any(one.position == "ncnd" for one in answer.statements):
        _read_argued_refusal(answer)
    read_counts(answer)
    read_named(answer)
    read_premises(answer)
    read_sent_in(answer)
    read_argued(answer)
    return settled(answer)


def read_sentence(answer: Answer, line: Line, sentence: Span) -> None:
    """Add what a sentence of the answer states: by its phrases, as a line of a list, or by the yes or no that it
    begins with."""
    if asks(answer.text, sentence):
        return
    before = len(answer.statements)
    for clause in clauses_of(answer.text, sentence):
        for position, at in phrases_in(answer.text, clause):
            read_phrase(answer, Marked(position, at, clause, sentence, line))
    read_listed(answer, line, sentence)
    number = NUMBER.match(line.text) or LETTERED.match(line.text)
    begins = line.start + (number.end() if number else 0)
    only_plans = all(one.position in ("considering", "dropped") for one in answer.statements[before:])
    if only_plans and sentence[0] <= begins < sentence[1]:
        read_yes_no(answer, line, begins, sentence[1])


def _read_argued_refusal(answer: Answer) -> None:
    """A refusal to confirm or deny that stands among the reasons, in the authority's own voice; the first only."""
    for line in answer.exchange.having(Role.ARGUMENT):
        for sentence in line.sentences:
            if WE_NEITHER.search(answer.text, *sentence):
                read_sentence(answer, line, sentence)
                return
