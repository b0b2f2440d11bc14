"""Puts the rows into the database: typed, keyed, indexed, and where the schema says so searchable."""

from __future__ import annotations

import sqlite_utils

from disclosures.compiler.csv_files import Rows
from disclosures.compiler.schema import Table

PYTHON_TYPES = {"string": str, "integer": int, "number": float}
SEARCH_MEMORY = 16_000_000
"""Bytes of words that the full-text index gathers before it writes; with its usual million it is half as fast."""
SOME_ROWS = 400
"""Of each index that SQLite looks at before tables are derived: enough to tell what is many and what is few."""
SQL_VALUES = {
    "string": "nullif(?, '')",
    "integer": "cast(nullif(?, '') as integer)",
    "number": "cast(nullif(?, '') as real)",
}
"""How a cell is put in: a blank one as NULL, text as it stands."""


def load(db: sqlite_utils.Database, rows: Rows, search: bool = True) -> None:
    """Write the rows into a new table, in the order of the file. The tables that it refers to are there already.

    `search` False leaves out full-text search, for whoever only checks the rows.

    Raises:
        sqlite3.IntegrityError: a key stands twice, or a required cell is blank.
    """
    _create(db, rows.table, search)
    values = ", ".join(SQL_VALUES[field["type"]] for field in rows.table.described_fields)
    columns = ", ".join(f"[{column}]" for column in rows.table.columns)
    db.conn.executemany(f"insert into [{rows.table.name}] ({columns}) values ({values})", rows.cells)


def index(db: sqlite_utils.Database, tables: list[Table]) -> None:
    """Index every column that refers to another table, and have SQLite look at them."""
    for table in tables:
        for key in table.foreign_keys:
            if table.primary_key[0] != key.column:
                db.table(table.name).create_index([key.column])
    analyze(db, SOME_ROWS)


def analyze(db: sqlite_utils.Database, rows: int = 0) -> None:
    """Let SQLite look at every index, so that it joins tables in a good order: at so many rows of each, or at all."""
    db.execute(f"pragma analysis_limit = {rows}")
    db.execute("analyze")


def fill_search(db: sqlite_utils.Database, tables: list[Table]) -> None:
    """Fill the full-text indexes that the schema asks for."""
    for table in tables:
        if table.searched_columns:
            db.execute(
                f"insert into [{table.name}_fts] ([{table.name}_fts], rank) values ('hashsize', {SEARCH_MEMORY})"
            )
            db.table(table.name).rebuild_fts()


def _create(db: sqlite_utils.Database, table: Table, search: bool) -> None:
    key = table.primary_key
    db.table(table.name).create(
        {field["name"]: PYTHON_TYPES[field["type"]] for field in table.described_fields},
        pk=key[0] if len(key) == 1 else key,
        not_null=[column for column in table.columns if table.required(column) or column in key],
        foreign_keys=[(foreign.column, foreign.target, "id") for foreign in table.foreign_keys],
    )
    for columns in table.unique_keys:
        db.table(table.name).create_index(columns, unique=True)
    if search and table.searched_columns:
        db.table(table.name).enable_fts(table.searched_columns, tokenize="porter")
