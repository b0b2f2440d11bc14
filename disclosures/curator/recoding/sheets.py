"""The files of a second coder: their columns, and how they are read and checked like tables of data/."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from disclosures.compiler.checks.cells import check_cells
from disclosures.compiler.checks.keys import check_keys
from disclosures.compiler.csv_files import Rows
from disclosures.compiler.problems import Problem, stop_on
from disclosures.compiler.schema import Table
from disclosures.curator.rows.canonical import read_repaired

Sheets = Mapping[str, Mapping[str, Any]]
"""By the name of the file: `primaryKey`, `fields` (a name, or a name with its constraints) and `targets`, which says in
which table the codes of a column stand. The first file has a row for each disclosure that was drawn."""

SCOPE = {"name": "scope", "required": True, "enum": ["overt", "covert", "remainder", "unspecified"]}


def sheet(sheets: Sheets, name: str, folder: Path) -> Table:
    """One of the coder's files, described as a table of data/ is, so that it is read and checked alike."""
    described = sheets[name]
    fields = []
    for field in described["fields"]:
        constraints = {} if isinstance(field, str) else {key: field[key] for key in field if key != "name"}
        column = field if isinstance(field, str) else field["name"]
        fields.append({"name": column, "type": "string", "description": f"The {column}", "constraints": constraints})
    foreign = [
        {"fields": [column], "reference": {"resource": target, "fields": ["id"]}}
        for column, target in described["targets"].items()
    ]
    schema = {"primaryKey": described["primaryKey"], "foreignKeys": foreign, "fields": fields}
    return Table(name, folder, {"name": name, "title": name, "schema": schema})


def empty(sheets: Sheets, drawn: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The text of each file, by its name: the first with a row for each disclosure that was drawn, the others without
    rows."""
    texts: dict[str, str] = {}
    for name in sheets:
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        columns = sheet(sheets, name, Path()).columns
        writer.writerow(columns)
        writer.writerows([row[column] for column in columns] for row in (drawn if not texts else []))
        texts[f"{name}.csv"] = text.getvalue()
    return texts


def filled(sheets: Sheets, folder: Path, ids: list[str], known: dict[str, set[str] | None], to_fill: str) -> list[Rows]:
    """What the coder wrote into each file. `ids` were drawn, `known` are the codes by table, and `to_fill` is the
    column that each disclosure needs.

    Raises:
        BuildStopped: with every code that is not one, and every disclosure without a row or a cell that it needs.
    """
    found = []
    for name in sheets:
        rows = read_repaired(sheet(sheets, name, folder))
        check_cells(rows, date.today(), known)
        check_keys(rows, known)
        found.append(rows)
    first, key = found[0], found[0].table.columns[0]
    missing = [id for id in ids if id not in first.column(key)]
    stop_on(
        [
            *(problem for rows in found for problem in rows.problems),
            *(
                Problem(first.table.csv_shown, 1, key, f"'{id}' was drawn and has no row; add it with its {to_fill}")
                for id in missing
            ),
        ]
    )
    return found
