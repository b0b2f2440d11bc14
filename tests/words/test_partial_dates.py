"""Dates that may stop at the month or the year."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.words.partial_dates import first_day, in_words, is_full, read


@pytest.mark.parametrize(
    ("text", "first", "words", "full"),
    [
        ("2022-02-24", date(2022, 2, 24), "24 February 2022", True),
        ("2024-02-29", date(2024, 2, 29), "29 February 2024", True),
        ("2022-02-04", date(2022, 2, 4), "4 February 2022", True),
        ("2024-05", date(2024, 5, 1), "May 2024", False),
        ("2024-12", date(2024, 12, 1), "December 2024", False),
        ("2024", date(2024, 1, 1), "2024", False),
    ],
)
def test_a_date_may_stop_at_the_month_or_the_year(text, first, words, full):
    assert (first_day(text), in_words(text), is_full(text)) == (first, words, full)


NO_DATES = (
    "2023-02-30 2023-02-29 2023-13 2023-00 2023-00-00 2023-04-31 0000 2023-5 2023-5-1 20230501 2023- "
    "23-05-01 2023-05-01T10:00 05/2023 May-23"
)


@pytest.mark.parametrize("text", [*NO_DATES.split(), "", " 2023", "2023 ", "٢٠٢٣", "2023\n"])
def test_what_is_no_date_of_the_calendar_or_not_written_so_is_none(text):
    assert read(text) is None
    assert not is_full(text)
    with pytest.raises(ValueError, match=r"is not a date such as 2024-05-31, 2024-05 or 2024"):
        first_day(text)


def by_hand(text):
    """The first day, reckoned by another way than the library's; None for no date, nor before 1000 or after 2999."""
    found = re.fullmatch(r"([12][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", text)
    try:
        return found and date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return None


@given(st.from_regex(r"(19|20)[0-9]{2}(-[0-9]{2}(-[0-9]{2})?)?", fullmatch=True) | st.text("0123456789-", max_size=11))
def test_a_text_is_a_date_exactly_where_the_calendar_has_its_first_day(text):
    found = read(text)
    assert (found and found.dt.date()) == by_hand(text)
