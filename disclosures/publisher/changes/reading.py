"""Reads an earlier build: its database, and the data package beside it."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

from disclosures.compiler.problems import Problem, path_to_show, shown, stop


def open_old(path: Path) -> sqlite3.Connection:
    """The old database, read-only.

    Raises:
        BuildStopped: it is not there, is not whole, or holds none of the dataset's tables.
    """
    place = path_to_show(path)
    if not path.is_file():
        stop(Problem(place, 1, "database", "is not there; name the disclosures.db of an earlier build or release"))
    try:
        old = sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)
        state = old.execute("pragma integrity_check(1)").fetchone()[0]
        names = table_names(old)
    except sqlite3.Error as error:
        stop(Problem(place, 1, "database", f"cannot be read ({error}); it is no SQLite database, or not a whole one"))
    if state != "ok":
        stop(Problem(place, 1, "database", f"is damaged ({shown(state)}); take another copy"))
    if "positions" not in names:
        stop(
            Problem(
                place,
                1,
                "database",
                "holds no table positions; name the disclosures.db of an earlier build or release",
            )
        )
    return old


def package_beside(database: Path) -> dict[str, Any] | None:
    path = database.with_name("datapackage.json")
    if not path.exists():
        return None
    try:
        package: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        fields_of(package)
        return package
    except (OSError, ValueError, KeyError, TypeError) as error:
        stop(Problem(path_to_show(path), 1, "file", f"is not the data package of a release ({error})"))


def fields_of(package: dict[str, Any]) -> dict[str, dict[str, dict[str, Any]]]:
    """Of every resource of a data package, its fields by name."""
    return {
        resource["name"]: {each["name"]: each for each in resource["schema"]["fields"]}
        for resource in package["resources"]
    }


def table_names(db: sqlite3.Connection) -> set[str]:
    """Tables and views, without those that SQLite and its full-text search keep for themselves."""
    names = db.execute("select name from sqlite_master where type in ('table', 'view')")
    return {name for (name,) in names if not name.startswith("sqlite") and "_fts" not in name}


def columns_of(db: sqlite3.Connection, name: str) -> list[str]:
    return [row[1] for row in db.execute(f"pragma table_info([{name}])")]


def rows_by_key(db: sqlite3.Connection, name: str, key: list[str]) -> dict[str, dict[str, Any]]:
    """The rows of a table, each by its primary key, whose values are joined by a space."""
    rows = db.execute(f"select * from [{name}] order by rowid")
    columns = [column[0] for column in rows.description]
    if missing := [column for column in key if column not in columns]:
        raise sqlite3.OperationalError(f"{name} has no column {missing[0]}, by which its rows are told apart")
    found = (dict(zip(columns, row, strict=True)) for row in rows)
    return {" ".join(str(row[column]) for column in key): row for row in found}
