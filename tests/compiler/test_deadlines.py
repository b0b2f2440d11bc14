"""The table of deadlines, and the check of the dates that authorities printed."""

import pytest
import sqlite_utils

from disclosures.compiler.deadlines import derive_deadlines

FOIA, FOISA = "FOIA 2000", "FOISA 2002"


@pytest.fixture
def deadline():
    """A function that gives the row of `deadlines` of one request, or None."""

    def of(law, received_on, responded_on=None, extended=False):
        db = sqlite_utils.Database(memory=True)
        db["requests"].create({"id": str, "law": str, "received_on": str, "responded_on": str}, pk="id")
        db["requests"].insert({"id": "a", "law": law, "received_on": received_on, "responded_on": responded_on})
        db["events"].create({"request": str, "kind": str})
        db["events"].insert({"request": "a" if extended else "b", "kind": "extended"})
        derive_deadlines(db)
        return db.execute("select due_on, working_days_taken, on_time from deadlines where request = 'a'").fetchone()

    return of


@pytest.mark.parametrize(
    "law, received_on, responded_on, row",
    [
        (FOIA, "2022-05-12", "2022-06-13", ("2022-06-13", 20, 1)),
        (FOIA, "2022-05-12", "2022-06-14", ("2022-06-13", 21, 0)),
        (FOIA, "2022-05-12", "2022-06-12", ("2022-06-13", 19, 1)),
        (FOIA, "2024-05-31", "2024-06-29", ("2024-06-28", 20, 0)),  # the Saturday after the twentieth working day
        (FOIA, "2022-05-12", "2022-05-12", ("2022-06-13", 0, 1)),
        (FOIA, "2022-05-12", "2022-05-13", ("2022-06-13", 1, 1)),
        (FOIA, "2022-05-12", None, ("2022-06-13", None, None)),
        (FOIA, "2022-05-12", "2022-06", ("2022-06-13", None, None)),
        (FOIA, "2022-05-12", "2022-05-11", ("2022-06-13", None, None)),
        (FOISA, "2024-03-15", "2024-04-16", ("2024-04-15", 21, 0)),
        (FOIA, "2022-05", "2022-06-13", None),
        (FOIA, None, "2022-06-13", None),
        (None, "2022-05-12", "2022-06-13", None),
    ],
)
def test_the_table_of_deadlines_says_only_what_the_dates_tell(deadline, law, received_on, responded_on, row):
    assert deadline(law, received_on, responded_on) == row


@pytest.mark.parametrize(
    "law, responded_on, row",
    [
        pytest.param(FOIA, "2022-06-13", ("2022-06-13", 20, 1), id="in time all the same"),
        pytest.param(FOIA, "2022-07-13", ("2022-06-13", 41, None), id="no limit that could be reckoned"),
        pytest.param(FOISA, "2022-07-13", ("2022-06-13", 42, 0), id="Scotland knows no such extension"),
    ],
)
def test_who_extends_the_time_to_weigh_the_public_interest_is_not_said_to_be_late(deadline, law, responded_on, row):
    assert deadline(law, "2022-05-12", responded_on, extended=True) == row


def scottish(project, **dates):
    """Add to the project a request to Police Scotland."""
    project.add("requests", id="scotland-20-0901", authority="scotland", law=FOISA, reference="20-0901", title="Drones",
        summary="Whether drones are used.", outcome="unknown", answer_seen="none", source_kind="disclosure_log",
        source_url="https://www.scotland.police.uk/example/", checked="single", confidence="high", read_on="2026-11-21", **dates)  # fmt: skip
    project.add("request_technologies", request="scotland-20-0901", technology="drones")


def test_a_scottish_answer_of_may_2020_is_judged_by_sixty_days(project):
    scottish(project, received_on="2020-03-25", responded_on="2020-05-13")
    assert project.build().err == []
    row = dict(sqlite_utils.Database(project.target)["deadlines"].get("scotland-20-0901"))
    assert row == {
        "request": "scotland-20-0901",
        "due_on": "2020-06-22",
        "also_due_on": "2020-04-23",
        "working_days_allowed": 60,
        "working_days_taken": 33,
        "on_time": 1,
    }


@pytest.mark.parametrize("printed, taken", [("2020-07-06", True), ("2020-05-07", True), ("2020-07-07", False)])
def test_either_date_of_the_spring_of_2020_may_have_been_printed(project, printed, taken):
    scottish(project, received_on="2020-04-08", due_printed_on=printed)
    assert (project.build("--check").status == 0) is taken
