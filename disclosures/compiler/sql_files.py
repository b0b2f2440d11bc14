"""Reads the .sql files: a header of `-- key: value` comments, then one statement or several."""

from __future__ import annotations

import re
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path

from disclosures.compiler.topic import in_topic

HEADER_LINE = re.compile(r"--\s*([a-z_]+(?: [a-z_]+)?):\s*(.*)")
SENTENCES = ("title", "description", "question")
"""Keys whose values pages show, in the words of the topic; those of a hint for a parameter, too."""


@dataclass(frozen=True)
class SqlFile:
    """`header` holds the `-- key: value` lines that the file begins with; a comment line without a key goes on with the
    last."""

    path: Path
    header: dict[str, str]
    sql: str

    @property
    def name(self) -> str:
        return self.path.stem


def read_sql(path: Path) -> SqlFile:
    """The file's header and its SQL.

    Raises:
        OSError, UnicodeDecodeError: the file cannot be read.
    """
    return _parsed(path, path.read_text(encoding="utf-8"))


def read_named(path: Path) -> dict[str, SqlFile]:
    """The statements of a file that holds several, each after a line `-- name: NAME` with the rest of its header.

    Raises:
        OSError, UnicodeDecodeError: the file cannot be read.
    """
    parts = re.split(r"^(?=-- name: )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    named = [_parsed(path, part) for part in parts[1:]]
    return {statement.header["name"]: statement for statement in named}


def _parsed(path: Path, text: str) -> SqlFile:
    lines = text.splitlines()
    header: dict[str, str] = {}
    key = ""
    for index, line in enumerate(lines):
        if not line.startswith("--"):
            return SqlFile(path, _in_topic(header), "\n".join(lines[index:]).strip())
        if found := HEADER_LINE.fullmatch(line):
            key = found[1]
            header[key] = found[2]
        elif key:
            header[key] += " " + line.removeprefix("--").strip()
    return SqlFile(path, _in_topic(header), "")


def _in_topic(header: dict[str, str]) -> dict[str, str]:
    return {
        key: in_topic(value) if key in SENTENCES or key.startswith("hint ") else value for key, value in header.items()
    }


def read_folder(folder: Path) -> list[SqlFile]:
    """Every .sql file of the folder, each after those that its header's `after` names; else in order of name."""
    files = {path.stem: read_sql(path) for path in sorted(folder.glob("*.sql"))}
    order = TopologicalSorter({name: file.header.get("after", "").split() for name, file in files.items()})
    return [files[name] for name in order.static_order()]
