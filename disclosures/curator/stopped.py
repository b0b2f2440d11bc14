"""A command that cannot go on, and the database that most commands read."""

from __future__ import annotations

import sqlite3
from argparse import ArgumentParser
from pathlib import Path

from disclosures import ROOT
from disclosures.compiler.problems import path_to_show


class Stopped(Exception):
    """Why a command cannot go on and what to do, in one plain sentence; nothing was written."""


def add_data_argument(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--data",
        type=Path,
        default=ROOT / "data",
        metavar="DIR",
        help="the folder of NAME.csv and NAME.yml (default: this project's data)",
    )


def add_database_argument(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--database",
        type=Path,
        default=Path("disclosures.db"),
        metavar="PATH",
        help="the compiled database (default: %(default)s)",
    )


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
