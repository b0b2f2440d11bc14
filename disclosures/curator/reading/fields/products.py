"""Products that data/products.csv does not know: what an answer says of a supplier."""

from __future__ import annotations

import re

from disclosures.curator.drafts.files import Cell
from disclosures.curator.drafts.proposals import Row, Span
from disclosures.curator.reading.fields.questions import Question
from disclosures.curator.reading.fields.technologies import products_in
from disclosures.curator.reading.lines import Exchange, Line, Role

WORD = r"(?:[A-Z][\w&.-]*[\w&]|[A-Z])"
COMPANY = rf"(?P<supplier>{WORD}(?: (?:(?:of|and|&) )?{WORD}){{0,4}})"
"""Words with capitals, and between two of them `of`, `and`, `&`: `Acme Aerial Systems`, `Bell and Howell`."""
SUPPLIED = (
    re.compile(rf"\b(?:supplied|provided|developed|manufactured|made|delivered) by (?:the company )?{COMPANY}"),
    re.compile(rf"\b(?:supplier|provider|manufacturer|developer|contractor) (?:is|was|are) {COMPANY}"),
    re.compile(rf"^(?:\W*\d+[.)]\s*)?{COMPANY} (?:supplies|provides|develops|manufactures|makes)\b"),
)
NAMED = re.compile(r"\b(?:called|named|known as) (?:the )?[\"'‘“]?(?P<name>[A-Z][\w-]*(?: [A-Z0-9][\w-]*){0,3})")
NOT_A_SUPPLIER = re.compile(
    r"^(?:The|This|It|Police|Section|We|Information|No|Yes|A|An|Act|That)$|Police|Constabulary|Commissioner|Home Office"
)


def product_rows(text: str, exchange: Exchange, questions: list[Question], asked: list[str]) -> list[Row]:
    """Suppliers named in the answer, each with the product and the technology of its sentence where one is named.

    A sentence on a product of data/products.csv is left out: its row is there. The id is not drafted: `review` proposes
    it from the name, or from the supplier where no name is told.
    """
    rows: list[Row] = []
    for line in exchange.having(Role.ANSWER):
        for sentence in line.sentences:
            if products_in(text, *sentence):
                continue
            for supplier in _suppliers(text[slice(*sentence)]):
                at = text.find(supplier, sentence[0])
                row: Row = {"supplier": Cell(supplier, [(at, at + len(supplier))], 0.75, "words on a supplier")}
                rows.append(row | _name(text, sentence) | _technology(line, sentence, questions, asked))
    return rows


def _suppliers(sentence: str) -> list[str]:
    matches = [match for pattern in SUPPLIED if (match := pattern.search(sentence.strip()))]
    return [match["supplier"] for match in matches if not NOT_A_SUPPLIER.search(match["supplier"])]


def _name(text: str, sentence: Span) -> Row:
    named = NAMED.search(text, *sentence)
    return {"name": Cell(named["name"], [named.span("name")], 0.7, "words on a name")} if named else {}


def _technology(line: Line, sentence: Span, questions: list[Question], asked: list[str]) -> Row:
    """The one technology of the questions that the line answers, else of the request."""
    answered = (code for question in questions if question.number in line.questions for code in question.technologies)
    codes = list(dict.fromkeys(answered)) or asked
    return {"technology": Cell(codes[0], [sentence], 0.7, "technology of the question")} if len(codes) == 1 else {}
