"""What changed from one build to another: of each table, and of the version."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from disclosures.compiler.version import Version


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
        """What changed, as the part of a version that stands for it, one of PARTS; none where nothing changed."""
        tables = self.tables.values()
        if self.tables_removed or any(table.columns_removed or table.meanings for table in tables):
            return "major"
        if self.tables_added or any(table.columns_added for table in tables):
            return "minor"
        return "patch" if any(tables) else None

    @property
    def must_grow(self) -> str | None:
        """The part of the version that has to grow at least; none where nothing changed."""
        return self.old_version.demanded(self.part) if self.old_version and self.part else self.part
