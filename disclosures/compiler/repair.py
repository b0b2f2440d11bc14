"""Makes faulty CSVs loadable, so that the checks of the data run, too, and all problems are told at once."""

from __future__ import annotations

from typing import Any

from disclosures.compiler.checks.cells import LONGEST_CELL, MISSING_WORDS
from disclosures.compiler.csv_files import Rows


def keep_loadable(rows: Rows) -> None:
    """Leave out what no table can hold: cells of another type, rows without a required cell, a key for the second time.
    Faulty text stays, so that the checks of the data still see the row.

    What is built from such rows is looked at and thrown away.
    """
    faulty: dict[int, set[str]] = {}
    for problem in rows.problems:
        faulty.setdefault(problem.line, set()).add(problem.column)
    columns = rows.table.columns
    needed = {columns.index(name) for name in columns if rows.table.required(name) or name in rows.table.primary_key}
    keys = [[columns.index(name) for name in key] for key in (rows.table.primary_key, *rows.table.unique_keys)]
    seen: set[tuple[int, tuple[str, ...]]] = set()
    kept = []
    for line, cells in zip(rows.lines, rows.cells, strict=True):
        wrong = faulty.get(line, set())
        row = [
            _loadable(field, cell) if field["name"] in wrong else cell
            for field, cell in zip(rows.table.described_fields, cells, strict=True)
        ]
        held = {
            (number, tuple(row[index] for index in key))
            for number, key in enumerate(keys)
            if all(row[index] for index in key)
        }
        if "row" in wrong or not all(row[index] for index in needed) or held & seen:
            continue
        seen |= held
        kept.append((line, row))
    rows.lines, rows.cells = [line for line, _ in kept], [row for _, row in kept]
    rows.count = len(kept)


def _loadable(field: dict[str, Any], cell: str) -> str:
    constraints = field.get("constraints", {})
    typed = field["type"] != "string" or field["name"].endswith("_on")
    code = "enum" in constraints and not constraints.get("required")
    return "" if typed or code or cell.lower() in MISSING_WORDS else cell[:LONGEST_CELL]
