"""The statutory clock: by when an authority had to answer a request, and whether it did."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import holidays
import sqlite_utils

WORKING_DAYS_TO_ANSWER = 20
"""FOIA 2000 s10(1) and FOISA 2002 s10(1): not later than the twentieth working day following the date of receipt."""

WORKING_DAYS_TO_ASK_FOR_REVIEW = 40
"""FOISA 2002 s20(5); for FOIA 2000 the Code of Practice under section 45."""

WORKING_DAYS_TO_REVIEW = {"FOIA 2000": 40, "FOISA 2002": 20}

NATIONS_WHOSE_HOLIDAYS_COUNT = {
    "FOIA 2000": ("ENG", "WLS", "SCT", "NIR"),
    "FOISA 2002": ("SCT",),
}
"""FOIA 2000 s10(6): bank holidays in any part of the United Kingdom. FOISA 2002 s73: bank holidays in Scotland."""


@cache
def _holidays(law: str, year: int) -> frozenset[date]:
    days = frozenset().union(
        *(holidays.country_holidays("GB", subdiv=nation, years=year) for nation in NATIONS_WHOSE_HOLIDAYS_COUNT[law])
    )
    return days | {date(year, 12, 25)}


def is_working_day(day: date, law: str) -> bool:
    """Whether `day` is a working day under the law: FOIA 2000 s10(6), FOISA 2002 s73.

    Raises:
        KeyError: `law` is neither 'FOIA 2000' nor 'FOISA 2002'.
    """
    return day.weekday() < 5 and day not in _holidays(law, day.year)


@cache
def _working_days(year: int, law: str) -> list[date]:
    days = (date(year, 1, 1) + timedelta(days=n) for n in range(366))
    return [day for day in days if day.year == year and is_working_day(day, law)]


@cache
def due_on(received: date, law: str) -> date:
    """The last day for an answer: the twentieth working day, the first being the one after receipt of a valid request."""
    return working_day_after(received, WORKING_DAYS_TO_ANSWER, law)


def working_day_after(day: date, number: int, law: str) -> date:
    """The working day of that number, at most 200, the first being the one after `day`."""
    days = _working_days(day.year, law) + _working_days(day.year + 1, law)
    return days[bisect_right(days, day) + number - 1]


def last_day_to_ask_for_review(due: date, responded: date | None, law: str) -> date | None:
    """The last day to ask the authority to review how it dealt with a request; None where the time has not begun to run.

    FOIA 2000: the fortieth working day after the answer was issued, the usual practice of the Code of Practice under section 45 (July
    2018, part 5); without an answer no time runs. FOISA 2002 s20(5): the fortieth working day after the time for answering ended, or, if
    the answer came later than that, after its receipt.
    """
    if law == "FOISA 2002":
        begins = due if responded is None else max(due, responded)
    else:
        begins = responded
    return None if begins is None else working_day_after(begins, WORKING_DAYS_TO_ASK_FOR_REVIEW, law)


def review_due_on(asked: date, law: str) -> date:
    """The last day for the result of a review, after the day on which the authority was asked for it.

    FOIA 2000: the Code of Practice under section 45 (July 2018, part 5) expects it within twenty working days, and in complex cases
    within twenty more; this is the end of both. FOISA 2002 s21(1): the twentieth working day after receipt, and no more.
    """
    return working_day_after(asked, WORKING_DAYS_TO_REVIEW[law], law)


@cache
def working_days_between(received: date, responded: date, law: str) -> int:
    """Working days from the day after receipt to the day of the answer, both counted; 0 for an answer on the same day."""
    years = (_working_days(year, law) for year in range(received.year, responded.year + 1))
    return sum(bisect_right(days, responded) - bisect_right(days, received) for days in years)


def derive_deadlines(db: sqlite_utils.Database) -> None:
    """Write the table `deadlines`: one row for every request with a law and a full date of receipt."""
    table = db["deadlines"]
    table.create(
        {"request": str, "due_on": str, "working_days_taken": int, "on_time": int},
        pk="request",
        not_null=["due_on"],
        foreign_keys=[("request", "requests", "id")],
    )
    db.conn.executemany(
        "insert into deadlines (request, due_on, working_days_taken, on_time) values (?, ?, ?, ?)", _deadlines(db)
    )


def _deadlines(db: sqlite_utils.Database) -> Iterator[tuple[str, str, int | None, int | None]]:
    asked = db.execute(
        """
        select id, law, received_on, responded_on
        from requests
        where law is not null and length(received_on) = 10
        order by id
        """
    ).fetchall()
    for request, law, received_on, responded_on in asked:
        received = date.fromisoformat(received_on)
        due = due_on(received, law)
        responded = date.fromisoformat(responded_on) if responded_on and len(responded_on) == 10 else None
        known = responded is not None and responded >= received
        taken = working_days_between(received, responded, law) if known else None
        yield request, due.isoformat(), taken, int(responded <= due) if known else None
