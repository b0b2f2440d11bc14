"""Tells answers of bodies that data/authorities.csv does not know, such as councils and fire services."""

from __future__ import annotations

import re

from disclosures.curator.drafts.proposals import Span
from disclosures.curator.reading.fields.authority import mentions
from disclosures.curator.reading.sites import authority_at, host_of, listed_kind
from disclosures.curator.reading.verdicts.seen import Seen
from disclosures.words.spans import Taken

NAMED = r"(?:[A-Z][\w'’&-]{0,40}\s+(?:(?:and|of|for|the|upon|on|in|&)\s+)*){1,5}?"
OTHERS = re.compile(
    rf"\b{NAMED}(?:Council|Fire\s+(?:(?:and|&)\s+Rescue(?:\s+(?:Service|Authority))?|Brigade|Service|Authority)|"
    r"Ambulance\s+Services?(?:\s+NHS\s+Trust)?|Trust|Health\s+Board|University|Hospitals?|Combined\s+Authority|Academy|"
    r"Prison\s+Service|Borough)\b|"
    r"\bTransport\s+for\s+[A-Z]\w+|\bUniversity\s+of\s+[A-Z]\w+|\bDepartment\s+(?:for|of)\s+[A-Z]\w+|"
    r"\b(?:Network Rail|National Highways|Highways England|Border Force|Environment Agency|TfL|HMRC|DVLA)\b|"
    r"\b(?i:the|your|our|this)\s+(?:[a-z]+\s+)?(?i:transport authority|council|"
    r"fire (?:and rescue )?service|fire brigade|"
    r"ambulance service|trust|university|college|hospital|health board|borough|school|prison)(?:/\w+)?\b"
)
"""Public bodies that are no police, by name or as they call themselves."""
POLICE = re.compile(
    r"\b(?:[Tt]he|[Oo]ur|[Yy]our|[Tt]his) (?:police )?(?:force|constabulary|Force|Constabulary|police(?: service)?)\b"
)
OF_POLICE = re.compile(r"\bpolic(?:e|ing)\b|\bconstabular|\bforces?\b|\bcrime commissioner\b", re.IGNORECASE)
BEFORE = re.compile(
    r"(?:^\W*|\b(?:received (?:by|at|into)|held (?:by|at|within)|on behalf of|dear|within|request to|"
    r"asked|contacting|does|do|did|has|have|is|are)\s+"
    r"(?:the\s+)?)$",
    re.IGNORECASE,
)
AFTER = re.compile(
    r"(?:\s*\([^)]{1,20}\))?\s+(?:(?:currently|also|now)\s+)?(?:can|does|do|did|has|have|owns?|uses?|operates?|holds?|"
    r"deploys?|is|are|was|will|considers?|neither|employs?|runs?|flies|responded)\b"
)
SHOWN = 40
"""Characters before and after a name that tell whether the body answers."""


def is_of_another_body(seen: Seen) -> bool:
    """Who answers, is asked or holds is mostly a body that data/authorities.csv does not know.

    On the site of an authority that it knows, or in a thread of one, nothing else counts. Without any that it knows, a
    page has to speak of police at all.
    """
    if seen.page.authority or authority_at(seen.url):
        return False
    known = mentions(seen.everything)
    spans = [(start, end) for start, end, _ in known]
    taken = Taken(spans)
    ours = acting(seen.everything, spans + [match.span() for match in POLICE.finditer(seen.everything)])
    others = [match.span() for match in OTHERS.finditer(seen.everything) if not taken.overlaps(*match.span())]
    elsewhere = bool(others) and bool(host_of(seen.url)) and not listed_kind(seen.url)
    if acting(seen.everything, others) + elsewhere > ours:
        return True
    return not known and not OF_POLICE.search(seen.everything)


def acting(text: str, spans: list[Span]) -> int:
    """How many of the names answer, are asked, or hold something."""
    return sum(
        bool(
            BEFORE.search(text[max(0, start - SHOWN) : start].rpartition("\n")[2])
            or AFTER.match(text, end, end + SHOWN)
        )
        for start, end in spans
    )
