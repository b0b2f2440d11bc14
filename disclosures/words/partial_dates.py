"""Dates that may stop at the month or the year, as ISO 8601 writes them: 2024-05-31, 2024-05, 2024."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import prefixdate
from prefixdate import DatePrefix, Precision

MONTHS = "January February March April May June July August September October November December".split()
PRECISIONS = (Precision.DAY, Precision.MONTH, Precision.YEAR)


def read(text: str) -> DatePrefix | None:
    """The date, with its precision.

    None for what is no date from the year 1000 to 2999 or is not written so (`2024-5`, `2024-05-31T10:00`).
    """
    found = prefixdate.parse(text)
    return found if found.text == text and found.precision in PRECISIONS else None


def is_full(text: str) -> bool:
    """Whether the text is a date that does not stop before the day."""
    found = read(text)
    return found is not None and found.precision is Precision.DAY


@lru_cache(maxsize=8192)  # a page shows the same few hundred dates again and again
def first_day(text: str) -> date:
    """The first day that the date can mean: 1 May 2024 for `2024-05`.

    Raises:
        ValueError: the text is not such a date.
    """
    found = read(text)
    if found is None or found.dt is None:
        raise ValueError(f"'{text}' is not a date such as 2024-05-31, 2024-05 or 2024")
    return found.dt.date()


@lru_cache(maxsize=8192)
def in_words(text: str) -> str:
    """`2022-02-24` as '24 February 2022', `2024-05` as 'May 2024', `2024` as it is.

    Raises:
        ValueError: the text is not such a date.
    """
    day, length = first_day(text), len(text)
    parts = [str(day.day)] * (length == 10) + [MONTHS[day.month - 1]] * (length >= 7) + [str(day.year)]
    return " ".join(parts)
