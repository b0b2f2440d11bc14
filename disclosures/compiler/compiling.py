"""The build, step by step: from the CSVs of a folder to one SQLite database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path

import sqlite_utils

from disclosures import ROOT
from disclosures.compiler.checks.csvs import CsvChecks
from disclosures.compiler.checks.data import data_problems, new_problems
from disclosures.compiler.csv_files import Rows, read_rows
from disclosures.compiler.derive import derive, index_derived
from disclosures.compiler.edition import Edition, read_edition
from disclosures.compiler.fresh_database import FreshDatabase, fresh_database, scratch_database
from disclosures.compiler.load import fill_search, index, load
from disclosures.compiler.problems import BuildStopped, Problem, stop_on
from disclosures.compiler.progress import Progress
from disclosures.compiler.repair import keep_loadable
from disclosures.compiler.schema import Table, read_schema
from disclosures.compiler.version import read_version

SQL = ROOT / "sql"


def build(
    data: Path, target: Path, progress: Progress, check_only: bool = False, postcodes: Path | None = None
) -> list[Rows]:
    """Compile the CSVs of `data` into `target`, or only check them.

    `postcodes` is a copy of the ONS Postcode Directory.

    Raises BuildStopped with every problem found.
    """
    with CsvChecks(data) as checks:
        with progress.step("Read the schema") as details:
            schema = schema_of(data, checks)
            edition = read_edition(str(read_version(data)), ROOT / "metadata.yml")
            details.append(f"{len(schema)} tables")
        with nullcontext() if check_only else fresh_database(target) as fresh:
            db = fresh.open() if fresh else scratch_database()
            try:
                tables = compiled(db, schema, edition, postcodes, progress, check_only)
            except Exception:  # rows that are not sound may break any step; the checks tell what is wrong with them
                if not checks.any_problem():
                    raise
                tables = [read_rows(table) for table in schema]
            with progress.step("Check the CSVs") as details:
                checks.take_over(tables)
                details.append(f"{sum(rows.count for rows in tables):,} rows")
            with progress.step("Check the data") as details:
                if checks.any_problem():
                    problems = all_problems(tables, edition)
                else:
                    problems = finished(fresh, db, tables) if fresh else checked_data(db, tables)
                details.append(f"{len(problems)} problems")
            db.close()
            stop_on(problems)
            if fresh:
                with progress.step("Swap in"):
                    fresh.swap_in()
    return tables


def schema_of(data: Path, checks: CsvChecks) -> list[Table]:
    """The tables that the folder describes, without what the checks alone need.

    Raises BuildStopped with every fault of a description.
    """
    try:
        return read_schema(data, types=False)
    except BuildStopped:
        checks.wait()  # they stop for the same faults, and for those of types and constraints
        raise


def compiled(
    db: sqlite_utils.Database,
    schema: list[Table],
    edition: Edition,
    postcodes: Path | None,
    progress: Progress,
    check_only: bool,
) -> list[Rows]:
    """Build the database as if the rows were sound: the checks that say so run meanwhile."""
    tables = []
    with progress.step("Load"):
        for table in schema:
            rows = read_rows(table)
            load(db, rows, search=not check_only)
            rows.let_go()
            tables.append(rows)
    with progress.step("Index"):
        index(db, schema)
    with progress.step("Derive") as details:
        known = derive(db, SQL, edition, postcodes)
        details.extend([f"{known:,} postcodes"] if known else [])
    return tables


def all_problems(tables: list[Rows], edition: Edition) -> list[Problem]:
    """The problems of the CSVs, and what the checks of the data find in as much of them as a table can hold: who mends
    rows hears of everything at once."""
    problems = [problem for rows in tables for problem in rows.problems]
    if any(rows.absent for rows in tables):  # checks of the rest would blame it for what is absent
        return problems
    db = scratch_database()
    for rows in tables:
        rows.again()
        keep_loadable(rows)
        load(db, rows, search=False)
    index(db, [rows.table for rows in tables])
    derive(db, SQL, edition)
    problems += new_problems(checked_data(db, tables), problems)
    db.close()
    return problems


def checked_data(db: sqlite_utils.Database, tables: list[Rows]) -> list[Problem]:
    return data_problems(db, SQL / "checks", {rows.table.name: rows for rows in tables})


def finished(fresh: FreshDatabase, db: sqlite_utils.Database, tables: list[Rows]) -> list[Problem]:
    """Make what no check asks for: the indexes of pages, and search. Meanwhile a thread checks the data.

    Returns what it found. SQLite lets other threads run while it works.
    """
    db.conn.commit()
    with fresh.reader() as reader, ThreadPoolExecutor(max_workers=1) as beside:
        found = beside.submit(checked_data, reader, tables)
        index_derived(db, SQL)
        fill_search(db, [rows.table for rows in tables])
        db.execute("analyze")
        problems = found.result()
    db.conn.commit()
    return problems
