"""Reads data/*.yml: which tables there are, and what each column holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from disclosures.compiler.problems import Problem, nearest, path_to_show, stop, stop_on
from disclosures.compiler.yaml_files import read_yaml

if TYPE_CHECKING:  # frictionless takes longer to load than a command that only writes text may take in all
    from frictionless import Field, Schema

FIELD_PROPERTIES = {"name", "type", "description", "example", "constraints", "maxWords"}
"""Table Schema's, and our own `maxWords`: the most words that a cell may have."""

FIELD_TYPES = ("string", "integer", "number")
"""Dates are strings here, as they may stop at the month or the year; their names end in _on."""


@dataclass(frozen=True)
class ForeignKey:
    """`column` holds an id of the table `target`."""

    column: str
    target: str


@dataclass(frozen=True)
class Table:
    """One data/NAME.yml: a Frictionless resource (Data Package v2) and the CSV beside it."""

    name: str
    folder: Path
    descriptor: dict[str, Any]

    @cached_property
    def schema(self) -> Schema:
        from frictionless import Schema

        return Schema.from_descriptor({"fields": self.descriptor["schema"]["fields"]})

    @property
    def csv_path(self) -> Path:
        return self.folder / f"{self.name}.csv"

    @property
    def csv_shown(self) -> str:
        return path_to_show(self.csv_path)

    @property
    def fields(self) -> list[Field]:
        return self.schema.fields

    @property
    def described_fields(self) -> list[dict[str, Any]]:
        """The fields as the file describes them, for whoever needs no library to judge their cells."""
        fields: list[dict[str, Any]] = self.descriptor["schema"]["fields"]
        return fields

    @cached_property
    def columns(self) -> list[str]:
        return [field["name"] for field in self.described_fields]

    @property
    def primary_key(self) -> list[str]:
        key: list[str] = self.descriptor["schema"]["primaryKey"]
        return key

    @property
    def unique_keys(self) -> list[list[str]]:
        """Columns whose values together may stand only once; rows with a blank among them are free."""
        keys: list[list[str]] = self.descriptor["schema"].get("uniqueKeys", [])
        return keys

    @property
    def order(self) -> list[str]:
        """Columns by which the rows of the CSV are ordered; the resource's own property `order`. None where their order
        has a meaning."""
        columns: list[str] = self.descriptor.get("order", self.primary_key)
        return columns

    @property
    def foreign_keys(self) -> list[ForeignKey]:
        return [
            ForeignKey(key["fields"][0], key["reference"]["resource"] or self.name)
            for key in self.descriptor["schema"].get("foreignKeys", [])
        ]

    @property
    def searched_columns(self) -> list[str]:
        """Columns of the full-text index; the resource's own property `search`."""
        columns: list[str] = self.descriptor.get("search", [])
        return columns

    def required(self, column: str) -> bool:
        field = next(field for field in self.described_fields if field["name"] == column)
        return bool(field.get("constraints", {}).get("required"))


def read_schema(folder: Path, types: bool = True) -> list[Table]:
    """Every table that `folder` describes, each after the tables that it refers to.

    `types` False leaves out the checks of types and constraints, for whoever only moves text about and does not wait
    for the library that makes them.

    Raises:
        BuildStopped: a description is missing, unreadable, or refers to what is not there.
    """
    shown_folder = path_to_show(folder)
    if not folder.is_dir():
        stop(Problem(shown_folder, 1, "folder", "is not there; it holds NAME.csv and NAME.yml for every table"))
    problems: list[Problem] = []
    tables: dict[str, Table] = {}
    for path in sorted(folder.glob("*.yml")):
        try:
            tables[path.stem] = _read_table(path, types)
        except _Faulty as fault:
            problems.append(Problem(path_to_show(path), fault.line, fault.where, fault.what))
    for path in sorted(folder.glob("*.csv")):
        if not path.with_suffix(".yml").exists():
            problems.append(
                Problem(path_to_show(path), 1, "file", f"has no description; write {path.stem}.yml beside it")
            )
    if not tables and not problems:
        problems.append(
            Problem(shown_folder, 1, "folder", "describes no table; it holds NAME.csv and NAME.yml for every table")
        )
    problems += _unknown_targets(tables, {path.stem for path in folder.glob("*.yml")})
    stop_on(problems)
    return _by_reference(tables)


class _Faulty(Exception):
    def __init__(self, what: str, where: str = "file", line: int = 1):
        self.what, self.where, self.line = what, where, line


