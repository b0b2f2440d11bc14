"""Checks keys: primary, unique and foreign, across all tables."""

from __future__ import annotations

from compiler.csv_files import Rows
from compiler.problems import nearest, shown


def check_keys(tables: dict[str, Rows]) -> None:
    """Add to each table's problems the keys that stand twice and the references that lead nowhere."""
    known = {name: set(rows.column("id")) for name, rows in tables.items() if "id" in rows.table.columns}
    for rows in tables.values():
        for key in [rows.table.primary_key, *rows.table.unique_keys]:
            _check_unique(rows, key)
        for foreign in rows.table.foreign_keys:
            _check_reference(rows, foreign.column, foreign.target, known[foreign.target])


def _check_unique(rows: Rows, key: list[str]) -> None:
    first_line: dict[tuple[str, ...], int] = {}
    for line, values in zip(rows.lines, zip(*(rows.column(name) for name in key))):
        if not all(values):
            continue
        first = first_line.setdefault(values, line)
        if first != line:
            row = " and ".join(f"{name} {shown(value)}" for name, value in zip(key, values))
            rows.problem(line, key[-1], f"{row} stands already in line {first}; each may stand once in {rows.table.name}")


def _check_reference(rows: Rows, column: str, target: str, known: set[str]) -> None:
    ordered: list[str] = []
    said: dict[str, str] = {}
    for line, cell in zip(rows.lines, rows.column(column)):
        if cell and cell not in known:
            if cell not in said:
                ordered = ordered or sorted(known)
                said[cell] = f"{shown(cell)} is not in {target}.id{nearest(cell, ordered)}"
            rows.problem(line, column, said[cell])
