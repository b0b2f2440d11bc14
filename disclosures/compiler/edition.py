"""What a database says of itself, in its table `release`: the version of the data, its title, its licence and its
source."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from pathlib import Path

import sqlite_utils

from disclosures.compiler.yaml_files import read_yaml


@dataclass(frozen=True)
class Edition:
    """`version` is that of data/VERSION, the rest is what metadata.yml says of the whole site."""

    version: str
    title: str
    description: str
    licence: str
    licence_url: str
    source: str


def read_edition(version: str, metadata: Path) -> Edition:
    """The edition of this version.

    Raises:
        OSError, YAMLError, KeyError: metadata.yml cannot be read or does not say it all.
    """
    said = read_yaml(metadata)
    told = (" ".join(said[key].split()) for key in ("title", "description", "license", "license_url", "source"))
    return Edition(version, *told)


def tell(db: sqlite_utils.Database, edition: Edition) -> None:
    """Put the edition into the temporary table `told`, from which sql/derived/release.sql takes it."""
    db.execute(f"create temp table told ({', '.join(edition.__dataclass_fields__)})")
    db.execute("insert into told values (?, ?, ?, ?, ?, ?)", astuple(edition))
