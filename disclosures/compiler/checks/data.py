"""Runs the queries of a folder, such as sql/checks/: each finds the rows that are wrong, and must find none."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import sqlite_utils

from disclosures.compiler.csv_files import Rows
from disclosures.compiler.problems import Problem, path_to_show
from disclosures.compiler.sql_files import read_folder


def data_problems(db: sqlite_utils.Database, checks: Path, tables: dict[str, Rows]) -> list[Problem]:
    """What the checks of a folder find. A check returns the columns table_name, key, column_name, what; `key` is the
    row's primary key, its values joined by a space."""
    places = _Places(tables)
    problems = []
    for file in read_folder(checks):
        try:
            found = db.execute(file.sql).fetchall()
        except sqlite3.Error as error:
            problems.append(Problem(path_to_show(file.path), 1, "sql", f"fails: {error}"))
            continue
        problems += [places.problem(*row) for row in found]
    return problems


class _Places:
    """Where the row with a primary key stands."""

    def __init__(self, tables: dict[str, Rows]):
        self.tables = tables
        self.lines: dict[str, dict[str, int]] = {}

    def problem(self, table_name: str, key: str, column: str, what: str) -> Problem:
        rows = self.tables[table_name]
        if table_name not in self.lines:
            rows.again()
            keys = zip(*(rows.column(name) for name in rows.table.primary_key), strict=True)
            self.lines[table_name] = {
                " ".join(values): line for line, values in reversed(list(zip(rows.lines, keys, strict=True)))
            }
        return Problem(rows.table.csv_shown, self.lines[table_name].get(key, 1), column, what)


def new_problems(found: list[Problem], known: list[Problem]) -> Iterator[Problem]:
    """Of the problems found in the data, those on cells of which nothing was said before."""
    said = {(problem.file, problem.line, problem.column) for problem in known}
    return (problem for problem in found if (problem.file, problem.line, problem.column) not in said)
