"""The statutory clock: FOIA 2000 s10, FOISA 2002 s10 and s73."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from disclosures.words.working_days import (
    also_due_on,
    due_on,
    is_working_day,
    last_day_to_ask_for_review,
    review_due_on,
    working_day_after,
    working_days_between,
)

FOIA, FOISA = "FOIA 2000", "FOISA 2002"

ENGLAND_AND_WALES_2024 = "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"
BANK_HOLIDAYS_2024 = {
    "ENG": ENGLAND_AND_WALES_2024,
    "WLS": ENGLAND_AND_WALES_2024,
    "SCT": "01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26",
    "NIR": "01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26",
}
"""As published at gov.uk/bank-holidays."""


def days_of(year):
    return [date(year, 1, 1) + timedelta(days=n) for n in range(366 if year % 4 == 0 else 365)]


def listed(*nations):
    return {date.fromisoformat(f"2024-{day}") for nation in nations for day in BANK_HOLIDAYS_2024[nation].split()}


@pytest.mark.parametrize("nation", BANK_HOLIDAYS_2024)
def test_the_library_knows_the_bank_holidays_of_each_nation(nation):
    known = holidays.country_holidays("GB", subdiv=nation, years=2024)
    assert {day for day in known if day.weekday() < 5} == listed(nation)


@pytest.mark.parametrize("law, nations", [(FOIA, ["ENG", "WLS", "SCT", "NIR"]), (FOISA, ["SCT"])])
def test_the_working_days_of_2024_are_those_between_weekends_and_bank_holidays(law, nations):
    weekdays = [day for day in days_of(2024) if day.weekday() < 5]
    assert {day for day in weekdays if not is_working_day(day, law)} == listed(*nations)
    assert not any(is_working_day(day, law) for day in days_of(2024) if day.weekday() >= 5)


@pytest.mark.parametrize(
    "day, foia, foisa",
    [
        pytest.param("2024-04-01", False, True, id="Easter Monday is no bank holiday in Scotland"),
        pytest.param("2024-08-26", False, True, id="the last Monday of August is no bank holiday in Scotland"),
        pytest.param("2024-03-18", False, True, id="St Patrick's Day is one in Northern Ireland only"),
        pytest.param("2024-07-12", False, True, id="the twelfth of July is one in Northern Ireland only"),
        pytest.param("2024-01-02", False, False, id="2 January is one in Scotland only, and counts everywhere"),
        pytest.param("2024-12-02", False, False, id="St Andrew's Day is one in Scotland only, and counts everywhere"),
        pytest.param("2024-03-29", False, False, id="Good Friday"),
        pytest.param("2024-12-25", False, False, id="Christmas Day"),
        pytest.param("2021-12-25", False, False, id="Christmas Day on a Saturday"),
        pytest.param("2021-12-27", False, False, id="the Monday after Christmas Day on a Saturday"),
        pytest.param("2021-12-28", False, False, id="the Tuesday after Christmas Day on a Saturday"),
        pytest.param("2022-12-25", False, False, id="Christmas Day on a Sunday"),
        pytest.param("2022-12-27", False, False, id="the Tuesday after Christmas Day on a Sunday"),
        pytest.param("2022-12-28", True, True, id="the Wednesday after Christmas Day on a Sunday"),
        pytest.param("2022-06-03", False, False, id="the Platinum Jubilee"),
        pytest.param("2022-09-19", False, False, id="the state funeral of 2022"),
        pytest.param("2023-05-08", False, False, id="the coronation"),
        pytest.param("2006-11-30", True, True, id="St Andrew's Day before the Act of 2007"),
        pytest.param("2007-11-30", False, False, id="the first St Andrew's Day that is a bank holiday"),
        pytest.param("2011-04-29", False, False, id="the royal wedding"),
        pytest.param("2012-05-28", True, True, id="the spring holiday that was moved in 2012"),
        pytest.param("2012-06-04", False, False, id="the day to which it was moved"),
        pytest.param("2012-06-05", False, False, id="the Diamond Jubilee"),
        pytest.param("2022-05-30", True, True, id="the spring holiday that was moved in 2022"),
        pytest.param("2022-06-02", False, False, id="the day to which it was moved in 2022"),
        pytest.param("2026-06-15", False, False, id="the World Cup, in Scotland only, and counts everywhere"),
        pytest.param("2026-07-13", False, True, id="the twelfth of July on a Sunday, in Northern Ireland only"),
        pytest.param("2020-05-04", True, True, id="the early May holiday that was moved in 2020"),
        pytest.param("2020-05-08", False, False, id="the day to which it was moved"),
    ],
)
def test_a_day_counts_as_each_law_says(day, foia, foisa):
    day = date.fromisoformat(day)
    assert (is_working_day(day, FOIA), is_working_day(day, FOISA)) == (foia, foisa)


@pytest.mark.parametrize(
    "received, law, due",
    [
        pytest.param("2022-05-12", FOIA, "2022-06-13", id="the date that Cleveland Police printed in 13931/2022"),
        pytest.param("2024-03-15", FOIA, "2024-04-17", id="over St Patrick's Day and Easter under FOIA"),
        pytest.param("2024-03-15", FOISA, "2024-04-15", id="over St Patrick's Day and Easter under FOISA"),
        pytest.param("2024-07-01", FOIA, "2024-07-30", id="over the twelfth of July under FOIA"),
        pytest.param("2024-07-01", FOISA, "2024-07-29", id="over the twelfth of July under FOISA"),
        pytest.param("2024-11-08", FOIA, "2024-12-09", id="over St Andrew's Day under FOIA"),
        pytest.param("2024-11-08", FOISA, "2024-12-09", id="over St Andrew's Day under FOISA"),
        pytest.param("2023-12-20", FOIA, "2024-01-23", id="over 2 January under FOIA"),
        pytest.param("2021-12-10", FOIA, "2022-01-13", id="over Christmas Day on a Saturday"),
        pytest.param("2024-06-01", FOIA, "2024-06-28", id="received on a Saturday"),
        pytest.param("2024-05-31", FOIA, "2024-06-28", id="received on the Friday before"),
    ],
)
def test_the_due_date_is_the_twentieth_working_day_after_receipt(received, law, due):
    assert due_on(date.fromisoformat(received), law).isoformat() == due


DATES = st.dates(date(1995, 1, 1), date(2040, 12, 31))
LAWS = st.sampled_from([FOIA, FOISA])


@given(DATES, LAWS)
def test_the_due_date_is_a_working_day_and_the_twentieth(received, law):
    due = due_on(received, law)
    counted = [received + timedelta(days=n) for n in range(1, (due - received).days + 1)]
    assert is_working_day(due, law)
    assert sum(is_working_day(day, law) for day in counted) == 20


@given(DATES, st.integers(0, 90), LAWS)
def test_an_answer_on_a_working_day_is_on_time_if_and_only_if_it_took_at_most_twenty(received, days, law):
    responded = received + timedelta(days=days)
    assume(is_working_day(responded, law))
    assert (responded <= due_on(received, law)) == (working_days_between(received, responded, law) <= 20)


@given(DATES, st.integers(0, 90), LAWS)
def test_an_answer_that_took_more_than_twenty_working_days_is_late(received, days, law):
    responded = received + timedelta(days=days)
    assert working_days_between(received, responded, law) <= 20 or responded > due_on(received, law)


@given(DATES)
def test_foisa_never_gives_more_time_than_foia(received):
    assert due_on(received, FOISA) <= due_on(received, FOIA)


def test_another_law_has_no_clock():
    with pytest.raises(KeyError):
        due_on(date(2024, 1, 1), "EIR 2004")


@given(st.dates(date(2000, 1, 1), date(2030, 12, 31)), st.integers(1, 200), st.sampled_from([FOIA, FOISA]))
def test_the_working_day_of_a_number_is_so_many_working_days_later(day, number, law):
    later = working_day_after(day, number, law)
    assert is_working_day(later, law)
    assert working_days_between(day, later, law) == number


@pytest.mark.parametrize(
    ("law", "due", "responded", "last"),
    [
        (FOIA, "2022-06-13", "2022-06-10", "2022-08-09"),
        (FOIA, "2022-06-13", "2022-07-29", "2022-09-28"),
        (FOIA, "2022-06-13", None, None),
        (FOISA, "2022-06-09", "2022-06-01", "2022-08-05"),
        (FOISA, "2022-06-09", None, "2022-08-05"),
        (FOISA, "2022-06-09", "2022-06-10", "2022-08-08"),
    ],
)
def test_a_review_can_be_asked_for_within_forty_working_days(law, due, responded, last):
    found = last_day_to_ask_for_review(date.fromisoformat(due), responded and date.fromisoformat(responded), law)
    assert found == (last and date.fromisoformat(last))


def test_a_review_is_due_after_twenty_working_days_in_scotland_and_forty_at_most_elsewhere():
    assert review_due_on(date(2022, 6, 13), FOISA) == date(2022, 7, 11)
    assert review_due_on(date(2022, 6, 13), FOIA) == date(2022, 8, 10)


@pytest.mark.parametrize(
    ("received", "responded", "due", "also"),
    [
        pytest.param("2020-03-25", "2020-05-13", "2020-06-22", "2020-04-23", id="answered under the sixty days"),
        pytest.param("2020-03-25", "2020-04-06", "2020-04-23", None, id="answered on the day before they came"),
        pytest.param("2020-03-25", "2020-04-07", "2020-06-22", "2020-04-23", id="answered on their first day"),
        pytest.param("2020-03-25", "2020-05-26", "2020-06-22", "2020-04-23", id="answered on their last day"),
        pytest.param("2020-03-25", "2020-05-27", "2020-04-23", "2020-06-22", id="answered on the day after"),
        pytest.param("2020-04-08", None, "2020-05-07", "2020-07-06", id="received under them, no answer known"),
        pytest.param("2020-05-26", "2020-06-01", "2020-06-23", "2020-08-19", id="received on their last day"),
        pytest.param("2020-05-27", "2020-06-01", "2020-06-24", None, id="received on the day after"),
        pytest.param("2020-01-14", None, "2020-02-11", "2020-04-07", id="sixty days that end on their first day"),
        pytest.param("2020-01-13", None, "2020-02-10", None, id="sixty days that end on the day before"),
    ],
)
def test_scotland_gave_sixty_working_days_in_the_spring_of_2020(received, responded, due, also):
    days = date.fromisoformat(received), FOISA, responded and date.fromisoformat(responded)
    assert (due_on(*days).isoformat(), also_due_on(*days)) == (due, also and date.fromisoformat(also))


def test_the_spring_of_2020_changed_nothing_elsewhere():
    days = date(2020, 3, 25), FOIA, date(2020, 5, 13)
    assert (due_on(*days), also_due_on(*days)) == (date(2020, 4, 24), None)
