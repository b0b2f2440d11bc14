"""Adds rows to the CSVs of the data folder, if build.py would accept them."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from disclosures.compiler.compiling import build
from disclosures.compiler.csv_files import read_rows
from disclosures.compiler.problems import BuildStopped, Problem
from disclosures.compiler.progress import Progress
from disclosures.compiler.schema import Table, read_schema
from disclosures.curator.rows.canonical import canonical_cell, canonical_text, read_repaired
from disclosures.curator.rows.files import finish, held, write_all
from disclosures.curator.stopped import Stopped

NewRows = dict[str, list[list[str]]]
"""Rows to be added by table, each with a cell for every column."""


class Refused(BuildStopped):
    """build.py would refuse the rows. `places` says for each of its problems which new row it is on: table and
    number, or None."""

    def __init__(self, problems: list[Problem], places: list[tuple[str, int] | None]):
        super().__init__(problems)
        self.found = list(zip(problems, places, strict=True))


def add_rows(data: Path, new: NewRows) -> None:
    """Write the rows into the CSVs of `data`, in canonical order and form: all of them or none.

    Raises:
        Refused: build.py would refuse the data with these rows; nothing was written.
        BuildStopped: a CSV has a fault of form already.
        Stopped: a CSV changed while the rows were checked.
    """
    with held(data):
        _add_rows(data, new)


def are_there(data: Path, new: NewRows) -> bool:
    """Whether the data holds each of these rows already, cell for cell.

    Raises:
        BuildStopped: a CSV has a fault of form already.
    """
    finish(data)
    tables = {table.name: table for table in read_schema(data)}
    return all(
        [canonical_cell(cell) for cell in cells] in read_repaired(tables[name]).cells
        for name, rows in new.items()
        for cells in rows
    )


def _add_rows(data: Path, new: NewRows) -> None:
    finish(data)
    tables = {table.name: table for table in read_schema(data)}
    before = {name: tables[name].csv_path.read_bytes() for name in new}
    texts = {
        f"{name}.csv": canonical_text(tables[name], read_repaired(tables[name]).cells + rows)
        for name, rows in new.items()
    }
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "data"
        shutil.copytree(data, copy)
        for name, text in texts.items():
            (copy / name).write_text(text, encoding="utf-8", newline="")
        try:
            build(copy, Path(folder) / "checked.db", Progress(), check_only=True)
        except BuildStopped as stopped:
            raise _refused(stopped.problems, copy, tables, new) from stopped
    for name, bytes_ in before.items():
        if tables[name].csv_path.read_bytes() != bytes_:
            raise Stopped(
                f"{tables[name].csv_shown} was changed by somebody else meanwhile; nothing was written, try again"
            )
    write_all(data, texts)


def _refused(problems: list[Problem], copy: Path, tables: dict[str, Table], new: NewRows) -> Refused:
    """The problems as build.py tells them of the real folder, each with the new row that it is on."""
    said: list[Problem] = []
    places: list[tuple[str, int] | None] = []
    for problem in problems:
        table = tables.get(Path(problem.file).stem)
        if table is None:
            said.append(problem)
            places.append(None)
            continue
        said.append(replace(problem, file=table.csv_shown))
        rows = read_rows(replace(table, folder=copy))
        row = dict(zip(rows.lines, rows.cells, strict=True)).get(problem.line)
        added = [[canonical_cell(cell) for cell in cells] for cells in new.get(table.name, [])]
        places.append((table.name, added.index(row)) if row in added else None)
    return Refused(said, places)
