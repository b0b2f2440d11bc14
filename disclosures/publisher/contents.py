"""What a release holds: every table of data/ and what sql/released.yml names, each column with its type and
description."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from disclosures.compiler.problems import Problem, path_to_show, stop, stop_on
from disclosures.compiler.sql_files import read_folder
from disclosures.compiler.yaml_files import read_yaml
from disclosures.words.partial_dates import is_full

if TYPE_CHECKING:  # the site reads sql/released.yml by this module, and should not wait for frictionless
    from disclosures.compiler.schema import Table

CUT_DATES = "Dates may stop at the month or the year, so they are text"


@dataclass(frozen=True)
class Column:
    """`type` is string, integer, number or date (a full one, in every row)."""

    name: str
    type: str
    description: str
    constraints: dict[str, Any] = field(default_factory=dict)
    references: str = ""

    @property
    def required(self) -> bool:
        return bool(self.constraints.get("required"))

    def field(self) -> dict[str, Any]:
        """The column as a field of a Table Schema."""
        described = {"name": self.name, "type": self.type, "description": self.description}
        return described | ({"constraints": self.constraints} if self.constraints else {})


@dataclass(frozen=True)
class Resource:
    """A table or view of a release, with its rows in an order that does not change."""

    name: str
    title: str
    description: str
    columns: list[Column]
    primary_key: list[str]
    unique_keys: list[list[str]]
    sources: list[dict[str, str]]
    rows: list[tuple[Any, ...]]

    @property
    def foreign_keys(self) -> list[Column]:
        return [column for column in self.columns if column.references]

    def values(self, column: Column) -> list[Any]:
        place = self.columns.index(column)
        return [row[place] for row in self.rows]

    @cached_property
    def dates(self) -> frozenset[str]:
        """The columns in which every date is a full one: declared so, or ending in _on and full in every row that has
        one."""
        return frozenset(
            column.name
            for column in self.columns
            if column.type == "date" or _all_full(column.name, self.values(column))
        )

    def may_stop(self, column: Column) -> bool:
        """Whether the column holds dates of which some stop at the month or the year."""
        return column.name.endswith("_on") and column.name not in self.dates


def _all_full(name: str, values: list[Any]) -> bool:
    known = [value for value in values if value is not None] if name.endswith("_on") else []
    return bool(known) and all(map(is_full, known))


def read_contents(db: sqlite3.Connection, schema: list[Table], sql: Path) -> list[Resource]:
    """Every table of the schema, in order of name, and then what sql/released.yml names.

    Raises:
        BuildStopped: sql/released.yml names a table that is not there, or leaves a column without type and description.
    """
    tables = [_table(db, table) for table in sorted(schema, key=lambda table: table.name)]
    return tables + derived_contents(db, sql)


def released(sql: Path) -> dict[str, Any]:
    """sql/released.yml."""
    content: dict[str, Any] = read_yaml(sql / "released.yml")
    return content


def described_columns(sql: Path, name: str) -> dict[str, dict[str, str]]:
    """What sql/released.yml says of the columns that a derived table or view may have."""
    said = released(sql)
    columns: dict[str, dict[str, str]] = said["columns"] | said["tables"][name].get("columns", {})
    return columns


def _table(db: sqlite3.Connection, table: Table) -> Resource:
    targets = {key.column: key.target for key in table.foreign_keys}
    columns = [
        Column(field.name, field.type, field.description or "", dict(field.constraints), targets.get(field.name, ""))
        for field in table.fields
    ]
    described = table.descriptor
    return Resource(
        table.name,
        described["title"],
        " ".join(described["description"].split()),
        columns,
        table.primary_key,
        table.unique_keys,
        described.get("sources", []),
        _rows(db, table.name, columns, "rowid"),
    )


def derived_contents(db: sqlite3.Connection, sql: Path) -> list[Resource]:
    """The derived tables and views of a release."""
    questions = {file.name: file.header["question"] for file in read_folder(sql / "views")}
    shown = path_to_show(sql / "released.yml")
    resources = []
    for name, said in released(sql)["tables"].items():
        described, left_out = described_columns(sql, name), said.get("leave_out", [])
        names = [row[1] for row in db.execute(f"pragma table_info([{name}])") if row[1] not in left_out]
        if not names:
            stop(Problem(shown, 1, name, "is neither a table nor a view of the database"))
        stop_on(
            Problem(shown, 1, column, f"of {name} has no type and description")
            for column in names
            if column not in described
        )
        key = said.get("primaryKey", [])
        columns = [
            Column(
                column,
                described[column]["type"],
                described[column]["description"],
                {"required": True} if column in key else {},
                described[column].get("references", ""),
            )
            for column in names
        ]
        description = said.get("description") or questions[name]
        order = ", ".join(str(place) for place in range(1, len(columns) + 1))
        resources.append(
            Resource(name, said["title"], description, columns, key, [], [], _rows(db, name, columns, order))
        )
    return resources


def _rows(db: sqlite3.Connection, name: str, columns: list[Column], order: str) -> list[tuple[Any, ...]]:
    names = ", ".join(f"[{column.name}]" for column in columns)
    return db.execute(f"select {names} from [{name}] order by {order}").fetchall()
