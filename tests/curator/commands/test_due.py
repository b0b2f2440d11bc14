"""Requests past their date, and the dates of reviews."""

import sqlite3
from datetime import date

import pytest

from disclosures.compiler.sql_files import read_sql
from disclosures.curator.commands.due import REQUESTS, awaited_reviews, open_reviews, overdue

# In 2022, 12 July and 29 August are holidays somewhere in the United Kingdom, 1 August in Scotland.


def request(**cells):
    """A row as the database gives it: a request under FOIA 2000 that was due on 13 June 2022."""
    row = {
        "id": "a-1",
        "law": "FOIA 2000",
        "outcome": "awaiting",
        "answer_seen": "none",
        "responded_on": None,
        "due_on": "2022-06-13",
    }
    return row | {"review_asked_on": None, "review_asked": 0, "review_decided": 0} | cells


AWAITING = ("awaiting",)


def test_a_request_is_overdue_from_the_day_after_its_due_date():
    assert overdue([request()], date(2022, 6, 13), AWAITING) == []
    assert overdue([request()], date(2022, 6, 14), AWAITING) == ["a-1: due 13 June 2022, 1 working day ago"]


def test_under_scottish_law_a_review_can_be_asked_for_without_an_answer():
    scottish = [request(law="FOISA 2002", due_on="2022-06-09")]
    assert overdue(scottish, date(2022, 6, 20), AWAITING) == [
        "a-1: due 9 June 2022, 7 working days ago; a review can be asked for until 5 August 2022"
    ]
    assert overdue(scottish, date(2022, 8, 8), AWAITING) == ["a-1: due 9 June 2022, 41 working days ago"]


@pytest.mark.parametrize(
    ("cells", "outcomes", "listed"),
    [
        ({"outcome": "disclosed"}, AWAITING, False),
        ({"outcome": "unknown"}, AWAITING, False),
        ({"outcome": "unknown"}, ("unknown",), True),
        ({"outcome": "unknown", "responded_on": "2022-06-20"}, ("unknown",), False),
        ({"outcome": "unknown", "responded_on": "2022-07-20"}, ("unknown",), True),
        ({"outcome": "unknown", "answer_seen": "part"}, ("unknown",), False),
        ({"outcome": "awaiting", "answer_seen": "part"}, AWAITING, True),
    ],
)
def test_only_what_had_no_answer_on_the_day_is_overdue(cells, outcomes, listed):
    assert bool(overdue([request(**cells)], date(2022, 7, 1), outcomes)) == listed


def test_a_review_can_be_asked_for_until_the_fortieth_working_day():
    answered = request(outcome="refused", responded_on="2022-06-10")
    assert open_reviews([answered], date(2022, 8, 9)) == ["a-1: answered 10 June 2022; until 9 August 2022"]
    assert open_reviews([answered], date(2022, 8, 10)) == []
    assert open_reviews([answered], date(2022, 6, 9)) == []


@pytest.mark.parametrize(
    "cells", [{"review_asked": 1}, {"review_decided": 1}, {"responded_on": "2022-06"}, {"responded_on": None}]
)
def test_a_review_that_was_asked_for_or_whose_time_is_not_known_is_not_offered(cells):
    assert open_reviews([request(outcome="refused") | {"responded_on": "2022-06-10"} | cells], date(2022, 6, 20)) == []


def test_a_review_that_was_asked_for_is_awaited_until_it_is_decided():
    asked = request(review_asked=1, review_asked_on="2022-06-13")
    assert awaited_reviews([asked], date(2022, 6, 20)) == ["a-1: asked for 13 June 2022, due 10 August 2022"]
    assert awaited_reviews([asked], date(2022, 8, 11)) == ["a-1: asked for 13 June 2022, due 10 August 2022, past"]
    assert awaited_reviews([asked | {"law": "FOISA 2002"}], date(2022, 6, 20)) == [
        "a-1: asked for 13 June 2022, due 11 July 2022"
    ]
    assert awaited_reviews([asked | {"review_decided": 1}], date(2022, 6, 20)) == []


def test_the_report_names_every_list_and_counts_the_requests(run, database):
    known = len(sqlite3.connect(database).execute(read_sql(REQUESTS).sql).fetchall())
    finished = run("due", "--as-of", "2022-07-01", "--database", database)
    assert finished.status == 0
    assert finished.out[0] == f"As of 1 July 2022, of {known} requests whose due date is known:"
    assert "  dyfed-powys-413-2022: due 10 June 2022, 15 working days ago" in finished.out
    assert "  avon-and-somerset-542-22: answered 1 July 2022; until 31 August 2022" in finished.out
    assert finished.out[-1] == "A review was asked for and its result was not seen: none"


def test_a_day_that_is_none_is_told(run, capsys):
    with pytest.raises(SystemExit):
        run("due", "--as-of", "2022-02-30")
