"""Which authority answers."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from urllib.parse import urlsplit

from disclosures.curator.drafts.files import Cell
from disclosures.curator.drafts.proposals import Span
from disclosures.curator.reading.sites import authority_at, host_of
from disclosures.curator.reading.vocabulary import VOCABULARY
from disclosures.words.spans import Taken

LETTERHEAD = 500
"""Characters at the beginning in which an authority's name mostly is its own."""
SHORTEST_NAME = 4
"""Letters of an abbreviation by which an address names an authority."""
MOST_MENTIONS = 8
"""More mentions of a name say no more."""


def mentions(text: str) -> list[tuple[int, int, str]]:
    """Every authority that the text names, the longest name where several overlap."""
    return list(_mentions(text))


@lru_cache(maxsize=64)  # of one sentence, and of one page, several rules ask
def _mentions(text: str) -> tuple[tuple[int, int, str], ...]:
    taken = Taken()
    names = VOCABULARY.authority_names.found_in(text)
    return tuple(sorted((*match.span(), phrase.code) for phrase, match in names if taken.take(*match.span())))


def authority_of(text: str, title: str, url: str, asked: str) -> Cell | None:
    """The authority with the most marks: the address of the page, its title, the letterhead, how often it is named."""
    if asked:
        return Cell(
            asked,
            [(start, end) for start, end, code in mentions(text) if code == asked][:1],
            0.99,
            "asked on WhatDoTheyKnow",
        )
    marks: dict[str, float] = defaultdict(float)
    spans: dict[str, list[Span]] = defaultdict(list)
    for start, end, code in mentions(text):
        spans[code].append((start, end))
        marks[code] += 3 if start < LETTERHEAD and not marks[code] else 0
        marks[code] += 1 if len(spans[code]) <= MOST_MENTIONS else 0
        if re.search(r"office of the[^.]{0,40}commissioner|mayor['’]s office", text[start:end], re.IGNORECASE):
            marks[code] += 4
    for _, _, code in mentions(title):
        marks[code] += 6
    if of_site := authority_at(url) or _named_in_path(url):
        marks[of_site] += 20
    if not marks:
        return None
    best, *others = sorted(marks, key=lambda code: -marks[code])
    margin = marks[best] - (marks[others[0]] if others else 0)
    if margin <= 0:
        return None
    return Cell(best, spans[best][:1], min(0.6 + margin / 20, 0.99), "named as the authority")


def _named_in_path(url: str) -> str:
    """The authority whose abbreviation is a word of the address, on a site of several: `mopac` in
    /mopac-disclosure-log/; blank for none, or for more than one."""
    words = set(re.split(r"[^a-z]+", urlsplit(url).path.lower())) if host_of(url) else set()
    named = {
        phrase.code
        for phrase in VOCABULARY.authority_names
        if phrase.words.isupper() and len(phrase.words) >= SHORTEST_NAME and phrase.words.lower() in words
    }
    return named.pop() if len(named) == 1 else ""


def law_of(authority: str, text: str) -> str:
    """The law under which the authority answers: FOIA 2000 or FOISA 2002.

    That of the force; of another authority FOISA if it is Scottish or the text names that Act.
    """
    if authority in VOCABULARY.laws:
        return VOCABULARY.laws[authority]
    return (
        "FOISA 2002" if re.search(r"\(Scotland\) Act|FOISA", text) or authority.startswith("scottish") else "FOIA 2000"
    )
