"""Lists the files of a release: size, SHA-256, kind and, where it is one table, its rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from disclosures.publisher.about import About
from disclosures.publisher.contents import Resource
from disclosures.publisher.formats.files import sha256
from disclosures.publisher.formats.media_types import media_type

ONE_TABLE = (".csv", ".parquet")
"""Kinds of file that hold the rows of the table whose name they bear."""


def list_files(resources: list[Resource], folder: Path) -> list[dict[str, Any]]:
    """The files of a release, in order of their paths."""
    rows = {resource.name: len(resource.rows) for resource in resources}
    files = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        of_table = {"table": path.stem, "rows": rows[path.stem]} if path.suffix in ONE_TABLE else {}
        file = {
            "path": path.relative_to(folder).as_posix(),
            "bytes": path.stat().st_size,
            "sha256": sha256(path),
            "mediatype": media_type(path).partition(";")[0],
        }
        files.append(file | of_table)
    return files


def index(about: About, files: list[dict[str, Any]]) -> dict[str, Any]:
    """index.json, which lists every file of the release but itself."""
    return {
        "title": about.title,
        "version": str(about.version),
        "newest_on": about.newest_on,
        "address": about.folder,
        "license": {"name": about.licence_name, "url": about.licence_url},
        "cite": about.citation,
        "files": files,
    }
