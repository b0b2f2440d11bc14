"""What can be coded a second time: requests, and publications by voice. Each kind has its files and its units."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from disclosures.curator.recoding.sheets import SCOPE, Sheets, filled
from disclosures.curator.rows.agreement import Agreement, Coding, agreements, agreements_on_pages
from disclosures.curator.stopped import Stopped

NO_FORCE = "none"
"""What stands in the coder's column `force` where a statement describes no force."""

CODES = {
    "outcome": "select id, definition from outcomes order by rank",
    "position": "select id, definition from position_types order by rank",
    "technology": "select id, definition from technologies order by rowid",
    "exemption": "select id, act || ', section ' || section || ': ' || title from exemptions order by rowid",
    "force": "select id, name from forces union all select id, name from force_groups order by 1",
}
"""What the coder's README lists under each heading: a code and its meaning."""


@dataclass(frozen=True)
class Compared:
    """The two codings of a sample, measured: the disclosures that were compared, and each variable."""

    ids: list[str]
    found: list[Agreement]


@dataclass(frozen=True)
class Kind:
    """A kind of disclosure to be coded again."""

    table: str
    """`requests` or `publications`."""
    noun: str
    suffix: str
    """Ends the name of a sample."""
    can_be_drawn: str
    """Which can be drawn, in words."""
    query: str
    """The file of sql/curator/ that lists them."""
    sheets: Sheets
    codes: tuple[str, ...]
    readme: str
    compare: Callable[[sqlite3.Connection, Path, list[str]], Compared]

    @property
    def plural(self) -> str:
        """'requests', 'statements', 'news reports'."""
        return f"{self.noun}s"


REQUEST_SHEETS: Sheets = {
    "answers": {
        "primaryKey": ["request"],
        "fields": [
            *("request", "authority", "reference", "source_url", "also_at", "asked", "questions"),
            {"name": "outcome", "required": True},
        ],
        "targets": {"request": "requests", "outcome": "outcomes"},
    },
    "positions": {
        "primaryKey": ["request", "technology", "scope", "position"],
        "fields": [
            {"name": "request", "required": True},
            {"name": "technology", "required": True},
            SCOPE,
            {"name": "position", "required": True},
        ],
        "targets": {"request": "requests", "technology": "technologies", "position": "position_types"},
    },
    "exemptions": {
        "primaryKey": ["request", "exemption"],
        "fields": [{"name": "request", "required": True}, {"name": "exemption", "required": True}],
        "targets": {"request": "requests", "exemption": "exemptions"},
    },
}

PUBLICATION_SHEETS: Sheets = {
    "pages": {
        "primaryKey": ["publication"],
        "fields": [
            *("publication", "authority", "publisher", "source_url", "also_at"),
            {"name": "read", "required": True, "enum": ["yes", "no"]},
        ],
        "targets": {"publication": "publications"},
    },
    "positions": {
        "primaryKey": ["publication", "force", "technology", "scope", "position"],
        "fields": [
            {"name": "publication", "required": True},
            {"name": "force", "required": True},
            {"name": "technology", "required": True},
            SCOPE,
            {"name": "position", "required": True},
        ],
        "targets": {
            "publication": "publications",
            "force": "forces",
            "technology": "technologies",
            "position": "position_types",
        },
    },
}

REQUEST_README = """# A blind recoding of {number}

Sample {sample}. For somebody who did not code these requests before, and who does not look at the dataset or its site
while coding.

1. Read the code-book (docs/codebook.md).
2. For each row of `answers.csv` open `source_url` (or `also_at`) and read the answer. The question is given in our
   words.
3. Write into `answers.csv` the outcome of each request. Change nothing else there.
4. Write into `positions.csv` one row for each stated position, into `exemptions.csv` one row for each section that is
   relied on. No row means that you saw none.
5. When every request has its outcome: `python curate.py recode --compare {folder}`

Scopes are overt, covert, remainder (a refusal about anything else that is held) and unspecified. The other codes:
"""

PUBLICATION_README = """# A blind recoding of {number}

Sample {sample}. For somebody who did not code these pages before, and who does not look at the dataset or its site
while coding.

1. Read the code-book (docs/codebook.md), and take each page through its steps: "Whether a page states anything, and of
   which technology".
2. For each row of `pages.csv` open `source_url` (or `also_at`) and read the page. Write *yes* into `read`, or *no*
   where the page cannot be read: such a page is not compared. Change nothing else there.
3. Write into `positions.csv` one row for each stated position. `force` is the force whose practice it describes, the
   group of forces of which it speaks at once, or `none`. No row means that you saw none.
4. When every page has its `read`: `python curate.py recode --compare {folder}`

Scopes are overt, covert, remainder (a refusal about anything else that is held) and unspecified. The other codes:
"""


