"""What the row of a publication holds besides its kind: its date, its title, its outlet, whether it quotes."""

from __future__ import annotations

import re
from functools import cache

from disclosures.curator.drafts.files import Cell
from disclosures.curator.reading.fields.dates import DATE as DAY
from disclosures.curator.reading.fields.dates import iso
from disclosures.curator.reading.sites import host_of
from disclosures.curator.reading.vocabulary import VOCABULARY, read_table
from disclosures.words.partial_dates import MONTHS

HEAD = 700
"""Characters at the beginning, and at the end, of a page in which its date stands."""
SHORT_MONTHS = "|".join(month[:3] for month in MONTHS)
MONTH_FIRST = re.compile(
    rf"\b(?P<month>{SHORT_MONTHS})[a-z]*\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)\b"
)
MONTH_ALONE = re.compile(rf"\b(?P<month>{'|'.join(MONTHS)}) (?P<year>(?:19|20)\d\d)\b")
CUE = re.compile(
    r"(?:\b(?:published|posted|date|dated|updated|last (?:updated|reviewed)|issued|release date|created|"
    r"approved|written|answered|meeting|MQT|session|signed)\b(?: on| at| date| by [^\n]{3,40})?(?: MQT on)?[\s:|,–-]*"
    r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,?\s*)?(?:\d{1,2}[:.]\d\d ?(?:am|"
    r"pm)?[ ,]*)?(?:the )?)$",
    re.IGNORECASE,
)
ALONE = re.compile(
    r"^\W*(?:By\b.{3,80}?\s)?(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,?\s*)?$", re.IGNORECASE
)
LONGEST_REST = 30
"""Characters that may follow a date in its line, where it is the page's own: a time, a reporter, minutes to read."""
IN_ADDRESS = re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<month>[01]\d)/(?P<day>[0-3]\d)(?:/|$)")
MONTH_IN_ADDRESS = re.compile(
    rf"/(?P<year>20\d\d)/(?:(?P<month>{'|'.join(MONTHS)})(?:-20\d\d)?|(?P<number>[01]\d))(?=/)|"
    rf"/(?P<month2>{'|'.join(MONTHS)})-(?P<year2>20\d\d)(?=/|$)",
    re.IGNORECASE,
)
QUOTED = re.compile(r"[“\"][^”\"\n]{12,}[”\"]?|‘[^’\n]{40,}’")
SPOKEN = re.compile(
    r"\b(?:said|says|added|explained|commented|told|stated|confirmed|insisted|continued)\b", re.IGNORECASE
)
LONGEST_TITLE = 150
SITE_NAME = re.compile(r" [|–—-] (?!\d).*$")
REFERENCES = re.compile(
    r"\bPCD \d{2,4}\b|\bDN ?[\d-]{1,9}[/-]\d{4}\b|\bFS\d{8}\b|\bIC-\d{4,6}-[A-Z0-9]{4}\b|\bUIN \d{3,6}\b|"
    r"\bHL\d{3,5}\b|\b20\d\d/\d{3,5}\b"
)


def published_on(title: str, text: str, url: str, of_press: bool) -> Cell | None:
    """The date that the page shows as its own: with a word such as Published before it, alone in a line at its head, or
    in its address; None where it shows none."""
    heading = title or text.partition("\n")[0]
    return _cued(text) or _in_title(heading, text) or _in_address(url, of_press) or _month(heading, text)


def _cued(text: str) -> Cell | None:
    found = []
    for pattern, value_of in ((DAY, iso), (MONTH_FIRST, _month_first)):
        for match in pattern.finditer(text):
            value = value_of(match)
            if not value or value.startswith("--"):
                continue
            line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
            above = text[: match.start() - len(line)].rstrip("\n").rpartition("\n")[2] if not line.strip() else ""
            rest = text[match.end() :].partition("\n")[0]
            near = match.start() < HEAD or match.start() > len(text) - HEAD
            if CUE.search(line[-80:]) and near:
                found.append((0, match.start(), value, match.span()))
            elif ALONE.match(line) and match.start() < HEAD and (len(rest) <= LONGEST_REST or CUE.search(above[-40:])):
                found.append((1, match.start(), value, match.span()))
    if not found:
        return None
    rank, _, value, span = min(found)
    return Cell(value, [span], 0.9 if rank == 0 else 0.8, "date that the page shows")


