"""Loads the CSVs: csvs-to-sqlite brings in the text, sqlite-utils gives it types, keys, indexes and search."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import sqlite_utils

from disclosures.compiler.csv_files import Rows
from disclosures.compiler.schema import Table

PYTHON_TYPES = {"string": str, "integer": int, "number": float}
SEARCH_MEMORY = 16_000_000
"""Bytes of words that the full-text index gathers before it writes; with its usual million it is half as fast."""
ONE_BY_ONE = """
import sys
import pandas
from csvs_to_sqlite.cli import cli
pandas.set_option("mode.string_storage", "python")
*csvs, database = sys.argv[1:]
for csv in csvs:
    cli(["--just-strings", csv, database], standalone_mode=False)
"""
"""Runs csvs-to-sqlite on one file after the other, as it holds all that it is given in memory. pandas keeps the text as
Python's own strings: in those of pyarrow, which releases need, it takes 100 MB more at 100,000 positions."""
SQL_CASTS = {"string": "{}", "integer": "cast({} as integer)", "number": "cast({} as real)"}


class Staging:
    """A database that csvs-to-sqlite is filling, in a process of its own, with the text of CSV files.

    Every cell arrives as it stands in the file, a blank one as NULL (pandas reads a few words, such as `NA`, as blank:
    the checks refuse those).
    """

    def __init__(self, csv_paths: list[Path], database: Path):
        self.database = database
        self.process = subprocess.Popen(
            [sys.executable, "-c", ONE_BY_ONE, *csv_paths, database],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def wait(self) -> Path:
        """The database, once it is filled.

        Raises:
            RuntimeError: csvs-to-sqlite could not load a file; it says which and why.
        """
        said = self.process.communicate()[1].strip()
        if self.process.returncode or said:
            raise RuntimeError(f"csvs-to-sqlite failed: {said}")
        return self.database

    def abandon(self) -> None:
        """Stop loading, and forget what was loaded."""
        self.process.kill()
        self.process.communicate()
        self.database.unlink(missing_ok=True)


def load(db: sqlite_utils.Database, tables: list[Rows], staging: Path) -> None:
    """Copy the staged text into typed and keyed tables, a table after those that it refers to.

    Raises:
        RuntimeError: the staged tables do not hold as many rows as the files.
    """
    db.attach("staging", staging)
    for rows in tables:
        _create(db, rows.table)
        _copy(db, rows.table)
        loaded = db[rows.table.name].count
        if loaded != rows.count:
            raise RuntimeError(f"{rows.table.csv_shown} has {rows.count} rows, but {loaded} were loaded")
    db.execute("detach staging")


def index_and_search(db: sqlite_utils.Database, tables: list[Table]) -> None:
    """Index every column that refers to another table, and fill the full-text indexes that the schema asks for."""
    for table in tables:
        for key in table.foreign_keys:
            if table.primary_key[0] != key.column:
                db.table(table.name).create_index([key.column])
        if table.searched_columns:
            db.execute(
                f"insert into [{table.name}_fts] ([{table.name}_fts], rank) values ('hashsize', {SEARCH_MEMORY})"
            )
            db.table(table.name).populate_fts(table.searched_columns)


def _create(db: sqlite_utils.Database, table: Table) -> None:
    key = table.primary_key
    db.table(table.name).create(
        {field.name: PYTHON_TYPES[field.type] for field in table.fields},
        pk=key[0] if len(key) == 1 else key,
        not_null=[column for column in table.columns if table.required(column) or column in key],
        foreign_keys=[(foreign.column, foreign.target, "id") for foreign in table.foreign_keys],
    )
    for columns in table.unique_keys:
        db.table(table.name).create_index(columns, unique=True)
    if table.searched_columns:
        db.table(table.name).enable_fts(table.searched_columns, tokenize="porter")


def _copy(db: sqlite_utils.Database, table: Table) -> None:
    values = ", ".join(SQL_CASTS[field.type].format(f"[{field.name}]") for field in table.fields)
    columns = ", ".join(f"[{column}]" for column in table.columns)
    db.execute(f"insert into [{table.name}] ({columns}) select {values} from staging.[{table.name}] order by rowid")