def compare_requests(db: sqlite3.Connection, folder: Path, ids: list[str]) -> Compared:
    """The second coder's requests beside the rows of the database.

    Raises:
        BuildStopped: with every fault of the coder's files.
        Stopped: a request is gone.
    """
    known = _known(db, "technologies", "position_types", "outcomes", "exemptions") | {"requests": set(ids)}
    answers, positions, exemptions = filled(REQUEST_SHEETS, folder, ids, known, "outcome")
    second = Coding(
        dict(zip(answers.column("request"), answers.column("outcome"), strict=True)),
        set(zip(exemptions.column("request"), exemptions.column("exemption"), strict=True)),
        set(zip(*map(positions.column, ("request", "technology", "scope", "position")), strict=True)),
    )
    outcomes = dict(_rows(db, "select id, outcome from requests where id in", ids))
    _stop_if_gone(ids, set(outcomes))
    first = Coding(
        outcomes,
        set(_rows(db, "select request, exemption from request_exemptions where request in", ids)),
        set(_rows(db, "select request, technology, scope, position from positions where request in", ids)),
    )
    asked = _rows(db, "select request, technology from request_technologies where request in", ids)
    return Compared(ids, agreements(first, second, asked, _laws(db, ids)))


def compare_publications(db: sqlite3.Connection, folder: Path, ids: list[str]) -> Compared:
    """The second coder's publications, of those that could be read, beside the rows of the database.

    Raises:
        BuildStopped: with every fault of the coder's files.
        Stopped: a publication is gone, or none could be read.
    """
    known = _known(db, "technologies", "position_types", "forces", "force_groups") | {"publications": set(ids)}
    known["forces"] = (known["forces"] or set()) | (known["force_groups"] or set()) | {NO_FORCE}
    pages, positions = filled(PUBLICATION_SHEETS, folder, ids, known, "read")
    could = dict(zip(pages.column("publication"), pages.column("read"), strict=True))
    read = [id for id in ids if could[id] == "yes"]
    if not read:
        raise Stopped(f"{pages.table.csv_shown}: none of the pages was read, so there is nothing to compare")
    _stop_if_gone(read, {id for (id,) in _rows(db, "select id from publications where id in", read)})
    columns = ("publication", "technology", "scope", "position", "force")
    second = [row for row in zip(*map(positions.column, columns), strict=True) if row[0] in read]
    first = _rows(
        db,
        "select publication, technology, scope, position, coalesce(force, force_group, 'none') from positions"
        " where publication in",
        read,
    )
    about = _rows(db, "select publication, technology from publication_technologies where publication in", read)
    return Compared(read, agreements_on_pages(first, second, about, read))


def _rows(db: sqlite3.Connection, sql: str, ids: list[str]) -> list[Any]:
    return [tuple(row) for row in db.execute(f"{sql} (select value from json_each(?))", [json.dumps(ids)])]


def _known(db: sqlite3.Connection, *tables: str) -> dict[str, set[str] | None]:
    return {table: {id for (id,) in db.execute(f"select id from {table}")} for table in tables}


def _stop_if_gone(ids: list[str], there: set[str]) -> None:
    if gone := [id for id in ids if id not in there]:
        raise Stopped(
            f"{gone[0]}: was drawn and is not in the database; it was renamed or removed since, so the sample cannot "
            f"be compared"
        )


def _laws(db: sqlite3.Connection, requests: list[str]) -> dict[str, set[str]]:
    """The exemptions of each request's law; all of them where its law is not known."""
    laws = dict(_rows(db, "select id, law from requests where id in", requests))
    acts = db.execute("select id, act from exemptions").fetchall()
    return {request: {id for id, act in acts if law is None or act == law} for request, law in laws.items()}


def _publications(noun: str) -> Kind:
    return Kind(
        "publications",
        noun,
        "-" + f"{noun}s".replace(" ", "-"),
        f"{noun}s have an address",
        "recode_publications",
        PUBLICATION_SHEETS,
        ("force", "position", "technology"),
        PUBLICATION_README,
        compare_publications,
    )


KINDS = {
    "requests": Kind(
        "requests",
        "request",
        "",
        "requests have an address and an answer that was captured",
        "recode",
        REQUEST_SHEETS,
        ("outcome", "position", "technology", "exemption"),
        REQUEST_README,
        compare_requests,
    ),
    "statements": _publications("statement"),
    "news-reports": _publications("news report"),
}
"""By what follows --of."""
