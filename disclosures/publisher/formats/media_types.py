"""The kinds of file of a release, as HTTP and its index name them."""

from __future__ import annotations

from pathlib import Path

MEDIA_TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".parquet": "application/vnd.apache.parquet",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
    ".db": "application/vnd.sqlite3",
}


def media_type(path: Path) -> str:
    return (
        "application/csvm+json"
        if path.name.endswith("csv-metadata.json")
        else MEDIA_TYPES.get(path.suffix, "application/octet-stream")
    )
