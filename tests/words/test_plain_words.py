"""What a page says in plain words of dates and of how far they lie from each other."""

import pytest

from disclosures.words.plain_words import apart, of_more


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("2025-09-03", "2025-02-06", "209 days"),
        ("2024-02-28", "2024-02-29", "1 day"),
        ("2022-12-01", "2025-08-20", "993 days"),
        ("2022-12", "2025-08-20", "about 2 years 8 months"),
        ("2024-03", "2023-06-13", "about 9 months"),
        ("2024-01-31", "2024-02", "about 1 month"),
        ("2023-05", "2024-05", "about 1 year"),
        ("2022-05", "2024-06", "about 2 years 1 month"),
        ("2024-05-01", "2024-05-01", ""),
        ("2024-05", "2024-05-31", ""),
        ("2024", "2025-05-31", ""),
        ("2023-05", "2024", ""),
        ("", "2024-05-31", ""),
        ("2024-05-31", None, ""),
    ],
)
def test_days_lie_between_full_dates_and_months_where_one_stops_at_the_month(one, other, told):
    assert apart(one, other) == apart(other, one) == told


def test_only_a_plan_after_use_may_be_of_more():
    stances = ("yes", "past", "no", "plan", "silent")
    told = {(before, after) for before in stances for after in stances if of_more(before, after)}
    assert told == {("yes", "plan")}
