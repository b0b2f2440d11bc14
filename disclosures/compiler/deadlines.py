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

ASKED = """
select
  id,
  law,
  received_on,
  case when length(responded_on) = 10 and responded_on >= received_on then responded_on end,
  exists (select 1 from events where events.request = requests.id and events.kind = 'extended')
from requests
where law is not null and length(received_on) = 10
order by id
"""


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
    for request, law, received_on, responded_on, extended in db.execute(ASKED).fetchall():
        received = date.fromisoformat(received_on)
        responded = date.fromisoformat(responded_on) if responded_on else None
        due, also = due_on(received, law, responded), also_due_on(received, law, responded)
        yield (
            request,
            due.isoformat(),
            also.isoformat() if also else None,
            working_days_allowed(law, responded),
            None if responded is None else working_days_between(received, responded, law),
            None if responded is None else _on_time(due, responded, law, bool(extended)),
        )


def _on_time(due: date, responded: date, law: str, extended: bool) -> int | None:
    """1 or 0. None where that cannot be said: FOIA 2000 s10(3) lets an authority that weighs the public interest take
    what time is reasonable, without a limit that could be reckoned; FOISA 2002 knows no such extension."""
    if responded > due and extended and law == "FOIA 2000":
        return None
    return int(responded <= due)
