"""Products that data/products.csv does not know: what an answer says of a supplier."""

from __future__ import annotations

import re

from disclosures.curator.drafts.files import Cell
from disclosures.curator.drafts.proposals import Row
from disclosures.curator.reading.fields.questions import Question
from disclosures.curator.reading.fields.technologies import products_in
from disclosures.curator.reading.lines import Exchange, Role
from disclosures.curator.reading.vocabulary import VOCABULARY

COMPANY = r"(?P<supplier>(?:[A-Z][\w&.-]*|[A-Z]{2,})(?:[ ](?:[A-Z][\w&.-]*|[A-Z]{2,}|of|and|&)){0,3})"
SUPPLIED = (
    re.compile(rf"\b(?:supplied|provided|developed|manufactured|made|delivered) by (?:the company )?{COMPANY}"),
    re.compile(rf"\b(?:supplier|provider|manufacturer|developer|contractor) (?:is|was|are) {COMPANY}"),
    re.compile(rf"^(?:\W*\d+[.)]\s*)?{COMPANY} (?:supplies|provides|develops|manufactures|makes)\b"),
)
NAMED = re.compile(r"\b(?:called|named|known as) (?:the )?[\"'‘“]?(?P<name>[A-Z][\w-]*(?: [A-Z0-9][\w-]*){0,3})")
NOT_A_SUPPLIER = re.compile(
    r"^(?:The|This|It|Police|Section|We|Information|No|Yes|A|An|Act|That)$|Police|Constabulary|Commissioner|Home Office"
)


def rows(text: str, exchange: Exchange, questions: list[Question], asked: list[str]) -> list[Row]:
    """Suppliers named in the answer, each with the product of its sentence where one is named."""
    found: list[Row] = []
    for line in exchange.having(Role.ANSWER):
        for sentence in re.finditer(r"[^.?!\n]+(?:\.(?=\w)[^.?!\n]*)*", line.text):
            start, end = line.start + sentence.start(), line.start + sentence.end()
            known = products_in(text, start, end)
            for match in (match for pattern in SUPPLIED if (match := pattern.search(sentence[0].strip()))):
                supplier = match["supplier"].rstrip(".")
                if NOT_A_SUPPLIER.search(supplier) or any(
                    VOCABULARY.products[mention.code]["supplier"] for mention in known
                ):
                    continue
                at = text.find(supplier, start)
                row: Row = {"supplier": Cell(supplier, [(at, at + len(supplier))], 0.75, "words on a supplier")}
                of_question = (
                    list(
                        dict.fromkeys(
                            code
                            for question in questions
                            if question.number in line.questions
                            for code in question.technologies
                        )
                    )
                    or asked
                )
                if named := NAMED.search(sentence[0]):
                    row["name"] = Cell(
                        named["name"],
                        [(start + named.start("name"), start + named.end("name"))],
                        0.7,
                        "words on a name",
                    )
                if known:
                    row["id"] = Cell(known[0].code, [(known[0].start, known[0].end)], 0.9, "name of a product")
                    row["technology"] = Cell(VOCABULARY.products[known[0].code]["technology"], [], 0.9, "derived")
                elif len(of_question) == 1:
                    row["technology"] = Cell(of_question[0], [(start, end)], 0.7, "technology of the question")
                found.append(row)
    return found
