"""What a release says of itself: its title, licence and addresses, which metadata.yml gives, its version and its date."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from disclosures.compiler.yaml_files import read_yaml
from disclosures.publisher.version import Version

LICENCES = {"CC BY 4.0": "CC-BY-4.0"}
"""Names of licences as metadata.yml has them, and as the Open Definition does."""


@dataclass(frozen=True)
class About:
    """`newest_on` is the latest full date in the rows, blank where there is none."""

    version: Version
    newest_on: str
    title: str
    description: str
    licence: str
    licence_url: str
    address: str
    source: str

    @property
    def licence_name(self) -> str:
        return LICENCES[self.licence]

    @property
    def folder(self) -> str:
        """Where this release can be had, with a slash at the end."""
        return f"{self.address}/data/{self.version}/"

    @property
    def citation(self) -> str:
        rows = f", rows to {words(self.newest_on)}" if self.newest_on else ""
        return f"{self.title}, version {self.version}{rows}, open dataset, {self.licence}, {self.folder}"


def words(day: str) -> str:
    """A full date in words: 24 February 2022."""
    return f"{int(day[8:])} {date.fromisoformat(day):%B %Y}"


def read_about(db: sqlite3.Connection, version: Version, metadata: Path) -> About:
    said = read_yaml(metadata)
    return About(
        version,
        newest_on(db),
        said["title"],
        " ".join(said["description"].split()),
        said["license"],
        said["license_url"],
        said["plugins"]["site"]["address"],
        said["source"],
    )


def newest_on(db: sqlite3.Connection) -> str:
    """The date of the newest row."""
    return db.execute("select newest_on from newest_row").fetchone()[0] or ""
