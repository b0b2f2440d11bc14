"""Rows of positions, proposed from what an answer states."""

from __future__ import annotations

from disclosures.curator.drafts.files import Cell
from disclosures.curator.drafts.proposals import Row
from disclosures.curator.reading.positions.statements import Statement
from disclosures.curator.reading.vocabulary import VOCABULARY
from disclosures.words.plain_words import within

SAYS = {
    "uses": "Says that it uses {}.",
    "trialling": "Says that it is trialling {}.",
    "formerly_used": "Says that it used {} and no longer does.",
    "trialled": "Says that it trialled {}.",
    "used_or_trialled": "Says that it used or trialled {}.",
    "does_not_use": "Says that it does not use {}.",
    "considering": "Says that it is considering {}.",
    "dropped": "Says that it gave up plans for {}.",
    "no_information_held": "Says that it holds no information on {}.",
    "withheld": "Holds information on {} and refuses to disclose it.",
    "ncnd": "Neither confirms nor denies holding information on {}.",
}
"""The summary of a position, in our words."""


def position_rows(text: str, statements: list[Statement]) -> list[Row]:
    """A row of positions for each statement."""
    return [_row(text, one) for one in statements]


def _row(text: str, one: Statement) -> Row:
    sentence = [one.sentence]
    named = list(one.technology_at)
    row: Row = {
        "technology": Cell(
            one.technology,
            named or sentence,
            one.confidence,
            "name in the answer" if named else "technology from the context",
        ),
        "position": Cell(one.position, [(one.start, one.end)], one.confidence, one.rule),
        "scope": Cell(one.scope, list(one.scope_at) or sentence, one.confidence, "words on overt and covert use"),
        "summary": Cell(
            SAYS[one.position].format(within(VOCABULARY.technology_names[one.technology])),
            sentence,
            0.6,
            "formula of the position",
        ),
    }
    if one.force:
        row["force"] = Cell(one.force, [], one.confidence, "derived")
    if one.product:
        row["product"] = Cell(one.product, sentence, 0.9, "name of a product")
    if one.since:
        row["since_on"] = Cell(one.since[0], [one.since[1]], 0.85, "words before the date (since)")
    if one.questions:
        row["question"] = Cell(_numbered(one.questions), sentence, 0.8, "number of the question")
    if phrase := key_phrase(text, one):
        row["key_phrase"] = Cell(phrase, [(one.start, one.end)], one.confidence, "operative words")
    return row


def _numbered(numbers: tuple[str, ...]) -> str:
    return f"Q{numbers[0]}" if len(numbers) == 1 else f"Q{numbers[0]}-{numbers[-1]}"


def key_phrase(text: str, one: Statement) -> str:
    """The operative words; blank where they are all that the sentence says (but a single yes or no is kept), or hold
    what was taken out."""
    phrase = " ".join(text[one.start : one.end].split())
    said = text[slice(*one.sentence)].strip().rstrip(".!;").split()
    whole = len(said) > 2 and " ".join(said) == phrase
    return "" if whole or "[…]" in phrase else phrase
