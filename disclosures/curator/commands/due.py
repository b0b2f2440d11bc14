"""Lists requests past their statutory date without an answer, and until when reviews can be asked for or are due.

The dates are those of disclosures/words/working_days.py: FOIA 2000 section 10 and the Code of Practice
under its section 45; FOISA 2002 sections 10, 20 and 21. Only requests with a law and the full dates can be reckoned.
"""

from __future__ import annotations

import sqlite3
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date

from disclosures import ROOT
from disclosures.compiler.sql_files import read_sql
from disclosures.curator.commands.options import add_database_argument
from disclosures.curator.database import opened
from disclosures.words.plain_words import counted, day
from disclosures.words.working_days import last_day_to_ask_for_review, review_due_on, working_days_between

REQUESTS = ROOT / "sql" / "curator" / "due.sql"


def add_arguments(parser: ArgumentParser) -> None:
    """Add --as-of and --database."""
    parser.add_argument(
        "--as-of",
        type=_day,
        default=date.today(),
        metavar="DATE",
        help="the day from which to look, such as 2024-05-31 (default: today)",
    )
    add_database_argument(parser)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"'{text}' is not a date of the calendar; write it like 2024-05-31") from None


def run(options: Namespace) -> int:
    """Print the four lists; returns exit status 0.

    Raises:
        Stopped: there is no database.
    """
    requests = opened(options.database).execute(read_sql(REQUESTS).sql).fetchall()
    as_of = options.as_of
    print(f"As of {day(as_of.isoformat())}, of {counted(len(requests), 'request')} whose due date is known:")
    _say("Past the statutory date, no answer when last seen", overdue(requests, as_of, ("awaiting",)))
    _say(
        "Past the statutory date, and whether an answer came was not seen; look at the source again",
        overdue(requests, as_of, ("unknown",)),
    )
    _say("A review can still be asked for", open_reviews(requests, as_of))
    _say("A review was asked for and its result was not seen", awaited_reviews(requests, as_of))
    return 0


def _say(heading: str, lines: list[str]) -> None:
    print(f"\n{heading}: {len(lines) or 'none'}")
    for line in lines:
        print(f"  {line}")


def overdue(requests: list[sqlite3.Row], as_of: date, outcomes: tuple[str, ...]) -> list[str]:
    """The requests of these outcomes whose due date is past, that had no answer on the day and of whose answer
    nothing was captured."""
    lines = []
    for row in requests:
        due = date.fromisoformat(row["due_on"])
        unseen = row["answer_seen"] == "none" or row["outcome"] == "awaiting"
        if (
            due < as_of
            and row["outcome"] in outcomes
            and unseen
            and not (row["responded_on"] and row["responded_on"] <= as_of.isoformat())
        ):
            late = working_days_between(due, as_of, row["law"])
            review = last_day_to_ask_for_review(due, None, row["law"])
            until = f"; a review can be asked for until {day(review.isoformat())}" if review and review >= as_of else ""
            lines.append(f"{row['id']}: due {day(row['due_on'])}, {counted(late, 'working day')} ago{until}")
    return lines


def open_reviews(requests: list[sqlite3.Row], as_of: date) -> list[str]:
    """The answered requests for whose review the time is running and that nobody asked to have reviewed."""
    lines = []
    for row in requests:
        if (
            len(row["responded_on"] or "") == 10
            and row["responded_on"] <= as_of.isoformat()
            and not (row["review_asked"] or row["review_decided"])
        ):
            until = last_day_to_ask_for_review(
                date.fromisoformat(row["due_on"]), date.fromisoformat(row["responded_on"]), row["law"]
            )
            if until and until >= as_of:
                lines.append(f"{row['id']}: answered {day(row['responded_on'])}; until {day(until.isoformat())}")
    return lines


def awaited_reviews(requests: list[sqlite3.Row], as_of: date) -> list[str]:
    """The reviews that were asked for on a known day, with the last day for their result."""
    lines = []
    for row in requests:
        if row["review_asked_on"] and row["review_asked_on"] <= as_of.isoformat() and not row["review_decided"]:
            due = review_due_on(date.fromisoformat(row["review_asked_on"]), row["law"])
            lines.append(
                f"{row['id']}: asked for {day(row['review_asked_on'])}, due "
                f"{day(due.isoformat())}{', past' if due < as_of else ''}"
            )
    return lines
