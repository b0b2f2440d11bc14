"""Judges whether data/VERSION has grown as what changed demands."""

from __future__ import annotations

from disclosures.compiler.problems import Problem
from disclosures.compiler.version import PARTS
from disclosures.publisher.changes.found import Changes


def version_problems(changes: Changes, place: str) -> list[Problem]:
    """Why data/VERSION (`place`) does not match what changed since the version before."""
    old, new, part = changes.old_version, changes.new_version, changes.must_grow
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
