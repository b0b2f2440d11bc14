"""Writes csv/NAME.csv: UTF-8, a header, LF at line ends, blank where nothing is known."""

from __future__ import annotations

import csv
from pathlib import Path

from disclosures.publisher.contents import Resource


def write_csv(resource: Resource, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow([column.name for column in resource.columns])
        rows.writerows([_cell(value) for value in row] for row in resource.rows)


def _cell(value: object) -> object:
    """A number as it is written in data/: 12, not 12.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
