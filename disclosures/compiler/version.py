"""The version of the data: MAJOR.MINOR.PATCH, one line of data/VERSION."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from disclosures.compiler.problems import Problem, path_to_show, shown, stop

PARTS = ("patch", "minor", "major")
"""Which number of a version has to grow at least, the least of them first: rows; a new table or column; a changed
meaning, or a table or column that is gone."""

SEMANTIC = re.compile(r"(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})")


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    def demanded(self, part: str) -> str:
        """The part that has to grow where `part` (one of PARTS) has changed: before 1.0.0 minor stands for major."""
        return "minor" if self.major == 0 and part == "major" else part

    def grown(self, part: str) -> Version:
        """The next version whose `part` (one of PARTS) is greater."""
        return {
            "major": Version(self.major + 1, 0, 0),
            "minor": Version(self.major, self.minor + 1, 0),
            "patch": Version(self.major, self.minor, self.patch + 1),
        }[part]


def parse(text: str) -> Version | None:
    """The version that the text is; none if it is no semantic version."""
    found = SEMANTIC.fullmatch(text)
    return Version(*map(int, found.groups())) if found else None


def read_version(data: Path) -> Version:
    """The version that data/VERSION gives.

    Raises:
        BuildStopped: the file is not there, or holds something else.
    """
    path = data / "VERSION"
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        what = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        stop(Problem(path_to_show(path), 1, "version", f"cannot be read ({what}); write one line such as 1.0.0"))
    version = parse(text.removesuffix("\n"))
    if version is None:
        stop(Problem(path_to_show(path), 1, "version", f"{shown(text)} is not a version; write one line such as 1.0.0"))
    return version


def versions_in(releases: Path) -> list[Version]:
    """The versions that lie in a folder of releases, the oldest first."""
    if not releases.is_dir():
        return []
    return sorted(version for path in releases.iterdir() if (version := parse(path.name)) and path.is_dir())
