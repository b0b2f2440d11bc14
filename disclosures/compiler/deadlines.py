"""Fills the table `deadlines`: by when an authority had to answer a request, and whether it did."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import sqlite_utils

from disclosures.words.working_days import also_due_on, due_on, working_days_allowed, working_days_between

COLUMNS: dict[str, type] = {
    "request": str,
    "due_on": str,
    "also_due_on": str,
    "working_days_allowed": int,
    "working_days_taken": int,
    "on_time": int,
}
Row = tuple[str, str, str | None, int, int | None, int | None]


def derive_deadlines(db: sqlite_utils.Database) -> None:
    """Write the table `deadlines`: one row for every request with a law and a full date of receipt."""
    db.table("deadlines").create(
        COLUMNS,
        pk="request",
        not_null=["due_on", "working_days_allowed"],
        foreign_keys=[("request", "requests", "id")],
    )
    marks = ", ".join("?" * len(COLUMNS))
    db.conn.executemany(f"insert into deadlines ({', '.join(COLUMNS)}) values ({marks})", _rows(db))


def _rows(db: sqlite_utils.Database) -> Iterator[Row]:
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
        responded = date.fromisoformat(responded_on) if responded_on and len(responded_on) == 10 else None
        if responded is not None and responded < received:  # the checks refuse it; no time can be reckoned from it
            responded = None
        yield _row(request, law, received, responded)


def _row(request: str, law: str, received: date, responded: date | None) -> Row:
    due, also = due_on(received, law, responded), also_due_on(received, law, responded)
    taken, on_time = None, None
    if responded is not None:
        taken, on_time = working_days_between(received, responded, law), int(responded <= due)
    allowed = working_days_allowed(law, responded)
    return request, due.isoformat(), also.isoformat() if also else None, allowed, taken, on_time
