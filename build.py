#!/usr/bin/env python3
"""Compiles data/*.csv into disclosures.db. `python build.py --help` says more."""

from __future__ import annotations

import argparse
import gc
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from compiler.cells import check_cells
from compiler.csv_files import Rows, read_rows
from compiler.data_checks import data_problems, new_problems
from compiler.derive import derive
from compiler.draft import Draft, draft_of
from compiler.keys import check_keys
from compiler.load import Staging, index_and_search, load
from compiler.problems import BuildStopped, path_to_show, stop_on
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
    from publisher import release as publisher  # not above: pyarrow alone takes half a second, and a build does without
    from publisher.version import read_version

    version = read_version(data)
    with publisher.draft(releases, version) as whole:
        build(data, whole / publisher.DATABASE, progress)
        with progress.step("Write the release"):
            schema = read_schema(data)
            resources = publisher.write(whole, schema, version, ROOT)
        with progress.step("Compare with the version before"):
            stop_on(publisher.faults(whole, resources, releases, schema, version, path_to_show(data / "VERSION")))
        target = releases / str(version)
        new = publisher.publish(whole, target)
    return f"release {version} written to {path_to_show(target)}" if new else f"release {version} is in {path_to_show(target)} already, the same"


def compare(data: Path, old: Path, shape: str, changelog: bool, progress: Progress) -> str:
    """What changed from the database `old` to what the data now builds, as Markdown or JSON. Raises BuildStopped with every problem."""
    from publisher import changes
    from publisher.diff import changes_since, open_old, version_problems

    open_old(old).close()
    with TemporaryDirectory() as scratch:
        new = Path(scratch) / "disclosures.db"
        build(data, new, progress)
        with progress.step("Compare"):
            found = changes_since(old, new, data, ROOT)
    if changelog:
        stop_on(version_problems(found, path_to_show(data / "VERSION")))
        changes.write_changelog(found, data / "CHANGELOG.md")
    return changes.SHAPES[shape](found)


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
    parser.add_argument("--release", type=Path, metavar="DIR", help="write the release DIR/VERSION instead, in every format; VERSION is data/VERSION")
    parser.add_argument("--diff", type=Path, metavar="OLD.db", help="say instead what changed since the database of an earlier build or release")
    parser.add_argument("--diff-format", choices=("markdown", "json"), default="markdown", help="how --diff says it (default: %(default)s)")
    parser.add_argument("--changelog", action="store_true", help="with --diff: put it into data/CHANGELOG.md, too, under the version")
    options = parser.parse_args(arguments)
    if options.changelog and not options.diff:
        parser.error("--changelog goes with --diff")
    progress = Progress()
    try:
        if options.release:
            done = f"{release(options.data, options.release.absolute(), progress)} in {progress.seconds:.1f} s\n"
        elif options.diff:
            done = compare(options.data, options.diff.absolute(), options.diff_format, options.changelog, progress)
        else:
            tables = build(options.data, options.output.absolute(), progress, options.check)
            what = "checked" if options.check else f"written to {options.output}"
            done = f"{sum(table.count for table in tables):,} rows in {len(tables)} tables {what} in {progress.seconds:.1f} s\n"
    except BuildStopped as stopped:
        for problem in stopped.problems:
            print(problem, file=sys.stderr)
        print(f"{len(stopped.problems)} problem(s); nothing was written", file=sys.stderr)
        return 1
    print(done, end="")
    return 0


if __name__ == "__main__":
    gc.disable()  # the rows are many and hold no circles: looking for some takes a fifth of the checks
    sys.exit(main())
