"""The statutory clocks, which count working days.

FOIA 2000 section 10, FOISA 2002 sections 10, 20, 21 and 73, and the Code of Practice under FOIA section 45.
docs/codebook.md, "The statutory clock", gives the source of every rule.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import holidays

WORKING_DAYS_TO_ANSWER = 20
"""FOIA 2000 s10(1) and FOISA 2002 s10(1): not later than the twentieth working day following the date of receipt."""

WORKING_DAYS_TO_ANSWER_IN_SPRING_2020 = 60
EXTENDED_FROM, EXTENDED_TO = date(2020, 4, 7), date(2020, 5, 26)
"""Under FOISA 2002 an answer of these days, both included, had to come not later than the sixtieth working day.

Coronavirus (Scotland) Act 2020, schedule 6 paragraph 3, repealed by the Coronavirus (Scotland) (No.2) Act 2020,
schedule 4 paragraph 11.
"""

WORKING_DAYS_TO_ASK_FOR_REVIEW = 40
"""FOISA 2002 s20(5); for FOIA 2000 the Code of Practice under section 45."""

WORKING_DAYS_TO_REVIEW = {"FOIA 2000": 40, "FOISA 2002": 20}

NATIONS_WHOSE_HOLIDAYS_COUNT = {
    "FOIA 2000": ("ENG", "WLS", "SCT", "NIR"),
    "FOISA 2002": ("SCT",),
}
"""FOIA 2000 s10(6): bank holidays in any part of the United Kingdom. FOISA 2002 s73: bank holidays in Scotland."""

NO_BANK_HOLIDAY = frozenset({date(2006, 11, 30)})
"""`holidays` has St Andrew's Day as a bank holiday from 2006.

The Act that made it one (2007 asp 2) came into force on 16 January 2007.
"""


class _Calendar(holidays.HolidayBase):
    """The days that are no working days under a law, beside Saturdays and Sundays."""

    def __init__(self, law: str):
        self.nations = NATIONS_WHOSE_HOLIDAYS_COUNT[law]
        super().__init__()
        self.is_working_day = cache(self.is_working_day)  # type: ignore[method-assign]  # of each day many ask

    def _populate(self, year: int) -> None:
        for nation in self.nations:
            for day, name in holidays.country_holidays("GB", subdiv=nation, years=year).items():
                if day not in NO_BANK_HOLIDAY:
                    self[day] = name


@cache
def _calendar(law: str) -> _Calendar:
    return _Calendar(law)


def is_working_day(day: date, law: str) -> bool:
    """Whether `day` is a working day under the law: FOIA 2000 s10(6), FOISA 2002 s73.

    Raises:
        KeyError: `law` is neither 'FOIA 2000' nor 'FOISA 2002'.
    """
    return _calendar(law).is_working_day(day)


@cache
def working_day_after(day: date, number: int, law: str) -> date:
    """The working day of that number (1 or more), the first being the one after `day`.

    Raises:
        KeyError: `law` is neither 'FOIA 2000' nor 'FOISA 2002'.
    """
    return _calendar(law).get_nth_working_day(day, number)


@cache
def working_days_between(received: date, responded: date, law: str) -> int:
    """Working days from the day after receipt to the day of the answer, both counted.

    0 for an answer on the same day or before.

    Raises:
        KeyError: `law` is neither 'FOIA 2000' nor 'FOISA 2002'.
    """
    calendar = _calendar(law)
    return calendar.get_working_days_count(received + timedelta(days=1), responded) if responded > received else 0


def working_days_allowed(law: str, responded: date | None) -> int:
    """The number of working days within which an answer of that day had to come.

    None stands for a day that is not known, for which the law counts as it has stood since 27 May 2020.

    Answers of 7 April to 26 May 2020 are judged by the sixty days that were then the limit, all others by twenty,
    whenever the request was received: so the Scottish Information Commissioner.
    """
    extended = law == "FOISA 2002" and responded is not None and EXTENDED_FROM <= responded <= EXTENDED_TO
    return WORKING_DAYS_TO_ANSWER_IN_SPRING_2020 if extended else WORKING_DAYS_TO_ANSWER


def due_on(received: date, law: str, responded: date | None = None) -> date:
    """The last day for an answer, by the law as it stood when it was given.

    The first working day counted is the one after receipt of a valid request.

    Raises:
        KeyError: `law` is neither 'FOIA 2000' nor 'FOISA 2002'.
    """
    return working_day_after(received, working_days_allowed(law, responded), law)


def also_due_on(received: date, law: str, responded: date | None = None) -> date | None:
    """The other date on which the same request was due at another time, as the limit changed while it was open.

    None for all but those of Scotland's spring of 2020. An authority may have printed either.
    """
    if law != "FOISA 2002" or received > EXTENDED_TO or (responded is not None and responded < EXTENDED_FROM):
        return None
    twentieth = working_day_after(received, WORKING_DAYS_TO_ANSWER, law)
    sixtieth = working_day_after(received, WORKING_DAYS_TO_ANSWER_IN_SPRING_2020, law)
    if sixtieth < EXTENDED_FROM:
        return None
    return twentieth if due_on(received, law, responded) == sixtieth else sixtieth


def last_day_to_ask_for_review(due: date, responded: date | None, law: str) -> date | None:
    """The last day to ask the authority to review how it dealt with a request; None where the time has not begun to
    run.

    FOIA 2000: the fortieth working day after the answer was issued, the usual practice of the Code of Practice under
    section 45 (July 2018, part 5); without an answer no time runs. FOISA 2002 s20(5): the fortieth working day after
    the time for answering ended, or, if the answer came later than that, after its receipt.
    """
    begins = responded
    if law == "FOISA 2002":
        begins = due if responded is None else max(due, responded)
    return None if begins is None else working_day_after(begins, WORKING_DAYS_TO_ASK_FOR_REVIEW, law)


def review_due_on(asked: date, law: str) -> date:
    """The last day for the result of a review, after the day on which the authority was asked for it.

    FOIA 2000: the Code of Practice under section 45 (July 2018, part 5) expects it within twenty working days, and in
    complex cases within twenty more; this is the end of both. FOISA 2002 s21(1): the twentieth working day after
    receipt, and no more.

    Raises:
        KeyError: `law` is neither 'FOIA 2000' nor 'FOISA 2002'.
    """
    return working_day_after(asked, WORKING_DAYS_TO_REVIEW[law], law)
