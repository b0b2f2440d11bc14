"""What the build does between its beginning and its end: from rows to a database, and to the problems in them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import sqlite_utils

from disclosures import ROOT
from disclosures.compiler.checks.data import data_problems, new_problems
from disclosures.compiler.csv_files import Rows, read_rows
from disclosures.compiler.derive import derive, index_derived
from disclosures.compiler.edition import Edition
from disclosures.compiler.fresh_database import FreshDatabase, scratch_database
from disclosures.compiler.load import analyze, fill_search, index, load
from disclosures.compiler.problems import Problem
from disclosures.compiler.progress import Progress
from disclosures.compiler.repair import keep_loadable
from disclosures.compiler.schema import Table

SQL = ROOT / "sql"


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
        analyze(db)
        problems = found.result()
    db.conn.commit()
    return problems
