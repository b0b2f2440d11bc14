"""The list of what is not in the data, as Markdown that an issue can hold."""

from __future__ import annotations

import re
from urllib.parse import quote

from disclosures.curator.reading.vocabulary import VOCABULARY
from disclosures.curator.watching.ranking import Ranked
from disclosures.words.plain_words import counted, day

LISTED_BY = {
    "whatdotheyknow": "WhatDoTheyKnow",
    "log": "its own log",
    "govuk": "GOV.UK",
    "parliament": "UK Parliament, written questions",
    "holyrood": "Scottish Parliament, written questions",
}
LONGEST_TITLE = 120


def listing(ranked: list[Ranked], more: int) -> str:
    """The list; `more` were left out. Titles come from other sites: they stand as code, so that none of them can call
    people, point to issues or make links of its own."""
    if not ranked:
        return "Nothing was found that is not in the data.\n"
    lines = [f"{counted(len(ranked) + more, 'page')} not in the data, the likeliest first.", ""]
    for number, one in enumerate(ranked, start=1):
        item = one.item
        who = VOCABULARY.authorities.get(item.authority, {}).get("name", "")
        about = ", ".join(filter(None, [who, LISTED_BY[item.listed_by], day(item.published_on) or "undated"]))
        lines += [f"{number}. `{_title(item.title)}` <{_address(item.address)}>", f"   {about}: {'; '.join(one.fills)}"]
    if more:
        lines += ["", f"{more} more; --limit shows them."]
    return "\n".join(lines) + "\n"


def _title(title: str) -> str:
    plain = re.sub(r"[`\x00-\x1f\x7f]+", " ", title)
    return " ".join(plain.split())[:LONGEST_TITLE].strip() or "without a title"


def _address(address: str) -> str:
    return quote(address, safe=":/?#&=%+,;!~*'()-._")
