"""Numbers that an answer discloses, each with its unit and the period that it covers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosures.curator.drafts.files import Cell
from disclosures.curator.drafts.proposals import Row, Span, derived
from disclosures.curator.reading.fields.questions import Question
from disclosures.curator.reading.fields.technologies import technologies_in
from disclosures.curator.reading.lines import Exchange, Line, Role
from disclosures.curator.reading.vocabulary import VOCABULARY
from disclosures.words.partial_dates import MONTHS

QUALIFIERS = (
    ("up to", r"up to|no more than|a maximum of"),
    ("more than", r"more than|over|in excess of|at least"),
    ("about", r"about|around|approximately|approx\.?|some|roughly|circa|nearly|almost"),
)
QUALIFIER = "|".join(words for _, words in QUALIFIERS)
NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
MONEY = re.compile(
    rf"(?:(?P<qualifier>{QUALIFIER})\s+)?£\s?(?P<number>{NUMBER})\s?(?P<scale>million|billion|thousand|bn|m|k)?\b",
    re.IGNORECASE,
)
COUNTED = (
    "deployments?|searches|matches|alerts|drones?|devices?|cameras?|vans?|kiosks?|officers|vehicles?|tests|arrests|downloads|licen[cs]es|pilots|operators|identifications|"
    "scanners|extractions|examinations|flights|uses|images|phones|requests|sites"
)
COUNT = re.compile(
    rf"(?:(?P<qualifier>{QUALIFIER})\s+)?(?<![\w£/.-])(?P<number>{NUMBER})\s+"
    rf"(?P<unit>(?:[a-z-]+\s+){{0,2}}?(?:{COUNTED}))\b(?!\s+(?:\d{{4}}|(?:{COUNTED})\b))",
    re.IGNORECASE,
)
PERIOD = re.compile(
    rf"\b(?:(?:{'|'.join(MONTHS)})\s+(?:20|19)\d\d|(?:20|19)\d\d\s?[/-]\s?(?:\d\d){{1,2}}\b|(?<=in )(?:20|19)\d\d|"
    r"(?<=during )(?:20|19)\d\d|per (?:year|annum|month|week)|(?<=since )(?:20|19)\d\d)",
    re.IGNORECASE,
)
SCALES = {"million": 6, "m": 6, "billion": 9, "bn": 9, "thousand": 3, "k": 3}
HYPOTHETICAL = re.compile(r"\b(?:hours|would (?:take|need|cost|exceed)|cost limit|appropriate limit)\b", re.IGNORECASE)


def figure_rows(text: str, exchange: Exchange, force: str, asked: list[str], questions: list[Question]) -> list[Row]:
    """A row for each number with a unit that the answer tells of one technology.

    Args:
        text: The page.
        exchange: The request and its answer.
        force: Id of the force that answers; blank for another authority.
        asked: Technologies that the request asks about.
        questions: The request's questions.
    """
    rows: list[Row] = []
    for line in exchange.having(Role.ANSWER):
        for sentence in line.sentences:
            numbers = [match for pattern in (MONEY, COUNT) for match in pattern.finditer(text, *sentence)]
            if not numbers:
                continue
            technology = _technology(text, line, sentence, asked, questions)
            if not technology or HYPOTHETICAL.search(text, *sentence) or text[sentence[1] - 1] == "?":
                continue
            rows += [_row(text, number, sentence, technology, force) for number in numbers]
    return rows


def _technology(text: str, line: Line, sentence: Span, asked: list[str], questions: list[Question]) -> str:
    """The one technology of the sentence, of the question, of the line or of the request.

    Of several, the one to which all others are related; blank where there is none such.
    """
    codes = next((codes for codes in _named(text, line, sentence, asked, questions) if codes), {})
    return next((code for code in codes if all(VOCABULARY.related(code, other) for other in codes)), "")


def _named(
    text: str, line: Line, sentence: Span, asked: list[str], questions: list[Question]
) -> Iterator[dict[str, None]]:
    """The technologies of the sentence, of the question, of the line and of the request, each once."""
    yield dict.fromkeys(mention.code for mention in technologies_in(text, *sentence))
    answered = (question for question in questions if question.number in line.questions)
    yield dict.fromkeys(code for question in answered for code in question.technologies)
    yield dict.fromkeys(mention.code for mention in technologies_in(text, *line.span))
    yield dict.fromkeys(asked)


def _row(text: str, match: re.Match[str], sentence: Span, technology: str, force: str) -> Row:
    span = [match.span()]
    money = match.re is MONEY
    value = float(match["number"].replace(",", "")) * 10 ** (
        SCALES.get((match["scale"] or "").lower(), 0) if money else 0
    )
    qualifier = next(
        (name for name, words in QUALIFIERS if re.fullmatch(words, match["qualifier"] or "", re.IGNORECASE)), "exact"
    )
    unit = "GBP" if money else " ".join(match["unit"].lower().split())
    row: Row = {
        "technology": Cell(technology, [sentence], 0.8, "technology of the sentence"),
        "measure": Cell("Amount" if money else unit[0].upper() + unit[1:], span, 0.5, "unit of the number"),
        "qualifier": Cell(qualifier, span, 0.9, "words before the number"),
        "value": Cell(f"{value:.0f}" if value == int(value) else f"{value:g}", span, 0.95, "number with a unit"),
        "unit": Cell(unit, span, 0.9, "number with a unit"),
    }
    if force:
        row["force"] = derived(force)
    if period := PERIOD.search(text, *sentence):
        row["period"] = Cell(" ".join(period[0].split()), [period.span()], 0.85, "period in the sentence")
    return row
