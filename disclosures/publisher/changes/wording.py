"""Tells what changed between two builds: as Markdown, as JSON, and as a section of data/CHANGELOG.md."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from disclosures.compiler.problems import Problem, path_to_show, stop
from disclosures.compiler.version import Version
from disclosures.publisher.changes.found import Changes, TableChanges

MOST_TOLD = 200
"""Rows of a table that the Markdown tells one by one; the JSON has all."""
LONGEST_CELL = 160
"""Characters of a cell that the Markdown shows."""

WHAT_GROWS = {
    "major": "a meaning changed, or a table or column is gone",
    "minor": "a table or column is new",
    "patch": "rows changed",
}


def as_json(changes: Changes) -> str:
    tables = {
        name: {
            "columns_added": table.columns_added,
            "columns_removed": table.columns_removed,
            "meanings_changed": table.meanings,
            "rows_added": table.added,
            "rows_removed": table.removed,
            "rows_changed": table.changed,
        }
        for name, table in changes.tables.items()
    }
    content = {
        "from": str(changes.old_version) if changes.old_version else None,
        "to": str(changes.new_version),
        "part_that_must_grow": changes.must_grow,
        "meanings_compared": changes.meanings_compared,
        "tables_added": changes.tables_added,
        "tables_removed": changes.tables_removed,
        "tables": tables,
        "positions": changes.positions,
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def as_markdown(changes: Changes) -> str:
    """A heading, what it means for the version, then the changes of every table; positions in words."""
    lines = [f"# {heading(changes)}", "", *_summary(changes)]
    return "\n".join([*lines, *_details(changes, "##")]) + "\n"


SHAPES = {"markdown": as_markdown, "json": as_json}


def heading(changes: Changes) -> str:
    return f"What changed since {changes.old_version or 'the old database'}"


def _summary(changes: Changes) -> list[str]:
    part = changes.must_grow
    if part is None:
        return ["Nothing changed."]
    least = changes.old_version.grown(part) if changes.old_version else None
    grows = f"The {part} number of the version must grow ({WHAT_GROWS[changes.part or part]})" + (
        f": at least {least}." if least else "."
    )
    if not changes.meanings_compared:
        grows += " No datapackage.json lay beside the old database, so what its columns meant was not compared."
    return [grows]


def _details(changes: Changes, level: str) -> list[str]:
    lines: list[str] = []
    if changes.tables_added or changes.tables_removed:
        lines += ["", f"{level} Tables", ""]
        lines += [f"- `{name}`: new" for name in changes.tables_added] + [
            f"- `{name}`: gone" for name in changes.tables_removed
        ]
    for name, table in changes.tables.items():
        lines += ["", f"{level} {name}: {_counts(table)}", ""]
        lines += [f"- new column `{column}`" for column in table.columns_added]
        lines += [f"- column `{column}` is gone" for column in table.columns_removed]
        lines += [
            f"- `{one['column']}`: {one['property']}: {_shown(one['before'])} → {_shown(one['after'])}"
            for one in table.meanings
        ]
        lines += _positions(changes, table) if name == "positions" else _rows(table)
    return lines


def _counts(table: TableChanges) -> str:
    numbers = {
        "added": len(table.added),
        "removed": len(table.removed),
        "changed": len(table.changed),
    }
    told = ", ".join(f"{count:,} {what}" for what, count in numbers.items() if count)
    return told or "columns only"


def _rows(table: TableChanges) -> list[str]:
    lines = [f"- added: {_row(row)}" for row in table.added] + [f"- removed: {_row(row)}" for row in table.removed]
    lines += [f"- `{row['key']}`: {_cells(row['changes'])}" for row in table.changed]
    return _shortened(lines)


def _row(row: dict[str, Any]) -> str:
    """The first two cells of a row, which hold its key and what it is called or belongs to."""
    first, *others = [value for value in row.values() if value is not None]
    return f"`{first}`" + (f", {_shown(others[0])}" if others else "")


def _positions(changes: Changes, table: TableChanges) -> list[str]:
    cells = {row["key"]: row["changes"] for row in table.changed}
    lines = []
    for one in changes.positions:
        before, after = one["before"], one["after"]
        if before is None:
            lines.append(f"- added: {_told(after)}: *{after['position']}* (`{one['id']}`)")
        elif after is None:
            lines.append(f"- removed: {_told(before)}: *{before['position']}* (`{one['id']}`)")
        elif before["position"] != after["position"]:
            other = {column: pair for column, pair in cells[one["id"]].items() if column != "position"}
            also = f"; {_cells(other)}" if other else ""
            lines.append(f"- {_told(after)}: *{before['position']}* became *{after['position']}*{also} (`{one['id']}`)")
        else:
            lines.append(f"- {_told(after)}: {_cells(cells[one['id']])} (`{one['id']}`)")
    return _shortened(lines)


def _told(position: dict[str, Any]) -> str:
    """A position as a reader would tell it: who, what, when, and by whom if by another."""
    scope = "" if position["scope"] == "unspecified" else f" ({position['scope']} use)"
    by = "" if position["authority"] == position["force"] else f", by {position['authority']}"
    return f"{position['force']}, {position['technology']}{scope}, {position['said_on'] or 'undated'}{by}"


def _cells(changes: dict[str, list[Any]]) -> str:
    return "; ".join(f"`{column}`: {_shown(before)} → {_shown(after)}" for column, (before, after) in changes.items())


def _shown(value: Any) -> str:
    if value is None:
        return "blank"
    text = " ".join((value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)).split())
    return "“" + (text if len(text) <= LONGEST_CELL else text[:LONGEST_CELL] + "…") + "”"


def _shortened(lines: list[str]) -> list[str]:
    more = [f"- and {len(lines) - MOST_TOLD:,} more"] if len(lines) > MOST_TOLD else []
    return lines[:MOST_TOLD] + more


def write_changelog(changes: Changes, path: Path) -> None:
    """Put what changed into the change log, under the heading of the new version; all that stands there stays. Told
    again, it takes the place of what was told before.

    Raises:
        BuildStopped: the change log cannot be read or written.
    """
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else "# Changes to the data\n"
        path.write_text(with_section(text, changes), encoding="utf-8")
    except OSError as error:
        stop(Problem(path_to_show(path), 1, "file", f"cannot be read or written ({error.strerror})"))


def with_section(text: str, changes: Changes) -> str:
    """The change log with its section on these changes."""
    told = "\n".join([f"### {heading(changes)}", *(_details(changes, "####") or ["", "Nothing changed."])]) + "\n"
    head, section, rest = _around(text, changes.new_version)
    earlier = re.compile(rf"### {re.escape(heading(changes))}\n.*?(?=^###? |\Z)", re.DOTALL | re.MULTILINE)
    section = earlier.sub("", section).rstrip("\n") or f"## {changes.new_version}"
    return f"{head}{section}\n\n{told}" + (f"\n{rest}" if rest else "")


def _around(text: str, version: Version) -> tuple[str, str, str]:
    """What stands before the version's section, the section (blank if there is none), and what stands after it."""
    if found := re.search(rf"^## {re.escape(str(version))}(?![\d.]).*?(?=^## |\Z)", text, re.DOTALL | re.MULTILINE):
        return text[: found.start()], found[0], text[found.end() :]
    first = re.search(r"^## ", text, re.MULTILINE)
    place = first.start() if first else len(text)
    return text[:place].rstrip("\n") + "\n\n", "", text[place:]