def _in_title(heading: str, text: str) -> Cell | None:
    """A day in the title, as of minutes."""
    match = DAY.search(heading)
    value = iso(match) if match else ""
    if not match or not value or value.startswith("--"):
        return None
    at = text.find(match[0])
    return Cell(value, [(at, at + len(match[0]))] if at >= 0 else [], 0.8, "day in the title")


def _month_first(match: re.Match[str]) -> str:
    number = [month[:3] for month in MONTHS].index(match["month"]) + 1
    return f"{match['year']}-{number:02}-{int(match['day']):02}" if 1 <= int(match["day"]) <= 31 else ""


def _in_address(url: str, of_press: bool) -> Cell | None:
    """A day, or on an authority's own site a month."""
    if day := IN_ADDRESS.search(url):
        return Cell(f"{day['year']}-{day['month']}-{day['day']}", [], 0.8, "day in the address")
    month = MONTH_IN_ADDRESS.search(url)
    if not month or of_press:
        return None
    name = month["month"] or month["month2"]
    number = int(month["number"]) if month["number"] else MONTHS.index(name.capitalize()) + 1
    return (
        Cell(f"{month['year'] or month['year2']}-{number:02}", [], 0.8, "month in the address")
        if 1 <= number <= 12
        else None
    )


def _month(title: str, text: str) -> Cell | None:
    """A month alone in the title, as of a report or of minutes."""
    match = MONTH_ALONE.search(title)
    if not match:
        return None
    at = text.find(match[0])
    number = MONTHS.index(match["month"]) + 1
    return Cell(
        f"{match['year']}-{number:02}", [(at, at + len(match[0]))] if at >= 0 else [], 0.7, "month in the title"
    )


def title_of(title: str, text: str) -> Cell | None:
    """The printed heading, without the name of the site; None where there is none, or it is a whole text."""
    first = text.partition("\n")[0].strip()
    printed = SITE_NAME.sub("", f" {title}").strip() or (first if not first.endswith((".", ":")) else "")
    if not printed or len(printed) > LONGEST_TITLE or "[…]" in printed:
        return None
    at = text.find(printed)
    return Cell(printed, [(at, at + len(printed))] if at >= 0 else [], 0.5, "heading of the page")


def reference_of(title: str, text: str) -> Cell | None:
    """The number under which a decision, a question or a case stands: `PCD 1663`."""
    match = REFERENCES.search(f"{title}\n{text[:HEAD]}")
    if not match:
        return None
    at = text.find(match[0])
    return Cell(match[0], [(at, at + len(match[0]))] if at >= 0 else [], 0.8, "form of a reference")


def publisher_at(url: str) -> str:
    """The outlet whose site the address is on: an id of data/publishers.csv; blank for none that is known there."""
    names = host_of(url).split(".")
    known = _publishers()
    return next((known[host] for at in range(len(names)) if (host := ".".join(names[at:])) in known), "")


@cache
def _publishers() -> dict[str, str]:
    sites = {host_of(row["website"]): row["id"] for row in read_table("publishers") if row["website"]}
    return sites | {row["id"]: row["publisher"] for row in read_table("source_hosts") if row["publisher"]}


def quotes(text: str) -> Cell:
    """Whether somebody's own words stand in the report: `yes`, or `no` where it has no quotation marks at all."""
    match = next(
        (one for one in QUOTED.finditer(text) if SPOKEN.search(text, max(0, one.start() - 150), one.end() + 150)), None
    )
    if match:
        return Cell("yes", [match.span()], 0.85, "quotation marks beside a word of speech")
    return Cell("no", [], 0.6, "no quotation")


def authority_name(code: str) -> str:
    """Its name, or nothing for none."""
    return VOCABULARY.authorities.get(code, {}).get("name", "")
