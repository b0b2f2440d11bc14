#!/usr/bin/env python3
"""Compiles data/*.csv into disclosures.db. `python build.py --help` says more."""

from __future__ import annotations

import argparse
import gc
import sys
from datetime import date
from pathlib import Path

from compiler.cells import check_cells
from compiler.csv_files import Rows, read_rows
from compiler.data_checks import data_problems, new_problems
from compiler.derive import derive
from compiler.draft import Draft, draft_of
from compiler.keys import check_keys
from compiler.load import Staging, index_and_search, load
from compiler.problems import BuildStopped, stop_on
from compiler.progress import Progress
from compiler.repair import write_loadable
from compiler.schema import Table, read_schema

ROOT = Path(__file__).resolve().parent


def build(data: Path, target: Path, progress: Progress, check_only: bool = False) -> list[Rows]:
    """Compile the CSVs of `data` into `target`, or only check them. Raises BuildStopped with every problem found."""
    with progress.step("Read the schema") as details:
        schema = read_schema(data)
        details.append(f"{len(schema)} tables")
    with draft_of(target) as draft:
        staging = Staging([table.csv_path for table in schema], draft.staging)
        with progress.step("Check the CSVs") as details:
            tables = checked_rows(schema)
            problems = [problem for rows in tables for problem in rows.problems]
            details.append(f"{sum(rows.count for rows in tables):,} rows")
        if any(rows.absent for rows in tables):  # checks of the rest would blame it for what is absent
            staging.abandon()
            stop_on(problems)
        with progress.step("Load"):
            db = draft.open()
            load(db, tables, staged_text(staging, tables, draft))
        with progress.step("Type, key and index"):
            index_and_search(db, schema)
        with progress.step("Derive"):
            derive(db, ROOT / "sql")
        with progress.step("Check the data") as details:
            found = data_problems(db, ROOT / "sql", {rows.table.name: rows for rows in tables})
            problems += new_problems(found, problems)
            details.append(f"{len(problems)} problems")
        db.close()
        stop_on(problems)
        if not check_only:
            with progress.step("Swap in"):
                draft.swap_in()
    return tables


def release(data: Path, releases: Path, progress: Progress) -> str:
    """Build the data and write its release into `releases`; returns what was done. Raises BuildStopped with every problem found."""
    version = read_version(data)
    target = releases / str(version)
    with release_draft(releases, version) as whole:
        build(data, whole / DATABASE, progress)
        with progress.step("Write the release"):
            write_release(whole, read_schema(data), version, ROOT)
        new = publish(whole, target)
    return f"release {version} written to {path_to_show(target)}" if new else f"release {version} is in {path_to_show(target)} already, the same"


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


def staged_text(staging: Staging, tables: list[Rows], draft: Draft) -> Path:
    """The text of the CSVs in a database: of the files themselves, or of loadable copies where they are faulty."""
    if any(rows.problems for rows in tables):
        staging.abandon()
        staging = Staging(write_loadable(tables, draft.folder / "loadable"), draft.staging)
    return staging.wait()


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Compile the curated CSVs into one SQLite database.")
    parser.add_argument("--check", action="store_true", help="stop after the checks and write nothing")
    parser.add_argument("--output", type=Path, default=Path("disclosures.db"), metavar="PATH", help="the database to write (default: %(default)s)")
    parser.add_argument("--data", type=Path, default=ROOT / "data", metavar="DIR", help="the folder of NAME.csv and NAME.yml (default: this project's data)")
    options = parser.parse_args(arguments)
    progress = Progress()
    try:
        tables = build(options.data, options.output.absolute(), progress, options.check)
    except BuildStopped as stopped:
        for problem in stopped.problems:
            print(problem, file=sys.stderr)
        print(f"{len(stopped.problems)} problem(s); nothing was written", file=sys.stderr)
        return 1
    rows = sum(table.count for table in tables)
    done = "checked" if options.check else f"written to {options.output}"
    print(f"{rows:,} rows in {len(tables)} tables {done} in {progress.seconds:.1f} s")
    return 0


if __name__ == "__main__":
    gc.disable()  # the rows are many and hold no circles: looking for some takes a fifth of the checks
    sys.exit(main())
