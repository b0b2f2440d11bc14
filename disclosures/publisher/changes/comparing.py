"""Compares two builds of the data: rows by csv-diff, what columns mean by the data packages."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from csv_diff import compare

from disclosures import ROOT
from disclosures.compiler.problems import Problem, path_to_show, stop
from disclosures.compiler.schema import Table, read_schema
from disclosures.compiler.sql_files import read_sql
from disclosures.compiler.version import Version, parse, read_version
from disclosures.publisher.changes.found import Changes, TableChanges
from disclosures.publisher.changes.reading import (
    columns_of,
    fields_of,
    open_old,
    package_beside,
    rows_by_key,
    table_names,
)
from disclosures.publisher.contents import Resource, read_contents

MEANING = ("type", "description", "constraints")
"""Properties of a field that say what it means."""


def changes_since(old_path: Path, new_path: Path, data: Path, root: Path) -> Changes:
    """What changed from the old database to the new one, which was built from `data`."""
    schema = read_schema(data)
    with closing(sqlite3.connect(f"{new_path.absolute().as_uri()}?mode=ro", uri=True)) as new:
        return find_changes(old_path, new, schema, read_contents(new, schema, root / "sql"), read_version(data))


def find_changes(
    old_path: Path, new: sqlite3.Connection, schema: list[Table], resources: list[Resource], version: Version
) -> Changes:
    """What changed from the old database to the new one, which releases `resources`.

    Raises:
        BuildStopped: the old database, or the datapackage.json beside it, cannot be read.
    """
    with closing(open_old(old_path)) as old:
        old_package = package_beside(old_path)
        changes = Changes(parse((old_package or {}).get("version", "")), version, old_package is not None)
        try:
            _compare(changes, old, new, schema, old_package, resources)
        except sqlite3.Error as error:
            stop(Problem(path_to_show(old_path), 1, "database", f"cannot be read ({error})"))
        return changes


def _compare(
    changes: Changes,
    old: sqlite3.Connection,
    new: sqlite3.Connection,
    schema: list[Table],
    old_package: dict[str, Any] | None,
    resources: list[Resource],
) -> None:
    after = {resource.name: {column.name: column.field() for column in resource.columns} for resource in resources}
    before = _released_columns(old, old_package, new, after)
    changes.tables_added = [name for name in after if name not in before]
    changes.tables_removed = [name for name in before if name not in after]
    keys = {table.name: table.primary_key for table in schema}
    for name, columns in after.items():
        if name not in before:
            continue
        table = TableChanges(
            columns_added=[column for column in columns if column not in before[name]],
            columns_removed=[column for column in before[name] if column not in columns],
        )
        if old_package:
            table.meanings = _meanings(fields_of(old_package)[name], columns)
        if name in keys:
            _compare_rows(table, rows_by_key(old, name, keys[name]), rows_by_key(new, name, keys[name]), keys[name])
        if table:
            changes.tables[name] = table
    if "positions" in changes.tables:
        changes.positions = _positions_in_words(changes.tables["positions"], old, new)


def _released_columns(
    old: sqlite3.Connection, old_package: dict[str, Any] | None, new: sqlite3.Connection, released: dict[str, Any]
) -> dict[str, list[str]]:
    """The columns of each table that the old build released. Without its data package: of each that is released now,
    and of each that no longer exists at all."""
    if old_package:
        return {name: list(fields) for name, fields in fields_of(old_package).items()}
    left = table_names(new)
    columns = {}
    for name in table_names(old):
        if name in released:
            inner = set(columns_of(new, name)) - set(released[name])
            columns[name] = [column for column in columns_of(old, name) if column not in inner]
        elif name not in left:
            columns[name] = columns_of(old, name)
    return columns


def _meanings(before: dict[str, dict[str, Any]], after: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """The columns whose type, description or constraints are others than before."""
    return [
        {"column": name, "property": said, "before": before[name].get(said), "after": described.get(said)}
        for name, described in after.items()
        if name in before
        for said in MEANING
        if before[name].get(said) != described.get(said)
    ]


def _compare_rows(table: TableChanges, before: dict[str, Any], after: dict[str, Any], key: list[str]) -> None:
    if not before or not after:  # csv-diff learns the columns from the first row
        table.added, table.removed = list(after.values()), list(before.values())
        return
    found = compare(before, after)
    table.added, table.removed = found["added"], found["removed"]
    table.changed = sorted(found["changed"], key=lambda row: row["key"])


def _positions_in_words(table: TableChanges, old: sqlite3.Connection, new: sqlite3.Connection) -> list[dict[str, Any]]:
    rows: list[tuple[str, dict[str, Any] | None, dict[str, Any] | None]] = []
    rows += [(row["id"], None, _told(new, row["id"])) for row in table.added]
    rows += [(row["id"], _told(old, row["id"]), None) for row in table.removed]
    rows += [(row["key"], _told(old, row["key"]), _told(new, row["key"])) for row in table.changed]
    return [
        {"id": key, "before": before, "after": after} for key, before, after in sorted(rows, key=lambda row: row[0])
    ]


def _told(db: sqlite3.Connection, key: str) -> dict[str, Any]:
    answer = db.execute(read_sql(ROOT / "sql" / "publisher" / "position_in_words.sql").sql, [key])
    columns = [column[0] for column in answer.description]
    return dict(zip(columns, answer.fetchone() or [None] * len(columns), strict=True))
