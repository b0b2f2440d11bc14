"""Divides a page that is no thread into its requests: mostly one, but a disclosure log lists several."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosures.curator.reading.lines import Exchange, Line, Role, lines_of
from disclosures.curator.reading.roles import label

HEAD_REFERENCE = re.compile(
    r"^(?:(?:FOI|Reference|Ref|Request|PUB)(?: (?:no|number|reference|ref))?[.:\s#]*)?"
    r"((?:[A-Z]{2,6}[-/ ])?\d[\w]*(?:[-/]\w+)*)(?:\s*[:–-]\s+\S.{3,80})?$",
    re.IGNORECASE,
)
FEWEST_DIGITS, FEWEST_DIGITS_ALONE = 4, 5
"""Of a reference; of one that is only a number, on a line of its own."""
FEWEST_LINES = 3
"""Of an entry, below its reference."""


def divide(text: str) -> list[Exchange]:
    """The requests of a page that is no thread, each with its answer; entries that neither ask nor answer are left
    out."""
    lines = lines_of(text, 0, len(text))
    heads = list(_heads(lines))
    if len({reference for _, reference in heads}) < 2:
        label(lines, [])
        return [Exchange(lines)]
    ends = [*(index for index, _ in heads[1:]), len(lines)]
    entries = [Exchange(lines[index:end], head=reference) for (index, reference), end in zip(heads, ends, strict=True)]
    for entry in entries:
        label(entry.lines[1:], [], Role.REQUEST)
    return [entry for entry in entries if entry.having(Role.REQUEST, Role.ANSWER)]


def _heads(lines: list[Line]) -> Iterator[tuple[int, str]]:
    """Lines that are the reference of a request and begin an entry: the number of the line, and the reference."""
    found = [
        (index, match[1])
        for index, line in enumerate(lines)
        if (match := HEAD_REFERENCE.match(line.text)) and _is_reference(line.text, match[1])
    ]
    ends = [*(index for index, _ in found[1:]), len(lines)]
    for (index, reference), end in zip(found, ends, strict=False):
        if end - index > FEWEST_LINES:
            yield index, reference


def _is_reference(line: str, token: str) -> bool:
    digits = re.sub(r"\D", "", token)
    alone = line.strip() == token and token.isdigit()
    is_year = re.fullmatch(r"(?:19|20)\d\d(?:[-/]\d{2,4})?", token)
    return len(digits) >= (FEWEST_DIGITS_ALONE if alone else FEWEST_DIGITS) and not is_year
