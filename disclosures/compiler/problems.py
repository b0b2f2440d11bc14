"""A problem in the data: where it is, what is wrong, and what would be right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn


@dataclass(frozen=True, order=True)
class Problem:
    """One line of the report: `FILE:LINE: COLUMN: WHAT`; LINE counts the lines of the file from 1."""

    file: str
    line: int
    column: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.column}: {self.what}"


class BuildStopped(Exception):
    """The build cannot go on; `problems` says why, all of them."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def stop(problem: Problem) -> NoReturn:
    """Raise BuildStopped for this one problem."""
    raise BuildStopped([problem])


def stop_on(problems: Iterable[Problem]) -> None:
    """Raise BuildStopped if there is any problem."""
    problems = list(problems)
    if problems:
        raise BuildStopped(problems)


def shown(value: str, length: int = 60) -> str:
    """A cell's value as it stands in a message: quoted, on one line, cut to `length` characters."""
    cut = value if len(value) <= length else value[:length] + "…"
    return "'" + "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in cut) + "'"


def nearest(value: str, known: Sequence[str]) -> str:
    """`" (did you mean 'x'?)"` with the known value most like `value`, or nothing."""
    from disclosures.words.names import alike  # not above: sound rows do without rapidfuzz

    if len(value) > 200:
        return ""
    found = alike(value, known, most=1)
    return f" (did you mean '{found[0]}'?)" if found else ""


def path_to_show(path: Path) -> str:
    """The path as a terminal can open it: relative to the working directory where it lies below it."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
