"""The addresses at which the sources of the rows stand, and which of them are to be captured."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from disclosures.compiler.csv_files import read_rows
from disclosures.compiler.problems import nearest, shown, stop_on
from disclosures.compiler.schema import Table, read_schema
from disclosures.curator.stopped import Stopped

UNSEEN_FIRST = {"none": 0, "part": 1}
"""Answers of which nothing was captured come first, then those of which a part was."""


@dataclass(frozen=True)
class Disclosure:
    """A request or publication, and where it stands: the source first."""

    id: str
    kind: str
    """request or publication."""
    addresses: list[str]
    answer_seen: str
    read_on: str


def tables_of(data: Path) -> dict[str, Table]:
    """The tables that the folder describes, by name."""
    return {table.name: table for table in read_schema(data, types=False)}


def rows_of(table: Table) -> list[dict[str, str]]:
    """The rows of the table's CSV.

    Raises:
        BuildStopped: it has a fault of form.
    """
    rows = read_rows(table)
    stop_on(rows.problems)
    return [dict(zip(table.columns, cells, strict=True)) for cells in rows.cells]


def disclosures(tables: dict[str, Table]) -> list[Disclosure]:
    """All that the rows hold, in their order; those without an address have none to capture."""
    return [
        Disclosure(
            row["id"],
            kind,
            list(dict.fromkeys(filter(None, [row["source_url"], *row["also_at"].split()]))),
            row.get("answer_seen", ""),
            row["read_on"],
        )
        for kind in ("request", "publication")
        for row in rows_of(tables[f"{kind}s"])
    ]


def named(all_of_them: list[Disclosure], ids: list[str]) -> list[Disclosure]:
    """Those of these ids.

    Raises:
        Stopped: there is none of such an id; it names the nearest.
    """
    return _found({one.id: one for one in all_of_them}, ids)


def with_ids(rows: list[tuple[str, dict[str, str]]], ids: list[str]) -> list[tuple[str, dict[str, str]]]:
    """Those of the rows, each with its kind, that have these ids.

    Raises:
        Stopped: there is none of such an id; it names the nearest.
    """
    return _found({row["id"]: (kind, row) for kind, row in rows}, ids)


def _found(known: dict[str, Any], ids: list[str]) -> list[Any]:
    for id in ids:
        if id not in known:
            raise Stopped(f"{shown(id)} is no request or publication{nearest(id, list(known))}")
    return [known[id] for id in ids]


def unseen_first(some: list[Disclosure]) -> list[Disclosure]:
    """In the order in which a look brings most: what was not captured, then what is longest unread."""
    return sorted(some, key=lambda one: (UNSEEN_FIRST.get(one.answer_seen, 2), one.read_on))


def older_than(some: list[Disclosure], days: int, fetched_on: Callable[[str], str]) -> list[Disclosure]:
    """Those whose source was last fetched more than so many days ago; one that was never fetched counts from
    the day on which it was read."""
    today = date.today()
    return [
        one
        for one in some
        if one.addresses and (today - date.fromisoformat(fetched_on(one.addresses[0]) or one.read_on)).days > days
    ]
