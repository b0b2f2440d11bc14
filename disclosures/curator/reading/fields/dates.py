"""Dates: when a request was made, received, answered and filed, and by when the authority said that it would answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from disclosures.curator.drafts.files import Cell
from disclosures.curator.drafts.proposals import Span
from disclosures.curator.reading.lines import Exchange, Line, Role
from disclosures.words.partial_dates import MONTHS

MONTH = rf"(?P<month>{'|'.join(MONTHS)}|{'|'.join(month[:3] for month in MONTHS)}|Sept)\.?"
DATE = re.compile(
    rf"\b(?P<day>\d{{1,2}})\s?\^?\s?(?:st|nd|rd|th)?\s+(?:day\s+)?(?:of\s+)?{MONTH}"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d))?(?![\w])|"
    rf"\b(?P<month_first>{'|'.join(MONTHS)})\s+(?P<day_after>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year_after>(?:19|20)\d\d)\b|"
    r"\b(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b|\b(?P<numeric>\d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d)\b",
    re.IGNORECASE,
)

CUES = {
    "received_on": re.compile(
        r"\b(?:date received|received(?: by [^,.;]{3,60}?| in this office| at this office| into this office)?(?: on|"
        r" dated)?)\s*:?\s*(?:the\s+)?$",
        re.IGNORECASE,
    ),
    "made_on": re.compile(
        r"\b(?:request(?: for information)?|e-?mail|letter|submitted|made|sent)(?: was)?(?: dated| made| submitted|"
        r" sent)(?: on)?(?: the)?\s*:?\s*$|\bdate of request\s*:?\s*$",
        re.IGNORECASE,
    ),
    "due_printed_on": re.compile(
        r"\b(?:(?:that is|which is|i\.e\.|working days|respond(?: to (?:you|your request))?|answer(?:ed)?|reply|"
        r"response|receive a response)[^.;]{0,40}\bby|no later than|due (?:by|on)|due date\s*:?)\s*(?:the\s+)?$",
        re.IGNORECASE,
    ),
    "responded_on": re.compile(
        r"\b(?:(?:date of|dated?)(?: the| our| this)? (?:response|reply|answer)|response date|"
        r"responded(?: to)?(?: on)?|answered(?: on)?|replied(?: on)?|issued|letter is dated|date of issue|"
        r"date responded|response dated)\s*:?\s*$|^(?:date|dated)\s*:?\s*$",
        re.IGNORECASE,
    ),
    "logged_on": re.compile(
        r"\b(?:date (?:published|uploaded)|publication date|added to the (?:disclosure )?log(?: on)?)\s*:?\s*$",
        re.IGNORECASE,
    ),
}
WELSH_MONTHS = (
    "ionawr",
    "chwefror",
    "mawrth",
    "ebrill",
    "mai",
    "mehefin",
    "gorffennaf",
    "awst",
    "medi",
    "hydref",
    "tachwedd",
    "rhagfyr",
)
MONTH_NAMES = "|".join([*MONTHS, *WELSH_MONTHS])
LOGGED_IN_ADDRESS = re.compile(
    rf"/(?:[a-z]+-?)?(?P<year>20\d\d)/(?P<month>{MONTH_NAMES}|[01]\d)(?=/|-+[a-z])|"
    rf"/(?P<month2>{MONTH_NAMES})-(?P<year2>20\d\d)/|/(?P<year3>20\d\d)/",
    re.IGNORECASE,
)
"""A log files by month, or by year: 2024/may, disclosure-2024/may, 2023/02---february, may-2024, 2026."""
LOGGED_BEFORE_BAR = re.compile(r"^\s*\|\s*\S")
"""After a date at the beginning of a line, before what the log files it under: `March 31, 2023 | Other`."""
LONGEST_CUE = 110
"""Characters before a date in which its cue stands."""


def iso(match: re.Match[str]) -> str:
    """The date of a match, as YYYY-MM-DD; --MM-DD where no year is printed; nothing where it is not of the calendar."""
    if match["iso"]:
        return _valid(match["iso"])
    if match["numeric"]:
        day, month, year = re.split(r"[/.]", match["numeric"])
        return _valid(f"{int(year) % 100 + 2000}-{int(month):02}-{int(day):02}")
    if match["month_first"]:
        return _valid(f"{match['year_after']}-{_month(match['month_first']):02}-{int(match['day_after']):02}")
    month = _month(match["month"])
    if not match["year"]:
        return f"--{month:02}-{int(match['day']):02}"
    return _valid(f"{match['year']}-{month:02}-{int(match['day']):02}")


def _month(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, start=1) if month.lower().startswith(name[:3].lower()))


def _valid(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def found_in(text: str, start: int, end: int) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, date (as `iso` gives it) and the words before it, of every date in text[start:end]."""
    for match in DATE.finditer(text, start, end):
        if value := iso(match):
            before = text[max(start, match.start() - LONGEST_CUE) : match.start()]
            yield match.start(), match.end(), value, before


SILENT = (Role.REPEAT, Role.CLARIFICATION, Role.ARGUMENT, Role.NOTICE)
"""Lines whose dates are others' than the request's, unless it is a thread."""
HEAD_LINES = 12
"""Of a letter, in which its date stands."""
DATE_LABEL = re.compile(r"^(?:date|dated)\s*:?\s*", re.IGNORECASE)
LONGEST_LABEL = 40
"""Characters of a line that can be the label of the date below it."""


