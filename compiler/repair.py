"""Makes faulty CSVs loadable, so that the checks of the data run, too, and all problems are told at once."""

from __future__ import annotations

import csv
from pathlib import Path

from compiler.csv_files import Rows


def write_loadable(tables: list[Rows], folder: Path) -> list[Path]:
    """Write a copy of every table with the faulty cells blanked and the rows without their required cells left out.

    `tables` afterwards hold the rows of the copies. What is built from the copies is looked at and thrown away.
    """
    folder.mkdir()
    paths = []
    for rows in tables:
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
    kept = []
    for line, row in zip(rows.lines, rows.cells):
        wrong = faulty.get(line, set())
        if "row" in wrong:
            continue
        row = ["" if name in wrong else cell for name, cell in zip(columns, row)]
        if all(row[index] for index in needed):
            kept.append((line, row))
    rows.lines, rows.cells = [line for line, _ in kept], [row for _, row in kept]
