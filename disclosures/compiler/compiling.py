"""The build, step by step: from the CSVs of a folder to one SQLite database."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from disclosures import ROOT
from disclosures.compiler.checks.cells import check_cells
from disclosures.compiler.checks.data import data_problems, new_problems
from disclosures.compiler.checks.keys import check_keys
from disclosures.compiler.csv_files import Rows, read_rows
from disclosures.compiler.derive import derive
from disclosures.compiler.edition import read_edition
from disclosures.compiler.fresh_database import FreshDatabase, fresh_database
from disclosures.compiler.load import Staging, index_and_search, load
from disclosures.compiler.problems import stop_on
from disclosures.compiler.progress import Progress
from disclosures.compiler.repair import write_loadable
from disclosures.compiler.schema import Table, read_schema
from disclosures.compiler.version import read_version


def build(
    data: Path, target: Path, progress: Progress, check_only: bool = False, postcodes: Path | None = None
) -> list[Rows]:
    """Compile the CSVs of `data` into `target`, or only check them.

    `postcodes` is a copy of the ONS Postcode Directory.

    Raises BuildStopped with every problem found.
    """
    with progress.step("Read the schema") as details:
        schema = read_schema(data)
        edition = read_edition(str(read_version(data)), ROOT / "metadata.yml")
        details.append(f"{len(schema)} tables")
    with fresh_database(target) as fresh:
        staging = Staging([table.csv_path for table in schema], fresh.staging)
        with progress.step("Check the CSVs") as details:
            tables = checked_rows(schema)
            problems = [problem for rows in tables for problem in rows.problems]
            details.append(f"{sum(rows.count for rows in tables):,} rows")
        if any(rows.absent for rows in tables):  # checks of the rest would blame it for what is absent
            staging.abandon()
            stop_on(problems)
        with progress.step("Load"):
            db = fresh.open()
            load(db, tables, staged_text(staging, tables, fresh))
        with progress.step("Type, key and index"):
            index_and_search(db, schema)
        with progress.step("Derive") as details:
            known = derive(db, ROOT / "sql", edition, postcodes)
            details.extend([f"{known:,} postcodes"] if known else [])
        with progress.step("Check the data") as details:
            found = data_problems(db, ROOT / "sql" / "checks", {rows.table.name: rows for rows in tables})
            problems += new_problems(found, problems)
            details.append(f"{len(problems)} problems")
        db.close()
        stop_on(problems)
        if not check_only:
            with progress.step("Swap in"):
                fresh.swap_in()
    return tables


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


def staged_text(staging: Staging, tables: list[Rows], fresh: FreshDatabase) -> Path:
    """The text of the CSVs in a database: of the files themselves, or of loadable copies where they are faulty."""
    if any(rows.problems for rows in tables):
        staging.abandon()
        staging = Staging(write_loadable(tables, fresh.folder / "loadable"), fresh.staging)
    return staging.wait()
