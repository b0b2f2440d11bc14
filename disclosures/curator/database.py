"""The compiled database, which most commands read."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from disclosures.compiler.problems import path_to_show
from disclosures.curator.stopped import Stopped


def opened(database: Path) -> sqlite3.Connection:
    """The compiled database, read-only, its rows by name of column.

    Raises:
        Stopped: it is not there, or is no database of ours.
    """
    if not database.is_file():
        raise Stopped(f"{path_to_show(database)} is not there; run 'make build' first, or name another with --database")
    db = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
    db.row_factory = sqlite3.Row
    try:
        db.execute("select 1 from requests, deadlines limit 1")
    except sqlite3.Error as error:
        raise Stopped(
            f"{path_to_show(database)} is not a database that build.py wrote ({error}); run 'make build'"
        ) from error
    return db
