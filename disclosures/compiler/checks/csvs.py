"""Checks every CSV: form, cells and keys. It runs in a process of its own, beside the one that loads the rows.

Cells need frictionless, which takes as long to import as the rows of today take to be loaded.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from disclosures import ROOT
from disclosures.compiler.checks.cells import check_cells
from disclosures.compiler.checks.keys import check_keys
from disclosures.compiler.csv_files import Rows, read_rows
from disclosures.compiler.problems import BuildStopped, Problem, stop
from disclosures.compiler.schema import Table, read_schema


@dataclass(frozen=True)
class Checked:
    """What the checks say of one CSV; `digest` and `absent` are those of its Rows."""

    problems: list[Problem]
    absent: set[str]
    digest: int


class CsvChecks:
    """The checks of the CSVs of a folder, which a process of its own makes. It writes nothing, and ends with the block
    that it is opened for."""

    def __init__(self, data: Path):
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", __name__, data],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self._said: dict[str, Checked] | None = None

    def __enter__(self) -> CsvChecks:
        return self

    def __exit__(self, *ended: object) -> None:
        self.process.kill()
        self.process.communicate()

    def wait(self) -> dict[str, Checked]:
        """What was found, by table.

        Raises:
            BuildStopped: the schema is faulty, so that nothing could be checked.
            RuntimeError: the checks themselves failed.
        """
        if self._said is None:
            told, failure = self.process.communicate()
            if self.process.returncode:
                raise RuntimeError(f"the checks of the CSVs failed: {failure.strip()}")
            self._said = _read(json.loads(told))
        return self._said

    def any_problem(self) -> bool:
        return any(checked.problems for checked in self.wait().values())

    def take_over(self, tables: list[Rows]) -> None:
        """Give the tables, which were read here, the problems that were found there.

        Raises:
            BuildStopped: a file was changed between the one reading and the other.
        """
        for rows in tables:
            checked = self.wait()[rows.table.name]
            if checked.digest != rows.digest:
                stop(Problem(rows.table.csv_shown, 1, "file", "was changed while it was read; build again"))
            rows.problems, rows.absent = checked.problems, checked.absent


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


def _read(told: dict[str, Any]) -> dict[str, Checked]:
    if "stopped" in told:
        raise BuildStopped(Problem(*problem) for problem in told["stopped"])
    return {
        name: Checked([Problem(*problem) for problem in problems], set(absent), digest)
        for name, (problems, absent, digest) in told.items()
    }


if __name__ == "__main__":
    gc.disable()  # the rows are many and hold no reference cycles: looking for them takes a fifth of the checks
    json.dump(_told(Path(sys.argv[1])), sys.stdout)
