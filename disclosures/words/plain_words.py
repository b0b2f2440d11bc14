"""Filters for templates: dates, ages and counts in plain words."""

import re
from collections.abc import Mapping
from datetime import date

from disclosures.words.partial_dates import first_day, in_words, is_full

OLD_AFTER_YEARS = 2


def day(value: str | None) -> str:
    """'2022-02-24' as '24 February 2022', '2024-05' as 'May 2024', '2024' as it is; nothing for no date."""
    return in_words(value) if value else ""


def iso_day(text: str) -> str:
    """'31/12/2022', as people in Britain write a day, as '2022-12-31'; any other text as it is."""
    written = re.fullmatch(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*", text)
    return f"{written[3]}-{written[2]:0>2}-{written[1]:0>2}" if written else text.strip()


def age(value: str | None, today: date | None = None) -> str:
    """How long ago a date was, at the most: '4 years ago', '3 months ago', 'this month'; nothing for no date."""
    if not value:
        return ""
    then, now = first_day(value), today or date.today()
    months = (now.year - then.year) * 12 + now.month - then.month - (now.day < then.day)
    if months >= 12:
        return f"{counted(months // 12, 'year')} ago"
    return f"{counted(months, 'month')} ago" if months > 0 else "this month"


def apart(one: str | None, other: str | None) -> str:
    """How far two dates lie from each other, whichever is the earlier: '41 days' where both are full, 'about 2 years 8
    months' where one stops at the month. Nothing where one is missing or only a year, or both are or may be of one day.
    """
    if not one or not other or min(len(one), len(other)) < len("2024-05"):
        return ""
    first, second = sorted((first_day(one), first_day(other)))
    if is_full(one) and is_full(other):
        return counted((second - first).days, "day") if first != second else ""
    years, months = divmod((second.year - first.year) * 12 + second.month - first.month, 12)
    told = [counted(number, noun) for number, noun in ((years, "year"), (months, "month")) if number]
    return " ".join(["about", *told]) if told else ""


OF_MORE = "which may be of more, or of other, equipment"
"""What is said wherever a plan follows use: that is no change of practice by itself."""


def of_more(before: str, after: str) -> str:
    """The words beside a change from one stance to another that need not be a change of practice; else nothing."""
    return OF_MORE if (before, after) == ("yes", "plan") else ""


def old(value: str | None, today: date | None = None) -> bool:
    """Whether a date lies more than two years back; an answer so old shows its year in its mark."""
    now = today or date.today()
    return (
        value is not None
        and value != ""
        and first_day(value) < date(now.year - OLD_AFTER_YEARS, now.month, min(now.day, 28))
    )


SIGNS = {
    "asked, no position stated": "…",
    "asked, answer not captured": "?",
    "asked, answered later": "?",
    "asked about a wider or narrower kind": "↕",
    "press reports only": "¶",
    "outside the Acts": "–",
    "nothing known": "–",
}


def status_sign(status: str) -> str:
    """The sign of a status without a position: what was asked, what is known of a wider (↑) or narrower (↓) kind, what
    only the press says; nothing where nobody asked."""
    arrow = "↑" if status.endswith("wider kind") else "↓" if status.endswith("narrower kind") else ""
    return SIGNS.get(status, arrow)


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """'1 force', '9 forces', '1,024 answers'."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def within(name: str) -> str:
    """A name as it stands within a sentence: 'live facial recognition', but 'CCTV' and 'AI redaction'."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


BODIES = re.compile(
    r"(?<!His Majesty’s )\b(Agency|Association|Authority|Board|College|Commissioner|Corporation|Government|Ministry|"
    r"National|Nuclear|Office|Panel|Parliament|Service)\b"
)
"""Words of the names that want an article: 'the Home Office', but 'Essex Police' and 'HM Inspectorate'."""

ONE_OF_MANY = ("catcher", "database", "platform", "polygraph", "kind")
"""What the names of things end in that are counted: 'an IMSI catcher', but 'live facial recognition'."""


USE = {"use": "use", "used": "used", "done": "used"}
MAKE = {"use": "make", "used": "made", "done": "made"}
DEEDS = {
    "access": {"use": "have", "used": "had", "done": "had"},
    "purchases": MAKE,
    "sharing": {"use": "take part in", "used": "took part in", "done": "taken part in"},
}
"""Of names that tell of a deed, by their first word, the verb that goes with it: nobody uses purchases."""


def the(name: str) -> str:
    """The name of a body as it stands within a sentence: 'the Home Office', 'Essex Police'."""
    return f"the {name}" if BODIES.search(name) else name


def a(name: str) -> str:
    """The name of a technology as the object of a sentence: 'an IMSI catcher', 'drones'."""
    if not name.lower().endswith(ONE_OF_MANY):
        return name
    return f"{'an' if name[0] in 'aeiouAEIOU' else 'a'} {name}"


def to_use(name: str) -> str:
    """What somebody does with the technology of that name: 'use drones', but 'make purchases from data brokers'."""
    return f"{verb(name)['use']} {a(within(name))}"


def verb(name: str) -> Mapping[str, str]:
    """The verb that goes with the technology of that name: `use`, its past `used`, and `done` after 'had'."""
    return DEEDS.get(name.split(maxsplit=1)[0].lower(), USE)