def _read_table(path: Path, types: bool) -> Table:
    descriptor = _described(path)
    table = Table(path.stem, path.parent, descriptor)
    for properties in descriptor["schema"]["fields"]:
        _check_properties(properties)
    if types:
        _check_types(table)
    if not descriptor["schema"].get("primaryKey"):
        raise _Faulty("has no primaryKey", "schema")
    for name, columns in _named_columns(table):
        _check_columns(table, name, columns)
    return table


def _described(path: Path) -> dict[str, Any]:
    """What the file says, which is a resource of the file's own name with a schema."""
    try:
        descriptor = read_yaml(path)
    except OSError as error:
        raise _Faulty(f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise _Faulty("is not UTF-8; save it as UTF-8") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise _Faulty(f"is not YAML: {getattr(error, 'problem', error)}", line=mark.line + 1 if mark else 1) from error
    if not isinstance(descriptor, dict) or not isinstance(descriptor.get("schema"), dict):
        raise _Faulty("is not a resource description; it needs name, title, description, path and schema")
    fields = descriptor["schema"].setdefault("fields", [])
    if not isinstance(fields, list) or not all(isinstance(field, dict) and "name" in field for field in fields):
        raise _Faulty("is not a Table Schema: fields is to be a list, each with its name", "schema")
    if descriptor.get("name") != path.stem:
        raise _Faulty(f"is '{descriptor.get('name')}'; the file's own name is '{path.stem}'", "name")
    return descriptor


def _check_types(table: Table) -> None:
    """Have frictionless read the fields, then look at each as this house wants it."""
    from frictionless import FrictionlessException

    try:
        fields = table.fields
    except FrictionlessException as error:
        reasons = "; ".join(reason.note for reason in error.reasons) or error.error.note
        raise _Faulty(f"is not a Table Schema: {reasons}", "schema") from error
    for field in fields:
        _check_field(field)


def _check_properties(field: dict[str, Any]) -> None:
    for name in field.keys() - FIELD_PROPERTIES:
        raise _Faulty(
            f"gives '{field['name']}' the property '{name}', which is none; quote a text that holds a comma", "schema"
        )


def _check_columns(table: Table, name: str, columns: object) -> None:
    if not isinstance(columns, list):
        raise _Faulty(f"is to be a list of columns, such as [{columns}]", name)
    for column in columns:
        if column not in table.columns:
            what = f"names the column '{column}', which is not among the fields{nearest(str(column), table.columns)}"
            raise _Faulty(what, name)


def _check_field(field: Field) -> None:
    if field.type not in FIELD_TYPES:
        raise _Faulty(
            f"gives '{field.name}' the type '{field.type}'; it is to be one of {', '.join(FIELD_TYPES)}", "schema"
        )
    if not field.description:
        raise _Faulty(f"gives '{field.name}' no description", "schema")
    try:
        field.create_cell_reader()("0")
    except (re.error, TypeError) as error:
        raise _Faulty(f"gives '{field.name}' a constraint that cannot be used: {error}", "schema") from error


def _named_columns(table: Table) -> list[tuple[str, list[str]]]:
    try:
        foreign = [key.column for key in table.foreign_keys]
    except (KeyError, TypeError, IndexError) as error:
        raise _Faulty(
            "are to be written {fields: [COLUMN], reference: {resource: TABLE, fields: [id]}}", "foreignKeys"
        ) from error
    unique = [("uniqueKeys", key) for key in table.unique_keys]
    return [
        ("primaryKey", table.primary_key),
        ("search", table.searched_columns),
        ("order", table.order),
        ("foreignKeys", foreign),
        *unique,
    ]


def _unknown_targets(tables: dict[str, Table], described: set[str]) -> Iterator[Problem]:
    for table in tables.values():
        for key in table.foreign_keys:
            if key.target not in described:
                what = f"refer to '{key.target}', which is not a table{nearest(key.target, list(tables))}"
            elif key.target in tables and "id" not in tables[key.target].columns:
                what = f"refer to '{key.target}', which has no column id"
            else:
                continue
            yield Problem(path_to_show(table.folder / f"{table.name}.yml"), 1, "foreignKeys", what)


def _by_reference(tables: dict[str, Table]) -> list[Table]:
    order = TopologicalSorter(
        {name: sorted({key.target for key in table.foreign_keys} - {name}) for name, table in sorted(tables.items())}
    )
    try:
        return [tables[name] for name in order.static_order()]
    except CycleError as error:
        cycle = " → ".join(error.args[1])
        first = tables[error.args[1][0]]
        stop(
            Problem(
                path_to_show(first.folder / f"{first.name}.yml"),
                1,
                "foreignKeys",
                f"refer to one another in a cycle: {cycle}",
            )
        )
