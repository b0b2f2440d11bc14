"""Makes whole rows of what a reviewer decided: fills in ids, references to the disclosure, and who checked it."""

from __future__ import annotations

from datetime import date

from disclosures.compiler.schema import Table
from disclosures.curator.drafts.files import Cell, Record
from disclosures.curator.drafts.ids import disclosure_id, id_of_part, product_id
from disclosures.curator.rows.adding import NewRows
from disclosures.curator.stopped import Stopped


def columns_to_review(table: Table, row: dict[str, Cell], kind: str) -> list[str]:
    """The columns on which a reviewer has to decide: those that the draft fills, and those that must not stay blank."""
    ours = filled_by_us(table, kind)
    columns = [name for name in table.columns if name not in ours and (name in row or table.required(name))]
    return sorted(columns, key="id".__eq__)  # the id comes last: it is proposed from the others


def filled_by_us(table: Table, kind: str) -> set[str]:
    """The columns that follow from the others.

    A disclosure's `checked` and `read_on`; of what belongs to it, the reference to it and the id. A product belongs to
    none.
    """
    if table.name == f"{kind}s":
        return {"checked", "read_on"}
    return {"id", "request", "publication"} if kind in table.columns else set()


def row_is_kept(row: dict[str, Cell]) -> bool:
    """Whether the reviewer accepted or edited any value of the row."""
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
                f"the {record.kind} itself is rejected, but rows that belong to it are not; "
                "reject them, too, or open it again"
            )
        return {}, {}
    disclosure = id_of(record)
    new: NewRows = {}
    places: dict[str, list[int]] = {}
    for name, rows in record.rows.items():
        kept = [place for place, row in enumerate(rows) if row_is_kept(row)]
        if kept:
            places[name] = kept
            new[name] = [
                _whole(tables[name], rows[place], record.kind, disclosure, number)
                for number, place in enumerate(kept, start=1)
            ]
    return new, places


def id_of(record: Record) -> str:
    """The id of the disclosure: as the reviewer left it, else of its authority and its reference or title."""
    row = record.rows[f"{record.kind}s"][0]
    return _kept(row, "id") or disclosure_id(*(_kept(row, name) for name in ("authority", "reference", "title")))


def proposed_id(table: Table, row: dict[str, Cell], record: Record) -> str:
    """What the reviewer is offered as the id of a row: that of the disclosure, or of a product."""
    return product_id(_kept(row, "name"), _kept(row, "supplier")) if table.name == "products" else id_of(record)


def _whole(table: Table, row: dict[str, Cell], kind: str, disclosure: str, number: int) -> list[str]:
    cells = {name: _kept(row, name) for name in table.columns}
    if table.name == f"{kind}s":
        cells |= {"id": disclosure, "checked": "single", "read_on": date.today().isoformat()}
    elif kind in table.columns:
        cells |= {kind: disclosure}
        if "id" in table.columns:
            cells["id"] = id_of_part(disclosure, table.name, number)
    return [cells[name] for name in table.columns]


def _kept(row: dict[str, Cell], name: str) -> str:
    cell = row.get(name)
    return cell.value if cell and cell.decision != "rejected" else ""
