"""Makes whole rows of what a reviewer decided on a draft: fills in ids, references to the disclosure, and who checked it."""

from __future__ import annotations

import re

from disclosures.compiler.schema import Table
from disclosures.curator.drafts.files import Cell, Record
from disclosures.curator.rows.adding import NewRows
from disclosures.curator.stopped import Stopped

ID_WORDS = 6
"""Words of the title that make an id where the disclosure has no reference."""


def columns_to_review(table: Table, row: dict[str, Cell], kind: str) -> list[str]:
    """The columns on which a reviewer has to decide: those that the draft fills, and those that must not stay blank."""
    ours = filled_by_us(table, kind)
    columns = [name for name in table.columns if name not in ours and (name in row or table.required(name))]
    return sorted(columns, key="id".__eq__)  # the id comes last: it is proposed from the authority and the reference


def filled_by_us(table: Table, kind: str) -> set[str]:
    """The columns that follow from the others: a disclosure's `checked`, and, of what belongs to it, the reference to it and the id."""
    return {"checked"} if table.name == f"{kind}s" else {"id", "request", "publication"}


def row_is_kept(row: dict[str, Cell]) -> bool:
    return any(cell.decision in ("accepted", "edited") and cell.value for cell in row.values())


def assembled(record: Record, tables: dict[str, Table]) -> tuple[NewRows, dict[str, list[int]]]:
    """The rows to be added, and for each table which rows of the draft they are.

    Raises:
        Stopped: the disclosure itself was rejected while something that belongs to it was not.
    """
    main = f"{record.kind}s"
    if not row_is_kept(record.rows[main][0]):
        if any(row_is_kept(row) for rows in record.rows.values() for row in rows):
            raise Stopped(
                f"the {record.kind} itself is rejected, but rows that belong to it are not; reject them, too, or open it again"
            )
        return {}, {}
    disclosure = id_of(record)
    new: NewRows = {}
    places: dict[str, list[int]] = {}
    for name, rows in record.rows.items():
        for place, row in enumerate(rows):
            if row_is_kept(row):
                new.setdefault(name, []).append(
                    _whole(tables[name], row, record.kind, disclosure, len(new.get(name, [])) + 1)
                )
                places.setdefault(name, []).append(place)
    return new, places


def id_of(record: Record) -> str:
    """The id of the disclosure: its authority and its reference, or its authority and the first words of its title."""
    row = record.rows[f"{record.kind}s"][0]
    given, authority, reference, title = (_kept(row, name) for name in ("id", "authority", "reference", "title"))
    words = " ".join(title.split()[:ID_WORDS])
    return given or "-".join(re.findall("[a-z0-9]+", f"{authority} {reference or words}".lower()))


def _whole(table: Table, row: dict[str, Cell], kind: str, disclosure: str, number: int) -> list[str]:
    cells = {name: _kept(row, name) for name in table.columns}
    if table.name == f"{kind}s":
        cells |= {"id": disclosure, "checked": "single"}
    else:
        cells |= {kind: disclosure}
        if "id" in table.columns:
            cells["id"] = f"{disclosure}-{table.name[0]}{number}"
    return [cells[name] for name in table.columns]


def _kept(row: dict[str, Cell], name: str) -> str:
    cell = row.get(name)
    return cell.value if cell and cell.decision != "rejected" else ""
