"""Compares two builds of the data: rows by csv-diff, what columns mean by the data packages, and says which part of the version grows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from csv_diff import compare

from compiler.problems import Problem, path_to_show, shown, stop_on
from compiler.schema import Table, read_schema
from publisher.contents import Resource, read_contents
from publisher.version import PARTS, Version, parse, read_version

MEANING = ("type", "description", "constraints")
"""Properties of a field that say what it means."""

IN_WORDS = """
select
  coalesce(forces.name, 'no force in particular') as force,
  technologies.name as technology,
  position_types.name as position,
  positions.scope,
  coalesce(requests.responded_on, requests.logged_on, requests.received_on, publications.published_on) as said_on,
  authorities.name as authority
from positions
join technologies on technologies.id = positions.technology
join position_types on position_types.id = positions.position
left join forces on forces.id = positions.force
left join requests on requests.id = positions.request
left join publications on publications.id = positions.publication
left join authorities on authorities.id = coalesce(requests.authority, publications.authority)
where positions.id = ?
"""
"""A position as a reader would tell it."""


@dataclass
class TableChanges:
    """`changed` holds, for each row that changed, its `key` and the `changes` of its cells, as [before, after]."""

    columns_added: list[str] = field(default_factory=list)
    columns_removed: list[str] = field(default_factory=list)
    meanings: list[dict[str, Any]] = field(default_factory=list)
    added: list[dict[str, Any]] = field(default_factory=list)
    removed: list[dict[str, Any]] = field(default_factory=list)
    changed: list[dict[str, Any]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any(asdict(self).values())


@dataclass
class Changes:
    """What changed from one build to another. `positions` tells each added, removed and changed position in words.

    `meanings_compared` is False where no datapackage.json lay beside the old database.
    """

    old_version: Version | None
    new_version: Version
    meanings_compared: bool
    tables_added: list[str] = field(default_factory=list)
    tables_removed: list[str] = field(default_factory=list)
    tables: dict[str, TableChanges] = field(default_factory=dict)
    positions: list[dict[str, Any]] = field(default_factory=list)

    @property
    def part(self) -> str | None:
        """The part of the version that has to grow at least, one of PARTS; none where nothing changed."""
        tables = self.tables.values()
        if self.tables_removed or any(table.columns_removed or table.meanings for table in tables):
            return "major"
        if self.tables_added or any(table.columns_added for table in tables):
            return "minor"
        return "patch" if any(tables) else None


def open_old(path: Path) -> sqlite3.Connection:
    """The old database, read-only.

    Raises:
        BuildStopped: it is not there, is not whole, or holds none of the dataset's tables.
    """
    place = path_to_show(path)
    if not path.is_file():
        stop_on([Problem(place, 1, "database", "is not there; name the disclosures.db of an earlier build or release")])
    try:
        old = sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)
        state = old.execute("pragma integrity_check(1)").fetchone()[0]
        names = _names(old)
    except sqlite3.Error as error:
        stop_on([Problem(place, 1, "database", f"cannot be read ({error}); it is no SQLite database, or not a whole one")])
    if state != "ok":
        stop_on([Problem(place, 1, "database", f"is damaged ({shown(state)}); take another copy")])
    if "positions" not in names:
        stop_on([Problem(place, 1, "database", "holds no table positions; name the disclosures.db of an earlier build or release")])
    return old


def changes_since(old_path: Path, new_path: Path, data: Path, root: Path) -> Changes:
    """What changed from the old database to the new one, which was built from `data`."""
    schema = read_schema(data)
    with closing(sqlite3.connect(f"{new_path.absolute().as_uri()}?mode=ro", uri=True)) as new:
        return find_changes(old_path, new, schema, read_contents(new, schema, root / "sql"), read_version(data))


def find_changes(old_path: Path, new: sqlite3.Connection, schema: list[Table], resources: list[Resource], version: Version) -> Changes:
    """What changed from the old database to the new one, which releases `resources`.

    Raises:
        BuildStopped: the old database, or the datapackage.json beside it, cannot be read.
    """
    with closing(open_old(old_path)) as old:
        old_package = _package_beside(old_path)
        changes = Changes(parse((old_package or {}).get("version", "")), version, old_package is not None)
        try:
            _compare(changes, old, new, schema, old_package, resources)
        except sqlite3.Error as error:
            stop_on([Problem(path_to_show(old_path), 1, "database", f"cannot be read ({error})")])
        return changes


def _compare(
    changes: Changes, old: sqlite3.Connection, new: sqlite3.Connection, schema: list[Table], old_package: dict | None, resources: list[Resource]
) -> None:
    after = {resource.name: {column.name: column.field() for column in resource.columns} for resource in resources}
    before = _released_columns(old, old_package, new, after)
    changes.tables_added = [name for name in after if name not in before]
    changes.tables_removed = [name for name in before if name not in after]
    keys = {table.name: table.primary_key for table in schema}
    for name in after:
        if name not in before:
            continue
        table = TableChanges(
            columns_added=[column for column in after[name] if column not in before[name]],
            columns_removed=[column for column in before[name] if column not in after[name]],
        )
        if old_package:
            table.meanings = _meanings(_fields(old_package)[name], after[name])
        if name in keys:
            _compare_rows(table, _by_key(old, name, keys[name]), _by_key(new, name, keys[name]), keys[name])
        if table:
            changes.tables[name] = table
    if "positions" in changes.tables:
        changes.positions = _positions_in_words(changes.tables["positions"], old, new)


def _fields(package: dict[str, Any]) -> dict[str, dict[str, dict]]:
    """Of every resource of a data package, its fields by name."""
    return {resource["name"]: {each["name"]: each for each in resource["schema"]["fields"]} for resource in package["resources"]}


def _released_columns(old: sqlite3.Connection, old_package: dict | None, new: sqlite3.Connection, released: dict) -> dict[str, Iterable[str]]:
    """The columns of each table that the old build released. Without its data package: of each that is released now, and of each
    that no longer exists at all."""
    if old_package:
        return {name: list(fields) for name, fields in _fields(old_package).items()}
    left = _names(new)
    columns = {}
    for name in _names(old):
        if name in released:
            inner = set(_columns(new, name)) - set(released[name])
            columns[name] = [column for column in _columns(old, name) if column not in inner]
        elif name not in left:
            columns[name] = _columns(old, name)
    return columns


def _names(db: sqlite3.Connection) -> set[str]:
    """Tables and views, without those that SQLite and its full-text search keep for themselves."""
    query = "select name from sqlite_master where type in ('table', 'view') and name not like 'sqlite%' and name not like '%\\_fts%' escape '\\'"
    return {name for (name,) in db.execute(query)}


def _columns(db: sqlite3.Connection, name: str) -> list[str]:
    return [row[1] for row in db.execute(f"pragma table_info([{name}])")]


def _meanings(before: dict[str, dict], after: dict[str, dict]) -> list[dict[str, Any]]:
    """The columns whose type, description or constraints are others than before."""
    return [
        {"column": name, "property": said, "before": before[name].get(said), "after": described.get(said)}
        for name, described in after.items()
        if name in before
        for said in MEANING
        if before[name].get(said) != described.get(said)
    ]


def _by_key(db: sqlite3.Connection, name: str, key: list[str]) -> dict[str, dict[str, Any]]:
    """The rows of a table, each by its primary key, whose values are joined by a space."""
    rows = db.execute(f"select * from [{name}] order by rowid")
    columns = [column[0] for column in rows.description]
    if missing := [column for column in key if column not in columns]:
        raise sqlite3.OperationalError(f"{name} has no column {missing[0]}, by which its rows are told apart")
    found = (dict(zip(columns, row)) for row in rows)
    return {" ".join(str(row[column]) for column in key): row for row in found}


def _compare_rows(table: TableChanges, before: dict, after: dict, key: list[str]) -> None:
    if not before or not after:  # csv-diff learns the columns from the first row
        table.added, table.removed = list(after.values()), list(before.values())
        return
    found = compare(before, after)
    table.added, table.removed = found["added"], found["removed"]
    table.changed = sorted(found["changed"], key=lambda row: row["key"])


def _positions_in_words(table: TableChanges, old: sqlite3.Connection, new: sqlite3.Connection) -> list[dict[str, Any]]:
    rows = [(row["id"], None, _told(new, row["id"])) for row in table.added]
    rows += [(row["id"], _told(old, row["id"]), None) for row in table.removed]
    rows += [(row["key"], _told(old, row["key"]), _told(new, row["key"])) for row in table.changed]
    return [{"id": key, "before": before, "after": after} for key, before, after in sorted(rows, key=lambda row: row[0])]


def _told(db: sqlite3.Connection, key: str) -> dict[str, Any]:
    answer = db.execute(IN_WORDS, [key])
    columns = [column[0] for column in answer.description]
    return dict(zip(columns, answer.fetchone() or [None] * len(columns)))


def _package_beside(database: Path) -> dict[str, Any] | None:
    path = database.with_name("datapackage.json")
    if not path.exists():
        return None
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
        _fields(package)
        return package
    except (OSError, ValueError, KeyError, TypeError) as error:
        stop_on([Problem(path_to_show(path), 1, "file", f"is not the data package of a release ({error})")])


def version_problems(changes: Changes, place: str) -> list[Problem]:
    """Why data/VERSION (`place`) does not match what changed since the version before."""
    old, new, part = changes.old_version, changes.new_version, changes.part
    if old is None:
        return []
    if new < old or (new == old and part):
        what = f"is {new}, and {old} is released already; {_why(changes)}, so write {old.grown(part or 'patch')}"
        return [Problem(place, 1, "version", what)]
    grown = "major" if new.major > old.major else "minor" if new.minor > old.minor else "patch"
    if part and PARTS.index(grown) < PARTS.index(part):
        what = f"is {new} after {old}, which grows the {grown} number; {_why(changes)}, so write {old.grown(part)}"
        return [Problem(place, 1, "version", what)]
    return []


def _why(changes: Changes) -> str:
    """The first of what makes the version grow as it has to."""
    for name in changes.tables_removed:
        return f"{name} is no longer there"
    for name, table in changes.tables.items():
        for column in table.columns_removed:
            return f"{name} has no longer the column {column}"
        for meaning in table.meanings:
            return f"{meaning['property']} of {name}.{meaning['column']} changed"
    for name in changes.tables_added:
        return f"{name} is new"
    for name, table in changes.tables.items():
        for column in table.columns_added:
            return f"{name} has the new column {column}"
    return "rows changed" if changes.tables else "nothing changed"
