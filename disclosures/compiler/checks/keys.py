"""Checks keys: primary, unique and foreign, across all tables."""

from __future__ import annotations

from disclosures.compiler.csv_files import Rows
from disclosures.compiler.problems import nearest, shown


def check_keys(rows: Rows, known: dict[str, set[str] | None]) -> None:
    """Add to the table's problems the keys that stand twice and the references that lead nowhere.

    `known` holds the ids of this table and of those that it refers to; where that is None, as the file cannot be read,
    references to it are not judged.
    """
    for key in [rows.table.primary_key, *rows.table.unique_keys]:
        _check_unique(rows, key)
    for foreign in rows.table.foreign_keys:
        if (ids := known[foreign.target]) is not None:
            _check_reference(rows, foreign.column, foreign.target, ids)


def _check_unique(rows: Rows, key: list[str]) -> None:
    keys = list(zip(*(rows.column(name) for name in key), strict=True))
    if len(set(keys)) == len(keys):
        return
    first_line: dict[tuple[str, ...], int] = {}
    for line, values in zip(rows.lines, keys, strict=True):
        if not all(values):
            continue
        first = first_line.setdefault(values, line)
        if first != line:
            row = " and ".join(f"{name} {shown(value)}" for name, value in zip(key, values, strict=True))
            rows.problem(
                line, key[-1], f"{row} stands already in line {first}; each may stand once in {rows.table.name}"
            )


def _check_reference(rows: Rows, column: str, target: str, known: set[str]) -> None:
    cells = rows.column(column)
    unknown = set(cells) - known - {""}
    if not unknown:
        return
    ordered = sorted(known)
    said = {cell: f"{shown(cell)} is not in {target}.id{nearest(cell, ordered)}" for cell in unknown}
    for line, cell in zip(rows.lines, cells, strict=True):
        if cell in unknown:
            rows.problem(line, column, said[cell])
