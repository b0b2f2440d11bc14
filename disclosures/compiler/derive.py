"""Derives what follows from the rows: deadlines, the derived tables, their indexes, the views."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import sqlite_utils

from disclosures.compiler.deadlines import derive_deadlines
from disclosures.compiler.edition import Edition, tell
from disclosures.compiler.load import SOME_ROWS, analyze
from disclosures.compiler.postcodes import derive_postcodes
from disclosures.compiler.problems import Problem, path_to_show, stop
from disclosures.compiler.sql_files import SqlFile, read_folder, read_sql


def derive(db: sqlite_utils.Database, sql: Path, edition: Edition, postcodes: Path | None = None) -> int:
    """Write `deadlines` and `postcode_forces`, run every sql/derived/*.sql, make a view of every sql/views/*.sql.

    Returns of how many postcodes the force is known.

    Raises:
        BuildStopped: a statement fails; it says which file and why.
    """
    derive_deadlines(db)
    known = derive_postcodes(db, postcodes)
    tell(db, edition)
    for file in read_folder(sql / "derived"):
        _run(db, file, file.sql)
    analyze(db, SOME_ROWS)
    views = read_folder(sql / "views")
    for file in views:
        _run(db, file, f"create view [{file.name}] as\n{file.sql}")
    for file in views:
        _run(db, file, f"explain select * from [{file.name}]")
    return known


def index_derived(db: sqlite_utils.Database, sql: Path) -> None:
    """Make every index of sql/indexes.sql. The transaction stays open.

    Raises:
        BuildStopped: a statement fails.
    """
    file = read_sql(sql / "indexes.sql")
    _run(db, file, f"begin;\n{file.sql}")


def _run(db: sqlite_utils.Database, file: SqlFile, sql: str) -> None:
    try:
        db.conn.executescript(sql)
    except sqlite3.Error as error:
        stop(Problem(path_to_show(file.path), 1, "sql", f"fails: {error}"))
