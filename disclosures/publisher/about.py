"""What a release says of itself: title, licence, version and date, as its database does, and its addresses."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from disclosures.compiler.version import Version
from disclosures.compiler.yaml_files import read_yaml
from disclosures.words.partial_dates import in_words

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
        rows = f", rows to {in_words(self.newest_on)}" if self.newest_on else ""
        return f"{self.title}, version {self.version}{rows}, open dataset, {self.licence}, {self.folder}"


def read_about(db: sqlite3.Connection, metadata: Path) -> About:
    """What the database says of itself, in its table `release`, with the address that metadata.yml gives the site."""
    query = "select version, coalesce(newest_row_on, ''), title, description, licence, licence_url, source from release"
    version, newest_on, title, description, licence, licence_url, source = db.execute(query).fetchone()
    address = read_yaml(metadata)["plugins"]["site"]["address"]
    return About(
        Version(*map(int, version.split("."))), newest_on, title, description, licence, licence_url, address, source
    )
