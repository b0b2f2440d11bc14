"""Tells what a page is that is no disclosure, in a word for programs and a sentence for people."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from disclosures.curator.reading.fields.authority import authority_at
from disclosures.curator.reading.formats import Page
from disclosures.curator.reading.vocabulary import VOCABULARY

DISCLOSURE = "disclosure"

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

REPORTING = (
    re.compile(
        r"\b(?:spokes(?:person|man|woman)|[Ss]uperintendent|source) (?:for the force )?(?:said|told|added)|said (?:a|"
        r"the) (?:police )?spokes|\bsaid on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:told|seen by|reported by|obtained by) (?:the |this )?(?:[A-Z]\w+|newspaper|paper|website)|"
        r"\b(?:newspaper|BBC|ITV|Sky News)\b"
    ),
    re.compile(
        r"^(?:By our\b|Written by [A-Z]|By (?:[A-Z]\w+ ){1,2}(?:Reporter|Correspondent|Editor)|By \[…\]|"
        r"By [A-Z]\w+ [A-Z]\w+$)",
        re.MULTILINE,
    ),
    re.compile(
        r"related (?:stories|articles)|read more:|subscribe to|follow us on|share this (?:article|story)|"
        r"sign up to our newsletter|^advertisement$",
        re.IGNORECASE | re.MULTILINE,
    ),
)
HEADED = re.compile(
    r"^(?:your |foi )?(?:request|response|answer|decision|you asked|our response)\b.{0,3}$",
    re.IGNORECASE | re.MULTILINE,
)
ADDRESSED = re.compile(r"\byour (?:freedom of information )?request\b|\bdear \w", re.IGNORECASE)
REQUEST = re.compile(
    r"^(?:your |the |foi )?(?:request|questions?|you asked|response|answer|decision|our reply)\b|"
    r"freedom of information|\bFOIA?\b|request for information|\bFOI/?\d|"
    r"request (?:reference|number|no)\b|disclosure log|^no information held$|\bsection 1\(1\)\(a\)",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True)
class Seen:
    """A page and its address, as the rules look at them."""

    page: Page
    url: str

    @cached_property
    def text(self) -> str:
        """That of the page."""
        return self.page.text

    @cached_property
    def everything(self) -> str:
        """Title and text."""
        return f"{self.page.title}\n{self.text}"

    @property
    def has_words(self) -> bool:
        """Whether there is a word of two letters or figures."""
        return bool(re.search(r"\w{2}", self.text))


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
    """Laws, offices and states of the United States, and no law or police of the United Kingdom."""
    return bool(AMERICAN.search(seen.everything)) and not BRITISH.search(seen.everything)


def is_news(seen: Seen) -> bool:
    """A reporter speaks: at least two signs of it, and none of the headings that an answer has."""
    signs = sum(bool(pattern.search(seen.text)) for pattern in REPORTING) + seen.page.article
    answers = HEADED.search(seen.text) or ADDRESSED.search(seen.text)
    return signs >= 2 and not answers and not seen.page.thread


def answers_no_request(seen: Seen) -> bool:
    """No heading of a request or an answer, and no word on freedom of information."""
    return not seen.page.thread and not REQUEST.search(seen.everything)


def names_no_authority(seen: Seen) -> bool:
    """No authority of data/authorities.csv, by name or address, and no law or police of the United Kingdom."""
    known = seen.page.authority or authority_at(seen.url)
    named = any(phrase.pattern.search(seen.everything) for phrase in VOCABULARY.authority_names)
    return not known and not named and not BRITISH.search(seen.everything)


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
        is_news,
        "news_article",
        "is a news article about the police, not a statement by them; find the answer that it tells of",
    ),
    (
        answers_no_request,
        "no_request",
        "answers no freedom-of-information request; "
        "if a public authority says it, it is a publication and is coded by hand",
    ),
    (
        names_no_authority,
        "not_uk_police",
        "names no UK police force, commissioner or other authority of data/authorities.csv",
    ),
)
"""Rule, verdict and message, in the order in which they are tried."""


def verdict_of(page: Page, url: str) -> tuple[str, str]:
    """The verdict and a sentence that says it; `disclosure` where no rule fires, and the page can be drafted from."""
    seen = Seen(page, url)
    found = ((verdict, message) for fires, verdict, message in VERDICTS if fires(seen))
    return next(found, (DISCLOSURE, "is a disclosure"))
