"""Makes faulty CSVs loadable, so that the checks of the data run, too, and all problems are told at once."""

from __future__ import annotations

import csv
from pathlib import Path

from frictionless import Field

from disclosures.compiler.checks.cells import LONGEST_CELL, MISSING_WORDS
from disclosures.compiler.csv_files import Rows


def write_loadable(tables: list[Rows], folder: Path) -> list[Path]:
    """Write a copy of every table without what no table can hold: cells of another type, rows without a required cell,
    a key for the second time. Faulty text stays, so that the checks of the data still see the row.

    `tables` afterwards hold the rows of the copies. What is built from the copies is looked at and thrown away.
    """
    folder.mkdir()
    paths = []
    for rows in tables:
        rows.again()
        _keep_loadable(rows)
        path = folder / rows.table.csv_path.name
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
            writer.writerow(rows.table.columns)
            writer.writerows(rows.cells)
        paths.append(path)
    return paths


def _keep_loadable(rows: Rows) -> None:
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
            _loadable(field, cell) if field.name in wrong else cell
            for field, cell in zip(rows.table.fields, cells, strict=True)
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


def _loadable(field: Field, cell: str) -> str:
    typed = field.type != "string" or field.name.endswith("_on")
    code = "enum" in field.constraints and not field.constraints.get("required")
    return "" if typed or code or cell.lower() in MISSING_WORDS else cell[:LONGEST_CELL]
