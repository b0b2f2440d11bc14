"""The checks of the CSVs (`csvs.py`) in a process of their own. It is started before the build imports what it needs
itself: so nothing is imported here that takes a while."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from disclosures import ROOT
from disclosures.compiler.problems import BuildStopped, Problem, stop

if TYPE_CHECKING:
    from disclosures.compiler.csv_files import Rows


class Checked(NamedTuple):
    """What the checks say of one CSV; `digest` and `absent` are those of its Rows."""

    problems: list[Problem]
    absent: set[str]
    digest: int


class CsvChecks:
    """The checks of the CSVs of a folder, which a process of its own makes. It writes nothing, and ends with the block
    that it is opened for."""

    def __init__(self, data: Path):
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "disclosures.compiler.checks.csvs", data],
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


def _read(told: dict[str, Any]) -> dict[str, Checked]:
    if "stopped" in told:
        raise BuildStopped(Problem(*problem) for problem in told["stopped"])
    return {
        name: Checked([Problem(*problem) for problem in problems], set(absent), digest)
        for name, (problems, absent, digest) in told.items()
    }
