"""A page and its address, as the rules look at them that tell what is no disclosure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from disclosures.curator.reading.formats import Page

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

BETWEEN_HEADINGS = re.compile(
    r"^(?:your |our |the |foi )?(?:request|response|answer|you asked)\W*$", re.IGNORECASE | re.MULTILINE
)
"""A heading over a request or an answer alone, and no other words in its line."""
IN_A_LOG = re.compile(
    r"//foi\.|previous-foi|disclosure-?log|foi-disclosure|foi-re(?:quest|sponse)|/disclosure-?(?:20\d\d)?/|"
    r"datgeliadau|/foi-?\d|"
    r"/request/|/foi/|disclosure_log|/foi-ai/[^/]+/(?:disclosure\d*|d)/|/freedom[-_]of[-_]information/[^/]*foi-?\d",
    re.IGNORECASE,
)
"""In the address of an answer, at an authority or in a thread."""
ASKED = re.compile(
    r"^(?:your |the |foi )?(?:request|questions?|you asked|your questions?|request for information)\b[^.\n]{0,30}$",
    re.IGNORECASE | re.MULTILINE,
)
ANSWERED = re.compile(
    r"^(?:our |the |foi )?(?:response|answer|decision|reply|we answered|our response)\b[^.\n]{0,30}$",
    re.IGNORECASE | re.MULTILINE,
)
OF_A_REQUEST = re.compile(
    r"\bFOIA? ?(?:ref\w*|request|no\b|number|\d)|\bfreedom of information request\b|\brequest (?:ref\w*|number|"
    r"no\b|id\b)|\byour request\b|^no information held$|\bsection 1\(1\)\(a\)",
    re.IGNORECASE | re.MULTILINE,
)
HEAD = 900
"""Characters in which a page says that it answers a request."""

PARLIAMENTS = re.compile(
    r"(?:^|\.)(?:parliament\.uk|parallelparliament\.co\.uk|theyworkforyou\.com|"
    r"questions-statements\.parliament\.uk|niassembly\.gov\.uk|senedd\.wales)$"
)
"""Hosts on which what members of a parliament ask and say is published."""


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

    @cached_property
    def answers(self) -> bool:
        """Whether it has a heading that an answer has, or speaks to the requester."""
        return bool(HEADED.search(self.text) or ADDRESSED.search(self.text))

    def addresses(self, within: int) -> bool:
        """Whether it speaks to the requester in its first characters."""
        return bool(ADDRESSED.search(self.text[:within]))
