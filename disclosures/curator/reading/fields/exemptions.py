"""The sections that an answer relies on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosures.curator.drafts.files import Cell
from disclosures.curator.drafts.proposals import Span
from disclosures.curator.reading.lines import Exchange, Role
from disclosures.curator.reading.numbering import top_of
from disclosures.words.sentences import sentence_around

GROUNDS = {
    "FOIA 2000": {12, 14, *range(21, 45)},
    "FOISA 2002": {12, 14, 18, *range(25, 42)},
}
"""Sections that are exemptions or other grounds of refusal: FOIA 2000 Part II, ss12, 14; FOISA 2002 Part 2, ss12, 14,
18. Others place duties."""

BRACKETED = r"\(\s?(?:\d{1,2}[A-Z]?|[a-z]{1,4})\s?\)"
PART = rf"(?:\s?{BRACKETED})"
TAIL = rf"(?:(?:\s*(?:,|&|and|or)\s*)?{BRACKETED}|\s+[a-h](?=\s*[,)]|\s+and\b)|,\s?[a-h]\b|\s+and\s+[a-h]\b)"
SECTION = re.compile(rf"\b(?:[Ss]ections?|[Ss]ec\.|[Ss]\.?)\s?(?P<number>\d{{1,2}}[A-Z]?)(?P<rest>{PART}*{TAIL}*)")
FURTHER = re.compile(rf"\s*(?:,|&|;|\band\b|\bor\b)+\s*(?:and\s+)?(?P<number>\d{{1,2}}[A-Z]?)(?P<rest>{PART}+)")
"""A section that follows another without the word: Sections 23(5), 24(2) and 31(3)."""
OTHER_ACT = re.compile(
    r"^[^.;\n]{0,30}?\bof the (?!Act\b|Freedom|FOI|F\.O\.I|above)[A-Z]|^\s*(?:of the )?(?:Equality Act|"
    r"Data Protection|Terrorism|Human Rights|RIPA|Regulation of)|^\s*(?:MOSPA|PACE|POA)\b"
)
NOT_RELIED_ON = re.compile(r"\bmay (?:apply|be|need)|\bcould apply|\bmight\b|\bcode of practice\b", re.IGNORECASE)


def sections_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Every section named, split into its paragraphs: `31(1)(a)(b)` is 31-1-a and 31-1-b."""
    for match in SECTION.finditer(text):
        if OTHER_ACT.match(text[match.end() : match.end() + 60]):
            continue
        for code in _split(match["number"].lower(), match["rest"]):
            yield code, match.start(), match.end()
        at = match.end()
        while more := FURTHER.match(text, at):
            for code in _split(more["number"].lower(), more["rest"]):
                yield code, more.start("number"), more.end()
            at = more.end()


def _split(number: str, rest: str) -> list[str]:
    """The paths that a run of brackets names. A bracket of the same rank as one before begins anew from there."""
    path: list[str] = []
    paths: list[list[str]] = []
    for token in re.findall(r"\d{1,2}[A-Za-z]?|[a-z]{1,4}", re.sub(r"\b(?:and|or)\b", ",", rest)):
        rank = 0 if token[0].isdigit() else 2 if re.fullmatch(r"i{1,3}|iv|v", token) and len(path) > 1 else 1
        if path and rank < len(path):
            paths.append(path)
        path = [*path[:rank], token.lower()]
    paths.append(path)
    return ["-".join([number, *path]) for path in paths]


def exemptions_of(exchange: Exchange, law: str) -> list[Cell]:
    """The sections of the law that the answer cites, as precisely as it does; one that is told more precisely
    elsewhere is left out."""
    act = "foisa" if law == "FOISA 2002" else "foia"
    spans: dict[str, list[Span]] = {}
    answered = min((line.start for line in exchange.having(Role.ANSWER)), default=exchange.span[1])
    for line in exchange.having(Role.FRONT, Role.ANSWER, Role.ARGUMENT):
        if line.role == Role.FRONT and answered >= line.start:
            continue
        relied_on = {top_of(code) for code in spans}
        for code, start, end in sections_in(line.text):
            if line.role == Role.ARGUMENT and top_of(code) in relied_on:
                continue
            sentence = sentence_around(line.text, start)
            if int(top_of(code)) in GROUNDS[law] and not NOT_RELIED_ON.search(sentence):
                spans.setdefault(code, []).append((line.start + start, line.start + end))
    precise = {code for code in spans if not any(other.startswith(code + "-") for other in spans)}
    return [Cell(f"{act}-{code}", found[:3], 0.95, "section cited") for code, found in spans.items() if code in precise]
