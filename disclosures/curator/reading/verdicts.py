"""Tells what a page is that is no disclosure, in a word for programs and a sentence for people."""

from __future__ import annotations

import re

from disclosures.curator.reading.fields.authority import authority_at
from disclosures.curator.reading.formats import Page
from disclosures.curator.reading.vocabulary import VOCABULARY

DISCLOSURE = "disclosure"

WALL = re.compile(
    r"just a moment|verifying you are human|enable javascript and cookies|requested url was rejected|access denied|checking your browser|captcha|"
    r"unusual traffic|attention required|(accept|reject)[^.]{0,40}\bcookies\b[^.]{0,60}(continue|before)|request unsuccessful\. incapsula",
    re.IGNORECASE,
)
LONGEST_WALL = 1_500
"""Characters: a page that says more is not only a wall."""

WELSH_WORDS = frozenset(
    "yn yr ac wedi mae gan heddlu nid ydy yw am i'r o'r ei hwn oes gael ar gyfer wybodaeth gwybodaeth cais ymateb a'r".split()
)
ENGLISH_WORDS = frozenset("the of and to in is for that was are with this not".split())

AMERICAN = re.compile(
    r"\bPublic Records (?:Act|Law|Request)|\bFreedom of Information Law\b|\bU\.S\.C?\b|\b5 USC\b|\bCity Attorney\b|\bPolice Department\b|\bDivision of Police\b|"
    r"\bSheriff's Office\b|\bCounty Clerk\b|, (?:Ohio|OH|Minnesota|Texas|California|Florida|New York|Illinois|North Carolina|Kentucky|Georgia|Alabama|Tennessee|Connecticut)\b|"
    r"\((?:North Carolina|Ohio|Connecticut|New Hampshire|Maine|USA)\)",
)
BRITISH = re.compile(
    r"Freedom of Information (?:\(Scotland\) )?Act (?:2000|2002)|\bFOISA\b|\bConstabulary\b|\bsection \d+ ?\(\d\)|\.police\.uk\b|police and crime commissioner",
    re.IGNORECASE,
)

REPORTING = (
    re.compile(
        r"\b(?:spokes(?:person|man|woman)|[Ss]uperintendent|source) (?:for the force )?(?:said|told|added)|said (?:a|the) (?:police )?spokes|\bsaid on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:told|seen by|reported by|obtained by) (?:the |this )?(?:[A-Z]\w+|newspaper|paper|website)|\b(?:newspaper|BBC|ITV|Sky News)\b"
    ),
    re.compile(
        r"^(?:By our\b|Written by [A-Z]|By (?:[A-Z]\w+ ){1,2}(?:Reporter|Correspondent|Editor)|By \[…\]|By [A-Z]\w+ [A-Z]\w+$)",
        re.MULTILINE,
    ),
    re.compile(
        r"related (?:stories|articles)|read more:|subscribe to|follow us on|share this (?:article|story)|sign up to our newsletter|^advertisement$",
        re.IGNORECASE | re.MULTILINE,
    ),
)
REQUEST = re.compile(
    r"^(?:your |the |foi )?(?:request|questions?|you asked|response|answer|decision|our reply)\b|freedom of information|\bFOIA?\b|request for information|\bFOI/?\d|"
    r"request (?:reference|number|no)\b|disclosure log|^no information held$|\bsection 1\(1\)\(a\)",
    re.IGNORECASE | re.MULTILINE,
)


def verdict_of(page: Page, url: str) -> tuple[str, str]:
    """The verdict and a sentence that says it; `disclosure` where the page can be drafted from."""
    text = page.text
    everything = f"{page.title}\n{text}"
    if page.kind == "pdf" and not re.search(r"\w{2}", text):
        return "no_text", "is a PDF without text, probably a scan; recognise its characters (OCR) first"
    if len(text) < LONGEST_WALL and WALL.search(everything):
        return (
            "consent_wall",
            "is a wall (cookies, or a check for robots), not the page behind it; open the page in a browser and save it",
        )
    if not re.search(r"\w{2}", text):
        return "empty", "is empty"
    if _is_welsh(page.language, text):
        return "not_english", "is in Welsh; the drafting tool reads English, so draft from the English page or by hand"
    if AMERICAN.search(everything) and not BRITISH.search(everything):
        return (
            "not_uk_police",
            "is about a police department in the United States, which no UK freedom-of-information law covers",
        )
    if _is_news(page, text):
        return (
            "news_article",
            "is a news article about the police, not a statement by them; find the answer that it tells of",
        )
    if not page.thread and not REQUEST.search(everything):
        return (
            "no_request",
            "answers no freedom-of-information request; if a public authority says it, it is a publication and is coded by hand",
        )
    if (
        not page.authority
        and not authority_at(url)
        and not any(phrase.pattern.search(everything) for phrase in VOCABULARY.authority_names)
        and not BRITISH.search(everything)
    ):
        return "not_uk_police", "names no UK police force, commissioner or other authority of data/authorities.csv"
    return DISCLOSURE, "is a disclosure"


def _is_welsh(language: str, text: str) -> bool:
    words = re.findall(r"[a-zâêîôûŵŷ']+", text.lower().replace("’", "'"))
    welsh, english = (sum(word in known for word in words) for known in (WELSH_WORDS, ENGLISH_WORDS))
    return welsh > 2 * english and (welsh > 5 or language.startswith("cy"))


def _is_news(page: Page, text: str) -> bool:
    """Whether a reporter speaks: at least two signs of it, and none of the headings that an answer has."""
    signs = sum(bool(pattern.search(text)) for pattern in REPORTING) + page.article
    headed = re.search(
        r"^(?:your |foi )?(?:request|response|answer|decision|you asked|our response)\b.{0,3}$",
        text,
        re.IGNORECASE | re.MULTILINE,
    )
    addressed = re.search(r"\byour (?:freedom of information )?request\b|\bdear \w", text, re.IGNORECASE)
    return signs >= 2 and not headed and not addressed and not page.thread