def dates_of(text: str, exchange: Exchange, url: str, several: bool) -> dict[str, Cell]:
    """The dates of a request by column.

    Args:
        text: The page.
        exchange: The request and its answer.
        url: The page's address, which may tell the month in which it was filed.
        several: Whether the page lists several requests, so that each has its dates without words.
    """
    found = _cued(text, exchange)
    if "responded_on" not in found and not exchange.letters and exchange.having(Role.ANSWER):
        found |= _alone(exchange, found, anywhere=several)
    if (filed := LOGGED_IN_ADDRESS.search(url)) and "logged_on" not in found:
        found["logged_on"] = Cell(_filed(filed), [], 0.95, "month in the address")
    return found | _of_letters(exchange, found)


def _cued(text: str, exchange: Exchange) -> dict[str, Cell]:
    """The dates that words go before: the first for each column. One without a year has that of the others."""
    found: dict[str, Cell] = {}
    undated: list[tuple[str, Span, str]] = []
    for line in exchange.lines:
        if not _tells_dates(line, bool(exchange.letters)):
            continue
        for start, end, value, before in found_in(text, line.start, line.end):
            if not before.strip() and line.role == Role.FRONT and LOGGED_BEFORE_BAR.match(text[end : line.end]):
                found.setdefault("logged_on", Cell(value, [(start, end)], 0.95, "date before a bar"))
                continue
            column = _column(before if before.strip() else _label_above(exchange, line), line.role, found)
            if column and value.startswith("--"):
                undated.append((column, (start, end), value))
            elif column:
                found[column] = Cell(value, [(start, end)], 0.95, f"words before the date ({column})")
    for column, span, value in undated:
        if column not in found and (year := _year_near(column, value, found)):
            rule = f"words before the date ({column}), year of another date"
            found[column] = Cell(year + value[1:], [span], 0.8, rule)
    return found


def _tells_dates(line: Line, of_thread: bool) -> bool:
    if line.role in SILENT and not of_thread:
        return False
    return not (line.role == Role.RIGHTS and "review" in line.text)


def _column(before: str, role: Role, found: dict[str, Cell]) -> str:
    """The column that the words before a date name, of those not yet found; blank for none.

    A request tells no answer.
    """
    for column, cue in CUES.items():
        if column in found or (role == Role.REQUEST and column in ("responded_on", "logged_on")):
            continue
        if cue.search(before.replace("\n", " ")):
            return column
    return ""


def _label_above(exchange: Exchange, line: Line) -> str:
    above = exchange.above(line)
    return above.text if above and len(above.text) < LONGEST_LABEL else ""


def _year_near(column: str, value: str, found: dict[str, Cell]) -> str:
    """The year of a date without one; blank where no other date tells it.

    A request is made and received on or before the other dates, everything else happens on or after them, by less than
    a year.
    """
    others = [other.value for other in found.values() if len(other.value) == 10]
    if not others:
        return ""
    if column in ("made_on", "received_on"):
        year = int(min(others)[:4])
        return str(year if f"{year}{value[1:]}" <= min(others) else year - 1)
    year = int(max(others)[:4])
    return str(year if f"{year}{value[1:]}" >= max(others) else year + 1)


def _alone(exchange: Exchange, found: dict[str, Cell], anywhere: bool) -> dict[str, Cell]:
    """The day of the answer from a date on a line of its own: at the head of a letter, or in an entry of a list.

    Of two on lines that follow one another, as at the end of an entry, the first is that of receipt.
    """
    used = [cell.evidence[0] for cell in found.values() if cell.evidence]
    days = [_day_alone(line, used) for line in exchange.lines]
    for index, (line, day) in enumerate(zip(exchange.lines, days, strict=True)):
        after = days[index + 1] if index + 1 < len(days) else ""
        if day and after and day <= after and "received_on" not in found:
            columns = (("received_on", day, line), ("responded_on", after, exchange.lines[index + 1]))
            return {name: Cell(value, [of.span], 0.85, "two dates that stand alone") for name, value, of in columns}
        if day and (anywhere or index < HEAD_LINES):
            return {"responded_on": Cell(day, [line.span], 0.85, "date that stands alone")}
    return {}


def _day_alone(line: Line, used: list[Span]) -> str:
    """The full date that is all of a line, or follows its label; blank for none, or where it is used already."""
    match = DATE.fullmatch(DATE_LABEL.sub("", line.text.strip()))
    if not match or line.role not in (Role.FRONT, Role.ANSWER):
        return ""
    value = iso(match)
    taken = (line.start + match.start(), line.start + match.end()) in used
    return "" if taken or value.startswith("--") else value


def _filed(match: re.Match[str]) -> str:
    """The month, or the year, under which the address files the page."""
    year, month = match["year"] or match["year2"] or match["year3"], match["month"] or match["month2"]
    if not month:
        return year
    names = [name.lower() for name in MONTHS]
    known = month.lower() if month.lower() in names else ""
    number = (
        int(month) if month.isdigit() else names.index(known) + 1 if known else WELSH_MONTHS.index(month.lower()) + 1
    )
    return f"{year}-{number:02}"


def _of_letters(exchange: Exchange, found: dict[str, Cell]) -> dict[str, Cell]:
    """What the days of a thread's messages add."""
    added: dict[str, Cell] = {}
    for letter in exchange.letters:
        if letter.sent_on and letter.act == "made" and "made_on" not in found:
            added["made_on"] = Cell(
                letter.sent_on, [(letter.start, letter.end)], 0.95, "day of the requester's message"
            )
        if letter.sent_on and letter.act == "responded" and "responded_on" not in found and "responded_on" not in added:
            added["responded_on"] = Cell(
                letter.sent_on, [(letter.start, letter.end)], 0.9, "day of the authority's message"
            )
    return added
