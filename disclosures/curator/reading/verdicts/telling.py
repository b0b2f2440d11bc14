"""Tells what a page is that is no disclosure, in a word for programs and a sentence for people."""

from __future__ import annotations

import re
from collections.abc import Callable

from disclosures.curator.reading.cues import FURNITURE, greets_authority
from disclosures.curator.reading.fields.authority import mentions
from disclosures.curator.reading.formats import Page
from disclosures.curator.reading.sites import authority_at, host_of, listed_kind
from disclosures.curator.reading.verdicts.bodies import OF_POLICE, is_of_another_body
from disclosures.curator.reading.verdicts.decisions import is_decision
from disclosures.curator.reading.verdicts.news import is_news, is_press
from disclosures.curator.reading.verdicts.seen import (
    ANSWERED,
    ASKED,
    HEAD,
    IN_A_LOG,
    OF_A_REQUEST,
    PARLIAMENTS,
    REQUEST,
    Seen,
)

DISCLOSURE = "disclosure"
PUBLICATION = "publication"

WALL = re.compile(
    r"just a moment|verifying you are human|enable javascript and cookies|requested url was rejected|access denied|"
    r"checking your browser|captcha|"
    r"unusual traffic|attention required|(accept|reject)[^.]{0,40}\bcookies\b[^.]{0,60}(continue|before)|"
    r"request unsuccessful\. incapsula",
    re.IGNORECASE,
)
LONGEST_WALL = 1_500
"""Characters: a page that says more is not only a wall."""

WELSH_WORDS = frozenset(
    "yn yr ac wedi mae gan heddlu nid ydy yw am i'r o'r ei hwn oes gael ar gyfer wybodaeth gwybodaeth cais ymateb "
    "a'r".split()
)
ENGLISH_WORDS = frozenset("the of and to in is for that was are with this not".split())

AMERICAN = re.compile(
    r"\bPublic Records (?:Act|Law|Request)|\bFreedom of Information Law\b|\bU\.S\.C?\b|\b5 USC\b|\bCity Attorney\b|"
    r"\bPolice Department\b|\bDivision of Police\b|"
    r"\bSheriff's Office\b|\bCounty Clerk\b|, (?:Ohio|OH|Minnesota|Texas|California|Florida|New York|Illinois|"
    r"North Carolina|Kentucky|Georgia|Alabama|Tennessee|Connecticut)\b|"
    r"\((?:North Carolina|Ohio|Connecticut|New Hampshire|Maine|USA)\)",
)
BRITISH = re.compile(
    r"Freedom of Information (?:\(Scotland\) )?Act (?:2000|2002)|\bFOISA\b|\bConstabulary\b|\bsection \d+ ?\(\d\)|"
    r"\.police\.uk\b|police and crime commissioner",
    re.IGNORECASE,
)
OF_THE_KINGDOM = re.compile(
    r"\b(?:in|across|throughout) the (?:UK|United Kingdom)\b|\b(?:UK|British) (?:police|forces)\b|"
    r"\bEngland and Wales\b|"
    r"\bchief constables?\b",
    re.IGNORECASE,
)
"""Said of the United Kingdom, by a page that names another country's police for comparison, or the other way round."""


def is_scan(seen: Seen) -> bool:
    """A PDF without a word."""
    return seen.page.kind == "pdf" and not seen.has_words


def is_wall(seen: Seen) -> bool:
    """A short page on cookies, or one that checks for robots."""
    return len(seen.text) < LONGEST_WALL and bool(WALL.search(seen.everything))


def is_empty(seen: Seen) -> bool:
    """No word at all."""
    return not seen.has_words


def is_welsh(seen: Seen) -> bool:
    """More than twice as many common Welsh words as English ones; six at least, unless the page says that it is so."""
    words = re.findall(r"[a-zâêîôûŵŷ']+", seen.text.lower().replace("’", "'"))
    welsh, english = (sum(word in known for word in words) for known in (WELSH_WORDS, ENGLISH_WORDS))
    return welsh > 2 * english and (welsh > 5 or seen.page.language.startswith("cy"))


def is_american(seen: Seen) -> bool:
    """Laws, offices and states of the United States, no law or authority of the United Kingdom, and less said of it."""
    theirs = len(AMERICAN.findall(seen.everything))
    return theirs > len(OF_THE_KINGDOM.findall(seen.everything)) and not BRITISH.search(seen.everything)


def answers_no_request(seen: Seen) -> bool:
    """No heading of a request or an answer, no word on freedom of information, and no letter to an authority; nor the
    address of a log, or the page of a thread.

    Of a page with an address that is none of a log, words on freedom of information in its menus say nothing: only a
    request and an answer below headings, or its first words.
    """
    if seen.page.thread or (_is_request(seen) if host_of(seen.url) else REQUEST.search(seen.everything)):
        return False
    lines = [line.strip() for line in seen.text.splitlines()]
    if any(FURNITURE.search(line) or greets_authority(line) for line in lines):
        return False
    return not (IN_A_LOG.search(seen.url) and (authority_at(seen.url) or listed_kind(seen.url) == "requests"))


def is_publication(seen: Seen) -> bool:
    """A decision on a complaint, a report of the press, or a statement that answers no request."""
    return is_decision(seen) or is_news(seen) or answers_no_request(seen)


def is_about_no_police(seen: Seen) -> bool:
    """What would be a publication, and names no police; or, not in the press, is mostly of another body."""
    if authority_at(seen.url) or not is_publication(seen):
        return False
    if not mentions(seen.everything) and not OF_POLICE.search(seen.everything):
        return True
    return not is_decision(seen) and not is_press(seen) and is_of_another_body(seen)


def _is_request(seen: Seen) -> bool:
    both = ASKED.search(seen.text) and ANSWERED.search(seen.text)
    of_parliament = PARLIAMENTS.search(host_of(seen.url)) or "/questions/" in seen.url
    return bool(OF_A_REQUEST.search(seen.everything[:HEAD]) or (both and not of_parliament))


VERDICTS: tuple[tuple[Callable[[Seen], bool], str, str], ...] = (
    (is_scan, "no_text", "is a PDF without text, probably a scan; recognise its characters (OCR) first"),
    (
        is_wall,
        "consent_wall",
        "is a wall (cookies, or a check for robots), not the page behind it; open the page in a browser and save it",
    ),
    (is_empty, "empty", "is empty"),
    (
        is_welsh,
        "not_english",
        "is in Welsh; the drafting tool reads English, so draft from the English page or by hand",
    ),
    (
        is_american,
        "not_uk_police",
        "is about a police department in the United States, which no UK freedom-of-information law covers",
    ),
    (
        is_about_no_police,
        "not_uk_police",
        "is not of a UK police force, commissioner or other authority of data/authorities.csv",
    ),
    (is_publication, PUBLICATION, "is a publication"),
    (
        is_of_another_body,
        "not_uk_police",
        "is not of a UK police force, commissioner or other authority of data/authorities.csv",
    ),
)
"""Rule, verdict and message, in the order in which they are tried."""


def verdict_of(page: Page, url: str) -> tuple[str, str]:
    """The verdict and a sentence that says it; `disclosure` where no rule fires, and the page can be drafted from."""
    seen = Seen(page, url)
    found = ((verdict, message) for fires, verdict, message in VERDICTS if fires(seen))
    return next(found, (DISCLOSURE, "is a disclosure"))
