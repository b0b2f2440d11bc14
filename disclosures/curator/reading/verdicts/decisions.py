"""Tells decisions on a complaint, of an information commissioner or a tribunal, from answers of an authority."""

from __future__ import annotations

import re

from disclosures.curator.reading.sites import authority_at
from disclosures.curator.reading.verdicts.seen import BETWEEN_HEADINGS, Seen

TITLE_LENGTH = 2_000
"""Characters in which a decision says what it is."""
TITLES = re.compile(
    r"^\W*(?:Home Decisions\s*)?Decision(?: notice)?:? (?:No\.? ?)?\d{1,3}/(?:19|20)\d\d\b|"
    r"^.{0,80}\bdecision notice\b.{0,40}$|\[20\d\d\] UK(?:FTT|UT)\b|^.{0,40}\b(?:First-tier|Upper) Tribunal\b.{0,40}$|"
    r"\bDecision \(including any steps ordered\)",
    re.IGNORECASE | re.MULTILINE,
)
SIGNS = (
    re.compile(
        r"^(?:Public authority|Case (?:ref|no|reference)\w*|Decision date|Date of decision|Complainant|Applicant|"
        r"Authority|Appellant|Respondents?|Reference(?: no| number)?)\b\W",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(
        r"\b[Tt]he (?:Information )?(?:Commissioner|Tribunal)(?:['’]s decision is| (?:therefore |also |has |"
        r"is )?(?:finds?|"
        r"found|accepts?|accepted|concludes?|concluded|considers?|considered|requires?|does not require|investigated|"
        r"decided|decides|orders?|ordered|satisfied|upholds?|upheld|dismisses|allows|notes|agrees?|agreed)\b)"
    ),
    re.compile(
        r"\b[Tt]he (?:complainant|applicant|appellant|requester)\b|\bMr [A-Z]{1,2}\b|\bappeal is (?:allowed|dismissed)"
    ),
    re.compile(
        r"\bFS ?5\d{7}\b|\bIC-\d{4,6}-[A-Z0-9]{4}\b|\bEA/20\d\d/\d{4}|\bsection 50\b|\b20\d{7}\b", re.IGNORECASE
    ),
)
"""What such a decision says besides: parties and case, what was found, of whom, under which number."""
FEWEST = 2
"""Of the signs, beside a title; one more without."""
OFFICES = frozenset({"ico"})
"""Authorities of data/authorities.csv that decide on complaints."""


def is_decision(seen: Seen) -> bool:
    """A title such as `Decision 12/2020` or `Decision notice` and two signs of a decision, or three signs.

    Not what speaks to the requester of `your request` at its beginning, or sets a request and an answer below
    headings, as an authority does.
    """
    if seen.page.thread or seen.addresses(TITLE_LENGTH) or BETWEEN_HEADINGS.search(seen.text):
        return False
    signs = sum(bool(pattern.search(seen.text)) for pattern in SIGNS)
    titled = TITLES.search(seen.everything[:TITLE_LENGTH]) or authority_at(seen.url) in OFFICES
    speaks = SIGNS[1].search(seen.text)
    return bool(speaks) and signs >= (FEWEST if titled else FEWEST + 1)
