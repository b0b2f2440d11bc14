"""Describes the CSV files as a Data Package (version 2 of the standard), and packs both into one zip."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from disclosures.compiler.topic import read_topic
from disclosures.publisher.about import About
from disclosures.publisher.contents import Resource
from disclosures.publisher.formats.files import sha256

PACKAGE = "datapackage.json"
PROFILES = "https://datapackage.org/profiles/2.0"
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the zip: the earliest that a zip can hold."""


def descriptor(resources: list[Resource], about: About, folder: Path) -> dict[str, Any]:
    """datapackage.json of the CSVs in folder/csv."""
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": read_topic().name,
        "id": about.folder,
        "title": about.title,
        "description": about.description,
        "version": str(about.version),
        "homepage": about.address,
        "licenses": [{"name": about.licence_name, "path": about.licence_url, "title": about.licence}],
        "sources": [{"title": about.source}],
        "resources": [_resource(resource, folder) for resource in resources],
    }


def _resource(resource: Resource, folder: Path) -> dict[str, Any]:
    path = f"csv/{resource.name}.csv"
    schema: dict[str, Any] = {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [column.field() for column in resource.columns],
        "missingValues": [""],
    }
    if resource.primary_key:
        schema["primaryKey"] = resource.primary_key
    if resource.unique_keys:
        schema["uniqueKeys"] = resource.unique_keys
    if resource.foreign_keys:
        schema["foreignKeys"] = [
            {
                "fields": [column.name],
                "reference": {
                    "resource": "" if column.references == resource.name else column.references,
                    "fields": ["id"],
                },
            }
            for column in resource.foreign_keys
        ]
    described = {
        "$schema": f"{PROFILES}/dataresource.json",
        "name": resource.name,
        "type": "table",
        "title": resource.title,
        "description": resource.description,
        "path": path,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": (folder / path).stat().st_size,
        "hash": f"sha256:{sha256(folder / path)}",
        "dialect": {"$schema": f"{PROFILES}/tabledialect.json", "lineTerminator": "\n"},
        "schema": schema,
    }
    return described | ({"sources": resource.sources} if resource.sources else {})


def write_zip(folder: Path, target: Path) -> None:
    """Pack datapackage.json and the CSVs of `folder`; the same files give the same bytes."""
    with zipfile.ZipFile(target, "w") as archive:
        for path in [folder / PACKAGE, *sorted((folder / "csv").glob("*.csv"))]:
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, path.read_bytes(), compresslevel=9)
