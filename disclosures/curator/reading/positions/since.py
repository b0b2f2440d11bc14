"""The day from which something is used: `since 4 May 2021`, `since June 2020`, `since 2019`."""

from __future__ import annotations

import re

from disclosures.curator.drafts.proposals import Span
from disclosures.words.partial_dates import MONTHS

SINCE = re.compile(
    r"\bsince\s+(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+)?"
    rf"(?:(?P<month>{'|'.join(MONTHS)})\s+)?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def since(text: str, clause: Span) -> tuple[str, Span] | None:
    """The date, which may stop at the month or the year, and where it stands; None where the clause has none."""
    match = SINCE.search(text, *clause)
    if not match:
        return None
    parts = [match["year"]]
    if match["month"]:
        parts.append(f"{MONTHS.index(match['month'].capitalize()) + 1:02}")
        if match["day"]:
            parts.append(f"{int(match['day']):02}")
    return "-".join(parts), match.span()
