"""The build, step by step: from the CSVs of a folder to one SQLite database."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from disclosures import ROOT
from disclosures.compiler.checks.beside import CsvChecks
from disclosures.compiler.problems import BuildStopped, stop_on

if TYPE_CHECKING:
    from disclosures.compiler.csv_files import Rows
    from disclosures.compiler.progress import Progress
    from disclosures.compiler.schema import Table


def build(
    data: Path, target: Path, progress: Progress, check_only: bool = False, postcodes: Path | None = None
) -> list[Rows]:
    """Compile the CSVs of `data` into `target`, or only check them.

    `postcodes` is a copy of the ONS Postcode Directory.

    Raises BuildStopped with every problem found.
    """
    with CsvChecks(data) as checks:
        from disclosures.compiler import steps  # not above: these take a while, and the checks run already
        from disclosures.compiler.csv_files import read_rows
        from disclosures.compiler.edition import read_edition
        from disclosures.compiler.fresh_database import fresh_database, scratch_database
        from disclosures.compiler.version import read_version

        with progress.step("Read the schema") as details:
            schema = schema_of(data, checks)
            edition = read_edition(str(read_version(data)), ROOT / "metadata.yml")
            details.append(f"{len(schema)} tables")
        with nullcontext() if check_only else fresh_database(target) as fresh:
            db = fresh.open() if fresh else scratch_database()
            try:
                tables = steps.compiled(db, schema, edition, postcodes, progress, check_only)
            except Exception:  # rows that are not sound may break any step; the checks tell what is wrong with them
                if not checks.any_problem():
                    raise
                tables = [read_rows(table) for table in schema]
            with progress.step("Check the CSVs") as details:
                checks.take_over(tables)
                details.append(f"{sum(rows.count for rows in tables):,} rows")
            with progress.step("Check the data") as details:
                if checks.any_problem():
                    problems = steps.all_problems(tables, edition)
                else:
                    problems = steps.finished(fresh, db, tables) if fresh else steps.checked_data(db, tables)
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
    from disclosures.compiler.schema import read_schema

    try:
        return read_schema(data, types=False)
    except BuildStopped:
        checks.wait()  # they stop for the same faults, and for those of types and constraints
        raise
