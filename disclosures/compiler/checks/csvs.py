"""Checks every CSV: form, cells and keys. `beside.py` runs it in a process of its own while the rows are loaded.

Cells need frictionless, which takes as long to import as the rows of today take to be loaded.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from dataclasses import astuple
from datetime import date
from pathlib import Path

from disclosures.compiler.checks.cells import check_cells
from disclosures.compiler.checks.keys import check_keys
from disclosures.compiler.csv_files import Rows, read_rows
from disclosures.compiler.problems import BuildStopped
from disclosures.compiler.schema import Table, read_schema


def checked_rows(schema: list[Table]) -> list[Rows]:
    """The rows of every table, each with the problems of its form, its cells and its keys; its cells are let go."""
    tables: list[Rows] = []
    known: dict[str, set[str] | None] = {}
    for table in schema:
        rows = read_rows(table)
        known[table.name] = rows.ids()
        check_cells(rows, date.today(), known)
        check_keys(rows, known)
        rows.let_go()
        tables.append(rows)
    return tables


def _told(data: Path) -> dict[str, object]:
    try:
        tables = checked_rows(read_schema(data))
    except BuildStopped as stopped:
        return {"stopped": [astuple(problem) for problem in stopped.problems]}
    return {
        rows.table.name: ([astuple(problem) for problem in rows.problems], sorted(rows.absent), rows.digest)
        for rows in tables
    }


if __name__ == "__main__":
    gc.disable()  # the rows are many and hold no reference cycles: looking for them takes a fifth of the checks
    json.dump(_told(Path(sys.argv[1])), sys.stdout)
    sys.stdout.flush()
    os._exit(0)  # to take down in order what frictionless has set up takes a tenth of the whole
